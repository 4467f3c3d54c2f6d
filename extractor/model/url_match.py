"""Which operation a URL calls: `https://graph.microsoft.com/beta/users('x')/messages?$top=5` to `/users/{id}/messages`.

In come the URL of an example, as written, and the path templates of operations; out comes whether they belong together.
Matching forgives what the service forgives: case, key syntax, quotes, the default namespace of a function. It does not
choose among several templates that match (`/users/delta` matches `/users/{id}` too): a caller that needs one prefers
the template with the most literal segments. A new spelling that the service accepts is a step of `canonical`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from extractor.model.path_template import PathTemplate, Segment, parse_path

_ORIGIN = re.compile(r"https?://(?P<host>[^/]*)", re.IGNORECASE)
_VERSION = re.compile(r"v[0-9]+(?:\.[0-9]+)*|beta", re.IGNORECASE)
_DEFAULT_NAMESPACE = "microsoft.graph."
# A value, as part of a path, stands for itself; `{}` stands for any value.
_ANY = "{}"

CanonicalPath: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestUrl:
    """The parts of an example's URL.

    `host` is lower case, None for a relative URL; `version` is the first segment where it is one, lower case, else
    None; `path` starts with a slash and has neither; `query` is what follows the first `?`, None where there is none.
    """

    host: str | None
    version: str | None
    path: str
    query: str | None

    @property
    def calls_service(self) -> bool:
        """Whether it addresses the documented service: relative, or with a version; a webhook's URL is neither."""
        return self.host is None or self.version is not None


@lru_cache(maxsize=4096)
def parse_url(url: str) -> RequestUrl:
    """The parts of a URL as an example writes it.

    >>> parse_url("https://graph.microsoft.com/beta/me/messages?$top=5")
    RequestUrl(host='graph.microsoft.com', version='beta', path='/me/messages', query='$top=5')
    >>> parse_url("/V1.0/me").version
    'v1.0'

    A placeholder in the place of the version (`/{version}/me`) is dropped: a service has no keys at its root.
    """
    location, question, query = url.strip().partition("?")
    absolute = _ORIGIN.match(location)
    host = absolute["host"].lower() if absolute else None
    path = location[absolute.end() if absolute else 0 :].removeprefix("~").lstrip("/")
    first, _, rest = path.partition("/")
    version = first.lower() if _VERSION.fullmatch(first) else None
    is_version = version is not None or (host is not None and _is_placeholder(first))
    return RequestUrl(
        host=host,
        version=version,
        path="/" + (rest.lstrip("/") if is_version else path),
        query=query if question else None,
    )


def _is_placeholder(segment: str) -> bool:
    return re.fullmatch(r"\{[^{}]*\}", segment) is not None


def matches(template: PathTemplate, path: PathTemplate | str) -> bool:
    """Whether a call of `path`, without host, version and query, exercises the operation at `template`.

    Keys may be concrete or placeholders, in either syntax; arguments of a function may be in any order and have any
    value; a file path between colons may have any number of segments.

    >>> matches(parse_path("/users/{id | upn}/messages"), "/Users('a@b.c')/messages/")
    True
    >>> matches(parse_path("/me/calendarView(start={start},end={end})"), "/me/calendarView(end='2',start='1')")
    True
    >>> matches(parse_path("/users/{id}"), "/users/$count")
    False
    """
    return matches_canonical(canonical(template), canonical(parse_path(path) if isinstance(path, str) else path))


def canonical(template: PathTemplate) -> CanonicalPath:
    """The path as `matches_canonical` compares it, for a caller that compares the same ones many times.

    Segments in lower case, placeholders as `{}`, keys as segments of their own, a file path as one segment.

    >>> canonical(parse_path("/Users('{id}')/drive/root:/a/b:/content"))
    ('users', '{}', 'drive', 'root:', 'a/b', 'content')
    """
    return tuple(_join_file_paths(part for segment in template.segments for part in _split_key(segment)))


def matches_canonical(template: CanonicalPath, path: CanonicalPath) -> bool:
    """Whether the paths that these stand for match, as `matches` says."""
    return len(template) == len(path) and all(map(_matches_segment, template, path))


def _split_key(segment: Segment) -> Iterator[str]:
    """`users('x')` gives `users` and `x`; `f()` gives `f`; `f(b=1,a=2)` gives `f(a,b)`; all else gives itself."""
    literal = segment.literal.lower()
    name, opening, inside = literal.partition("(")
    if not name or not opening or not inside.endswith(")"):
        yield literal
        return
    inside = inside.removesuffix(")").strip()
    if "=" in _without_strings(inside):
        names = sorted(argument.partition("=")[0].strip() for argument in _arguments(inside))
        yield f"{name}({','.join(names)})"
        return
    yield name
    if inside:
        yield inside.strip("'\"")


_STRING = re.compile(r"'[^']*'")


def _without_strings(text: str) -> str:
    return _STRING.sub("''", text)


def _arguments(inside: str) -> list[str]:
    """The `name=value` pairs of a call; commas in strings and brackets do not separate."""
    arguments, depth = [""], 0
    for character in _without_strings(inside):
        depth += (character in "([") - (character in ")]")
        if character == "," and depth == 0:
            arguments.append("")
        else:
            arguments[-1] += character
    return [argument for argument in arguments if argument.strip()]


def _join_file_paths(segments: Iterator[str]) -> Iterator[str]:
    """`root:`, `a`, `b:`, `content` to `root:`, `a/b`, `content`: what stands between colons is one value."""
    for segment in segments:
        yield segment
        if segment.endswith(":"):
            file_path = list(_until_colon(segments))
            if file_path:
                yield _ANY if any(_ANY in part for part in file_path) else "/".join(file_path)


def _until_colon(segments: Iterator[str]) -> Iterator[str]:
    for segment in segments:
        yield segment.removesuffix(":")
        if segment.endswith(":"):
            return


def _matches_segment(wanted: str, given: str) -> bool:
    if _ANY not in wanted:
        return wanted.removeprefix(_DEFAULT_NAMESPACE) == given.removeprefix(_DEFAULT_NAMESPACE)
    if given.startswith(("$", _DEFAULT_NAMESPACE)):
        return wanted == given
    first, *others = wanted.split(_ANY)
    return given.startswith(first) and _holds_in_order(given[len(first) :], others)


def _holds_in_order(text: str, literals: list[str]) -> bool:
    """Whether `text` is the literals in order, each preceded by at least one character, the last one at the end."""
    *middle, last = literals
    position = 0
    for literal in middle:
        found = text.find(literal, position + 1)
        if found < 0:
            return False
        position = found + len(literal)
    return len(text) - len(last) > position and text.endswith(last)
