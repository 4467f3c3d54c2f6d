"""The pages of a documentation set, read: a stream with what is wrong with the set beside it.

In: a set, limits, a number of processes. Out: the covered pages in the order of their paths. All of them are in memory
when the first comes out, because each is evidence for the others.
"""

from collections.abc import Callable, Iterator

from extractor.engine.completing import complete_pages
from extractor.engine.executors import available_cores, read_found_pages
from extractor.engine.limits import covers_page, may_cover_source
from extractor.engine.options import EVERYTHING, Limits
from extractor.model.diagnostic import Diagnostic
from extractor.model.page import Page
from extractor.sources.documentation import DocumentationSet


class PageStream:
    """An iterator over pages. `diagnostics` is complete when it has ended."""

    def __init__(
        self,
        docs: DocumentationSet,
        limits: Limits = EVERYTHING,
        *,
        jobs: int | None = None,
        on_page: Callable[[], None] | None = None,
    ) -> None:
        """`jobs` None uses every core; `on_page` is called after each page read, covered or not."""
        self._docs = docs
        self._limits = limits
        self._on_page = on_page
        self._pages = self._read(jobs or available_cores())

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

    def _read(self, jobs: int) -> Iterator[Page]:
        found = (item for item in self._docs.sources() if may_cover_source(self._limits, item.source))
        read = []
        for page in read_found_pages(found, self._docs, jobs):
            if self._on_page is not None:
                self._on_page()
            if covers_page(self._limits, page):
                read.append(page)
        yield from complete_pages(read)
