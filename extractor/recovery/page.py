"""The repair of one page from its own evidence and its locale's vocabulary.

Types are repaired first, because a type tells whether a key's value fits a name. Then the names of each table, from the
pools of keys in the order of trust. Allowed values come from the list that their property's row gives; header names
and members of enumerations have neither and are left to the vocabulary.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TypeAlias, TypeVar

from extractor.model.operation import RequestBody, RequestHeader, ResourceLink, Response, Returns
from extractor.model.origin import Evidence, Recovered
from extractor.model.page import Page
from extractor.model.resource import AllowedValue, EnumMember, Inherited, Method, ValueTable
from extractor.recovery.allowed_values import values_from_codes
from extractor.recovery.clue import Clue
from extractor.recovery.damage import is_judged, is_plain_word, is_translated_option, looks_translated
from extractor.recovery.key_pools import KeyPool, pools_of, representation_pool
from extractor.recovery.names_from_keys import DamagedRow, clues_from_keys
from extractor.recovery.tables import Row, TableKind, repair_tables, rows_of
from extractor.recovery.type_cells import clue_for_link, clue_for_type, clue_from_json
from extractor.recovery.value_kinds import holds_many
from extractor.terms.lookup import header_name_of, member_of, name_of
from extractor.terms.names import is_identifier
from extractor.terms.vocabulary import Vocabulary, load_vocabulary

Lookup: TypeAlias = Callable[[str, Vocabulary], str | None]
Value = TypeVar("Value", EnumMember, AllowedValue)
Link = TypeVar("Link", ResourceLink, Returns, Inherited)


def repair_page(page: Page) -> Page:
    """The page with its damaged names and types repaired; what was repaired is not reported yet."""
    return _Repair(page).repaired() if is_judged(page) else page


class _Repair:
    """The repair of a page: what it knows of the page."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._vocabulary: Vocabulary = load_vocabulary(page.locale)
        self._spellings = _type_spellings(page)
        self._pools = pools_of(page)
        # a member of a type is a property or a relationship, never both
        self._settled: set[str] = set()
        self._stated_types = {key.name: key for key in representation_pool(page).keys if key.stated_type is not None}

    def repaired(self) -> Page:
        page = repair_tables(self._page, self._table)
        resource = page.resource
        if resource is not None and resource.methods:
            resource = replace(resource, methods=tuple(map(self._method, resource.methods)))
        if resource is not None and resource.inherits is not None:
            resource = replace(resource, inherits=self._linked(resource.inherits))
        return replace(
            page,
            resource=resource,
            request_headers=tuple(map(self._header, page.request_headers)),
            request_body=self._body(page.request_body),
            responses=tuple(map(self._response, page.responses)),
            enums=tuple(replace(enum, members=tuple(map(self._value, enum.members))) for enum in page.enums),
            value_tables=tuple(self._value_table(table, page) for table in page.value_tables),
        )

    def _table(self, kind: TableKind, rows: Sequence[Row]) -> Sequence[Row]:
        typed = [self._typed(row) for row in rows]
        clues: dict[int, Clue] = {}
        pools = self._free_pools(kind)
        for pool in pools:
            current = [self._damaged_row(row, clues.get(index)) for index, row in enumerate(typed)]
            for index, clue in clues_from_keys(current, pool).items():
                clues.setdefault(index, clue)
        keys = {key.name for pool in pools for key in pool.keys}
        names = keys | {row.name for row in rows} | {clue.value for clue in clues.values()}
        for index, row in enumerate(typed):
            known = None if index in clues or row.name in keys else self._known_name(row.name)
            if known is not None and known.value not in names:
                clues[index] = known
        named = [_named(row, clues.get(index)) for index, row in enumerate(typed)]
        named = [self._with_stated_type(self._counted(row, pools)) for row in named]
        if kind is TableKind.PROPERTIES:
            self._settled |= {row.name for row in named}
        return named

    def _free_pools(self, kind: TableKind) -> list[KeyPool]:
        """The pools of a table without the keys that its type's properties have; a lost property may be any key."""
        if kind is not TableKind.RELATIONSHIPS:
            return list(self._pools[kind])
        if any(not is_identifier(name) or looks_translated(name) for name in self._settled):
            return []
        return [pool.without(self._settled) for pool in self._pools[kind]]

    def _damaged_row(self, row: Row, clue: Clue | None) -> DamagedRow:
        if clue is not None:
            return DamagedRow(name=clue.value, type=row.type)
        known = self._known_name(row.name)
        hint = None if known is None else known.value
        return DamagedRow(name=row.name, type=row.type, hint=hint, description=row.description.text)

    def _known_name(self, name: str, lookup: Lookup = name_of) -> Clue | None:
        """What the vocabulary knows of a name that no API could have, or that may be a word of the language."""
        if is_identifier(name) and not is_plain_word(name) and not is_translated_option(name):
            return None
        known = lookup(name, self._vocabulary)
        if known is None or known == name:
            return None
        return Clue(value=known, evidence=Evidence.VOCABULARY, line=None)

    def _with_stated_type(self, row: Row) -> Row:
        """The row with the type that the JSON representation states for its member, where its cell names none."""
        key = self._stated_types.get(row.name)
        if key is None or row.type is None or row.recovered_type is not None:
            return row
        clue = clue_from_json(row.type, key.stated_type, key.line, self._vocabulary)
        return row if clue is None else replace(row, type=clue.value, recovered_type=clue.recovered(row.type))

    def _typed(self, row: Row) -> Row:
        clue = None if row.type is None else self._type(row.type, row.type_page)
        if clue is None or row.type is None:
            return row
        return replace(row, type=clue.value, recovered_type=clue.recovered(row.type))

    def _counted(self, row: Row, pools: Sequence[KeyPool]) -> Row:
        """The row with the type that its cell links, where its values tell whether there is one or a collection."""
        if row.type is None or row.type_page is None or row.recovered_type is not None:
            return row
        many = holds_many(value for pool in pools for key in pool.keys if key.name == row.name for value in key.values)
        clue = clue_for_type(row.type, row.type_page, self._spellings, self._vocabulary, many=many)
        return row if clue is None else replace(row, type=clue.value, recovered_type=clue.recovered(row.type))

    def _type(self, type_: str, page: str | None) -> Clue | None:
        return clue_for_type(type_, page, self._spellings, self._vocabulary)

    def _method(self, method: Method) -> Method:
        clue = None if method.returns is None else self._type(method.returns, None)
        if clue is None or method.returns is None:
            return method
        return replace(method, returns=clue.value, recovered_type=clue.recovered(method.returns))

    def _body(self, body: RequestBody | None) -> RequestBody | None:
        if body is None or body.resource is None:
            return body
        return replace(body, resource=self._linked(body.resource))

    def _response(self, response: Response) -> Response:
        return response if response.returns is None else replace(response, returns=self._linked(response.returns))

    def _linked(self, link: Link) -> Link:
        clue = clue_for_link(link.name, link.page, self._spellings)
        return link if clue is None else replace(link, name=clue.value, recovered=clue.recovered(link.name))

    def _header(self, header: RequestHeader) -> RequestHeader:
        known = header_name_of(header.name, self._vocabulary)
        if known is None or known.lower() == header.name.lower():
            return header
        recovered = Recovered(from_=header.name, evidence=Evidence.VOCABULARY, line=None)
        return replace(header, name=known, recovered=recovered)

    def _value_table(self, table: ValueTable, page: Page) -> ValueTable:
        """The table with the values that the row of its property lists, else by the vocabulary."""
        rows = [row for row in rows_of(page) if row.name == table.of and row.codes]
        # a description may name other properties as code
        properties = {row.name for row in rows_of(page)}
        codes = [code for code in rows[0].codes if code not in properties] if rows else []
        found = values_from_codes([value.name for value in table.values], codes)
        values = tuple(
            self._listed(value, found[index], rows[0]) if index in found else self._value(value)
            for index, value in enumerate(table.values)
        )
        return replace(table, values=values)

    @staticmethod
    def _listed(value: AllowedValue, known: str, row: Row) -> AllowedValue:
        clue = Clue(value=known, evidence=Evidence.PAGE, line=None if row.origin.file else row.origin.line)
        return replace(value, name=known, recovered=clue.recovered(value.name))

    def _value(self, value: Value) -> Value:
        clue = self._known_name(value.name, member_of)
        return value if clue is None else replace(value, name=clue.value, recovered=clue.recovered(value.name))


def _named(row: Row, clue: Clue | None) -> Row:
    return row if clue is None else replace(row, name=clue.value, recovered=clue.recovered(row.name))


def _type_spellings(page: Page) -> dict[str, str]:
    """How the page spells type names, by their lower case: in sound type cells and annotations."""
    spellings: dict[str, str] = {}
    for name in _names_of_types(page):
        spellings.setdefault(name.lower(), name)
    return spellings


def _names_of_types(page: Page) -> Iterable[str]:
    for example in page.examples:
        if example.odata_type is not None:
            yield example.odata_type.rsplit(".", 1)[-1].rstrip(")")
    for row in rows_of(page):
        first = (row.type or "").split(" ", 1)[0]
        if is_identifier(first):
            yield first
