"""The head of a page: title, summary and namespace line.

The sections of a page come in; the first plain paragraphs under the title, in the page itself, are what counts. Alerts
and banners are in `extractor.readers.notices`. A new line at the head of pages is a pattern here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.model.text import Text
from extractor.readers.blocks import Heading, Paragraph
from extractor.readers.context import PageContext

# `Namespace: microsoft.graph`, in any language, with either colon; translation appends a full stop, joins a sentence,
# or writes the name in words
_NAMESPACE = re.compile(
    r"^[^:\uff1a\n]{2,40}[:\uff1a][\s*]*`?"
    r"(?:(?P<namespace>microsoft\.graph(?:\.[A-Za-z][A-Za-z0-9]*)*)`?\s*[\u3002.]?(?P<rest>.*)"
    r"|Microsoft Graph\s*[\u3002.]?)$",
    re.DOTALL,
)
_ROOT_NAMESPACE = "microsoft.graph"


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
