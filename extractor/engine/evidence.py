"""The pages that are read only because they may say what translation lost on others.

In: the set that is asked for, and the sets given as evidence. Out: pages that carry English: English ones, and those
with their English beside them. Of the set itself these are the pages of a branch that another one supersedes, and the
English ones that a limit leaves out: a limited run repairs a page as a whole one does. A page that cannot be read is no
evidence, and no finding either.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

from extractor.engine.executors import Workforce, read_pages
from extractor.engine.limits import may_cover_source
from extractor.engine.options import Limits
from extractor.engine.read_page import ReadPage
from extractor.model.page import Page
from extractor.sources.documentation import DocumentationSet, FoundSource, open_docs

_ENGLISH = "en"


def read_evidence(
    docs: DocumentationSet, limits: Limits, given: Sequence[DocumentationSet], workforce: Workforce
) -> Iterator[ReadPage]:
    """The pages that may be evidence, from the set itself and from the sets given."""
    yield from read_pages(_left_out(docs, limits), docs, workforce)
    for other in given:
        yield from read_pages(chain(other.sources(), other.superseded()), other, workforce)


def read_given(given: Sequence[str | Path]) -> tuple[Page, ...]:
    """The pages of other sets that carry English; raises `ExtractorError` when a set cannot be opened."""
    opened = [open_docs(other) for other in given]
    reads = (
        read for docs in opened for read in read_pages(chain(docs.sources(), docs.superseded()), docs, Workforce())
    )
    return english_pages(reads)


def english_pages(reads: Iterable[ReadPage]) -> tuple[Page, ...]:
    """The pages among them that carry English."""
    return tuple(read.page for read in reads if not read.card.is_judged)


def _left_out(docs: DocumentationSet, limits: Limits) -> Iterator[FoundSource]:
    yield from docs.superseded()
    if not limits.is_everything:
        for found in docs.sources():
            language = (found.source.locale or _ENGLISH).lower().partition("-")[0]
            if language == _ENGLISH and not may_cover_source(limits, found.source):
                yield found
