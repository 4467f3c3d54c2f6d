"""Patterns for the paths that a client may send: those of one documented URL, and those of an operation's template.

Encoded paths and path templates go in, regular expressions come out that Python and Java read the same way. A client
may escape a character that needs no escape (`'` as `%27`) and the reverse; both match. Nothing of the documentation's
text is ever an expression: each character stands for itself.
"""

import re
from functools import lru_cache

from extractor.model.path_template import Placeholder, Segment, parse_path
from extractor.writers.mocks.address import encode_path, split_escapes

_PLAIN = re.compile(r"[A-Za-z0-9_/~-]")
_PLAIN_SEGMENT = re.compile(r"[A-Za-z0-9._~-]+")
_ONE_SEGMENT = "[^/]+"
# A file path between colons (`/root:/{path}:/content`) has any number of segments
_FILE_PATH = ".+"
_VISIBLE = range(0x21, 0x7F)
_MOST_VALUES = 4


def exact_pattern(path: str) -> str:
    r"""The expression of an encoded path, whichever of its characters a client escapes.

    >>> print(exact_pattern("/users('1')"))
    /users(?:\(|%28)(?:'|%27)1(?:'|%27)(?:\)|%29)
    """
    return "".join(map(_alternatives, split_escapes(path)))


def _alternatives(spelling: str) -> str:
    """The spellings of a character or an escape."""
    if _PLAIN.fullmatch(spelling):
        return spelling
    code = int(spelling[1:], 16) if len(spelling) > 1 else ord(spelling)
    escape = "".join(f"[{digit}{digit.lower()}]" if digit.isalpha() else digit for digit in f"{code:02X}")
    if code not in _VISIBLE or chr(code) in "/%?#":
        # raw, this would be something else, or nothing that can be sent
        return f"%{escape}"
    literal = re.escape(chr(code)) if chr(code) != "-" else "-"
    return f"(?:{literal}|%{escape})"


def template_pattern(path: str) -> str:
    """The expression of an operation's path, any value in the place of each placeholder.

    >>> template_pattern("/beta/app/calls/{call-id}/reject")
    '/beta/app/calls/[^/]+/reject'
    """
    return "".join(value + exact_pattern(literal) for value, literal in _pieces(path))


def fits(template: str, path: str) -> bool:
    """Whether the encoded path matches `template_pattern(template)`, in time that follows the length of both.

    >>> fits("/beta/app/calls/{call-id}/reject", "/beta/app/calls/1/reject")
    True
    """
    *pieces, (last_value, last) = _pieces(template)
    position = 0
    for value, literal in pieces:
        end = _find(_literal(literal), path, position, value)
        if end is None:
            return False
        position = end
    return _find(_literal(last, ends=True), path, position, last_value) is not None


def _find(literal: re.Pattern[str], path: str, position: int, value: str) -> int | None:
    """Where the first of a literal ends, behind a value (or none) that begins at the position."""
    if value and position >= len(path):
        return None
    found = literal.search(path, position + 1) if value else literal.match(path, position)
    if found is None or (value == _ONE_SEGMENT and "/" in path[position : found.start()]):
        return None
    return found.end()


@lru_cache(maxsize=4096)
def _literal(text: str, *, ends: bool = False) -> re.Pattern[str]:
    return re.compile(exact_pattern(text) + (r"\Z" if ends else ""))


def _pieces(path: str) -> list[tuple[str, str]]:
    """The encoded literals of a template, each with the expression of the value before it: none before the first."""
    pieces: list[tuple[str, list[str]]] = [("", [])]
    in_file_path = False
    for segment in parse_path(path).segments:
        pieces[-1][1].append("/")
        for part in _parts(segment):
            if isinstance(part, Placeholder):
                pieces.append((_FILE_PATH if in_file_path else _ONE_SEGMENT, []))
            else:
                pieces[-1][1].append(encode_path(part))
        in_file_path = segment.literal.endswith(":") and not in_file_path
    return [(value, "".join(literals)) for value, literals in pieces]


def _parts(segment: Segment) -> tuple[str | Placeholder, ...]:
    """The parts of a segment; of very many values one, as there are too many ways to divide a text."""
    return segment.parts if len(segment.placeholders) <= _MOST_VALUES else segment.placeholders[:1]


def is_plain_template(path: str) -> bool:
    """Whether each segment is either a placeholder or letters and digits, so that any router understands it."""
    segments = parse_path(path).segments
    return all(_is_plain(segment) for segment in segments) and not any(
        segment.literal.endswith(":") for segment in segments
    )


def _is_plain(segment: Segment) -> bool:
    if any(segment.placeholders):
        return len(segment.parts) == 1
    return _PLAIN_SEGMENT.fullmatch(segment.literal) is not None


def is_plain_path(path: str) -> bool:
    """Whether no client could spell the encoded path in another way."""
    return all(_PLAIN.fullmatch(spelling) or spelling == "." for spelling in split_escapes(path))


def count_placeholders(path: str) -> int:
    """How many values a template leaves open."""
    return sum(len(segment.placeholders) for segment in parse_path(path).segments)
