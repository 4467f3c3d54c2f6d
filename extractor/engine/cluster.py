"""Workers of a Dask cluster that read pages.

In: the address of a scheduler. Out: a `Pool` over the cluster's `concurrent.futures` interface. Workers need this
program and nothing else: pages travel as bytes, and so do the includes that they name, as far as that can be seen from
outside; a worker that finds another one missing says so and is asked again with it. A
worker of another version of the program would read pages in its own way, and ends the build. Workers run pages in
threads, where their time cannot be limited.
"""

import re
from collections.abc import Iterable
from concurrent.futures import BrokenExecutor, CancelledError
from dataclasses import dataclass
from typing import Any

from distributed import Client, KilledWorker
from distributed.comm.core import CommClosedError

from extractor.engine.digests import program_digest
from extractor.engine.pool import Answer, Chunk, Pending, Pool
from extractor.engine.read_page import read_packed
from extractor.readers.includes import resolve_target
from extractor.sources.documentation import DocumentationSet, FoundSource
from extractor.sources.error import ExtractorError

_SECONDS_TO_CONNECT = 30
# What probably names an include; what it misses costs a second question, never a page.
_INCLUDE = re.compile(rb"\[!INCLUDE[^\n]{0,200}?\]\(([^()\s]{1,300})\)", re.IGNORECASE)

# The files that a page may ask for, by their path from its root; None for one that is not there.
Files = dict[str, bytes | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Request:
    """A page, and the files that it is read with."""

    found: FoundSource
    files: Files


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """What a worker made of a page: card and facts, packed; what files it asked for, and which it was not given."""

    card: bytes
    facts: bytes
    asked: tuple[str, ...]
    missing: tuple[str, ...]


class WrongVersionError(Exception):
    """A worker runs another version of the program."""


def join_cluster(docs: DocumentationSet, address: str) -> Pool:
    """The workers of the scheduler at the address; raises `ExtractorError` when there are none."""
    connect: Any = Client  # it has no types
    try:
        client = connect(address, timeout=_SECONDS_TO_CONNECT, set_as_default=False)
    except (OSError, TimeoutError, ValueError) as error:
        raise ExtractorError(f"{address}: no scheduler answers: {error}") from error
    workers = sum(client.nthreads().values())
    if not workers:
        client.close()
        raise ExtractorError(f"{address}: the scheduler has no workers")
    return _Cluster(docs, client, workers)


class _Cluster:
    """A `Pool` of the workers of a scheduler."""

    def __init__(self, docs: DocumentationSet, client: Any, workers: int) -> None:
        self._docs = docs
        self._client = client
        self._executor = client.get_executor(pure=False)
        self.workers = workers

    def submit(self, chunk: Chunk) -> Pending:
        """Send the chunk with the files that it seems to name."""
        return _PendingChunk(self, [self._request(item) for item in chunk])

    def works(self) -> bool:
        return bool(self._client.status == "running")

    def close(self) -> None:
        self._executor.shutdown(wait=False)
        self._client.close()

    def send(self, requests: list[_Request]) -> Any:
        """Ask a worker; raises `BrokenExecutor`."""
        try:
            return self._executor.submit(_read, program_digest(), requests)
        except (RuntimeError, OSError) as error:
            raise BrokenExecutor(str(error)) from error

    def add_files(self, request: _Request, paths: Iterable[str]) -> None:
        """Add the files at the paths, there or not, to what the page is read with."""
        includes = self._docs.includes(request.found.source)
        for path in paths:
            request.files[path] = includes(path)

    def answer(self, request: _Request, read: _Read) -> Answer:
        """What a worker read, with what tells a later run whether it still holds."""
        includes = self._docs.includes(request.found.source)
        found = ((path, includes.find(path)) for path in read.asked)
        return read.card, read.facts, tuple((path, include.digest, include.signature) for path, include in found)

    def _request(self, found: FoundSource) -> _Request:
        request = _Request(found=found, files={})
        self.add_files(request, _named_includes(found.source.content, found.source.root_path))
        for path, content in tuple(request.files.items()):
            self.add_files(request, _named_includes(content or b"", path))
        return request


class _PendingChunk:
    """A chunk under way: asked again for the pages that lacked a file, until none does."""

    def __init__(self, cluster: _Cluster, requests: list[_Request]) -> None:
        self._cluster = cluster
        self._requests = requests
        self._future = cluster.send(requests)

    def answers(self) -> list[Answer]:
        reads: dict[int, _Read] = {}
        waiting, future = list(range(len(self._requests))), self._future
        while waiting:
            reads.update(zip(waiting, _result(future), strict=True))
            waiting = [index for index in waiting if reads[index].missing]
            for index in waiting:
                self._cluster.add_files(self._requests[index], reads[index].missing)
            future = self._cluster.send([self._requests[index] for index in waiting]) if waiting else None
        return [self._cluster.answer(request, reads[index]) for index, request in enumerate(self._requests)]


def _result(future: Any) -> list[_Read]:
    try:
        reads: list[_Read] = future.result()
    except WrongVersionError as error:
        raise ExtractorError("a worker of the cluster runs another version of this program") from error
    except (KilledWorker, CancelledError, CommClosedError, OSError) as error:
        raise BrokenExecutor(str(error)) from error
    return reads


def _read(program: str, requests: list[_Request]) -> list[_Read]:
    """What a worker runs."""
    if program != program_digest():
        raise WrongVersionError
    return [_read_one(request) for request in requests]


def _read_one(request: _Request) -> _Read:
    asked: dict[str, None] = {}

    def look_up(root_path: str, /) -> bytes | None:
        asked[root_path] = None
        return request.files.get(root_path)

    card, facts = read_packed(request.found, look_up)
    missing = tuple(path for path in asked if path not in request.files)
    return _Read(card=card, facts=facts, asked=tuple(asked), missing=missing)


def _named_includes(content: bytes, root_path: str) -> Iterable[str]:
    for match in _INCLUDE.finditer(content):
        target = match[1].decode("utf-8", "replace")
        path = resolve_target(target.lstrip("/"), "" if target.startswith("/") else root_path)
        if path is not None:
            yield path
