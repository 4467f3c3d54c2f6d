"""Pages read by several workers, in order, and with a bounded number of them under way.

In: found sources in the order of their paths. Out: what was read of each, in the same order. What was read before comes
from a store. A worker that dies costs the page that killed it, which is found by reading the pages it held one by one,
and no other. Another kind of worker is another `Pool`, and a line in `_start_pool`.
"""

import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import BrokenExecutor
from dataclasses import dataclass
from itertools import chain, islice

from extractor.engine.card import Card
from extractor.engine.page_store import PageStore
from extractor.engine.pool import Answer, Chunk, Pending, Pool
from extractor.engine.process_pool import start_processes
from extractor.engine.read_page import LookedUp, ReadPage, read_one
from extractor.engine.reading import failed_page
from extractor.model.codec import unpack_fact
from extractor.sources.documentation import DocumentationSet, FoundSource

# A process that is started for less than this costs more time than it saves.
_FEWEST_PAGES = 32
# Enough pages to make a hand-over cheap, few enough to keep all workers busy to the end and their memory small.
_CHUNK_PAGES = 24
_CHUNK_BYTES = 1024 * 1024
# Chunks that wait for each worker.
_CHUNKS_AHEAD = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Workforce:
    """Who reads pages: so many processes here, or the workers of a cluster; and what was read before."""

    jobs: int = 1
    cluster: str | None = None
    store: PageStore | None = None


def hire(jobs: int | None = None, *, cluster: str | None = None, store: PageStore | None = None) -> Workforce:
    """So many processes, None for one on each core."""
    return Workforce(jobs=jobs or available_cores(), cluster=cluster, store=store)


def available_cores() -> int:
    """The number of cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def read_pages(found: Iterable[FoundSource], docs: DocumentationSet, workforce: Workforce) -> Iterator[ReadPage]:
    """What was read of a set, in the order in which it was found; the set notes which includes that took."""
    store = workforce.store
    if store is None:
        for item, read in _read_all(found, docs, workforce):
            yield read.locate(item, docs)
        return
    reads: list[ReadPage | None] = []
    missing: deque[tuple[int, FoundSource]] = deque()

    def unknown() -> Iterator[FoundSource]:
        for item in found:
            known = store.find(item, docs)
            if known is None:
                missing.append((len(reads), item))
            reads.append(None if known is None else known.locate(item, docs))
            if known is None:
                yield item

    for item, read in _read_all(unknown(), docs, workforce):
        index, _ = missing.popleft()
        reads[index] = read.locate(item, docs)
        store.add(item, read)
    store.flush()
    yield from (read for read in reads if read is not None)


def _read_all(
    found: Iterable[FoundSource], docs: DocumentationSet, workforce: Workforce
) -> Iterator[tuple[FoundSource, ReadPage]]:
    found = iter(found)
    is_local = workforce.cluster is None
    first = list(islice(found, _FEWEST_PAGES)) if is_local and workforce.jobs > 1 else []
    everything = chain(first, found)
    if is_local and len(first) < _FEWEST_PAGES:
        return ((item, read_one(item, docs)) for item in everything)
    return _PoolReader(docs, workforce).read(everything)


class _PoolReader:
    """A pool of workers that is replaced when one of them dies."""

    def __init__(self, docs: DocumentationSet, workforce: Workforce) -> None:
        self._docs = docs
        self._workforce = workforce
        self._pool = self._start(workforce.jobs)

    def read(self, found: Iterable[FoundSource]) -> Iterator[tuple[FoundSource, ReadPage]]:
        """What is read of each, with a bounded number of chunks under way."""
        waiting: deque[tuple[Chunk, Pending | None]] = deque()
        try:
            for chunk in _chunks(found):
                waiting.append((chunk, self._submit(chunk)))
                if len(waiting) > (1 if self._pool is None else self._pool.workers) * _CHUNKS_AHEAD:
                    yield from self._results(*waiting.popleft())
            while waiting:
                yield from self._results(*waiting.popleft())
        finally:
            if self._pool is not None:
                self._pool.close()

    def _submit(self, chunk: Chunk) -> Pending | None:
        """The work on a chunk; None when there is no pool that works, and the chunk is then read page by page."""
        try:
            return None if self._pool is None else self._pool.submit(chunk)
        except BrokenExecutor:
            return None

    def _results(self, chunk: Chunk, pending: Pending | None) -> Iterator[tuple[FoundSource, ReadPage]]:
        return zip(chunk, self._reads(chunk, pending), strict=True)

    def _reads(self, chunk: Chunk, pending: Pending | None) -> list[ReadPage]:
        try:
            if pending is not None:
                return self._take(chunk, pending.answers())
        except BrokenExecutor:
            pass  # the chunk is read again below
        reads = [read for item in chunk for read in self._read_alone(item)]
        if self._pool is None or not self._pool.works():
            self._pool = self._start(self._workforce.jobs)
        return reads

    def _read_alone(self, item: FoundSource) -> list[ReadPage]:
        """A page of a chunk whose worker died: alone in a worker, so that only the culprit is lost.

        Where no worker runs at all (a system that allows none) there is no culprit, and it is read here.
        """
        pool = self._start(1)
        if pool is None:
            return [read_one(item, self._docs)]
        try:
            return self._take((item,), pool.submit((item,)).answers())
        except BrokenExecutor:
            return [ReadPage(page=failed_page(item.source, "reader-died"))]
        finally:
            pool.close()

    def _take(self, chunk: Chunk, answers: list[Answer]) -> list[ReadPage]:
        reads = []
        for item, (card, facts, found) in zip(chunk, answers, strict=True):
            looked_up = tuple(LookedUp(root_path=path, digest=digest, signature=known) for path, digest, known in found)
            for include in looked_up:
                self._docs.note_include(item.source, include.root_path, include.signature)
            reads.append(ReadPage(card=unpack_fact(Card, card), facts=facts, looked_up=looked_up))
        return reads

    def _start(self, jobs: int) -> Pool | None:
        if self._workforce.cluster is None:
            return start_processes(self._docs, jobs)
        from extractor.engine.cluster import join_cluster  # noqa: PLC0415 - an extra, loaded when it is asked for

        return join_cluster(self._docs, self._workforce.cluster)


def _chunks(found: Iterable[FoundSource]) -> Iterator[Chunk]:
    chunk: list[FoundSource] = []
    size = 0
    for item in found:
        chunk.append(item)
        size += len(item.source.content)
        if len(chunk) == _CHUNK_PAGES or size >= _CHUNK_BYTES:
            yield tuple(chunk)
            chunk, size = [], 0
    if chunk:
        yield tuple(chunk)
