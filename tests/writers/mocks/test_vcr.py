"""VCR.py cassettes, played back by VCR.py to requests and to httpx."""

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from extractor.writers.mocks.vcr import write_vcr
from tests.writers.mocks.replay import BODILESS, Documented, documented
from tests.writers.mocks.sample_calls import write_sample

vcr = pytest.importorskip("vcr", reason="VCR.py is not installed")
errors = pytest.importorskip("vcr.errors", reason="VCR.py is not installed")
requests = pytest.importorskip("requests", reason="requests is not installed")
httpx = pytest.importorskip("httpx", reason="httpx is not installed")
HOST = "https://graph.microsoft.com"


def send_by_requests(call: Documented) -> Any:
    return requests.request(
        call.method, HOST + call.target, headers=call.headers, data=call.content, allow_redirects=False, timeout=1
    )


def send_by_httpx(call: Documented) -> Any:
    return httpx.request(call.method, HOST + call.target, headers=call.headers, content=call.content)


def is_documented(call: Documented, reply: Any) -> bool:
    if reply.status_code != call.response["status"]:
        return False
    if call.response["body"] is None or reply.status_code in BODILESS:
        return bool(reply.text == ("" if reply.status_code in BODILESS else call.response["body_text"] or ""))
    return bool(json.loads(reply.content) == call.response["body"])


def played(folder: Path, send: Any) -> tuple[int, list[str]]:
    """How many calls the cassettes of a version hold, and which did not get what is documented."""
    pages: defaultdict[str, list[Documented]] = defaultdict(list)
    for call in documented(folder / "fixtures", shown_only=True):
        if "uploads.example.com" not in call.target and "upload_session" not in call.example:
            pages[call.example.split("/")[1]].append(call)
    wrong = []
    for page, calls in pages.items():
        with vcr.use_cassette(folder / "mocks" / "vcr" / f"{page}.yaml", record_mode="none") as cassette:
            wrong += [call.example for call in calls if not is_documented(call, send(call))]
            assert cassette.play_count == len(calls)
    return sum(map(len, pages.values())), wrong


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_sample(tmp_path_factory.mktemp("sample"), write_vcr)


SENDERS = [pytest.param(send_by_requests, id="requests"), pytest.param(send_by_httpx, id="httpx")]


@pytest.mark.parametrize("send", SENDERS)
def test_every_documented_request_is_played(folder: Path, send: Any) -> None:
    assert played(folder, send) == (16, [])


@pytest.mark.parametrize("send", SENDERS)
def test_every_documented_request_of_this_repository_is_played(built: Path, send: Any) -> None:
    for version in built.iterdir():
        count, wrong = played(version, send)
        assert count
        assert wrong == []


def test_headers_that_are_repeated_are_kept(folder: Path) -> None:
    with vcr.use_cassette(folder / "mocks" / "vcr" / "thing.yaml", record_mode="none"):
        reply = requests.get(f"{HOST}/beta/things?$top=2&$filter=a eq 'b c'&x=1&x=2", timeout=1)
    assert reply.headers["X-Two"] == "1, 2"
    assert "Content-Length" not in reply.headers


def test_what_is_not_documented_is_refused(folder: Path) -> None:
    with (
        vcr.use_cassette(folder / "mocks" / "vcr" / "thing.yaml", record_mode="none"),
        pytest.raises(errors.CannotOverwriteExistingCassetteException),
    ):
        requests.get(f"{HOST}/beta/nothing", timeout=1)
