"""What a suite can say with `graph_docs`, and what it is told when something is wrong."""

import json
from pathlib import Path

import pytest

from tests.pytest_plugin.suites import run_suite, write_wide_fixtures

pytest_plugins = ["pytester"]

HOST = "https://graph.microsoft.com"
PREAMBLE = f"""
import httpx, json, pytest, requests
HOST = "{HOST}"
"""


def passes(pytester: pytest.Pytester, text: str, count: int = 1, *options: str) -> None:
    run_suite(pytester, PREAMBLE + text, *options).assert_outcomes(passed=count)


def fails(pytester: pytest.Pytester, text: str, *options: str) -> str:
    """The output of a suite whose one test fails."""
    result = run_suite(pytester, PREAMBLE + text, *options)
    result.assert_outcomes(failed=1)
    return result.stdout.str()


@pytest.mark.parametrize("library", ["httpx", "requests"])
def test_a_documented_response_answers(pytester: pytest.Pytester, library: str) -> None:
    passes(
        pytester,
        f"""
def test(graph_docs):
    graph_docs.mock("createThing")
    reply = {library}.post(HOST + "/beta/things", json={{"@odata.type": "#x", "n": 7}})
    assert (reply.status_code, reply.json()) == (201, {{"id": "a"}})
    graph_docs.assert_sent("createThing")
""",
    )


def test_a_server_answers_any_client(pytester: pytest.Pytester) -> None:
    passes(
        pytester,
        """
from urllib.request import urlopen
def test(graph_docs):
    graph_docs.use("httpserver")
    graph_docs.mock("beta/thing/get_key")
    assert json.load(urlopen(graph_docs.base_url + "/beta/things/77"))["id"] == "2"
    assert str(graph_docs.sent[0]).endswith("/beta/things/77")
""",
    )


def test_clients_of_the_ini_file(pytester: pytest.Pytester) -> None:
    pytester.makeini("[pytest]\ngraph_docs_clients = httpserver\n")
    passes(pytester, "def test(graph_docs):\n    assert graph_docs.base_url.startswith('http://127.0.0.1')\n")


QUERY = "/beta/things?x=1&x=2&$top=2&$filter=a eq 'b c'"
BODY_B = {"@odata.type": "#b", "n": 1}
CREATE = ("beta/thing/create_a", "beta/thing/create_b")
CHOICES = {
    "most-specific-template": (("getThing", "deltaThings"), "GET /beta/things/delta", None, {"delta": True}),
    "documented-query": (("beta/thing/list", "beta/thing/list_top"), f"GET {QUERY}", None, {"value": [2]}),
    "documented-body": (CREATE, "POST /beta/things", BODY_B, {"id": "b"}),
    "key-syntax": (("beta/thing/get",), "GET /beta/things('5')", None, {"id": "1"}),
    "file-path": (("beta/thing/put",), "PUT /beta/things/5/root:/c/d:/content", None, None),
    "another-host": (("beta/thing/upload_session",), "PUT ", {"a": 2}, {"next": "2"}),
}


@pytest.mark.parametrize(("mocked", "call", "body", "expected"), CHOICES.values(), ids=CHOICES)
def test_the_closest_exchange_answers(
    pytester: pytest.Pytester, mocked: tuple[str, ...], call: str, body: object, expected: object
) -> None:
    method, _, target = call.partition(" ")
    url = HOST + target if target else "https://uploads.example.com/session?id=1"
    passes(
        pytester,
        f"""
def test(graph_docs):
    graph_docs.mock(*{mocked!r})
    reply = httpx.request({method!r}, {url!r}, json={body!r})
    expected = {expected!r}
    assert reply.text == "@secret" if expected is None else reply.json() == expected
""",
    )


def test_answers_come_in_the_order_of_registration(pytester: pytest.Pytester) -> None:
    passes(
        pytester,
        """
def test(graph_docs):
    graph_docs.mock("beta/thing/get_or_wait")
    graph_docs.mock("beta/thing/get_or_wait", answer=200)
    replies = [httpx.get(HOST + "/beta/things/wait") for _ in range(3)]
    assert [reply.status_code for reply in replies] == [202, 200, 200]
    assert replies[0].headers["Retry-After"] == "1"
""",
    )


def test_a_request_that_is_not_registered_fails_the_test(pytester: pytest.Pytester) -> None:
    output = fails(
        pytester,
        """
def test(graph_docs):
    graph_docs.mock("getThing")
    httpx.get(HOST + "/beta/others")
""",
    )
    assert "no registered exchange answers GET https://graph.microsoft.com/beta/others" in output
    assert "GET /things/{thing-id}   beta/thing/get" in output


def test_a_request_that_nobody_noticed_fails_the_end_of_the_test(pytester: pytest.Pytester) -> None:
    text = """
def test(graph_docs):
    graph_docs.mock("getThing")
    with pytest.raises(AssertionError):
        requests.delete(HOST + "/beta/others")
"""
    run_suite(pytester, PREAMBLE + text).assert_outcomes(passed=1, errors=1)
    passes(pytester, text + "    graph_docs.forget_unexpected()\n")


def test_what_was_sent_is_as_documented(pytester: pytest.Pytester) -> None:
    passes(
        pytester,
        """
@pytest.mark.parametrize(
    ("sent", "options"),
    [
        pytest.param({"json": {"@odata.type": "#z", "n": 9}}, {}, id="other-values"),
        pytest.param({"json": {"n": None, "@odata.type": "#z"}}, {}, id="null-and-order"),
        pytest.param({"json": {"n": 1}}, {"body": "subset"}, id="subset"),
        pytest.param({"json": {"@odata.type": "#a", "n": 1}}, {"body": "values"}, id="values"),
        pytest.param({"content": b"x"}, {"body": "ignore"}, id="ignored"),
    ],
)
def test(graph_docs, sent, options):
    graph_docs.mock("createThing")
    httpx.post(HOST + "/beta/things", **sent)
    graph_docs.assert_sent("createThing", **options)
""",
        5,
    )


@pytest.mark.parametrize(
    ("sent", "options", "lines"),
    [
        pytest.param('json={"n": 1}', "", ['-  "@odata.type": "<string>"'], id="missing-member"),
        pytest.param('json={"@odata.type": "#a", "n": 1, "m": 2}', "", ['+  "m": "<number>"'], id="further-member"),
        pytest.param(
            'json={"@odata.type": "#a", "n": "1"}', "", ['-  "n": "<number>"', '+  "n": "<string>"'], id="kind"
        ),
        pytest.param('json={"@odata.type": "#a", "n": True}', "", ['+  "n": "<boolean>"'], id="boolean-is-no-number"),
        pytest.param('json={"@odata.type": "#a", "n": 2}', 'body="values"', ['-  "n": 1', '+  "n": 2'], id="value"),
        pytest.param('json={"n": 1, "m": 2}', 'body="subset"', ['+  "m": "<number>"'], id="not-in-the-subset"),
        pytest.param("", "", ["-{"], id="no-body"),
        pytest.param('content=b"x"', "", ["+<text>"], id="no-json"),
    ],
)
def test_the_difference_is_shown(pytester: pytest.Pytester, sent: str, options: str, lines: list[str]) -> None:
    output = fails(
        pytester,
        f"""
def test(graph_docs):
    graph_docs.mock("createThing")
    httpx.post(HOST + "/beta/things", {sent})
    graph_docs.assert_sent("createThing", {options})
""",
    )
    shown = [line[1:].strip() for line in output.splitlines() if line.startswith("E ")]
    assert [
        line for line in lines if line not in shown and line.rstrip(",") not in [item.rstrip(",") for item in shown]
    ] == []
    assert "did not send what beta/thing/create_a documents" in output
    assert "api-reference/beta/api/thing.md:" in output


def test_what_was_not_sent_at_all_is_named(pytester: pytest.Pytester) -> None:
    output = fails(
        pytester,
        """
def test(graph_docs):
    graph_docs.mock("getThing")
    httpx.get(HOST + "/beta/things/1")
    graph_docs.assert_sent("deleteThing")
""",
    )
    assert "DELETE /things/{thing-id}" in output
    assert "GET https://graph.microsoft.com/beta/things/1" in output


@pytest.mark.parametrize(
    ("header", "options", "outcome"),
    [
        pytest.param('{"If-Match": "x"}', "", "passed", id="there"),
        pytest.param("{}", "", "failed", id="not-there"),
        pytest.param("{}", 'ignore_headers=("if-match",)', "passed", id="ignored"),
    ],
)
def test_headers_that_are_shown_must_be_sent(
    pytester: pytest.Pytester, header: str, options: str, outcome: str
) -> None:
    text = f"""
def test(graph_docs):
    graph_docs.mock("echo")
    httpx.patch(HOST + "/beta/things/1", json={{"t": ""}}, headers={{"Bad": "x", "X": "y"}} | {header})
    graph_docs.assert_sent("echo", {options or "ignore_headers=()"}, body="shape")
"""
    text = text.replace("ignore_headers=(", 'ignore_headers=("bad name",')
    run_suite(pytester, PREAMBLE + text).assert_outcomes(**{outcome: 1})


def test_names_of_the_query_are_checked_on_demand(pytester: pytest.Pytester) -> None:
    output = fails(
        pytester,
        """
def test(graph_docs):
    graph_docs.mock("beta/thing/list_top")
    httpx.get(HOST + "/beta/things?$top=9&x=3")
    graph_docs.assert_sent("beta/thing/list_top")
    graph_docs.assert_sent("beta/thing/list_top", query=True)
""",
    )
    assert "?$filter: (absent)" in output
    assert "+?$top" not in output


def test_a_scenario_is_sent_in_its_order(pytester: pytest.Pytester) -> None:
    steps = """
def test(graph_docs):
    graph_docs.mock("beta/thing/example")
    create = lambda: httpx.post(HOST + "/beta/things", json={"@odata.type": "#a", "n": 1})
    delta = lambda: httpx.get(HOST + "/beta/things/delta")
    for step in (%s):
        step()
    graph_docs.assert_sent("beta/thing/example")
"""
    passes(pytester, steps % "create, delta")
    assert "beta/thing/delta documents" in fails(pytester, steps % "delta, create")


def test_errors_answer(pytester: pytest.Pytester) -> None:
    passes(
        pytester,
        """
@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 429, 500, 503, 504])
def test(graph_docs, status):
    graph_docs.mock("getThing", answer=graph_docs.error(status))
    reply = httpx.get(HOST + "/beta/things/1")
    assert reply.status_code == status
    assert reply.json()["error"]["message"]
    assert ("Retry-After" in reply.headers) is (status in (429, 503))
""",
        9,
    )


def test_an_error_that_the_operation_documents_is_its_own(pytester: pytest.Pytester) -> None:
    passes(
        pytester,
        """
def test(graph_docs):
    graph_docs.mock("createThing", answer=graph_docs.error(409))
    assert httpx.post(HOST + "/beta/things", json={}).json()["error"]["code"] == "nameAlreadyExists"
""",
    )


NOTIFIED = """
import asyncio
got = []
async def asgi(scope, receive, send):
    content = (await receive())["body"]
    got.append((scope["method"], scope["path"], dict(scope["headers"])[b"content-type"], json.loads(content)))
    await send({"type": "http.response.start", "status": 202, "headers": [(b"X-A", b"b")]})
    await send({"type": "http.response.body", "body": b"do", "more_body": True})
    await send({"type": "http.response.body", "body": b"ne"})
class AsgiApplication:
    async def __call__(self, scope, receive, send):
        await asgi(scope, receive, send)
def wsgi(environ, start_response):
    content = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
    got.append((environ["REQUEST_METHOD"], environ["PATH_INFO"], environ["CONTENT_TYPE"].encode(), json.loads(content)))
    start_response("202 Accepted", [("X-A", "b")])
    return [b"do", b"ne"]
EXPECTED = ("POST", %r, b"application/json", {"value": [{"changeType": "created"}]})
"""


@pytest.mark.parametrize("application", ["asgi", "AsgiApplication()", "wsgi"])
@pytest.mark.parametrize(("path", "expected"), [(None, "/api/calls"), ("/hook", "/hook")])
def test_a_notification_is_delivered(
    pytester: pytest.Pytester, application: str, path: str | None, expected: str
) -> None:
    passes(
        pytester,
        NOTIFIED % expected
        + f"""
def test(graph_docs):
    delivery = graph_docs.notify({application}, "beta/call-reject/example-1", path={path!r})
    assert got == [EXPECTED]
    assert (delivery.status, delivery.content, dict(delivery.headers)) == (202, b"done", {{"x-a": "b"}})
""",
    )


def test_a_notification_is_delivered_within_a_loop_and_to_a_url(pytester: pytest.Pytester) -> None:
    passes(
        pytester,
        NOTIFIED % "/api/calls"
        + """
def test_async(graph_docs):
    async def main():
        return await graph_docs.notify_async(asgi, "beta/call-reject/example-1")
    assert asyncio.run(main()).status == 202
    assert got == [EXPECTED]

def test_beside_a_loop_that_another_fixture_keeps_running(graph_docs):
    async def main():
        return graph_docs.notify(asgi, "beta/call-reject/example-1")
    assert asyncio.run(main()).status == 202
    assert got == [EXPECTED] * 2

def test_url(graph_docs):
    import threading
    from wsgiref.simple_server import make_server
    got.clear()
    with make_server("127.0.0.1", 0, wsgi) as server:
        thread = threading.Thread(target=server.handle_request)
        thread.start()
        assert graph_docs.notify(f"http://127.0.0.1:{server.server_port}", "beta/call-reject/example-1").status == 202
        thread.join()
    assert got == [EXPECTED]

def test_scheme(graph_docs):
    with pytest.raises(ValueError):
        graph_docs.notify("file:///etc/passwd", "beta/call-reject/example-1")
""",
        4,
    )


def test_a_marked_test_runs_for_each_exchange(pytester: pytest.Pytester) -> None:
    result = run_suite(
        pytester,
        """
import pytest
@pytest.mark.graph_docs(operation="getThing", status=200)
def test(graph_exchange):
    assert graph_exchange.operation_id == "getThing"
""",
        "-v",
    )
    result.assert_outcomes(passed=3)
    result.stdout.fnmatch_lines(["*test[[]beta/thing/get_key] PASSED*"])


MISTAKES = {
    "unknown-operation": ("graph_docs.mock('getThink')", "did you mean 'getThing'"),
    "unknown-exchange": ("graph_docs.exchange('beta/thing/gett')", "did you mean 'beta/thing/get'"),
    "unknown-scenario": ("graph_docs.scenario('x')", "no scenario 'x'"),
    "unknown-status": ("graph_docs.mock('getThing', answer=418)", "statuses that it shows: 200"),
    "unknown-error": ("graph_docs.error(418)", "there are 400, 401"),
    "unknown-fact": ("graph_docs.exchanges(operations='getThing')", "says nothing of 'operations'"),
    "unknown-client": ("graph_docs.use('curl')", "no such client: curl"),
    "no-url": ("graph_docs.base_url", "httpserver"),
    "no-notification": ("graph_docs.notify(print, 'beta/thing/example')", "has no notification"),
}


def test_a_mistake_is_explained(pytester: pytest.Pytester) -> None:
    calls = "\n".join(f"    {name!r}: lambda graph_docs: {call}," for name, (call, _) in MISTAKES.items())
    messages = {name: message for name, (_, message) in MISTAKES.items()}
    passes(
        pytester,
        f"""
CALLS = {{
{calls}
}}
@pytest.mark.parametrize(("name", "message"), {messages!r}.items())
def test(graph_docs, name, message):
    with pytest.raises(Exception) as raised:
        CALLS[name](graph_docs)
    assert type(raised.value).__name__ == "GraphDocsError"
    assert message in str(raised.value)
""",
        len(MISTAKES),
    )


def test_fixtures_that_are_not_there(pytester: pytest.Pytester) -> None:
    pytester.makepyfile("def test(graph_docs):\n    pass\n")
    for options in (["--graph-docs", "nowhere"], []):
        result = pytester.runpytest_inprocess(*options)
        result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*--graph-docs PATH*"])


def test_path_of_the_ini_file_is_from_its_folder(pytester: pytest.Pytester) -> None:
    write_wide_fixtures(pytester.path / "made")
    pytester.makeini("[pytest]\ngraph_docs = made/canonical/beta/fixtures\n")
    pytester.mkdir("inner").joinpath("test_inner.py").write_text(
        "def test(graph_docs):\n    assert graph_docs.exchange('getThing').version == 'beta'\n", encoding="utf-8"
    )
    pytester.runpytest_inprocess("inner").assert_outcomes(passed=1)


def test_an_operation_of_several_versions_needs_a_version(pytester: pytest.Pytester) -> None:
    write_wide_fixtures(pytester.path / "generated")
    beta = pytester.path / "generated" / "canonical" / "beta"
    for path in beta.rglob("*.json"):
        copy = beta.parent / "v1.0" / path.relative_to(beta)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(path.read_text(encoding="utf-8").replace('"beta/', '"v1.0/'), encoding="utf-8")
    text = "def test(graph_docs):\n    assert graph_docs.exchange('getThing').version == 'v1.0'\n"
    assert "is in beta and v1.0" in fails(pytester, text)
    pytester.makeini("[pytest]\ngraph_docs_version = v1.0\n")
    passes(pytester, text)


@pytest.mark.parametrize("name", ["../../secret.json", "/etc/passwd", "a\\b.json", "C:x.json"])
def test_an_index_leads_nowhere_else(pytester: pytest.Pytester, name: str) -> None:
    write_wide_fixtures(pytester.path / "generated")
    index = pytester.path / "generated" / "canonical" / "beta" / "fixtures" / "index.json"
    changed = json.loads(index.read_bytes())
    changed["exchanges"]["beta/thing/get"]["file"] = name
    index.write_text(json.dumps(changed), encoding="utf-8")
    pytester.makepyfile("def test(graph_docs):\n    graph_docs.exchange('beta/thing/get')\n")
    result = pytester.runpytest_inprocess("--graph-docs", "generated")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*is outside the folder of the fixtures*"])


def test_the_example_is_not_collected_here(project: Path) -> None:
    assert (project / "tests" / "pytest_plugin" / "example_project" / "test_callbot.py").is_file()
