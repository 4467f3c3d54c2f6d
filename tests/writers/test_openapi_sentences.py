"""What sentences state of members, as schemas say it: values that are known, and what a creation must send."""

from extractor.model.operation import BodyStatement
from tests.building import (
    make_body,
    make_page,
    make_parameter,
    make_property,
    make_request,
    make_resource_page,
)
from tests.writers.test_openapi import document


def test_what_a_creation_requires_stands_beside_its_type() -> None:
    lamp = make_resource_page("lamp", (make_property("label", required=True), make_property("hue")))
    creates = make_page(
        operations=("POST /lamps",),
        request_body=make_body(BodyStatement.RESOURCE, "lamp"),
        examples=(make_request("POST /lamps", "make", {"label": "a"}),),
    )
    updates = make_page(
        "lamp-update",
        operations=("PATCH /lamps/{id}",),
        request_body=make_body(BodyStatement.RESOURCE, "lamp"),
        examples=(make_request("PATCH /lamps/1", "change", {"hue": "red"}),),
    )
    found = document(lamp, creates, updates)
    reference = {"$ref": "#/components/schemas/microsoft.graph.lamp"}
    bodies = [
        found["paths"][path][method]["requestBody"]["content"]["application/json"]["schema"]
        for path, method in (("/lamps", "post"), ("/lamps/{lamp-id}", "patch"))
    ]
    assert bodies == [{"allOf": [reference, {"type": "object", "required": ["label"]}]}, reference]
    assert "required" not in found["components"]["schemas"]["microsoft.graph.lamp"]


def test_a_table_without_a_word_on_a_member_leaves_it_to_the_type() -> None:
    """What the type requires stands once, though the rows of the body are those of the type, too."""
    lamp = make_resource_page("lamp", (make_property("label", required=True), make_property("hue", required=True)))
    creates = make_page(
        operations=("POST /lamps",),
        request_body=make_body(BodyStatement.TABLE, "lamp"),
        parameters=(make_parameter("label"), make_parameter("mood")),
    )
    updates = make_page("lamp-update", operations=("PATCH /lamps/{id}",), request_body=creates.request_body)
    for pages, required in (((lamp, creates), ["label", "hue"]), ((lamp, creates, updates), ["hue", "label"])):
        content = document(*pages)["paths"]["/lamps"]["post"]["requestBody"]["content"]
        assert content["application/json"]["schema"]["allOf"][1]["required"] == required


def test_a_table_that_says_what_is_required_says_what_is_not() -> None:
    lamp = make_resource_page("lamp", (make_property("label", required=True), make_property("hue", required=True)))
    creates = make_page(
        operations=("POST /lamps",),
        request_body=make_body(BodyStatement.TABLE, "lamp"),
        parameters=(make_parameter("label", required=True), make_parameter("hue")),
    )
    updates = make_page("lamp-update", operations=("PATCH /lamps/{id}",), request_body=creates.request_body)
    content = document(lamp, creates, updates)["paths"]["/lamps"]["post"]["requestBody"]["content"]
    assert content["application/json"]["schema"]["allOf"][1]["required"] == ["label"]


def test_values_that_a_sentence_lists_are_named_and_not_all() -> None:
    rows = (
        make_property("state", "String", values=("on", "off"), nullable=True),
        make_property("moods", "String collection", values=("calm", "\u5feb\u4e50")),
    )
    call = document(make_resource_page("call", rows))["components"]["schemas"]["microsoft.graph.call"]
    state, moods = call["properties"]["state"], call["properties"]["moods"]
    assert (state["type"], "enum" in state) == (["string", "null"], False)
    named = {"name": "state", "modelAsString": True, "values": [{"value": "on"}, {"value": "off"}]}
    assert state["x-ms-enum"] == named
    assert moods["items"]["x-ms-enum"] == {"name": "moods", "modelAsString": True, "values": [{"value": "calm"}]}
