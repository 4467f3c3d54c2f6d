"""Tables: which column holds what, and the name, type and description cells of a row.

Columns are told by their header's word where the vocabulary knows it, else by their place; a table's section decides
what a place means. A name is the identifier that its cell holds, without marks and remarks (`**name** (deprecated)`).
Whether an identifier was damaged by translation is for recovery.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from extractor.model.origin import Origin, Recovered
from extractor.model.text import Text
from extractor.model.type_name import parse_type
from extractor.readers.blocks import Row, Table
from extractor.readers.context import PageContext
from extractor.readers.inline import read_inline
from extractor.terms.listed_values import listed_values
from extractor.terms.lookup import column_of
from extractor.terms.names import is_identifier, is_type_spelling
from extractor.terms.type_cells import type_of

IDENTIFIER = re.compile(r"(?<![A-Za-z0-9_])[A-Za-z_][A-Za-z0-9_]*(?![A-Za-z0-9_])")
_BOLD = re.compile(r"\*\*([^*\n]+)\*\*")
_REMARK = re.compile(r"\s*[(\uff08][^()\uff08\uff09]*[)\uff09]\s*$")
_SENTENCE_ENDS = (".", "\u3002")
_NAME_MARKS = " \t*`:\uff1a"
_BRACKETS = (("(", ")"), ("[", "]"), ("{", "}"))
_EMPTY = Text(text="", en=None)
# a type and the word for a collection
_MOST_WORDS = 2
# pipes of a list that somebody forgot to escape; real cells have one to three
_MOST_CUTS = 30


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
    values: tuple[str, ...]
    required: str | None
    origin: Origin


def header_words(table: Table, context: PageContext) -> tuple[str | None, ...]:
    """The English word of each header cell, None where the vocabulary does not know it."""
    return tuple(column_of(context.canonical(cell), context.vocabulary) for cell in table.header.cells)


def lay_out(table: Table, context: PageContext, *, second: Column | None = None) -> Layout:
    """Where the columns of a table are; `second` is what the second of three columns holds if no word tells.

    A column of names right before one of types says what the rows are about, though another column groups them.
    """
    columns = [_COLUMN_OF_WORD.get(word) if word else None for word in header_words(table, context)]
    places: dict[Column, int] = {}
    for index, column in enumerate(columns):
        if column is not None:
            places.setdefault(column, index)
    if columns and columns[0] in (None, Column.VALUE) and (Column.NAME, Column.TYPE) not in pairwise(columns):
        # the first column names the row, whatever its header says: `Value | Description` lists values
        places = {column: index for column, index in places.items() if index > 0}
        places[Column.NAME] = 0
    for index, column in enumerate(_expected(table, context, second) if None in columns else ()):
        if columns[index] is None and column not in places:
            places[column] = index
    if Column.TYPE not in places and holds_types(table, context, places.get(Column.VALUE)):
        # `Name | Value | Description` where the values are types
        places[Column.TYPE] = places.pop(Column.VALUE)
    return Layout(
        name=places.get(Column.NAME, 0),
        type=places.get(Column.TYPE),
        value=places.get(Column.VALUE),
        description=places.get(Column.DESCRIPTION),
        required=places.get(Column.REQUIRED),
    )


def _expected(table: Table, context: PageContext, second: Column | None) -> list[Column]:
    """What the columns hold by their place alone, for those whose header says nothing."""
    width = len(table.header.cells)
    columns = list(_BY_PLACE.get(width, _WIDE)[:width])
    if second is not None and width > len(_BY_PLACE[2]):
        columns[1] = second
    elif width == len(_BY_PLACE[2]) and holds_types(table, context):
        columns[1] = Column.TYPE
    return columns


def holds_types(table: Table, context: PageContext, column: int | None = 1) -> bool:
    """Whether a column, the second of two, holds nothing but spellings of types, and at least one primitive.

    Words may stand among them, types that were translated into a language without a vocabulary: they are short, and
    most cells are types all the same, or the column says the same thing again, as descriptions do not.
    """
    if column is None:
        return False
    cells = [text for row in table.rows if len(row.cells) > column and (text := context.canonical(row.cells[column]))]
    types = [type_of(text, context.vocabulary) or text for text in cells]
    sound = [text for text in types if is_type_spelling(text)]
    if not any(parse_type(text).primitive for text in sound):
        return False
    are_short = all(text in sound or len(text.split()) <= _MOST_WORDS for text in types)
    return are_short and (2 * len(sound) > len(types) or len(set(types)) < len(types))


def lists_values(table: Table, context: PageContext) -> bool:
    """Whether the table lists values rather than members of an object: its first column is values, it has no type."""
    words = header_words(table, context)
    return bool(words) and words[0] in ("value", "member") and "type" not in words


def lists_allowed(table: Table, documented: Collection[str], context: PageContext) -> bool:
    """Whether the table lists what one of the `documented` names (in lower case) may hold.

    Its header says so, or names one of them (`activityDomain value`), or it is the table of two columns, without types,
    that follows those which do give types.
    """
    if lists_values(table, context):
        return True
    words = header_words(table, context)
    if not documented or not words or words[0] is not None:
        return False
    named = (match[0].lower() in documented for match in IDENTIFIER.finditer(context.canonical(table.header.cells[0])))
    return any(named) or (len(words) == len(_BY_PLACE[2]) and not holds_types(table, context))


def lists_members(table: Table, context: PageContext) -> bool:
    """Whether the table lists members of an object: its header says so, or is unknown and has a column for types."""
    words = header_words(table, context)
    if any(words):
        return (
            words[0] is not None and _COLUMN_OF_WORD.get(words[0]) is Column.NAME and not lists_values(table, context)
        )
    return len(words) >= len(_BY_PLACE[3])


def describes_members(table: Table, context: PageContext) -> bool:
    """Whether the rows are members with types: the header calls the first column so, or there is a column of types.

    Error codes, the values of a property and situations are listed in tables too.
    """
    words = header_words(table, context)
    return bool(words) and (words[0] is not None or "type" in words or holds_types(table, context))


def names_rows(table: Table, context: PageContext) -> bool:
    """Whether the first column names something: by its header's word, else by a name in it that could be one.

    `Scenario | Resources` over sentences does not.
    """
    names = (extract_name(context.canonical(row.cells[0])) for row in table.rows if row.cells)
    return header_words(table, context)[0] is not None or any(is_identifier(name) for name in names)


def marked_names(raw: str, context: PageContext) -> Iterator[str]:
    """The words of a paragraph that are set in bold, as code or as a link: those are names, others may be words."""
    english = context.sides.english_raw(raw)
    inline = read_inline(english, context.sides.references)
    yield from _BOLD.findall(english)
    yield from inline.codes
    yield from (link.text for link in inline.links)


def read_rows(table: Table, layout: Layout, context: PageContext) -> list[NamedRow]:
    """The rows of a table; group rows and empty rows hold no fact of their own.

    A row that holds nothing but prose in its first cell goes on with the description of the row above: the page broke
    the line inside a cell.
    """
    context.claim(table, *table.rows)
    width = len(table.header.cells)
    read: list[NamedRow] = []
    for row in table.rows:
        for cells in _split_merged(row, width, context):
            if read and layout.description is not None and _continues(cells):
                text = _joined(read[-1].description, context.text(cells[0]))
                read[-1] = replace(read[-1], description=text)
            elif any(cells) and not _is_group(cells):
                read.append(_read_row(without_type(cells, layout, context), row.origin, layout, context))
    return read


def without_type(cells: tuple[str, ...], layout: Layout, context: PageContext) -> tuple[str, ...]:
    """The cells with the type's left empty where the row lacks it: a sentence in its place, and no description."""
    if layout.type is None or layout.description != layout.type + 1 or any(map(str.strip, cells[layout.description :])):
        return cells
    said = context.canonical(cells[layout.type]) if len(cells) > layout.type else ""
    return (*cells[: layout.type], "", cells[layout.type]) if said.endswith(_SENTENCE_ENDS) else cells


def _split_merged(row: Row, width: int, context: PageContext) -> Iterator[tuple[str, ...]]:
    """The cells of a row, or of each of several rows that lost the line end between them (`||`)."""
    begin, merged = 0, True
    while merged:
        left = len(row.cells) - begin
        joined = _join_cut(row.cells[begin:], width) if width < left <= width + _MOST_CUTS else None
        if joined is not None:
            context.report.add("row-too-wide", row.origin, cells=left, columns=width)
            yield joined
            return
        rest = begin + width
        yield row.cells[begin:rest]
        merged = left - width > width and not row.cells[rest].strip()
        if merged:
            context.report.add("rows-merged", row.origin)
            begin = rest + 1
    if any(cell.strip() for cell in row.cells[rest:]):
        context.report.add("row-too-wide", row.origin, cells=left, columns=width)


def _join_cut(cells: tuple[str, ...], width: int) -> tuple[str, ...] | None:
    """The cells with those joined that a bare pipe cut inside brackets or code: `(*.cer|*.crt)`.

    None where that does not give the table's width.
    """
    joined: list[str] = []
    for cell in cells:
        if joined and _is_open(joined[-1]):
            joined[-1] += "|" + cell
        else:
            joined.append(cell)
    return tuple(joined) if len(joined) == width else None


def _is_open(cell: str) -> bool:
    return cell.count("`") % 2 == 1 or any(cell.count(left) > cell.count(right) for left, right in _BRACKETS)


def _continues(cells: tuple[str, ...]) -> bool:
    """Prose alone in the first of three cells or more, which is neither a label in bold nor an identifier."""
    return _is_alone(cells, len(_BY_PLACE[3])) and "**" not in cells[0] and not is_identifier(cells[0].strip("`* "))


def _joined(first: Text, second: Text) -> Text:
    english = None if first.en is None or second.en is None else f"{first.en} {second.en}"
    return Text(text=f"{first.text} {second.text}", en=english)


def _read_row(cells: tuple[str, ...], origin: Origin, layout: Layout, context: PageContext) -> NamedRow:
    raw_name = _cell(cells, layout.name) or ""
    name = extract_name(context.canonical(raw_name))
    raw_type = _cell(cells, layout.type)
    type_ = (context.canonical(raw_type) or None) if raw_type else None
    raw_description = _cell(cells, layout.description)
    raw_required = _cell(cells, layout.required)
    raw_value = _cell(cells, layout.value)
    return NamedRow(
        name=name,
        recovered=_name_repair(raw_name, name, origin, context),
        type=type_,
        recovered_type=_type_repair(raw_type, type_, origin, context),
        type_page=None if raw_type is None else context.linked_page(raw_type, origin),
        value=context.canonical(raw_value) if raw_value else None,
        description=context.text(raw_description) if raw_description else _empty_text(context),
        codes=_codes(raw_description, context),
        values=_values(raw_description, context),
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
    """`|**Apps**| | |`: a label alone in its row, in bold."""
    return _is_alone(cells, len(_BY_PLACE[2])) and "**" in cells[0]


def _is_alone(cells: tuple[str, ...], width: int) -> bool:
    return len(cells) >= width and bool(cells[0].strip()) and not any(cell.strip() for cell in cells[1:])


def _name_repair(raw: str, canonical: str, origin: Origin, context: PageContext) -> Recovered | None:
    if not context.sides.is_translated(raw):
        return None
    return context.span_repair(extract_name(context.sides.local(raw)), canonical, origin)


def _type_repair(raw: str | None, canonical: str | None, origin: Origin, context: PageContext) -> Recovered | None:
    if raw is None or canonical is None or not context.sides.is_translated(raw):
        return None
    return context.span_repair(context.sides.local(raw), canonical, origin)


def _codes(raw: str | None, context: PageContext) -> tuple[str, ...]:
    """The words in code, which translation leaves alone, each once."""
    if raw is None or "`" not in raw:
        return ()
    return tuple(dict.fromkeys(read_inline(context.sides.english_raw(raw)).codes))


def _values(raw: str | None, context: PageContext) -> tuple[str, ...]:
    return () if raw is None or "`" not in raw else listed_values(context.sides.english_raw(raw), context.vocabulary)


def extract_name(text: str) -> str:
    """The identifier of a name cell, without emphasis, remarks in parentheses and footnote marks.

    >>> extract_name("displayName (deprecated)")
    'displayName'
    """
    return _REMARK.sub("", text).strip(_NAME_MARKS) or text.strip(_NAME_MARKS)
