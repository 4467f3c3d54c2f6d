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
from extractor.linking.words import is_plural
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
# `charts({name})`, `calls('{id}')`, and with the slash left out `charts{name}`: a key, for a call names its arguments.
# So does one that sounds like a call (`findCharts({name})`), which no page up to 2022 has; `range(<address>)` is none.
_COLLECTION = re.compile(r"(?P<name>[A-Za-z]+)(?P<opened>\('?)?")
# a further segment where a page left the slash out: a name, and what a call of it is given
_NAMED = r"(?P<rest>[A-Za-z$]\w*(?:\(.*)?)"
# by what opens the bracket around a key, what may stand behind it
_BEHIND_KEY = {
    None: re.compile(r"(?P<rest>\$\w*)?"),
    "(": re.compile(rf"\){_NAMED}?"),
    "('": re.compile(rf"'\){_NAMED}?"),
}
# `itemAt(index={index})range`
_BEHIND_CALL = re.compile(rf"(?P<closed>'?\)){_NAMED}")
_Parts = tuple[str | Placeholder, ...]


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


def _divide(segment: Segment) -> Iterator[Segment]:
    """The segment, or those that it is where a page wrote a key in brackets or left the slash out.

    >>> texts = ("calls('{id}')", "f(a={a})g", "calls({id})parts({part})$ref")
    >>> [[part.literal for part in _divide(parse_path(text).segments[0])] for text in texts]
    [['calls', '{}'], ['f(a={})', 'g'], ['calls', '{}', 'parts', '{}', '$ref']]
    """
    rest = list(reversed(segment.parts))
    while rest:
        yield from (Segment(parts=parts) for parts in _take(rest))


def _take(rest: list[str | Placeholder]) -> tuple[_Parts, ...]:
    """The next segment, or a collection and its key, off the end of what is left: up to the next slash left out."""
    match rest[:-4:-1]:
        case [str(name), Placeholder() as key, *ends] if (behind := _behind_key(name, ends)) is not None:
            if behind or len(rest) == len(ends) + 2:
                rest[-3:] = [behind] if behind else []
                return ((name.rstrip("('"),), (key,))
        case [Placeholder() as key, str(end)] if end.startswith("$"):
            rest.pop()
            return ((key,),)
    taken = [rest.pop()]
    while rest:
        part = rest.pop()
        found = _BEHIND_CALL.fullmatch(part) if isinstance(part, str) else None
        if found:
            rest.append(found["rest"])
            return ((*taken, found["closed"]),)
        taken.append(part)
    return (tuple(taken),)


def _behind_key(name: str, ends: Sequence[str | Placeholder]) -> str | None:
    """What follows the key, if what follows the name is the key of a collection: of what is a plural."""
    found = _COLLECTION.fullmatch(name)
    if found is None or not is_plural(found["name"]):
        return None
    end = ends[0] if ends else ""
    behind = _BEHIND_KEY[found["opened"]].fullmatch(end) if isinstance(end, str) else None
    return None if behind is None else behind["rest"] or ""


def _generalise(segment: Segment) -> Segment:
    """The segment with a placeholder, called what was shown, where a page shows the value of one call."""
    if segment.literal.endswith("()"):
        return replace(segment, parts=(*segment.parts[:-1], str(segment.parts[-1]).removesuffix("()")))
    if _KEY_SHOWN.fullmatch(segment.literal):
        return Segment(parts=(Placeholder(name=segment.literal),))
    match segment.parts:
        case (str(text),) if bracketed := _BRACKETED.fullmatch(text):
            return Segment(parts=(Placeholder(name=bracketed["name"]),))
        case ("(", Placeholder() as key, ")") | ("('", Placeholder() as key, "')"):
            return Segment(parts=(key,))
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
