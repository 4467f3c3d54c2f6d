"""Path templates: `/users/{id | userPrincipalName}/calendarView(start={start})` as segments and placeholders.

A template is what an operation's request line gives after the query is cut off. Two templates that differ only in the
names of their placeholders, in the quotes around them, in case, or in a trailing slash are the same operation: that is
what `key` says. Damaged forms (`{id` without its end, `{id} | upn`) are read as the placeholder they mean; the facts
keep what the page wrote. How a target writes a template is for its writer. A new damaged form goes to `_parse_segment`.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache

# {id | upn}, <id>, {{id}}: a blank inside is allowed, a slash is not
_BRACE_OR_ANGLE = re.compile(r"[{}]|<([^<>/]*)>")
_HOST = re.compile(r"\Ahttps?://[^/]*(?:/(?:v\d+\.\d+|beta)(?=/|$))?", re.IGNORECASE)
_BRACES = re.compile(r"[{}<>]")
_QUOTED = re.compile(r"'[^']*'")
# no path holds a blank or an angle bracket: blanks between arguments, what is left of a damaged placeholder
_STRAY = re.compile(r"[\s<>]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Placeholder:
    """A variable part of a segment; `name` is as written between the braces, blanks trimmed, and may be empty."""

    name: str

    @property
    def alternatives(self) -> tuple[str, ...]:
        """The names that `{a | b}` offers.

        >>> Placeholder(name="id | userPrincipalName").alternatives
        ('id', 'userPrincipalName')
        """
        return tuple(part.strip() for part in self.name.split("|") if part.strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A part of a path between two slashes: literal strings and placeholders in their order.

    `literal` is the segment's text with each placeholder as `{}`, `placeholders` are the variable parts, in order.
    """

    parts: tuple[str | Placeholder, ...]
    literal: str = field(init=False, repr=False, compare=False)
    placeholders: tuple[Placeholder, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Work out what is asked again and again."""
        literal = "".join([part if isinstance(part, str) else "{}" for part in self.parts])
        object.__setattr__(self, "literal", literal)
        found = tuple([part for part in self.parts if isinstance(part, Placeholder)])
        object.__setattr__(self, "placeholders", found)


@dataclass(frozen=True, slots=True, kw_only=True)
class PathTemplate:
    """The segments of a path, without host, version and query."""

    segments: tuple[Segment, ...]

    @property
    def key(self) -> str:
        """What identifies the template: placeholders as `{}`, lower case, no trailing slash.

        >>> parse_path("/Users/{id | upn}/messages/").key
        '/users/{}/messages'
        """
        return "/" + "/".join(segment.literal for segment in self.segments).lower().replace("'{}'", "{}")


@lru_cache(maxsize=65536)
def parse_path(path: str) -> PathTemplate:
    """The template of a path as a page writes it.

    A host with its version, `~/`, a missing leading slash, empty parts and blanks between arguments are tolerated.

    >>> [segment.literal for segment in parse_path("~/app/calls/{id}/reject").segments]
    ['app', 'calls', '{}', 'reject']
    """
    bare = _HOST.sub("", path.strip()).removeprefix("~")
    segments = (_parse_segment(part.strip()) for part in _split(bare))
    return PathTemplate(segments=tuple(segment for segment in segments if segment.parts))


def _split(path: str) -> list[str]:
    """Split at the slashes that stand outside quotes and parentheses: `range(address='A/B')` is one segment."""
    if "(" not in path:
        return path.split("/")
    parts, start, depth, quoted = [], 0, 0, False
    for index, character in enumerate(path):
        if character == "'":
            quoted = not quoted and depth > 0
        elif not quoted and character == "(":
            depth += 1
        elif not quoted and character == ")":
            depth = max(0, depth - 1)
        elif character == "/" and not quoted and depth == 0:
            parts.append(path[start:index])
            start = index + 1
    # a parenthesis that is never closed encloses nothing
    return path.split("/") if depth or quoted else [*parts, path[start:]]


def _parse_segment(text: str) -> Segment:
    segment = Segment(parts=tuple(_read_parts(text)))
    if "|" in _QUOTED.sub("", segment.literal):
        # `{id} | upn` and `{id}|{upn}`: alternatives of one placeholder; no path holds a bare `|`
        return Segment(parts=(Placeholder(name=_BRACES.sub("", text).strip()),))
    return segment


def _read_parts(text: str) -> list[str | Placeholder]:
    parts: list[str | Placeholder] = []
    depth, start = 0, 0
    for match in _BRACE_OR_ANGLE.finditer(text):
        before, mark = text[start : match.start()], match[0]
        if mark == "{":
            depth += 1
            if depth > 1:
                continue
            _add_literal(parts, before)
        elif mark == "}":
            depth -= 1
            if depth > 0:
                continue
            _add_placeholder(parts, before, opened=depth == 0)
            depth = 0
        elif depth:
            continue
        else:
            _add_literal(parts, before)
            parts.append(Placeholder(name=match[1].strip()))
        start = match.end()
    _finish(parts, text[start:], opened=depth > 0)
    return parts


def _finish(parts: list[str | Placeholder], rest: str, *, opened: bool) -> None:
    """What follows the last brace: literal text, or a placeholder whose end is missing."""
    if opened:
        _add_placeholder(parts, rest, opened=True)
    else:
        _add_literal(parts, rest)


def _add_literal(parts: list[str | Placeholder], text: str) -> None:
    literal = _STRAY.sub("", text)
    if literal:
        parts.append(literal)


def _add_placeholder(parts: list[str | Placeholder], inner: str, *, opened: bool) -> None:
    """`inner` is the text up to the closing brace; its own braces (`{{id}}`) say nothing more."""
    name = inner.strip("{} \t")
    if opened or name:
        parts.append(Placeholder(name=name))
