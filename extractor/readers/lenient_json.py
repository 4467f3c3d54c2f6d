"""JSON as pages hold it: strict where it is, repaired where a known slip broke it, with what was forgiven.

The slips are those that the documentation has, most frequent first: trailing commas, raw newlines in strings, comments,
`&quot;` for quotes, typographic quotes and blanks, unquoted keys. Strict JSON is tried first, json5 reads most of the
rest. Whatever is read is JSON again when written: no NaN, no infinities, no lone surrogates, no key twice in silence.
"""

import html
import json
import math
import re
from dataclasses import dataclass
from typing import Any

from extractor.model.json_value import JsonValue

MAX_DEPTH = 100
MAX_SIZE = 2_000_000
# json5 is written in Python: a repairable body is never larger than some kilobytes
_MAX_LENIENT_SIZE = 64 * 1024
_SMART_QUOTES = str.maketrans(
    {"\u201c": '"', "\u201d": '"', "\u201e": '"', "\u00a0": " ", "\u202f": " ", "\u3000": " "}
)
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
_NESTING = re.compile(r"[\[{]|[\]}]")
_TRAILING_COMMA = re.compile(r",(?=\s*[\]}])")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadJson:
    """A value, and what had to be forgiven to read it: empty for strict JSON."""

    value: JsonValue
    forgiven: tuple[str, ...]


def read_json(text: str) -> ReadJson | None:
    """The value of `text`, None when no reading can be vouched for. Never raises."""
    if len(text) > MAX_SIZE or _depth(text) > MAX_DEPTH:
        return None
    strict = _load_strict(text)
    if strict is not None:
        return strict
    return _load_lenient(text) if len(text) <= _MAX_LENIENT_SIZE else None


class _RefusedError(ValueError):
    """A value that JSON cannot hold."""


def _refuse_constant(name: str) -> Any:
    raise _RefusedError(name)


def _read_float(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise _RefusedError(text)
    return value


def _load_strict(text: str) -> ReadJson | None:
    repeated: list[str] = []

    def build(members: list[tuple[str, Any]]) -> dict[str, Any]:
        value = dict(members)
        if len(value) < len(members):
            repeated.append("repeated key")
        return value

    try:
        value = json.loads(text, object_pairs_hook=build, parse_constant=_refuse_constant, parse_float=_read_float)
    except (ValueError, RecursionError):
        return None
    if "\\u" in text and _holds_surrogate(value):
        return None
    return ReadJson(value=value, forgiven=tuple(dict.fromkeys(repeated)))


def _load_lenient(text: str) -> ReadJson | None:
    """Each repair is applied on top of the earlier ones, so that the first reading forgives least."""
    forgiven: list[str] = []
    for name, repair in _REPAIRS:
        repaired = repair(text)
        if repaired == text:
            continue
        text = repaired
        forgiven.append(name)
        read = _load_strict(text)
        if read is not None:
            return ReadJson(value=read.value, forgiven=(*forgiven, *read.forgiven))
    value = _load_json5(text)
    return None if value is None else ReadJson(value=value.value, forgiven=(*forgiven, "JSON5 syntax"))


def _load_json5(text: str) -> ReadJson | None:
    import json5  # noqa: PLC0415 - one page in a hundred needs it, and it is slow to import

    try:
        value = json5.loads(text, allow_duplicate_keys=False)
        # json5 admits NaN and infinities, which strict JSON refuses again
        return _load_strict(json.dumps(value, allow_nan=False))
    except (ValueError, RecursionError, TypeError):
        return None


def _escape_raw_newlines(text: str) -> str:
    def escape(match: re.Match[str]) -> str:
        return match[0].replace("\r", "\\r").replace("\n", "\\n").replace("\t", "\\t")

    return _STRING.sub(escape, text)


def _outside_strings(pattern: re.Pattern[str], text: str) -> str:
    pieces, position = [], 0
    for match in _STRING.finditer(text):
        pieces += [pattern.sub("", text[position : match.start()]), match[0]]
        position = match.end()
    return "".join([*pieces, pattern.sub("", text[position:])])


def _drop_trailing_commas(text: str) -> str:
    return _outside_strings(_TRAILING_COMMA, text)


def _unescape_entities(text: str) -> str:
    return html.unescape(text) if "&quot;" in text else text


def _plain_quotes(text: str) -> str:
    return text.translate(_SMART_QUOTES)


_REPAIRS = (
    ("HTML entities", _unescape_entities),
    ("trailing comma", _drop_trailing_commas),
    ("line end in a string", _escape_raw_newlines),
    ("typographic characters", _plain_quotes),
)


def _depth(text: str) -> int:
    """The greatest nesting that brackets outside strings reach; strings with quotes inside may raise it."""
    depth = deepest = 0
    if text.count("[") + text.count("{") <= MAX_DEPTH:
        return 0
    for match in _NESTING.finditer(_STRING.sub('""', text)):
        depth += 1 if match[0] in "[{" else -1
        deepest = max(deepest, depth)
    return deepest


def _holds_surrogate(value: JsonValue) -> bool:
    return _SURROGATE.search(json.dumps(value, ensure_ascii=False)) is not None
