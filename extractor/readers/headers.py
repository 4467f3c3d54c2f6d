"""Request header tables to headers: `Authorization | Bearer {token}. Required.`

The rows of every table under a heading for headers come in, one header for each goes out, repeated rows too. A table
with types under a further heading there is one of a body that has no section (`extractor.readers.parameters`). What
stands behind a colon in the name's cell is part of a value. Whether a name was translated is for recovery.
"""

import re
from dataclasses import replace

from extractor.model.operation import RequestHeader
from extractor.readers.blocks import Table
from extractor.readers.context import PageContext
from extractor.readers.sections import Section
from extractor.readers.tables import Layout, NamedRow, lay_out, read_rows
from extractor.terms.lookup import answer_of
from extractor.terms.slugs import SectionKind
from extractor.terms.statements import requirement_of

# `Prefer: outlook.timezone`, with either colon: the name stands before it
_NAME_END = re.compile(r"[:\uff1a]")


def read_request_headers(context: PageContext) -> tuple[RequestHeader, ...]:
    """The documented headers in page order, repeated rows kept."""
    headers: list[RequestHeader] = []
    for section in context.areas(SectionKind.HEADERS):
        optional = (section.slug or "").startswith("optional")
        for block in section.blocks:
            if isinstance(block, Table) and lists_headers(section, block, context):
                rows = read_rows(block, _described(lay_out(block, context)), context)
                headers += [_header(row, context, optional=optional) for row in rows]
    return tuple(headers)


def lists_headers(section: Section, table: Table, context: PageContext) -> bool:
    """Whether the table is one of headers: one with types, under a heading of its own, lists what a body holds."""
    if section.area is not SectionKind.HEADERS:
        return False
    return section.kind is SectionKind.HEADERS or lay_out(table, context).type is None


def _described(layout: Layout) -> Layout:
    """`Header | Value`: without a column for descriptions, the values are what the table says of the headers."""
    return layout if layout.description is not None else replace(layout, description=layout.value)


def _header(row: NamedRow, context: PageContext, *, optional: bool) -> RequestHeader:
    return RequestHeader(
        name=_NAME_END.split(row.name, maxsplit=1)[0].strip(),
        required=required_of(row, context, default=False if optional else None),
        description=row.description,
        origin=row.origin,
        recovered=row.recovered,
    )


def required_of(row: NamedRow, context: PageContext, *, default: bool | None = None) -> bool | None:
    """Whether the row says that what it names is required: in a column of its own, or in its description."""
    if row.required is not None:
        answer = answer_of(row.required, context.vocabulary)
        if answer is not None:
            return answer
    for text in (row.required, row.value, row.description.english, row.description.text):
        said = requirement_of(text, context.vocabulary) if text else None
        if said is not None:
            return said
    return default
