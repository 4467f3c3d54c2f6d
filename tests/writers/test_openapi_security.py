"""Permissions in a document: two schemes, a requirement for each permission, and what cannot be told said so."""

from typing import Any

import pytest

from extractor.model.json_value import JsonValue
from extractor.model.operation import PermissionGrant, Scheme, Stated
from tests.building import make_grant, make_page
from tests.writers.test_openapi import document


def operation(*grants: PermissionGrant) -> Any:
    return document(make_page(operations=("GET /me",), permissions=grants))["paths"]["/me"]["get"]


GRANTS = {
    "least first": (make_grant(Scheme.DELEGATED_WORK, "A.Read", "B.Read"), make_grant(Scheme.APPLICATION, "C.Read")),
    "a personal account adds": (
        make_grant(Scheme.DELEGATED_WORK, "A"),
        make_grant(Scheme.DELEGATED_PERSONAL, "A", "P"),
    ),
    "together": (make_grant(Scheme.DELEGATED_WORK, "A", "B", "C", combinations=(("A", "B"), ("C",))),),
    "none for the application": (
        make_grant(Scheme.DELEGATED_WORK, stated=Stated.NOT_SUPPORTED),
        make_grant(Scheme.APPLICATION, stated=Stated.NONE),
    ),
    "nothing is supported": (make_grant(Scheme.APPLICATION, stated=Stated.NOT_SUPPORTED),),
    "unreadable": (make_grant(Scheme.APPLICATION, damaged="???"),),
    "no table": (),
}
REQUIREMENTS: dict[str, tuple[list[JsonValue], str | None]] = {
    "least first": ([{"delegated": ["A.Read"]}, {"delegated": ["B.Read"]}, {"application": ["C.Read"]}], None),
    "a personal account adds": ([{"delegated": ["A"]}, {"delegated": ["P"]}], None),
    "together": ([{"delegated": ["A", "B"]}, {"delegated": ["C"]}], None),
    "none for the application": ([{"application": []}], None),
    "nothing is supported": ([{"delegated": []}, {"application": []}], "not-supported"),
    "unreadable": ([{"delegated": []}, {"application": []}], "unreadable"),
    "no table": ([{"delegated": []}, {"application": []}], "unstated"),
}


@pytest.mark.parametrize("case", GRANTS)
def test_security(case: str) -> None:
    parsed = document(make_page(operations=("GET /me",), permissions=GRANTS[case]))
    shown = parsed["paths"]["/me"]["get"]
    requirements, note = REQUIREMENTS[case]
    assert shown["security"] == requirements
    assert shown.get("x-ms-docs-security") == note
    assert {} not in shown["security"]
    for requirement in shown["security"]:
        for scheme, scopes in requirement.items():
            (flow,) = parsed["components"]["securitySchemes"][scheme]["flows"].values()
            assert set(scopes) <= set(flow["scopes"])


def test_two_schemes_offer_every_scope_that_an_operation_requires_and_no_other() -> None:
    pages = (
        make_page("call-get", operations=("GET /calls/{id}",), permissions=GRANTS["least first"]),
        make_page("call-delete", operations=("DELETE /calls/{id}",), permissions=GRANTS["together"]),
        make_page("call-update", operations=("PATCH /calls/{id}",), permissions=GRANTS["nothing is supported"]),
    )
    schemes = document(*pages)["components"]["securitySchemes"]
    offered = {
        (name, scheme["type"], flow): set(details["scopes"])
        for name, scheme in schemes.items()
        for flow, details in scheme["flows"].items()
    }
    assert offered == {
        ("delegated", "oauth2", "authorizationCode"): {"A", "A.Read", "B", "B.Read", "C"},
        ("application", "oauth2", "clientCredentials"): {"C.Read"},
    }


def test_consent_to_one_resource_is_marked() -> None:
    grant = make_grant(Scheme.APPLICATION, "Chat.Read.Chat", "Chat.Read.All", resource_specific=("Chat.Read.Chat",))
    marked = operation(grant)
    assert marked["security"] == [{"application": ["Chat.Read.Chat"]}, {"application": ["Chat.Read.All"]}]
    (permission,) = marked["x-ms-docs-permissions"]
    assert permission["resourceSpecific"] == ["Chat.Read.Chat"]


def test_privileges_that_are_needed_together_are_one_requirement() -> None:
    grant = make_grant(Scheme.APPLICATION, "A", "B", "C", combinations=(("A", "B"), ("A", "C")))
    marked = operation(grant)
    assert marked["security"] == [{"application": ["A", "B"]}, {"application": ["A", "C"]}]
    assert marked["x-ms-docs-permissions"][0]["combinations"] == [["A", "B"], ["A", "C"]]


def test_what_may_be_needed_together_is_required_together_and_said_to_be_unsure() -> None:
    grant = make_grant(Scheme.APPLICATION, "A", "B", combinations=(("A", "B"),), unsure=True)
    marked = operation(grant, make_grant(Scheme.DELEGATED_WORK, "C"))
    assert marked["security"] == [{"delegated": ["C"]}, {"application": ["A", "B"]}]
    unsure, sure = marked["x-ms-docs-permissions"]
    assert (unsure["unsure"], unsure.keys() & {"least"}) == (True, set())
    assert (sure["least"], sure.keys() & {"unsure"}) == (["C"], set())
