"""Request lines to path templates, and what makes two of them one operation.

In comes a path as a page writes it; out comes its template, in which what stands for an argument or for the key of
somebody's own object is a placeholder, whatever the page shows there. A further way to write what a template says is a
step of `_generalise`. How the API spells a template, and its placeholders, is `extractor.linking.naming`'s to say.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from urllib.parse import quote

from extractor.linking.operation_ids import OperationKey
from extractor.model.operation import Operation
from extractor.model.path_template import PathTemplate, Placeholder, Segment, parse_path
from extractor.model.url_match import parse_url

# RFC 3986 pchar; what a page writes beyond it is percent-encoded, a brace that opens no placeholder included
_SAFE = "-._~!$&'()*+,;=:@%"
# What stands for an argument where a page shows a call instead of a template: `on='reviewer'`, `count=n`
_LITERAL_ARGUMENT = re.compile(
    r"(?P<before>[(,]\s*[A-Za-z_]\w*\s*=\s*)"
    r"(?:(?P<kind>[A-Za-z_.]*)'(?P<quoted>[^'{}]*)'|(?P<bare>[^\s'{}(),@][^'{}(),@]*))(?=\s*[,)])"
)
# A GUID, with hyphens or without: the key of somebody's own object, which is part of no API
_KEY_SHOWN = re.compile(r"[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}", re.IGNORECASE)


@lru_cache(maxsize=65536)
def read_template(path: str) -> PathTemplate:
    """The template of a request line: host, version and query cut off, unsafe characters encoded.

    >>> read_template("https://graph.microsoft.com/beta/app/calls/{id}/").key
    '/app/calls/{}'
    """
    segments = map(_generalise, map(_close, parse_path(parse_url(path).path).segments))
    return PathTemplate(segments=tuple(Segment(parts=tuple(map(_encode, item.parts))) for item in segments))


def _close(segment: Segment) -> Segment:
    """The segment with the bracket that a page forgot behind the arguments of a call."""
    is_open = segment.literal.count("(") == segment.literal.count(")") + 1
    if not is_open:
        return segment
    *before, last = segment.parts
    return Segment(parts=(*before, last + ")") if isinstance(last, str) else (*segment.parts, ")"))


def _generalise(segment: Segment) -> Segment:
    """The segment with a placeholder, called what was shown, where a page shows the value of one call."""
    if segment.literal.endswith("()"):
        return replace(segment, parts=(*segment.parts[:-1], str(segment.parts[-1]).removesuffix("()")))
    if _KEY_SHOWN.fullmatch(segment.literal):
        return Segment(parts=(Placeholder(name=segment.literal),))
    if "=" in segment.literal and "(" in segment.literal:
        return Segment(parts=tuple(_with_arguments(segment.parts)))
    return segment


def _with_arguments(parts: Iterable[str | Placeholder]) -> Iterator[str | Placeholder]:
    for part in parts:
        if isinstance(part, Placeholder):
            yield part
            continue
        end = 0
        for match in _LITERAL_ARGUMENT.finditer(part):
            mark = "" if match["quoted"] is None else "'"
            yield part[end : match.end("before")] + (match["kind"] or "") + mark
            yield Placeholder(name=(match["bare"] or match["quoted"] or "").strip())
            end = match.end() - len(mark)
        yield part[end:]


def _encode(part: str | Placeholder) -> str | Placeholder:
    return part if isinstance(part, Placeholder) else quote(part, safe=_SAFE, errors="replace")


def operation_key(operation: Operation) -> OperationKey:
    """What makes two request lines one operation: the method and the template without placeholder names."""
    return (operation.method.upper(), _key_of(operation.path))


@lru_cache(maxsize=65536)
def _key_of(path: str) -> str:
    return read_template(path).key
