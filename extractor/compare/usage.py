"""Which way a type travels: sent by the client, returned by the service, or both.

In come the elements of both sides; out come lookups by the name of a type, through properties and base types. A type
that no operation names is taken to travel both ways, because nothing says otherwise.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import PurePosixPath

from extractor.compare.element import NOWHERE, Aspect, Element, Kind
from extractor.compare.reading import plain_page
from extractor.model.type_name import PRIMITIVES, ParsedType, parse_type

_SENT = frozenset({Kind.BODY, Kind.BODY_MEMBER, Kind.QUERY, Kind.FUNCTION})
_RETURNED = frozenset({Kind.RESPONSE, Kind.RETURNED})
_STRINGS = frozenset({"String", "Guid", "Date", "DateTimeOffset", "Duration", "TimeOfDay", "Binary"})
_NUMBERS = frozenset({"Byte", "SByte", "Int16", "Int32", "Int64", "Decimal", "Double", "Single"})
# A member of this name says that clients must expect others: the service holds newer ones back unless asked.
_EVOLVABLE = "unknownfuturevalue"


class Usage:
    """How the types of an API are used, on both sides of a comparison."""

    def __init__(self, *groups: Collection[Element], renamed: Mapping[str, str] | None = None) -> None:
        """Each group holds what stands at the top of one side, merged or not; the last one is the new side.

        `renamed` are the old names of types, in lower case and without namespace, and their new ones. Looked at when
        asked.
        """
        self._groups = groups
        self._renamed = renamed or {}

    def is_sent(self, type_name: str) -> bool:
        """Whether clients send values of the type, or nothing says that they do not."""
        return self._travels(type_name, self._sent)

    def is_returned(self, type_name: str) -> bool:
        """Whether the service returns values of the type, or nothing says that it does not."""
        return self._travels(type_name, self._returned)

    @property
    def used(self) -> frozenset[str]:
        """The types, by their names without namespace in lower case, that some operation needs."""
        return self._sent | self._returned

    def is_named_now(self, type_name: str) -> bool:
        """Whether something on the new side is of the type, described or not."""
        return _simple(type_name) in self._named_now

    def is_one(self, old: str, new: str) -> bool:
        """Whether both name one type, by itself or by its page, which may have another name now."""
        before, after = parse_type(old), parse_type(new)
        if before.alternatives or after.alternatives or before.collection != after.collection:
            return False
        was, is_ = self._described(before, 0), self._described(after, -1)
        return is_ == self._renamed.get(was) or plain_page(is_) == plain_page(was)

    def is_enumeration(self, type_name: str) -> bool:
        """Whether a page describes the type as an enumeration."""
        return _simple(parse_type(type_name).name) in self._enums

    def is_alike(self, old: str, new: str) -> bool:
        """Whether values of both types look the same in JSON, as far as the documentation tells.

        A type that no page describes, where the other side says `String`, is taken for an enumeration.
        """
        before, after = parse_type(old), parse_type(new)
        if before.alternatives or after.alternatives or before.collection != after.collection:
            return False
        kinds = self._wire_kind(before), self._wire_kind(after)
        return kinds[0] == kinds[1] in ("string", "number") or set(kinds) == {"string", "unknown"}

    def _wire_kind(self, parsed: ParsedType) -> str:
        if parsed.name in _STRINGS or _simple(parsed.name) in self._enums:
            return "string"
        if parsed.name in _NUMBERS:
            return "number"
        if parsed.primitive:
            return parsed.name
        return "object" if _simple(parsed.name) in self._references else "unknown"

    def is_evolvable(self, enum: Element) -> bool:
        """Whether clients of the enumeration know that members may come."""
        return any(child.key == _EVOLVABLE for child in enum.children)

    def _travels(self, type_name: str, reached: frozenset[str]) -> bool:
        name = _simple(type_name)
        return name in reached or name not in self._sent | self._returned

    @cached_property
    def _sent(self) -> frozenset[str]:
        return self._reach(_SENT)

    @cached_property
    def _returned(self) -> frozenset[str]:
        return self._reach(_RETURNED)

    @cached_property
    def _enums(self) -> frozenset[str]:
        return frozenset(
            _simple(element.name) for element in self._elements(Kind.TYPE) if element.value(Aspect.TYPE_KIND) == "enum"
        )

    @cached_property
    def _named_now(self) -> frozenset[str]:
        tops = self._groups[-1] if self._groups else ()
        return frozenset(name for top in tops for child in top.children for name in _type_names(child))

    def _described(self, parsed: ParsedType, side: int) -> str:
        """The type that the name is of, or that the page of that name describes, on one side."""
        name = _simple(parsed.name)
        pages = self._pages[side]
        return name if name in pages.values() else pages.get(plain_page(name), name)

    @cached_property
    def _pages(self) -> tuple[dict[str, str], ...]:
        """For each side the type that a page describes, by the name of the page."""
        return tuple(
            {
                plain_page(PurePosixPath(element.place.page).stem): _simple(element.name)
                for element in group
                if element.kind is Kind.TYPE and element.place.line is None
            }
            for group in self._groups
        )

    @cached_property
    def _references(self) -> dict[str, set[str]]:
        """By type, the types of its properties and its base; by the name of its page, which links give, the type."""
        references: dict[str, set[str]] = {}
        for element in self._elements(Kind.TYPE):
            references.setdefault(PurePosixPath(element.place.page).stem.casefold(), set()).add(_simple(element.name))
            named = references.setdefault(_simple(element.name), set())
            for child in element.children:
                named.update(_type_names(child))
            base = element.value(Aspect.BASE)
            named.update(_names(base if isinstance(base, str) else None))
        return references

    def _elements(self, kind: Kind) -> Iterator[Element]:
        return (element for group in self._groups for element in group if element.kind is kind)

    def _reach(self, kinds: frozenset[Kind]) -> frozenset[str]:
        waiting = {
            name
            for operation in self._elements(Kind.OPERATION)
            for child in operation.children
            if child.kind in kinds
            for name in _type_names(child)
        }
        reached: set[str] = set()
        while waiting:
            name = waiting.pop()
            reached.add(name)
            waiting |= self._references.get(name, set()) - reached
        return frozenset(reached)


def keep_used(elements: Iterable[Element]) -> tuple[Element, ...]:
    """What is left of elements that tells the same of the use of types."""
    slim = []
    for element in elements:
        children = {
            (child.kind, child.value(Aspect.TYPE)): child for child in element.children if any(_type_names(child))
        }
        if children or element.kind is Kind.TYPE:
            slim.append(replace(element, texts=(), shown=(), children=tuple(map(_only_type, children.values()))))
    return tuple(slim)


def _only_type(element: Element) -> Element:
    typed = ((Aspect.TYPE, element.value(Aspect.TYPE)),)
    return Element(kind=element.kind, key="", name="", values=typed, place=NOWHERE)


def is_same_but_for_namespace(old: str, new: str) -> bool:
    """Whether one type gives the namespace that the other leaves out, and both are the same otherwise.

    >>> is_same_but_for_namespace("callRecords.modality collection", "modality collection")
    True
    """
    return _simple(old) == _simple(new) and ("." in old) != ("." in new)


def _type_names(element: Element) -> Iterable[str]:
    type_ = element.value(Aspect.TYPE)
    return _names(type_ if isinstance(type_, str) else None)


def _names(type_: str | None) -> Iterator[str]:
    if type_ is None:
        return
    parsed = parse_type(type_)
    for member in parsed.alternatives or (parsed,):
        if member.name.casefold() not in PRIMITIVES:
            yield _simple(member.name)


def _simple(name: str) -> str:
    return name.rpartition(".")[2].casefold()
