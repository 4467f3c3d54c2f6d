"""Which pages carry the English that a damaged page was made from.

An English page whose bytes have the hash that the translation names is its source. The same page in the side-by-side
branch of the locale, or in another locale, with that hash was made from the same bytes, and carries them. Where the
hash is another, a page of the same path still counts if its headings, fences, tables and rows are as many. Pages come
in, the most trusted source of a page goes out; what is done with it is for `extractor.recovery.source_repair`.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from extractor.model.origin import Evidence
from extractor.model.page import Page
from extractor.recovery.damage import carries_english, is_english


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePage:
    """A page with English facts, and how far it can be trusted: `verified` says that the hashes agree."""

    page: Page
    evidence: Evidence
    verified: bool


class Sources:
    """The pages of a set, and of the evidence given with it, that carry English."""

    def __init__(self, pages: Iterable[Page]) -> None:
        """Index the pages by hash and by path; of two for the same place the first counts."""
        self._by_hash: defaultdict[str, list[Page]] = defaultdict(list)
        self._by_path: defaultdict[str, list[Page]] = defaultdict(list)
        for page in pages:
            if is_english(page):
                hashes = page.content_hashes
            elif carries_english(page) and page.provenance.source_hash is not None:
                hashes = (page.provenance.source_hash.lower(),)
            else:
                continue
            self._by_path[page.root_path.lower()].append(page)
            for content_hash in hashes:
                self._by_hash[content_hash].append(page)

    def source_of(self, page: Page) -> SourcePage | None:
        """The most trusted source of a page, None where there is none."""
        named = (page.provenance.source_hash or "").lower()
        same_bytes = [(_kind(candidate, page), candidate) for candidate in self._by_hash.get(named, ())]
        verified = _most_trusted(same_bytes, page)
        if verified is not None:
            return SourcePage(page=verified[1], evidence=verified[0], verified=True)
        beside = self._by_path.get(page.root_path.lower(), ())
        alike = [(_kind(candidate, page), candidate) for candidate in beside if _has_same_shape(candidate, page)]
        found = _most_trusted(alike, page)
        return None if found is None else SourcePage(page=found[1], evidence=found[0], verified=False)


def _kind(candidate: Page, page: Page) -> Evidence:
    if is_english(candidate):
        return Evidence.ENGLISH_SOURCE
    return Evidence.TWIN if candidate.locale == page.locale else Evidence.SIBLING_LOCALE


def _most_trusted(candidates: list[tuple[Evidence, Page]], page: Page) -> tuple[Evidence, Page] | None:
    """By kind, and among pages of equal bytes the one at the same place."""
    order = list(Evidence)
    ranked = sorted(
        candidates,
        key=lambda item: (order.index(item[0]), item[1].root_path.lower() != page.root_path.lower(), item[1].path),
    )
    return ranked[0] if ranked else None


def _has_same_shape(candidate: Page, page: Page) -> bool:
    counts = (candidate.seen, page.seen)
    return len({(seen.headings, seen.fences, seen.tables, seen.rows) for seen in counts}) == 1
