"""Loss accounting: every block of a page was read into a fact, or is named in a diagnostic.

`seen` counts the blocks as the Markdown parser gave them, `accounted` those that a reader claimed or that are reported
here. They are equal unless a block was neither read nor named, which is a defect of the program.
"""

from dataclasses import dataclass

from extractor.model.page import BlockCounts
from extractor.readers.annotations import CommentKind
from extractor.readers.blocks import Block, Comment, Fence, Heading, Html, Include, Table
from extractor.readers.context import PageContext
from extractor.readers.http_message import parse_messages
from extractor.readers.sections import Section


@dataclass(slots=True)
class _Counter:
    headings: int = 0
    tables: int = 0
    rows: int = 0
    fences: int = 0
    annotations: int = 0
    includes: int = 0
    html: int = 0

    def take(self, block: Block) -> None:
        match block:
            case Heading():
                self.headings += 1
            case Table():
                self.tables += 1
                self.rows += len(block.rows)
            case Fence():
                self.fences += 1
            case Comment():
                self.annotations += 1
            case Include():
                self.includes += 1
            case Html():
                self.html += 1

    def freeze(self) -> BlockCounts:
        return BlockCounts(
            headings=self.headings,
            tables=self.tables,
            rows=self.rows,
            fences=self.fences,
            annotations=self.annotations,
            includes=self.includes,
            html=self.html,
        )


def count_seen(blocks: list[Block]) -> BlockCounts:
    """The blocks of the page itself, includes not expanded."""
    counter = _Counter()
    for block in blocks:
        counter.take(block)
    return counter.freeze()


def account(context: PageContext, blocks: list[Block]) -> BlockCounts:
    """Name each block that no reader claimed, and count those that are accounted for."""
    counter = _Counter()
    tabbed = {id(block) for section in context.sections for block in section.tabbed}
    placed = tabbed | {id(block) for section in context.sections for block in section.blocks}
    for section in context.sections:
        for block in section.blocks:
            _name_unread(block, section, context)
    for block in blocks:
        if id(block) in placed or isinstance(block, Heading):
            counter.take(block)
    return counter.freeze()


def _name_unread(block: Block, section: Section, context: PageContext) -> None:
    if context.is_claimed(block):
        return
    match block:
        case Table():
            columns = " | ".join(context.canonical(cell) for cell in block.header.cells)
            rule = "unread-example-table" if section.in_examples else "unread-table"
            context.report.add(rule, block.origin, columns=columns, section=section.slug or "")
        case Fence():
            _name_fence(block, section, context)
        case Comment():
            annotation = context.annotation_of(block)
            if annotation.kind is CommentKind.BLOCK:
                context.report.add("orphan-annotation", block.origin, block_type=annotation.block_type or "")
        case Html():
            context.report.add("unread-html", block.origin)
        case _:
            return


def _name_fence(fence: Fence, section: Section, context: PageContext) -> None:
    language = (fence.language or "").lower()
    is_message = bool(parse_messages(fence.content, json_expected=language == "json"))
    rule = "unannotated-message" if is_message else "fence-not-http"
    context.report.add(rule, fence.origin, section=section.slug or "", language=language or "none")
