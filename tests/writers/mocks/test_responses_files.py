"""Files for the library `responses`, loaded by it and answering requests."""

from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from extractor.writers.mocks.responses_files import write_responses
from tests.writers.mocks.replay import Documented, documented
from tests.writers.mocks.sample_calls import write_sample
from tests.writers.mocks.test_vcr import HOST, is_documented, send_by_requests

responses = pytest.importorskip("responses", reason="responses is not installed")


def played(folder: Path) -> tuple[int, list[str]]:
    """How many calls the files of a version hold, and which did not get what is documented."""
    pages: defaultdict[str, list[Documented]] = defaultdict(list)
    for call in documented(folder / "fixtures", shown_only=True):
        if "upload_session" not in call.example:  # it goes to another host
            pages[call.example.split("/")[1]].append(call)
    wrong = []
    for page, calls in pages.items():
        for call in calls:
            with loaded(folder, page):
                alike = [other for other in calls if other.request == call.request]
                replies = [send_by_requests(call) for _ in alike]
            if not any(is_documented(call, reply) for reply in replies):
                wrong.append(call.example)
    return sum(map(len, pages.values())), wrong


def loaded(folder: Path, page: str) -> Any:
    mock = responses.RequestsMock(assert_all_requests_are_fired=False)
    mock._add_from_file(folder / "mocks" / "responses" / f"{page}.yaml")
    return mock


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_sample(tmp_path_factory.mktemp("sample"), write_responses)


def differs_by_body_alone(call: str) -> bool:
    """Whether the file cannot tell the call from another: `responses` loads no matcher of bodies."""
    return call in {"beta/thing/create_b", "beta/thing/upload"}


def test_every_documented_request_is_answered(folder: Path) -> None:
    count, wrong = played(folder)
    assert count == 16
    assert [call for call in wrong if not differs_by_body_alone(call)] == []


def test_every_documented_request_of_this_repository_is_answered(built: Path) -> None:
    for version in built.iterdir():
        count, wrong = played(version)
        assert count
        assert wrong == []


def test_calls_that_differ_by_their_body_are_answered_in_the_order_of_the_page(folder: Path) -> None:
    with loaded(folder, "thing"):
        replies = [responses_post() for _ in range(3)]
    assert [reply.json()["id"] for reply in replies] == ["a", "b", "m"]


def responses_post() -> Any:
    import requests

    return requests.post(f"{HOST}/beta/things", json={}, timeout=1)


def test_headers_and_type_are_kept(folder: Path) -> None:
    import requests

    with loaded(folder, "thing"):
        reply = requests.get(f"{HOST}/beta/things?$top=2&$filter=a eq 'b c'&x=1&x=2", timeout=1)
    assert (reply.headers["X-Two"], reply.headers["Content-Type"]) == ("1, 2", "application/json")
