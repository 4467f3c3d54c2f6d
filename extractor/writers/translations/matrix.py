"""The state of translations as documents: a matrix of locales and states, and what to do page by page.

In come findings in their order, out comes Markdown or HTML from the templates. The matrix counts pages, not cells: a
page that is damaged in many places is one page to be done.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass

from jinja2 import Environment

from extractor.compare.translations import TranslationFinding, Translations, TranslationState
from extractor.writers.translations.findings import advise


@dataclass(frozen=True, slots=True, kw_only=True)
class LocaleView:
    """A row of the matrix: how many pages a locale has, and how many of them are in each state."""

    locale: str
    pages: int
    states: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView:
    """A file with what is to be done about it."""

    path: str
    locale: str
    findings: tuple[TranslationFinding, ...]


def render_markdown(translations: Translations, templates: Environment) -> str:
    """A matrix, and a list for each page."""
    return templates.get_template("locales/locales.md.j2").render(_view(translations))


def render_html(translations: Translations, templates: Environment) -> str:
    """The same as one page that needs nothing else."""
    return templates.get_template("locales/locales.html.j2").render(_view(translations))


def _view(translations: Translations) -> dict[str, object]:
    by_page: defaultdict[tuple[str, str], list[TranslationFinding]] = defaultdict(list)
    affected: defaultdict[tuple[str, TranslationState], set[str]] = defaultdict(set)
    for finding in translations.findings:
        by_page[finding.locale, finding.path].append(finding)
        affected[finding.locale, finding.state].add(finding.path)
    counts = Counter({key: len(paths) for key, paths in affected.items()})
    locales = tuple(
        LocaleView(locale=locale, pages=pages, states=tuple(counts[locale, state] for state in TranslationState))
        for locale, pages in translations.pages
    )
    pages = tuple(
        PageView(path=path, locale=locale, findings=tuple(found)) for (locale, path), found in by_page.items()
    )
    return {"locales": locales, "states": tuple(TranslationState), "pages": pages, "advise": advise}
