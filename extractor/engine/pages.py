"""The pages of a documentation set, read: a stream with what is wrong with the set beside it.

In: a set, limits, workers. Out: the covered pages in the order of their paths. All of them are in memory when the first
comes out, because each is evidence for the others. What they state can be told from an earlier time before they are
unpacked; and who completes them elsewhere asks for what the set teaches.
"""

from collections.abc import Callable, Container, Iterator, Sequence
from functools import cached_property

from extractor.engine.card import Card
from extractor.engine.completing import Taught, teach
from extractor.engine.evidence import english_pages, read_evidence
from extractor.engine.executors import Workforce, hire, read_pages
from extractor.engine.limits import covers_page, may_cover_source
from extractor.engine.options import EVERYTHING, Limits
from extractor.engine.read_page import ReadPage
from extractor.engine.roll import Entry, Roll
from extractor.model.codec import encode_fact
from extractor.model.diagnostic import Diagnostic
from extractor.model.page import Page
from extractor.recovery.privileges import NOTHING_OFFERED, Offered
from extractor.sources.documentation import DocumentationSet


class PageStream:
    """An iterator over pages. `diagnostics` is complete when it has ended."""

    def __init__(
        self,
        docs: DocumentationSet,
        limits: Limits = EVERYTHING,
        *,
        workforce: Workforce | None = None,
        on_page: Callable[[], None] | None = None,
        given: Sequence[DocumentationSet] = (),
        offered: Offered = NOTHING_OFFERED,
    ) -> None:
        """`workforce` None is a process on each core; `on_page` is called after each page read, covered or not.

        `given` are other sets, from which damaged pages are repaired; so they are from the permissions `offered`.
        """
        self._docs = docs
        self._limits = limits
        self._on_page = on_page
        self._workforce = workforce or hire()
        self._given = given
        self._offered = offered
        self._pages = self._complete()

    def __iter__(self) -> Iterator[Page]:
        """Itself."""
        return self

    def __next__(self) -> Page:
        """The next page."""
        return next(self._pages)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What is wrong with folders of the set."""
        return self._docs.diagnostics

    def roll(self) -> Roll:
        """The pages by their cards."""
        return Roll(
            entries=tuple(Entry(files=read.files, card=read.card) for read in self._reads),
            evidence=tuple(read.card.digest for read in self._evidence),
            oddities=tuple(map(encode_fact, self.diagnostics)),
        )

    def read_again(self, files: Container[str]) -> Iterator[Entry]:
        """The pages at these paths in the tree, read now."""
        found = (item for item in self._docs.sources(files) if may_cover_source(self._limits, item.source))
        for read in read_pages(found, self._docs, self._workforce):
            if self._covers(read):
                yield Entry(files=read.files, card=read.card)

    @property
    def cards(self) -> tuple[Card, ...]:
        """The cards of the pages, in their order."""
        return tuple(read.card for read in self._reads)

    def teach(self) -> Taught:
        """The pages as they were read, and what they teach."""
        return teach([read.page for read in self._reads], english_pages(self._evidence), self._offered)

    @cached_property
    def _reads(self) -> tuple[ReadPage, ...]:
        found = (item for item in self._docs.sources() if may_cover_source(self._limits, item.source))
        return tuple(filter(self._covers, read_pages(found, self._docs, self._workforce)))

    @cached_property
    def _evidence(self) -> tuple[ReadPage, ...]:
        return tuple(read_evidence(self._docs, self._limits, self._given, self._workforce))

    def _covers(self, read: ReadPage) -> bool:
        if self._on_page is not None:
            self._on_page()
        limited = self._limits.locales or self._limits.api_versions
        return not limited or covers_page(self._limits, read.card)

    def _complete(self) -> Iterator[Page]:
        taught = self.teach()
        yield from map(taught.complete, taught.pages)
