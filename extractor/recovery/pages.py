"""The repair of a whole documentation set: its pages, each repaired by itself before, against what all of them teach.

Pages come in and go out in the same order, repaired and with a diagnostic for each cell that was damaged. Learning
needs all of them at once; with what was learnt each page is repaired by itself, so that pages can be divided.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from extractor.model.page import Page
from extractor.recovery.damage import is_judged
from extractor.recovery.document_set import repair_in_set
from extractor.recovery.findings import report_repairs
from extractor.recovery.lexicon import Lexicon
from extractor.recovery.privileges import NOTHING_OFFERED, Offered
from extractor.recovery.source_repair import repair_from_source
from extractor.recovery.sources import Sources


@dataclass(frozen=True, slots=True, kw_only=True)
class Lessons:
    """What a set teaches, and its pages as far as their English sources repaired them, in their order."""

    pages: tuple[Page, ...]
    lexicon: Lexicon


def learn(pages: Sequence[Page], evidence: Sequence[Page] = (), offered: Offered = NOTHING_OFFERED) -> Lessons:
    """The lessons of a set.

    `evidence` are pages that are not asked for themselves: English ones, or some with their English beside them.
    `offered` are the permissions of a catalogue.
    """
    sources = Sources((*pages, *evidence))
    sourced = tuple(_repair_from_source(page, sources) for page in pages)
    return Lessons(pages=sourced, lexicon=Lexicon((*sourced, *evidence), offered))


def repair_by_lessons(page: Page, lexicon: Lexicon) -> Page:
    """A page of the lessons with the repairs that the set settles, and a report of what was repaired and what not."""
    return report_repairs(lexicon.privileges.repair(repair_in_set(page, lexicon)), lexicon)


def repair_pages(
    pages: Sequence[Page], evidence: Sequence[Page] = (), offered: Offered = NOTHING_OFFERED
) -> tuple[Page, ...]:
    """The pages with the repairs that the set makes possible, and what was and was not repaired reported."""
    lessons = learn(pages, evidence, offered)
    return tuple(repair_by_lessons(page, lessons.lexicon) for page in lessons.pages)


def _repair_from_source(page: Page, sources: Sources) -> Page:
    source = sources.source_of(page) if is_judged(page) else None
    return page if source is None else repair_from_source(page, source)
