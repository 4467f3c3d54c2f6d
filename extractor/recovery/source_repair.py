"""A damaged page against the English that it was made from, fact by fact.

Lists of facts with as many entries are compared entry by entry: whatever differs in a name, a type or a list of
privileges is damage, and the English is right, because translation changes no such thing. Where a page lost or gained
entries, those of a verified source are taken over whole, in its order: the text is the page's own where a name says
which entry is meant. So are its operations, where the page's fences hold others. A source whose hash differs repairs
only what is damaged: a sound name may come from another revision. Descriptions are never touched, and an entry without
damage stays as the page has it.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from extractor.model.operation import Operation, Parameter, ParameterLocation, PermissionGrant, RequestHeader
from extractor.model.origin import Evidence, Origin, Recovered
from extractor.model.page import Page
from extractor.model.resource import AllowedValue, Enum, EnumMember, Inherited, Method, Property, Resource, ValueTable
from extractor.recovery.damage import is_translated_option, looks_translated
from extractor.recovery.sources import SourcePage
from extractor.terms.names import is_identifier, is_type_spelling

Named = TypeVar("Named", Parameter, Property, RequestHeader, EnumMember, AllowedValue)
Typed = TypeVar("Typed", Parameter, Property)
Fact = TypeVar("Fact")


def repair_from_source(page: Page, source: SourcePage) -> Page:
    """The page with every name, type and privilege as its source has it."""
    return _SourceRepair(page, source).repaired()


class _SourceRepair:
    """The repair of one page."""

    def __init__(self, page: Page, source: SourcePage) -> None:
        self._page = page
        self._english = source.page
        self._evidence: Evidence = source.evidence
        self._verified = source.verified

    def repaired(self) -> Page:
        page, english = self._page, self._english
        return replace(
            page,
            operations=self._operations(),
            permissions=self._each(page.permissions, english.permissions, self._grant),
            request_headers=self._headers(),
            parameters=self._parameters(),
            response_properties=self._each(page.response_properties, english.response_properties, self._typed),
            responses=page.responses if not self._verified else self._same_or(page.responses, english.responses),
            resource=self._resource(),
            enums=self._each(page.enums, english.enums, self._enum),
            value_tables=self._each(page.value_tables, english.value_tables, self._value_table),
            examples=page.examples if not self._verified else self._same_or(page.examples, english.examples),
        )

    def _operations(self) -> tuple[Operation, ...]:
        """The page's own, which stand in fences; where translation broke a fence, those of the verified source."""
        own, english = self._page.operations, self._english.operations
        if not self._verified or [_request_of(item) for item in own] == [_request_of(item) for item in english]:
            return own
        return tuple(replace(item, scope=None, origin=self._place()) for item in english)

    def _each(
        self, own: Sequence[Fact], english: Sequence[Fact], repair: Callable[[Fact, Fact], Fact]
    ) -> tuple[Fact, ...]:
        """The facts repaired one by one where there are as many, else as the page has them."""
        if len(own) != len(english):
            return tuple(own)
        return tuple(map(repair, own, english))

    @staticmethod
    def _same_or(own: tuple[Fact, ...], english: tuple[Fact, ...]) -> tuple[Fact, ...]:
        """Facts without text of their own: the page's where it has as many, else those of the verified source."""
        return own if len(own) == len(english) else english

    def _recovered(self, damaged: str) -> Recovered:
        return Recovered(from_=damaged, evidence=self._evidence, line=None, file=self._english.path)

    def _may_replace(self, recovered: Recovered | None, *, sound: bool) -> bool:
        """Whether the source outweighs what the page has: a verified one always, another only where that is damaged.

        A sound name that differs from that of an unverified source may come from another revision of it.
        """
        return self._verified or (recovered is None and not sound)

    def _named(self, own: Named, english: Named) -> Named:
        damaged = looks_translated(own.name) or is_translated_option(own.name)
        if not self._may_replace(own.recovered, sound=is_identifier(own.name) and not damaged):
            return own
        written = own.name if own.recovered is None else own.recovered.from_
        recovered = None if written == english.name else self._recovered(written)
        return replace(own, name=english.name, recovered=recovered)

    def _typed(self, own: Typed, english: Typed) -> Typed:
        named = self._named(own, english)
        written = own.type if own.recovered_type is None else own.recovered_type.from_
        if english.type is None or written is None:
            return named
        if not self._may_replace(own.recovered_type, sound=own.type is not None and is_type_spelling(own.type)):
            return named
        recovered = None if written == english.type else self._recovered(written)
        return replace(named, type=english.type, recovered_type=recovered)

    def _headers(self) -> tuple[RequestHeader, ...]:
        own, english = self._page.request_headers, self._english.request_headers
        if len(own) == len(english) or not self._verified:
            return self._each(own, english, self._named)
        by_name = {header.name.lower(): header for header in own}
        return tuple(by_name.get(item.name.lower()) or self._adopted_header(item) for item in english)

    def _adopted_header(self, english: RequestHeader) -> RequestHeader:
        return replace(english, origin=self._place(), recovered=self._recovered(""))

    def _place(self) -> Origin:
        """Where a fact that the page lost is said to stand: with the page's other facts of the kind of request."""
        own = self._page.parameters or self._page.operations
        return own[-1].origin if own else Origin(line=1)

    def _parameters(self) -> tuple[Parameter, ...]:
        """Place by place; options that only prose names are told by their names, as they have no row."""
        page, english = self._page, self._english
        if len(page.parameters) == len(english.parameters):
            return tuple(map(self._parameter, page.parameters, english.parameters))
        if not self._verified:
            return page.parameters
        places = {place: [item for item in page.parameters if item.in_ is place] for place in ParameterLocation}
        found: list[Parameter] = []
        for item in english.parameters:
            own = places[item.in_]
            same = sum(other.in_ is item.in_ for other in english.parameters) == len(own)
            index = sum(other.in_ is item.in_ for other in found)
            match = own[index] if same else next((other for other in own if other.name == item.name), None)
            found.append(self._adopted(item) if match is None else self._parameter(match, item))
        return tuple(found)

    def _parameter(self, own: Parameter, english: Parameter) -> Parameter:
        return replace(self._typed(own, english), in_=english.in_)

    def _adopted(self, english: Parameter) -> Parameter:
        """A parameter that the page lost."""
        return replace(english, origin=self._place(), recovered=self._recovered(""))

    def _grant(self, own: PermissionGrant, english: PermissionGrant) -> PermissionGrant:
        if (own.scheme, own.privileges, own.stated) == (english.scheme, english.privileges, english.stated):
            return own
        if not self._may_replace(own.recovered, sound=own.damaged is None):
            return own
        written = own.damaged if own.damaged is not None else ", ".join(own.privileges)
        return replace(english, origin=own.origin, row=own.row, damaged=None, recovered=self._recovered(written))

    def _resource(self) -> Resource | None:
        own, english = self._page.resource, self._english.resource
        if own is None or english is None:
            return own
        named = own
        if own.name != english.name and self._may_replace(own.recovered, sound=own.name is not None):
            written = (own.name if own.recovered is None else own.recovered.from_) or ""
            named = replace(own, name=english.name, recovered=self._recovered(written))
        return replace(
            named,
            inherits=self._inherits(own.inherits, english.inherits),
            properties=self._each(own.properties, english.properties, self._typed),
            relationships=self._each(own.relationships, english.relationships, self._typed),
            methods=self._each(own.methods, english.methods, self._method),
        )

    def _inherits(self, own: Inherited | None, english: Inherited | None) -> Inherited | None:
        """What the words of the verified source say: those of the page may not be known, or damaged."""
        if english is None or not self._verified:
            return own
        if own is None:
            return replace(english, origin=Origin(line=1), recovered=self._recovered(""))
        written = own.name if own.recovered is None else own.recovered.from_
        recovered = None if written == english.name else self._recovered(written)
        return replace(own, name=english.name, page=english.page, recovered=recovered)

    def _method(self, own: Method, english: Method) -> Method:
        written = own.returns if own.recovered_type is None else own.recovered_type.from_
        if written is None or english.returns is None:
            return own
        if not self._may_replace(own.recovered_type, sound=own.returns is not None and is_type_spelling(own.returns)):
            return own
        recovered = None if written == english.returns else self._recovered(written)
        return replace(own, page=english.page, returns=english.returns, recovered_type=recovered)

    def _enum(self, own: Enum, english: Enum) -> Enum:
        members = self._each(own.members, english.members, self._named)
        return replace(own, name=english.name if self._verified else own.name or english.name, members=members)

    def _value_table(self, own: ValueTable, english: ValueTable) -> ValueTable:
        return replace(
            own,
            of=english.of if self._verified else own.of or english.of,
            values=self._each(own.values, english.values, self._named),
        )


def _request_of(operation: Operation) -> tuple[str, str, str | None, int]:
    return operation.method, operation.path, operation.query, operation.block
