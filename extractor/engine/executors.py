"""Pages read by several processes, in order, and with a bounded number of them in memory.

In: found sources in the order of their paths. Out: their pages in the same order. Processes open the documentation
set themselves, for includes; sources travel there as bytes, and pages come back as encoded facts. A process that dies
costs the page that killed it, which is found by reading the pages it held one by one, and no other. Another kind of
executor is another class like `_ProcessReader`.
"""

import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import chain, islice
from multiprocessing.connection import wait

from extractor.engine.reading import describe_error, failed_page, read_found
from extractor.model.codec import decode_fact, encode_fact
from extractor.model.page import Page
from extractor.sources.documentation import DocumentationSet, FoundSource

# A process that is started for less than this costs more time than it saves.
_FEWEST_PAGES = 32
# Enough pages to make a hand-over cheap, few enough to keep all processes busy to the end and their memory small.
_CHUNK_PAGES = 24
_CHUNK_BYTES = 1024 * 1024
# Chunks that wait for each process.
_CHUNKS_AHEAD = 3
_MEMORY_LIMIT = 6 * 1024**3

Chunk = tuple[FoundSource, ...]


def available_cores() -> int:
    """The number of cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def read_found_pages(found: Iterator[FoundSource], docs: DocumentationSet, jobs: int) -> Iterator[Page]:
    """The pages of a set, in the order in which they were found, read by as many processes as asked for."""
    first = list(islice(found, _FEWEST_PAGES)) if jobs > 1 else []
    everything = chain(first, found)
    if jobs == 1 or len(first) < _FEWEST_PAGES:
        return (read_found(item, docs.includes) for item in everything)
    return _ProcessReader(docs, jobs).read(everything)


class _ProcessReader:
    """A pool of processes that is replaced when one of them dies."""

    def __init__(self, docs: DocumentationSet, jobs: int) -> None:
        self._docs = docs
        self._jobs = jobs
        self._pool = self._start(jobs)

    def read(self, found: Iterable[FoundSource]) -> Iterator[Page]:
        """The pages, with a bounded number of chunks under way."""
        waiting: deque[tuple[Chunk, Future[list[bytes]] | None]] = deque()
        try:
            for chunk in _chunks(found):
                waiting.append((chunk, self._submit(chunk)))
                if len(waiting) > self._jobs * _CHUNKS_AHEAD:
                    yield from self._result(*waiting.popleft())
            while waiting:
                yield from self._result(*waiting.popleft())
        finally:
            if self._pool is not None:
                self._pool.shutdown(wait=True, cancel_futures=True)

    def _submit(self, chunk: Chunk) -> Future[list[bytes]] | None:
        """The work on a chunk; None when there is no pool that works, and the chunk is then read page by page."""
        try:
            return None if self._pool is None else self._pool.submit(_read_chunk, chunk)
        except BrokenProcessPool:
            return None

    def _result(self, chunk: Chunk, future: Future[list[bytes]] | None) -> list[Page]:
        try:
            if future is not None:
                return _decode(future)
        except BrokenProcessPool:
            pass  # the chunk is read again below
        pages = list(self._read_one_by_one(chunk))
        if not self._works():
            self._pool = self._start(self._jobs)
        return pages

    def _works(self) -> bool:
        """Whether the pool takes work: chunks of a broken one may still be waiting when it has been replaced."""
        try:
            return self._pool is not None and self._pool.submit(os.getpid) is not None
        except BrokenProcessPool:
            return False

    def _read_one_by_one(self, chunk: Chunk) -> Iterator[Page]:
        """The pages of a chunk whose process died: each alone in a process, so that only the culprit is lost.

        Where no process runs at all (a system that allows none) there is no culprit, and they are read here.
        """
        pool = self._start(1)
        for item in chunk:
            if pool is None:
                yield read_found(item, self._docs.includes)
                continue
            try:
                yield from _decode(pool.submit(_read_chunk, (item,)))
            except BrokenProcessPool:
                yield failed_page(item.source, "reader-died")
                pool = self._start(1)
        if pool is not None:
            pool.shutdown()

    def _start(self, jobs: int) -> ProcessPoolExecutor | None:
        """A pool that works, None where there can be none."""
        try:
            with _interrupts_held():
                pool = ProcessPoolExecutor(max_workers=jobs, initializer=_start_process, initargs=(self._docs,))
                started = pool.submit(os.getpid)
            started.result()
        except (OSError, BrokenProcessPool):
            return None
        return pool


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


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Hold back Ctrl-C while processes start: one that is not ready to ignore it would end with a traceback."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


# What a process knows besides its chunk: the set that it opened, for the includes of its pages.
_OPENED: list[DocumentationSet] = []


def _start_process(docs: DocumentationSet) -> None:
    _OPENED[:] = [docs]
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    # What ends a process is told by the parent, in one line and not as a traceback.
    sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - a device, open to the process's end
    _limit_memory()
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _limit_memory() -> None:
    """A page that needs endless memory becomes an error in its own process, not a machine that stands still."""
    try:
        import resource  # noqa: PLC0415 - does not exist on Windows
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    limit = _MEMORY_LIMIT if hard == resource.RLIM_INFINITY else min(_MEMORY_LIMIT, hard)
    resource.setrlimit(resource.RLIMIT_AS, (limit, hard))


def _end_with_parent() -> None:
    """End this process when its parent is gone, killed: it would wait for work for ever, and hold the output's lock."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


# Facts come back through the codec rather than pickled: on 500 pages it encodes as fast (0.14 s) and decodes a fifth
# faster (0.17 s against 0.21 s), and decoding is what the one parent does for all. It also runs no code.
def _read_chunk(chunk: Chunk) -> list[bytes]:
    return [_read_encoded(item, _OPENED[0]) for item in chunk]


def _read_encoded(item: FoundSource, docs: DocumentationSet) -> bytes:
    try:
        return encode_fact(read_found(item, docs.includes))
    except (ValueError, TypeError) as error:  # text that cannot be encoded: a lone surrogate
        return encode_fact(failed_page(item.source, "internal-error", **describe_error(error)))


def _decode(future: Future[list[bytes]]) -> list[Page]:
    return [decode_fact(Page, encoded) for encoded in future.result()]
