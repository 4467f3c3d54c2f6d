"""The documentation against the metadata: what is found, on which line, and what is left alone."""

import pytest

from extractor.catalogs.csdl import read_csdl
from extractor.catalogs.metadata import DeclaredType
from extractor.catalogs.metadata_checks import check_metadata
from extractor.catalogs.type_agreement import agrees
from extractor.engine.api import read_page
from extractor.model.operation import BodyStatement, ParameterLocation
from extractor.model.page import Page
from tests.building import make_body, make_enum, make_page, make_parameter, make_property, make_resource_page
from tests.catalogs.test_csdl import CSDL, metadata


def found(*pages: Page, rule: str) -> list[tuple[str, int | None, object]]:
    return [
        (item.path.rpartition("/")[2], item.line, item.args.get("name") or item.args.get("segment"))
        for item in check_metadata(pages, metadata())
        if item.rule == rule
    ]


CALL = make_resource_page(
    "call",
    (
        make_property("State", "callState"),
        make_property("tags", "String"),
        make_property("secret", "String"),
        make_property("id", "String"),
        make_property("@odata.type", "String"),
    ),
)


def test_properties_missing_extra_and_differently_typed() -> None:
    assert found(CALL, rule="not-in-metadata") == [
        ("call.md", CALL.resource and CALL.resource.properties[2].origin.line, "call.secret")
    ]
    assert [name for _, _, name in found(CALL, rule="name-differs-from-metadata")] == ["call.State"]
    assert [name for _, _, name in found(CALL, rule="type-differs-from-metadata")] == ["call.tags"]
    assert [name for file, _, name in found(CALL, rule="not-documented") if file == "call.md"] == ["call.participants"]


RESOURCE = """# meeting resource type

## Properties

|Property|Type|Description|
|:---|:---|:---|
|state|callState|How it is.|
|tags|String collection|What it is about.|

## JSON representation

<!-- { "blockType": "resource", "@odata.type": "microsoft.graph.meeting" } -->
```json
{"state": "incoming"}
```
"""


@pytest.mark.parametrize(
    ("text", "rule", "expected"),
    [
        pytest.param(RESOURCE, "not-in-metadata", (12, "meeting"), id="type-on-its-annotation"),
        pytest.param(
            RESOURCE.partition("## JSON")[0], "not-in-metadata", (1, "meeting"), id="type-on-the-heading-that-names-it"
        ),
        pytest.param(
            RESOURCE.replace("meeting", "call"),
            "not-documented",
            (8, "call.participants"),
            id="property-behind-the-last",
        ),
        pytest.param(
            f"{RESOURCE}\n## Relationships\n\n|Relationship|Type|\n|:--|:--|\n|id|String|\n".replace("meeting", "call"),
            "not-documented",
            (21, "call.participants"),
            id="relationship-behind-the-last",
        ),
    ],
)
def test_each_finding_about_a_page_stands_on_a_line_of_it(text: str, rule: str, expected: tuple[int, str]) -> None:
    page = read_page(text.encode(), path="api-reference/v1.0/resources/meeting.md")
    assert [(line, name) for file, line, name in found(page, rule=rule) if file == "meeting.md"] == [expected]


def test_what_no_page_documents_stands_on_the_line_of_the_metadata() -> None:
    reject = make_page(operations=("POST /app/reject",))
    undocumented = found(CALL, reject, rule="not-documented")
    assert [item for item in undocumented if item[0] == "csdl.xml"] == [
        ("csdl.xml", 5, "microsoft.graph.callState"),
        ("csdl.xml", 9, "microsoft.graph.entity"),
        ("csdl.xml", 18, "microsoft.graph.participant"),
        ("csdl.xml", 27, "microsoft.graph.delta on Collection(microsoft.graph.call)"),
        ("csdl.xml", 31, "microsoft.graph.since on Collection(microsoft.graph.call)"),
    ]


def test_members_of_an_enumeration() -> None:
    page = make_page(enums=(make_enum("callState", "incoming", "broken"),))
    assert [name for _, _, name in found(page, rule="not-in-metadata")] == ["callState.broken"]
    assert [name for file, _, name in found(page, rule="not-documented") if file.endswith(".md")] == [
        "callState.established"
    ]


def test_several_pages_may_each_describe_a_part_of_a_type() -> None:
    tags, state = make_property("tags", "String collection"), make_property("state", "callState")
    parts = (
        make_resource_page("call", (state,), root_path="api-reference/beta/resources/a.md"),
        make_resource_page("call", (state, tags), root_path="api-reference/beta/resources/b.md"),
        make_resource_page("call", (tags,), root_path="api-reference/beta/resources/c.md", locale="de-DE"),
    )
    undocumented = [item for item in found(*parts, rule="not-documented") if item[0].endswith(".md")]
    assert [(file, name) for file, _, name in undocumented] == [
        ("c.md", "call.participants"),
        ("c.md", "call.state"),
        ("b.md", "call.participants"),
    ]
    enums = [make_page(name, enums=(make_enum("callState", name),)) for name in ("incoming", "established")]
    assert [item for item in found(*enums, rule="not-documented") if item[0].endswith(".md")] == []


@pytest.mark.parametrize(
    ("path", "unknown"),
    [
        ("/calls", None),
        ("/calls/{id}/state", None),
        ("/calls/{id}/participants/{id}/isMuted", None),
        ("/calls/{id}/participants/$count", None),
        ("/Calls/{id}/microsoft.graph.reject", None),
        ("/calls/delta", None),
        ("/calls/delta()", None),
        ("/calls/main/participants", None),
        ("/calls/{id}/anything", None),
        ("/drive/root:/{path}:/content", None),
        ("/{id}", None),
        ("/app/microsoft.graph.call/tags", None),
        ("/cals", "cals"),
        ("/calls/{id}/participants/{id}/mute", "mute"),
        ("/calls/{id}/participants/delta()", "delta()"),
    ],
)
def test_paths(path: str, unknown: str | None) -> None:
    segments = [name for _, _, name in found(make_page(operations=(f"POST {path}",)), rule="path-not-in-metadata")]
    assert segments == ([] if unknown is None else [unknown])


def test_parameters_of_an_action() -> None:
    page = make_page(
        operations=("POST /calls/{id}/reject",),
        request_body=make_body(BodyStatement.TABLE),
        parameters=(make_parameter("reason", "Int32"), make_parameter("why", "String")),
    )
    assert [name for _, _, name in found(page, rule="type-differs-from-metadata")] == ["reject.reason"]
    assert [name for _, _, name in found(page, rule="not-in-metadata")] == ["reject.why"]
    assert [name for file, _, name in found(page, rule="not-documented") if file.endswith(".md")] == ["reject.count"]


def test_arguments_of_a_function() -> None:
    arguments = (("day", "String"), ("Day", "Date"), ("week", "Int32"))
    page = make_page(
        operations=("GET /calls/since(day={day})",),
        parameters=tuple(make_parameter(name, kind, location=ParameterLocation.FUNCTION) for name, kind in arguments),
    )
    assert [name for _, _, name in found(page, rule="type-differs-from-metadata")] == ["since.day"]
    assert [name for _, _, name in found(page, rule="name-differs-from-metadata")] == ["since.Day"]
    assert [name for _, _, name in found(page, rule="not-in-metadata")] == ["since.week"]


FURTHER_FUNCTIONS = """
      <Function Name="until" IsBound="true">
        <Parameter Name="bindingParameter" Type="Collection(graph.call)" />
        <Parameter Name="week" Type="Edm.Int32" />
        <Parameter Name="day" Type="Edm.String" />
        <ReturnType Type="Collection(graph.call)" />
      </Function>
      <Function Name="until" IsBound="true">
        <Parameter Name="bindingParameter" Type="Collection(graph.call)" />
        <Parameter Name="year" Type="Edm.Int32" />
        <ReturnType Type="Collection(graph.call)" />
      </Function>
      <EntityContainer"""


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        pytest.param({"day": "Date", "week": "Int32"}, [], id="all of both"),
        pytest.param(
            {"day": "Date", "week": "String"},
            [("type-differs-from-metadata", "until.week")],
            id="the type of the other",
        ),
        pytest.param({"day": "String", "week": "Int32"}, [], id="a name that both have, as either declares it"),
        pytest.param(
            {"day": "Double", "week": "Int32"}, [("type-differs-from-metadata", "since.day")], id="as none declares it"
        ),
        pytest.param(
            {"day": "Date", "Week": "Int32"}, [("name-differs-from-metadata", "until.Week")], id="the name of the other"
        ),
        pytest.param(
            {"day": "Date", "week": "Int32", "month": "Int32"},
            [("not-in-metadata", "since.month or until.month")],
            id="a name of none",
        ),
        pytest.param(
            {"week": "Int32"}, [("not-documented", "since.day"), ("not-documented", "until.day")], id="one is missing"
        ),
        pytest.param({"day": "Date", "year": "Int32"}, [], id="all of one overload"),
        pytest.param({}, [], id="no table"),
    ],
)
def test_arguments_of_several_functions(rows: dict[str, str], told: list[tuple[str, str]]) -> None:
    page = make_page(
        operations=("GET /calls/since(day={day})", "GET /calls/until(week={week},day={day})"),
        parameters=tuple(
            make_parameter(name, kind, location=ParameterLocation.FUNCTION) for name, kind in rows.items()
        ),
    )
    declared = read_csdl(CSDL.replace("<EntityContainer", FURTHER_FUNCTIONS).encode(), "csdl.xml")
    found = [item for item in check_metadata((page,), declared) if item.path == page.path]
    assert [(item.rule, item.args["name"]) for item in found] == told


def test_arguments_may_stand_in_a_table_of_another_place() -> None:
    rows = (("day", ParameterLocation.PATH), ("x", ParameterLocation.FUNCTION))
    page = make_page(
        operations=("GET /calls/since(day={day})",),
        parameters=tuple(make_parameter(name, location=location) for name, location in rows),
    )
    assert [name for file, _, name in found(page, rule="not-documented") if file.endswith(".md")] == []


@pytest.mark.parametrize(
    ("cell", "declared", "collection", "expected"),
    [
        ("String", "Edm.String", False, True),
        ("string", "Edm.String", False, True),
        ("String collection", "Edm.String", True, True),
        ("String", "Edm.String", True, False),
        ("callstate", "microsoft.graph.callState", False, True),
        ("String", "microsoft.graph.callState", False, False),
        ("Number", "Edm.Single", False, True),
        ("number collection", "Edm.Int32", True, True),
        ("Double", "Edm.Single", False, False),
        ("Json", "microsoft.graph.Json", False, True),
        ("String or Int32", "Edm.String", False, False),
    ],
)
def test_types_agree(cell: str, declared: str, collection: bool, expected: bool) -> None:
    assert agrees(cell, DeclaredType(name=declared, collection=collection)) is expected
