"""`.http` files, run by httpyac against a server of this test: what is documented is sent, and nothing else happens."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

import pytest

from extractor.writers.mocks.http_files import write_http
from tests.writers.mocks.listener import Received, listen
from tests.writers.mocks.replay import Documented, documented
from tests.writers.mocks.sample_calls import HOSTILE, INCLUDES, MULTIPART, write_sample


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write_sample(tmp_path_factory.mktemp("sample"), write_http)
    # what the hostile body of the sample would read, if it were not data
    (folder / "mocks" / "http" / "secret").write_text("a secret", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def own_folder(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files without the request to another host, which no test may send."""
    place = shutil.copytree(folder / "mocks" / "http", tmp_path_factory.mktemp("own") / "http")
    page = place / "thing.http"
    blocks = page.read_text(encoding="utf-8").split("\n### ")
    page.write_text("\n### ".join(block for block in blocks if "{{host}}" in block), encoding="utf-8")
    return place


def run(httpyac: str, folder: Path, *files: str) -> list[Received]:
    """What arrives at the documented service when all requests of the files are sent."""
    with listen() as listener:
        variables = ["--var", f"host={listener.url}", "--var", "token=a-token"]
        command = [httpyac, "send", *files, "--all", "--env", "graph", *variables, "--output", "short"]
        done = subprocess.run(command, cwd=folder, check=False, capture_output=True, timeout=120, text=True)
        assert done.returncode == 0, done.stdout + done.stderr
        return listener.received


def expected(folder: Path, page: str) -> list[Documented]:
    """What the page documents, each request once, in order."""
    calls = [call for call in documented(folder / "fixtures", shown_only=True) if call.example.split("/")[1] == page]
    return [call for call in calls if "#" not in call.example and "upload_session" not in call.example]


def is_sent(call: Documented, received: Received) -> bool:
    if (call.method, unquote(call.target)) != (received.method, unquote(received.target)):
        return False
    if call.content is None:
        return received.content == b""
    try:
        return bool(json.loads(received.content) == json.loads(call.content))
    except ValueError:
        return received.content.decode().splitlines() == call.content.decode().splitlines()


def test_what_is_documented_is_sent(node_tool: Callable[[str], str], folder: Path, own_folder: Path) -> None:
    received = run(node_tool("httpyac"), own_folder, "thing.http")
    calls = expected(folder, "thing")
    assert len(received) == len(calls) == 14
    assert [call.example for call, got in zip(calls, received, strict=True) if not is_sent(call, got)] == []


def test_what_this_repository_documents_is_sent(node_tool: Callable[[str], str], built: Path) -> None:
    for version in built.iterdir():
        pages = sorted(path.name for path in (version / "mocks" / "http").glob("*.http"))
        assert pages
        received = run(node_tool("httpyac"), version / "mocks" / "http", *pages)
        calls = [call for page in pages for call in expected(version, page.removesuffix(".http"))]
        missing = [call.example for call in calls if not any(is_sent(call, got) for got in received)]
        assert (len(received), missing) == (len(calls), [])


def test_text_of_a_page_is_data(node_tool: Callable[[str], str], own_folder: Path) -> None:
    received = run(node_tool("httpyac"), own_folder, "thing.http")
    contents = [got.content.decode() for got in received]
    assert INCLUDES in contents
    assert MULTIPART.splitlines() in [content.splitlines() for content in contents]
    assert {"t": HOSTILE} in [json.loads(content) for content in contents if content.startswith("{")]
    assert not [content for content in contents if "a secret" in content]


def test_the_token_goes_to_the_documented_service_only(
    node_tool: Callable[[str], str], folder: Path, own_folder: Path
) -> None:
    received = run(node_tool("httpyac"), own_folder, "thing.http")
    assert {got.headers["authorization"] for got in received} == {"Bearer a-token"}
    page = (folder / "mocks" / "http" / "thing.http").read_text(encoding="utf-8")
    [foreign] = [block for block in page.split("\n###") if "uploads.example.com" in block]
    assert "authorization" not in foreign.lower()


def test_variables_are_those_of_the_file_alone(folder: Path) -> None:
    for path in (folder / "mocks" / "http").glob("*.http"):
        text = path.read_text(encoding="utf-8").replace("{{host}}", "").replace("{{token}}", "")
        assert "{{" not in text
        assert not [
            line for line in text.splitlines() if line.startswith((">", "<")) and not line.startswith("< ./bodies/")
        ]


def test_every_request_has_a_name_of_its_own(folder: Path) -> None:
    text = (folder / "mocks" / "http" / "thing.http").read_text(encoding="utf-8")
    names = [line.removeprefix("# @name ") for line in text.splitlines() if line.startswith("# @name ")]
    assert len(names) == len(set(names)) == 15
    assert all(name.isidentifier() for name in names)
