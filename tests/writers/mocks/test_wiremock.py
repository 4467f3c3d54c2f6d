"""WireMock stub mappings, in a real WireMock: every documented request gets the documented response."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from extractor.writers.mocks.wiremock import EXAMPLE_HEADER, SCENARIO_HEADER, write_wiremock
from tests.writers.mocks.replay import Documented, difference, documented, send
from tests.writers.mocks.sample_calls import CONTEXT, WIDE, write_sample
from tests.writers.mocks.wiremock_server import Server, serve

JSON = {"Content-Type": "application/json"}


def stubs() -> list[Any]:
    return [stub for file in write_wiremock(WIDE, CONTEXT) for stub in json.loads(file.content)["mappings"]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_sample(tmp_path_factory.mktemp("sample"), write_wiremock)


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[Server]:
    with serve(folder / "mocks" / "wiremock") as running:
        yield running


@pytest.fixture(scope="module")
def docs_server(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Both versions of this repository's documentation in one server."""
    root = tmp_path_factory.mktemp("both") / "mappings"
    for version in sorted(built.iterdir()):
        shutil.copytree(version / "mocks" / "wiremock" / "mappings", root / version.name)
    with serve(root.parent) as running:
        yield running


def replayed(calls: list[Documented], server: Server) -> list[str]:
    replies = ((call, send(server, call, x_graph_docs_example=call.example)) for call in calls)
    return [f"{call.example}: {found}" for call, reply in replies if (found := difference(call.response, reply))]


def test_server_reads_every_stub(server: Server) -> None:
    assert {stub["id"] for stub in server.mappings()} == {stub["id"] for stub in stubs()}
    assert len({stub["id"] for stub in stubs()}) == len(stubs())


def test_every_documented_request_gets_its_response(server: Server, folder: Path) -> None:
    calls = list(documented(folder / "fixtures"))
    assert len(calls) == 17
    assert replayed(calls, server) == []


def test_every_documented_request_of_this_repository_gets_its_response(docs_server: Server, built: Path) -> None:
    calls = [call for version in sorted(built.iterdir()) for call in documented(version / "fixtures")]
    assert calls
    assert replayed(calls, docs_server) == []


def test_without_the_header_each_distinct_request_gets_an_answer_documented_for_it(
    server: Server, folder: Path
) -> None:
    calls = list(documented(folder / "fixtures"))
    wrong = []
    for call in calls:
        reply = send(server, call)
        alike = (other for other in calls if other.request == call.request)
        if all(difference(other.response, reply) for other in alike):
            wrong.append(call.example)
    assert wrong == []


@pytest.mark.parametrize(
    ("method", "target", "body", "status", "expected"),
    [
        pytest.param("GET", "/beta/things", None, 200, {"value": [1]}, id="no-query"),
        pytest.param("GET", "/beta/things?$select=id", None, 200, {"value": [1]}, id="another-query"),
        pytest.param("GET", "/beta/things/77", None, 200, {"id": "1"}, id="another-id"),
        pytest.param("GET", "/beta/things/delta", None, 200, {"delta": True}, id="literal-before-placeholder"),
        pytest.param("GET", "/beta/things('a%20b')", None, 200, {"id": "2"}, id="key"),
        pytest.param("GET", "/beta/things%28%27a%20b%27%29", None, 200, {"id": "2"}, id="key-escaped"),
        pytest.param("POST", "/beta/things", {"n": 1, "@odata.type": "#b"}, 201, {"id": "b"}, id="by-body"),
        pytest.param("POST", "/beta/things", {"n": 2}, 201, {"id": "a"}, id="another-body"),
        pytest.param("POST", "/beta/things", {"@odata.type": "#a", "n": 1}, 201, {"id": "a"}, id="the-main-page-wins"),
    ],
)
def test_the_most_specific_answers(
    server: Server, method: str, target: str, body: Any, status: int, expected: Any
) -> None:
    reply = server.send(method, target, JSON, None if body is None else json.dumps(body).encode())
    assert (reply.status, reply.json()) == (status, expected)


def test_any_file_path_is_one_value(server: Server) -> None:
    assert server.send("PUT", "/beta/things/9/root:/x/y/z:/content", {}, b"x").content == b"@secret"


@pytest.mark.parametrize(
    ("method", "target"), [("PUT", "/beta/things/1"), ("GET", "/beta/nothing"), ("GET", "/v1.0/things")]
)
def test_what_is_not_documented_is_not_found(server: Server, method: str, target: str) -> None:
    assert server.send(method, target, {}).status == 404


@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 429, 500, 503, 504])
def test_any_request_fails_on_demand(server: Server, status: int) -> None:
    reply = server.send("PATCH", "/beta/anything?x=1", {EXAMPLE_HEADER: f"beta/errors/{status}"})
    assert (reply.status, set(reply.json()["error"])) == (status, {"code", "message", "innerError"})


def test_an_example_of_another_operation_is_refused(server: Server) -> None:
    assert server.send("GET", "/beta/other", {EXAMPLE_HEADER: "beta/thing/get"}).status == 404


def test_a_scenario_answers_in_its_order_only(server: Server) -> None:
    in_scenario = {SCENARIO_HEADER: "beta/thing/example", **JSON}
    create, delta = ("POST", "/beta/things"), ("GET", "/beta/things/delta")
    body = b'{"n": 5}'
    for _ in range(2):
        assert server.send(*delta, in_scenario).status == 200  # outside the order: what it is without a scenario
        assert server.send(*create, in_scenario, body).json() == {"id": "a"}
        assert server.send(*delta, in_scenario).json() == {"delta": True}


def test_states_of_a_scenario_lead_round() -> None:
    found = [stub for stub in stubs() if "scenarioName" in stub]
    states = [(stub["requiredScenarioState"], stub["newScenarioState"]) for stub in found]
    assert sorted(states) == [("Started", "step 2 of 2"), ("step 2 of 2", "Started")]
    assert {stub["scenarioName"] for stub in found} == {"beta/thing/example"}


def test_every_stub_names_its_source() -> None:
    for stub in stubs():
        source = stub["metadata"]["graph-docs"]
        assert (source["page"] is None) is source["derived"]
        assert source["example"].startswith("beta/")


def test_no_stub_does_anything_but_answer() -> None:
    doing = {"serveEventListeners", "postServeActions"}
    assert not any(doing & set(stub) for stub in stubs())
    allowed = {"status", "headers", "body", "jsonBody"}
    assert all(set(stub["response"]) <= allowed for stub in stubs())


def test_a_body_is_never_an_instruction_of_the_matcher() -> None:
    documented_stubs = [stub for stub in stubs() if stub["name"] == "beta/thing/patch as documented"]
    assert len(documented_stubs) == 1
    assert "bodyPatterns" not in documented_stubs[0]["request"]
