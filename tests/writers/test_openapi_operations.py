"""OpenAPI operations: codes exactly as documented, marks of notices, and what permission tables say, kept beside."""

from typing import Any

import pytest

from extractor.model.json_value import JsonValue
from extractor.model.origin import Origin
from extractor.model.page import Notice, NoticeKind
from tests.building import (
    make_header,
    make_page,
    make_property,
    make_request,
    make_resource_page,
    make_response,
    make_status,
    text,
)
from tests.writers.test_openapi import document


def operation(**facts: Any) -> Any:
    return document(make_page(operations=("GET /me",), **facts))["paths"]["/me"]["get"]


def test_documented_error_codes_stand_exactly_beside_the_ranges() -> None:
    body: JsonValue = {"error": {"code": "gone", "message": "It is gone."}}
    examples = (make_request("GET /me", "me"), make_response(410, body=body))
    responses = operation(responses=(make_status(200), make_status(404)), examples=examples)["responses"]
    assert list(responses) == ["200", "404", "410", "4XX", "5XX"]
    assert responses["404"]["x-ms-docs-stated-in"] == ["prose"]
    assert responses["410"]["x-ms-docs-stated-in"] == ["example"]
    assert list(responses["410"]["content"]["application/json"]["examples"]) == ["call-get.me"]
    for status in ("404", "410"):
        assert responses[status]["content"]["application/json"]["schema"] == {
            "$ref": "#/components/schemas/odata.error"
        }
    assert responses["4XX"] == {"$ref": "#/components/responses/error"}


@pytest.mark.parametrize(("status", "has_content"), [(200, True), (204, False), (304, False)])
def test_a_status_without_content_has_none_whatever_its_example_shows(status: int, *, has_content: bool) -> None:
    examples = (make_request("GET /me", "me"), make_response(status, body={"id": "1"}))
    assert ("content" in operation(examples=examples)["responses"][str(status)]) is has_content


def test_notices_mark_preview_deprecation_and_clouds() -> None:
    said = {
        NoticeKind.PREVIEW: "May change.",
        NoticeKind.DEPRECATED: "Goes away.",
        NoticeKind.CLOUDS: "Global service | China",
    }
    notices = tuple(Notice(kind=kind, text=text(words), origin=Origin(line=3)) for kind, words in said.items())
    marked = operation(notices=notices)
    assert (marked["deprecated"], marked["x-ms-preview"]) == (True, True)
    assert marked["x-ms-docs-clouds"] == "Global service | China"
    plain = operation()
    assert not plain.keys() & {"deprecated", "x-ms-preview", "x-ms-docs-clouds"}


def content_of(path: str, **facts: Any) -> Any:
    operations = document(make_page(operations=(f"GET {path}",), responses=(make_status(200, "call"),), **facts))
    return operations["paths"][path]["get"]["responses"]["200"]["content"]


def test_raw_values_and_counts_are_no_json() -> None:
    assert content_of("/me/photo/$value") == {
        "application/octet-stream": {"schema": {"type": "string", "format": "binary"}}
    }
    assert content_of("/users/$count") == {"text/plain": {"schema": {"type": "integer", "format": "int32"}}}


def test_the_kind_of_a_raw_value_is_the_one_that_its_example_shows() -> None:
    examples = (
        make_request("GET /me/photo/$value"),
        make_response(200, body_text="x", headers=(("Content-Type", "image/png"),)),
    )
    assert list(content_of("/me/photo/$value", examples=examples)) == ["image/png"]


def test_pages_of_changes_are_pageable() -> None:
    user = make_resource_page("user", (make_property("id"),))
    pages = make_page(
        operations=("GET /users/delta",),
        responses=(make_status(200, "user", collection=True),),
        examples=(make_request("GET /users/delta"), make_response(200, body={"@odata.deltaLink": "x", "value": []})),
    )
    got = document(pages, user)["paths"]["/users/delta"]["get"]
    assert got["x-ms-pageable"] == {"nextLinkName": "@odata.nextLink"}


def test_pages_of_items_without_a_type_are_pageable() -> None:
    assert operation(responses=(make_status(200, "unheardOf", collection=True),))["x-ms-pageable"]
    assert "x-ms-pageable" not in operation(responses=(make_status(200, "unheardOf"),))


def test_what_examples_spell_in_two_ways_is_one_property() -> None:
    bodies: tuple[JsonValue, ...] = ({"dealValue": 1}, {"DealValue": 2, "other": "x"})
    examples = (make_request("GET /me"), *(make_response(200, body=body) for body in bodies))
    content = operation(examples=examples)["responses"]["200"]["content"]["application/json"]
    assert list(content["schema"]["properties"]) == ["dealValue", "other"]
    assert len(content["examples"]) == len(bodies)


def test_a_header_that_only_an_example_sends_is_a_parameter() -> None:
    sent = (
        ("PREFER", "a=b"), ("Range", "bytes=0-9"), ("X-Key", "{key}"), ("Host", "x"), ("Content-Type", "text/plain"),
        ("Authorization", "Bearer x"), ("Location", "/x"), ("no header", "x"), ("range", "again"),
    )  # fmt: skip
    got = operation(request_headers=(make_header("Prefer"),), examples=(make_request("GET /me", headers=sent),))
    text = {"type": "string"}
    assert got["parameters"] == [
        {"name": "Prefer", "in": "header", "description": "About Prefer", "schema": text, "example": "a=b"},
        {"name": "Range", "in": "header", "schema": text, "example": "bytes=0-9"},
        {"name": "X-Key", "in": "header", "schema": text},
    ]


@pytest.mark.parametrize(
    "name",
    ["Cookie", "Transfer-Encoding", "Content-Encoding", "Server", "WWW-Authenticate", "request-id", "Set-Cookie", "TE"],
)
def test_a_header_that_no_client_means_is_no_parameter_unless_a_table_lists_it(name: str) -> None:
    asks = make_request("GET /me", headers=((name, "x"), ("client-request-id", "1")))
    assert [item["name"] for item in operation(examples=(asks,))["parameters"]] == ["client-request-id"]
    listed = operation(examples=(asks,), request_headers=(make_header(name),))["parameters"]
    assert [item["name"] for item in listed] == [name, "client-request-id"]


def test_what_is_sent_and_every_answer_to_it_bear_one_name() -> None:
    body: JsonValue = {"a": 1}
    examples = (
        make_request("POST /calls", "make_call", body),
        make_response(201, "make_call", body),
        make_response(409, "make_call", {"error": {"code": "x", "message": "y"}}),
        make_request("POST /calls", "make_other", body),
        make_response(201, "make_other", body),
    )
    made = document(make_page("call-post", operations=("POST /calls",), examples=examples))["paths"]["/calls"]["post"]
    shown = {
        part: list(content["content"]["application/json"]["examples"])
        for part, content in (("sent", made["requestBody"]), *made["responses"].items())
        if "content" in content
    }
    both = ["call-post.make_call", "call-post.make_other"]
    assert shown == {"sent": both, "201": both, "409": both[:1]}
