"""The vocabulary that pages with two languages teach: what each phrase meant, how often, and on how many pages.

Observations come in: a phrase of the locale in one position, and what the English beside it means. Out come the
sections of a locale file with their counts, of which only those entries are kept that always meant the same. A phrase
that stood for two things is left out, since which of them it is cannot be told from the phrase. Where observations
come from is for `extractor.recovery.observations`; how the sections are written is for `extractor.terms.mined_file`.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from extractor.terms.phrases import normalise_phrase

# names are many and short: one must be seen on so many pages before it counts as a word for something
MIN_NAME_PAGES = 3
NAMES = "names"
# what the members of enumerations are called: the same word may be another name as a property
MEMBERS = "members"


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """On a page, `phrase` stood in a position that `section` names, and meant `meaning`.

    A meaning of None says that the phrase stood there for something else: it makes the phrase ambiguous.
    """

    section: str
    phrase: str
    meaning: str | None
    page: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MinedPhrase:
    """A phrase that always meant the same: as it was mostly written, and on how many pages.

    Pages of the same file name, as in two API versions, are one: they were translated alike.
    """

    phrase: str
    meaning: str
    pages: int


def mine(observations: Iterable[Observation]) -> Mapping[str, tuple[MinedPhrase, ...]]:
    """The unambiguous phrases of each section, by section and meaning, the most frequent first."""
    meanings: defaultdict[tuple[str, str], set[str | None]] = defaultdict(set)
    spellings: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    pages: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for seen in observations:
        key = seen.section, normalise_phrase(seen.phrase)
        if key[1]:
            meanings[key].add(seen.meaning)
            spellings[key][" ".join(seen.phrase.split())] += 1
            pages[key].add(seen.page.rpartition("/")[2])
    mined: defaultdict[str, list[MinedPhrase]] = defaultdict(list)
    for key, meant in meanings.items():
        section, count = key[0], len(pages[key])
        meaning = next(iter(meant))
        if len(meant) == 1 and meaning is not None and _is_worth_keeping(section, key[1], meaning, count):
            phrase = min(spellings[key].items(), key=lambda item: (-item[1], item[0]))[0]
            mined[section].append(MinedPhrase(phrase=phrase, meaning=meaning, pages=count))
    return {
        section: tuple(sorted(found, key=lambda item: (item.meaning, -item.pages, item.phrase)))
        for section, found in sorted(mined.items())
    }


def _is_worth_keeping(section: str, phrase: str, meaning: str, pages: int) -> bool:
    """A name needs several pages, and must be more than its English in another case, which its table recovers."""
    return section not in (NAMES, MEMBERS) or (pages >= MIN_NAME_PAGES and phrase != normalise_phrase(meaning))
