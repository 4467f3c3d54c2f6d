"""Alerts, quotes and banners of a page: what a reader must know before using an API.

The sections of a page come in. What a notice is about is told by its alert, by the path that it speaks of, by the file
that it is included from, and only then by words, English ones where the page carries any. An alert may hold nothing but
an include. A new kind of notice is a member of `NoticeKind` and a line in `_refine`.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby, takewhile, zip_longest

from extractor.model.origin import Origin
from extractor.model.page import Notice, NoticeKind
from extractor.model.text import Text
from extractor.readers.blocks import Block, Include, Paragraph, Table
from extractor.readers.context import PageContext
from extractor.readers.sections import Section
from extractor.terms.lookup import alert_of, says_deprecated

_ALERT = re.compile(r"^\s*\[!(?P<kind>[A-Za-z]+)\]\s*")
_ALERT_KINDS = {kind.value: kind for kind in NoticeKind}
_LABEL = re.compile(r"\s*\*\*(?P<label>[^*\n]{1,30})\*\*")
# `/ beta` and `/Beta-Version` are what editors and translators made of it
_BETA_PATH = re.compile(r"(?<![A-Za-z0-9])/ ?beta(?![A-Za-z0-9])", re.IGNORECASE)
_AVAILABLE = frozenset({"\u2705", "\u2714", ":white_check_mark:", ":heavy_check_mark:"})
_UNAVAILABLE = frozenset({"\u274c", "\u2716", ":x:", ":heavy_multiplication_x:"})
_DEPRECATION_FILE = re.compile(r"deprecat", re.IGNORECASE)
_STRONG_ALERTS = frozenset({NoticeKind.IMPORTANT, NoticeKind.CAUTION, NoticeKind.WARNING})


def read_notices(context: PageContext) -> tuple[Notice, ...]:
    """The alerts, quotes and banners of a page outside its examples, in page order."""
    return tuple(
        notice
        for section in context.sections
        if not section.in_examples and any(map(_may_be_notice, section.blocks))
        for notice in _section_notices(section, context)
    )


def _may_be_notice(block: Block) -> bool:
    if isinstance(block, Paragraph):
        return block.quoted > 0
    return isinstance(block, Table) and block.origin.file is not None


def _section_notices(section: Section, context: PageContext) -> Iterator[Notice]:
    groups = [(quote, list(blocks)) for quote, blocks in groupby(section.blocks, key=_quote_of)]
    for (quote, blocks), (_, following) in zip_longest(groups, groups[1:], fillvalue=(None, [])):
        if quote is not None:
            yield from _quote_notice(_paragraphs(blocks), following, section, context)
            continue
        for block in blocks:
            if isinstance(block, Table) and block.origin.file is not None and _lists_clouds(block):
                yield _clouds_notice(block, context)


def _quote_of(block: Block) -> tuple[str | None, int] | None:
    """Which quote a block stands in: the file whose quotes are counted, and its number there."""
    if isinstance(block, Paragraph) and block.quote is not None:
        return block.origin.file, block.quote
    return None


def _paragraphs(blocks: Iterable[Block]) -> list[Paragraph]:
    return [block for block in blocks if isinstance(block, Paragraph)]


def _quote_notice(
    paragraphs: list[Paragraph], following: list[Block], section: Section, context: PageContext
) -> Iterator[Notice]:
    """A quote is one notice: an alert where it begins with `[!KIND]` or a label that says so, else a note.

    An alert that holds nothing itself says what the include right behind it says.
    """
    raw = "\n".join(paragraph.raw for paragraph in paragraphs)
    alert = _ALERT.match(raw)
    origin = paragraphs[0].origin
    text = context.text(raw if alert is None else raw[alert.end() :])
    if alert is not None and not text.text:
        text = context.text("\n".join(paragraph.raw for paragraph in _included(following)))
    if text.text:
        kind = _labelled(raw, context) if alert is None else _ALERT_KINDS.get(alert["kind"].lower())
        yield Notice(kind=_refine(kind or NoticeKind.NOTE, text, origin, section, context), text=text, origin=origin)


def _included(blocks: list[Block]) -> list[Paragraph]:
    """The paragraphs of the include with which the blocks begin, none where they begin with something else."""
    if not blocks or not isinstance(blocks[0], Include):
        return []
    return _paragraphs(takewhile(lambda block: block.origin.file is not None, blocks[1:]))


def _labelled(raw: str, context: PageContext) -> NoticeKind | None:
    label = _LABEL.match(context.sides.english_raw(raw))
    return None if label is None else alert_of(label["label"], context.vocabulary)


def _refine(kind: NoticeKind, text: Text, origin: Origin, section: Section, context: PageContext) -> NoticeKind:
    """What a notice is about, where it tells.

    One that speaks of the `/beta` path says that the API is a preview. The documentation keeps the banners of
    deprecated APIs in includes that are named for it; else an alert at the head of the page, or any notice that is
    included there, may say so in its first sentence: the next ones speak of what stands in its way or replaces it.
    """
    if _BETA_PATH.search(text.english) or _BETA_PATH.search(text.text):
        return NoticeKind.PREVIEW
    if origin.file is not None and _DEPRECATION_FILE.search(origin.file.rsplit("/", 1)[-1]):
        return NoticeKind.DEPRECATED
    is_banner = section.level <= 1 and (kind in _STRONG_ALERTS or origin.file is not None)
    return NoticeKind.DEPRECATED if is_banner and says_deprecated(text.english, context.vocabulary) else kind


def _lists_clouds(table: Table) -> bool:
    """A table whose only row ticks or crosses each column: where an API is available."""
    marks = [_mark(cell) for row in table.rows for cell in row.cells]
    return bool(marks) and all(mark in _AVAILABLE or mark in _UNAVAILABLE for mark in marks)


def _clouds_notice(table: Table, context: PageContext) -> Notice:
    """The names of the clouds that are ticked."""
    context.claim(table, *table.rows)
    ticked = {index for row in table.rows for index, cell in enumerate(row.cells) if _mark(cell) in _AVAILABLE}
    names = " | ".join(cell for index, cell in enumerate(table.header.cells) if index in ticked)
    return Notice(kind=NoticeKind.CLOUDS, text=context.text(names), origin=table.origin)


def _mark(cell: str) -> str:
    return cell.strip().rstrip("\ufe0f")
