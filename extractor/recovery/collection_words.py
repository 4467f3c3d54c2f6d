"""How a language says *collection* in a type cell, learnt from cells whose type and number something else tells.

`event aro` beside arrays on the rows of several types teaches that `aro` makes a collection, `event objekto` beside
objects that `objekto` does not. Cells with what settled them come in; whether another cell names a collection goes out,
None where nothing was learnt about its words. No word is known beforehand.
"""

import re
from collections import Counter, defaultdict

from extractor.terms.phrases import normalise_phrase

# a word next to so many types says the same of any
_MIN_TYPES = 3
# examples are cut short and written by hand: an object may stand where an array belongs
_SURE = 0.9
# a shorter word may end another one by chance
_MIN_GLUED = 2
# a name may stand next to Han, but a letter with an accent is part of the same word
_IDENTIFIER = re.compile(r"(?<![A-Za-z0-9_\u00c0-\u024f])[A-Za-z_][A-Za-z0-9_]*(?![A-Za-z0-9_\u00c0-\u024f])")


class CollectionWords:
    """The words around types of each locale, by what they say of the number."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._seen: defaultdict[tuple[str, str, bool], set[str]] = defaultdict(set)
        self._counts: defaultdict[tuple[str, str], Counter[bool]] = defaultdict(Counter)
        self._many: defaultdict[str, set[str]] = defaultdict(set)

    def learn(self, locale: str, cell: str, name: str, *, many: bool) -> None:
        """Take in a cell that holds the sound name of its type, and whether there is one or a collection."""
        words = words_around(cell, name)
        if words:
            self._seen[locale, words, many].add(name.lower())
            self._counts[locale, words][many] += 1
            (self._many[locale].add if self._said(locale, words) else self._many[locale].discard)(words)

    def say_many(self, locale: str, cell: str, name: str) -> bool | None:
        """Whether a cell names a collection of the type; where its name was translated, by how the cell begins or ends.

        A cell without any word for a collection names one thing, in a language whose word for that was learnt.
        """
        words = words_around(cell, name)
        if words is not None:
            return self._said(locale, words)
        phrase = normalise_phrase(cell)
        known = self._many.get(locale, set())
        if any(len(word) >= _MIN_GLUED and (phrase.startswith(word) or phrase.endswith(word)) for word in known):
            return True
        return False if known else None

    def _said(self, locale: str, words: str) -> bool | None:
        counts = self._counts.get((locale, words))
        if counts is None:
            return None
        said = counts[True] > counts[False]
        enough = len(self._seen[locale, words, said]) >= _MIN_TYPES
        return said if enough and counts[said] >= _SURE * counts.total() else None


def words_around(cell: str, name: str) -> str | None:
    """The words beside the name of a type, as a phrase; None where the name is not in the cell.

    >>> words_around("keyValue集合", "keyvalue"), words_around("事件 集合", "event")
    ('集合', None)
    """
    found = next((word for word in _IDENTIFIER.finditer(cell) if word[0].lower() == name.lower()), None)
    return None if found is None else normalise_phrase(f"{cell[: found.start()]} {cell[found.end() :]}")


def names_in(cell: str) -> list[str]:
    """The words of a cell that could be names."""
    return _IDENTIFIER.findall(cell)


def sole_name(cell: str) -> str | None:
    """The only word of a cell that could be a name."""
    names = names_in(cell)
    return names[0] if len(names) == 1 else None
