"""Any JSON value to YAML in block style that YAML 1.1 and 1.2 parsers read as that same value.

A string stands plain only when it is letters, digits and a few harmless marks and no parser could take it for another
type; every other one is double-quoted with escapes, so that no text can end its scalar, open a comment or a document,
or hide anything. Numbers are spelled as both versions read them. Anchors and tags are never written.
"""

import math
import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from extractor.model.json_value import JsonObject, JsonValue
from extractor.writers.escaping.invisible import escape_invisible
from extractor.writers.escaping.json import spell_strictly

_STEP = "  "
_BLOCKS = (dict, list)
_PLAIN = re.compile(r"[A-Za-z$/](?:[A-Za-z0-9_./,$() -]*[A-Za-z0-9_./()])?")
# What YAML 1.1 or 1.2 resolves to something that is no string, in lower case
_WORDS = frozenset({"true", "false", "yes", "no", "on", "off", "y", "n", "null", "nan", "inf"})
# A parser need not look further than this for the colon of a key (YAML 1.2 §8.2.2)
_LONGEST_KEY = 1000
_SHORT = 120
_LAST_OF_BYTE, _LAST_OF_PLANE = 0xFF, 0xFFFF
_NAMED_ESCAPES = {"\n": "\\n", "\r": "\\r", "\t": "\\t", "\\": "\\\\", '"': '\\"'}
_NAMED = re.compile(r'[\n\r\t\\"]')


def yaml_node(value: JsonValue, indent: int = 0) -> str:
    r"""What follows `key:` or `-`: a blank and a scalar, or a line end and a block moved right by `indent` blanks.

    >>> yaml_node("yes")
    ' "yes"'
    >>> yaml_node({"a": [1, {"b": None}]}, 2)
    '\n  a:\n    - 1\n    - b: null'
    """
    if not value or not isinstance(value, _BLOCKS):
        return " " + _scalar(value)
    lines: list[str] = []
    _append(lines, value, " " * indent)
    return "\n" + "\n".join(lines)


def yaml_key(name: str, indent: int = 0) -> str:
    """A key with its colon, for a place that is `indent` blanks from the left.

    >>> yaml_key("200"), yaml_key("/app/calls/{call-id}")
    ('"200":', '"/app/calls/{call-id}":')
    """
    return _short_key(name) if len(name) <= _SHORT else _long_key(name, " " * indent)


def _long_key(name: str, pad: str) -> str:
    key = _spell_string(name)
    return f"{key}:" if len(key) <= _LONGEST_KEY else f"? {key}\n{pad}:"


def _append(lines: list[str], value: JsonValue, pad: str) -> None:
    if isinstance(value, dict):
        _append_entries(lines, value, pad)
    elif isinstance(value, list):
        for item in value:
            _append_item(lines, item, pad)


def _append_entries(lines: list[str], entries: JsonObject, pad: str) -> None:
    """Half the time of a build's documents is spent here: the commonest cases stand in line, and first."""
    deeper = pad + _STEP
    for name, item in entries.items():
        key = _short_key(name) if len(name) <= _SHORT else _long_key(name, pad)
        if isinstance(item, str):
            lines.append(f"{pad}{key} {_short_string(item) if len(item) <= _SHORT else _spell_string(item)}")
        elif item and isinstance(item, _BLOCKS):
            lines.append(pad + key)
            _append(lines, item, deeper)
        else:
            lines.append(f"{pad}{key} {_scalar(item)}")


def _append_item(lines: list[str], item: JsonValue, pad: str) -> None:
    """An item that is a block begins on the line of its dash."""
    if item and isinstance(item, _BLOCKS):
        first = len(lines)
        _append(lines, item, pad + _STEP)
        lines[first] = f"{pad}- {lines[first][len(pad) + len(_STEP) :]}"
    else:
        lines.append(f"{pad}- {_scalar(item)}")


def _scalar(value: JsonValue) -> str:
    if isinstance(value, str):
        return _short_string(value) if len(value) <= _SHORT else _spell_string(value)
    if isinstance(value, float):
        return _float(value)
    if isinstance(value, _BLOCKS):
        return "{}" if isinstance(value, dict) else "[]"
    return _CONSTANTS[value] if value is None or isinstance(value, bool) else str(value)


_CONSTANTS: dict[bool | None, str] = {None: "null", True: "true", False: "false"}


def _float(value: float) -> str:
    """YAML 1.1 reads an exponent only behind a point and with a sign."""
    if not math.isfinite(value):
        return _spell_string(str(spell_strictly(value)))
    text = repr(value)
    mantissa, e, exponent = text.partition("e")
    return text if not e or "." in mantissa else f"{mantissa}.0e{exponent}"


def _spell_string(text: str) -> str:
    if _PLAIN.fullmatch(text) and text.lower() not in _WORDS:
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        text = str(spell_strictly(text))
    quoted = _NAMED.sub(lambda match: _NAMED_ESCAPES[match[0]], text)
    return f'"{escape_invisible(quoted, _escape)}"'


# Keys, names and references come again and again: nine of ten strings of a document are short and were spelled before.
_short_string = lru_cache(maxsize=1 << 16)(_spell_string)
_short_key = lru_cache(maxsize=1 << 14)(lambda name: _long_key(name, ""))


def _escape(point: int) -> str:
    if point <= _LAST_OF_BYTE:
        return f"\\x{point:02x}"
    return f"\\u{point:04x}" if point <= _LAST_OF_PLANE else f"\\U{point:08x}"


YAML_FILTERS: dict[str, Callable[..., Any]] = {"yaml": yaml_node, "yaml_key": yaml_key}
