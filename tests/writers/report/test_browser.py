"""The site in a real browser, opened from disk: every view, search, filters, links, keyboard, and without scripts."""

import re
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser

import extractor
from extractor.writers.report.page_view import page_anchor
from tests.sources.planting import plant_files
from tests.writers.report.watching import NARROW, WIDE, Watched, watch

CALL_REJECT = page_anchor("api-reference/beta/api/call-reject.md")
REJECT = "beta/operations-all/postAppCallsReject"
FALLING = """() => {
    const cells = [...document.querySelectorAll("table.sortable tbody tr td:nth-child(4)")].slice(0, 5);
    const counts = cells.map((cell) => Number(cell.textContent));
    return counts.length === 5 && counts.every((count, place) => place === 0 || counts[place - 1] >= count);
}"""
VIEWS = {
    "overview": "index.html",
    "explorer": "explorer.html",
    "entry-of-an-operation": f"explorer.html#q=reject&open={REJECT}",
    "entry-of-a-type": "explorer.html#kind=type&open=beta/types-all/microsoft.graph.call",
    "languages": "languages.html",
    "operations": "beta/operations-all.html",
    "types": "beta/types-all.html",
    "pages": "beta/pages-all.html",
    "rule": "beta/rule-translated-identifier.html",
    "reference": "reference.html",
    "changes": "changes.html",
    "history": "history.html",
}


@pytest.mark.parametrize(("scheme", "width"), [("light", NARROW), ("dark", WIDE)])
@pytest.mark.parametrize("view", VIEWS)
def test_every_view_opens_from_disk(
    browser: Browser, site: Path, axe: Path, view: str, scheme: str, width: int
) -> None:
    with watch(browser, site, width=width, scheme=scheme) as watched:
        watched.open(VIEWS[view])
        assert watched.texts("h1")
        watched.assert_fits()
        watched.assert_quiet()
        watched.picture(f"{view}-{width}-{scheme}")
        watched.assert_accessible(axe)


SEARCHES = {
    "word-of-a-title": ("reject", "/app/calls/{call-id}/reject"),
    "part-of-a-path": ("app calls participants", "/app/calls/{call-id}/participants"),
    "beginning-of-a-word": ("partic", "/app/calls/{call-id}/participants"),
    "word-inside-a-name": ("media config", "mediaConfig"),
    "title-in-chinese": ("\u62d2\u7edd", "/app/calls/{call-id}/reject"),
    "title-in-german": ("ablehnen", "/app/calls/{call-id}/reject"),
    "permission": ("Calls.Initiate.All", "/app/calls"),
    "words-in-another-order": ("participants app", "/app/calls/{call-id}/participants"),
    "capitals": ("REJECT", "/app/calls/{call-id}/reject"),
    "signs-of-a-pattern": ("calls/{call-id}/rej.*(", "/app/calls/{call-id}/reject"),
    "piece-that-is-no-word": ("lls/{call-id}/rej", "/app/calls/{call-id}/reject"),
}


@pytest.mark.parametrize(("query", "found"), SEARCHES.values(), ids=SEARCHES)
def test_search_finds(browser: Browser, site: Path, query: str, found: str) -> None:
    with watch(browser, site) as watched:
        watched.open("explorer.html")
        watched.page.fill("#q", query)
        assert found in watched.texts("#results code")
        watched.assert_quiet()


@pytest.mark.parametrize(
    ("query", "best"),
    [("call", "call"), ("media config", "mediaConfig"), ("/app/calls", "/app/calls")],
    ids=["whole-name", "words-of-a-name", "whole-path"],
)
def test_search_shows_the_closest_first(browser: Browser, site: Path, query: str, best: str) -> None:
    with watch(browser, site) as watched:
        watched.open("explorer.html#version=beta")
        watched.page.fill("#q", query)
        assert watched.texts("#results code")[0] == best


def test_search_that_finds_nothing_says_so(browser: Browser, site: Path) -> None:
    with watch(browser, site) as watched:
        watched.open("explorer.html")
        watched.page.fill("#q", "zzzz-nothing")
        assert watched.texts("#count")[0].startswith("0 of ")
        assert watched.texts("#results li") == []


FILTERS = {
    "kind": ("kind", "operation", ".method"),
    "method": ("method", "DELETE", ".DELETE"),
    "state": ("state", "damaged", ".damaged"),
}


@pytest.mark.parametrize(("name", "value", "mark"), FILTERS.values(), ids=FILTERS)
def test_filters_narrow(browser: Browser, site: Path, name: str, value: str, mark: str) -> None:
    with watch(browser, site) as watched:
        watched.open("explorer.html")
        before = int(watched.texts("#count")[0].split()[0])
        watched.page.select_option(f"#{name}", value)
        left = int(watched.texts("#count")[0].split()[0])
        assert 0 < left < before
        assert len(watched.texts(f"#results {mark}")) == len(watched.texts("#results li"))
        watched.page.click("#reset")
        watched.page.locator("#count", has_text=re.compile(rf"^\s*{before} ")).wait_for()


def test_what_was_found_is_summed_up_and_narrows(browser: Browser, site: Path) -> None:
    with watch(browser, site) as watched:
        watched.open("explorer.html#kind=operation")
        line = watched.page.locator(".facet li", has=watched.page.get_by_role("link", name="DELETE"))
        number = int(line.locator(".number").inner_text())
        assert number > 0
        line.get_by_role("link").click()
        watched.page.locator("#count", has_text=re.compile(rf"^{number} of ")).wait_for()
        assert set(watched.texts("#results .method")) == {"DELETE"}
        assert watched.page.input_value("#method") == "DELETE"
        watched.assert_quiet()


@pytest.mark.parametrize(
    ("fill", "expected"),
    [
        ({"permission": "Calls.Initiate"}, {"/app/calls", "/applications/{application-id}/calls"}),
        ({"version": "v1.0", "method": "GET"}, {"/communications/calls", "/communications/calls/{call-id}"}),
        ({"group": "communications", "method": "GET"}, {"/communications/calls", "/communications/calls/{call-id}"}),
    ],
    ids=["permission", "version-and-method", "tag-by-its-beginning"],
)
def test_filters_combine(browser: Browser, site: Path, fill: dict[str, str], expected: set[str]) -> None:
    with watch(browser, site) as watched:
        watched.open("explorer.html#kind=operation")
        for name, value in fill.items():
            control = watched.page.locator(f"#{name}")
            control.fill(value) if name in ("permission", "group") else control.select_option(value)
        assert expected <= set(watched.texts("#results code"))
        assert len(watched.texts("#results li")) < 12


def test_an_entry_shows_facts_permissions_examples_and_languages(browser: Browser, site: Path) -> None:
    with watch(browser, site) as watched:
        watched.open("explorer.html")
        watched.page.fill("#q", "reject")
        watched.page.click(f"[data-open='{REJECT}']")
        watched.page.wait_for_selector("#entry h2")
        assert watched.texts("#entry h2") == ["POST /app/calls/{call-id}/reject"]
        entry = watched.texts("#entry")[0]
        assert "not supported" in entry
        assert '"reason": "none"' in entry
        assert "written Grund" in entry
        assert "read from" in entry
        assert {"de-DE", "zh-CN"} <= set(watched.texts("#entry thead th"))
        assert watched.page.evaluate("document.activeElement.id") == "entry"
        watched.page.go_back()
        watched.page.wait_for_selector("#entry .facets")
        assert watched.texts("#entry h2") == ["What was found"]
        watched.assert_quiet()


def test_links_of_a_rule_reach_the_line(browser: Browser, site: Path) -> None:
    with watch(browser, site) as watched:
        watched.open("index.html")
        watched.page.click("a[aria-label='translated-identifier in beta']")
        folder = watched.page.locator("h2:has-text('zh-CN/api-reference/beta/api') + .places")
        place = folder.locator("li", has_text="call-reject.md").first
        place.get_by_role("link", name=":44").click()
        assert watched.page.url.endswith(f"#{CALL_REJECT}.zh-CN.44")
        target = watched.page.locator(".target")
        assert "\u539f\u56e0" in target.inner_text()
        assert "paste reason" in target.inner_text()
        assert target.evaluate(
            "(e) => { const r = e.getBoundingClientRect(); return r.top >= 0 && r.top < innerHeight; }"
        )
        watched.assert_quiet()


def test_a_line_that_nothing_is_said_of_leads_to_its_page(browser: Browser, site: Path) -> None:
    with watch(browser, site) as watched:
        watched.open(f"beta/pages-all.html#{CALL_REJECT}.en-US.99999")
        assert watched.page.locator("section.page.target").get_attribute("id") == CALL_REJECT


def test_tables_need_no_script(browser: Browser, site: Path) -> None:
    with watch(browser, site, scripts=False) as watched:
        watched.open("index.html")
        assert len(watched.texts(".numbers tbody tr")) == 6
        assert watched.texts(".heat .share")
        watched.page.goto(f"{site.as_uri()}/explorer.html")
        watched.page.locator("main a", has_text="all").first.click()
        assert "/app/calls/{call-id}/reject" in watched.texts("tbody th")
        watched.assert_quiet()


def test_names_in_the_tables_lead_to_their_entries(browser: Browser, site: Path) -> None:
    with watch(browser, site) as watched:
        watched.open("beta/operations-all.html")
        watched.page.get_by_role("link", name="/app/calls/{call-id}/reject").click()
        watched.page.wait_for_selector("#entry h2")
        assert watched.texts("#entry h2") == ["POST /app/calls/{call-id}/reject"]
        watched.assert_quiet()


def test_the_keyboard_reaches_everything(browser: Browser, site: Path) -> None:
    with watch(browser, site) as watched:
        watched.open("index.html")
        watched.page.keyboard.press("Tab")
        assert watched.page.evaluate("document.activeElement.className") == "skip"
        watched.page.keyboard.press("Enter")
        watched.page.wait_for_function("document.activeElement.id === 'main'")
        assert not watched.page.evaluate(FALLING)
        heading = watched.page.locator("table.sortable thead .sort", has_text="Pages").first
        heading.focus()
        watched.page.keyboard.press("Enter")
        watched.page.wait_for_selector("th[aria-sort='descending']")
        watched.page.wait_for_function(FALLING)


def test_texts_say_their_language(browser: Browser, site: Path) -> None:
    with watch(browser, site) as watched:
        watched.open("beta/pages-all.html")
        chinese = watched.page.locator("[lang='zh-CN']").first
        assert chinese.evaluate("(place) => getComputedStyle(place).unicodeBidi") == "isolate"
        assert any("\u4e00" <= sign <= "\u9fff" for sign in chinese.inner_text())


def test_reference_speaks_the_chosen_language(browser: Browser, site: Path) -> None:
    with watch(browser, site) as watched:
        watched.open("reference.html")
        reject = watched.page.locator(".opblock", has_text="/app/calls/{call-id}/reject").first
        assert "call: reject" in reject.inner_text()
        watched.page.select_option("#language", "zh-CN")
        watched.page.wait_for_selector("body[data-shown$='zh-CN'] [lang='zh-CN'] .opblock")
        reject = watched.page.locator(".opblock", has_text="/app/calls/{call-id}/reject").first
        assert "\u62d2\u7edd" in reject.inner_text()
        watched.page.select_option("#shard", "v1.0/operations-all")
        watched.page.wait_for_selector(".opblock:has-text('/communications/calls')")
        watched.assert_quiet()


def test_reference_resolves_what_an_operation_refers_to(browser: Browser, site: Path, axe: Path) -> None:
    with watch(browser, site) as watched:
        watched.open("reference.html")
        watched.page.locator(".opblock-post .opblock-summary-control").first.click()
        watched.page.wait_for_selector(".opblock.is-open .responses-table")
        opened = watched.page.locator(".opblock.is-open")
        assert "callbackUri" in opened.inner_text()
        assert (opened.locator(".opblock-external-docs a").get_attribute("href") or "").startswith("https://")
        assert watched.page.locator(".errors-wrapper").count() == 0
        watched.assert_accessible(axe)
        watched.assert_quiet()


def test_a_large_workload_is_shown_tag_by_tag(browser: Browser, tmp_path: Path) -> None:
    page = "# Lamp\n\n## HTTP request\n\n```http\nGET /rooms/lamps{number}\n```\n"
    pages = {f"api-reference/beta/api/lamp-{n}.md": page.format(number=n) for n in range(60)}
    plant_files(tmp_path / "docs", pages)
    extractor.build(tmp_path / "docs", tmp_path / "out", targets=["report"])
    with watch(browser, tmp_path / "out" / "report") as watched:
        watched.open("reference.html")
        first = watched.texts(".opblock-summary-path")
        tags = [option.get_attribute("value") or "" for option in watched.page.locator("#tag option").all()]
        assert len(tags) == len(set(tags)) > 1
        watched.page.select_option("#tag", tags[-1])
        watched.page.wait_for_selector(f"body[data-shown*='{tags[-1]}']")
        last = watched.texts(".opblock-summary-path")
        assert last
        assert set(first).isdisjoint(last)
        watched.page.reload()
        watched.page.wait_for_selector("body[data-shown] .opblock")
        assert watched.texts(".opblock-summary-path") == last
        watched.assert_quiet()


def test_the_overview_tells_what_changed_and_leads_there(browser: Browser, site: Path) -> None:
    with watch(browser, site) as watched:
        watched.open("index.html")
        tally = [text.split() for text in watched.texts(".tally li")]
        assert {name: int(count) for count, name in tally}["breaking"] > 0
        watched.page.locator(".tally a").first.click()
        watched.page.wait_for_selector("tr[data-class='breaking']")
        shown = watched.page.locator("tr[data-class]:visible")
        assert set(shown.evaluate_all("(rows) => rows.map((row) => row.dataset.class)")) == {"breaking"}
        assert watched.page.locator("#classes input:checked").count() == 1
        watched.assert_quiet()


def test_changes_stand_side_by_side_and_are_narrowed_by_class(browser: Browser, site: Path) -> None:
    with watch(browser, site) as watched:
        watched.open("changes.html")
        rows = watched.page.locator("tr[data-class='breaking']")
        assert "Calls.Begin.All" in rows.first.inner_text()
        assert "application-post-calls.md:" in rows.first.inner_text()
        watched.page.uncheck("#classes input[value='breaking']")
        assert not rows.first.is_visible()
        assert watched.page.locator("tr[data-class='compatible']").first.is_visible()
        watched.assert_quiet()


def test_the_overview_draws_the_history_and_leads_to_its_revisions(browser: Browser, site: Path) -> None:
    with watch(browser, site) as watched:
        watched.open("index.html")
        assert watched.page.locator("#revisions canvas").count() == 1
        watched.page.get_by_role("link", name="State of 2026-05-01").click()
        section = watched.page.locator("section.card", has_text="2026-05-01")
        section.locator("summary").first.click()
        assert "Calls.Begin.All" in section.inner_text()
        watched.assert_quiet()


def test_changes_are_found_by_a_text(browser: Browser, site: Path) -> None:
    with watch(browser, site) as watched:
        watched.open("changes.html")
        watched.page.fill("#text", "permission-removed")
        shown = watched.page.locator("tr[data-class]:visible")
        assert shown.count() > 0
        assert all("permission-removed" in text for text in shown.all_inner_texts())
        watched.page.fill("#text", "zzzz-nothing")
        assert watched.page.locator("section.changes:visible").count() == 0
        watched.assert_quiet()


def test_a_text_to_paste_is_copied_by_a_click(browser: Browser, site: Path) -> None:
    with watch(browser, site) as watched:
        watched.open("beta/pages-all.html")
        place = watched.page.locator(".page ins", has_text="reason").first
        place.click()
        watched.page.wait_for_selector(".page ins.copied")
        assert watched.page.evaluate("getSelection().toString()").strip() == place.inner_text().strip()
        watched.page.locator("body").evaluate("(body) => body.append(document.createElement('textarea'))")
        watched.page.locator("textarea").press("Control+V")
        assert watched.page.input_value("textarea") == "reason"
        watched.assert_quiet()


HOSTILE_VIEWS = (
    "index.html",
    "languages.html",
    "beta/operations-all.html",
    "beta/types-all.html",
    "beta/pages-all.html",
)


def test_hostile_text_is_inert(browser: Browser, hostile_site: Path) -> None:
    with watch(browser, hostile_site) as watched:
        watched.page.add_init_script("window.XSSRUN = (n) => console.error(`ran ${n}`);")
        for view in HOSTILE_VIEWS:
            watched.open(view)
            _assert_inert(watched)
        watched.open("explorer.html")
        watched.page.fill("#q", "XSSRUN")
        entries = [link.get_attribute("data-open") for link in watched.page.locator("[data-open]").all()]
        assert entries
        for entry in entries:
            watched.page.goto(f"{hostile_site.as_uri()}/explorer.html#open={quote(entry or '')}")
            watched.page.wait_for_selector("#entry h2")
            _assert_inert(watched)
        watched.open("reference.html")
        for control in watched.page.locator(".opblock-summary-control").all():
            control.click()
        watched.page.wait_for_selector(".opblock.is-open .opblock-body")
        _assert_inert(watched)
        watched.assert_quiet()


def _assert_inert(watched: Watched) -> None:
    """No element that could run anything came of a text, and no text turns what stands around it."""
    made = "[...document.querySelectorAll('iframe, object, embed, img, base, script:not([src]), svg[onload]')].length"
    assert watched.page.evaluate(made) == 0
    handlers = (
        "[...document.querySelectorAll('*')].flatMap((e) => e.getAttributeNames()).filter((n) => n.startsWith('on'))"
    )
    assert watched.page.evaluate(handlers) == []
    schemes = "[...document.querySelectorAll('a[href]')].map((a) => a.protocol)"
    assert set(watched.page.evaluate(schemes)) <= {"file:", "https:"}
    hidden = "/[\\u202a-\\u202e\\u2066-\\u2069]/.test(document.body.textContent)"
    assert watched.page.evaluate(hidden) is False
