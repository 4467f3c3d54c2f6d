"""Loss accounting: every block of a page was read into a fact, or is named in a diagnostic.

`seen` counts the blocks as the Markdown parser gave them, `accounted` those that a reader claimed, those that are named
here, which claims them too, and those that need no reader: headings and includes in their place, what stands in the
tab of a programming language, comments that annotate no block. The two are equal unless a block or a row was neither
read nor named, which is a defect of the program.
"""

from collections import Counter
from collections.abc import Mapping

from extractor.model.page import BlockCounts
from extractor.readers.annotations import CommentKind
from extractor.readers.blocks import Block, Comment, Fence, Heading, Html, Include, Table
from extractor.readers.context import PageContext
from extractor.readers.http_message import parse_messages
from extractor.readers.sections import Section
from extractor.readers.tabs import tab_of

_MEMBERS: Mapping[type[Block], str] = {
    Heading: "headings",
    Table: "tables",
    Fence: "fences",
    Comment: "annotations",
    Include: "includes",
    Html: "html",
}


def count_seen(blocks: list[Block]) -> BlockCounts:
    """The blocks of the page itself, includes not expanded."""
    counted = [block for block in blocks if _counts(block)]
    return _count(counted, rows=sum(len(block.rows) for block in counted if isinstance(block, Table)))


def account(context: PageContext, blocks: list[Block]) -> BlockCounts:
    """Name each block and row that no reader claimed, and count those of the page that are accounted for."""
    tabbed = {id(block) for section in context.sections for block in section.tabbed}
    placed = {id(section.heading) for section in context.sections}
    for section in context.sections:
        placed.update(map(id, section.blocks))
        for block in section.blocks:
            if type(block) in _MEMBERS:
                _name_unread(block, section, context)
    counted = [block for block in blocks if _counts(block)]
    accounted = [block for block in counted if id(block) in tabbed or _is_accounted(block, placed, context)]
    rows = (
        len(block.rows) if id(block) in tabbed else sum(map(context.is_claimed, block.rows))
        for block in counted
        if isinstance(block, Table)
    )
    return _count(accounted, rows=sum(rows))


def _counts(block: Block) -> bool:
    """Whether it is a block of the page: a table that stood in HTML or in a cell is a part of one."""
    return type(block) in _MEMBERS and not (isinstance(block, Table) and block.derived)


def _count(blocks: list[Block], *, rows: int) -> BlockCounts:
    counts = Counter(_MEMBERS[type(block)] for block in blocks)
    return BlockCounts(rows=rows, **{name: counts[name] for name in _MEMBERS.values()})


def _is_accounted(block: Block, placed: set[int], context: PageContext) -> bool:
    match block:
        case Heading():
            return id(block) in placed or tab_of(block) is not None
        case Comment():
            return context.is_claimed(block) or context.annotation_of(block).kind is not CommentKind.BLOCK
        case Include():
            return id(block) in placed
        case Html(tabular=True):
            return id(block) in placed
        case _:
            return context.is_claimed(block)


def _name_unread(block: Block, section: Section, context: PageContext) -> None:
    """Name what nobody claimed, a block or rows of it, and claim it."""
    if context.is_claimed(block):
        if isinstance(block, Table):
            _name_unread_rows(block, section, context)
        return
    match block:
        case Table():
            columns = " | ".join(context.canonical(cell) for cell in block.header.cells)
            rule = "unread-example-table" if section.in_examples else "unread-table"
            context.report.add(rule, block.origin, columns=columns, section=section.slug or "")
            context.claim(*block.rows)
        case Fence():
            _name_fence(block, section, context)
        case Comment():
            annotation = context.annotation_of(block)
            if annotation.kind is CommentKind.BLOCK:
                context.report.add("orphan-annotation", block.origin, block_type=annotation.block_type or "")
        case Html(tabular=False):
            context.report.add("unread-html", block.origin)
        case _:
            return
    context.claim(block)


def _name_unread_rows(table: Table, section: Section, context: PageContext) -> None:
    for row in table.rows:
        if not context.is_claimed(row):
            cells = " | ".join(context.canonical(cell) for cell in row.cells)
            context.report.add("unread-row", row.origin, cells=cells, section=section.slug or "")
            context.claim(row)


def _name_fence(fence: Fence, section: Section, context: PageContext) -> None:
    language = (fence.language or "").lower()
    is_message = bool(parse_messages(context.sides.english_raw(fence.content), json_expected=language == "json"))
    rule = "unannotated-message" if is_message else "fence-not-http"
    context.report.add(rule, fence.origin, section=section.slug or "", language=language or "none")
