"""What a pool of workers must be able to do, wherever they are.

In: chunks of found sources. Out: for each source its card and its facts, packed, and the includes that it asked for.
A pool raises `BrokenExecutor` when a worker died; whose fault that was is for the caller to find out.
"""

from typing import Protocol

from extractor.sources.documentation import FoundSource

Chunk = tuple[FoundSource, ...]
# Card and facts, packed, and for each include its path, its digest, and its signature before it was read.
Answer = tuple[bytes, bytes, tuple[tuple[str, str | None, str | None], ...]]


class Pending(Protocol):
    """Work on a chunk under way."""

    def answers(self) -> list[Answer]:
        """Wait for the answers, in the order of the chunk; raises `BrokenExecutor`."""


class Pool(Protocol):
    """Workers that read chunks."""

    @property
    def workers(self) -> int:
        """How many there are."""

    def submit(self, chunk: Chunk) -> Pending:
        """Begin to read a chunk; raises `BrokenExecutor`."""

    def works(self) -> bool:
        """Whether it takes work."""

    def close(self) -> None:
        """Let the workers go; work that was not begun is dropped."""
