"""Names that no API could have, because translation made words of them: a document states none of them as a fact."""

from typing import Any

import pytest

from extractor.model.operation import BodyStatement
from tests.building import (
    make_body,
    make_enum,
    make_page,
    make_parameter,
    make_property,
    make_request,
    make_resource_page,
    make_response,
    make_status,
)
from tests.writers.test_openapi import document

LOST, LOST_IN_PARTS = "原因", "reason Code"
TRANSLATED = "zh-CN"


def schema_of(*properties: Any, locale: str = TRANSLATED) -> Any:
    page = make_resource_page("call", properties, locale=locale)
    return document(page)["components"]["schemas"]["microsoft.graph.call"]


@pytest.mark.parametrize("name", [LOST, LOST_IN_PARTS])
def test_a_damaged_property_stands_beside_the_others_with_all_that_is_known_of_it(name: str) -> None:
    schema = schema_of(make_property("id"), make_property(name, "Int32"))
    assert list(schema["properties"]) == ["@odata.type", "id"]
    assert schema["x-ms-docs-damaged"] == {
        name: {"type": "integer", "format": "int32", "description": f"About {name}"},
    }


def test_a_damaged_property_names_its_type_and_refers_to_nothing() -> None:
    schema = schema_of(make_property("id"), make_property(LOST, "call collection"))
    assert schema["x-ms-docs-damaged"] == {
        LOST: {"type": "array", "items": {"x-ms-docs-type": "microsoft.graph.call"}, "description": f"About {LOST}"},
    }


@pytest.mark.parametrize("locale", [TRANSLATED, "en-US"])
def test_what_is_no_name_is_damaged_whatever_language_its_page_says_it_is_in(locale: str) -> None:
    """Some translated pages of 2022 do not say so, which makes them English."""
    schema = schema_of(make_property("id"), make_property(LOST), locale=locale)
    assert (list(schema["properties"]), list(schema["x-ms-docs-damaged"])) == (["@odata.type", "id"], [LOST])


def test_a_sound_type_has_no_damage() -> None:
    schema = schema_of(make_property("id"), make_property("@odata.etag"))
    assert (list(schema["properties"]), "x-ms-docs-damaged" in schema) == (["@odata.type", "id", "@odata.etag"], False)


def test_a_damaged_parameter_is_not_required_of_a_body() -> None:
    rows = (make_parameter("state", required=True), make_parameter(LOST, required=True))
    page = make_page(
        locale=TRANSLATED,
        operations=("POST /calls",),
        request_body=make_body(BodyStatement.TABLE),
        parameters=rows,
    )
    schema = document(page)["paths"]["/calls"]["post"]["requestBody"]["content"]["application/json"]["schema"]
    assert (list(schema["properties"]), schema["required"]) == (["state"], ["state"])
    assert list(schema["x-ms-docs-damaged"]) == [LOST]


def test_a_key_of_an_example_is_a_name_whatever_it_looks_like() -> None:
    examples = (make_request("GET /calls", "x"), make_response(200, "x", {LOST: 1}))
    page = make_page(locale=TRANSLATED, operations=("GET /calls",), examples=examples)
    schema = document(page)["paths"]["/calls"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    assert list(schema["properties"]) == [LOST]


def test_a_row_that_an_example_spells_alike_is_sound() -> None:
    page = make_page(
        operations=("GET /calls/{id}",),
        responses=(make_status(200, "call"),),
        examples=(make_request("GET /calls/1", "x"), make_response(200, "x", {LOST: "1"})),
    )
    call = make_resource_page("call", (make_property(LOST), make_property(LOST_IN_PARTS)))
    schema = document(page, call)["components"]["schemas"]["microsoft.graph.call"]
    assert (list(schema["properties"]), list(schema["x-ms-docs-damaged"])) == (["@odata.type", LOST], [LOST_IN_PARTS])


@pytest.mark.parametrize(
    ("values", "enum", "damaged"),
    [
        pytest.param(("on", LOST), None, [LOST], id="a damaged value leaves all open"),
        pytest.param(("on", "off"), ["on", "off"], None, id="sound values are all"),
        pytest.param(("on", "JIS B4"), ["on", "JIS B4"], None, id="blanks occur in values"),
    ],
)
def test_an_enumeration_with_a_damaged_value_accepts_others(
    values: tuple[str, ...], enum: list[str] | None, damaged: list[str] | None
) -> None:
    enumeration = make_enum("callState", *values)
    page = make_resource_page("call", (make_property("state", "callState"),), enums=(enumeration,))
    schema = document(page)["components"]["schemas"]["microsoft.graph.callState"]
    assert (schema.get("enum"), schema.get("x-ms-docs-damaged")) == (enum, damaged)
    assert [item["value"] for item in schema["x-ms-enum"]["values"]] == [value for value in values if value.isascii()]
    assert schema["x-ms-enum"]["modelAsString"] is (enum is None)
