"""Names in tables that translation made: those that no API could have, and those that recovery gave up."""

import pytest

from extractor.linking.damage import find_damage
from extractor.linking.link import link_api
from extractor.model.diagnostic import Diagnostic, Severity
from extractor.model.origin import Origin
from tests.building import make_page, make_property, make_request, make_resource_page, make_response, make_status

LINE = 60


def given_up(name: str, path: str = "en-US/api-reference/beta/resources/call.md") -> Diagnostic:
    return Diagnostic(
        rule="unrecovered-identifier",
        severity=Severity.WARNING,
        message="",
        path=path,
        line=LINE,
        args={"text": name},
    )


CASES = {
    "given up": ("Tabellen", Origin(line=LINE), True),
    "another name": ("tables", Origin(line=LINE), False),
    "another row": ("Tabellen", Origin(line=LINE + 1), False),
    "the same line of an include": ("Tabellen", Origin(line=LINE, file="includes/x.md"), False),
    "no name": ("原因", Origin(line=1), True),
    "no name, in an include": ("reason Code", Origin(line=1, file="includes/x.md"), True),
}


@pytest.mark.parametrize(("name", "origin", "damaged"), CASES.values(), ids=CASES)
def test_which_names_are_damaged(name: str, origin: Origin, *, damaged: bool) -> None:
    page = make_page("call", folder="resources", diagnostics=(given_up("Tabellen"),))
    assert find_damage(page)(name, origin) is damaged


def test_what_is_said_of_another_page_is_not_said_of_this_one() -> None:
    page = make_page("call", folder="resources", diagnostics=(given_up("Tabellen", path="includes/x.md"),))
    assert not find_damage(page)("Tabellen", Origin(line=LINE))


@pytest.mark.parametrize("is_shown", [True, False])
def test_a_name_that_was_given_up_is_no_member_unless_an_example_has_it(is_shown: bool) -> None:
    call = make_resource_page("call", (make_property("Tabellen"),), diagnostics=(given_up("Tabellen"),))
    page = make_page(
        operations=("GET /calls/{id}",),
        responses=(make_status(200, "call"),),
        examples=(make_request("GET /calls/1", "x"), make_response(200, body={"Tabellen": "x"} if is_shown else {})),
    )
    (api,) = link_api([page, call])[0].canonical
    (member,) = next(shape.members for shape in api.shapes if shape.name == "microsoft.graph.call")
    assert member.damaged is not is_shown
