"""Request lines to path templates, and what makes two of them one operation.

In comes a path as a page writes it; out comes its template, in which what stands for an argument or for the key of
somebody's own object is a placeholder, whatever the page shows there, and every key is a segment of its own. A further
way to write what a template says is a step of `_generalise`, a further slash that pages leave out one of `_divide`.
How the API spells a template, and its placeholders, is `extractor.linking.naming`'s to say.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from urllib.parse import quote

from extractor.linking.operation_ids import OperationKey
from extractor.linking.words import singular
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
# `childFolders/{id}/.../messages`: any number of further steps of the same kind, none among them
_ELLIPSES = frozenset({"..", "...", "\u2026"})
# `/teams/(team-id)`: no segment begins with a bracket, for what it would be a key or an argument of is missing
_BRACKETED = re.compile(r"\((?P<name>[A-Za-z][\w-]*)\)")
# `charts({name})`, `calls('{id}')`, and with the slash left out `charts{name}`: a key, for a call names its arguments
_COLLECTION = re.compile(r"(?P<name>[A-Za-z]+)(?P<opened>\('?)?")
_KEY_ENDS = {None: (), "(": (")",), "('": ("')",)}
# `itemAt(index={index})range`
_BEHIND_CALL = re.compile(r"(?P<closed>'?\))(?P<rest>[A-Za-z]+)")


@lru_cache(maxsize=65536)
def read_template(path: str) -> PathTemplate:
    """The template of a request line: host, version and query cut off, unsafe characters encoded.

    >>> read_template("https://graph.microsoft.com/beta/app/calls/{id}/").key
    '/app/calls/{}'
    """
    written = (segment for segment in parse_path(parse_url(path).path).segments if segment.literal not in _ELLIPSES)
    segments = (_generalise(part) for segment in written for part in _divide(_close(segment)))
    return PathTemplate(segments=tuple(Segment(parts=tuple(map(_encode, item.parts))) for item in segments))


def _close(segment: Segment) -> Segment:
    """The segment with the bracket that a page forgot behind the arguments of a call."""
    is_open = segment.literal.count("(") == segment.literal.count(")") + 1
    if not is_open:
        return segment
    *before, last = segment.parts
    return Segment(parts=(*before, last + ")") if isinstance(last, str) else (*segment.parts, ")"))


def _divide(segment: Segment) -> Iterable[Segment]:
    """The segment, or the two that it is where a page wrote a key in brackets or left the slash out.

    >>> [[part.literal for part in _divide(parse_path(text).segments[0])] for text in ("calls('{id}')", "f(a={a})g")]
    [['calls', '{}'], ['f(a={})', 'g']]
    """
    match segment.parts:
        case (str(name), Placeholder() as key, *ends) if _is_key(name, ends):
            return (Segment(parts=(name.rstrip("('"),)), Segment(parts=(key,)))
        case (Placeholder() as key, str(end)) if end.startswith("$"):
            return (Segment(parts=(key,)), Segment(parts=(end,)))
        case (*call, str(last)) if call and (found := _BEHIND_CALL.fullmatch(last)):
            return (Segment(parts=(*call, found["closed"])), Segment(parts=(found["rest"],)))
    return (segment,)


def _is_key(name: str, ends: Sequence[str | Placeholder]) -> bool:
    """Whether what follows the name, and ends so, is the key of a collection: of what is a plural."""
    found = _COLLECTION.fullmatch(name)
    return found is not None and tuple(ends) == _KEY_ENDS[found["opened"]] and singular(found["name"]) != found["name"]


def _generalise(segment: Segment) -> Segment:
    """The segment with a placeholder, called what was shown, where a page shows the value of one call."""
    if segment.literal.endswith("()"):
        return replace(segment, parts=(*segment.parts[:-1], str(segment.parts[-1]).removesuffix("()")))
    if _KEY_SHOWN.fullmatch(segment.literal):
        return Segment(parts=(Placeholder(name=segment.literal),))
    bracketed = _BRACKETED.fullmatch(segment.literal)
    if bracketed:
        return Segment(parts=(Placeholder(name=bracketed["name"]),))
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
