"""The comparison of two documentation sets, from opening them to the changes.

In: two sets, and options. Out: `Changes`. The facts of pages are merged over branches and locales as they are for a
build, and compared version by version; a pair of versions, or of locales, is compared across. What is compared, and how
it is judged, is in `extractor.compare`.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeAlias, TypedDict, Unpack

from extractor.compare.change import Change, ChangePolicy, Changes, PageChanges
from extractor.compare.element import Element
from extractor.compare.limiting import limit_surface
from extractor.compare.page_facts import read_page_facts
from extractor.compare.sides import Side, compare_pages, compare_sides
from extractor.compare.surface import Identity, PageFacts, Surface, merge_pages, merge_touched
from extractor.compare.waiving import apply_change_policy, as_diagnostic
from extractor.diagnostics.policy import Policy, without_suppressed
from extractor.engine.cache import Cache
from extractor.engine.digests import program_digest
from extractor.engine.job import OnProgress, Progress, no_progress
from extractor.engine.options import Limits, as_locales
from extractor.engine.outline import Outline, OutlineEntry, OutlineReader, identities_of
from extractor.linking.findings import Findings
from extractor.linking.locales import choose_branches, merge_locales
from extractor.model.page import Page
from extractor.sources.error import ExtractorError

# Facts of pages to what they state together
_Merge: TypeAlias = Callable[[Sequence[PageFacts]], Surface]

DEFAULT_POLICY = ChangePolicy(policy=Policy())


class DiffKeywords(TypedDict, total=False):
    """The options of `diff`: what is compared, and how changes are weighed."""

    locale: str | None
    api_version: str | None
    paths: Iterable[str]
    evidence: Iterable[str | Path]
    policy: ChangePolicy
    jobs: int | None
    cache: str | Path | None
    on_progress: OnProgress | None


def diff(old: str | Path, new: str | Path, **options: Unpack[DiffKeywords]) -> Changes:
    """What changed in the API between two documentation sets; each a folder, a file or `REPO@REV[:SUBDIR]`.

    `locale` and `api_version` limit both sides, or as `A:B` the old side to A and the new one to B, which are then
    compared with each other. `paths` are globs of API paths; `evidence` are other sets, from which damaged pages are
    repaired; `cache` is a folder that makes the next comparison short. Raises `ExtractorError` when a set cannot be
    read, or holds nothing to compare.

    >>> diff("no-such-folder", "docs_in")
    Traceback (most recent call last):
    extractor.sources.error.ExtractorError: no-such-folder: no such file or folder
    """
    locales = _split_pair(options.get("locale"), as_locale)
    versions = _split_pair(options.get("api_version"), str)
    reader = _reader(options)
    read = [
        _covered(reader, docs, _limits(locale, version))
        for docs, locale, version in zip((old, new), locales, versions, strict=True)
    ]
    return _compare(read, (str(old), str(new)), versions, options, is_across_locales=locales[0] != locales[1])


def diff_covered(old: str | Path, new: str | Path, limits: Limits, **options: Unpack[DiffKeywords]) -> Changes:
    """The same of the part of both sets that a build covers; a set of which nothing is covered has no page.

    Tags and operations do not narrow it: what they name is known of one side only.
    """
    reader = _reader(options)
    narrowed = Limits(locales=limits.locales, api_versions=limits.api_versions, pages=limits.pages)
    read = [reader.read(docs, narrowed) for docs in (old, new)]
    options["paths"] = limits.paths
    return _compare(read, (str(old), str(new)), (None, None), options, is_across_locales=False)


def _compare(
    read: Sequence[Outline],
    names: tuple[str, str],
    versions: tuple[str | None, str | None],
    options: DiffKeywords,
    *,
    is_across_locales: bool,
) -> Changes:
    paths = tuple(options.get("paths", ()))
    pairs = _version_pairs(versions, read)
    sides = [_sides(read, pair, paths) for pair in pairs]
    if is_across_locales:
        sides = [_sourced(found, read, pair) for found, pair in zip(sides, pairs, strict=True)]
    changes = [change for found in sides for change in compare_sides(*found)]
    policy = options.get("policy", DEFAULT_POLICY)
    kept = apply_change_policy(_without_suppressed(changes, read[1]), policy)
    pages = _compare_pages(read, is_across_locales=is_across_locales, is_across_versions=versions[0] != versions[1])
    return Changes(old=names[0], new=names[1], changes=kept, pages=pages)


def _reader(options: DiffKeywords) -> OutlineReader:
    cache, on_progress = options.get("cache"), options.get("on_progress") or no_progress
    return OutlineReader(
        jobs=options.get("jobs"),
        evidence=tuple(map(str, options.get("evidence", ()))),
        cache=None if cache is None else Cache(Path(cache), program_digest()),
        on_page=lambda done, total: on_progress(Progress(stage="read", done=done, total=total)),
    )


def as_locale(name: str) -> str:
    """The name of a locale as facts spell it; raises `ExtractorError` for what is none."""
    return as_locales((name,))[0]


def _split_pair(given: str | None, spell: Callable[[str], str]) -> tuple[str | None, str | None]:
    """`A:B` as the value of each side; one value is both sides'."""
    if given is None:
        return (None, None)
    before, colon, after = given.partition(":")
    if not before or (colon and not after):
        raise ExtractorError(f"{given}: write it as A or as A:B")
    return (spell(before), spell(after if colon else before))


def _version_pairs(versions: tuple[str | None, str | None], read: Sequence[Outline]) -> list[tuple[str, str]]:
    """The two versions that were asked for, or each version with itself."""
    before, after = versions
    if before is not None and after is not None:
        return [(before, after)]
    return [(version, version) for version in sorted({entry.version for docs in read for entry in docs.entries})]


def _limits(locale: str | None, version: str | None) -> Limits:
    return Limits(locales=() if locale is None else (locale,), api_versions=() if version is None else (version,))


def _covered(reader: OutlineReader, docs: str | Path, limits: Limits) -> Outline:
    outline = reader.read(docs, limits)
    if not outline.entries:
        raise ExtractorError(f"{docs}: no page here{'' if limits.is_everything else ' is covered'}")
    return outline


def _sides(read: Sequence[Outline], versions: tuple[str, str], paths: Sequence[str]) -> tuple[Side, Side]:
    """One version of the documentation on each side, as far as both can differ.

    A glob of paths takes the types that its operations need, which only the whole surface tells.
    """
    chosen = [
        [entry for entry in docs.entries if entry.version == version]
        for docs, version in zip(read, versions, strict=True)
    ]
    names = [frozenset(entry.page for entry in entries) for entries in chosen]
    if paths:
        kept = [_side(*parts, partial(_limited, globs=paths)) for parts in zip(read, versions, chosen, strict=True)]
        return kept[0], kept[1]
    touched = _touched(read, chosen)
    related = [_related(entries, touched) for entries in chosen]
    merge = partial(merge_touched, touched=touched)
    sides = [_side(*parts, merge) for parts in zip(read, versions, related, strict=True)]
    used = [docs.used(version) for docs, version in zip(read, versions, strict=True)]
    sides = [_completed(*parts) for parts in zip(sides, names, used, strict=True)]
    return sides[0], sides[1]


def _sourced(sides: tuple[Side, Side], read: Sequence[Outline], versions: tuple[str, str]) -> tuple[Side, Side]:
    """The sides with what their pages were made from, for a comparison of languages.

    Of two revisions that are in one language each, one may not say which, and is taken for English.
    """
    sources = [
        {entry.page: entry.source for entry in docs.entries if entry.version == version}
        for docs, version in zip(read, versions, strict=True)
    ]
    return replace(sides[0], sources=sources[0]), replace(sides[1], sources=sources[1])


def _completed(side: Side, names: frozenset[str], used: Collection[Element]) -> Side:
    """The side with what was asked of all its pages."""
    surface = replace(side.canonical, pages=names)
    locales = {locale: replace(found, pages=names) for locale, found in side.locales.items()}
    return replace(side, canonical=surface, locales=locales, elements=used)


def _touched(read: Sequence[Outline], chosen: Sequence[Sequence[OutlineEntry]]) -> frozenset[Identity]:
    """What the pages of both sides state that differ in some locale: nothing else can have changed."""
    states = [_states(entries) for entries in chosen]
    changed = {page for page in {**states[0], **states[1]} if states[0].get(page) != states[1].get(page)}
    return frozenset(
        element.identity
        for docs, entries in zip(read, chosen, strict=True)
        for entry in entries
        if entry.page in changed
        for element in docs.facts(entry).elements
    )


def _related(entries: Sequence[OutlineEntry], touched: frozenset[Identity]) -> list[OutlineEntry]:
    """The pages that state something of it, each in every locale."""
    numbers = identities_of(touched)
    pages = {entry.page for entry in entries if not numbers.isdisjoint(entry.identities)}
    return [entry for entry in entries if entry.page in pages]


def _states(entries: Iterable[OutlineEntry]) -> dict[str, list[str]]:
    """By the name of a page, what is stated there."""
    states: dict[str, list[str]] = {}
    for entry in entries:
        states.setdefault(entry.page, []).append(entry.digest)
    return states


def _side(docs: Outline, version: str, entries: Sequence[OutlineEntry], merge: _Merge) -> Side:
    """These pages of a version of the documentation, merged over its locales."""
    times = Counter(entry.root_path for entry in entries)
    single = [(entry.locale, docs.facts(entry)) for entry in entries if times[entry.root_path] == 1]
    several = _Merged([entry for entry in entries if times[entry.root_path] > 1], docs)
    locales = sorted({entry.locale for entry in docs.entries if entry.version == version})
    surfaces = {
        locale: merge([facts for found, facts in (*single, *several.by_locale) if found == locale])
        for locale in locales
    }
    stating = locales if several.by_locale else sorted({locale for locale, _ in single})
    if len(stating) == 1:
        canonical = surfaces[stating[0]]
    else:
        canonical = merge([*(facts for _, facts in single), *several.canonical])
    return Side(version=version, canonical=canonical, locales=surfaces, elements=tuple(canonical.elements.values()))


class _Merged:
    """What pages state that stand more than once: in several branches, or in several locales."""

    def __init__(self, entries: Sequence[OutlineEntry], docs: Outline) -> None:
        self._pages = tuple(map(docs.page, entries))
        self._chosen = choose_branches(self._pages)
        of_path = {entry.path: entry for entry in entries}
        self.by_locale = [(page.locale, docs.facts(of_path[page.path])) for page in self._chosen]

    @property
    def canonical(self) -> Iterator[PageFacts]:
        """The same, merged over locales."""
        return map(read_page_facts, merge_locales(self._pages, self._chosen, Findings()))


def _limited(facts: Sequence[PageFacts], globs: Sequence[str]) -> Surface:
    return limit_surface(merge_pages(facts), globs)


def _compare_pages(read: Sequence[Outline], *, is_across_locales: bool, is_across_versions: bool) -> PageChanges:
    """What became of the pages, each by a name that it has on both sides; only those that differ are looked into."""

    def name(entry: OutlineEntry) -> str:
        locale = "" if is_across_locales else entry.locale
        return f"{locale} {entry.page}" if is_across_versions else f"{locale} {entry.root_path}"

    named = [{name(entry): entry for entry in docs.entries} for docs in read]
    differing = [name for name, entry in named[0].items() if name in named[1] and named[1][name].digest != entry.digest]
    stated = [
        [(name, docs.facts(entries[name]), entries[name].source if is_across_locales else None) for name in differing]
        for docs, entries in zip(read, named, strict=True)
    ]
    return replace(compare_pages(*stated), old=len(named[0]), new=len(named[1]))


def _without_suppressed(changes: Sequence[Change], docs: Outline) -> list[Change]:
    """The changes less those that the page on the new side suppresses in its own annotation."""
    told = {change.origin.path for change in changes if change.origin is not None}
    annotated = {
        entry.path: docs.page(entry) for entry in docs.entries if entry.has_suppressions and entry.path in told
    }
    return [change for change in changes if not _is_suppressed(change, annotated)]


def _is_suppressed(change: Change, annotated: dict[str, Page]) -> bool:
    page = annotated.get(change.origin.path) if change.origin is not None else None
    return page is not None and not without_suppressed(page, [as_diagnostic(change)])
