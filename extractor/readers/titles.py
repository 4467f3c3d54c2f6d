"""The head of a page: title, summary, namespace line and notices."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.model.page import Notice, NoticeKind
from extractor.model.text import Text
from extractor.readers.blocks import Heading, Paragraph, Table
from extractor.readers.context import PageContext

# `Namespace: microsoft.graph`, in any language, with either colon; translation appends a full stop or joins a sentence
_NAMESPACE = re.compile(
    r"^[^:\uff1a\n]{2,40}[:\uff1a]\s*(?P<namespace>microsoft\.graph(?:\.[A-Za-z][A-Za-z0-9]*)*)\s*[\u3002.]?(?P<rest>(?:\s.*)?)$",
    re.DOTALL,
)
_ALERT = re.compile(r"^\s*\[!(?P<kind>[A-Za-z]+)\]\s*")
_ALERT_KINDS = {kind.value: kind for kind in NoticeKind}
_BETA_PATH = re.compile(r"(?<![A-Za-z0-9])/beta(?![A-Za-z0-9])")
_CLOUD_MARKS = frozenset("\u2705\u274c\u2714\u2716")


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
    namespace: str | None = None
    for section in context.sections:
        if heading is not None and section.heading is not heading:
            continue
        for block in section.blocks:
            if not isinstance(block, Paragraph) or block.quoted or block.listed or block.origin.file is not None:
                continue
            found = _NAMESPACE.match(context.sides.english_raw(block.raw))
            if found is None:
                return namespace, context.text(block.raw)
            namespace = found["namespace"]
            rest = _NAMESPACE.match(context.sides.local_raw(block.raw))
            if found["rest"].strip():
                local = rest["rest"] if rest is not None else found["rest"]
                return namespace, context.text(local)
        if heading is None or section.heading is heading:
            break
    return namespace, None


def read_notices(context: PageContext) -> tuple[Notice, ...]:
    """The alerts, quotes and banners of a page outside its examples, in page order."""
    return tuple(
        notice
        for section in context.sections
        if not section.in_examples
        for notice in _section_notices(section.blocks, context)
    )


def _section_notices(blocks: tuple[object, ...], context: PageContext) -> Iterator[Notice]:
    kind: NoticeKind | None = None
    for block in blocks:
        if isinstance(block, Paragraph) and block.quoted:
            alert = _ALERT.match(block.raw)
            raw = block.raw[alert.end() :] if alert is not None else block.raw
            kind = _alert_kind(alert["kind"]) if alert is not None else kind or NoticeKind.NOTE
            if raw.strip():
                text = context.text(raw)
                yield Notice(kind=_refine(kind, text), text=text, origin=block.origin)
        elif isinstance(block, Table) and block.origin.file is not None and _lists_clouds(block):
            context.claim(block, *block.rows)
            names = " | ".join(cell for cell in block.header.cells)
            yield Notice(kind=NoticeKind.CLOUDS, text=context.text(names), origin=block.origin)
            kind = None
        else:
            kind = None


def _alert_kind(label: str) -> NoticeKind:
    return _ALERT_KINDS.get(label.lower(), NoticeKind.NOTE)


def _refine(kind: NoticeKind, text: Text) -> NoticeKind:
    """A notice that speaks of the `/beta` path says that the API is a preview, in every language."""
    return NoticeKind.PREVIEW if _BETA_PATH.search(text.text) else kind


def _lists_clouds(table: Table) -> bool:
    """A table whose only row ticks or crosses each column: where an API is available."""
    cells = [cell.strip().rstrip("\ufe0f") for row in table.rows for cell in row.cells]
    return bool(cells) and all(cell in _CLOUD_MARKS for cell in cells)
