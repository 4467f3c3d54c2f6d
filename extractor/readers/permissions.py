"""Permission tables: which scheme may call with which privileges.

Shapes, by structure: a row for each scheme (two columns, or three with the least privileged first, or one column for
each target of the call); a matrix with a column for each scheme; sub-rows for each workflow under the row of a scheme.
Rows are told by their label where the vocabulary knows it, else by their order: delegated work, delegated personal,
application. A permission that no scheme is given for is no grant but a diagnostic.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractor.model.operation import PermissionGrant, PrivilegeOrder, Scheme, Stated
from extractor.model.origin import Origin
from extractor.model.text import Text
from extractor.readers.blocks import Comment, Paragraph, Row, Table
from extractor.readers.context import PageContext
from extractor.readers.privileges import PrivilegeCell, read_privileges
from extractor.readers.sections import Section
from extractor.terms.lookup import column_of, order_of, scheme_of
from extractor.terms.slugs import SectionKind

_ROW_ORDER = (Scheme.DELEGATED_WORK, Scheme.DELEGATED_PERSONAL, Scheme.APPLICATION)
_SECTION_LEVEL = 2
_MATRIX_WIDTH = len(_ROW_ORDER) + 1
_LABEL_AND_PRIVILEGES = 2
_LEAST_AND_HIGHER = 3
_INDENTS = ("&nbsp;", "&#160;", "\u00a0", "&emsp;", "&ensp;")


def read_permissions(context: PageContext) -> tuple[PermissionGrant, ...]:
    """The grants of a page, table by table and row by row."""
    grants: list[PermissionGrant] = []
    tables = 0
    sections = tuple(context.areas(SectionKind.PERMISSIONS))
    is_tabular = any(isinstance(block, Table) for section in sections for block in section.blocks)
    for section in sections:
        generated = False
        for block in section.blocks:
            if isinstance(block, Comment):
                generated = generated or _announces_permissions(block, context)
            elif isinstance(block, Table):
                found = [_under(grant, section) for grant in _read_table(block, tables, context, generated=generated)]
                grants += found
                tables += bool(found)
            elif isinstance(block, Paragraph) and not block.quoted and (block.listed or not is_tabular):
                _report_unschemed(block.raw, block.origin, context)
    return tuple(grants)


def _under(grant: PermissionGrant, section: Section) -> PermissionGrant:
    """The grant with the heading that tells its table from others: `### Permissions for channel`."""
    return replace(grant, heading=section.slug) if section.level > _SECTION_LEVEL else grant


def _announces_permissions(comment: Comment, context: PageContext) -> bool:
    """Whether a comment is today's annotation of a generated permission table, which stands in an include."""
    announces = context.annotation_of(comment).block_type == "permissions"
    if announces:
        context.claim(comment)
    return announces


def _read_table(table: Table, number: int, context: PageContext, *, generated: bool) -> Iterator[PermissionGrant]:
    columns = _scheme_columns(table, context)
    if columns is not None:
        yield from _read_matrix(table, columns, number, context)
        return
    schemes = _row_schemes(table, context)
    if schemes is not None:
        yield from _read_scheme_rows(table, schemes, number, context, generated=generated)
    else:
        _report_table(table, context)


def _scheme_columns(table: Table, context: PageContext) -> tuple[Scheme | None, ...] | None:
    """The scheme of each column of a matrix, None for another table: its header names schemes, or its width tells.

    A table of 2017 set two pairs of columns side by side: `Resource | Permission | Resource | Permission`.
    """
    named = tuple(scheme_of(context.canonical(cell), context.vocabulary) for cell in table.header.cells)
    if sum(scheme is not None for scheme in named[1:]) > 1:
        return named
    is_wide = len(table.header.cells) == len(set(table.header.cells)) == _MATRIX_WIDTH
    if is_wide and _holds_names(table, context, range(1, _MATRIX_WIDTH)):
        return (None, *_ROW_ORDER)
    return None


def _holds_names(table: Table, context: PageContext, columns: Sequence[int]) -> bool:
    cells = (row.cells[index] for row in table.rows for index in columns if index < len(row.cells))
    return any(_read_cell(cell, context).privileges for cell in cells)


def _read_cell(cell: str, context: PageContext) -> PrivilegeCell:
    return read_privileges(context.sides.english_raw(cell), context.vocabulary)


def _row_schemes(table: Table, context: PageContext) -> tuple[Scheme | None, ...] | None:
    """The scheme of each row, None for a table that holds no schemes. A sub-row has that of the row above."""
    labels = [row.cells[0] if row.cells else "" for row in table.rows]
    main = [index for index, label in enumerate(labels) if label.strip() and not _is_sub_label(label, context)]
    known = {index: scheme_of(context.canonical(labels[index]), context.vocabulary) for index in main}
    if not any(known.values()) and not (len(main) == len(_ROW_ORDER) and _may_be_schemes(table, context)):
        return None
    if len(main) == len(_ROW_ORDER):
        known = {index: known[index] or _ROW_ORDER[place] for place, index in enumerate(main)}
    schemes: list[Scheme | None] = []
    for index in range(len(labels)):
        schemes.append(known[index] if index in known else schemes[-1] if schemes else None)
    return tuple(schemes)


def _may_be_schemes(table: Table, context: PageContext) -> bool:
    """Where no label is known, the order of three rows tells their schemes if their cells speak of permissions.

    English labels are all known, so that rows which are none of them are no schemes.
    """
    if context.sides.has_english:
        return False
    cells = (row.cells[1] for row in table.rows if len(row.cells) > 1)
    return any(_read_cell(cell, context).stated is not None for cell in cells)


def _is_sub_label(label: str, context: PageContext) -> bool:
    """The label of a workflow's row is indented by entities: `&nbsp; &nbsp; **Policy Set**`."""
    return context.sides.english_raw(label).lstrip(" ").startswith(_INDENTS)


def _read_scheme_rows(
    table: Table, schemes: tuple[Scheme | None, ...], number: int, context: PageContext, *, generated: bool
) -> Iterator[PermissionGrant]:
    context.claim(table)
    order = _order_of(table, context, generated=generated)
    for row, scheme in zip(table.rows, schemes, strict=True):
        context.claim(row)
        if scheme is None:
            _report_row(row, context)
            continue
        label = row.cells[0] if row.cells else ""
        name = context.text(label) if _is_sub_label(label, context) else None
        for raw, target in _privilege_cells(table, row, context, generated=generated):
            yield _grant(raw, _Place(scheme=scheme, table=number, row=row, order=order, label=target or name), context)


def _order_of(table: Table, context: PageContext, *, generated: bool) -> PrivilegeOrder | None:
    if generated or _has_least_column(table, context):
        return PrivilegeOrder.LEAST_FIRST
    orders = (order_of(context.canonical(cell), context.vocabulary) for cell in table.header.cells[1:])
    return next((order for order in orders if order is not None), None)


def _has_least_column(table: Table, context: PageContext) -> bool:
    words = [column_of(context.canonical(cell), context.vocabulary) for cell in table.header.cells]
    return "least privileged permissions" in words


def _privilege_cells(
    table: Table, row: Row, context: PageContext, *, generated: bool
) -> Iterator[tuple[str, Text | None]]:
    """The raw cells that list privileges; with several columns for several targets, each with its header."""
    cells = row.cells[1:]
    width = len(table.header.cells)
    if width == _LEAST_AND_HIGHER and (generated or _has_least_column(table, context)):
        yield _join_columns(cells, context), None
    elif width <= _LABEL_AND_PRIVILEGES:
        # a bare pipe cuts a cell
        yield ", ".join(cell for cell in cells if cell.strip()), None
    else:
        for cell, header in zip(cells, table.header.cells[1:], strict=False):
            yield cell, context.text(header)


def _join_columns(cells: tuple[str, ...], context: PageContext) -> str:
    """The least privileged and the higher ones as one cell; `Not available.` beside a privilege adds nothing."""
    spoken = [cell for cell in cells if cell.strip()]
    listing = [cell for cell in spoken if _read_cell(cell, context).stated in (None, Stated.LISTED)]
    return "<br>".join(listing or spoken[:1])


def _read_matrix(
    table: Table, columns: tuple[Scheme | None, ...], number: int, context: PageContext
) -> Iterator[PermissionGrant]:
    context.claim(table)
    order = _order_of(table, context, generated=False)
    for row in table.rows:
        context.claim(row)
        label = context.text(row.cells[0]) if row.cells and row.cells[0].strip() else None
        page = None if label is None else context.linked_page(row.cells[0], row.origin)
        for raw, scheme in zip(row.cells, columns, strict=False):
            if scheme is not None:
                place = _Place(scheme=scheme, table=number, row=row, order=order, label=label, page=page)
                yield _grant(raw, place, context)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """What the table says of a cell: scheme, number of the table, row, order, the row's label and the page it links."""

    scheme: Scheme
    table: int
    row: Row
    order: PrivilegeOrder | None
    label: Text | None
    page: str | None = None


def _grant(raw: str, place: _Place, context: PageContext) -> PermissionGrant:
    cell = _read_cell(raw, context)
    if cell.unread:
        context.report.add("unread-permissions", place.row.origin, text=" | ".join(cell.unread))
    if cell.unsure:
        context.report.add("joint-permissions-unsure", place.row.origin, privileges=", ".join(cell.privileges))
    if cell.remarks:
        context.report.add("permission-remark", place.row.origin, text=" | ".join(cell.remarks))
    return PermissionGrant(
        scheme=place.scheme,
        privileges=cell.privileges,
        stated=cell.stated,
        table=place.table,
        origin=place.row.origin,
        order=place.order if cell.privileges else None,
        combinations=cell.combinations,
        struck=cell.struck,
        resource_specific=cell.resource_specific,
        legacy=cell.legacy,
        row=place.label,
        row_page=place.page,
        damaged=cell.damaged,
        unsure=cell.unsure,
    )


def _report_table(table: Table, context: PageContext) -> None:
    """A table under the heading that holds no schemes: permissions without one, or no permissions at all."""
    context.claim(table, *table.rows)
    reported = [_report_row(row, context) for row in table.rows]
    if not any(reported):
        context.report.add("not-a-permission-table", table.origin)


def _report_row(row: Row, context: PageContext) -> bool:
    """Name the permissions of a row that has no scheme; whether it has any."""
    return _report_unschemed(" ".join(row.cells), row.origin, context)


def _report_unschemed(raw: str, origin: Origin, context: PageContext) -> bool:
    """Name the permissions of a row, an item of a list (`* User: User.Read.All`) or a sentence; whether it has any."""
    names = _read_cell(raw, context).privileges
    if names:
        context.report.add("permission-without-scheme", origin, privileges=", ".join(names))
    return bool(names)
