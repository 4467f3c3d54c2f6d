"""What many pages make of one document: one operation with all that its pages state, types that refer to each other."""

import re

import pytest

from extractor.model.json_value import JsonObject
from extractor.model.operation import BodyStatement, ParameterLocation, Scheme
from extractor.model.page import Page
from tests.building import (
    make_body,
    make_enum,
    make_grant,
    make_page,
    make_parameter,
    make_property,
    make_request,
    make_resource_page,
    make_response,
    text,
)
from tests.writers.test_openapi import document

ROOT = "api-reference/beta/api"


def creation(name: str) -> Page:
    """A page that creates a kind of lamp."""
    body: JsonObject = {"@odata.type": f"#microsoft.graph.{name}", "id": "1"}
    return make_page(
        f"{name.lower()}-post",
        title=f"Create {name}",
        summary=text(f"About {name}."),
        operations=("POST /lamps",),
        request_body=make_body(BodyStatement.RESOURCE, name),
        permissions=(make_grant(Scheme.APPLICATION, f"{name}.Write"),),
        examples=(make_request("POST /lamps", "create", body), make_response(201, "create", body)),
    )


PAGES = (
    creation("floorLamp"),
    creation("deskLamp"),
    make_resource_page("deskLamp", (make_property("id"),)),
    make_resource_page("floorLamp", (make_property("id"),)),
)


def test_texts_are_those_of_the_main_page_and_all_pages_are_named() -> None:
    operation = document(*PAGES)["paths"]["/lamps"]["post"]
    assert (operation["summary"], operation["description"]) == ("Create deskLamp", "About deskLamp.")
    assert "/desklamp-post?" in operation["externalDocs"]["url"]
    assert [(page["path"], page["line"]) for page in operation["x-ms-docs-pages"]] == [
        (f"{ROOT}/desklamp-post.md", 10),
        (f"{ROOT}/floorlamp-post.md", 10),
    ]


def test_a_body_of_several_types_is_told_apart_by_the_type_that_it_names() -> None:
    operation = document(*PAGES)["paths"]["/lamps"]["post"]
    schema = operation["requestBody"]["content"]["application/json"]["schema"]
    references = [f"#/components/schemas/microsoft.graph.{name}" for name in ("deskLamp", "floorLamp")]
    assert [item["$ref"] for item in schema["oneOf"]] == references
    assert schema["discriminator"] == {
        "propertyName": "@odata.type",
        "mapping": dict(
            zip(("#microsoft.graph.deskLamp", "#microsoft.graph.floorLamp"), references, strict=True),
        ),
    }


def test_examples_are_named_after_their_pages() -> None:
    parsed = document(*PAGES)
    operation = parsed["paths"]["/lamps"]["post"]
    names = ["desklamp-post.create", "floorlamp-post.create"]
    for holder in (operation["requestBody"], operation["responses"]["201"]):
        assert list(holder["content"]["application/json"]["examples"]) == names
    shown = parsed["components"]["examples"]["floorlamp-post.create.request"]
    assert shown["x-ms-docs-page"]["path"] == f"{ROOT}/floorlamp-post.md"


def test_permissions_are_those_of_all_pages_each_with_its_page() -> None:
    operation = document(*PAGES)["paths"]["/lamps"]["post"]
    assert [(item["privileges"], item["page"], item["line"]) for item in operation["x-ms-docs-permissions"]] == [
        (["deskLamp.Write"], f"{ROOT}/desklamp-post.md", 20),
        (["floorLamp.Write"], f"{ROOT}/floorlamp-post.md", 20),
    ]
    assert operation["security"] == [{"application": ["deskLamp.Write"]}, {"application": ["floorLamp.Write"]}]


def test_versions_are_documents_of_their_own() -> None:
    pages = [make_page(version=version, operations=("GET /me",), title=version) for version in ("beta", "v1.0")]
    for version in ("beta", "v1.0"):
        assert document(*pages, folder=f"canonical/{version}")["paths"]["/me"]["get"]["summary"] == version


def test_types_refer_to_each_other_and_what_no_page_describes_is_open() -> None:
    lamp = make_resource_page(
        "lamp",
        (make_property("mood", "mood"), make_property("made", "unknownThing")),
        relationships=(make_property("beside", "shade collection"), make_property("under", "shade")),
    )
    shade = make_resource_page("shade", (make_property("id"),))
    moods = make_page("moods", folder="resources", enums=(make_enum("mood", "warm", "cold"),))
    schemas = document(lamp, shade, moods)["components"]["schemas"]
    members = schemas["microsoft.graph.lamp"]["properties"]
    reference = "#/components/schemas/microsoft.graph.shade"
    assert members["beside"]["items"] == {"$ref": reference}
    assert members["under"]["$ref"] == reference
    assert schemas["microsoft.graph.mood"]["enum"] == ["warm", "cold"]
    assert members["mood"]["$ref"] == "#/components/schemas/microsoft.graph.mood"
    assert not members["made"].keys() & {"type", "$ref", "allOf", "anyOf", "oneOf", "enum"}


@pytest.mark.parametrize(
    ("written", "path", "operation_id", "tag"),
    [
        ("/rooms/{id}/microsoft.graph.hall", "/rooms/{room-id}/microsoft.graph.hall", "getRoomsHall", "rooms"),
        ("/rooms/{id}/lamps/$ref", "/rooms/{room-id}/lamps/$ref", "getRoomsLamps_ref", "rooms.lamps"),
        ("/lamps/{id}/photo/$value", "/lamps/{lamp-id}/photo/$value", "getLampsPhotoValue", "lamps.photo"),
        ("/lamps/$count", "/lamps/$count", "getLamps_count", "lamps"),
        ("/lamps/since(day={day})", "/lamps/since(day={day})", "getLamps_sinceWithDay", "lamps"),
    ],
)
def test_what_odata_has_besides_resources_keeps_its_place(written: str, path: str, operation_id: str, tag: str) -> None:
    row = make_parameter("day", "Date", location=ParameterLocation.FUNCTION)
    parsed = document(make_page(operations=(f"GET {written}",), parameters=(row,)))
    ((found, methods),) = parsed["paths"].items()
    assert (found, methods["get"]["operationId"], methods["get"]["tags"]) == (path, operation_id, [tag])
    assert [item["name"] for item in parsed["tags"]] == [tag]
    formats = {item["name"]: item["schema"].get("format") for item in methods["get"].get("parameters", ())}
    assert formats == {name: "date" if name == "day" else None for name in re.findall(r"{([^{}]+)}", path)}
