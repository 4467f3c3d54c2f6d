"""What words of a language stand for, told by texts that stand beside a name which translation leaves alone.

A page's title stands beside its file name, and so does the label of every link to it; a repaired cell stands beside its
name. Where nearly every text with a word in it goes with a file name that holds a name, the word may stand for that
name. This speaks for a name that something else gives; it never finds one. Nothing here knows a language.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from extractor.model.page import Page
from extractor.recovery.damage import is_english
from extractor.recovery.tables import rows_of
from extractor.recovery.type_words import singulars_of
from extractor.terms.phrases import is_unspaced, normalise_phrase

# so many file names show it, of those beside a text with the word so large a share, ...
_ENOUGH_FILES = 2
_SHARE = 0.8
# ... and as many would by chance seldom have the name in them
_CHANCE = 0.001
# a name of fewer letters stands in many others
_TELLING_LENGTH = 3
_KEY_LENGTH = 2


class WordPairs:
    """The texts of a documentation set beside the file names of the pages that they name."""

    def __init__(self, pages: Iterable[Page]) -> None:
        """Learn from pages as page-level recovery left them."""
        self._files: defaultdict[str, set[str]] = defaultdict(set)
        self._texts: defaultdict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
        self._repaired: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        for page in pages:
            if not is_english(page):
                self._learn(page)
        self._beside: dict[tuple[str, str], frozenset[str]] = {}
        self._named: dict[tuple[str, str], frozenset[str]] = {}

    def _learn(self, page: Page) -> None:
        for text, path in _texts_beside_files(page):
            phrase, file = normalise_phrase(text), _file_of(path)
            self._files[page.locale].add(file)
            for key in _keys_of(phrase):
                self._texts[page.locale, key].add((phrase, file))
        for row in rows_of(page):
            if row.recovered is not None:
                self._repaired[page.locale, normalise_phrase(row.recovered.from_)].update(singulars_of(row.name))

    def best_of(self, locale: str, text: str, names: Iterable[str]) -> str | None:
        """The one of the names that the text stands for; of names in each other the one that says no more than it."""
        weights = {name: self._weight(locale, normalise_phrase(text), name) for name in names}
        ranked = sorted(
            (name for name, weight in weights.items() if weight), key=lambda name: (-weights[name], len(name))
        )
        return ranked[0] if ranked else None

    def _weight(self, locale: str, phrase: str, name: str) -> float:
        """0 where nothing says that the phrase stands for the name, else how much of the name it covers, up to 1."""
        if phrase == name.lower():
            return 1.0
        if len(phrase) < _KEY_LENGTH or len(name) < _TELLING_LENGTH:
            return 0.0
        if not self._repaired.get((locale, phrase), frozenset()).isdisjoint(singulars_of(name)):
            return 1.0
        beside, named = self._files_beside(locale, phrase), self._files_of(locale, name)
        both = len(beside & named)
        chance = len(named) / max(len(self._files[locale]), 1)
        if both < _ENOUGH_FILES or both < _SHARE * len(beside) or chance**both > _CHANCE:
            return 0.0
        return both / len(named)

    def _files_beside(self, locale: str, phrase: str) -> frozenset[str]:
        """The files beside a text that has the phrase in it, at the beginning of a word where there are words."""
        found = self._beside.get((locale, phrase))
        if found is None:
            texts = self._texts.get((locale, phrase[:_KEY_LENGTH]), ())
            found = frozenset(file for text, file in texts if _holds(text, phrase))
            self._beside[locale, phrase] = found
        return found

    def _files_of(self, locale: str, name: str) -> frozenset[str]:
        """The files in whose name a part begins or ends with the name, in the singular or the plural."""
        found = self._named.get((locale, name))
        if found is None:
            forms = "|".join(map(re.escape, sorted(singulars_of(name))))
            pattern = re.compile(rf"(?<![a-z0-9])(?:{forms})|(?:{forms})(?:s|es)?(?![a-z0-9])")
            found = frozenset(file for file in self._files[locale] if pattern.search(file))
            self._named[locale, name] = found
        return found


def _texts_beside_files(page: Page) -> Iterator[tuple[str, str]]:
    if page.title is not None:
        yield page.title.text, page.root_path
    for method in () if page.resource is None else page.resource.methods:
        if method.page is not None:
            yield method.name.text, method.page
    for row in rows_of(page):
        if row.recovered_type is not None and row.type_page is not None:
            yield row.recovered_type.from_, row.type_page


def _file_of(path: str) -> str:
    return path.rpartition("/")[2].lower().removesuffix(".md")


def _keys_of(phrase: str) -> set[str]:
    """The beginnings of words; in a script without blanks a word may begin anywhere."""
    starts = (place for place in range(len(phrase)) if _may_begin(phrase, place))
    return {phrase[place : place + _KEY_LENGTH] for place in starts}


def _may_begin(phrase: str, place: int) -> bool:
    return (
        place == 0
        or phrase[place - 1] == " "
        or is_unspaced(phrase[place - 1 : place + 1])
        or is_unspaced(phrase[place - 1])
    )


def _holds(text: str, phrase: str) -> bool:
    place = text.find(phrase)
    while place >= 0 and not _may_begin(text, place):
        place = text.find(phrase, place + 1)
    return place >= 0
