"""How the languages of one page stand to each other: fact by fact what each says, and what is canonical and why.

In come the pages of one path from the documentation root, one for each locale, complete; out comes a `PageAgreement`.
The page that is trusted most states what is canonical: the English one, else one with its English beside it, else the
one with the fewest findings; where it stands alone against all others, they do. How it is shown is for the writers.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from extractor.compare.statements import FactKind, Repair, Statement, read_statements
from extractor.model.page import Page

_ENGLISH = "en"
_ABSENT = ("", "")


class Standing(StrEnum):
    """How a language stands on a fact, best first. *stale*: it differs, and the English has changed since."""

    EQUAL = "equal"
    DAMAGED = "damaged"
    DIFFERENT = "different"
    STALE = "stale"
    MISSING = "missing"


class Basis(StrEnum):
    """Why a value is the canonical one."""

    ENGLISH = "the English page"
    BESIDE = "the English beside it"
    EVIDENCE = "evidence"
    MOST = "all other languages"
    SOUND = "the page with the fewest findings"
    ONLY = "undisputed"
    NONE = "no evidence"


_SETTLED = (Basis.ENGLISH, Basis.BESIDE, Basis.MOST)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a language says of a fact; None in place of the statement where it says nothing."""

    locale: str
    standing: Standing
    statement: Statement | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FactAgreement:
    """A fact and what each language says of it, in the order of the locales; `canonical` is the value that holds.

    `is_quote` says that the canonical value is text of a page.
    """

    kind: FactKind
    name: str
    canonical: str
    basis: Basis
    said: tuple[Said, ...]
    is_quote: bool = False

    @property
    def is_unanimous(self) -> bool:
        """Whether every language that has the page says it, undamaged."""
        return all(said.standing is Standing.EQUAL for said in self.said)

    @property
    def paste(self) -> str:
        """The text for a page that says something else: canonical by more than the word of another translation."""
        return self.canonical if self.is_quote and self.basis in _SETTLED else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageAgreement:
    """A page in all its languages: those that have it, those that lack it, those made from other English than today's.

    `facts` are all its facts, in the order of the page that is trusted most, then what only others state.
    """

    root_path: str
    trusted: str
    present: tuple[str, ...]
    missing: tuple[str, ...]
    stale: tuple[str, ...]
    facts: tuple[FactAgreement, ...]


def compare_languages(pages: Sequence[Page], locales: Sequence[str]) -> PageAgreement:
    """The agreement of the pages of one path; `locales` are all those of the set."""
    by_locale = {page.locale: page for page in pages}
    trusted = min(pages, key=_trust)
    stated = {locale: _by_identity(page) for locale, page in by_locale.items()}
    stale = tuple(sorted(page.locale for page in _stale(pages)))
    names = [*stated[trusted.locale], *(name for locale in sorted(stated) for name in stated[locale])]
    present = tuple(locale for locale in locales if locale in by_locale)
    judge = _Judge(trusted=trusted, stated=stated, stale=frozenset(stale), present=present)
    return PageAgreement(
        root_path=trusted.root_path,
        trusted=trusted.locale,
        present=present,
        missing=tuple(locale for locale in locales if locale not in by_locale),
        stale=stale,
        facts=tuple(judge.agreement(*identity) for identity in dict.fromkeys(names)),
    )


def is_english(page: Page) -> bool:
    """Whether the page is in English, of whatever country."""
    return page.locale.partition("-")[0].lower() == _ENGLISH


def carries_english(page: Page) -> bool:
    """Whether the page is a translation that has its English beside it."""
    return not is_english(page) and page.title is not None and page.title.en is not None


def _trust(page: Page) -> tuple[bool, bool, int, str]:
    return (not is_english(page), not carries_english(page), len(page.diagnostics), page.locale)


def _by_identity(page: Page) -> dict[tuple[FactKind, str], Statement]:
    return {statement.identity: statement for statement in read_statements(page)}


def find_stale(pages: Iterable[Page]) -> tuple[str, ...]:
    """The paths of the translations that name other bytes as their source than the English page of today has."""
    by_path: defaultdict[str, list[Page]] = defaultdict(list)
    for page in pages:
        by_path[page.root_path].append(page)
    return tuple(sorted(page.path for group in by_path.values() for page in _stale(group)))


def _stale(group: Sequence[Page]) -> Iterator[Page]:
    hashes = {digest for page in group if is_english(page) for digest in page.content_hashes}
    for page in group:
        named = page.provenance.source_hash
        if hashes and named and not is_english(page) and named.lower() not in hashes:
            yield page


@dataclass(frozen=True, slots=True, kw_only=True)
class _Judge:
    """The statements of every language that has the page."""

    trusted: Page
    stated: Mapping[str, Mapping[tuple[FactKind, str], Statement]]
    stale: frozenset[str]
    present: tuple[str, ...]

    def agreement(self, kind: FactKind, name: str) -> FactAgreement:
        """What each language says of one fact."""
        said = {locale: self.stated[locale].get((kind, name)) for locale in self.present}
        canonical, basis = self._canonical(said)
        compared = _compared(canonical)
        return FactAgreement(
            kind=kind,
            name=name,
            canonical="" if canonical is None else canonical.value,
            basis=basis,
            said=tuple(
                Said(locale=locale, standing=self._standing(locale, statement, compared), statement=statement)
                for locale, statement in said.items()
            ),
            is_quote=canonical is not None and canonical.quotes,
        )

    def _canonical(self, said: Mapping[str, Statement | None]) -> tuple[Statement | None, Basis]:
        own = said[self.trusted.locale]
        if len(said) == 1:
            return own, self._basis(own, is_disputed=False)
        values = Counter(map(_compared, said.values()))
        most, times = max(values.items(), key=lambda item: (item[1], item[0]))
        if not is_english(self.trusted) and values[_compared(own)] == 1 < times and most != _ABSENT:
            return next(item for item in said.values() if _compared(item) == most), Basis.MOST
        return own, self._basis(own, is_disputed=len(values) > 1)

    def _basis(self, own: Statement | None, *, is_disputed: bool) -> Basis:
        if is_english(self.trusted):
            return Basis.ENGLISH
        if carries_english(self.trusted):
            return Basis.BESIDE
        if own is not None and (own.lost or own.repairs):
            return Basis.NONE if own.lost else Basis.EVIDENCE
        return Basis.SOUND if is_disputed else Basis.ONLY

    def _standing(self, locale: str, statement: Statement | None, canonical: tuple[str, str]) -> Standing:
        if statement is not None and (statement.repairs or statement.lost):
            return Standing.DAMAGED
        if _compared(statement) == canonical:
            return Standing.EQUAL
        if locale in self.stale:
            return Standing.STALE
        return Standing.MISSING if statement is None else Standing.DIFFERENT


def _compared(statement: Statement | None) -> tuple[str, str]:
    return _ABSENT if statement is None else statement.compared


def count_standings(agreement: PageAgreement) -> Counter[tuple[str, FactKind, Standing]]:
    """How many facts of each kind each language has in each standing; those of a page that it lacks are missing."""
    counts: Counter[tuple[str, FactKind, Standing]] = Counter()
    for fact in agreement.facts:
        if fact.canonical or fact.basis is Basis.NONE:
            counts.update((said.locale, fact.kind, said.standing) for said in fact.said)
            counts.update((locale, fact.kind, Standing.MISSING) for locale in agreement.missing)
    return counts


def repairs_of(fact: FactAgreement) -> Iterator[tuple[Said, Repair]]:
    """Every cell of the fact that is damaged, with what to paste."""
    for said in fact.said:
        for repair in () if said.statement is None else said.statement.repairs:
            yield said, repair
