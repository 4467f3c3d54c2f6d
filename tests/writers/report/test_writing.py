"""Texts in Chinese, Japanese, Cyrillic, and from right to left: in their language and direction, in every view."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.writers.report.watching import NARROW, WIDE, watch
from tests.writers.report.written_docs import RIGHT_TO_LEFT, WORDS

ENTRY = "explorer.html#open=beta/operations-all/getRoomsLampsById"
VIEWS = {"entry": (ENTRY, "#entry td"), "pages": ("beta/pages-all.html", "section.page")}
TRANSLATED = [locale for locale in WORDS if locale != "en-US"]


@pytest.mark.parametrize(("scheme", "width"), [("dark", NARROW), ("light", WIDE)])
@pytest.mark.parametrize("view", VIEWS)
def test_every_script_fits_and_is_accessible(
    browser: Browser, written_site: Path, axe: Path, view: str, scheme: str, width: int
) -> None:
    place, within = VIEWS[view]
    with watch(browser, written_site, width=width, scheme=scheme) as watched:
        watched.open(place)
        watched.page.wait_for_selector(within)
        watched.assert_fits()
        watched.picture(f"writing-{view}-{width}-{scheme}")
        watched.assert_accessible(axe)
        watched.assert_quiet()


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("locale", TRANSLATED)
def test_a_text_has_its_language_and_its_direction(
    browser: Browser, written_site: Path, view: str, locale: str
) -> None:
    place, within = VIEWS[view]
    with watch(browser, written_site) as watched:
        watched.open(place)
        text = watched.page.locator(f"{within} [lang='{locale}']", has_text=WORDS[locale].title).first
        text.wait_for()
        direction = text.evaluate("(place) => getComputedStyle(place).direction")
        assert direction == ("rtl" if locale in RIGHT_TO_LEFT else "ltr")


SEARCHES = {"ar-SA": "مصباح", "he-IL": "מנורה", "ru-RU": "лампу", "ja-JP": "取得", "zh-CN": "获取"}


@pytest.mark.parametrize(("locale", "query"), SEARCHES.items(), ids=SEARCHES)
def test_search_finds_words_of_every_script(browser: Browser, written_site: Path, locale: str, query: str) -> None:
    with watch(browser, written_site) as watched:
        watched.open("explorer.html#kind=operation")
        watched.page.fill("#q", query)
        assert watched.texts("#results code") == ["/rooms/{room-id}/lamps/{lamp-id}"], locale
