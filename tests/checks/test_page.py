"""Every check finds what its rule says, and leaves alone what only comes close."""

import time
from collections.abc import Collection
from dataclasses import replace

import pytest

from extractor.checks.page import CHECKS, MOST_COMPARED, check_page
from extractor.diagnostics.report import MAX_PER_PAGE, Report
from extractor.diagnostics.rules_consistency import CONSISTENCY_RULES
from extractor.model.diagnostic import Severity
from extractor.model.operation import ParameterLocation
from extractor.model.page import Page
from tests.checks.case import Case, with_response
from tests.checks.cases import CASES
from tests.checks.pages import URL, a_page, a_request, a_row, an_operation

SECONDS_FOR_ANY_PAGE = 20
RULE_NAMES = [rule.name for rule in CONSISTENCY_RULES]
NEAR = {f"{rule}-{name}": (rule, page) for rule, case in CASES.items() for name, page in case.near.items()}


def rules_without_cases(rules: Collection[str], cases: dict[str, Case]) -> list[str]:
    """The rules that lack a page that breaks them, or one that nearly does."""
    return [rule for rule in rules if rule not in cases or not cases[rule].near]


def rules_of(page: Page) -> list[str]:
    return [diagnostic.rule for diagnostic in check_page(page).diagnostics]


@pytest.mark.parametrize("rule", CASES)
def test_a_page_that_breaks_the_rule_is_found(rule: str) -> None:
    case = CASES[rule]
    found = [diagnostic for diagnostic in check_page(case.breaks).diagnostics if diagnostic.rule == rule]
    assert [(diagnostic.path, diagnostic.line, diagnostic.args) for diagnostic in found] == [
        (case.breaks.path, case.line, case.args)
    ]


@pytest.mark.parametrize(("rule", "page"), NEAR.values(), ids=NEAR)
def test_a_page_that_nearly_breaks_the_rule_is_left_alone(rule: str, page: Page) -> None:
    assert rule not in rules_of(page)


def test_a_page_that_agrees_with_itself_has_no_findings() -> None:
    assert rules_of(a_page()) == []


def test_every_rule_has_a_page_that_breaks_it_and_one_that_nearly_does() -> None:
    assert rules_without_cases(RULE_NAMES, CASES) == []
    assert set(CASES) <= set(RULE_NAMES)


def test_a_rule_without_its_cases_is_noticed() -> None:
    incomplete = {"prose-status-differs": replace(CASES["prose-status-differs"], near={})}
    assert rules_without_cases(["prose-status-differs", "no-such-rule"], incomplete) == [
        "prose-status-differs",
        "no-such-rule",
    ]


def test_every_check_is_named_after_the_one_rule_that_it_reports() -> None:
    assert sorted(check.__name__ for check in CHECKS) == sorted(f"check_{rule.replace('-', '_')}" for rule in CASES)
    for check in CHECKS:
        report = Report("page.md")
        for case in CASES.values():
            check(case.breaks, report)
        assert {f"check_{found.rule.replace('-', '_')}" for found in report.diagnostics} == {check.__name__}


def test_what_the_page_suppresses_is_left_out_and_the_rest_stays() -> None:
    case = CASES["prose-status-differs"].breaks
    suppressed = replace(case, annotation={"suppressions": ["prose-status-differs", "Error: some other tool's text"]})
    assert rules_of(case) == ["prose-status-differs"]
    assert rules_of(suppressed) == []
    assert rules_of(replace(case, annotation={"suppressions": ["Error: prose-status-differs"]})) == [
        "prose-status-differs"
    ]


def test_findings_of_the_readers_stay_in_order_and_can_be_suppressed_too() -> None:
    report = Report("api-reference/beta/api/call-reject.md")
    report.add("lenient-json", 3, forgiven="a trailing comma")
    page = replace(with_response(200, status=202), diagnostics=report.diagnostics)
    assert rules_of(page) == ["lenient-json", "prose-status-differs"]
    assert rules_of(replace(page, annotation={"suppressions": "lenient-json"})) == ["prose-status-differs"]


@pytest.mark.parametrize(
    ("rule", "line"),
    [
        ("parameter-unused", 44),
        ("body-key-undocumented", 44),
        ("property-not-represented", 61),
        ("duplicate-property", 66),
    ],
)
def test_a_name_that_recovery_gave_up_contradicts_nothing(rule: str, line: int) -> None:
    page = CASES[rule].breaks
    report = Report(page.path)
    report.add("unrecovered-identifier", line, text="Zeitraum")
    assert rule in rules_of(page)
    assert rule not in rules_of(replace(page, diagnostics=report.diagnostics))
    elsewhere = Report(page.path)
    elsewhere.add("unrecovered-identifier", 9999, text="Zeitraum")
    assert rule in rules_of(replace(page, diagnostics=elsewhere.diagnostics))


@pytest.mark.parametrize("rule", CASES)
def test_checking_twice_changes_nothing(rule: str) -> None:
    once = check_page(CASES[rule].breaks)
    assert check_page(once) == once


@pytest.mark.parametrize("rule", CASES)
def test_checking_changes_no_fact(rule: str) -> None:
    page = CASES[rule].breaks
    assert replace(check_page(page), diagnostics=()) == page


def test_a_page_with_more_facts_than_are_compared_keeps_them_all() -> None:
    many = a_page(examples=tuple(a_request(line) for line in range(1, 2 * MOST_COMPARED)))
    assert check_page(many).examples == many.examples


def test_a_hostile_number_of_facts_is_checked_in_a_moment() -> None:
    count = 20_000
    operations = tuple(an_operation(f"/a{number}/{{id}}") for number in range(count))
    examples = tuple(a_request(number, url=f"{URL}/b{number}/c") for number in range(1, count))
    rows = tuple(a_row(ParameterLocation.PATH, f"name{number}") for number in range(count))
    started = time.process_time()
    found = check_page(a_page(operations=operations, examples=examples, parameters=rows)).diagnostics
    assert time.process_time() - started < SECONDS_FOR_ANY_PAGE
    assert len(found) == MAX_PER_PAGE


def test_a_check_is_never_an_error_for_every_fact_is_still_in_the_outputs() -> None:
    assert {rule.severity for rule in CONSISTENCY_RULES} == {Severity.WARNING, Severity.NOTE}
