"""Any JSON value to strict JSON text that every parser reads the same way.

Lone surrogates become U+FFFD, numbers that JSON cannot spell the strings that OData spells them with (`INF`, `-INF`,
`NaN`), and characters that a reader cannot see are escaped, U+2028 among them. What comes out is ASCII where the value
is, and never ends a script block or a line of its own accord.
"""

import json as standard_json
import math
from collections.abc import Callable
from typing import Any

import msgspec

from extractor.model.json_value import JsonValue
from extractor.writers.escaping.invisible import escape_invisible

_LAST_OF_PLANE = 0xFFFF
_encode_slowly = standard_json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode
# msgspec is nine times as fast, but spells numbers without end as null. MessagePack has bytes for them, which stand in
# no text of UTF-8: where they show, the value is encoded slowly.
_ENDLESS = tuple(map(msgspec.msgpack.encode, (math.inf, -math.inf, math.nan, -math.nan)))


def json_text(value: JsonValue, indent: int = 0) -> str:
    """The value over several lines, two blanks a level, every line but the first moved right by `indent` blanks.

    >>> json_text({"a": [1, "x"]}, 2).splitlines()
    ['{', '    "a": [', '      1,', '      "x"', '    ]', '  }']
    """
    lines = msgspec.json.format(compact_json(value).encode(), indent=2).decode()
    return lines.replace("\n", "\n" + " " * indent)


def compact_json(value: JsonValue) -> str:
    """The value on one line.

    >>> compact_json({"a": float("inf")})
    '{"a":"INF"}'
    """
    return escape_invisible(exact_json(value).decode(), _escape)


def exact_json(value: JsonValue) -> bytes:
    """The value on one line, what a reader cannot see as it is: for data that nobody reads before it is decoded.

    >>> exact_json(["a", float("nan"), None])
    b'["a","NaN",null]'
    """
    try:
        return _encode(value)
    except ValueError:  # an infinity, or a lone surrogate
        return _encode_slowly(spell_strictly(value)).encode()


def _encode(value: JsonValue) -> bytes:
    """The value as JSON; raises `ValueError` where strict JSON cannot hold it."""
    try:
        encoded = msgspec.json.encode(value)
    except TypeError:  # a string of a class of its own, as names of a language are
        return _encode_slowly(value).encode()
    if b"null" in encoded and _may_be_endless(value):
        return _encode_slowly(value).encode()
    return encoded


def _may_be_endless(value: JsonValue) -> bool:
    """Whether a number in it has no end; also said of what MessagePack cannot hold."""
    try:
        packed = msgspec.msgpack.encode(value)
    except (OverflowError, TypeError, ValueError):
        return True
    return any(number in packed for number in _ENDLESS)


def _escape(point: int) -> str:
    """The escapes of JSON reach one plane; beyond it stand surrogate pairs."""
    if point <= _LAST_OF_PLANE:
        return f"\\u{point:04x}"
    high, low = divmod(point - 0x10000, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"


def spell_strictly(value: JsonValue) -> JsonValue:
    """The value with what strict JSON cannot hold replaced: lone surrogates, infinities and NaN.

    >>> spell_strictly([float("-inf"), "a" + chr(0xD800)])
    ['-INF', 'a\ufffd']
    """
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, float) and not math.isfinite(value):
        return "NaN" if math.isnan(value) else ("INF" if value > 0 else "-INF")
    if isinstance(value, list):
        return [spell_strictly(item) for item in value]
    if isinstance(value, dict):
        return {str(spell_strictly(name)): spell_strictly(item) for name, item in value.items()}
    return value


JSON_FILTERS: dict[str, Callable[..., Any]] = {"json": json_text, "json_line": compact_json}
