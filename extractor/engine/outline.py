"""The outline of a documentation set: what a comparison asks of every page, so that few pages need be fetched.

In: a set, limits, evidence, and a cache. Out: an entry for each page, and the pages and their facts when asked for. An
outline that was kept holds as long as the files are those that were read for it; then no page is read. Which pages are
compared is for `extractor.engine.comparing` to decide.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache as cache_result
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

from extractor.compare.element import Element
from extractor.compare.page_facts import read_page_facts
from extractor.compare.page_sources import PageSource
from extractor.compare.surface import Identity, PageFacts
from extractor.compare.usage import keep_used
from extractor.engine.cache import Cache
from extractor.engine.digests import digest_of, program_digest
from extractor.engine.executors import hire
from extractor.engine.options import Limits
from extractor.engine.page_store import PageStore
from extractor.engine.pages import PageStream
from extractor.linking.link import DEFAULT_VERSION
from extractor.model.codec import pack_fact, unpack_fact
from extractor.model.page import Page
from extractor.sources.access_log import AccessLog
from extractor.sources.documentation import DocumentationSet, open_docs

_IDENTITY_BYTES = 8

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineEntry:
    """A page: `digest` is that of all it states, `identities` stand for the elements that it contributes to.

    `source` is what it was made from.
    """

    path: str
    root_path: str
    locale: str
    version: str
    page: str
    digest: str
    identities: frozenset[int]
    has_suppressions: bool
    source: PageSource


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    """What is kept of a set: what was asked of its files and those of its evidence, its pages, the uses of types."""

    logs: tuple[AccessLog, ...]
    entries: tuple[OutlineEntry, ...]
    used: dict[str, tuple[Element, ...]]


class Outline:
    """A documentation set as a comparison sees it."""

    def __init__(
        self, kept: _Kept, fetch: Callable[[OutlineEntry], Page], recall: Callable[[OutlineEntry], PageFacts | None]
    ) -> None:
        """`fetch` gives the page of an entry, complete but for the findings of checks; `recall` what it states."""
        self._kept = kept
        self._fetch = fetch
        self._recall = recall
        self._pages: dict[str, Page] = {}
        self._facts: dict[str, PageFacts] = {}

    @property
    def entries(self) -> tuple[OutlineEntry, ...]:
        """The pages in the order of their paths."""
        return self._kept.entries

    def used(self, version: str) -> tuple[Element, ...]:
        """What the elements of all pages of a version say of the use of types."""
        return self._kept.used.get(version, ())

    def page(self, entry: OutlineEntry) -> Page:
        """The page."""
        if entry.path not in self._pages:
            self._pages[entry.path] = self._fetch(entry)
        return self._pages[entry.path]

    def facts(self, entry: OutlineEntry) -> PageFacts:
        """What the page contributes."""
        if entry.path not in self._facts:
            self._facts[entry.path] = self._recall(entry) or read_page_facts(self.page(entry))
        return self._facts[entry.path]


@dataclass(frozen=True, kw_only=True)
class OutlineReader:
    """How sets are read: by so many processes, with this evidence, and what was kept."""

    jobs: int | None
    evidence: tuple[str, ...]
    cache: Cache | None
    on_page: Callable[[int, int], None]

    def read(self, docs: str | Path, limits: Limits) -> Outline:
        """The outline of a set; raises `ExtractorError` where it, or the evidence, cannot be opened."""
        opened, given = open_docs(docs), tuple(map(open_docs, self.evidence))
        key = self._key(docs, limits)
        make = cache_result(lambda: self._make(key, opened, given, limits))
        kept = self._find(key, (opened, *given))
        if kept is None:
            return make()
        return Outline(kept, lambda entry: self._fetch(entry) or make().page(entry), self._recall)

    def _key(self, docs: str | Path, limits: Limits) -> str:
        narrowed = (*limits.locales, "", *limits.api_versions, "", *limits.pages)
        named = (str(docs), str(Path.cwd()), *narrowed, "", *self.evidence)
        return "outline " + digest_of(program_digest(), *named)

    def _find(self, key: str, sets: Sequence[DocumentationSet]) -> _Kept | None:
        """What was kept of a set, if every file is what it was."""
        kept = self._unpack(_Kept, key)
        if kept is None or len(kept.logs) != len(sets):
            return None
        return kept if all(docs.answers_as(log) for docs, log in zip(sets, kept.logs, strict=True)) else None

    def _fetch(self, entry: OutlineEntry) -> Page | None:
        """The page as it was kept, None where it is not there any longer."""
        return self._unpack(Page, _page_key(entry))

    def _recall(self, entry: OutlineEntry) -> PageFacts | None:
        """What the page contributes, as it was kept."""
        return self._unpack(PageFacts, _facts_key(entry))

    def _unpack(self, kind: type[Row], key: str) -> Row | None:
        stored = None if self.cache is None else self.cache.get(key)
        try:
            return None if stored is None else unpack_fact(kind, stored)
        except ValueError:  # no row of ours, whatever its checksum says
            return None

    def _make(self, key: str, docs: DocumentationSet, given: tuple[DocumentationSet, ...], limits: Limits) -> Outline:
        pages = self._read(docs, given, limits)
        facts = [read_page_facts(page) for page in pages]
        packed = [_pack(page) for page in pages]
        kept = _Kept(
            logs=tuple(opened.accesses for opened in (docs, *given)),
            entries=tuple(map(_entry, pages, facts, packed)),
            used=_uses(pages, facts),
        )
        rows = dict(zip(map(_page_key, kept.entries), packed, strict=True))
        rows |= dict(zip(map(_facts_key, kept.entries), map(_pack, facts), strict=True))
        self._keep({**rows, key: _pack(kept)})
        by_path = {page.path: (page, stated) for page, stated in zip(pages, facts, strict=True)}
        return Outline(kept, lambda entry: by_path[entry.path][0], lambda entry: by_path[entry.path][1])

    def _keep(self, rows: dict[str, bytes | None]) -> None:
        """All rows of a set, or none where one of them cannot be packed."""
        if self.cache is None or None in rows.values():
            return
        for key, row in rows.items():
            self.cache.put(key, row or b"")
        self.cache.flush()

    def _read(self, docs: DocumentationSet, given: tuple[DocumentationSet, ...], limits: Limits) -> list[Page]:
        total, done = docs.count(), 0

        def count() -> None:
            nonlocal done
            done += 1
            self.on_page(done, total)

        workforce = hire(self.jobs, store=self._store)
        taught = PageStream(docs, limits, workforce=workforce, on_page=count, given=given).teach()
        return [taught.repair(page) for page in taught.pages]

    @cached_property
    def _store(self) -> PageStore | None:
        return None if self.cache is None else PageStore(self.cache)


def _pack(fact: Page | PageFacts | _Kept) -> bytes | None:
    """The fact, packed; None where it holds what cannot be: a number without end, a file name that is no text."""
    try:
        return pack_fact(fact)
    except (ValueError, TypeError, OverflowError):
        return None


def _entry(page: Page, facts: PageFacts, packed: bytes | None) -> OutlineEntry:
    return OutlineEntry(
        path=page.path,
        root_path=page.root_path,
        locale=page.locale,
        version=page.api_version or DEFAULT_VERSION,
        page=facts.page,
        digest=digest_of(repr(page) if packed is None else packed),
        identities=identities_of(element.identity for element in facts.elements),
        has_suppressions=page.annotation is not None and "suppressions" in page.annotation,
        source=PageSource(locale=page.locale, named=page.provenance.source_hash, own=page.content_hashes),
    )


def _uses(pages: Sequence[Page], facts: Sequence[PageFacts]) -> dict[str, tuple[Element, ...]]:
    """By version, what its pages say of the use of types."""
    elements: dict[str, list[Element]] = {}
    for page, stated in zip(pages, facts, strict=True):
        elements.setdefault(page.api_version or DEFAULT_VERSION, []).extend(stated.elements)
    return {version: keep_used(elements[version]) for version in sorted(elements)}


def identities_of(identities: Iterable[Identity]) -> frozenset[int]:
    """Numbers that are equal for equal identities, and hardly ever for others."""
    return frozenset(
        int.from_bytes(blake2b(f"{kind} {key}".encode("utf-8", "surrogatepass"), digest_size=_IDENTITY_BYTES).digest())
        for kind, key in identities
    )


def _page_key(entry: OutlineEntry) -> str:
    return "complete " + digest_of(program_digest(), entry.digest)


def _facts_key(entry: OutlineEntry) -> str:
    return "stated " + digest_of(program_digest(), entry.digest)
