"""What was read of each blob of a history, kept for the run or for the next one too.

In: a path in the tree and the blob that stands there. Out: what was read of it before, once for every set of includes
that it was read with. `CachedStore` outlives the run, so that one which is interrupted goes on where it was; what it
holds in memory is what the last two revisions asked for. Whether what was read still holds is for the caller to see.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from extractor.compare.surface import PageFacts
from extractor.engine.cache import Cache
from extractor.engine.digests import digest_of, program_digest
from extractor.model.codec import pack_fact, unpack_fact

# What a run that is killed may have to read again.
_PAGES_KEPT_BACK = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredPage:
    """What was read of a blob: the facts, where they belong, and the blobs of the files that were read for them.

    `is_lost`: the page took too long, or the program failed on it; another run may have more luck.
    """

    facts: PageFacts
    version: str
    locale: str
    files: tuple[tuple[str, str | None], ...]
    is_lost: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    pages: tuple[StoredPage, ...]


class FactStore(Protocol):
    """Keeps what was read of each blob at each path; several, where the same page was read with other includes."""

    def find(self, path: str, blob: str) -> Sequence[StoredPage]:
        """What was read of the blob at the path."""

    def add(self, path: str, blob: str, page: StoredPage) -> None:
        """Keep what was read."""

    def end_revision(self) -> None:
        """All pages of a revision were asked for."""


class MemoryStore:
    """Keeps everything for as long as the run takes."""

    def __init__(self) -> None:
        """Nothing was read yet."""
        self._pages: dict[tuple[str, str], list[StoredPage]] = {}

    def find(self, path: str, blob: str) -> Sequence[StoredPage]:
        """What was read of the blob at the path."""
        return self._pages.get((path, blob), ())

    def add(self, path: str, blob: str, page: StoredPage) -> None:
        """Keep what was read."""
        self._pages.setdefault((path, blob), []).append(page)

    def end_revision(self) -> None:
        """Nothing is forgotten."""


class CachedStore:
    """Keeps everything in a cache, for the next run too."""

    def __init__(self, cache: Cache, *place: str) -> None:
        """`place` is what the facts of a page depend on besides its path and bytes: where the documentation stands."""
        self._cache = cache
        self._place = place
        self._waiting = 0
        self._now: dict[tuple[str, str], tuple[StoredPage, ...]] = {}
        self._before: dict[tuple[str, str], tuple[StoredPage, ...]] = {}

    def find(self, path: str, blob: str) -> Sequence[StoredPage]:
        """What was read of the blob at the path."""
        name = (path, blob)
        known = self._now.get(name, self._before.get(name))
        if known is None:
            known = self._stored(path, blob)
        self._now[name] = known
        return known

    def add(self, path: str, blob: str, page: StoredPage) -> None:
        """Keep what was read; on the disk it is soon, and when the revision ends."""
        self._now[path, blob] = pages = (*self.find(path, blob), page)
        try:
            row = pack_fact(_Row(pages=tuple(item for item in pages if not item.is_lost)))
        except (ValueError, TypeError, OverflowError):  # what cannot be packed is read again every time
            return
        self._cache.put(self._key(path, blob), row)
        self._waiting += 1
        if self._waiting >= _PAGES_KEPT_BACK:
            self._flush()

    def end_revision(self) -> None:
        """What only the revision before asked for is looked up again when it comes back."""
        self._flush()
        self._before, self._now = self._now, {}

    def _flush(self) -> None:
        self._cache.flush()
        self._waiting = 0

    def _stored(self, path: str, blob: str) -> tuple[StoredPage, ...]:
        stored = self._cache.get(self._key(path, blob))
        try:
            return () if stored is None else unpack_fact(_Row, stored).pages
        except ValueError:  # no row of ours, whatever its checksum says
            return ()

    def _key(self, path: str, blob: str) -> str:
        return "blob " + digest_of(program_digest(), *self._place, path, blob)
