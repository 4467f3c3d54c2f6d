"""A page that was read, with what its reading depended on: what every way of reading gives.

It holds facts as the reader made them or as they travel, packed, and turns one into the other when asked. Its card says
what is asked of every page, so that most pages need not be unpacked. `looked_up` are the includes that the page asked
for, which a later run compares.
"""

from collections.abc import Callable
from dataclasses import dataclass

from extractor.engine.card import Card, write_card
from extractor.engine.reading import describe_error, failed_page, read_found
from extractor.model.codec import pack_fact, unpack_fact
from extractor.model.page import Page
from extractor.model.source import IncludeLookup
from extractor.sources.documentation import DocumentationSet, FoundSource
from extractor.sources.includes import RootIncludes


@dataclass(frozen=True, slots=True, kw_only=True)
class LookedUp:
    """An include that a page asked for: its digest, None where there was no such file, and its signature before."""

    root_path: str
    digest: str | None
    signature: str | None


class ReadPage:
    """A page and the includes that it asked for."""

    __slots__ = ("_card", "_facts", "_page", "_read_again", "files", "looked_up")

    def __init__(
        self,
        *,
        page: Page | None = None,
        card: Card | None = None,
        facts: bytes | None = None,
        looked_up: tuple[LookedUp, ...] = (),
        read_again: Callable[[], Page] | None = None,
    ) -> None:
        """Either `page` is given or `facts` with their `card`; `read_again` is asked where the facts are none."""
        self._page = page
        self._card = card
        self._facts = facts
        self._read_again = read_again
        self.looked_up = looked_up
        self.files: tuple[str, ...] = ()

    def locate(self, found: FoundSource, docs: DocumentationSet) -> "ReadPage":
        """The same, with the tree paths of its `files`: first the page's own, then those of its includes."""
        asked = (include.root_path for include in self.looked_up)
        self.files = (found.tree_path, *docs.include_paths(found.source, asked))
        return self

    @property
    def page(self) -> Page:
        """The page; raises `ValueError` where the facts given are none."""
        if self._page is None:
            try:
                self._page = unpack_fact(Page, self._facts or b"")
            except ValueError:
                if self._read_again is None:
                    raise
                self._page, self._facts, self._card = self._read_again(), None, None
        return self._page

    @property
    def facts(self) -> bytes:
        """The page, packed; raises `ValueError` or `TypeError` where it holds what cannot be packed."""
        if self._facts is None:
            self._facts = pack_fact(self.page)
        return self._facts

    @property
    def card(self) -> Card:
        """The card of the page; raises as `facts` does."""
        if self._card is None:
            self._card = write_card(self.page, self.facts)
        return self._card


class LoggedIncludes:
    """An `IncludeLookup` that remembers what it was asked: the page's dependencies."""

    __slots__ = ("_found", "_includes")

    def __init__(self, includes: RootIncludes) -> None:
        """`includes` gives the answers."""
        self._includes = includes
        self._found: dict[str, LookedUp] = {}

    def __call__(self, root_path: str, /) -> bytes | None:
        """The bytes at a path from the documentation root."""
        include = self._includes.find(root_path)
        self._found[root_path] = LookedUp(root_path=root_path, digest=include.digest, signature=include.signature)
        return include.content

    @property
    def looked_up(self) -> tuple[LookedUp, ...]:
        """What was asked, in order."""
        return tuple(self._found.values())


def read_one(found: FoundSource, docs: DocumentationSet) -> ReadPage:
    """The page of a found source, read by itself, here. Never raises an `Exception`."""
    lookup = LoggedIncludes(docs.includes(found.source))
    page = read_found(found, lambda _: lookup)
    return ReadPage(page=page, looked_up=lookup.looked_up)


def read_packed(found: FoundSource, lookup: IncludeLookup) -> tuple[bytes, bytes]:
    """The card and the facts, packed, of a found source, to send them elsewhere. Never raises an `Exception`."""
    page = read_found(found, lambda _: lookup)
    try:
        facts = pack_fact(page)
    except (ValueError, TypeError) as error:  # what neither way of packing takes
        page = failed_page(found.source, "internal-error", **describe_error(error))
        facts = pack_fact(page)
    return pack_fact(write_card(page, facts)), facts
