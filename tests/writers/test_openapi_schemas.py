"""OpenAPI schemas: formats of primitives, open types, pages of collections; and examples that are strict JSON."""

import json
from typing import Any

import pytest

from extractor.linking.lexical import KINDS
from extractor.model.json_value import JsonObject
from extractor.model.resource import ResourceKind
from tests.building import (
    make_page,
    make_property,
    make_request,
    make_resource_page,
    make_response,
    make_status,
)
from tests.writers.test_openapi import document

FORMATS: dict[str, JsonObject] = {
    "Binary": {"type": "string", "format": "byte", "contentEncoding": "base64"},
    "Boolean": {"type": "boolean"},
    "Byte": {"type": "integer", "format": "uint8"},
    "Date": {"type": "string", "format": "date"},
    "DateTimeOffset": {"type": "string", "format": "date-time"},
    "Decimal": {"type": "number", "format": "decimal"},
    "Double": {"type": "number", "format": "double"},
    "Duration": {"type": "string", "format": "duration"},
    "Guid": {"type": "string", "format": "uuid"},
    "Int16": {"type": "integer", "format": "int16"},
    "Int32": {"type": "integer", "format": "int32"},
    "Int64": {"type": "integer", "format": "int64"},
    "SByte": {"type": "integer", "format": "int8"},
    "Single": {"type": "number", "format": "float"},
    "Stream": {"type": "string", "contentMediaType": "application/octet-stream"},
    "String": {"type": "string"},
    "TimeOfDay": {"type": "string", "format": "time-local"},
}


def test_every_primitive_has_a_schema() -> None:
    assert FORMATS.keys() == KINDS.keys()


def schema_of(name: str, *pages: Any) -> Any:
    return document(*pages)["components"]["schemas"][f"microsoft.graph.{name}"]


@pytest.mark.parametrize("cell", FORMATS)
@pytest.mark.parametrize("spelling", ["{}", "Edm.{}"])
def test_the_format_of_a_primitive_stands_with_each_value_and_each_item(cell: str, spelling: str) -> None:
    written = spelling.format(cell)
    rows = (make_property("it", written), make_property("them", f"Collection({written})"))
    properties = schema_of("call", make_resource_page("call", rows))["properties"]
    assert properties["it"] == {**FORMATS[cell], "description": "About it"}
    assert properties["them"] == {"type": "array", "items": FORMATS[cell], "description": "About them"}


FAR_FROM_IT: JsonObject = {
    "DateTimeOffset": "yesterday",
    "Duration": "-PT1H",
    "Guid": "id-value",
    "Binary": "a?",
    "Byte": 300,
}


@pytest.mark.parametrize("cell", FAR_FROM_IT)
def test_a_format_that_an_example_has_not_is_stated_no_more(cell: str) -> None:
    page = make_page(
        operations=("GET /calls/{id}",),
        responses=(make_status(200, "call"),),
        examples=(make_request("GET /calls/1", "x"), make_response(200, body={"it": FAR_FROM_IT[cell]})),
    )
    properties = schema_of("call", page, make_resource_page("call", (make_property("it", cell),)))["properties"]
    assert properties["it"] == {"type": FORMATS[cell]["type"], "description": "About it"}


def test_an_open_type_says_so_and_no_other() -> None:
    said = [
        schema_of("call", make_resource_page("call", (make_property("id"),), open_type=is_open))
        for is_open in (True, False, None)
    ]
    assert [schema.get("additionalProperties") for schema in said] == [True, None, None]


def test_the_key_of_an_entity_is_named() -> None:
    page = make_resource_page("call", (make_property("id"),), key_property="id", kind=ResourceKind.ENTITY)
    assert schema_of("call", page)["x-ms-docs-key"] == "id"


def test_a_page_of_a_collection_has_its_link_and_its_count() -> None:
    page = make_page(operations=("GET /calls",), responses=(make_status(200, "call", collection=True),))
    parsed = document(page, make_resource_page("call", (make_property("id"),)))
    schema = parsed["components"]["schemas"]["microsoft.graph.callCollectionResponse"]
    assert schema["properties"] == {
        "@odata.context": {"type": "string"},
        "@odata.count": {"type": "integer", "format": "int64"},
        "@odata.nextLink": {"type": "string"},
        "value": {"type": "array", "items": {"$ref": "#/components/schemas/microsoft.graph.call"}},
    }
    assert schema["required"] == ["value"]
    assert parsed["paths"]["/calls"]["get"]["x-ms-pageable"] == {"nextLinkName": "@odata.nextLink"}


def test_an_example_is_strict_json_and_says_what_it_was_before() -> None:
    body: JsonObject = {"much": float("inf"), "none": float("nan"), "some": 1.5}
    examples = (make_request("GET /calls", "x"), make_response(200, body=body, body_valid=False))
    parsed = document(make_page(operations=("GET /calls",), examples=examples))
    (example,) = parsed["components"]["examples"].values()
    assert json.loads(json.dumps(example["value"], allow_nan=False)) == {"much": "INF", "none": "NaN", "some": 1.5}
    assert example["x-ms-docs-repaired"] is True
