"""Damaged names of a table from the keys of the page's JSON.

What is left of a pool of keys after the undamaged names are matched holds the damaged ones. A key fixes a name when it
can still be read in the damaged cell (`将identitycertificate`, `Rolescopetagidszur`), when the row's description has it
among its words, when the row's type bears it (`worksheetProtection` and `protection`), when it is the only one left for
the only damaged name, when order leaves one key between two matched neighbours or all rows and keys agree in their
order, or when there is but one way to give every damaged row a key that it can hold. A value that the row's type could
not hold contradicts. Nothing is taken from a pool that has nothing in common with the table.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations

from extractor.model.origin import Evidence
from extractor.model.type_name import parse_type
from extractor.recovery.clue import Clue
from extractor.recovery.damage import is_recased
from extractor.recovery.key_pools import Key, KeyPool
from extractor.recovery.type_words import bears_name
from extractor.recovery.value_kinds import may_hold
from extractor.terms.names import is_identifier

# a shorter key may stand in a longer word by chance
_LEGIBLE_LENGTH = 4
_LONG_WORD = re.compile(r"(?<![A-Za-z0-9_])[A-Za-z_][A-Za-z0-9_]{3,}(?![A-Za-z0-9_])")
# what morphology glues to a name: `zur`, `のリスト`, `объекту`
_MAX_GLUED = 16
# so many rows that stand among the keys show that a table and a body go together
_ENOUGH_MATCHED = 2
# more rows have too many ways to be told apart by what they hold
_MAX_FITTED = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class DamagedRow:
    """A row of a table as far as its repair is concerned.

    `type` is the repaired type, `hint` the name that the vocabulary gives for the row's, `description` its text. A
    `doubtful` name could be one by its form, but something beyond the page says that it is none.
    """

    name: str
    type: str | None
    hint: str | None = None
    description: str = ""
    doubtful: bool = False


def clues_from_keys(rows: Sequence[DamagedRow], pool: KeyPool, *, by_order: bool = True) -> dict[int, Clue]:
    """What the pool says of the damaged rows, by their index.

    Without `by_order` several damaged rows in a row are not told apart by their order alone.
    """
    table = _Table(rows, pool, longest_run=len(rows) if by_order else 1)
    clues: dict[int, Clue] = {}
    by_themselves = (table.recased, table.hinted, table.legible, table.described, table.type_named)
    together = (table.sole, table.between_neighbours, table.aligned, table.fitting)
    for find in (*by_themselves, *together, table.sole):
        for index, key in find().items():
            clues[index] = Clue(value=key.name, evidence=pool.evidence, line=key.line)
            table.settle(index, key)
    return clues


class _Table:
    """The rows that are still damaged and the keys that are still free."""

    def __init__(self, rows: Sequence[DamagedRow], pool: KeyPool, *, longest_run: int) -> None:
        self._longest_run = longest_run
        self._rows = rows
        self._keys = pool.keys
        self._representation = pool.evidence is Evidence.JSON_REPRESENTATION
        self._answers = pool.evidence is Evidence.RESPONSE_EXAMPLE
        self._place = {key.name: place for place, key in enumerate(pool.keys)}
        names = {row.name for row in rows}
        self._matched = {index: self._place[row.name] for index, row in enumerate(rows) if row.name in self._place}
        self._free = [key for key in pool.keys if key.name not in names]
        camel = all(not key.name[:1].isupper() for key in pool.keys)
        self._damaged = [
            index
            for index, row in enumerate(rows)
            if index not in self._matched
            and (row.hint is not None or row.doubtful or _is_damaged(row.name, camel=camel))
        ]

    def settle(self, index: int, key: Key) -> None:
        self._free = [free for free in self._free if free is not key]
        self._damaged = [damaged for damaged in self._damaged if damaged != index]
        self._matched[index] = self._place[key.name]

    def _fits(self, index: int, key: Key) -> bool:
        type_ = self._rows[index].type
        return may_hold(type_, key.values, representation=self._representation) and not _is_of_another(type_, key)

    def recased(self) -> dict[int, Key]:
        """Rows whose name is a free key but for the capitals that translation gives to words."""
        by_fold = {key.name.lower(): key for key in self._free}
        unmatched = (index for index in range(len(self._rows)) if index not in self._matched)
        found = {index: by_fold.get(self._rows[index].name.lower()) for index in unmatched}
        return _each_once(
            {index: key for index, key in found.items() if key and is_recased(self._rows[index].name, key.name)}
        )

    def hinted(self) -> dict[int, Key]:
        """Damaged rows for which the vocabulary names a free key."""
        by_name = {key.name: key for key in self._free}
        return _each_once({index: by_name.get(self._rows[index].hint or "") for index in self._damaged})

    def legible(self) -> dict[int, Key]:
        """Damaged rows in which exactly one free key can still be read, the longest where one holds another."""
        return _each_once({index: self._legible_key(self._rows[index].name) for index in self._damaged})

    def _legible_key(self, name: str) -> Key | None:
        folded = name.lower()
        found = [key for key in self._free if len(key.name) >= _LEGIBLE_LENGTH and key.name.lower() in folded]
        if not found or len(folded) - max(len(key.name) for key in found) > _MAX_GLUED:
            return None
        longest = max(found, key=lambda key: len(key.name))
        return longest if all(key.name.lower() in longest.name.lower() for key in found) else None

    def described(self) -> dict[int, Key]:
        """Damaged rows whose description has exactly one free key among its words."""
        found: dict[int, Key | None] = {}
        for index in self._damaged:
            words = set(_LONG_WORD.findall(self._rows[index].description))
            named = [key for key in self._free if key.name in words and self._fits(index, key)]
            found[index] = named[0] if len(named) == 1 else None
        return _each_once(found)

    def type_named(self) -> dict[int, Key]:
        """Damaged rows whose type bears the name of exactly one free key."""
        found: dict[int, Key | None] = {}
        for index in self._damaged:
            type_ = self._rows[index].type
            bearing = [key for key in self._free if bears_name(type_, key.name) and self._fits(index, key)]
            found[index] = bearing[0] if len(bearing) == 1 else None
        return _each_once(found)

    def sole(self) -> dict[int, Key]:
        """The only damaged row and the only free key; without a match both must be all there is, of what is sent."""
        if len(self._damaged) != 1 or len(self._free) != 1:
            return {}
        if not self._matched and (self._answers or len(self._rows) > 1 or len(self._keys) > 1):
            return {}
        index, key = self._damaged[0], self._free[0]
        return {index: key} if self._fits(index, key) else {}

    def between_neighbours(self) -> dict[int, Key]:
        """Damaged rows between two matched rows that leave exactly as many keys between them, in order.

        The end of the table is a neighbour where no other key is left over.
        """
        found: dict[int, Key] = {}
        for run in _runs(self._damaged):
            if len(run) > self._longest_run:
                continue
            before, after = self._matched.get(run[0] - 1), self._matched.get(run[-1] + 1)
            at_end = run[-1] + 1 == len(self._rows)
            if before is None or (after is None and not (at_end and len(self._free) == len(run))):
                continue
            last = len(self._keys) if after is None else after
            between = [key for key in self._keys[before + 1 : last] if key in self._free]
            if len(between) == len(run) and len(between) == last - before - 1 and all(map(self._fits, run, between)):
                found.update(zip(run, between, strict=True))
        return found

    def aligned(self) -> dict[int, Key]:
        """As many damaged rows as free keys, in order, where rows and keys agree in the order of everything else."""
        if len(self._damaged) != len(self._free) or len(self._matched) < _ENOUGH_MATCHED:
            return {}
        among = sorted((*self._matched, *self._damaged))
        free = {key.name for key in self._free}
        in_keys = [None if key.name in free else place for place, key in enumerate(self._keys)]
        if [self._matched.get(index) for index in among] != in_keys:
            return {}
        if any(len(run) > self._longest_run for run in _runs(self._damaged)):
            return {}
        pairs = dict(zip(self._damaged, self._free, strict=True))
        return pairs if all(self._fits(index, key) for index, key in pairs.items()) else {}

    def fitting(self) -> dict[int, Key]:
        """The only way to give each damaged row a free key that its type can hold, with none left over."""
        count = len(self._damaged)
        if count != len(self._free) or count > _MAX_FITTED or len(self._matched) < _ENOUGH_MATCHED:
            return {}
        ways = [way for way in permutations(self._free) if all(map(self._fits, self._damaged, way))]
        return dict(zip(self._damaged, ways[0], strict=True)) if len(ways) == 1 else {}


def _is_of_another(type_: str | None, key: Key) -> bool:
    """Whether the key's value states a type, and another one than the row has."""
    if type_ is None or key.stated_type is None:
        return False
    own, stated = parse_type(type_), parse_type(key.stated_type)
    return not own.primitive and own.name.lower() != stated.name.lower()


def _is_damaged(name: str, *, camel: bool) -> bool:
    """No API could have the name, or none of this page's kind: its keys all begin with a small letter."""
    return not is_identifier(name) or (camel and name[:1].isupper())


def _each_once(found: dict[int, Key | None]) -> dict[int, Key]:
    """The pairs whose key was found for one row only."""
    keys = [key.name for key in found.values() if key is not None]
    return {index: key for index, key in found.items() if key is not None and keys.count(key.name) == 1}


def _runs(indices: Sequence[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for index in indices:
        if runs and runs[-1][-1] == index - 1:
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs
