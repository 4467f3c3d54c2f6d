"""The repair of one page from its own evidence and its locale's vocabulary.

Types are repaired first, because a type tells whether a key's value fits a name. Then the names of each table, from the
pools of keys in the order of trust; header names and allowed values have no keys and are left to the vocabulary.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from extractor.diagnostics.report import Report
from extractor.model.operation import Parameter, ParameterLocation, RequestHeader
from extractor.model.origin import Evidence, Origin, Recovered
from extractor.model.page import Page
from extractor.model.path_template import parse_path
from extractor.model.resource import AllowedValue, EnumMember, Method, Property
from extractor.recovery.clue import Clue
from extractor.recovery.key_pools import Key, KeyPool, representation_pool, request_pool, response_pool
from extractor.recovery.names_from_keys import DamagedRow, clues_from_keys
from extractor.recovery.types import clue_for_type
from extractor.terms.lookup import header_name_of, name_of
from extractor.terms.names import is_enum_member, is_header_name, is_identifier, is_type_spelling
from extractor.terms.vocabulary import Vocabulary, load_vocabulary

# `getActivity(period='{period_value}',date={date})`
_ARGUMENTS = re.compile(r"\(([^()]*)\)")
_ARGUMENT = re.compile(r"(?:^|,)\s*([A-Za-z_][A-Za-z0-9_]*)\s*=")

Row = TypeVar("Row", Parameter, Property)
Named = TypeVar("Named", EnumMember, AllowedValue)


def recover_page(page: Page) -> Page:
    """The page with its damaged names and types repaired, and a diagnostic for each that was or could not be."""
    if page.locale.lower().split("-")[0] == "en":
        return page
    return _Repair(page).repaired()


def _carries_english(page: Page) -> bool:
    """Whether the page has its English beside it, from which its names were read."""
    described = (*(row.description for row in page.request_headers), *(row.description for row in page.parameters))
    texts = (page.title, page.summary, *described)
    return any(text is not None and text.en is not None for text in texts)


class _Repair:
    """The repair of a page: what it knows of the page, and the diagnostics it makes."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._report = Report(page.path)
        self._vocabulary: Vocabulary = load_vocabulary(page.locale)
        self._spellings = _type_spellings(page)
        self._carries_english = _carries_english(page)

    def repaired(self) -> Page:
        page = self._page
        representation, response, request = representation_pool(page), response_pool(page), request_pool(page)
        resource = page.resource
        if resource is not None:
            pools = (representation, response, request)
            resource = replace(
                resource,
                properties=self._table(resource.properties, pools),
                relationships=self._table(resource.relationships, pools),
                methods=tuple(map(self._method, resource.methods)),
            )
        repaired = replace(
            page,
            resource=resource,
            request_headers=tuple(map(self._header, page.request_headers)),
            parameters=self._parameters(page.parameters, (request, response, representation)),
            response_properties=self._table(page.response_properties, (response, representation)),
            enums=tuple(replace(enum, members=tuple(map(self._value, enum.members))) for enum in page.enums),
            value_tables=tuple(
                replace(table, values=tuple(map(self._value, table.values))) for table in page.value_tables
            ),
        )
        diagnostics = sorted((*page.diagnostics, *self._report.diagnostics), key=lambda item: item.sort_key)
        return replace(repaired, diagnostics=tuple(diagnostics))

    def _parameters(self, parameters: tuple[Parameter, ...], pools: Sequence[KeyPool]) -> tuple[Parameter, ...]:
        """Each place of parameters is a table of its own; those of the path have its placeholders for a pool."""
        repaired: dict[int, Parameter] = {}
        for location in ParameterLocation:
            indices = [index for index, parameter in enumerate(parameters) if parameter.in_ is location]
            own = pools if location is ParameterLocation.BODY else (_path_pool(self._page, location),)
            repaired.update(zip(indices, self._table([parameters[index] for index in indices], own), strict=True))
        return tuple(repaired[index] for index in range(len(parameters)))

    def _table(self, rows: Sequence[Row], pools: Sequence[KeyPool]) -> tuple[Row, ...]:
        typed = [self._typed(row) for row in rows]
        clues: dict[int, Clue] = {}
        for pool in () if self._carries_english else pools:
            current = [_damaged_row(row, clues.get(index)) for index, row in enumerate(typed)]
            for index, clue in clues_from_keys(current, pool).items():
                clues.setdefault(index, clue)
        return tuple(self._named(row, clues.get(index)) for index, row in enumerate(typed))

    def _named(self, row: Row, clue: Clue | None) -> Row:
        if row.recovered is not None:
            self._tell("translated-identifier", row.recovered, row.name, row.origin)
            return row
        if clue is None and not is_identifier(row.name) and not self._carries_english:
            known = name_of(row.name, self._vocabulary)
            clue = None if known is None else Clue(value=known, evidence=Evidence.VOCABULARY, line=None)
            if clue is None:
                self._report.add("unrecovered-identifier", row.origin, text=row.name)
        if clue is None:
            return row
        recovered = clue.recovered(row.name)
        self._tell("translated-identifier", recovered, clue.value, row.origin)
        return replace(row, name=clue.value, recovered=recovered)

    def _typed(self, row: Row) -> Row:
        if row.type is None:
            return row
        type_, recovered = self._type(row.type, row.type_page, row.recovered_type, row.origin)
        return row if recovered is row.recovered_type else replace(row, type=type_, recovered_type=recovered)

    def _type(
        self, type_: str, page: str | None, recovered: Recovered | None, origin: Origin
    ) -> tuple[str, Recovered | None]:
        if recovered is not None:
            self._tell("translated-type", recovered, type_, origin)
            return type_, recovered
        clue = None if self._carries_english else clue_for_type(type_, page, self._spellings, self._vocabulary)
        if clue is None:
            if not self._carries_english and not is_type_spelling(type_):
                self._report.add("unrecovered-type", origin, text=type_)
            return type_, None
        repaired = clue.recovered(type_)
        self._tell("translated-type", repaired, clue.value, origin)
        return clue.value, repaired

    def _method(self, method: Method) -> Method:
        if method.returns is None or self._carries_english:
            return method
        clue = clue_for_type(method.returns, None, self._spellings, self._vocabulary)
        if clue is None or method.recovered_type is not None:
            return method
        return replace(method, returns=clue.value, recovered_type=clue.recovered(method.returns))

    def _header(self, header: RequestHeader) -> RequestHeader:
        if header.recovered is not None:
            self._tell("translated-header", header.recovered, header.name, header.origin)
            return header
        known = None if self._carries_english else header_name_of(header.name, self._vocabulary)
        if known is None or known.lower() == header.name.lower():
            if not is_header_name(header.name):
                self._report.add("unrecovered-header", header.origin, text=header.name)
            return header
        recovered = Recovered(from_=header.name, evidence=Evidence.VOCABULARY, line=None)
        self._tell("translated-header", recovered, known, header.origin)
        return replace(header, name=known, recovered=recovered)

    def _value(self, value: Named) -> Named:
        if value.recovered is not None:
            self._tell("translated-identifier", value.recovered, value.name, value.origin)
            return value
        if is_enum_member(value.name) or self._carries_english:
            return value
        known = name_of(value.name, self._vocabulary)
        if known is None:
            if not value.name.isascii():
                self._report.add("unrecovered-identifier", value.origin, text=value.name)
            return value
        recovered = Recovered(from_=value.name, evidence=Evidence.VOCABULARY, line=None)
        self._tell("translated-identifier", recovered, known, value.origin)
        return replace(value, name=known, recovered=recovered)

    def _tell(self, rule: str, recovered: Recovered, value: str, origin: Origin) -> None:
        self._report.add(rule, origin, text=recovered.from_, value=value, evidence=recovered.evidence.value)


def _damaged_row(row: Parameter | Property, clue: Clue | None) -> DamagedRow:
    return DamagedRow(name=row.name if clue is None else clue.value, type=row.type)


def _path_pool(page: Page, location: ParameterLocation) -> KeyPool:
    """The names of the arguments of the paths' functions, or of their placeholders, as keys without values."""
    paths = [operation.path for operation in page.operations]
    if location is ParameterLocation.FUNCTION:
        found = [
            name for path in paths for arguments in _ARGUMENTS.findall(path) for name in _ARGUMENT.findall(arguments)
        ]
    else:
        segments = [segment for path in paths for segment in parse_path(path).segments]
        found = [placeholder.name for segment in segments for placeholder in segment.placeholders]
    names = dict.fromkeys(name for name in found if is_identifier(name))
    return KeyPool(evidence=Evidence.PAGE, keys=tuple(Key(name=name, values=(), line=None) for name in names))


def _type_spellings(page: Page) -> dict[str, str]:
    """How the page spells type names, by their lower case: in sound type cells, links and annotations."""
    spellings: dict[str, str] = {}
    for name in _names_of_types(page):
        spellings.setdefault(name.lower(), name)
    return spellings


def _names_of_types(page: Page) -> Iterable[str]:
    is_name: Callable[[str], bool] = is_identifier
    for example in page.examples:
        if example.odata_type is not None:
            yield example.odata_type.rsplit(".", 1)[-1].rstrip(")")
    tables: list[Parameter | Property] = [*page.parameters, *page.response_properties]
    if page.resource is not None:
        tables += [*page.resource.properties, *page.resource.relationships]
    for row in tables:
        first = (row.type or "").split(" ", 1)[0]
        if is_name(first):
            yield first
