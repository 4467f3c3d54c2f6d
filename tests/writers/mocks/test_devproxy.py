"""Dev Proxy files: valid against its published schemas, and answered from as Dev Proxy itself would answer.

Dev Proxy is no library; `respond` repeats how its MockResponsePlugin chooses a mock and reads a body.
"""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from extractor.writers.mocks.address import address_of
from extractor.writers.mocks.devproxy import write_devproxy
from tests.writers.mocks.replay import BODILESS, Documented, documented
from tests.writers.mocks.sample_calls import CONTEXT, HOSTILE, WIDE, write_sample

HOST = "https://graph.microsoft.com"
SCHEMAS = {
    "mocks.json": "dev-proxy-mockresponseplugin.mocksfile.schema.json",
    "errors.json": "dev-proxy-genericrandomerrorplugin.errorsfile.schema.json",
}
REQUEST_SCHEMA = "dev-proxy-mockrequestplugin.mockfile.schema.json"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_sample(tmp_path_factory.mktemp("sample"), write_devproxy)


def load(path: Path) -> Any:
    return json.loads(path.read_bytes())


def respond(folder: Path, method: str, url: str, content: bytes | None) -> tuple[int, bytes] | None:
    """The first mock whose method, URL and fragment match; a body that begins with `@` is a file."""
    for mock in load(folder / "mocks.json")["mocks"]:
        request, response = mock["request"], mock["response"]
        if request["method"] != method or not matches(request["url"], url):
            continue
        fragment = request.get("bodyFragment")
        if fragment is None or fragment.lower() in (content or b"").decode().lower():
            return response["statusCode"], body_of(folder, response.get("body"))
    return None


def matches(pattern: str, url: str) -> bool:
    wildcard = re.compile(".*".join(map(re.escape, pattern.split("*"))))
    return pattern == url or ("*" in pattern and wildcard.fullmatch(url) is not None)


def body_of(folder: Path, body: Any) -> bytes:
    if isinstance(body, str) and body.startswith("@"):
        return (folder / body[1:]).read_bytes()
    return b"" if body is None else json.dumps(body).encode()


def is_documented(call: Documented, found: tuple[int, bytes] | None) -> bool:
    response = call.response
    if found is None or found[0] != response["status"]:
        return False
    if response["status"] in BODILESS or response["body"] is None:
        return found[1].decode() == ("" if response["status"] in BODILESS else response["body_text"] or "")
    return bool(json.loads(found[1]) == response["body"])


def undocumented(folder: Path, fixtures: Path) -> list[str]:
    """Requests that get an answer which no page shows for them, those of the documented service only."""
    calls = list(documented(fixtures))
    wrong = []
    for call in calls:
        found = respond(folder, call.method, f"{HOST}{call.target}", call.content)
        alike = [other for other in calls if other.request == call.request]
        if not any(is_documented(other, found) for other in alike):
            wrong.append(call.example)
    return wrong


def test_every_file_is_valid(folder: Path, shared: Path) -> None:
    for name, schema in SCHEMAS.items():
        Draft202012Validator(load(shared / "schemas" / schema)).validate(load(folder / "mocks" / "devproxy" / name))
    requests = list((folder / "mocks" / "devproxy" / "requests").rglob("*.json"))
    assert len(requests) == 1
    for request in requests:
        Draft202012Validator(load(shared / "schemas" / REQUEST_SCHEMA)).validate(load(request))


def test_every_file_of_this_repository_is_valid(built: Path, shared: Path) -> None:
    validator = Draft202012Validator(load(shared / "schemas" / SCHEMAS["mocks.json"]))
    for version in built.iterdir():
        validator.validate(load(version / "mocks" / "devproxy" / "mocks.json"))


def test_every_documented_request_gets_an_answer_documented_for_it(folder: Path) -> None:
    # the upload session goes to another host
    assert undocumented(folder / "mocks" / "devproxy", folder / "fixtures") == ["beta/thing/upload_session"]


def test_every_documented_request_of_this_repository_gets_its_answer(built: Path) -> None:
    for version in built.iterdir():
        assert undocumented(version / "mocks" / "devproxy", version / "fixtures") == []


@pytest.mark.parametrize(
    ("method", "target", "content", "expected"),
    [
        pytest.param("GET", "/beta/things/77", None, {"id": "1"}, id="another-id"),
        pytest.param("GET", "/beta/things/delta?x=1", None, {"delta": True}, id="literal-before-placeholder"),
        pytest.param("GET", "/beta/things?$top=9", None, {"value": [1]}, id="another-query"),
        pytest.param("POST", "/beta/things", b'{"@odata.type": "#B"}', {"id": "b"}, id="by-type"),
        pytest.param("POST", "/beta/things", b"{}", {"id": "a"}, id="the-main-answer"),
    ],
)
def test_the_most_specific_answers(
    folder: Path, method: str, target: str, content: bytes | None, expected: Any
) -> None:
    found = respond(folder / "mocks" / "devproxy", method, HOST + target, content)
    assert found is not None
    assert json.loads(found[1]) == expected


def test_no_text_of_a_page_names_a_file_or_is_filled_in(folder: Path) -> None:
    place = folder / "mocks" / "devproxy"
    for mock in load(place / "mocks.json")["mocks"]:
        body = mock["response"].get("body")
        if isinstance(body, str):
            assert re.fullmatch(r"@bodies/[A-Za-z0-9_.-]+", body)
            assert (place / body[1:]).is_file()
        assert "@request.body." not in json.dumps(body).lower()
    bodies = {path.read_bytes() for path in (place / "bodies").iterdir()}
    assert b"@secret" in bodies


def test_bodies_stay_what_they_are(folder: Path) -> None:
    place = folder / "mocks" / "devproxy"
    url = address_of(f'{HOST}/beta/things/<x>|"{HOSTILE}', "beta").url
    found = respond(place, "GET", url, None)
    assert found is not None
    assert json.loads(found[1]) == {"t": HOSTILE, HOSTILE: 1}


def test_a_notification_goes_to_this_machine_only(folder: Path) -> None:
    [path] = (folder / "mocks" / "devproxy" / "requests").rglob("*.json")
    request = load(path)["request"]
    assert (request["method"], request["url"]) == ("POST", "http://localhost:3000/api/calls")
    assert request["body"] == {"value": [{"changeType": "created"}]}


def test_errors_are_the_derived_ones(folder: Path) -> None:
    [entry] = load(folder / "mocks" / "devproxy" / "errors.json")["errors"]
    assert entry["request"]["url"] == f"{HOST}/beta/*"
    found = {error["statusCode"]: {item["name"] for item in error["headers"]} for error in entry["responses"]}
    assert sorted(found) == [400, 401, 403, 404, 409, 429, 500, 503, 504]
    assert {status for status, names in found.items() if "Retry-After" in names} == {429, 503}


def test_every_body_is_named_by_a_mock(folder: Path) -> None:
    place = folder / "mocks" / "devproxy"
    bodies = (mock["response"].get("body") for mock in load(place / "mocks.json")["mocks"])
    named = {body for body in bodies if isinstance(body, str)}
    assert {f"@bodies/{path.name}" for path in (place / "bodies").iterdir()} == named


def test_files_are_deterministic() -> None:
    first, second = (list(write_devproxy(WIDE, CONTEXT)) for _ in range(2))
    assert first == second
