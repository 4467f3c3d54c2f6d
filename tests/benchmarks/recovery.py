"""How well recovery does on parallel pages, with vocabularies that were mined from other pages than those measured.

    python -m tests.benchmarks.recovery TREE [LOCALE...] [--show] [--folds N]

TREE holds `en/` and `<locale>/{live,live-sxs}/`: the same pages in several languages. Names are mined from the
side-by-side pages of four folds and used on the translated pages of the fifth, and every other phrase that only the
fifth teaches is taken away; a page and its namesake of another API version are always in the same fold. The translated
pages are one set: each fold repairs all of them and measures its own. Two processes, about five minutes of them.

Printed for each locale: pages with all facts equal; damaged names that were recovered, of those that stand in the
page's own fences and of those that stand only elsewhere in the tree; damaged enumeration members that were recovered;
repaired fields that hold what English has; facts that still differ and have a diagnostic on their line; and, with the
English tree as evidence, which pages differ at all. English pages are judged once as they are and once as if they were
a translation into a language without a vocabulary, where every repair would be wrong. `--show` lists each case.
"""

import argparse
import hashlib
import multiprocessing
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeAlias, TypeVar
from unittest.mock import patch

from extractor.engine.completing import complete_pages
from extractor.engine.mining import observe_docs
from extractor.model.operation import RequestHeader
from extractor.model.origin import Recovered
from extractor.model.page import Page
from extractor.model.resource import AllowedValue, EnumMember, Method
from extractor.model.type_name import parse_type
from extractor.readers.page import read_page
from extractor.recovery.page import repair_page
from extractor.recovery.sources import Sources
from extractor.recovery.tables import Row, rows_of, tables_of, values_of
from extractor.sources.documentation import open_docs
from extractor.terms.mining import MEMBERS, NAMES, Observation, mine
from extractor.terms.phrases import normalise_phrase
from extractor.terms.vocabulary import Vocabulary, load_vocabulary
from tests.benchmarks.neutral_facts import different_facts, different_kinds, neutral_facts

FOLDS = 5
PROCESSES = 2
# a language that nobody wrote a vocabulary for, in the letters of English
FOREIGN = "eo-001"
DAMAGE = ("translated-", "unrecovered-", "doubtful-", "unnamed-")

_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
Named: TypeAlias = Row | EnumMember | AllowedValue | RequestHeader
Result = TypeVar("Result")


@dataclass(slots=True)
class Figures:
    """What was counted over some pages, and the cases behind the numbers."""

    counts: Counter[str] = field(default_factory=Counter)
    cases: list[str] = field(default_factory=list)

    def add(self, what: str, case: str | None = None) -> None:
        """Count something; a case is worth showing."""
        self.counts[what] += 1
        if case is not None:
            self.cases.append(f"{what}: {case}")

    def merge(self, other: "Figures") -> None:
        """Take over what another process counted."""
        self.counts.update(other.counts)
        self.cases.extend(other.cases)


@dataclass(frozen=True, slots=True)
class Measured:
    """What the processes of a measurement share: the pages as they were read, and what the languages teach."""

    english: tuple[Page, ...]
    live: Mapping[str, tuple[Page, ...]]
    observations: Mapping[str, tuple[Observation, ...]]


def fold_of(root_path: str) -> int:
    """The fold of a page, by its file name."""
    return hashlib.sha256(root_path.rpartition("/")[2].encode()).digest()[0] % FOLDS


def read_tree(folder: Path, locale: str | None = None) -> tuple[Page, ...]:
    """The pages of a folder as they stand, before any repair; as if they were of another locale, where one is given."""
    docs = open_docs(folder)
    sources = (found.source for found in docs.sources())
    return tuple(read_page(replace(page, locale=locale or page.locale), docs.includes(page)) for page in sources)


def mined_elsewhere(locale: str, observations: Iterable[Observation], fold: int) -> Vocabulary:
    """The locale's vocabulary with the names of the other folds, and without phrases that only this fold teaches."""
    elsewhere: list[Observation] = []
    own: defaultdict[str, set[str]] = defaultdict(set)
    for seen in observations:
        if fold_of(seen.page) == fold:
            own[seen.section].add(_bare(seen.phrase))
        else:
            elsewhere.append(seen)
    for seen in elsewhere:
        own[seen.section].discard(_bare(seen.phrase))
    mined = mine(elsewhere)
    shipped, english = load_vocabulary(locale), load_vocabulary("en-US")
    forms = (form for form in shipped.type_forms if form in english.type_forms or form.wrapper not in own["type_forms"])
    return replace(
        shipped,
        names={normalise_phrase(item.phrase): item.meaning for item in mined.get(NAMES, ())},
        members={normalise_phrase(item.phrase): item.meaning for item in mined.get(MEMBERS, ())},
        header_names=_without(own["headers"].difference(english.header_names), shipped.header_names),
        type_words=_without(own["types"].difference(english.type_words), shipped.type_words),
        type_forms=tuple(forms),
    )


def _bare(phrase: str) -> str:
    """A phrase in the form of a vocabulary's keys; of a form around a type, the words around it."""
    return normalise_phrase(phrase.replace("{item}", " ").replace("{number}", " "))


def _without(phrases: Set[str], known: Mapping[str, str]) -> dict[str, str]:
    return {phrase: meaning for phrase, meaning in known.items() if phrase not in phrases}


def measure_fold(measured: Measured, locale: str, fold: int) -> Figures:
    """The figures of the pages of one fold."""
    vocabulary = mined_elsewhere(locale, measured.observations[locale], fold)
    with patch("extractor.recovery.page.load_vocabulary", lambda _locale: vocabulary):
        alone = [repair_page(page) for page in measured.live[locale]]
    pages = [page for page in complete_pages(alone) if fold_of(page.root_path) == fold]
    figures = Figures()
    english = {page.root_path: page for page in measured.english}
    written = {page.root_path: page for page in measured.live[locale]}
    everywhere = words_of_tree(written.values())
    for page in pages:
        if page.root_path in english:
            judge_page(page, english[page.root_path], figures)
            judge_names(page, written[page.root_path], english[page.root_path], everywhere, figures)
    return figures


def measure_evidence(measured: Measured, locale: str) -> Figures:
    """The figures of all pages with the English tree as evidence, and how their sources were found."""
    alone = [repair_page(page) for page in measured.live[locale]]
    english = {page.root_path: page for page in measured.english}
    sources = Sources(measured.english)
    figures = Figures()
    for page in complete_pages(alone, measured.english):
        if page.root_path in english:
            found = sources.source_of(page)
            how = "no source" if found is None else "same hash" if found.verified else "same shape"
            figures.add(how, None if how == "same hash" else page.root_path)
            judge_page(page, english[page.root_path], figures)
    return figures


def measure_foreign(pages: tuple[Page, ...]) -> Figures:
    """How often English pages seem to be damaged."""
    figures = Figures()
    for page in complete_pages([repair_page(page) for page in pages]):
        figures.counts["identifiers"] += sum(1 for _ in rows_of(page)) + sum(1 for _ in values_of(page))
        for diagnostic in page.diagnostics:
            if diagnostic.rule.startswith(DAMAGE):
                text = f"{page.root_path}:{diagnostic.line}: {diagnostic.args.get('text')}"
                figures.add("damage", text)
                figures.add(diagnostic.rule)
    return figures


def judge_page(page: Page, english: Page, figures: Figures) -> None:
    """Whether all facts are equal, which that differ are diagnosed, and which repairs are right."""
    own, meant = neutral_facts(page), neutral_facts(english)
    kinds = different_kinds(own, meant)
    figures.add("pages")
    figures.add("unequal" if kinds else "equal", f"{page.root_path}: {', '.join(kinds)}" if kinds else None)
    diagnosed = {diagnostic.line for diagnostic in page.diagnostics}
    for kind, fact, line in different_facts(own, meant):
        if line in diagnosed:
            figures.add("diagnosed")
        else:
            figures.add("silent", f"{page.root_path}:{line}: {kind} {fact}")
    for repaired, was in _pairs(page, english):
        _judge_repairs(page, repaired, was, figures)


def _judge_repairs(page: Page, own: Named | Method, meant: Named | Method, figures: Figures) -> None:
    place = f"{page.root_path}:{own.origin.line}"
    if not isinstance(own, Method) and not isinstance(meant, Method) and own.recovered is not None:
        same = _same_name(own, meant)
        text = f"{place}: {own.recovered.from_} is {own.name} by {own.recovered.evidence}, not {meant.name}"
        figures.add("right" if same else "wrong", None if same else text)
    recovered: Recovered | None = getattr(own, "recovered_type", None)
    if recovered is not None:
        found, was = map(_type_of, (own, meant))
        same = parse_type(found.lower()) == parse_type(was.lower())
        figures.add(
            "right" if same else "wrong",
            None if same else f"{place}: {recovered.from_} is {found} by {recovered.evidence}, not {was}",
        )


def _type_of(fact: Named | Method) -> str:
    """A type as written; some cells of methods end like a sentence."""
    return str(fact.returns if isinstance(fact, Method) else getattr(fact, "type", "")).removesuffix(".")


def _same_name(own: Named, meant: Named) -> bool:
    return own.name.lower() == meant.name.lower() if isinstance(own, RequestHeader) else own.name == meant.name


def judge_names(page: Page, written: Page, english: Page, everywhere: frozenset[str], figures: Figures) -> None:
    """Which damaged names were recovered, by where the true name stands."""
    own_words = frozenset(words_of(written))
    for (own, meant), (as_written, _) in zip(_pairs(page, english), _pairs(written, english), strict=True):
        if isinstance(own, Method | RequestHeader) or isinstance(meant, Method) or isinstance(as_written, Method):
            continue
        if as_written.name != meant.name:
            kind = _where(own, meant.name, own_words, everywhere)
            found = own.name == meant.name
            figures.add(f"{kind} damaged")
            figures.add(f"{kind} {'found' if found else 'lost'}", None if found else f"{page.root_path}: {meant.name}")


def _where(own: Named, name: str, own_words: frozenset[str], everywhere: frozenset[str]) -> str:
    if isinstance(own, EnumMember | AllowedValue):
        return "member"
    parts = _WORD.findall(name)
    if all(part in own_words for part in parts):
        return "page"
    return "tree" if all(part in everywhere for part in parts) else "nowhere"


def words_of(page: Page) -> Iterator[str]:
    """The words of a page's fences."""
    for operation in page.operations:
        yield from _WORD.findall(operation.path)
    for example in page.examples:
        yield from _WORD.findall(f"{example.url or ''} {example.body_text or ''}")


def words_of_tree(pages: Iterable[Page]) -> frozenset[str]:
    """The words of all fences, and the names of all tables that translation left alone."""
    found: set[str] = set()
    for page in pages:
        found.update(words_of(page))
        for fact in (*rows_of(page), *values_of(page)):
            found.update(_WORD.findall(fact.name))
    return frozenset(found)


def _pairs(page: Page, english: Page) -> Iterator[tuple[Named | Method, Named | Method]]:
    """Facts that stand in the same place of lists of the same length."""
    tables = dict(tables_of(english))
    for kind, rows in tables_of(page):
        yield from _zipped(rows, tables.get(kind, ()))
    yield from _zipped(page.request_headers, english.request_headers)
    for own, meant in _zipped(page.enums, english.enums):
        yield from _zipped(own.members, meant.members)
    for table, meant_table in _zipped(page.value_tables, english.value_tables):
        yield from _zipped(table.values, meant_table.values)
    if page.resource is not None and english.resource is not None:
        yield from _zipped(page.resource.methods, english.resource.methods)


def _zipped(own: Sequence[Result], meant: Sequence[Result]) -> Iterator[tuple[Result, Result]]:
    return zip(own, meant, strict=True) if len(own) == len(meant) else iter(())


_SHARED: dict[str, Measured] = {}


def _fold_job(locale: str, fold: int) -> Figures:
    return measure_fold(_SHARED["all"], locale, fold)


def _evidence_job(locale: str) -> Figures:
    return measure_evidence(_SHARED["all"], locale)


def _observe(folder: Path, locale: str) -> tuple[Observation, ...]:
    return tuple(seen for _, observations in observe_docs(folder, locale) for seen in observations)


def _run(jobs: Sequence[tuple[Callable[..., Result], tuple[object, ...]]]) -> list[Result]:
    """The results of jobs in their order, from processes that begin with a copy of everything this one has."""
    with ProcessPoolExecutor(PROCESSES, mp_context=multiprocessing.get_context("fork")) as pool:
        return [done.result() for done in [pool.submit(job, *arguments) for job, arguments in jobs]]


def main() -> None:
    """Print the figures of each locale."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tree", type=Path)
    parser.add_argument("locales", nargs="*", metavar="LOCALE")
    parser.add_argument("--show", action="store_true", help="list every case that is not as it should be")
    parser.add_argument("--folds", type=int, default=FOLDS, help="measure only the first N folds")
    arguments = parser.parse_args()
    tree: Path = arguments.tree
    locales = arguments.locales or sorted(path.name for path in tree.iterdir() if (path / "live-sxs").is_dir())
    english, foreign, *live = _run(
        [(read_tree, (tree / "en",)), (read_tree, (tree / "en", FOREIGN))]
        + [(read_tree, (tree / locale / "live",)) for locale in locales]
    )
    observed = _run([(_observe, (tree / locale / "live-sxs", locale)) for locale in locales])
    _SHARED["all"] = Measured(
        english=tuple(complete_pages(english)),
        live=dict(zip(locales, live, strict=True)),
        observations=dict(zip(locales, observed, strict=True)),
    )
    for name, pages in (("en", english), ("en as a translation", foreign)):
        _report_english(name, measure_foreign(pages), show=arguments.show)
    folds = _run([(_fold_job, (locale, fold)) for locale in locales for fold in range(arguments.folds)])
    sourced = _run([(_evidence_job, (locale,)) for locale in locales])
    for place, locale in enumerate(locales):
        figures = Figures()
        for part in folds[place * arguments.folds : (place + 1) * arguments.folds]:
            figures.merge(part)
        _report_locale(locale, figures, show=arguments.show)
        _report_evidence(locale, sourced[place])


def _report_english(name: str, figures: Figures, *, show: bool) -> None:
    counts = figures.counts
    rate = 1000 * counts["damage"] / max(counts["identifiers"], 1)
    rules = {rule: count for rule, count in sorted(counts.items()) if rule.startswith(DAMAGE)}
    _say(f"{name}: {rate:.2f} damage diagnostics per 1,000 of {counts['identifiers']} identifiers {rules}")
    _show(figures, show=show)


def _report_locale(locale: str, figures: Figures, *, show: bool) -> None:
    counts = figures.counts
    _say(f"{locale}: all facts equal on {_share(counts, 'equal', 'unequal')} pages")
    for kind, where in (("page", "the page's own fences"), ("tree", "the tree only"), ("nowhere", "no place at all")):
        _say(f"    names that stand in {where}: {_share(counts, f'{kind} found', f'{kind} lost')} recovered")
    _say(f"    members of enumerations: {_share(counts, 'member found', 'member lost')} recovered")
    _say(f"    repairs: {_share(counts, 'right', 'wrong')} right")
    _say(f"    facts that differ: {_share(counts, 'diagnosed', 'silent')} diagnosed on their line")
    _show(figures, show=show)


def _report_evidence(locale: str, figures: Figures) -> None:
    counts = figures.counts
    _say(f"{locale} with the English tree as evidence: all facts equal on {_share(counts, 'equal', 'unequal')} pages")
    sources = {how: counts[how] for how in ("same hash", "same shape", "no source")}
    _say(f"    sources: {sources}; repairs: {_share(counts, 'right', 'wrong')} right")
    _show(figures, show=True)


def _show(figures: Figures, *, show: bool) -> None:
    for case in sorted(figures.cases) if show else ():
        _say(f"    {case}")


def _share(counts: Counter[str], good: str, bad: str) -> str:
    total = counts[good] + counts[bad]
    return f"{counts[good]} of {total} = {counts[good] / max(total, 1):.2%}"


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
