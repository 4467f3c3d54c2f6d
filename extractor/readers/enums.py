"""Tables of members and of allowed values.

A table is an enumeration's when it stands on the enumeration's own page, under a heading for its values, or when it
lists the values of a property whose type names an enumeration. Any other table of values is kept as such. A translated
heading tells the enumeration's name by its slug and by the identifier that it still holds.
"""

import re

from extractor.model.resource import AllowedValue, Enum, EnumMember, Property, ValueTable
from extractor.model.type_name import parse_type
from extractor.readers.blocks import Heading, Table
from extractor.readers.context import PageContext
from extractor.readers.sections import Section
from extractor.readers.tables import Column, NamedRow, lay_out, lists_values, read_rows
from extractor.terms.slugs import SectionKind

_SLUG_SUFFIX = re.compile(r"-(?:values?|members?|options)$")
_IDENTIFIER = re.compile(r"(?<![A-Za-z0-9_])[A-Za-z_][A-Za-z0-9_]*(?![A-Za-z0-9_])")


def read_enums(
    context: PageContext, resource_name: str | None, properties: tuple[Property, ...]
) -> tuple[tuple[Enum, ...], tuple[ValueTable, ...]]:
    """The enumerations of a page, and its other tables of allowed values, each in page order."""
    by_name = {item.name.lower(): item for item in properties}
    enums: list[Enum] = []
    tables: list[ValueTable] = []
    for section in context.sections:
        for block in section.blocks:
            if not isinstance(block, Table) or context.is_claimed(block):
                continue
            name = _enum_name(section, block, resource_name, by_name, context)
            if name is not None or section.kind in (SectionKind.MEMBERS, SectionKind.VALUES):
                enums.append(_read_enum(block, name, context))
            elif lists_values(block, context):
                tables.append(_read_values(block, section, context))
    return tuple(enums), tuple(tables)


def _enum_name(
    section: Section, table: Table, resource_name: str | None, properties: dict[str, Property], context: PageContext
) -> str | None:
    if section.kind is SectionKind.MEMBERS:
        return resource_name
    if section.heading is None:
        return None
    subject = _subject(section.heading, section.slug or "", context)
    if section.kind is SectionKind.VALUES:
        # a heading in any language: its slug may name a property, which the page spells
        stem = _stem(section.slug or "")
        return properties[stem].name if stem in properties else subject
    if not lists_values(table, context):
        return None
    if section.kind is SectionKind.PROPERTIES and not properties:
        return resource_name
    documented = properties.get((subject or "").lower())
    if documented is None or documented.type is None:
        return None
    parsed = parse_type(documented.type)
    return None if parsed.primitive else parsed.name


def _subject(heading: Heading, slug: str, context: PageContext) -> str | None:
    """What a heading such as `callState values` speaks of, spelled as the page spells it."""
    stem = _stem(slug)
    for text in (context.canonical(heading.raw), context.sides.local(heading.raw)):
        for match in _IDENTIFIER.finditer(text):
            if match[0].lower() == stem:
                return match[0]
    return None


def _stem(slug: str) -> str:
    return _SLUG_SUFFIX.sub("", slug).replace("-", "")


def _rows(table: Table, context: PageContext) -> list[NamedRow]:
    layout = lay_out(table, context, second=Column.VALUE)
    return [row for row in read_rows(table, layout, context) if row.name]


def _read_enum(table: Table, name: str | None, context: PageContext) -> Enum:
    members = tuple(
        EnumMember(
            name=row.name,
            value=row.value or row.type,
            description=row.description,
            origin=row.origin,
            recovered=row.recovered,
        )
        for row in _rows(table, context)
    )
    return Enum(name=name, members=members, origin=table.origin)


def _read_values(table: Table, section: Section, context: PageContext) -> ValueTable:
    values = tuple(
        AllowedValue(name=row.name, description=row.description, origin=row.origin, recovered=row.recovered)
        for row in _rows(table, context)
    )
    subject = None if section.heading is None else _subject(section.heading, section.slug or "", context)
    return ValueTable(of=subject, values=values, origin=table.origin)
