"""What the views of the site say of pages, findings and operations, before any template sees it."""

from dataclasses import replace
from typing import Any

import pytest

from extractor.compare.agreement import compare_languages
from extractor.diagnostics.policy import Policy
from extractor.diagnostics.report import Report
from extractor.linking.api import ApiSet
from extractor.linking.link import link_api
from extractor.model.codec import fact_from_json, fact_to_json
from extractor.model.operation import PrivilegeOrder, Scheme
from extractor.model.origin import Evidence, Origin, Recovered
from extractor.model.page import Page
from extractor.writers.report.glance import view_heat, view_tiles
from extractor.writers.report.index_entry import FIELDS, index_operation, index_page
from extractor.writers.report.knowledge import Knowledge, know_version
from extractor.writers.report.operation_entry import view_operation_entry
from extractor.writers.report.overview import count_rules, rank_pages, view_time_line
from extractor.writers.report.page_view import PageView, page_anchor, view_page
from extractor.writers.report.rule_view import view_rules
from extractor.writers.report.shards import shard_operations, shard_pages
from extractor.writers.report.summary import Summary, summarize
from extractor.writers.report.table_view import view_operation_line
from tests.building import make_grant, make_page, make_parameter, make_request, make_response, text

REJECT = "POST /app/calls/{id}/reject"
ANCHOR = page_anchor("api-reference/beta/api/call-reject.md")
DAMAGED = Recovered(from_="Grund", evidence=Evidence.REQUEST_EXAMPLE, line=12)


def pages() -> list[Page]:
    request = make_request(
        "POST https://graph.microsoft.com/beta/app/calls/57DA/reject", "call_reject", {"reason": "none"}
    )
    facts: dict[str, Any] = {
        "operations": (REJECT,),
        "permissions": (
            make_grant(Scheme.DELEGATED_WORK, "Calls.All", "Calls.Read", order=PrivilegeOrder.MOST_FIRST),
            make_grant(Scheme.APPLICATION, "Calls.Read.All", "Calls.All", order=PrivilegeOrder.LEAST_FIRST),
        ),
        "examples": (request, make_response(202)),
    }
    english = make_page("call-reject", title="Reject a call", parameters=(make_parameter("reason"),), **facts)
    report = Report("de-DE/api-reference/beta/api/call-reject.md", "api-reference/beta/api/call-reject.md")
    report.add("translated-identifier", 40, value="reason", text="Grund", evidence="request-example")
    report.add("prose-status-differs", 50, prose="200", shown=202)
    german = make_page(
        "call-reject",
        locale="de-DE",
        title=text("Anruf ablehnen", en="Reject a call"),
        parameters=(make_parameter("reason", recovered=DAMAGED, description=text("Der Grund", en="Why")),),
        diagnostics=report.diagnostics,
        **facts,
    )
    return [english, german]


@pytest.fixture
def api_set() -> ApiSet:
    linked, _ = link_api(pages())
    return linked


@pytest.fixture
def known(api_set: ApiSet) -> Knowledge:
    return know_version(api_set, Policy())


def anchors_of_findings(view: PageView) -> list[str | None]:
    return [line.anchor for finding in view.findings for _, line in finding.found if line is not None]


def entry(api_set: ApiSet, known: Knowledge) -> Any:
    [operation] = api_set.canonical[0].operations
    return view_operation_entry(operation, known.places, known.operations[operation.operation_id])


def test_permissions_of_an_entry_stand_least_first(api_set: ApiSet, known: Knowledge) -> None:
    views = entry(api_set, known)["permissions"]
    assert [view["privileges"] for view in views] == [["Calls.Read", "Calls.All"], ["Calls.Read.All", "Calls.All"]]
    assert [view["least"] for view in views] == ["Calls.Read", "Calls.Read.All"]


def test_an_entry_tells_where_it_was_read_and_what_it_was_read_from(api_set: ApiSet, known: Knowledge) -> None:
    view = entry(api_set, known)
    assert view["pages"] == [["api-reference/beta/api/call-reject.md", 10, "en-US"]]
    [member] = view["members"]
    assert (member["name"], member["at"]) == ("reason", 40)
    german = next(item for item in view["texts"] if item["locale"] == "de-DE")
    [row] = german["rows"]
    assert row["was"] == {"written": "Grund", "evidence": "request-example", "line": 12}
    assert row["text"] == "Der Grund"
    assert german["title"] == "Anruf ablehnen"


def test_a_language_tells_only_what_is_not_shown_already(api_set: ApiSet, known: Knowledge) -> None:
    english = next(item for item in entry(api_set, known)["texts"] if item["locale"] == "en-US")
    assert english.keys() == {"locale", "page"}


def test_the_line_of_an_operation_names_the_least_privilege_of_each_scheme(api_set: ApiSet) -> None:
    [operation] = api_set.canonical[0].operations
    line = view_operation_line(operation, 3, {})
    assert line.privileges == ("Calls.Read", "\N{EN DASH}", "Calls.Read.All")
    assert (line.found, line.examples, line.place.line) == (3, 1, 10)


def test_records_name_every_field(api_set: ApiSet, known: Knowledge) -> None:
    [operation] = api_set.canonical[0].operations
    record = dict(zip(FIELDS, index_operation(operation, "operations-all", known), strict=True))
    assert record["other"] == "Anruf ablehnen"
    assert record["locales"] == 0b11
    assert record["privileges"] == ["Calls.Read", "Calls.Read.All"]
    assert record["found"] == 2
    [path] = known.views
    page = dict(zip(FIELDS, index_page(known.agreements[path], known.views[path], known), strict=True))
    assert (page["method"], page["id"], page["shard"]) == ("damaged", ANCHOR, "pages-all")


def test_a_damaged_cell_says_what_to_paste_and_is_not_told_twice(known: Knowledge) -> None:
    [view] = known.views.values()
    [fact] = view.facts
    [cell] = [cell for cell in fact.cells if cell.locale == "de-DE"]
    assert (cell.text, cell.paste, cell.notes) == ("Grund", ("reason",), ("request-example",))
    assert [(line.line, line.anchor) for line in cell.lines] == [(40, f"{ANCHOR}.de-DE.40")]
    [finding] = view.findings
    [(locale, line)] = finding.found
    assert line is not None
    assert (finding.rule, locale, line.line, line.anchor) == ("prose-status-differs", "de-DE", 50, f"{ANCHOR}.de-DE.50")


def test_messages_that_read_alike_say_what_sets_them_apart() -> None:
    pages = [
        make_page("call-reject", locale=locale, title=None, examples=(make_response(200, body_text=name),))
        for locale, name in (("en-US", "Hall"), ("ru-RU", "\u0417\u0430\u043b"))
    ]
    view = view_page(compare_languages(pages, ("en-US", "ru-RU")), {page.locale: page for page in pages}, {})
    [fact] = view.facts
    assert [(cell.standing, cell.text, cell.notes) for cell in fact.cells] == [
        ("equal", "200", ()),
        ("different", "200", ("another body",)),
    ]


def test_the_same_finding_of_several_languages_is_told_once() -> None:
    diagnostics = {}
    for locale, line in (("de-DE", 50), ("zh-CN", 47)):
        report = Report(f"{locale}/api-reference/beta/api/call-reject.md", "api-reference/beta/api/call-reject.md")
        report.add("prose-status-differs", line, prose="200", shown=202)
        diagnostics[locale] = report.diagnostics
    pages = [make_page("call-reject", locale=locale, diagnostics=found) for locale, found in diagnostics.items()]
    about = {page.path: page.diagnostics for page in pages}
    view = view_page(compare_languages(pages, tuple(diagnostics)), {page.locale: page for page in pages}, about)
    [finding] = view.findings
    assert [(locale, None if line is None else line.line) for locale, line in finding.found] == [
        ("de-DE", 50),
        ("zh-CN", 47),
    ]


def test_every_anchor_of_a_page_is_its_own(known: Knowledge) -> None:
    [view] = known.views.values()
    cells = [line.anchor for fact in view.facts for cell in fact.cells for line in cell.lines]
    anchors = [anchor for anchor in (*cells, *anchors_of_findings(view)) if anchor]
    assert len(set(anchors)) == len(anchors) == 2


def test_places_of_a_rule_lead_to_anchors_that_exist(api_set: ApiSet, known: Knowledge) -> None:
    anchors = {
        anchor
        for view in known.views.values()
        for anchor in (
            view.anchor,
            *(line.anchor for fact in view.facts for cell in fact.cells for line in cell.lines),
            *anchors_of_findings(view),
        )
    }
    views = list(view_rules(api_set.pages, known.findings, known.shards))
    assert [view.rule for view in views] == ["prose-status-differs", "translated-identifier"]
    links = [line.link for view in views for folder in view.folders for page in folder.pages for line in page.lines]
    assert {link.partition("#")[2] for link in links} <= anchors
    assert {link.partition("#")[0] for link in links} == {"pages-all.html"}


def test_the_configuration_weighs_and_drops_findings(api_set: ApiSet) -> None:
    known = know_version(api_set, Policy(ignore=("prose-status-differs",)))
    assert [item.rule for about in known.findings.values() for item in about] == ["translated-identifier"]


def test_a_summary_survives_the_cache(api_set: ApiSet, known: Knowledge) -> None:
    summary = summarize(api_set, api_set.canonical[0], known, (shard_operations(api_set.canonical[0].operations), ()))
    assert fact_from_json(Summary, fact_to_json(summary)) == summary
    german, english = summary.locales
    assert (german.locale, german.found, german.operations, german.examples) == ("de-DE", (0, 2, 0), 1, 2)
    assert english.found == (0, 0, 0)
    [(folder, worst)] = rank_pages([summary])
    assert (folder, worst.weight, worst.link) == ("beta", 10, f"pages-all.html#{ANCHOR}")
    assert [(rule.rule, rule.count) for rule in count_rules([summary, summary])] == [
        ("prose-status-differs", 2),
        ("translated-identifier", 2),
    ]
    assert view_time_line([summary]).rows == ()


def test_heat_tells_the_share_of_equal_facts(api_set: ApiSet, known: Knowledge) -> None:
    summary = summarize(api_set, api_set.canonical[0], known, ((), ()))
    german, english = view_heat([summary])
    kinds = [heat.kind for heat in summary.heat if heat.locale == "de-DE"]
    parameters = german.cells[kinds.index("parameters")]
    assert (parameters.share, parameters.step, parameters.bars) == ("0 %", 0, (("damaged", 1, 0.0, 100.0),))
    assert english.cells[kinds.index("parameters")].share == "100 %"
    assert german.cells[kinds.index("headers")].step is None


def test_tiles_tell_of_all_versions_together(api_set: ApiSet, known: Knowledge) -> None:
    summary = summarize(api_set, api_set.canonical[0], known, ((), ()))
    tiles = {tile.label: tile for tile in view_tiles([summary, replace(summary, version="v1.0", folder="v1.0")])}
    assert (tiles["Operations"].figure, tiles["Operations"].parts) == (2, (("beta", 1), ("v1.0", 1)))
    assert tiles["Pages"].parts == (("de-DE", 2), ("en-US", 2))
    assert (tiles["Findings"].figure, tiles["Findings"].bars) == (4, (("warning", 0.0, 100.0),))
    assert tiles["Permissions"].figure == len(summary.totals.permissions)


def test_a_line_of_an_include_belongs_to_the_page_that_shows_it(api_set: ApiSet) -> None:
    included = make_parameter("reason", origin=Origin(line=3, file="api-reference/includes/a.md"), recovered=DAMAGED)
    page = make_page("call-reject", locale="de-DE", parameters=(included,))
    view = view_page(compare_languages([page], ("de-DE",)), {"de-DE": page}, {})
    [cell] = [cell for fact in view.facts for cell in fact.cells]
    [line] = cell.lines
    assert (cell.place, line.line, line.anchor) == ("api-reference/includes/a.md", 3, None)


def test_shards_of_much_are_cut_by_group_and_each_thing_stands_once() -> None:
    paths = [f"api-reference/beta/api/{letter}{number}.md" for letter in "ab" for number in range(130)]
    shards = shard_pages(paths)
    assert [(shard.name, len(shard.items)) for shard in shards] == [
        ("pages-api-A", 120),
        ("pages-api-A-2", 10),
        ("pages-api-B", 120),
        ("pages-api-B-2", 10),
    ]
    assert sorted(path for shard in shards for path in shard.items) == sorted(paths)
