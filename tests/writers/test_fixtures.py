"""The neutral fixtures: what they hold, where they lie, and that all of them satisfy the schema beside them."""

import json
import posixpath
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from extractor.linking.api import Api, ApiOperation, ApiResponse, Exchange, Step, StepKind
from extractor.linking.shape import ANYTHING
from extractor.model.operation import Scheme, Stated
from extractor.writers.environment import make_environment
from extractor.writers.fixtures import write_fixtures
from extractor.writers.target import OutputFile, StreamedFile, WriteContext
from tests.building import make_header
from tests.writers.sample_api import (
    INFO,
    NOTIFIED,
    PAYLOAD,
    REJECT,
    REQUEST,
    RESPONSE,
    make_api,
    make_exchange,
    make_notification,
    make_operation,
    make_page,
    make_permission,
    make_reference,
    make_scenario,
    make_set,
)

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
CONTEXT = WriteContext(templates=make_environment([str(TEMPLATES)]), info=INFO, docstrings=None)
FOLDER = "canonical/beta/fixtures"
PERMISSIONS = (
    make_permission(scheme=Scheme.DELEGATED_WORK, line=23),
    make_permission("Calls.Initiate.All", "Calls.JoinGroupCall.All"),
)
HEADERS = (make_header("Authorization", required=True), make_header("Prefer"), make_header("If-Match", required=False))
WHOLE = make_api(
    make_operation(exchanges=(make_exchange(),), permissions=PERMISSIONS, headers=HEADERS),
    notifications=(make_notification(),),
    unassigned=(make_exchange("beta/call-reject/other", operation_id=None, responses=()),),
    scenarios=(make_scenario(),),
)

STATUSES = (400, 401, 403, 404, 409, 429, 500, 503, 504)


def written(api: Api) -> dict[str, OutputFile | StreamedFile]:
    files = list(write_fixtures(make_set(api), CONTEXT))
    assert len({file.path for file in files}) == len(files)
    return {posixpath.relpath(file.path, FOLDER): file for file in files}


def documents(api: Api) -> dict[str, Any]:
    return {path: json.loads(file.content) for path, file in written(api).items()}


def the_exchange(exchange: Exchange) -> Any:
    api = make_api(make_operation(exchanges=(exchange,)) if exchange.operation_id else make_operation())
    if exchange.operation_id is None:
        api = replace(api, unassigned=(exchange,))
    found = documents(api)
    return found[found["index.json"]["exchanges"][exchange.id]["file"]]


def validate(found: dict[str, Any]) -> None:
    schema = found.pop("fixture.schema.json")
    Draft202012Validator.check_schema(schema)
    for document in found.values():
        Draft202012Validator(schema).validate(document)


def test_the_files_of_a_version() -> None:
    assert list(documents(WHOLE)) == [
        "call-reject/call_reject.json",
        "call-reject/example-1.json",
        "call-reject/other.json",
        *(f"errors/{status}.json" for status in STATUSES),
        "call-reject/example.scenario.json",
        "index.json",
        "fixture.schema.json",
    ]


def test_every_file_satisfies_the_schema() -> None:
    validate(documents(WHOLE))


@pytest.mark.parametrize("api", [pytest.param(WHOLE, id="whole"), pytest.param(make_api(), id="empty")])
def test_every_file_reads_well(api: Api) -> None:
    for file in written(api).values():
        lines = file.content.decode("utf-8").split("\n")
        assert lines[-1] == ""
        assert all(line and line == line.rstrip() for line in lines[:-1])


def test_an_exchange_is_what_the_contract_says() -> None:
    assert documents(WHOLE)["call-reject/call_reject.json"] == {
        "format": 1,
        "id": "beta/call-reject/call_reject",
        "operation_id": "app.calls.reject",
        "request": {
            "method": "POST",
            "path": "/app/calls/{call-id}/reject",
            "url": "https://graph.microsoft.com/beta/app/calls/57DA/reject",
            "query": [],
            "headers": [["Content-Type", "application/json; charset=utf-8"], ["Prefer", "a"], ["Prefer", "b"]],
            "body": {"reason": "none"},
            "body_text": None,
            "body_validity": "unchecked",
            "media_type": "application/json",
        },
        "responses": [
            {
                "status": 202,
                "headers": [],
                "body": {"state": "terminated"},
                "body_text": None,
                "body_validity": "unchecked",
                "media_type": None,
                "odata_type": "microsoft.graph.call",
                "truncated": True,
                "collection": False,
            }
        ],
        "permissions": [
            {
                "scheme": "DelegatedWork",
                "stated": "none",
                "least": None,
                "privileges": [],
                "combinations": None,
            },
            {
                "scheme": "Application",
                "stated": "listed",
                "least": None,
                "privileges": ["Calls.Initiate.All", "Calls.JoinGroupCall.All"],
                "combinations": None,
            },
        ],
        "required_headers": ["Authorization"],
        "derived": False,
        "derived_from": None,
        "origin": {"page": REJECT, "line": 116, "locale": "en-US", "revision": "6a82bf24"},
    }


def test_a_notification_has_its_headers_from_one_fence_and_its_body_from_the_other() -> None:
    notification = documents(WHOLE)["call-reject/example-1.json"]
    assert notification["operation_id"] is None
    assert notification["responses"] == []
    assert notification["request"] == {
        "method": "POST",
        "path": "/api/calls",
        "url": "https://bot.contoso.com/api/calls",
        "query": [],
        "headers": [["Authorization", "Bearer <TOKEN>"]],
        "body": {"value": [{"changeType": "created"}]},
        "body_text": None,
        "body_validity": "valid",
        "media_type": None,
    }


@pytest.mark.parametrize(
    ("request_", "payload", "method", "body"),
    [
        pytest.param(None, PAYLOAD, None, PAYLOAD.body, id="payload-alone"),
        pytest.param(NOTIFIED, None, "POST", None, id="headers-alone"),
        pytest.param(PAYLOAD, PAYLOAD, None, PAYLOAD.body, id="one-fence"),
    ],
)
def test_a_notification_in_fewer_fences(request_: Any, payload: Any, method: Any, body: Any) -> None:
    exchange = make_notification(request=request_, payload=payload)
    request = the_exchange(exchange)["request"]
    assert (request["method"], request["body"], request["body_text"]) == (method, body, None)


def test_a_response_alone_has_the_request_that_its_operation_says() -> None:
    request = the_exchange(make_exchange(request=None))["request"]
    assert (request["method"], request["path"], request["url"]) == ("POST", "/app/calls/{call-id}/reject", None)
    assert (request["headers"], request["body"], request["body_text"]) == ([], None, None)


def test_a_response_alone_without_operation_has_no_request() -> None:
    assert the_exchange(make_exchange(request=None, operation_id=None))["request"] is None


@pytest.mark.parametrize(
    ("changes", "body", "text"),
    [
        pytest.param({}, {"reason": "none"}, None, id="strict"),
        pytest.param({"body_valid": False}, None, '{ "reason": "none" }', id="repaired"),
        pytest.param(
            {"body": None, "body_valid": None, "body_text": "--b\r\nX: y"}, None, "--b\r\nX: y", id="multipart"
        ),
        pytest.param({"body": None, "body_valid": True, "body_text": "null"}, None, "null", id="json-null"),
        pytest.param({"body": None, "body_valid": None, "body_text": None}, None, None, id="no-body"),
        pytest.param({"body": [], "body_valid": True, "body_text": "[]"}, [], None, id="empty-list"),
        pytest.param({"body": 0, "body_valid": True, "body_text": "0"}, 0, None, id="zero"),
        pytest.param({"body_valid": None}, {"reason": "none"}, None, id="further-message-strict"),
        pytest.param(
            {"body_valid": None, "body_text": '{"reason": "none",}'},
            None,
            '{"reason": "none",}',
            id="further-message-repaired",
        ),
    ],
)
def test_a_body_is_strict_json_or_text(changes: Any, body: Any, text: str | None) -> None:
    request = the_exchange(make_exchange(request=replace(REQUEST, **changes)))["request"]
    assert (request["body"], request["body_text"]) == (body, text)


SHAPED = make_operation(
    body_shape=ANYTHING,
    responses=(
        ApiResponse(status=202, returns=None, in_prose=True, in_example=True, page=make_reference(), shape=ANYTHING),
        ApiResponse(status=204, returns=None, in_prose=True, in_example=False, page=make_reference()),
    ),
)


@pytest.mark.parametrize(
    ("operation", "changes", "request_", "response"),
    [
        pytest.param(SHAPED, {}, "valid", "valid", id="strict-json-of-a-shape"),
        pytest.param(make_operation(), {}, "unchecked", "unchecked", id="no-shape"),
        pytest.param(SHAPED, {"status": 204}, "valid", "unchecked", id="no-shape-for-the-status"),
        pytest.param(SHAPED, {"body_valid": False}, "invalid", "invalid", id="repaired"),
        pytest.param(SHAPED, {"body_valid": False, "body": None}, "invalid", "invalid", id="beyond-repair"),
        pytest.param(SHAPED, {"body_valid": None, "body": None, "body_text": "--b"}, None, None, id="not-json"),
        pytest.param(SHAPED, {"body_valid": None, "body": None, "body_text": None}, None, None, id="no-body"),
    ],
)
def test_how_far_a_body_can_be_relied_on(
    operation: ApiOperation, changes: dict[str, Any], request_: str | None, response: str | None
) -> None:
    exchange = make_exchange(request=replace(REQUEST, **changes), responses=(replace(RESPONSE, **changes),))
    found = documents(make_api(replace(operation, exchanges=(exchange,))))
    shown = found["call-reject/call_reject.json"]
    assert (shown["request"]["body_validity"], shown["responses"][0]["body_validity"]) == (request_, response)
    validate(found)


@pytest.mark.parametrize(
    ("url", "path", "query"),
    [
        pytest.param("https://graph.microsoft.com/v1.0/me?$top=5", "/me", [["$top", "5"]], id="one"),
        pytest.param("/me?a=1&a=2", "/me", [["a", "1"], ["a", "2"]], id="repeated"),
        pytest.param("/me?$count", "/me", [["$count", ""]], id="no-value"),
        pytest.param("/me?$filter=a%20eq+'b'", "/me", [["$filter", "a eq 'b'"]], id="decoded"),
        pytest.param('/me?$search="名称"', "/me", [["$search", '"名称"']], id="not-ascii"),
        pytest.param("/users/a#EXT#@b.c", "/users/a#EXT#@b.c", [], id="no-fragment"),
        pytest.param("/me?", "/me", [], id="empty"),
    ],
)
def test_a_url_without_operation(url: str, path: str, query: list[list[str]]) -> None:
    request = the_exchange(make_exchange(request=replace(REQUEST, url=url), operation_id=None))["request"]
    assert (request["url"], request["path"], request["query"]) == (url, path, query)


@pytest.mark.parametrize(
    ("headers", "media_type"),
    [
        pytest.param((("Content-type", "Application/JSON"),), "application/json", id="case"),
        pytest.param((("Content-Type", "multipart/mixed; boundary=b"),), "multipart/mixed", id="parameters"),
        pytest.param((("Accept", "text/html"),), None, id="another-header"),
        pytest.param((("Content-Type", "json"),), None, id="no-media-type"),
        pytest.param((("Content-Type", "a/b"), ("Content-Type", "c/d")), "a/b", id="the-first"),
    ],
)
def test_media_type(headers: tuple[tuple[str, str], ...], media_type: str | None) -> None:
    request = the_exchange(make_exchange(request=replace(REQUEST, headers=headers)))["request"]
    assert request["media_type"] == media_type


def test_a_scenario_keeps_the_order_of_the_page() -> None:
    assert documents(WHOLE)["call-reject/example.scenario.json"] == {
        "format": 1,
        "id": "beta/call-reject/example",
        "title": {"text": "呼叫：拒绝", "en": "call: reject"},
        "steps": [
            {"kind": "notification", "exchange": "beta/call-reject/example-1", "message": None},
            {"kind": "request", "exchange": "beta/call-reject/call_reject", "message": None},
            {"kind": "response", "exchange": "beta/call-reject/call_reject", "message": None},
        ],
        "origin": {"page": REJECT, "line": 58, "locale": "en-US", "revision": "6a82bf24"},
    }


@pytest.mark.parametrize(
    ("kind", "example", "member", "value"),
    [
        pytest.param(StepKind.REQUEST, REQUEST, "method", "POST", id="request"),
        pytest.param(StepKind.RESPONSE, RESPONSE, "status", 202, id="response"),
        pytest.param(StepKind.NOTIFICATION, PAYLOAD, "body", PAYLOAD.body, id="notification"),
    ],
)
def test_a_step_of_no_exchange_holds_its_message(kind: StepKind, example: Any, member: str, value: object) -> None:
    step = Step(kind=kind, exchange_id="beta/call-reject/gone", example=example)
    found = documents(make_api(scenarios=(make_scenario("beta/call-reject/example", step),)))
    shown = found["call-reject/example.scenario.json"]["steps"][0]
    assert (shown["kind"], shown["exchange"], shown["message"][member]) == (kind, None, value)
    validate(found)


OTHER = make_operation(
    "/applications/{application-id}/calls/{call-id}/reject",
    operation_id="applications.calls.reject",
    alike=(make_exchange(),),
    permissions=(make_permission("Calls.Initiate.All"),),
)
MOVED = "beta/call-reject/call_reject.applications.calls.reject"


def test_what_a_page_shows_of_one_path_stands_for_the_others() -> None:
    found = documents(make_api(make_operation(exchanges=(make_exchange(),)), OTHER))
    shown, moved = (found[found["index.json"]["exchanges"][key]["file"]] for key in (make_exchange().id, MOVED))
    assert (shown["derived"], shown["derived_from"]) == (False, None)
    assert (moved["derived"], moved["derived_from"]) == (True, shown["id"])
    assert (moved["operation_id"], moved["origin"]) == ("applications.calls.reject", shown["origin"])
    assert moved["request"]["path"] == OTHER.path
    assert moved["request"]["url"] == f"https://graph.microsoft.com/beta{OTHER.path}"
    assert [item["privileges"] for item in moved["permissions"]] == [["Calls.Initiate.All"]]
    same = ("method", "query", "headers", "body", "body_text", "media_type")
    assert [moved["request"][name] for name in same] == [shown["request"][name] for name in same]
    assert moved["responses"] == shown["responses"]
    validate(found)


def test_what_a_page_shows_has_precedence_over_what_is_derived() -> None:
    found = documents(make_api(make_operation(exchanges=(make_exchange(), make_exchange(MOVED))), OTHER))
    assert found[found["index.json"]["exchanges"][MOVED]["file"]]["derived"] is False


def test_an_answer_alone_stands_for_the_other_paths_too() -> None:
    other = replace(OTHER, alike=(make_exchange(request=None),))
    found = documents(make_api(other))
    request = found[found["index.json"]["exchanges"][MOVED]["file"]]["request"]
    assert (request["method"], request["path"], request["url"]) == ("POST", OTHER.path, None)


def test_the_index() -> None:
    index = documents(WHOLE)["index.json"]
    assert index["format"] == 1
    assert index["exchanges"]["beta/call-reject/call_reject"] == {
        "file": "call-reject/call_reject.json",
        "operation_id": "app.calls.reject",
        "method": "POST",
        "path": "/app/calls/{call-id}/reject",
        "status": 202,
        "odata_type": "microsoft.graph.call",
        "page": REJECT,
        "main_page": True,
        "derived": False,
    }
    assert index["exchanges"]["beta/call-reject/example-1"]["odata_type"] == "microsoft.graph.commsNotifications"
    assert index["exchanges"]["beta/call-reject/other"]["status"] is None
    assert index["scenarios"] == {
        "beta/call-reject/example": {"file": "call-reject/example.scenario.json", "page": REJECT}
    }


def test_errors_are_derived_from_the_shape_of_odata() -> None:
    found = documents(WHOLE)
    assert found["index.json"]["errors"] == {str(status): f"beta/errors/{status}" for status in STATUSES}
    for status in STATUSES:
        error = found[f"errors/{status}.json"]
        [response] = error["responses"]
        assert (error["derived"], error["request"], error["origin"]["page"]) == (True, None, None)
        assert response["status"] == status
        assert set(response["body"]["error"]) == {"code", "message", "innerError"}
        assert ("Retry-After" in dict(response["headers"])) is (status in (429, 503))


def test_a_page_may_have_the_name_of_the_errors() -> None:
    own = make_exchange("beta/errors/403")
    found = documents(make_api(make_operation(exchanges=(own,))))
    entry = found["index.json"]["exchanges"]["beta/errors/403"]
    assert entry["file"] != "errors/403.json"
    assert found[entry["file"]]["derived"] is False
    assert found["index.json"]["errors"]["403"] == "beta/errors/403-derived"
    validate(found)


def test_only_the_main_page_of_an_operation_is_called_so() -> None:
    elsewhere = make_exchange("beta/x/b", page=make_reference("x.md"))
    index = documents(make_api(make_operation(exchanges=(make_exchange(), elsewhere))))["index.json"]["exchanges"]
    assert (index["beta/call-reject/call_reject"]["main_page"], index["beta/x/b"]["main_page"]) == (True, False)


def test_a_file_names_the_pages_it_was_made_from() -> None:
    permission = make_permission("Calls.Initiate.All", path="api-reference/includes/permissions/call.md")
    api = make_api(make_operation(exchanges=(make_exchange(),), permissions=(permission,)))
    assert written(api)["call-reject/call_reject.json"].pages == (
        f"en-US/{REJECT}",
        "en-US/api-reference/includes/permissions/call.md",
    )


def test_the_permissions_are_those_of_the_page_that_shows_the_exchange() -> None:
    main = make_permission("A.Read", path="api-reference/beta/api/another.md")
    operation = make_operation(permissions=(main, make_permission("B.Read")))
    own, elsewhere = make_exchange("beta/call-reject/a"), make_exchange("beta/x/b", page=make_reference("x.md"))
    found = documents(make_api(replace(operation, exchanges=(own, elsewhere))))
    assert [item["privileges"] for item in found["call-reject/a.json"]["permissions"]] == [["B.Read"]]
    assert [item["privileges"] for item in found["x/b.json"]["permissions"]] == [["A.Read"], ["B.Read"]]


def test_the_revision_is_that_of_the_page_in_its_locale() -> None:
    other = make_page(locale="de-DE", provenance=replace(make_page().provenance, source_commit="d0d0"))
    exchange = make_exchange(page=make_reference(locale="de-DE"))
    api_set = make_set(make_api(make_operation(exchanges=(exchange,))), make_page(), other)
    content = next(write_fixtures(api_set, CONTEXT)).content
    assert json.loads(content)["origin"]["revision"] == "d0d0"


def test_the_order_of_linking_does_not_matter() -> None:
    exchanges = (make_exchange("beta/a/1"), make_exchange("beta/b/1"), make_exchange("beta/a/2"))
    one = written(make_api(make_operation(exchanges=exchanges)))
    other = written(make_api(make_operation(exchanges=exchanges[::-1])))
    assert [(file.path, file.content) for file in one.values()] == [
        (file.path, file.content) for file in other.values()
    ]


HOSTILE_TEXT = '"}\u2028</script>{{ 7*7 }}{% raw %}\x00\\n'


def test_page_text_is_data() -> None:
    request = replace(REQUEST, url=HOSTILE_TEXT, headers=((HOSTILE_TEXT, HOSTILE_TEXT),), body={HOSTILE_TEXT: 1})
    exchange = make_exchange(request=request)
    found = the_exchange(exchange)["request"]
    assert (found["url"], found["headers"]) == (HOSTILE_TEXT, [[HOSTILE_TEXT, HOSTILE_TEXT]])
    assert found["body"] == {HOSTILE_TEXT: 1}


IDS = st.lists(
    st.text(max_size=12) | st.sampled_from(["a", "A", "CON", "..", "../x", "index.json", "a.scenario", "x" * 300, ""]),
    min_size=2,
    max_size=2,
).map(lambda parts: "beta/" + "/".join(parts))


@settings(max_examples=60, deadline=None)
@given(st.lists(IDS, min_size=1, max_size=6, unique=True))
def test_hostile_ids_give_files_of_their_own_inside_the_folder(identifiers: list[str]) -> None:
    api = make_api(
        make_operation(exchanges=tuple(make_exchange(identifier) for identifier in identifiers)),
        scenarios=tuple(make_scenario(identifier) for identifier in identifiers),
    )
    files = [file.path for file in write_fixtures(make_set(api), CONTEXT)]
    assert len({path.casefold() for path in files}) == len(files) == 2 * len(identifiers) + len(STATUSES) + 2
    assert all(is_safe(path) for path in files)
    assert not folders(files) & {path.casefold() for path in files}


def is_safe(path: str) -> bool:
    parts = path.split("/")
    inside = parts[:3] == FOLDER.split("/") and len(parts) in (4, 5)
    return inside and all(part[0] not in ".-" and part.isascii() and len(part) < 140 for part in parts)


def folders(files: Iterable[str]) -> set[str]:
    return {posixpath.dirname(path).casefold() for path in files}


def test_the_stated_permissions_are_those_of_the_schema() -> None:
    schema = documents(WHOLE)["fixture.schema.json"]["$defs"]["permission"]["properties"]
    assert schema["stated"]["enum"] == [*Stated, None]
    assert schema["scheme"]["enum"] == [*Scheme]
