"""JSON as pages hold it: strict where it is, repaired where a known slip broke it, with what was forgiven.

Strict JSON is tried first; then each repair on top of the earlier ones, so that the first reading forgives least; json5
reads unquoted keys and the like. Whatever is read is JSON again when written: no NaN, no infinities, no lone
surrogates, no key twice in silence. A new slip is a function and a line in `_REPAIRS`; it must be linear in the text.
"""

import html
import json
import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from extractor.model.json_value import JsonValue

REPEATED_KEY = "repeated key"
_TYPOGRAPHIC_QUOTES, _TYPOGRAPHIC_CHARACTERS = "typographic quotes", "typographic characters"
# what translation puts in the place of JSON's own characters
TYPOGRAPHY = frozenset({_TYPOGRAPHIC_QUOTES, _TYPOGRAPHIC_CHARACTERS})
MAX_DEPTH = 100
MAX_SIZE = 2_000_000
# a repairable body is never larger than some kilobytes, and json5 is slow
_MAX_LENIENT_SIZE = 64 * 1024
_MAX_JSON5_SIZE = 16 * 1024

# A string or comment that nobody closes runs to the end, so that every character is looked at once.
_TOKEN = re.compile(
    r'(?P<string>"(?:[^"\\]++|\\.|\\\Z)*+(?:"|\Z))|(?P<comment>//[^\n]*+|/\*(?:[^*]++|\*(?!/))*+(?:\*/|\Z))', re.DOTALL
)
_NESTING = re.compile(r"[\[{]|[\]}]")
_TRAILING_COMMA = re.compile(r",(?=\s*+[\]}])")
_BLANKS = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u3000": " "})
_PUNCTUATION = str.maketrans({"\uff0c": ",", "\uff1a": ":"})
_QUOTES = str.maketrans({"\u201c": '"', "\u201d": '"', "\u201e": '"'})
# `...`, `<...response trimmed...>`
_ELLIPSIS = re.compile(r"<\.\.\.[^<>\n]*+>|\.\.\.|\u2026")
_REPEATED_COMMA = re.compile(r",(?:\s*+,)+")
_VALUE_END = re.compile(r"[\]}\w]\Z")
_NEIGHBOURS = re.compile(r"(?<=})(?=\s*+\{)")
_FENCE_MARK = re.compile(r"^```[^\n]*$", re.MULTILINE)
_ESCAPED_OBJECT = re.compile(r'\s*+[\[{]\s*+\\"')
_MEMBER = re.compile(r'\s*+"[^"\n]*+"\s*+:')
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_CLOSERS = {"{": "}", "[": "]"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadJson:
    """A value, and what had to be forgiven to read it: empty for strict JSON."""

    value: JsonValue
    forgiven: tuple[str, ...]


def read_json(text: str) -> ReadJson | None:
    """The value of `text`, None when no reading can be vouched for. Never raises.

    >>> read_json('{"id": 1,}').forgiven
    ('trailing comma',)
    """
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
            repeated.append(REPEATED_KEY)
        return value

    try:
        value = json.loads(text, object_pairs_hook=build, parse_constant=_refuse_constant, parse_float=_read_float)
    except (ValueError, RecursionError):
        return None
    if "\\u" in text and _holds_surrogate(value):
        return None
    return ReadJson(value=value, forgiven=tuple(dict.fromkeys(repeated)))


def _load_lenient(text: str) -> ReadJson | None:
    """Typographic quotes may stand in a string, so that they count as quotes only where nothing else helps."""
    plain = text.translate(_QUOTES)
    return _repair(text, ()) or (_repair(plain, (_TYPOGRAPHIC_QUOTES,)) if plain != text else None)


def _repair(text: str, forgiven: tuple[str, ...]) -> ReadJson | None:
    """The reading after as few repairs as it takes; `forgiven` names what `text` was repaired of before."""
    read = _load_strict(text)
    for name, repair in _REPAIRS:
        if read is not None:
            return ReadJson(value=read.value, forgiven=(*forgiven, *read.forgiven))
        repaired = repair(text)
        if repaired != text:
            text, forgiven = repaired, (*forgiven, name)
            read = _load_strict(text)
    if read is None and len(text) <= _MAX_JSON5_SIZE and _depth(text) <= MAX_DEPTH:
        read, forgiven = _load_json5(text), (*forgiven, "JSON5 syntax")
    return None if read is None else ReadJson(value=read.value, forgiven=(*forgiven, *read.forgiven))


def _load_json5(text: str) -> ReadJson | None:
    import json5  # noqa: PLC0415 - one page in a hundred needs it, and it is slow to import

    try:
        value = json5.loads(text, allow_duplicate_keys=False)
        # json5 admits NaN and infinities, which strict JSON refuses again
        return _load_strict(json.dumps(value, allow_nan=False))
    except (ValueError, RecursionError, TypeError):
        return None


def _keep(text: str) -> str:
    return text


def _edit(
    text: str,
    *,
    outside: Callable[[str], str] = _keep,
    string: Callable[[str], str] = _keep,
    comment: Callable[[str], str] = _keep,
) -> str:
    """The text with its strings, its comments and what is neither changed, each by its own function."""
    pieces, position = [], 0
    for match in _TOKEN.finditer(text):
        edit = string if match["string"] is not None else comment
        pieces += [outside(text[position : match.start()]), edit(match[0])]
        position = match.end()
    return "".join([*pieces, outside(text[position:])])


def _unescape_entities(text: str) -> str:
    return html.unescape(text) if "&quot;" in text else text


def _unescape_quotes(text: str) -> str:
    return text.replace('\\"', '"').replace("\\\\", "\\") if _ESCAPED_OBJECT.match(text) else text


def _drop_fence_marks(text: str) -> str:
    return _FENCE_MARK.sub("", text)


def _drop_comments(text: str) -> str:
    return _edit(text, comment=lambda _: "")


def _drop_trailing_commas(text: str) -> str:
    return _edit(text, outside=lambda piece: _TRAILING_COMMA.sub("", piece))


def _escape_line_ends(text: str) -> str:
    return _edit(text, string=lambda s: s.replace("\r", "\\r").replace("\n", "\\n").replace("\t", "\\t"))


def _plain_punctuation(text: str) -> str:
    """Where typographic blanks indent the text, they stand for blanks in its strings too."""
    plain = _edit(text, outside=lambda piece: piece.translate(_PUNCTUATION))
    blank = _edit(plain, outside=lambda piece: piece.translate(_BLANKS))
    return plain if blank == plain else blank.translate(_BLANKS)


def _drop_ellipses(text: str) -> str:
    """Without `...`, and without the comma that then stands twice or last."""
    dropped = _edit(text, outside=lambda piece: _ELLIPSIS.sub("", piece))
    single = _edit(dropped, outside=lambda piece: _REPEATED_COMMA.sub(",", piece))
    return text if single == text else _drop_trailing_commas(single)


def _add_commas(text: str) -> str:
    """With a comma wherever a line ends after a value and the next begins with a string, or an object after another."""
    pieces, position, after_string = [], 0, False
    for match in _TOKEN.finditer(text):
        piece = text[position : match.start()]
        value, gap = piece.rstrip(), piece[len(piece.rstrip()) :]
        is_missing = "\n" in gap and (_VALUE_END.search(value) is not None if value else after_string)
        pieces += [_NEIGHBOURS.sub(",", value), "," if is_missing else "", gap, match[0]]
        position, after_string = match.end(), True
    return "".join([*pieces, _NEIGHBOURS.sub(",", text[position:])])


def _add_braces(text: str) -> str:
    """Members without the braces around them: `"id": 1`."""
    return "{" + text + "}" if _MEMBER.match(text) else text


def _balance(text: str) -> str:
    """The first value alone, with the brackets that nobody closed."""
    opened: list[str] = []
    position = 0
    for match in (*_TOKEN.finditer(text), None):
        end = len(text) if match is None else match.start()
        for bracket in _NESTING.finditer(text, position, end):
            if bracket[0] in _CLOSERS:
                opened.append(_CLOSERS[bracket[0]])
            elif not opened or opened.pop() != bracket[0]:
                return text
            elif not opened:
                return text[: bracket.end()]
        position = len(text) if match is None else match.end()
    return text + "".join(reversed(opened))


_REPAIRS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("HTML entities", _unescape_entities),
    ("escaped quotes", _unescape_quotes),
    ("stray fence mark", _drop_fence_marks),
    ("comment", _drop_comments),
    ("trailing comma", _drop_trailing_commas),
    ("line end in a string", _escape_line_ends),
    (_TYPOGRAPHIC_CHARACTERS, _plain_punctuation),
    ("ellipsis", _drop_ellipses),
    ("missing comma", _add_commas),
    ("members without braces", _add_braces),
    ("unbalanced brackets", _balance),
)


def _depth(text: str) -> int:
    """The greatest nesting that brackets outside strings reach; strings with quotes inside may raise it."""
    depth = deepest = 0
    if text.count("[") + text.count("{") <= MAX_DEPTH:
        return 0
    for match in _NESTING.finditer(_edit(text, string=lambda _: '""')):
        depth += 1 if match[0] in _CLOSERS else -1
        deepest = max(deepest, depth)
    return deepest


def _holds_surrogate(value: JsonValue) -> bool:
    return _SURROGATE.search(json.dumps(value, ensure_ascii=False)) is not None
