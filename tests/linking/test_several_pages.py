"""What several pages, tables or locales say of one thing: which of it belongs to an operation, and what is kept."""

from dataclasses import replace
from typing import Any

import pytest

from extractor.linking.api import Api, ApiOperation
from extractor.linking.link import link_api
from extractor.linking.reach import operation_shapes, reachable_shapes
from extractor.linking.shape import Shape, TypeShape
from extractor.model.json_value import JsonObject
from extractor.model.operation import BodyStatement, Response, Scheme
from extractor.model.page import Page
from extractor.model.text import Text
from tests.building import (
    make_body,
    make_enum,
    make_grant,
    make_operation,
    make_page,
    make_parameter,
    make_property,
    make_request,
    make_resource_page,
    make_response,
    make_status,
)


def link_one(*pages: Page) -> Api:
    (api,) = link_api(pages)[0].canonical
    return api


def operations(*pages: Page) -> dict[str, ApiOperation]:
    return {f"{item.method} {item.path}": item for item in link_one(*pages).operations}


def privileges(operation: ApiOperation) -> list[str]:
    return [name for permission in operation.permissions for name in permission.grant.privileges]


# permissions


def test_rows_of_a_matrix_are_told_by_their_links_and_by_all_their_words() -> None:
    grants = tuple(
        make_grant(Scheme.APPLICATION, privilege, row=Text(text=label, en=None), row_page=f"resources/{page}.md")
        for privilege, label, page in (
            ("Calendars.Read", "event", "event"),
            ("Group.Read.All", "group event", "event"),
            ("Mail.Read", "Nachricht", "message"),
        )
    )
    lines = ("GET /users/{id}/events/{id}", "GET /groups/{id}/events/{id}", "GET /users/{id}/messages/{id}")
    found = operations(make_page(operations=lines, permissions=grants))
    assert {line: privileges(operation) for line, operation in found.items()} == {
        "GET /groups/{group-id}/events/{event-id}": ["Group.Read.All"],
        "GET /users/{user-id}/events/{event-id}": ["Calendars.Read"],
        "GET /users/{user-id}/messages/{message-id}": ["Mail.Read"],
    }


def page_with_tables(blocks: int, tables: int) -> Page:
    lines = [replace(make_operation(f"GET /a{block}"), block=block) for block in range(blocks)]
    grants = [make_grant(Scheme.APPLICATION, f"P.{table}", table=table) for table in range(tables)]
    return make_page(operations=lines, permissions=tuple(grants))


@pytest.mark.parametrize(
    ("blocks", "tables", "expected"),
    [
        pytest.param(2, 2, {"GET /a0": ["P.0"], "GET /a1": ["P.1"]}, id="a table for each block"),
        pytest.param(1, 2, {"GET /a0": ["P.0", "P.1"]}, id="several tables for one block"),
        pytest.param(2, 1, {"GET /a0": ["P.0"], "GET /a1": ["P.0"]}, id="one table for all"),
        pytest.param(2, 3, {"GET /a0": ["P.0", "P.1", "P.2"], "GET /a1": ["P.0", "P.1", "P.2"]}, id="no pairs"),
    ],
)
def test_tables_belong_to_blocks(blocks: int, tables: int, expected: dict[str, list[str]]) -> None:
    found = operations(page_with_tables(blocks, tables))
    assert {line: privileges(operation) for line, operation in found.items()} == expected


HEADED = {
    "permissions-acting-on-self": "Self.Read",
    "permissions-acting-on-other-users": "Others.Read",
    "permissions-for-azure-resources": "Azure.Read",
    "permissions-for-rooms-and-service-lamps": "Lamp.Read",
}


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        pytest.param("/me/lights/{id}", ["Self.Read"], id="the signed-in user"),
        pytest.param("/users/{id | userPrincipalName}/lights", ["Others.Read"], id="the plural of a segment"),
        pytest.param("/users/{id}/azureResources/{id}", ["Azure.Read"], id="the segment nearest to the end"),
        pytest.param("/lights/graph.serviceLamp", ["Lamp.Read"], id="a cast to one of two kinds"),
        pytest.param("/azure/lights", ["Azure.Read"], id="a segment with one of the heading's words"),
        pytest.param("/permissions/lights", list(HEADED.values()), id="a word that all headings share"),
    ],
)
def test_tables_belong_to_the_paths_that_their_headings_name(path: str, expected: list[str]) -> None:
    grants = tuple(
        replace(make_grant(Scheme.APPLICATION, privilege, table=table), heading=heading)
        for table, (heading, privilege) in enumerate(HEADED.items())
    )
    api_set, diagnostics = link_api([make_page(operations=(f"GET {path}",), permissions=grants)])
    (operation,) = api_set.canonical[0].operations
    assert privileges(operation) == expected
    unassigned = [diagnostic.rule for diagnostic in diagnostics if diagnostic.rule == "permission-tables-unassigned"]
    assert len(unassigned) == (len(expected) > 1)


def test_a_request_line_without_a_path_is_in_no_api_and_is_named() -> None:
    page = make_page(operations=("GET ** Entity URI for lamp not found", "GET /...", "GET /lamps", "POST /"))
    api_set, diagnostics = link_api([page])
    assert [operation.path for operation in api_set.canonical[0].operations] == ["/", "/lamps"]
    assert [item.line for item in diagnostics if item.rule == "request-line-without-path"] == [10, 11]


@pytest.mark.parametrize("label", [Text(text="contact", en=None), Text(text="联系人", en="contact")], ids=["en", "zh"])
def test_rows_of_a_matrix_belong_to_the_paths_of_their_resource(label: Text) -> None:
    grants = (
        make_grant(Scheme.APPLICATION, "Contacts.Read", row=label),
        make_grant(Scheme.APPLICATION, "Mail.Read", row=Text(text="message", en="message")),
    )
    lines = ("GET /users/{id}/contacts/{id}", "GET /users/{id}/messages/{id}", "GET /users/{id}/notes/{id}")
    found = operations(make_page(operations=lines, permissions=grants))
    assert [privileges(operation) for operation in found.values()] == [
        ["Contacts.Read"],
        ["Mail.Read"],
        ["Contacts.Read", "Mail.Read"],
    ]


# types


def test_names_that_differ_in_case_are_different_names() -> None:
    page = make_resource_page("user", tuple(make_property(name) for name in ("userName", "UserName", "USERNAME")))
    other = make_resource_page(
        "user",
        (make_property("username"), make_property("userName")),
        root_path="api-reference/beta/resources/zz-user.md",
    )
    enum = make_page(enums=(make_enum("level", "high", "High"),))
    types = {item.name: item for item in link_one(page, other, enum).types}
    assert [item.name for item in types["user"].properties] == ["userName", "UserName", "USERNAME", "username"]
    assert [item.name for item in types["level"].members] == ["high", "High"]


@pytest.mark.parametrize(("second", "found"), [("CaseThing", []), ("caseThing", ["en-US/resources/b.md"])])
def test_types_that_differ_in_case_are_one_and_named(second: str, found: list[str]) -> None:
    first = make_resource_page("CaseThing", (make_property("fromUpper"),), root_path="resources/a.md")
    other = make_resource_page(second, (make_property("fromLower"),), root_path="resources/b.md")
    assert [item.path for item in link_api([first, other])[1] if item.rule == "type-differs-in-case"] == found
    (merged,) = link_one(first, other).types
    assert [item.name for item in merged.properties] == ["fromUpper", "fromLower"]


def unresolved(*pages: Page) -> list[tuple[str, object]]:
    return [(item.path, item.args["type"]) for item in link_api(pages)[1] if item.rule == "unresolved-type"]


def test_a_type_is_unresolved_only_where_no_locale_describes_it() -> None:
    user = make_resource_page("user", (make_property("a", "mood"), make_property("b", "colour")), locale="de-DE")
    mood = make_page("mood", locale="en-US", enums=(make_enum("mood", "glad"),))
    assert unresolved(user, mood) == [(user.path, "colour")]


# bodies


CAT, DOG = "#microsoft.graph.cat", "#microsoft.graph.Dog"


def animal_pages(**bodies: JsonObject) -> list[Page]:
    """One operation on two pages, each with a body of its own type."""
    types = [make_resource_page("animal", (make_property("id"),))]
    types += [make_resource_page(name, (make_property("n"),), base_type="microsoft.graph.animal") for name in bodies]
    stating = [
        make_page(
            f"{name}-create",
            operations=("POST /animals",),
            request_body=make_body(BodyStatement.RESOURCE, name),
            responses=(make_status(201, name),),
            examples=(make_request("POST /animals", f"create_{name}", body),),
        )
        for name, body in bodies.items()
    ]
    return [*types, *stating]


def body_of(*pages: Page) -> tuple[Shape, dict[str, TypeShape]]:
    api = link_one(*pages)
    (operation,) = api.operations
    assert operation.body_shape is not None
    return operation.body_shape, {shape.name: shape for shape in api.shapes}


def test_bodies_that_name_their_types_are_exclusive() -> None:
    shape, shapes = body_of(*animal_pages(cat={"@odata.type": CAT}, dog={"@odata.type": DOG}))
    assert [item.type for item in shape.any_of] == ["microsoft.graph.cat", "microsoft.graph.dog"]
    assert shape.exclusive
    assert shapes["microsoft.graph.cat"].tags == (CAT,)
    assert shapes["microsoft.graph.dog"].tags == ("#microsoft.graph.dog", DOG)
    assert shapes["microsoft.graph.animal"].tags == ()


@pytest.mark.parametrize(
    "bodies",
    [
        pytest.param({"cat": {"n": "x"}, "dog": {"@odata.type": DOG}}, id="an example names no type"),
        pytest.param({"cat": {"@odata.type": "#x.y"}, "dog": {"@odata.type": DOG}}, id="an example names another"),
        pytest.param({"animal": {"@odata.type": "#microsoft.graph.animal"}, "cat": {"@odata.type": CAT}}, id="a base"),
    ],
)
def test_bodies_that_cannot_be_told_apart_stand_side_by_side(bodies: dict[str, Any]) -> None:
    shape, _ = body_of(*animal_pages(**bodies))
    assert len(shape.any_of) == 2
    assert not shape.exclusive


# slices


def test_a_part_reaches_bases_and_members_but_not_what_is_derived() -> None:
    cat, dog = animal_pages(cat={"@odata.type": CAT}, dog={"@odata.type": DOG})[1:3]
    zoo = make_resource_page("zoo", (make_property("best", "cat collection"), make_property("up", "zoo")))
    animal = make_resource_page("animal", (make_property("id"),))
    page = make_page(operations=("GET /zoo",), responses=(make_status(200, "zoo"),))
    api = link_one(animal, cat, dog, zoo, page)
    reached = reachable_shapes(api.shapes, operation_shapes(api.operations), always=("odata.error",))
    assert [shape.name for shape in reached] == [
        "microsoft.graph.animal",
        "microsoft.graph.cat",
        "microsoft.graph.zoo",
        "odata.error",
    ]


# texts


@pytest.mark.parametrize(
    ("line", "pages", "main"),
    [
        pytest.param(
            "GET /users",
            {"user-list-managers": ("GET /users?$expand=manager",), "user-list": ("GET /users",)},
            "user-list",
            id="a line with a query is a special use",
        ),
        pytest.param(
            "GET /users/{user-id}/notes/{note-id}",
            {"user-list-notes": ("GET /users/{id}/notes/{id}",), "note-get": ("GET /users/{id}/notes/{id}",)},
            "note-get",
            id="the type nearest to the end of the path",
        ),
        pytest.param(
            "POST /me/notes",
            {"label-post": ("POST /me/notes", "POST /me/letters"), "user-post-notes": ("POST /me/notes",)},
            "user-post-notes",
            id="the page of the fewest paths",
        ),
    ],
)
def test_the_page_that_is_about_the_path_tells_of_the_operation(
    line: str, pages: dict[str, tuple[str, ...]], main: str
) -> None:
    found = operations(*(make_page(stem, operations=lines) for stem, lines in pages.items()))
    assert found[line].title.text == main


# types of one operation on several pages

LAMP_TYPES = (
    make_resource_page("entity", (make_property("id"),)),
    make_resource_page("lamp", (make_property("id"), make_property("name")), base_type="microsoft.graph.entity"),
    make_resource_page("deskLamp", (make_property("reach"),), base_type="microsoft.graph.lamp"),
    make_resource_page("floorLamp", (make_property("height"),), base_type="microsoft.graph.lamp"),
    make_resource_page("desk", (make_property("drawers"),), base_type="microsoft.graph.entity"),
)


@pytest.mark.parametrize(
    ("returned", "expected"),
    [
        pytest.param(("lamp", "deskLamp", "floorLamp"), "lamp", id="the base on the main page"),
        pytest.param(("deskLamp", "floorLamp"), "lamp", id="the base of what the pages name"),
        pytest.param(("deskLamp", "deskLamp"), "deskLamp", id="one type"),
        pytest.param(("deskLamp", "desk"), "deskLamp", id="a base that says no more than that there is one"),
        pytest.param(("deskLamp", "unknown"), "deskLamp", id="a type that no page describes"),
    ],
)
@pytest.mark.parametrize("collection", [False, True], ids=["item", "collection"])
def test_an_operation_returns_what_all_its_pages_mean(
    returned: tuple[str, ...], expected: str, *, collection: bool
) -> None:
    pages = [
        make_page(f"page{number}", operations=("GET /x",), responses=(make_status(200, name, collection=collection),))
        for number, name in enumerate(returned)
    ]
    (response,) = operations(*pages, *LAMP_TYPES)["GET /x"].responses
    suffix = "CollectionResponse" if collection else ""
    assert response.shape == Shape(type=f"microsoft.graph.{expected}{suffix}")


@pytest.mark.parametrize(
    ("annotated", "stated", "expected"),
    [
        pytest.param("microsoft.graph.deskLamp", (), "deskLamp", id="the annotation of the main page's example"),
        pytest.param(None, (), "desk", id="an example without a type"),
        pytest.param("microsoft.graph.deskLamp", (make_status(200, "floorLamp"),), "floorLamp", id="its own prose"),
    ],
)
def test_the_main_page_says_what_is_returned_before_another_pages_prose(
    annotated: str | None, stated: tuple[Response, ...], expected: str
) -> None:
    shown = (make_request("GET /lamps/1", "get"), make_response(200, "get", {"id": "1"}, odata_type=annotated))
    about = make_page("lamp-get", operations=("GET /lamps/{id}",), examples=shown, responses=stated)
    other = make_page("lamp-list-desks", operations=("GET /lamps/{id}",), responses=(make_status(200, "desk"),))
    (response,) = operations(about, other, *LAMP_TYPES)["GET /lamps/{lamp-id}"].responses
    assert response.shape == Shape(type=f"microsoft.graph.{expected}")


def creation(name: str, *, typed: bool = True) -> Page:
    """A page that creates a kind of lamp by a table, and whose request says which kind it is."""
    sent: JsonObject = {"@odata.type": f"#microsoft.graph.{name}"} if typed else {}
    return make_page(
        f"{name}-post",
        operations=("POST /lamps",),
        request_body=make_body(BodyStatement.TABLE),
        parameters=(make_parameter("id"),),
        examples=(make_request("POST /lamps", "post", {**sent, "id": "1"}),),
    )


def test_pages_that_create_a_type_each_say_so_by_what_they_send() -> None:
    body = operations(creation("deskLamp"), creation("floorLamp"), *LAMP_TYPES)["POST /lamps"].body_shape
    assert body is not None
    assert [shape.type for shape in body.any_of] == ["microsoft.graph.deskLamp", "microsoft.graph.floorLamp"]
    assert body.exclusive


def test_what_pages_send_to_one_address_holds_for_the_others_that_they_list() -> None:
    pages = [
        replace(page, operations=(*page.operations, make_operation("POST /rooms/{id}/lamps")))
        for page in (creation("deskLamp"), creation("floorLamp"))
    ]
    body = operations(*pages, *LAMP_TYPES)["POST /rooms/{room-id}/lamps"].body_shape
    assert body is not None
    assert [shape.type for shape in body.any_of] == ["microsoft.graph.deskLamp", "microsoft.graph.floorLamp"]
    assert body.exclusive


@pytest.mark.parametrize(
    "pages",
    [
        pytest.param((creation("deskLamp"),), id="one page"),
        pytest.param((creation("deskLamp"), creation("floorLamp", typed=False)), id="one type"),
    ],
)
def test_one_type_is_sent_as_the_table_has_it(pages: tuple[Page, ...]) -> None:
    body = operations(*pages, *LAMP_TYPES)["POST /lamps"].body_shape
    assert body is not None
    assert (body.any_of, [member.name for member in body.members or ()]) == ((), ["id"])


def test_a_resource_that_the_table_lists_as_a_part_is_not_the_body() -> None:
    about_shades = make_page(
        "shade-post-shades",
        operations=("POST /lamps",),
        request_body=make_body(BodyStatement.TABLE, "desk"),
        parameters=(make_parameter("desks", "desk collection"), make_parameter("drawers")),
    )
    about_lamps = make_page(
        "lamp-post", operations=("POST /lamps",), request_body=make_body(BodyStatement.RESOURCE, "lamp")
    )
    alone = operations(about_shades, *LAMP_TYPES)["POST /lamps"].body_shape
    assert alone is not None
    assert (alone.type, [member.name for member in alone.members or ()]) == (None, ["desks", "drawers"])
    assert operations(about_shades, about_lamps, *LAMP_TYPES)["POST /lamps"].body_shape == Shape(
        type="microsoft.graph.lamp"
    )


def test_what_the_table_of_another_page_lists_comes_not_back() -> None:
    about = make_page("lamp-post", operations=("POST /lamps",), responses=(make_status(200),))
    other = make_page("a-post", operations=("POST /lamps",), response_properties=(make_property("see also"),))
    (response,) = operations(about, other)["POST /lamps"].responses
    assert response.shape is None


# members that a type repeats from its base


@pytest.mark.parametrize(
    ("base", "own", "expected"),
    [
        pytest.param("DateTimeOffset", "DateTimeOffset", Shape(scalar="DateTimeOffset", formatted=False), id="form"),
        pytest.param("String", "DateTimeOffset", Shape(scalar="DateTimeOffset"), id="a narrower form"),
        pytest.param("lampState", "String", Shape(type="microsoft.graph.lampState"), id="a name of an enumeration"),
        pytest.param("String", "String collection", Shape(scalar="String"), id="a collection of what is one"),
        pytest.param("String", "lamp", Shape(scalar="String"), id="an object for what is a text"),
        pytest.param("String", "lampState", Shape(type="microsoft.graph.lampState"), id="a narrower name"),
        pytest.param(None, "Int32", Shape(scalar="Int32"), id="what the base leaves open"),
    ],
)
def test_a_repeated_member_accepts_no_other_values_than_that_of_the_base(
    base: str | None, own: str, expected: Shape
) -> None:
    lamp = make_resource_page("lamp", (make_property("it", base),), enums=(make_enum("lampState", "on"),))
    desk_lamp = make_resource_page("deskLamp", (make_property("it", own),), base_type="microsoft.graph.lamp")
    page = make_page(
        operations=("GET /lamp",),
        responses=(make_status(200, "lamp"),),
        examples=(make_request("GET /lamp", "x"), make_response(200, "x", {"it": "on"})),
    )
    shapes = {shape.name: shape for shape in link_one(page, lamp, desk_lamp).shapes}
    assert [member.shape for member in shapes["microsoft.graph.deskLamp"].members] == [expected]


TAG = Shape(type="microsoft.graph.tag")


@pytest.mark.parametrize(
    ("stated", "restated", "expected"),
    [
        pytest.param("Boolean", "String", Shape(scalar="Boolean"), id="another primitive"),
        pytest.param("lampState", "String", Shape(type="microsoft.graph.lampState"), id="a name of an enumeration"),
        pytest.param("tag", "String", TAG, id="a text for an object"),
        pytest.param("tag", "desk", TAG, id="another object"),
        pytest.param("tag collection", "desk collection", Shape(items=TAG), id="other items"),
        pytest.param("tag", "blueTag", Shape(type="microsoft.graph.blueTag"), id="a derived type"),
        pytest.param(
            "tag collection", "blueTag collection", Shape(items=Shape(type="microsoft.graph.blueTag")), id="d"
        ),
        pytest.param("DateTimeOffset", None, Shape(scalar="DateTimeOffset"), id="nothing"),
    ],
)
def test_a_body_contradicts_its_type_in_no_member(stated: str, restated: str | None, expected: Shape) -> None:
    types = (
        make_resource_page("lamp", (make_property("it", stated),), enums=(make_enum("lampState", "on"),)),
        make_resource_page("tag", (make_property("text"),)),
        make_resource_page("desk", (make_property("height"),)),
        make_resource_page("blueTag", (make_property("shade"),), base_type="microsoft.graph.tag"),
    )
    page = make_page(
        operations=("POST /lamps",),
        request_body=make_body(BodyStatement.TABLE, "lamp"),
        parameters=(make_parameter("it", restated),),
    )
    body = operations(page, *types)["POST /lamps"].body_shape
    assert body is not None
    assert (body.type, [member.shape for member in body.members or ()]) == ("microsoft.graph.lamp", [expected])


@pytest.mark.parametrize(
    ("base", "own", "expected"),
    [(True, None, True), (None, True, True), (None, None, None), (False, None, None)],
)
def test_what_the_base_requires_is_required_where_it_is_repeated(
    *, base: bool | None, own: bool | None, expected: bool | None
) -> None:
    lamp = make_resource_page("lamp", (make_property("it", required=base),))
    desk_lamp = make_resource_page("deskLamp", (make_property("it", required=own),), base_type="microsoft.graph.lamp")
    shapes = {shape.name: shape for shape in link_one(lamp, desk_lamp).shapes}
    assert [member.required for member in shapes["microsoft.graph.deskLamp"].members] == [expected]


@pytest.mark.parametrize(
    ("base", "own", "expected"), [(None, True, True), (None, False, None), (False, True, False), (None, None, None)]
)
def test_what_may_be_null_in_a_derived_type_may_be_in_a_base_that_does_not_say(
    *, base: bool | None, own: bool | None, expected: bool | None
) -> None:
    lamp = make_resource_page("lamp", (make_property("it", nullable=base),))
    desk_lamp = make_resource_page("deskLamp", (make_property("it", nullable=own),), base_type="microsoft.graph.lamp")
    shapes = {shape.name: shape for shape in link_one(lamp, desk_lamp).shapes}
    assert [member.shape.nullable for member in shapes["microsoft.graph.lamp"].members] == [expected]
