"""Shapes of requests, responses and notifications: which statement of a page gives them, and what examples add."""

from dataclasses import replace
from typing import Any

import pytest

from extractor.linking.api import ApiOperation
from extractor.linking.link import link_api
from extractor.linking.protocol_shapes import ERROR_TYPE
from extractor.linking.shape import Member, Shape, TypeShape
from extractor.model.json_value import JsonValue
from extractor.model.operation import BodyStatement, ParameterLocation
from extractor.model.page import Page
from tests.building import (
    make_body,
    make_enum,
    make_example,
    make_page,
    make_parameter,
    make_property,
    make_request,
    make_resource_page,
    make_response,
    make_status,
)

CALL = make_resource_page("call", (make_property("id"), make_property("state", "String", nullable=False)))
CALLS = Shape(type="microsoft.graph.callCollectionResponse")
ONE_CALL = Shape(type="microsoft.graph.call")


def shape_of(**facts: Any) -> tuple[ApiOperation, dict[str, TypeShape], list[str]]:
    page = make_page(operations=(facts.pop("line", "POST /calls"),), **facts)
    api_set, diagnostics = link_api([page, CALL])
    (api,) = api_set.canonical
    (operation,) = api.operations
    return operation, {shape.name: shape for shape in api.shapes}, [item.rule for item in diagnostics]


def members(shape: Shape | None) -> list[str]:
    assert shape is not None
    assert shape.members is not None
    return [member.name for member in shape.members]


LAMP = make_resource_page(
    "lamp",
    (
        make_property("id", read_only=True, required=True),
        make_property("label", required=True),
        make_property("hue", required=True),
        make_property("mood"),
        make_property("shade"),
    ),
)
BULB = make_resource_page("bulb", (make_property("watts", "Int32", required=True),), base_type="microsoft.graph.lamp")
CREATES = make_page(
    operations=("POST /lamps",),
    request_body=make_body(BodyStatement.RESOURCE, "lamp"),
    examples=(make_request("POST /lamps", "make", {"label": "a", "hue": "red"}),),
)


def body_of(page: Page, *others: Page) -> Shape:
    (api,) = link_api([page, LAMP, BULB, *others])[0].canonical
    shape = next(item.body_shape for item in api.operations if item.method == page.operations[0].method)
    assert shape is not None
    return shape


def test_who_creates_a_type_sends_what_its_page_requires() -> None:
    """An update or an answer that leaves it out says nothing of that."""
    updates = make_page(
        "lamp-update",
        operations=("PATCH /lamps/{id}",),
        request_body=make_body(BodyStatement.RESOURCE, "lamp"),
        examples=(make_request("PATCH /lamps/1", "change", {"mood": "calm"}),),
    )
    assert body_of(CREATES, updates) == Shape(type="microsoft.graph.lamp", required=("hue", "label"))
    assert body_of(updates, CREATES).required == ()


def test_an_example_of_a_creation_says_what_is_not_required() -> None:
    other = make_request("POST /lamps", "make-another", {"label": "b"})
    assert body_of(replace(CREATES, examples=(*CREATES.examples, other))).required == ("label",)


def test_a_derived_type_requires_what_its_base_does() -> None:
    page = replace(CREATES, request_body=make_body(BodyStatement.RESOURCE, "bulb"), examples=())
    assert body_of(page).required == ("hue", "label", "watts")


def test_an_update_requires_nothing_that_its_type_does() -> None:
    """It leaves out what it leaves as it is, whether an example shows that or not."""
    shade = make_resource_page("shade", (make_property("label", required=True),), base_type="microsoft.graph.lamp")
    pages = [LAMP, BULB, shade, CREATES]
    for resource, line in (("lamp", "PATCH /lamps/{id}"), ("shade", "PATCH /shades/{id}")):
        body = make_body(BodyStatement.RESOURCE, resource)
        pages.append(make_page(f"{resource}-update", operations=(line,), request_body=body))
    (api,) = link_api(pages)[0].canonical
    required = {shape.name: [member.name for member in shape.members if member.required] for shape in api.shapes}
    assert [required[f"microsoft.graph.{name}"] for name in ("lamp", "shade", "bulb")] == [[], [], ["watts"]]
    assert body_of(CREATES, *pages[4:]).required == ("hue", "label")


@pytest.mark.parametrize("path", ["/aaa/{id}", "/zzz/{id}"])
@pytest.mark.parametrize("example", [True, False])
def test_what_an_update_leaves_out_hides_no_contradiction_of_an_answer(path: str, example: bool) -> None:
    """Nor is it one, whether the update comes first or last."""
    lamp = make_resource_page("lamp", (make_property("label", required=True), make_property("hue")))
    asks = make_request("GET /lamps/1", "ask")
    answer = make_response(200, body={"hue": "red"})
    gets = make_page("lamp-get", operations=("GET /lamps/{id}",), responses=(make_status(200, "lamp"),))
    updates = make_page(
        "lamp-update",
        operations=(f"PATCH {path}",),
        request_body=make_body(BodyStatement.RESOURCE, "lamp"),
        examples=(make_request(f"PATCH {path.format(id=1)}", "change", {"hue": "red"}),) if example else (),
    )
    _, found = link_api([lamp, replace(gets, examples=(asks, answer)), updates])
    assert [(item.rule, item.path) for item in found] == [("schema-widened", gets.path)]


def test_an_update_of_a_derived_type_leaves_out_what_that_requires() -> None:
    updates = make_page(
        "lamp-update",
        operations=("PATCH /lamps/{id}",),
        request_body=make_body(BodyStatement.RESOURCE, "lamp"),
        examples=(make_request("PATCH /lamps/1", "change", {"@odata.type": "#microsoft.graph.bulb", "hue": "red"}),),
    )
    api_set, found = link_api([LAMP, BULB, updates])
    (bulb,) = (shape for shape in api_set.canonical[0].shapes if shape.name == "microsoft.graph.bulb")
    assert found == ()
    assert not any(member.required for member in bulb.members)


def test_the_table_of_an_update_says_what_an_update_must_send() -> None:
    page = make_page(
        "lamp-update",
        operations=("PATCH /lamps/{id}",),
        request_body=make_body(BodyStatement.TABLE, "lamp"),
        parameters=(make_parameter("label", required=True), make_parameter("hue")),
    )
    assert [member.required for member in body_of(page).members or ()] == [True, None]


def test_what_is_required_of_who_creates_something_is_required_of_nobody_else() -> None:
    bell = make_resource_page("bell", (make_property("tone", required_to_create=True), make_property("size")))
    body = make_body(BodyStatement.RESOURCE, "bell")
    creates, replaces = (
        make_page(f"bell-{method}", operations=(f"{method} /bells",), request_body=body) for method in ("POST", "PUT")
    )
    assert body_of(creates, bell).required == ("tone",)
    assert body_of(replaces, bell).required == ()
    (api,) = link_api([bell])[0].canonical
    assert not any(member.required for shape in api.shapes for member in shape.members if "bell" in shape.name)


CALLED_REQUIRED = {
    "some": (("mood", "shade"), {"mood": "calm", "shade": "green"}, True),
    "not-all-sent": (("mood", "shade"), {"mood": "calm"}, False),
    "most-of-the-type": (("mood", "shade", "size"), {"mood": "calm", "shade": "green", "size": "3"}, False),
    "without-an-example": (("mood",), None, False),
}


@pytest.mark.parametrize(("rows", "sent", "required"), CALLED_REQUIRED.values(), ids=CALLED_REQUIRED)
def test_a_table_that_is_said_to_list_what_is_required(
    rows: tuple[str, ...], sent: JsonValue, *, required: bool
) -> None:
    page = replace(
        CREATES,
        request_body=replace(make_body(BodyStatement.TABLE, "lamp"), rows_required=True),
        parameters=tuple(map(make_parameter, rows)),
        examples=() if sent is None else (make_request("POST /lamps", "make", sent),),
    )
    assert [bool(member.required) for member in body_of(page).members or ()] == [required] * len(rows)


def test_a_row_that_is_optional_makes_a_table_one_of_all_properties() -> None:
    page = replace(
        CREATES,
        request_body=replace(make_body(BodyStatement.TABLE, "lamp"), rows_required=True),
        parameters=(make_parameter("mood"), make_parameter("shade", required=False)),
        examples=(make_request("POST /lamps", "make", {"mood": "calm", "shade": "green"}),),
    )
    assert [member.required for member in body_of(page).members or ()] == [None, False]


KNOWN = Shape(scalar="String", known=("on", "off"))
LISTED = {
    "text": ("String", KNOWN),
    "texts": ("String collection", Shape(items=KNOWN)),
    "type-that-no-page-describes": ("lampMood", KNOWN),
    "number": ("Int32", Shape(scalar="Int32")),
    "enumeration": ("lampState", Shape(type="microsoft.graph.lampState")),
    "no-type": (None, Shape()),
}


@pytest.mark.parametrize(("cell", "shape"), LISTED.values(), ids=LISTED)
def test_values_that_a_sentence_lists_are_known_of_a_text(cell: str | None, shape: Shape) -> None:
    lamp = make_resource_page("lamp", (make_property("state", cell, values=("on", "off")),))
    states = make_page("lampstate", folder="resources", enums=(make_enum("lampState", "lit"),))
    (api,) = link_api([lamp, states])[0].canonical
    found = {item.name: item for item in api.shapes}["microsoft.graph.lamp"]
    assert [member.shape for member in found.members] == [shape]


def test_a_value_that_no_sentence_lists_contradicts_nothing() -> None:
    page = make_page(
        operations=("POST /calls",),
        request_body=make_body(BodyStatement.TABLE),
        parameters=(make_parameter("state", values=("on", "off")),),
        examples=(make_request("POST /calls", body={"state": "dim"}),),
    )
    api_set, diagnostics = link_api([page])
    (operation,) = api_set.canonical[0].operations
    assert operation.body_shape is not None
    assert operation.body_shape.members is not None
    assert [member.shape for member in operation.body_shape.members] == [KNOWN]
    assert [item.rule for item in diagnostics if item.rule == "schema-widened"] == []


def test_a_body_that_is_a_resource() -> None:
    operation, _, _ = shape_of(request_body=make_body(BodyStatement.RESOURCE, "call"))
    assert operation.body_shape == ONE_CALL


def test_a_body_that_is_a_table() -> None:
    operation, _, _ = shape_of(
        request_body=make_body(BodyStatement.TABLE), parameters=(make_parameter("reason"), make_parameter("more"))
    )
    assert members(operation.body_shape) == ["reason", "more"]


def test_a_table_that_restates_a_resource() -> None:
    operation, _, _ = shape_of(
        request_body=make_body(BodyStatement.TABLE, "call"), parameters=(make_parameter("state", required=True),)
    )
    assert operation.body_shape is not None
    assert operation.body_shape.type == "microsoft.graph.call"
    assert members(operation.body_shape) == ["state"]


def test_a_body_that_only_an_example_shows() -> None:
    operation, _, _ = shape_of(examples=(make_request("POST /calls", "x", {"a": 1, "b": [{"c": None}]}),))
    assert members(operation.body_shape) == ["a", "b"]


@pytest.mark.parametrize("stated", [None, make_body(BodyStatement.NONE)])
def test_no_body(stated: object) -> None:
    operation, _, _ = shape_of(request_body=stated, examples=(make_request("POST /calls", "x"),))
    assert operation.body_shape is None


def test_a_get_has_no_body_whatever_the_page_states_for_another_method() -> None:
    operation, _, _ = shape_of(line="GET /calls", request_body=make_body(BodyStatement.RESOURCE, "call"))
    assert operation.body_shape is None


ASKED = make_request("POST /calls", "x")
ANSWER: JsonValue = {"id": "1", "state": "on"}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param({"responses": (make_status(200, "call"),)}, ONE_CALL, id="prose"),
        pytest.param({"responses": (make_status(200, "call", collection=True),)}, CALLS, id="prose says a collection"),
        pytest.param({"responses": (make_status(200),)}, None, id="nothing"),
        pytest.param(
            {"examples": (ASKED, make_response(200, body=ANSWER, odata_type="microsoft.graph.call"))},
            ONE_CALL,
            id="annotation",
        ),
        pytest.param(
            {
                "examples": (
                    make_request("POST /calls", "x"),
                    make_response(200, body={"value": [ANSWER]}, odata_type="Collection(microsoft.graph.call)"),
                )
            },
            CALLS,
            id="annotation of a collection",
        ),
        pytest.param(
            {
                "responses": (make_status(200, "call"),),
                "examples": (make_request("POST /calls", "x"), make_response(200, body={"value": [ANSWER]})),
            },
            CALLS,
            id="prose names the item and the example shows a collection",
        ),
        pytest.param(
            {
                "responses": (make_status(200, "call"),),
                "examples": (make_request("POST /calls", "x"), make_response(200, body={"value": ANSWER})),
            },
            Shape(members=(Member(name="value", shape=ONE_CALL, required=True),)),
            id="the example shows the item in an envelope",
        ),
        pytest.param({"responses": (make_status(404),)}, Shape(type=ERROR_TYPE), id="an error"),
    ],
)  # fmt: skip
def test_response(facts: dict[str, object], expected: Shape | None) -> None:
    operation, _, _ = shape_of(**facts)
    assert operation.responses[0].shape == expected


def test_a_primitive_is_wrapped_as_odata_wraps_it() -> None:
    operation, _, _ = shape_of(responses=(make_status(200, "Boolean"),))
    shape = operation.responses[0].shape
    assert members(shape) == ["value"]


@pytest.mark.parametrize(
    ("cell", "stated", "default"),
    [
        pytest.param("Boolean", "False", False, id="as JSON writes it"),
        pytest.param("Int32", "20", 20, id="a number"),
        pytest.param("Int32", "many", None, id="no number"),
        pytest.param("String", "en-US", "en-US", id="text"),
        pytest.param("Guid", "none", None, id="not the form of the type"),
        pytest.param("mood", "calm", "calm", id="a member"),
        pytest.param("mood", "cross", None, id="no member"),
        pytest.param("call", "id", None, id="of an object"),
        pytest.param("Collection(String)", "en-US", None, id="of several"),
        pytest.param("nowhere", "calm", None, id="of a type that no page describes"),
        pytest.param("Boolean", None, None, id="not stated"),
    ],
)
def test_a_default_is_a_value_of_its_type(cell: str, stated: str | None, default: JsonValue) -> None:
    page = make_resource_page(
        "room", (make_property("it", cell, default=stated),), enums=(make_enum("mood", "calm", "glad"),)
    )
    (api,) = link_api([page, CALL])[0].canonical
    (member,) = next(shape.members for shape in api.shapes if shape.name == "microsoft.graph.room")
    assert member.default == default


def test_an_example_widens_the_type_for_all() -> None:
    operation, shapes, rules = shape_of(
        responses=(make_status(200, "call"),),
        examples=(make_request("POST /calls", "x"), make_response(200, body={"id": 5, "state": None})),
    )
    assert operation.responses[0].shape == ONE_CALL
    identifier, state = shapes["microsoft.graph.call"].members
    assert identifier.shape.also == ("integer",)
    assert state.shape.nullable is True
    assert rules == ["schema-widened", "schema-widened"]


def test_an_example_widens_a_recursive_type_at_every_depth() -> None:
    node = make_resource_page("node", (make_property("up", "node"), make_property("id", required=True)))
    asked = make_request("GET /nodes", "x")
    answer = make_response(200, body={"id": "1", "up": {"id": 2, "up": {"up": None}}})
    page = make_page(operations=("GET /nodes",), responses=(make_status(200, "node"),), examples=(asked, answer))
    api = link_api([page, node])[0].canonical[0]
    shape = next(shape for shape in api.shapes if shape.name == "microsoft.graph.node")
    up, identifier = shape.members
    assert (up.shape.nullable, identifier.required, identifier.shape.also) == (True, False, ("integer",))


def test_notifications_of_one_type_share_a_shape_learned_from_them() -> None:
    payloads = tuple(
        make_example(
            notification=True, odata_type="microsoft.graph.commsNotifications", body={"value": [item]}
        )
        for item in ({"changeType": "created"}, {"changeType": "deleted", "resource": "/x"})
    )  # fmt: skip
    api_set, _ = link_api([make_page(examples=payloads)])
    (webhook,) = api_set.canonical[0].webhooks
    assert (webhook.name, len(webhook.exchanges)) == ("commsNotifications", 2)
    assert webhook.shape == Shape(type="microsoft.graph.commsNotifications")
    learned = next(item for item in api_set.canonical[0].shapes if item.name == webhook.shape.type)
    assert not learned.documented
    items = learned.members[0].shape.items
    assert members(items) == ["changeType", "resource"]


@pytest.mark.parametrize("method", ["POST", "PUT"])
def test_what_is_linked_is_sent_as_a_reference(method: str) -> None:
    body = make_body(BodyStatement.RESOURCE, "call")
    operation, _, _ = shape_of(line=f"{method} /groups/{{id}}/calls/$ref", request_body=body)
    assert operation.body_shape == Shape(
        members=(Member(name="@odata.id", shape=Shape(scalar="String"), required=True),)
    )


@pytest.mark.parametrize("end", ["$value", "$ref", "$count"])
def test_what_is_no_resource_does_not_come_back_as_one(end: str) -> None:
    statuses = (make_status(200, "call"),)
    assert shape_of(line=f"GET /calls/{{id}}/{end}", responses=statuses)[0].responses[0].shape is None


def test_a_payload_that_names_its_type_itself_is_one_of_that_type() -> None:
    payload = make_example(body={"@odata.type": "#microsoft.graph.commsNotifications", "value": []}, notification=True)
    (webhook,) = link_api([make_page(examples=(payload,))])[0].canonical[0].webhooks
    assert webhook.name == "commsNotifications"


def test_who_links_a_resource_may_get_it() -> None:
    line = "POST /groups/{id}/calls/$ref"
    assert shape_of(line=line, responses=(make_status(201, "call"),))[0].responses[0].shape == ONE_CALL


def test_what_examples_show_of_a_raw_value_is_taken_from_them_alone() -> None:
    line = "GET /pages/{id}/$value"
    examples = (make_request(line), make_response(200, body={"html": "x"}, odata_type="microsoft.graph.call"))
    operation, _, _ = shape_of(line=line, responses=(make_status(200, "call"),), examples=examples)
    assert members(operation.responses[0].shape) == ["html"]


@pytest.mark.parametrize("status", [204, 205, 304])
def test_a_status_without_content_holds_nothing_whatever_the_page_says(status: int) -> None:
    examples = (make_request("GET /calls"), make_response(status, body={"x": 1}))
    assert shape_of(responses=(make_status(status, "call"),))[0].responses[0].shape is None
    assert shape_of(responses=(make_status(status),), examples=examples)[0].responses[0].shape is None


def test_a_deletion_sends_nothing_that_its_example_does_not_show() -> None:
    body = make_body(BodyStatement.RESOURCE, "call")
    line = "DELETE /calls/{id}"
    assert shape_of(line=line, request_body=body, examples=(make_request(line),))[0].body_shape is None
    assert shape_of(line=line, request_body=body)[0].body_shape == ONE_CALL


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param({"value": [{"x": 1}]}, ["@odata.context", "@odata.count", "@odata.nextLink", "value"], id="page"),
        pytest.param({"x": 1}, ["x"], id="one"),
    ],
)
def test_a_collection_of_what_no_page_describes_has_pages(body: JsonValue, expected: list[str]) -> None:
    examples = (make_request("GET /calls"), make_response(200, body=body))
    returned = (make_status(200, "unheardOf", collection=True),)
    operation, _, _ = shape_of(line="GET /calls", responses=returned, examples=examples)
    assert members(operation.responses[0].shape) == expected


def delta_members(**facts: Any) -> list[str]:
    returned = (make_status(200, "call", collection=True),)
    operation, shapes, _ = shape_of(line="GET /calls/delta", responses=returned, **facts)
    (response,) = operation.responses
    assert response.shape is not None
    return [member.name for member in shapes[response.shape.type or ""].members]


def test_pages_of_changes_end_in_a_link_to_later_ones() -> None:
    line = "GET /calls/delta"
    shown = (make_request(line), make_response(200, body={"@odata.deltaLink": "https://a.example/", "value": []}))
    token = (make_parameter("$deltatoken", location=ParameterLocation.QUERY),)
    assert "@odata.deltaLink" in delta_members(examples=shown)
    assert "@odata.deltaLink" in delta_members(parameters=token)
    assert "@odata.deltaLink" not in delta_members()


ONE: JsonValue = {"id": "1", "state": "on"}
BODIES: dict[str, tuple[tuple[JsonValue, ...], Shape]] = {
    "the item": ((ONE,), ONE_CALL),
    "the item, every time": ((ONE, {"id": "2"}), ONE_CALL),
    "a page": (({"value": [ONE]},), CALLS),
    "both": ((ONE, {"value": [ONE]}), CALLS),
    "something else": (({"x": 1},), CALLS),
    "nothing": ((), CALLS),
}


@pytest.mark.parametrize("case", BODIES)
def test_of_what_a_page_calls_a_collection_examples_may_show_that_it_is_one_item(case: str) -> None:
    bodies, expected = BODIES[case]
    examples = (make_request("GET /calls/1", "x"), *(make_response(200, body=body) for body in bodies))
    operation, _, _ = shape_of(
        line="GET /calls/{id}", responses=(make_status(200, "call", collection=True),), examples=examples
    )
    assert operation.responses[0].shape == expected


PAGES = {
    "texts": ("GET", {"value": ["a"]}, True),
    "objects": ("GET", {"@odata.context": "x", "value": [{"a": 1}]}, True),
    "beside something else": ("GET", {"value": ["a"], "total": 1}, False),
    "of an action": ("POST", {"value": ["a"]}, False),
    "no page": ("GET", {"value": "a"}, False),
}


@pytest.mark.parametrize(("method", "body", "is_page"), PAGES.values(), ids=PAGES)
def test_pages_of_what_only_examples_show_go_on(method: str, body: JsonValue, *, is_page: bool) -> None:
    line = f"{method} /calls/names"
    operation, _, rules = shape_of(line=line, examples=(make_request(line, "x"), make_response(200, body=body)))
    assert ("@odata.nextLink" in members(operation.responses[0].shape)) is is_page
    assert rules == []
