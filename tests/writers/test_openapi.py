"""OpenAPI documents: valid, the same in YAML and JSON, true to their examples, and safe from what pages say."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from extractor.linking.api import ApiSet
from extractor.linking.link import link_api
from extractor.model.json_value import JsonValue
from extractor.model.operation import BodyStatement, ParameterLocation, Scheme, Stated
from extractor.model.origin import Origin
from extractor.model.page import Notice, NoticeKind, Page
from extractor.model.resource import ResourceKind
from extractor.model.text import Text
from extractor.writers.environment import make_environment
from extractor.writers.openapi.document import write_openapi
from extractor.writers.target import DocumentInfo, OutputFile, WriteContext
from tests.building import (
    make_body,
    make_enum,
    make_example,
    make_grant,
    make_header,
    make_page,
    make_parameter,
    make_property,
    make_request,
    make_resource_page,
    make_response,
    make_status,
    text,
)
from tests.conftest import PROJECT
from tests.writers.openapi_checks import count_examples, example_errors, specification_errors

INFO = DocumentInfo(
    title="Calls API",
    description="Calls, from its documentation.",
    license_name="CC BY 4.0",
    license_url="https://creativecommons.org/licenses/by/4.0/",
    attribution="Contoso",
    docs_url="https://docs.contoso.com/{locale}/api/",
)
CONTEXT = WriteContext(templates=make_environment([str(PROJECT / "templates")]), info=INFO, docstrings=None)
HOSTILE = (
    "a: b\n- c", "*/ */", "{{ 7*7 }}", "{% raw %}", '"""', "<script>alert(1)</script>", "x # y",
    "!!python/object:os.system", "&a *a", "\u2028\u2029\x85\x00\x1b[31m", "\u202egnp", "'; drop", "a" * 3000,
    "\ud800", "---\n...", "[x](javascript:y)", "?", "",
)  # fmt: skip


def write(api_set: ApiSet) -> dict[str, OutputFile]:
    return {
        output.path: OutputFile(path=output.path, content=output.content, pages=output.pages)
        for output in write_openapi(api_set, CONTEXT)
    }


def document(*pages: Page, folder: str = "canonical/beta") -> Any:
    files = write(link_api(pages)[0])
    parsed = json.loads(files[f"{folder}/openapi.json"].content)
    assert yaml.safe_load(files[f"{folder}/openapi.yaml"].content) == parsed
    assert specification_errors(parsed) == []
    assert example_errors(parsed) == []
    assert list(arrays_without_items(parsed)) == []
    return parsed


def arrays_without_items(tree: Any) -> Iterator[Any]:
    """Schemas that allow an array and do not say of what: Spectral's `array-items`."""
    for value in tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ():
        yield from arrays_without_items(value)
    if isinstance(tree, dict) and "array" in (kinds if isinstance(kinds := tree.get("type"), list) else [kinds]):
        yield from () if "items" in tree else (tree,)


def rejecting_page(**facts: Any) -> Page:
    defaults: dict[str, Any] = {
        "operations": ("POST /app/calls/{id}/reject",),
        "title": Text(text="拒绝", en="Reject call"),
        "permissions": (
            make_grant(Scheme.DELEGATED_WORK, stated=Stated.NOT_SUPPORTED),
            make_grant(Scheme.APPLICATION, stated=Stated.NONE),
        ),
        "request_headers": (make_header("Authorization", required=True), make_header("If-Match")),
        "request_body": make_body(BodyStatement.TABLE),
        "parameters": (make_parameter("reason", "rejectReason", required=True),),
        "responses": (make_status(200),),
        "enums": (make_enum("rejectReason", "none", "busy"),),
        "examples": (
            make_request("POST https://graph.microsoft.com/beta/app/calls/1/reject", "call_reject", {"reason": "none"}),
            make_response(202, headers=(("Location", "/x"), ("Content-Length", "0"))),
            make_request("POST https://bot.contoso.com/x", notification=True, headers=(("Authorization", "Bearer"),)),
            make_example(notification=True, odata_type="microsoft.graph.notes", body={"value": [{"state": "on"}]}),
        ),
    }  # fmt: skip
    return make_page("call-reject", **{**defaults, **facts})


def operation_of(parsed: Any, line: str = "post /app/calls/{call-id}/reject") -> Any:
    method, _, path = line.partition(" ")
    return parsed["paths"][path][method]


def test_a_whole_operation() -> None:
    operation = operation_of(document(rejecting_page()))
    assert operation["operationId"] == "postAppCallsReject"
    assert operation["summary"] == "Reject call"
    assert operation["externalDocs"] == {"url": "https://docs.contoso.com/en-us/api/call-reject?view=graph-rest-beta"}
    assert [(item["in"], item["name"]) for item in operation["parameters"]] == [
        ("path", "call-id"),
        ("header", "If-Match"),
    ]
    assert set(operation["responses"]) == {"200", "202", "4XX", "5XX"}
    assert operation["responses"]["200"]["x-ms-docs-stated-in"] == ["prose"]
    assert operation["responses"]["202"]["x-ms-docs-stated-in"] == ["example"]
    assert set(operation["responses"]["202"]["headers"]) == {"Location"}
    assert operation["x-ms-docs-written-paths"] == ["/app/calls/{id}/reject"]
    assert operation["x-ms-docs-pages"] == [
        {"path": "api-reference/beta/api/call-reject.md", "line": 10, "locale": "en-US"}
    ]
    body = operation["requestBody"]
    assert body["required"] is True
    assert body["content"]["application/json"]["schema"]["required"] == ["reason"]


def test_texts_are_in_the_language_of_the_document() -> None:
    page = rejecting_page(locale="zh-CN")
    assert operation_of(document(page, folder="zh-CN/beta"))["summary"] == "拒绝"
    assert operation_of(document(page))["summary"] == "Reject call"


def test_each_api_has_its_files_and_the_pages_they_come_from() -> None:
    pages = [
        make_page(locale=locale, version=version, operations=("GET /me",))
        for locale in ("de-DE", "en-US")
        for version in ("beta", "v1.0")
    ]
    files = write(link_api(pages)[0])
    assert sorted(files) == sorted(
        f"{folder}/{version}/openapi.{kind}"
        for folder in ("canonical", "de-DE", "en-US")
        for version in ("beta", "v1.0")
        for kind in ("json", "yaml", "mock.yaml")
        if kind != "mock.yaml" or folder == "canonical"
    )
    assert files["de-DE/beta/openapi.json"].pages == ("de-DE/api-reference/beta/api/call-get.md",)
    assert len(files["canonical/beta/openapi.yaml"].pages) == 2


def test_a_notification_is_a_webhook() -> None:
    parsed = document(rejecting_page())
    assert parsed["webhooks"] == {"notes": {"$ref": "#/components/pathItems/notes"}}
    hook = parsed["components"]["pathItems"]["notes"]["post"]
    assert hook["security"] == [{"notification": []}]
    assert list(hook["requestBody"]["content"]["application/json"]["examples"]) == ["call-reject.request-1"]
    assert count_examples(parsed) == 2


def test_request_and_response_share_the_name_of_their_exchange() -> None:
    parsed = document(
        make_page(
            "call-get",
            operations=("GET /calls/{id}", "GET /app/calls/{id}"),
            examples=(make_request("GET /calls/1", "get_call"), make_response(200, body={"id": "1"}, truncated=True)),
        )
    )
    for path in ("/calls/{call-id}", "/app/calls/{call-id}"):
        media = parsed["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]
        assert media["examples"] == {
            "call-get.get_call": {"$ref": "#/components/examples/call-get.get_call.response.200"}
        }
    example = parsed["components"]["examples"]["call-get.get_call.response.200"]
    assert (example["value"], example["x-ms-docs-truncated"]) == ({"id": "1"}, True)


@pytest.mark.parametrize(
    ("facts", "kinds"),
    [
        ({"body": {"a": 1}}, ["application/json"]),
        ({"body": {"a": 1}, "headers": (("Content-Type", "text/json; a=b"),)}, ["application/json", "text/json"]),
        ({"body_text": "a,b", "headers": (("content-type", "text/csv"),)}, ["text/csv"]),
        ({"body_text": "a,b"}, ["text/plain"]),
        ({"body_text": "{", "body_valid": False}, []),
        ({"body_text": "{", "headers": (("Content-Type", "application/json"),)}, []),
        ({"body_text": "x", "headers": (("Content-Type", "no media type"),)}, ["text/plain"]),
    ],
)  # fmt: skip
def test_media_types(facts: dict[str, Any], kinds: list[str]) -> None:
    page = make_page(operations=("GET /x",), examples=(make_request("GET /x", "x"), make_response(200, **facts)))
    response = document(page)["paths"]["/x"]["get"]["responses"]["200"]
    assert sorted(response.get("content", {})) == kinds


def test_the_parts_of_a_form_are_its_properties_and_its_text_is_valid() -> None:
    parts = ('name="page"\n\n<p>', 'name="a b"; filename="c"\n\n1')
    form = "".join(f"--x\nContent-Disposition:form-data; {part}\n" for part in parts) + "--x--"
    headers = (("Content-Type", "multipart/form-data; boundary=x"),)
    page = make_page(operations=("POST /x",), examples=(make_request("POST /x", "x", body_text=form, headers=headers),))
    (media,) = document(page)["paths"]["/x"]["post"]["requestBody"]["content"].values()
    assert media["schema"] == {"properties": {"page": {"type": "string"}, "a b": {"type": "string"}}}
    assert example_errors(document(page)) == []


def test_schemas_of_types() -> None:
    pages = (
        make_resource_page("entity", (make_property("id", "String", read_only=True, nullable=False),)),
        make_resource_page(
            "call",
            (
                make_property("state", "callState", default="on"),
                make_property("isMuted", "Boolean", default="false"),
                make_property("made", "DateTimeOffset", nullable=True),
                make_property("parent", "call"),
                make_property("targets", "Collection(missing)"),
            ),
            base_type="microsoft.graph.entity",
            key_property="id",
            kind=ResourceKind.ENTITY,
            enums=(make_enum("callState", "on", "off"),),
            notices=(Notice(kind=NoticeKind.DEPRECATED, text=text("gone"), origin=Origin(line=3)),),
        ),
    )
    schemas = document(*pages)["components"]["schemas"]
    entity, call, state = (schemas[f"microsoft.graph.{name}"] for name in ("entity", "call", "callState"))
    assert entity["properties"]["id"] == {"type": "string", "description": "About id", "readOnly": True}
    assert entity["discriminator"]["mapping"]["#microsoft.graph.call"] == "#/components/schemas/microsoft.graph.call"
    assert call["allOf"][0] == {"$ref": "#/components/schemas/microsoft.graph.entity"}
    assert call["deprecated"] is True
    properties = call["allOf"][1]["properties"]
    assert properties["state"]["$ref"] == "#/components/schemas/microsoft.graph.callState"
    assert (properties["state"]["default"], properties["isMuted"]["default"]) == ("on", False)
    assert properties["made"]["type"] == ["string", "null"]
    assert properties["parent"]["$ref"] == "#/components/schemas/microsoft.graph.call"
    assert properties["targets"]["items"] == {}
    assert state["enum"] == ["on", "off"]
    assert state["x-ms-enum"]["modelAsString"] is False


@pytest.mark.parametrize("value", [3, None, "on", ["x"], {"a": 1}, 2.5, True, "elsewhere"], ids=str)
@pytest.mark.parametrize(
    "cell", ["String", "Int32", "DateTimeOffset", "callState", "call", "String collection", "a or call", None]
)
def test_every_example_is_valid_whatever_its_table_says(cell: str | None, value: JsonValue) -> None:
    call = make_resource_page(
        "call", (make_property("it", cell, nullable=False),), enums=(make_enum("callState", "on"),)
    )
    page = make_page(
        operations=("POST /calls",),
        request_body=make_body(BodyStatement.TABLE, "call"),
        parameters=(make_parameter("it", cell, required=True), make_parameter("lacking", required=True)),
        responses=(make_status(200, "call"),),
        examples=(make_request("POST /calls", "x", {"it": value}), make_response(200, body={"it": value})),
    )
    assert count_examples(document(page, call)) == 2


TEXTS = {"type": "array", "items": {"type": "string"}}


@pytest.mark.parametrize(
    ("cell", "value", "schema"),
    [
        pytest.param("String collection", None, {**TEXTS, "type": ["array", "null"]}, id="null for an array"),
        pytest.param("String collection", "x", {"anyOf": [TEXTS, {"type": "string"}]}, id="a text for an array"),
        pytest.param("Int32", "x", {"type": ["integer", "string"], "format": "int32"}, id="a text for a number"),
        pytest.param("String", [1], {"anyOf": [{"type": "string"}, {"type": "array", "items": {}}]}, id="an array"),
    ],
)
def test_what_examples_show_beyond_the_stated_kind(cell: str, value: JsonValue, schema: Any) -> None:
    """A list of kinds with an array in it is more than generators of clients understand."""
    page = make_page(
        operations=("GET /calls",),
        responses=(make_status(200, "call"),),
        examples=(make_request("GET /calls", "x"), make_response(200, "x", {"it": value})),
    )
    parsed = document(page, make_resource_page("call", (make_property("it", cell),)))
    found = parsed["components"]["schemas"]["microsoft.graph.call"]["properties"]["it"]
    assert found == {**schema, "description": "About it"}


def test_the_document_for_mocks_has_no_circle_and_keeps_the_examples() -> None:
    pages = (
        make_resource_page("entity", (make_property("id"), make_property("owner", "call"))),
        make_resource_page(
            "call", (make_property("parent", "call"), make_property("legs", "leg collection")), base_type="entity"
        ),
        make_resource_page("leg", (make_property("call", "call"), make_property("state", "legState"))),
        make_page(
            operations=("GET /calls/{id}",),
            responses=(make_status(200, "call"),),
            enums=(make_enum("legState", "on"),),
            examples=(
                make_request("GET /calls/1", "x"),
                make_response(200, body={"id": "1", "parent": {"parent": None}, "legs": [{"call": {}, "state": "on"}]}),
            ),
        ),
    )
    mock = yaml.safe_load(write(link_api(pages)[0])["canonical/beta/openapi.mock.yaml"].content)
    assert specification_errors(mock) == []
    assert example_errors(mock) == []
    schemas = mock["components"]["schemas"]

    def expand(value: Any, above: tuple[str, ...]) -> None:
        for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            expand(item, above)
        if isinstance(value, dict) and "$ref" in value:
            key = value["$ref"].rpartition("/")[2]
            assert key not in above
            expand(schemas.get(key), (*above, key))

    for key, schema in schemas.items():
        expand(schema, (key,))
    assert schemas["microsoft.graph.call"]["allOf"][0] == {"$ref": "#/components/schemas/microsoft.graph.entity"}
    assert (
        schemas["microsoft.graph.leg"]["properties"]["state"]["$ref"] == "#/components/schemas/microsoft.graph.legState"
    )


def test_the_document_for_mocks_has_more_general_paths_first() -> None:
    paths = ("/teams/find(name='{name}')", "/teams/{id}", "/teams/all", "/teams/{id}/owners")
    page = make_page(operations=tuple(f"GET {path}" for path in paths))
    outputs = write(link_api((page,))[0])
    mock = yaml.safe_load(outputs["canonical/beta/openapi.mock.yaml"].content)
    general, special = "/teams/{team-id}", "/teams/find(name='{name}')"
    assert list(mock["paths"]) == [general, f"{general}/owners", "/teams/all", special]
    whole = yaml.safe_load(outputs["canonical/beta/openapi.yaml"].content)
    assert list(whole["paths"]) == sorted(mock["paths"])


def test_an_operation_without_codes_still_has_responses() -> None:
    responses = document(make_page(operations=("GET /me",)))["paths"]["/me"]["get"]["responses"]
    assert set(responses) == {"2XX", "4XX", "5XX"}


@pytest.mark.parametrize(
    ("cell", "written", "shown"),
    [
        ("String", "a%20b", "a b"),
        ("Int32", "5", 5),
        ("Int32", "five", None),
        ("Int32", "99999999999", None),
        ("Boolean", "True", True),
        ("Double", "1.5", 1.5),
        ("DateTimeOffset", "2019-03-04T09:12:45Z", "2019-03-04T09:12:45Z"),
        ("DateTimeOffset", "yesterday", None),
        ("call", "{id}", None),
        (None, "", None),
    ],
)
def test_parameters_have_the_values_that_examples_give_them(cell: str | None, written: str, shown: JsonValue) -> None:
    page = make_page(
        operations=("GET /calls",),
        parameters=(make_parameter("asked", cell, location=ParameterLocation.QUERY),),
        request_headers=(make_header("Prefer"), make_header("If-Match")),
        examples=(make_request(f"GET /calls?asked={written}&$top=3", "x", headers=(("prefer", "a=b"),)),),
    )
    parameters = {item["name"]: item for item in document(page)["paths"]["/calls"]["get"]["parameters"]}
    assert parameters["asked"].get("example") == shown
    assert parameters["$top"]["example"] == 3
    assert parameters["Prefer"]["example"] == "a=b"
    assert "example" not in parameters["If-Match"]


def test_a_key_is_described_by_the_names_that_may_stand_for_it() -> None:
    page = make_page(operations=("GET /users/{id | userPrincipalName}", "GET /groups/{id}"))
    paths = document(page)["paths"]
    (user,) = paths["/users/{user-id}"]["get"]["parameters"]
    assert (user["description"], user["x-ms-docs-alternatives"]) == (
        "id | userPrincipalName",
        ["id", "userPrincipalName"],
    )
    (group,) = paths["/groups/{group-id}"]["get"]["parameters"]
    assert "description" not in group


def test_arguments_of_a_function_are_typed_parameters() -> None:
    page = make_page(
        operations=("GET /me/rows(from={from},kind='all',size=10)",),
        parameters=(
            make_parameter("from", "DateTimeOffset", location=ParameterLocation.FUNCTION),
            make_parameter("size", "Int32", location=ParameterLocation.FUNCTION),
        ),
    )
    ((path, methods),) = document(page)["paths"].items()
    assert path == "/me/rows(from={from},kind='{kind}',size={size})"
    assert [
        (item["name"], item["schema"], item.get("x-ms-docs-written-as")) for item in methods["get"]["parameters"]
    ] == [
        ("from", {"type": "string", "format": "date-time"}, None),
        ("kind", {"type": "string"}, "all"),
        ("size", {"type": "integer", "format": "int32"}, "10"),
    ]


def test_parameters_occur_once_and_bear_names_that_http_allows() -> None:
    page = make_page(
        operations=("GET /users/{id}/users/{id}?$top=5",),
        parameters=(
            make_parameter("$top", "Int32", location=ParameterLocation.QUERY),
            make_parameter("$filter", None, location=ParameterLocation.QUERY),
        ),
        request_headers=(
            make_header("Prefer"),
            make_header("prefer"),
            make_header("授权"),
            make_header("Content-type"),
        ),
    )
    path = "/users/{user-id}/users/{user-id-1}"
    parameters = document(page)["paths"][path]["get"]["parameters"]
    assert [item["name"] for item in parameters] == ["user-id", "user-id-1", "$top", "$filter", "Prefer"]
    assert parameters[2]["schema"]["type"] == "integer"


@pytest.mark.parametrize("hostile", HOSTILE, ids=ascii)
def test_a_page_cannot_break_or_inject_into_a_document(hostile: str) -> None:
    said = Text(text=hostile, en=hostile)
    page = rejecting_page(
        title=said,
        summary=said,
        operations=("POST /app/calls/{id}/reject", f"GET /{hostile.split('?', maxsplit=1)[0]}/x"),
        permissions=(make_grant(Scheme.APPLICATION, hostile or "A"),),
        parameters=(make_parameter(hostile, hostile, description=said),),
        request_headers=(make_header(hostile),),
        enums=(make_enum(hostile, hostile),),
        examples=(
            make_request("POST /app/calls/1/reject", hostile, {hostile: hostile}, headers=(("Content-Type", hostile),)),
            make_response(200, body_text=hostile, headers=((hostile, hostile), ("Location", hostile))),
            make_example(notification=True, odata_type=hostile, body={hostile: [hostile]}),
        ),
    )
    call = make_resource_page(hostile or "x", (make_property(hostile, hostile, description=said),), base_type=hostile)
    parsed = document(page, call)
    assert operation_of(parsed)["operationId"] == "postAppCallsReject"
    assert set(parsed) <= {"openapi", "info", "servers", "tags", "paths", "webhooks", "components"}
    assert "<script" not in operation_of(parsed)["summary"]


def test_the_same_pages_give_the_same_bytes() -> None:
    pages = [rejecting_page(locale=locale) for locale in ("zh-CN", "de-DE")]
    assert write(link_api(pages)[0]) == write(link_api(pages[::-1])[0])
