"""Property and relationship tables, and the markers in their descriptions (read-only, required, nullable, key).

The sections of a resource page come in, its own properties go out; a table that a heading of its own gives to another
type, or that lists values, is left for other readers or the accounting. A new marker is a function of
`extractor.terms.statements` and a line in `_property`.
"""

import re
from collections.abc import Iterator

from extractor.model.resource import Property
from extractor.model.type_name import parse_type
from extractor.readers.blocks import Table
from extractor.readers.context import PageContext
from extractor.readers.headers import required_of
from extractor.readers.sections import Section
from extractor.readers.tables import (
    NamedRow,
    describes_members,
    lay_out,
    lists_members,
    lists_values,
    read_rows,
)
from extractor.terms.slugs import SectionKind
from extractor.terms.statements import default_of, key_of, nullable_of, read_only_of, required_to_create

_OTHER_SUBJECT = re.compile(r"^properties-of-|-(?:types?|objects?|resources?|entity|definitions?|formats?)$")
_IDENTIFIER = re.compile(r"(?<![A-Za-z0-9_])[A-Za-z_][A-Za-z0-9_]*(?![A-Za-z0-9_])")
_CAMEL_CASE = re.compile(r"[a-z][A-Z]")


def read_properties(context: PageContext, kind: SectionKind) -> tuple[Property, ...]:
    """The rows of every table under the headings of one kind (properties or relationships), in page order."""
    properties: list[Property] = []
    for section in context.areas(kind):
        for block in section.blocks:
            if isinstance(block, Table) and _describes_page(block, section, kind, properties, context):
                properties += read_property_table(block, context)
    return tuple(properties)


def read_untitled_properties(context: PageContext) -> tuple[Property, ...]:
    """The rows of the first table of members right under the title, for a page without a heading for them."""
    for section in context.sections:
        if section.level <= 1 and not section.in_examples:
            for block in section.blocks:
                if isinstance(block, Table) and not context.is_claimed(block) and lists_members(block, context):
                    return tuple(read_property_table(block, context))
    return ()


def _describes_page(
    table: Table, section: Section, kind: SectionKind, before: list[Property], context: PageContext
) -> bool:
    """Whether a table lists members of the page's own type, not values and not the members of another type."""
    if context.is_claimed(table) or lists_values(table, context):
        return False
    if section.kind is kind:
        return not _lists_something_else(table, section, context)
    lists = lists_members(table, context) and describes_members(table, context)
    return lists and not _names_other_type(section, before, context)


def _lists_something_else(table: Table, section: Section, context: PageContext) -> bool:
    """Whether a later table of a section has a header of its own, which names neither members nor types.

    `Scenario | Has reviewers?` below the relationships says in what cases there are any.
    """
    first = next(block for block in section.blocks if isinstance(block, Table))
    return table.header.cells != first.header.cells and not describes_members(table, context)


def _names_other_type(section: Section, before: list[Property], context: PageContext) -> bool:
    """Whether a heading below Properties speaks of something else: `autoReviewSettings type`, an example's parts.

    The slug says so in English on every page; a name in camel case, or one that a property read so far has as its
    type, says so as well.
    """
    if section.heading is None or _OTHER_SUBJECT.search(section.slug or ""):
        return True
    words = _IDENTIFIER.findall(context.canonical(section.heading.raw))
    types = {parse_type(item.type).name.lower() for item in before if item.type}
    return any(_CAMEL_CASE.search(word) or word.lower() in types for word in words)


def read_property_table(table: Table, context: PageContext) -> Iterator[Property]:
    """The rows of one table."""
    return (_property(row, context) for row in read_rows(table, lay_out(table, context), context))


def _property(row: NamedRow, context: PageContext) -> Property:
    vocabulary, text = context.vocabulary, row.description.english
    return Property(
        name=row.name,
        type=row.type,
        description=row.description,
        origin=row.origin,
        type_page=row.type_page,
        codes=row.codes,
        values=row.values,
        required=required_of(row, context),
        required_to_create=required_to_create(text, vocabulary),
        nullable=nullable_of(text, vocabulary),
        read_only=read_only_of(text, vocabulary),
        key=key_of(text, vocabulary),
        default=default_of(text, vocabulary),
        recovered=row.recovered,
        recovered_type=row.recovered_type,
    )
