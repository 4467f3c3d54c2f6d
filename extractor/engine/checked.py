"""What checks find on the pages of a version, remembered from build to build.

In: a page with all its repairs. Out: what all checks find on it, which depends on the page alone, and beside it the
digest of what the page states. What that digest leaves out, no check looks at.
"""

from functools import partial

from extractor.checks.page import find_all
from extractor.engine.cache import Cache
from extractor.engine.card import essence_of
from extractor.engine.digests import digest_of
from extractor.engine.memo import Shelf
from extractor.model.diagnostic import Diagnostic
from extractor.model.page import Page


class Checked:
    """The findings about the pages of one version; `essences` are the digests of those asked for, "" where unknown."""

    def __init__(self, cache: Cache | None, options: str, version: str) -> None:
        """Without a cache nothing is remembered."""
        name = digest_of("checks", options, version)
        self._shelf = None if cache is None else Shelf[tuple[Diagnostic, ...]](cache, name, tuple[Diagnostic, ...])
        self.essences: list[str] = []

    def find(self, page: Page) -> tuple[Diagnostic, ...]:
        """The findings about a page."""
        if self._shelf is None:
            return find_all(page)
        try:
            essence = essence_of(page)
        except (ValueError, TypeError, OverflowError, RecursionError):
            essence = ""
        self.essences.append(essence)
        return self._shelf.once(essence, partial(find_all, page)) if essence else find_all(page)

    def save(self) -> None:
        """Keep the findings."""
        if self._shelf is not None:
            self._shelf.save()
