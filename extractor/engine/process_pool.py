"""Processes of this machine that read pages.

In: a documentation set, which each process opens itself, for includes. Out: a `Pool`. Sources travel to a process as
bytes, and pages come back as encoded facts. A process limits its memory and ends with its parent.
"""

import faulthandler
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing.connection import wait

from extractor.engine.pool import Answer, Chunk, Pending, Pool
from extractor.engine.read_page import LoggedIncludes, read_packed
from extractor.engine.time_limit import PAGE_SECONDS
from extractor.sources.documentation import DocumentationSet, FoundSource

_MEMORY_LIMIT = 6 * 1024**3
# A process that is still at the same page is ended; the page is named as one whose reader died.
HARD_SECONDS = 2 * PAGE_SECONDS
# The name of the thread that waits for the parent's end; it may be missing from a copy of the process.
WATCHING = "end-with-parent"


def start_processes(docs: DocumentationSet, jobs: int) -> Pool | None:
    """A pool that works, None where there can be none."""
    try:
        with interrupts_held():
            executor = ProcessPoolExecutor(max_workers=jobs, initializer=_start_process, initargs=(docs,))
            started = executor.submit(os.getpid)
        started.result()
    except (OSError, BrokenProcessPool):
        return None
    return _ProcessPool(executor, jobs)


class _ProcessPool:
    """A `Pool` of processes."""

    def __init__(self, executor: ProcessPoolExecutor, workers: int) -> None:
        self._executor = executor
        self.workers = workers

    def submit(self, chunk: Chunk) -> Pending:
        return _PendingChunk(self._executor.submit(_read_chunk, chunk))

    def works(self) -> bool:
        """Whether the pool takes work: chunks of a broken one may still be waiting when it has been replaced."""
        try:
            return self._executor.submit(os.getpid) is not None
        except BrokenProcessPool:
            return False

    def close(self) -> None:
        self._executor.shutdown(wait=True, cancel_futures=True)


class _PendingChunk:
    def __init__(self, future: Future[list[Answer]]) -> None:
        self._future = future

    def answers(self) -> list[Answer]:
        return self._future.result()


@contextmanager
def interrupts_held() -> Iterator[None]:
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
    end_with_parent()


def _limit_memory() -> None:
    """A page that needs endless memory becomes an error in its own process, not a machine that stands still."""
    try:
        import resource  # noqa: PLC0415 - does not exist on Windows
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    limit = _MEMORY_LIMIT if hard == resource.RLIM_INFINITY else min(_MEMORY_LIMIT, hard)
    resource.setrlimit(resource.RLIMIT_AS, (limit, hard))


def end_with_parent() -> None:
    """End this process when its parent is gone, killed: it would wait for work for ever, and hold the output's lock."""
    threading.Thread(target=_wait_for_parent, name=WATCHING, daemon=True).start()


def _wait_for_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


# Facts come back packed rather than pickled: that takes a fifth of the time, and unpacking runs no code.
def _read_chunk(chunk: Chunk) -> list[Answer]:
    return [_read(item, _OPENED[0]) for item in chunk]


def _read(item: FoundSource, docs: DocumentationSet) -> Answer:
    lookup = LoggedIncludes(docs.includes(item.source))
    # the limit that `read_packed` keeps itself cannot reach a library that never returns to Python
    faulthandler.dump_traceback_later(HARD_SECONDS, exit=True, file=sys.stderr)
    try:
        card, facts = read_packed(item, lookup)
    finally:
        faulthandler.cancel_dump_traceback_later()
    return card, facts, tuple((found.root_path, found.digest, found.signature) for found in lookup.looked_up)
