"""Tables: which column holds what, and the name, type and description cells of a row.

Columns are told by their header's word where the vocabulary knows it, else by their place; a table's section decides
what a place means. A name is the identifier that its cell holds, without marks and remarks (`**name** (deprecated)`).
Whether an identifier was damaged by translation is for recovery.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from extractor.model.origin import Origin, Recovered
from extractor.model.text import Text
from extractor.readers.blocks import Row, Table
from extractor.readers.context import PageContext
from extractor.readers.inline import read_inline
from extractor.terms.lookup import column_of

_REMARK = re.compile(r"\s*[(\uff08][^()\uff08\uff09]*[)\uff09]\s*$")
_NAME_MARKS = " \t*`:\uff1a"
_EMPTY = Text(text="", en=None)


class Column(StrEnum):
    """What a column of a documented table holds."""

    NAME = "name"
    TYPE = "type"
    VALUE = "value"
    DESCRIPTION = "description"
    REQUIRED = "required"


# The vocabulary's English header words
_COLUMN_OF_WORD: Mapping[str, Column] = {
    "property": Column.NAME,
    "property name": Column.NAME,
    "parameter": Column.NAME,
    "parameter name": Column.NAME,
    "query parameter": Column.NAME,
    "name": Column.NAME,
    "header": Column.NAME,
    "member": Column.NAME,
    "relationship": Column.NAME,
    "method": Column.NAME,
    "type": Column.TYPE,
    "return type": Column.TYPE,
    "value": Column.VALUE,
    "description": Column.DESCRIPTION,
    "required": Column.REQUIRED,
}
_BY_PLACE: Mapping[int, tuple[Column, ...]] = {
    1: (Column.NAME,),
    2: (Column.NAME, Column.DESCRIPTION),
    3: (Column.NAME, Column.TYPE, Column.DESCRIPTION),
}
_WIDE = (Column.NAME, Column.TYPE, Column.REQUIRED, Column.DESCRIPTION)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The place of each kind of column of a table, None where it has none."""

    name: int
    type: int | None
    value: int | None
    description: int | None
    required: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedRow:
    """A row as its columns say; `type` and `value` are None where the table has no such column or the cell is empty."""

    name: str
    recovered: Recovered | None
    type: str | None
    recovered_type: Recovered | None
    type_page: str | None
    value: str | None
    description: Text
    codes: tuple[str, ...]
    required: str | None
    origin: Origin


def header_words(table: Table, context: PageContext) -> tuple[str | None, ...]:
    """The English word of each header cell, None where the vocabulary does not know it."""
    return tuple(column_of(context.canonical(cell), context.vocabulary) for cell in table.header.cells)


def lay_out(table: Table, context: PageContext, *, second: Column | None = None) -> Layout:
    """Where the columns of a table are; `second` is what the second of three columns holds if no word tells."""
    words = header_words(table, context)
    columns = [_COLUMN_OF_WORD.get(word) if word else None for word in words]
    places: dict[Column, int] = {}
    for index, column in enumerate(columns):
        if column is not None:
            places.setdefault(column, index)
    if columns and columns[0] in (None, Column.VALUE):
        # the first column names the row, whatever its header says: `Value | Description` lists values
        places = {column: index for column, index in places.items() if index > 0}
        places[Column.NAME] = 0
    expected = _BY_PLACE.get(len(columns), _WIDE)
    for index, column in enumerate(expected[: len(columns)]):
        wanted = second if second is not None and index == 1 and len(columns) > len(_BY_PLACE[2]) else column
        if columns[index] is None and wanted not in places:
            places[wanted] = index
    return Layout(
        name=places.get(Column.NAME, 0),
        type=places.get(Column.TYPE),
        value=places.get(Column.VALUE),
        description=places.get(Column.DESCRIPTION),
        required=places.get(Column.REQUIRED),
    )


def lists_values(table: Table, context: PageContext) -> bool:
    """Whether the table lists values rather than members of an object: its first column is values, it has no type."""
    words = header_words(table, context)
    return bool(words) and words[0] in ("value", "member") and "type" not in words


def read_rows(table: Table, layout: Layout, context: PageContext) -> Iterator[NamedRow]:
    """The rows of a table; group rows and empty rows hold no fact and are passed over."""
    context.claim(table)
    width = len(table.header.cells)
    for row in table.rows:
        context.claim(row)
        yield from _read_row(row.cells[:width], row.origin, layout, context)
        rest = row.cells[width:]
        if any(cell.strip() for cell in rest):
            yield from _read_rest(rest, row, layout, context, width)


def _read_rest(rest: tuple[str, ...], row: Row, layout: Layout, context: PageContext, width: int) -> Iterator[NamedRow]:
    """Cells beyond the header: a second row that lost its line end (`||`), else cells that a bare pipe cut."""
    merged = not rest[0].strip() and len(rest) > width
    if not merged:
        context.report.add("row-too-wide", row.origin, cells=len(row.cells), columns=width)
        return
    context.report.add("rows-merged", row.origin)
    yield from _read_row(rest[1 : width + 1], row.origin, layout, context)


def _read_row(cells: tuple[str, ...], origin: Origin, layout: Layout, context: PageContext) -> Iterator[NamedRow]:
    if not cells or not any(cells) or _is_group(cells):
        return
    raw_name = _cell(cells, layout.name) or ""
    name = extract_name(context.canonical(raw_name))
    raw_type = _cell(cells, layout.type)
    type_ = context.canonical(raw_type) if raw_type else None
    raw_description = _cell(cells, layout.description)
    raw_required = _cell(cells, layout.required)
    yield NamedRow(
        name=name,
        recovered=context.span_repair(extract_name(context.sides.local(raw_name)), name, origin),
        type=type_,
        recovered_type=_type_repair(raw_type, type_, origin, context),
        type_page=_linked_page(raw_type, context),
        value=_value(cells, layout, context),
        description=context.text(raw_description) if raw_description else _empty_text(context),
        codes=_codes(raw_description, context),
        required=context.canonical(raw_required) if raw_required else None,
        origin=origin,
    )


def _cell(cells: tuple[str, ...], index: int | None) -> str | None:
    if index is None or index >= len(cells):
        return None
    return cells[index].strip() or None


def _empty_text(context: PageContext) -> Text:
    return Text(text="", en="") if context.sides.has_english else _EMPTY


def _is_group(cells: tuple[str, ...]) -> bool:
    """`|**Apps**| | |`: a label alone in its row, bold where there is but one other cell."""
    if len(cells) < len(_BY_PLACE[2]) or any(cell.strip() for cell in cells[1:]):
        return False
    return len(cells) > len(_BY_PLACE[2]) or "**" in cells[0]


def _type_repair(raw: str | None, canonical: str | None, origin: Origin, context: PageContext) -> Recovered | None:
    if raw is None or canonical is None:
        return None
    return context.span_repair(context.sides.local(raw), canonical, origin)


def _linked_page(raw: str | None, context: PageContext) -> str | None:
    if raw is None or "](" not in raw:
        return None
    links = read_inline(context.sides.english_raw(raw)).links
    return context.page_of(links[0].target) if links else None


def _codes(raw: str | None, context: PageContext) -> tuple[str, ...]:
    """What a description sets as code, each once: translation leaves it alone."""
    if raw is None or "`" not in raw:
        return ()
    return tuple(dict.fromkeys(read_inline(context.sides.english_raw(raw)).codes))


def _value(cells: tuple[str, ...], layout: Layout, context: PageContext) -> str | None:
    raw = _cell(cells, layout.value)
    return context.canonical(raw) if raw else None


def extract_name(text: str) -> str:
    """The identifier of a name cell, without emphasis, remarks in parentheses and footnote marks.

    >>> extract_name("displayName (deprecated)")
    'displayName'
    """
    return _REMARK.sub("", text).strip(_NAME_MARKS) or text.strip(_NAME_MARKS)
