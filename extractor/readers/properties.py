"""Property and relationship tables, and the markers in their descriptions (read-only, required, nullable, key)."""

from collections.abc import Iterator

from extractor.model.resource import Property
from extractor.readers.blocks import Table
from extractor.readers.context import PageContext
from extractor.readers.headers import required_of
from extractor.readers.tables import NamedRow, lay_out, lists_values, read_rows
from extractor.terms.slugs import SectionKind
from extractor.terms.statements import key_of, nullable_of, read_only_of


def read_properties(context: PageContext, kind: SectionKind) -> tuple[Property, ...]:
    """The rows of every table under the headings of one kind (properties or relationships), in page order."""
    properties: list[Property] = []
    for section in context.areas(kind):
        for block in section.blocks:
            if isinstance(block, Table) and not context.is_claimed(block) and not lists_values(block, context):
                properties += read_property_table(block, context)
    return tuple(properties)


def read_property_table(table: Table, context: PageContext) -> Iterator[Property]:
    """The rows of one table."""
    for row in read_rows(table, lay_out(table, context), context):
        yield _property(row, context)


def _property(row: NamedRow, context: PageContext) -> Property:
    vocabulary, text = context.vocabulary, row.description.english
    return Property(
        name=row.name,
        type=row.type,
        description=row.description,
        origin=row.origin,
        type_page=row.type_page,
        codes=row.codes,
        required=required_of(row, context),
        nullable=nullable_of(text, vocabulary),
        read_only=read_only_of(text, vocabulary),
        key=key_of(text, vocabulary),
        recovered=row.recovered,
        recovered_type=row.recovered_type,
    )
