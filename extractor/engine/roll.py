"""The roll of a build: its pages by their cards, so that the next one reads only pages whose files have changed.

In: the roll of the last build, and the files that have changed since. Out: the roll as it is now, where no page states
anything else that an output, a finding or another page could be made from; None where one does, or where that cannot be
told without a look at every page. In doubt it is None: the long way is always right.
"""

from collections import Counter
from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass, replace

from extractor.engine.card import Card
from extractor.engine.digests import digest_of

# Beyond so many changed pages nothing is saved by looking for them first.
_MOST_CHANGED = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A page: the files that it was made from, its own first, as paths in the tree, and its card."""

    files: tuple[str, ...]
    card: Card


@dataclass(frozen=True, slots=True, kw_only=True)
class Roll:
    """The pages of a set in their order.

    `evidence` are the digests of the pages that were read only because they may help these, `oddities` the encoded
    findings about folders.
    """

    entries: tuple[Entry, ...]
    evidence: tuple[str, ...]
    oddities: tuple[bytes, ...]

    @property
    def digest(self) -> str:
        """The digest of everything that was read: where it is equal, so are the pages and the findings."""
        stated = (entry.card.digest for entry in self.entries)
        return digest_of(str(len(self.entries)), *stated, *self.evidence, *self.oddities)


# Reads the pages at these tree paths, in their order.
ReadAgain = Callable[[Container[str]], Iterable[Entry]]


def call_roll(roll: Roll, changed: frozenset[str], read_again: ReadAgain) -> Roll | None:
    """The roll after these files have changed, if that changes nothing but what it holds itself; else None."""
    if roll.evidence or len(changed) > _MOST_CHANGED:
        return None
    concerned = {entry.files[0]: entry for entry in roll.entries if not changed.isdisjoint(entry.files)}
    known = {file for entry in concerned.values() for file in entry.files}
    if not changed <= known:  # read for another reason than a page
        return None
    now = {entry.files[0]: entry for entry in read_again(concerned)}
    if now.keys() != concerned.keys() or not _states_the_same(roll, concerned, now):
        return None
    return replace(roll, entries=tuple(now.get(entry.files[0], entry) for entry in roll.entries))


def _states_the_same(roll: Roll, before: dict[str, Entry], now: dict[str, Entry]) -> bool:
    if any(before[file].card.essence != now[file].card.essence for file in before):
        return False
    differing = [file for file in before if before[file].card.digest != now[file].card.digest]
    return not any(_is_compared(before[file].card, roll) for file in differing)


def _is_compared(card: Card, roll: Roll) -> bool:
    """Whether other pages are held against the page's counts of blocks, or against the hashes of its bytes."""
    if card.is_english and not all(entry.card.is_english for entry in roll.entries):
        return True
    places = Counter(entry.card.root_path.lower() for entry in roll.entries)
    return places[card.root_path.lower()] > 1
