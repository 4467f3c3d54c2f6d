"""The state of translations: damaged cells with what to paste, stale, missing and extra pages, in every format."""

import json
from dataclasses import replace

import pytest

from extractor.compare.translations import Translations, TranslationState, compare_translations
from extractor.engine.templates import template_folders
from extractor.model.page import Page
from extractor.recovery.pages import repair_pages
from extractor.writers.environment import make_environment
from extractor.writers.translations import RENDERERS
from tests.recovery.damaged import resource_page

ENGLISH = resource_page("lamp", ["hue | Int32 | Its colour."], locale="en-US", path="api-reference/beta/resources/a.md")
GERMAN = resource_page("lamp", ["Farbton | Int32 | x"], source_hash=ENGLISH.content_hashes[0], path=ENGLISH.path)


def compared(*pages: Page, english: tuple[Page, ...] = (ENGLISH,)) -> Translations:
    return compare_translations(repair_pages(pages, english), english)


def found(translations: Translations) -> list[tuple[str, str | None, str | None]]:
    return [(finding.state.value, finding.text, finding.suggestion) for finding in translations.findings]


def test_damage_comes_with_what_to_paste() -> None:
    assert found(compared(GERMAN)) == [("damaged", "Farbton", "hue")]


def test_damage_that_nothing_settles_has_no_suggestion() -> None:
    lost = resource_page("lamp", ["Größe | Int32 | x", "Gewölbe | Int32 | x"], path=ENGLISH.path)
    assert found(compared(lost, english=())) == [("damaged", "Größe", None), ("damaged", "Gewölbe", None)]


def test_another_hash_is_stale() -> None:
    stale = replace(GERMAN, provenance=replace(GERMAN.provenance, source_hash="0" * 40))
    assert ("stale", "0" * 40, ENGLISH.content_hashes[0]) in found(compared(stale))


def test_missing_and_extra_pages() -> None:
    extra = replace(GERMAN, path="de-DE/api-reference/beta/b.md", root_path="api-reference/beta/b.md")
    translations = compared(extra)
    assert {(finding.state, finding.path) for finding in translations.findings if finding.line is None} == {
        (TranslationState.MISSING, f"de-DE/{ENGLISH.root_path}"),
        (TranslationState.EXTRA, extra.path),
    }


def test_without_english_the_pages_of_other_locales_are_expected() -> None:
    french = replace(GERMAN, locale="fr-FR", root_path="api-reference/beta/c.md", path="fr-FR/api-reference/beta/c.md")
    states = [finding.state for finding in compared(GERMAN, french, english=()).findings]
    assert states.count(TranslationState.MISSING) == 2


@pytest.mark.parametrize("format_", sorted(RENDERERS))
def test_hostile_text_stays_text(format_: str) -> None:
    hostile = "<script>alert(1)</script>`x`\u202e"
    page = resource_page("lamp", [f"{hostile} | Int32 | x"], source_hash=ENGLISH.content_hashes[0], path=ENGLISH.path)
    rendered = RENDERERS[format_](compared(page), make_environment(template_folders(None)))
    assert "\u202e" not in rendered
    if format_ == "html":
        assert "<script>" not in rendered
    if format_ in ("json", "sarif"):
        json.loads(rendered)
