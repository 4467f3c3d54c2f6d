"""The head of a page: title, summary, namespace line and notices.

The sections of a page come in. What a notice is about is told by its alert, by the path that it speaks of, by the file
that it is included from, and only then by words. A new kind of notice is a member of `NoticeKind` and a line in
`_refine`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from extractor.model.origin import Origin
from extractor.model.page import Notice, NoticeKind
from extractor.model.text import Text
from extractor.readers.blocks import Block, Heading, Paragraph, Table
from extractor.readers.context import PageContext
from extractor.readers.sections import Section
from extractor.terms.lookup import says_deprecated

# `Namespace: microsoft.graph`, in any language, with either colon; translation appends a full stop, joins a sentence,
# or writes the name in words
_NAMESPACE = re.compile(
    r"^[^:\uff1a\n]{2,40}[:\uff1a][\s*]*`?"
    r"(?:(?P<namespace>microsoft\.graph(?:\.[A-Za-z][A-Za-z0-9]*)*)`?\s*[\u3002.]?(?P<rest>.*)"
    r"|Microsoft Graph\s*[\u3002.]?)$",
    re.DOTALL,
)
_ROOT_NAMESPACE = "microsoft.graph"
_ALERT = re.compile(r"^\s*\[!(?P<kind>[A-Za-z]+)\]\s*")
_ALERT_KINDS = {kind.value: kind for kind in NoticeKind}
_BETA_PATH = re.compile(r"(?<![A-Za-z0-9])/beta(?![A-Za-z0-9])")
_AVAILABLE = frozenset({"\u2705", "\u2714", ":white_check_mark:", ":heavy_check_mark:"})
_UNAVAILABLE = frozenset({"\u274c", "\u2716", ":x:", ":heavy_multiplication_x:"})
_DEPRECATION_FILE = re.compile(r"deprecat", re.IGNORECASE)
_STRONG_ALERTS = frozenset({NoticeKind.IMPORTANT, NoticeKind.CAUTION, NoticeKind.WARNING})


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What stands at the head of a page."""

    title: Text | None
    slug: str | None
    summary: Text | None
    namespace: str | None


def read_head(context: PageContext, title_in_front_matter: str | None) -> Head:
    """The title is the first level-1 heading, the summary the first plain paragraph after it."""
    heading, slug = next(
        ((item.heading, item.slug) for item in context.sections if item.heading and item.level == 1), (None, None)
    )
    namespace, summary = _read_opening(context, heading)
    title = context.text(heading.raw) if heading is not None and heading.raw else None
    if title is None and title_in_front_matter:
        title = Text(text=title_in_front_matter, en=None)
    return Head(title=title, slug=slug, summary=summary, namespace=namespace)


def _read_opening(context: PageContext, heading: Heading | None) -> tuple[str | None, Text | None]:
    """Namespace and summary: the first plain paragraphs under the title, or before any heading where there is none."""
    namespace: str | None = None
    for paragraph in _opening_paragraphs(context, heading):
        found = _NAMESPACE.match(context.sides.english_raw(paragraph.raw))
        if found is None:
            return namespace, context.text(paragraph.raw)
        namespace = found["namespace"] or _ROOT_NAMESPACE
        if found["rest"] and found["rest"].strip():
            return namespace, _joined_summary(paragraph, found["rest"], context)
    return namespace, None


def _opening_paragraphs(context: PageContext, heading: Heading | None) -> Iterator[Paragraph]:
    section = next((section for section in context.sections if section.heading is heading), None)
    for block in () if section is None else section.blocks:
        if isinstance(block, Paragraph) and not block.quoted and not block.listed and block.origin.file is None:
            yield block


def _joined_summary(paragraph: Paragraph, rest: str, context: PageContext) -> Text:
    """The sentence that translation joined to the namespace line."""
    local = _NAMESPACE.match(context.sides.local_raw(paragraph.raw))
    text = context.sides.local(rest if local is None or local["rest"] is None else local["rest"])
    return Text(text=text, en=context.sides.canonical(rest) if context.sides.has_english else None)


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
    for quote, blocks in groupby(section.blocks, key=_quote_of):
        if quote is not None:
            paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
            yield from _quote_notice(paragraphs, section, context)
            continue
        for block in blocks:
            if isinstance(block, Table) and block.origin.file is not None and _lists_clouds(block):
                yield _clouds_notice(block, context)


def _quote_of(block: Block) -> tuple[str | None, int] | None:
    """Which quote a block stands in: the file whose quotes are counted, and its number there."""
    if isinstance(block, Paragraph) and block.quote is not None:
        return block.origin.file, block.quote
    return None


def _quote_notice(paragraphs: list[Paragraph], section: Section, context: PageContext) -> Iterator[Notice]:
    """A quote is one notice: an alert where it begins with `[!KIND]`, else a note."""
    raw = "\n".join(paragraph.raw for paragraph in paragraphs)
    alert = _ALERT.match(raw)
    text = context.text(raw if alert is None else raw[alert.end() :])
    if text.text:
        kind = NoticeKind.NOTE if alert is None else _ALERT_KINDS.get(alert["kind"].lower(), NoticeKind.NOTE)
        origin = paragraphs[0].origin
        yield Notice(kind=_refine(kind, text, origin, section, context), text=text, origin=origin)


def _refine(kind: NoticeKind, text: Text, origin: Origin, section: Section, context: PageContext) -> NoticeKind:
    """What a notice is about, where it tells.

    One that speaks of the `/beta` path says that the API is a preview. The documentation keeps the banners of
    deprecated APIs in includes that are named for it; else an alert at the head of the page may say so in words.
    """
    if _BETA_PATH.search(text.text):
        return NoticeKind.PREVIEW
    if origin.file is not None and _DEPRECATION_FILE.search(origin.file.rsplit("/", 1)[-1]):
        return NoticeKind.DEPRECATED
    says_so = section.level <= 1 and kind in _STRONG_ALERTS and says_deprecated(text.english, context.vocabulary)
    return NoticeKind.DEPRECATED if says_so else kind


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
