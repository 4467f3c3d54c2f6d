"""Facts of pages that were read before, and what must still be so for them to hold.

In: a found source. Out: its page as reading it alone would give it, or None. The key takes in the program, the page's
bytes and its place; each include that the page asked for, there or not, is compared by its bytes. A page that was lost
to time, memory or a defect is read again.
"""

from dataclasses import dataclass

from extractor.engine.cache import Cache
from extractor.engine.card import Card
from extractor.engine.digests import digest_of, program_digest
from extractor.engine.read_page import LookedUp, ReadPage, read_one
from extractor.model.codec import encode_fact, pack_fact, unpack_fact
from extractor.sources.documentation import DocumentationSet, FoundSource
from extractor.sources.includes import RootIncludes

_LENGTH_BYTES = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class _Head:
    """What stands before the facts of a page: its card, and each include that it asked for with its digest."""

    card: Card
    includes: tuple[tuple[str, str | None], ...]


class PageStore:
    """The pages in a cache."""

    def __init__(self, cache: Cache) -> None:
        """Several stores may share one cache."""
        self._cache = cache

    def find(self, found: FoundSource, docs: DocumentationSet) -> ReadPage | None:
        """The page, if it and its includes were read before with these very bytes."""
        stored = None if found.refused else self._cache.get(_key(found))
        if stored is None:
            return None
        end = _LENGTH_BYTES + int.from_bytes(stored[:_LENGTH_BYTES], "big")
        try:
            head = unpack_fact(_Head, stored[_LENGTH_BYTES:end])
        except ValueError:  # no row of ours, whatever its checksum says
            return None
        includes = docs.includes(found.source)
        looked_up = tuple(_look_up(includes, root_path) for root_path, _ in head.includes)
        is_same = tuple((item.root_path, item.digest) for item in looked_up) == head.includes
        if not is_same:
            return None
        return ReadPage(
            card=head.card, facts=stored[end:], looked_up=looked_up, read_again=lambda: read_one(found, docs).page
        )

    def flush(self) -> None:
        """Bring what was added to the disk."""
        self._cache.flush()

    def add(self, found: FoundSource, read: ReadPage) -> None:
        """Keep what was read."""
        try:
            card, facts = read.card, read.facts
        except (ValueError, TypeError):  # what cannot be packed is read again every time
            return
        if found.refused or card.is_lost:
            return
        head = pack_fact(_Head(card=card, includes=tuple((item.root_path, item.digest) for item in read.looked_up)))
        self._cache.put(_key(found), len(head).to_bytes(_LENGTH_BYTES, "big") + head + facts)


def _look_up(includes: RootIncludes, root_path: str) -> LookedUp:
    include = includes.find(root_path)
    return LookedUp(root_path=root_path, digest=include.digest, signature=include.signature)


def _key(found: FoundSource) -> str:
    source = found.source
    place = (source.path, source.root_path, source.locale, source.branch, source.api_version)
    oddities = map(encode_fact, found.diagnostics)
    return "page " + digest_of(program_digest(), *place, source.content, *oddities)
