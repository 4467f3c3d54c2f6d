"""Where the translations of a documentation set part from their English: damaged, stale, missing and extra.

Complete pages of every locale come in, with the English pages that they are held against; findings go out, sorted. A
cell is damaged where what it says is not what its own English says; a page is stale where it was made from other bytes
than the English page now has. Where there is no English at all, pages that another locale has count as missing. How
findings are shown is for `extractor.writers.translations`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from extractor.model.operation import Parameter, RequestHeader
from extractor.model.origin import Origin, Recovered
from extractor.model.page import Page
from extractor.model.resource import AllowedValue, EnumMember, Property

Named: TypeAlias = Parameter | Property | RequestHeader | EnumMember | AllowedValue

_GIVEN_UP = ("unrecovered-identifier", "unrecovered-type", "unrecovered-header")


class TranslationState(StrEnum):
    """What is wrong with a page of a locale, worst first."""

    DAMAGED = "damaged"
    STALE = "stale"
    MISSING = "missing"
    EXTRA = "extra"


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslationFinding:
    """One thing to do about a page of a locale.

    For damage `line` and `text` say which cell, `suggestion` what to paste in place of the text, None where nothing
    settles it, and `evidence` from what it is known. A stale page has the hash of its source as `text` and that of the
    English page as `suggestion`; where the history of the English pages is known, `behind` counts the states that the
    page went through after `since`, the day of its source, and `changes` says what its facts are now that they were
    not. A missing page has the path that it would have beside the others; `root_path` is the page in every locale.
    """

    state: TranslationState
    locale: str
    path: str
    line: int | None = None
    text: str | None = None
    suggestion: str | None = None
    evidence: str | None = None
    root_path: str | None = None
    behind: int | None = None
    since: str | None = None
    changes: tuple[str, ...] = ()

    @property
    def sort_key(self) -> tuple[str, bytes, int, int, str]:
        """Locale, path as bytes, state, line, text."""
        order = list(TranslationState).index(self.state)
        return (self.locale, self.path.encode("utf-8", "surrogatepass"), order, self.line or 0, self.text or "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Translations:
    """The findings about a set: `pages` counts the pages of each locale, sorted by locale."""

    pages: tuple[tuple[str, int], ...]
    findings: tuple[TranslationFinding, ...]


def compare_translations(pages: Sequence[Page], english: Iterable[Page]) -> Translations:
    """What is wrong with the translated pages; `english` are the pages that they should be translations of."""
    by_locale: defaultdict[str, dict[str, Page]] = defaultdict(dict)
    for page in pages:
        if not _is_english(page):
            by_locale[page.locale].setdefault(page.root_path, page)
    sources = {page.root_path: page for page in english}
    expected = set(sources) or {path for found in by_locale.values() for path in found}
    findings = [
        finding for locale, found in by_locale.items() for finding in _of_locale(locale, found, sources, expected)
    ]
    return Translations(
        pages=tuple(sorted((locale, len(found)) for locale, found in by_locale.items())),
        findings=tuple(sorted(findings, key=lambda finding: finding.sort_key)),
    )


def _of_locale(
    locale: str, found: dict[str, Page], sources: dict[str, Page], expected: set[str]
) -> Iterator[TranslationFinding]:
    beside = next(iter(found.values()))
    folder = beside.path.removesuffix(beside.root_path)
    for path in expected - set(found):
        yield TranslationFinding(state=TranslationState.MISSING, locale=locale, path=folder + path)
    for path, page in found.items():
        if path not in expected:
            yield TranslationFinding(state=TranslationState.EXTRA, locale=locale, path=page.path)
        if path in sources:
            yield from _staleness(page, sources[path])
        yield from _damage(page)


def _staleness(page: Page, source: Page) -> Iterator[TranslationFinding]:
    named = page.provenance.source_hash
    if named is not None and source.content_hashes and named.lower() not in source.content_hashes:
        yield TranslationFinding(
            state=TranslationState.STALE,
            locale=page.locale,
            path=page.path,
            text=named,
            suggestion=source.content_hashes[0],
            root_path=page.root_path,
        )


def _damage(page: Page) -> Iterator[TranslationFinding]:
    for recovered, value, origin in _repairs(page):
        if recovered.from_ and recovered.from_ != value:
            yield TranslationFinding(
                state=TranslationState.DAMAGED,
                locale=page.locale,
                path=_file_of(page, origin),
                line=origin.line,
                text=recovered.from_,
                suggestion=value,
                evidence=recovered.evidence.value,
            )
    for diagnostic in page.diagnostics:
        if diagnostic.rule in _GIVEN_UP:
            yield TranslationFinding(
                state=TranslationState.DAMAGED,
                locale=page.locale,
                path=diagnostic.path,
                line=diagnostic.line,
                text=str(diagnostic.args.get("text", "")),
            )


def _repairs(page: Page) -> Iterator[tuple[Recovered, str, Origin]]:
    """Every repair of a page with the canonical value and the place of the cell."""
    yield from _repaired_names(page)
    yield from _repaired_types(page)
    for grant in page.permissions:
        if grant.recovered is not None:
            yield grant.recovered, ", ".join(grant.privileges), grant.origin


def _repaired_names(page: Page) -> Iterator[tuple[Recovered, str, Origin]]:
    named: list[Named] = [*_rows(page), *page.request_headers]
    named += [member for enum in page.enums for member in enum.members]
    named += [value for table in page.value_tables for value in table.values]
    for fact in named:
        if fact.recovered is not None:
            yield fact.recovered, fact.name, fact.origin


def _repaired_types(page: Page) -> Iterator[tuple[Recovered, str, Origin]]:
    for row in _rows(page):
        if row.recovered_type is not None and row.type is not None:
            yield row.recovered_type, row.type, row.origin
    for method in () if page.resource is None else page.resource.methods:
        if method.recovered_type is not None and method.returns is not None:
            yield method.recovered_type, method.returns, method.origin


def _rows(page: Page) -> list[Parameter | Property]:
    rows: list[Parameter | Property] = [*page.parameters, *page.response_properties]
    if page.resource is not None:
        rows += [*page.resource.properties, *page.resource.relationships]
    return rows


def _file_of(page: Page, origin: Origin) -> str:
    if origin.file is None:
        return page.path
    return page.path.removesuffix(page.root_path) + origin.file


def _is_english(page: Page) -> bool:
    return page.locale.lower().partition("-")[0] == "en"
