"""The comparison of two documentation sets, from opening them to the changes.

In: two sets, and options. Out: `Changes`. The facts of pages are merged over branches and locales as they are for a
build, and compared version by version; a pair of versions, or of locales, is compared across. What is compared, and how
it is judged, is in `extractor.compare`.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypedDict, Unpack

from extractor.compare.change import Change, ChangePolicy, Changes
from extractor.compare.element import Element
from extractor.compare.limiting import limit_surface
from extractor.compare.page_facts import read_page_facts
from extractor.compare.sides import Side, compare_pages, compare_sides
from extractor.compare.surface import EMPTY, PageFacts, Surface, merge_changed, merge_pages
from extractor.compare.waiving import apply_change_policy, as_diagnostic
from extractor.diagnostics.policy import Policy, without_suppressed
from extractor.engine.build import OnProgress, Progress, no_progress
from extractor.engine.executors import hire
from extractor.engine.options import Limits, as_locales
from extractor.engine.pages import PageStream
from extractor.linking.findings import Findings
from extractor.linking.link import DEFAULT_VERSION
from extractor.linking.locales import choose_branches, merge_locales
from extractor.model.page import Page
from extractor.sources.documentation import open_docs
from extractor.sources.error import ExtractorError

DEFAULT_POLICY = ChangePolicy(policy=Policy())


class DiffKeywords(TypedDict, total=False):
    """The options of `diff`: what is compared, and how changes are weighed."""

    locale: str | None
    api_version: str | None
    paths: Iterable[str]
    evidence: Iterable[str | Path]
    policy: ChangePolicy
    jobs: int | None
    on_progress: OnProgress | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Docs:
    """One documentation set, read: its pages by version, and their facts."""

    pages: tuple[Page, ...]
    facts: dict[int, PageFacts] = field(default_factory=dict)

    def of(self, page: Page) -> PageFacts:
        """The facts of a page, read once."""
        if id(page) not in self.facts:
            self.facts[id(page)] = read_page_facts(page)
        return self.facts[id(page)]

    @property
    def versions(self) -> set[str]:
        """The API versions that the pages are of."""
        return {page.api_version or DEFAULT_VERSION for page in self.pages}


def diff(old: str | Path, new: str | Path, **options: Unpack[DiffKeywords]) -> Changes:
    """What changed in the API between two documentation sets; each a folder, a file or `REPO@REV[:SUBDIR]`.

    `locale` and `api_version` limit both sides, or as `A:B` the old side to A and the new one to B, which are then
    compared with each other. `paths` are globs of API paths; `evidence` are other sets, from which damaged pages are
    repaired. Raises `ExtractorError` when a set cannot be read, or holds nothing to compare.

    >>> diff("no-such-folder", "docs_in")
    Traceback (most recent call last):
    extractor.sources.error.ExtractorError: no-such-folder: no such file or folder
    """
    locales = _split_pair(options.get("locale"), as_locale)
    versions = _split_pair(options.get("api_version"), str)
    read = [
        _read(docs, locale, version, options)
        for docs, locale, version in zip((old, new), locales, versions, strict=True)
    ]
    paths = tuple(options.get("paths", ()))
    pairs = _version_pairs(versions, read)
    changes = [change for pair in pairs for change in compare_sides(*_sides(read, pair, paths))]
    policy = options.get("policy", DEFAULT_POLICY)
    kept = apply_change_policy(_without_suppressed(changes, read[1].pages), policy)
    named = [_named_facts(docs, is_across_locales=locales[0] != locales[1]) for docs in read]
    return Changes(old=str(old), new=str(new), changes=kept, pages=compare_pages(*named))


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


def _version_pairs(versions: tuple[str | None, str | None], read: Sequence[_Docs]) -> list[tuple[str, str]]:
    """The two versions that were asked for, or each version with itself."""
    before, after = versions
    if before is not None and after is not None:
        return [(before, after)]
    return [(version, version) for version in sorted({version for docs in read for version in docs.versions})]


def _read(docs: str | Path, locale: str | None, version: str | None, options: DiffKeywords) -> _Docs:
    limits = Limits(locales=() if locale is None else (locale,), api_versions=() if version is None else (version,))
    opened = open_docs(docs)
    on_progress = options.get("on_progress") or no_progress
    total = opened.count()
    done = 0

    def count() -> None:
        nonlocal done
        done += 1
        on_progress(Progress(stage="read", done=done, total=total))

    given = tuple(map(open_docs, options.get("evidence", ())))
    pages = tuple(PageStream(opened, limits, workforce=hire(options.get("jobs")), on_page=count, given=given))
    if not pages:
        raise ExtractorError(f"{docs}: no page here{'' if limits.is_everything else ' is covered'}")
    return _Docs(pages=pages)


def _sides(read: Sequence[_Docs], versions: tuple[str, str], paths: Sequence[str]) -> tuple[Side, Side]:
    """One version of the documentation on each side.

    Where a side has one locale, that is the API, and only what can have changed is merged.
    """
    chosen = [_choose(docs, version) for docs, version in zip(read, versions, strict=True)]
    locales = [{page.locale for page in pages} for pages in chosen]
    if paths or max(map(len, locales)) > 1 or locales[0] != locales[1]:
        before, after = (
            _side(docs, version, pages, paths) for docs, version, pages in zip(read, versions, chosen, strict=True)
        )
        return before, after
    facts = [[docs.of(page) for page in pages] for docs, pages in zip(read, chosen, strict=True)]
    surfaces = merge_changed(*facts)
    before, after = (
        Side(version=version, canonical=surface, locales=dict.fromkeys(names, surface), elements=_elements(group))
        for version, surface, names, group in zip(versions, surfaces, locales, facts, strict=True)
    )
    return before, after


def _choose(docs: _Docs, version: str) -> tuple[Page, ...]:
    """The pages of a version, each from one branch."""
    return choose_branches(page for page in docs.pages if (page.api_version or DEFAULT_VERSION) == version)


def _side(docs: _Docs, version: str, chosen: Sequence[Page], paths: Sequence[str]) -> Side:
    """One version of the documentation, merged over its locales."""
    locales = sorted({page.locale for page in chosen})
    surfaces = {
        locale: _surface([docs.of(page) for page in chosen if page.locale == locale], paths) for locale in locales
    }
    if len(locales) == 1:
        canonical = surfaces[locales[0]]
    else:
        canonical = _surface([docs.of(page) for page in merge_locales(docs.pages, chosen, Findings())], paths)
    return Side(version=version, canonical=canonical, locales=surfaces, elements=tuple(canonical.elements.values()))


def _surface(facts: Sequence[PageFacts], paths: Sequence[str]) -> Surface:
    return limit_surface(merge_pages(facts), paths) if facts else EMPTY


def _elements(facts: Iterable[PageFacts]) -> list[Element]:
    return [element for page in facts for element in page.elements]


def _named_facts(docs: _Docs, *, is_across_locales: bool) -> Iterable[tuple[str, PageFacts]]:
    """Each page's facts, by a name that it has on both sides."""
    for page in docs.pages:
        facts = docs.of(page)
        yield (facts.page if is_across_locales else f"{page.locale} {page.root_path}", facts)


def _without_suppressed(changes: Iterable[Change], pages: Iterable[Page]) -> list[Change]:
    """The changes less those that the page on the new side suppresses in its own annotation."""
    annotated = {page.path: page for page in pages if page.annotation and "suppressions" in page.annotation}
    return [change for change in changes if not _is_suppressed(change, annotated)]


def _is_suppressed(change: Change, annotated: dict[str, Page]) -> bool:
    page = annotated.get(change.origin.path) if change.origin is not None else None
    return page is not None and not without_suppressed(page, [as_diagnostic(change)])
