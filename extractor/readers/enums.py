"""Tables of members and of allowed values.

A table is an enumeration's when it stands on the enumeration's own page, under a heading for its values, or when it
lists the values of a property whose type names an enumeration. Any other table of values is kept as such. A translated
heading tells the enumeration's name by its slug and by the identifier that it still holds.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from extractor.model.operation import Parameter
from extractor.model.resource import AllowedValue, Enum, EnumMember, Property, ValueTable
from extractor.model.type_name import parse_type
from extractor.readers.blocks import Heading, Paragraph, Table
from extractor.readers.context import PageContext
from extractor.readers.sections import Section
from extractor.readers.tables import (
    IDENTIFIER,
    Column,
    Layout,
    describes_members,
    extract_name,
    header_words,
    lay_out,
    lists_allowed,
    lists_values,
    marked_names,
    names_rows,
    read_rows,
)
from extractor.terms.names import is_identifier
from extractor.terms.slugs import SectionKind
from extractor.terms.type_cells import type_of

_SLUG_SUFFIX = re.compile(r"-(?:values?|members?|options)$")
_NUMBER = re.compile(r"-?\d+|0[xX][0-9A-Fa-f]+|")
_CODE = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_CAMEL_CASE = re.compile(r"[a-z][A-Z]")
_PARAMETERS = frozenset(
    {
        SectionKind.PATH_PARAMETERS,
        SectionKind.QUERY_PARAMETERS,
        SectionKind.FUNCTION_PARAMETERS,
        SectionKind.REQUEST_BODY,
    }
)

Documented = Mapping[str, Property | Parameter]


def read_enums(
    context: PageContext, resource_name: str | None, documented: Iterable[Property | Parameter]
) -> tuple[tuple[Enum, ...], tuple[ValueTable, ...]]:
    """The enumerations of a page, and its other tables of allowed values, each in page order.

    `documented` are the rows of the page's other tables, whose values these may be.
    """
    by_name = {item.name.lower(): item for item in documented}
    enums: list[Enum] = []
    tables: list[ValueTable] = []
    for section in context.sections:
        for block, intro in _tables(section):
            if context.is_claimed(block):
                continue
            is_values = section.kind is SectionKind.VALUES
            subject = _subject_of(section, block, by_name, context)
            name = _enum_name(section, block, resource_name, subject, by_name, context)
            of_property = None if name or subject or not is_values else _property_in(section.slug or "", by_name)
            if name is not None or (of_property is None and (is_values or section.kind is SectionKind.MEMBERS)):
                enums.append(_read_enum(block, name, context))
            elif of_property is not None:
                tables += _read_values(block, of_property, by_name, context)
            elif _lists_values(section, block, by_name, context):
                subject = subject or _sole_in(marked_names(intro, context), by_name)
                tables += _read_values(block, subject, by_name, context)
    return tuple(enums), tuple(tables)


def _tables(section: Section) -> Iterator[tuple[Table, str]]:
    """The tables of a section, each with the raw text of the paragraph above it."""
    intro = ""
    for block in section.blocks:
        if isinstance(block, Paragraph):
            intro = block.raw
        elif isinstance(block, Table):
            yield block, intro


def _lists_values(section: Section, table: Table, documented: Documented, context: PageContext) -> bool:
    if (section.area in _PARAMETERS and not section.in_examples) or section.kind is SectionKind.PROPERTIES:
        typed = {name for name, row in documented.items() if row.type is not None}
        return lists_allowed(table, typed, context) and names_rows(table, context)
    header = context.canonical(table.header.cells[0]) if table.header.cells else ""
    if lists_values(table, context) or any(name.lower() in documented for name in _camel_case(header)):
        return True
    is_of_property = section.area is SectionKind.PROPERTIES and any(_documented_in((header,), documented))
    return is_of_property and not describes_members(table, context) and names_rows(table, context)


def _enum_name(
    section: Section,
    table: Table,
    resource_name: str | None,
    subject: str | None,
    documented: Documented,
    context: PageContext,
) -> str | None:
    if section.kind is SectionKind.MEMBERS:
        return resource_name
    if section.heading is None:
        return None
    if section.kind is SectionKind.VALUES:
        return subject
    if not _lists_values(section, table, documented, context):
        return None
    if section.kind is SectionKind.PROPERTIES and not documented:
        return resource_name
    row = documented.get((subject or "").lower())
    if row is None or row.type is None:
        return None
    # the readers leave types as written, and `字符串` is as primitive as `String`
    parsed = parse_type(type_of(row.type, context.vocabulary) or row.type)
    return parsed.name if not parsed.primitive and is_identifier(parsed.name) else None


def _subject_of(section: Section, table: Table, documented: Documented, context: PageContext) -> str | None:
    """Whose values a table lists: the name in its heading, or in its header (`activityDomain value`).

    The slug of a heading in any language may name a property, which the page spells.
    """
    if table.of is not None:
        return extract_name(context.canonical(table.of))
    stem = _stem(section.slug or "")
    if stem in documented:
        return documented[stem].name
    # `Properties` is what all of them stand under
    heading = None if section.kind is SectionKind.PROPERTIES else section.heading
    of_heading = None if heading is None else _subject(heading, stem, documented, context)
    if of_heading is not None and (of_heading.lower() in documented or section.kind is SectionKind.VALUES):
        return of_heading
    header = context.canonical(table.header.cells[0]) if table.header.cells else ""
    return next(_camel_case(header), None) or next(_documented_in((header,), documented), None) or of_heading


def _property_in(slug: str, documented: Documented) -> str | None:
    """The only property that the slug of a heading for values has among its words: `group-visibility-options`."""
    named = {documented[word].name for word in slug.split("-") if word in documented}
    return named.pop() if len(named) == 1 else None


def _camel_case(text: str) -> Iterator[str]:
    return (match[0] for match in IDENTIFIER.finditer(text) if _CAMEL_CASE.search(match[0]))


def _documented_in(texts: Iterable[str], documented: Documented) -> Iterator[str]:
    """The documented names in the texts, as their own rows spell them."""
    named = (match[0].lower() for text in texts for match in IDENTIFIER.finditer(text))
    return (documented[name].name for name in named if name in documented)


def _sole_in(texts: Iterable[str], documented: Documented) -> str | None:
    """The documented name in the texts, None where they hold several: nothing then says which is meant."""
    names = set(_documented_in(texts, documented))
    return names.pop() if len(names) == 1 else None


def _subject(heading: Heading, stem: str, documented: Documented, context: PageContext) -> str | None:
    """What a heading such as `callState values` or `callState property` speaks of, spelled as the page spells it."""
    for text in (context.canonical(heading.raw), context.sides.local(heading.raw)):
        for match in IDENTIFIER.finditer(text):
            if match[0].lower() == stem:
                return match[0]
        for name in _camel_case(text):
            if name.lower() in documented:
                return documented[name.lower()].name
    return None


def _stem(slug: str) -> str:
    return _SLUG_SUFFIX.sub("", slug).replace("-", "")


def _read_enum(table: Table, name: str | None, context: PageContext) -> Enum:
    members = tuple(
        EnumMember(
            name=row.name,
            value=row.value or row.type,
            description=row.description,
            origin=row.origin,
            recovered=row.recovered,
        )
        for row in read_rows(table, _member_layout(table, context), context)
        if row.name
    )
    return Enum(name=name, members=members, origin=table.origin)


def _member_layout(table: Table, context: PageContext) -> Layout:
    """The columns of a table of members.

    A second column without a word for it holds values only where those are numbers: `Name | Display name`. Where only a
    column of codes is called values, those are the members and the first column says what they mean (`Language |
    Value`).
    """
    layout = lay_out(table, context, second=Column.VALUE)
    if layout.value is None:
        return layout
    words = header_words(table, context)
    cells = [context.canonical(row.cells[layout.value]) for row in table.rows if len(row.cells) > layout.value]
    if all(map(_NUMBER.fullmatch, cells)):
        return layout
    if words[layout.value] is None:
        return replace(layout, value=None)
    codes = [cell for cell in cells if _CODE.fullmatch(cell)]  # translation spares most of them
    if words[layout.name] is None and len(codes) * 2 > len(cells):
        said = layout.name if layout.description is None else layout.description
        return replace(layout, name=layout.value, value=None, description=said)
    return layout


def _read_values(
    table: Table, subject: str | None, documented: Documented, context: PageContext
) -> Iterator[ValueTable]:
    """The values of the first column, and of each other with a documented name as its header."""
    layout = lay_out(table, context, second=Column.VALUE)
    yield _value_table(table, subject, layout, context)
    for index, cell in enumerate(table.header.cells):
        row = documented.get(context.canonical(cell).lower())
        if index != layout.name and row is not None:
            yield _value_table(table, row.name, replace(layout, name=index), context)


def _value_table(table: Table, subject: str | None, layout: Layout, context: PageContext) -> ValueTable:
    values = tuple(
        AllowedValue(name=row.name, description=row.description, origin=row.origin, recovered=row.recovered)
        for row in read_rows(table, layout, context)
        if row.name
    )
    return ValueTable(of=subject, values=values, origin=table.origin)
