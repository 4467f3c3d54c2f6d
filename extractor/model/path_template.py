"""Path templates: `/users/{id | userPrincipalName}/calendarView(start={start})` as segments and placeholders.

A template is what an operation's request line gives after the query is cut off. Two templates that differ only in the
names of their placeholders, in case, or in a trailing slash are the same operation: that is what `key` says. How a
target writes a template is for its writer.
"""

import re
from dataclasses import dataclass

# {id | upn}, <id>, {{id}}: a blank inside is allowed, a slash is not
_PLACEHOLDER = re.compile(r"\{+([^{}/]*)\}+|<([^<>/]*)>")


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
    """A part of a path between two slashes: literal strings and placeholders in their order."""

    parts: tuple[str | Placeholder, ...]

    @property
    def literal(self) -> str:
        """The segment's text with each placeholder as `{}`."""
        return "".join("{}" if isinstance(part, Placeholder) else part for part in self.parts)

    @property
    def placeholders(self) -> tuple[Placeholder, ...]:
        """The variable parts, in order."""
        return tuple(part for part in self.parts if isinstance(part, Placeholder))


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
        return "/" + "/".join(segment.literal for segment in self.segments).lower()


def parse_path(path: str) -> PathTemplate:
    """The template of a path as a page writes it: `~/` and a missing leading slash are tolerated, empty parts dropped.

    >>> [segment.literal for segment in parse_path("~/app/calls/{id}/reject").segments]
    ['app', 'calls', '{}', 'reject']
    """
    return PathTemplate(segments=tuple(_parse_segment(part) for part in _split(path.removeprefix("~")) if part))


def _split(path: str) -> list[str]:
    """Split at the slashes that stand outside quotes and parentheses: `range(address='A/B')` is one segment."""
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
    return [*parts, path[start:]]


def _parse_segment(text: str) -> Segment:
    parts: list[str | Placeholder] = []
    position = 0
    for match in _PLACEHOLDER.finditer(text):
        if match.start() > position:
            parts.append(text[position : match.start()])
        parts.append(Placeholder(name=(match[1] if match[2] is None else match[2]).strip()))
        position = match.end()
    if position < len(text):
        parts.append(text[position:])
    return Segment(parts=tuple(parts))
