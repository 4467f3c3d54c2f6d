"""How the languages of a page stand to each other: each standing, what is canonical and why, and what is counted."""

from typing import Any

import pytest

from extractor.compare.agreement import Basis, PageAgreement, Standing, compare_languages, count_standings
from extractor.compare.statements import FactKind, read_statements
from extractor.diagnostics.report import Report
from extractor.model.operation import Scheme
from extractor.model.origin import Evidence, Origin, Recovered
from extractor.model.page import Page, Provenance
from tests.building import NO_PROVENANCE, make_grant, make_page, make_parameter, make_request, make_status, text

LOCALES = ("de-DE", "en-US", "zh-CN")
DAMAGED = Recovered(from_="Grund", evidence=Evidence.REQUEST_EXAMPLE, line=12)


def page(locale: str, **facts: Any) -> Page:
    return make_page("call-reject", locale=locale, **{"operations": ("POST /app/calls/{id}/reject",), **facts})


def standings(agreement: PageAgreement, name: str) -> dict[str, Standing]:
    [fact] = [fact for fact in agreement.facts if fact.name == name]
    return {said.locale: said.standing for said in fact.said}


def source_hash(digest: str) -> Provenance:
    return Provenance(**{**dict.fromkeys(NO_PROVENANCE.__slots__), "source_hash": digest})


def test_all_languages_that_say_the_same_are_equal() -> None:
    agreement = compare_languages([page(locale) for locale in LOCALES], LOCALES)
    assert standings(agreement, "POST /app/calls/{}/reject") == dict.fromkeys(LOCALES, Standing.EQUAL)
    assert agreement.trusted == "en-US"
    assert all(fact.is_unanimous and fact.basis is Basis.ENGLISH for fact in agreement.facts)


def test_a_repaired_cell_is_damaged_and_tells_what_to_paste() -> None:
    german = page("de-DE", parameters=(make_parameter("reason", recovered=DAMAGED),))
    english = page("en-US", parameters=(make_parameter("reason"),))
    agreement = compare_languages([german, english], ("de-DE", "en-US"))
    assert standings(agreement, "body reason") == {"de-DE": Standing.DAMAGED, "en-US": Standing.EQUAL}
    [fact] = [fact for fact in agreement.facts if fact.kind is FactKind.PARAMETER]
    [repair] = [repair for said in fact.said if said.statement for repair in said.statement.repairs]
    assert (repair.written, repair.value, repair.evidence) == ("Grund", "reason", "request-example")


def test_a_name_that_was_given_up_is_damaged_in_its_row_alone() -> None:
    report = Report("de-DE/api-reference/beta/api/call-reject.md", "api-reference/beta/api/call-reject.md")
    report.add("unrecovered-identifier", 40, text="Grund")
    rows = (make_parameter("Grund", origin=Origin(line=40)), make_parameter("sound", origin=Origin(line=41)))
    german = page("de-DE", parameters=rows, diagnostics=report.diagnostics)
    assert [statement.lost for statement in read_statements(german)] == [False, True, False]


def test_another_value_is_different_and_stale_where_the_english_has_changed() -> None:
    def typed(locale: str, cell: str, **facts: Any) -> Page:
        return page(locale, parameters=(make_parameter("reason", cell),), **facts)

    english = typed("en-US", "String", content_hashes=("ab",))
    fresh = typed("de-DE", "Int32", provenance=source_hash("AB"))
    old = typed("zh-CN", "Int32", provenance=source_hash("cd"))
    agreement = compare_languages([english, fresh, old], LOCALES)
    assert agreement.stale == ("zh-CN",)
    assert standings(agreement, "body reason") == {
        "de-DE": Standing.DIFFERENT,
        "en-US": Standing.EQUAL,
        "zh-CN": Standing.STALE,
    }


def test_what_a_page_leaves_out_is_missing() -> None:
    english = page("en-US", responses=(make_status(200), make_status(202)))
    german = page("de-DE", responses=(make_status(200),))
    agreement = compare_languages([english, german], LOCALES)
    assert standings(agreement, "202") == {"de-DE": Standing.MISSING, "en-US": Standing.EQUAL}
    assert agreement.missing == ("zh-CN",)
    counts = count_standings(agreement)
    assert counts["de-DE", FactKind.RESPONSE, Standing.MISSING] == 1
    assert counts["zh-CN", FactKind.RESPONSE, Standing.MISSING] == 2
    assert counts["en-US", FactKind.RESPONSE, Standing.EQUAL] == 2


def granted(locale: str, *names: str) -> Page:
    return page(locale, title=None, permissions=(make_grant(Scheme.APPLICATION, *names),))


@pytest.mark.parametrize(
    ("pages", "canonical", "basis"),
    [
        ([granted("en-US", "A.All"), granted("de-DE", "B.All"), granted("zh-CN", "B.All")], "A.All", Basis.ENGLISH),
        ([granted("de-DE", "A.All"), granted("ja-JP", "B.All"), granted("zh-CN", "B.All")], "B.All", Basis.MOST),
        ([granted("de-DE", "A.All"), granted("zh-CN", "B.All")], "A.All", Basis.SOUND),
        ([granted("de-DE", "A.All")], "A.All", Basis.ONLY),
    ],
    ids=["english-against-all", "alone-against-all", "one-against-one", "alone"],
)
def test_what_is_canonical_and_why(pages: list[Page], canonical: str, basis: Basis) -> None:
    agreement = compare_languages(pages, sorted(page.locale for page in pages))
    [fact] = [fact for fact in agreement.facts if fact.kind is FactKind.PERMISSION]
    assert (fact.canonical, fact.basis) == (canonical, basis)


@pytest.mark.parametrize(
    ("pages", "paste"),
    [
        ([granted("en-US", "A.All"), granted("de-DE", "B.All")], "A.All"),
        ([granted("en-US"), granted("de-DE", "B.All")], ""),
        ([granted("de-DE", "A.All"), granted("zh-CN", "B.All")], ""),
    ],
    ids=["english-says-so", "nothing-that-a-page-says", "one-translation-against-another"],
)
def test_what_differs_is_pasted_only_where_it_is_settled(pages: list[Page], paste: str) -> None:
    agreement = compare_languages(pages, sorted(page.locale for page in pages))
    [fact] = [fact for fact in agreement.facts if fact.kind is FactKind.PERMISSION]
    assert fact.paste == paste


def test_a_page_with_its_english_beside_it_is_trusted_more_than_one_without() -> None:
    beside = page("zh-CN", title=text("\u547c\u53eb", en="call"))
    alone = page("de-DE", title=None)
    assert compare_languages([alone, beside], ("de-DE", "zh-CN")).trusted == "zh-CN"


def test_the_same_name_twice_is_two_facts() -> None:
    twice = page("en-US", examples=(make_request("GET /a", "same"), make_request("GET /b", "same")))
    names = [statement.name for statement in read_statements(twice) if statement.kind is FactKind.EXAMPLE]
    assert names == ["same", "same 2"]
