"""`build --watch`: what changes is built again, each burst of changes once, until Ctrl-C."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from extractor.engine.watch import watched_paths
from extractor.sources.error import ExtractorError
from tests.engine.pages import operation_page, small_docs
from tests.sources.planting import plant_files

ROOT = "en-US/api-reference"
PAGE = f"{ROOT}/beta/api/call-get.md"
REBUILT = re.compile(r"built in [0-9]+\.[0-9]{2} s: ([0-9]+) written, ([0-9]+) removed; ")

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs signals")


class Watching:
    """A build that watches, in a process of its own."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process

    def line(self) -> str:
        """The next line that it says."""
        assert self.process.stderr is not None
        return self.process.stderr.readline().rstrip()

    def rebuilt(self) -> tuple[int, int]:
        """How many files the next rebuild wrote and removed."""
        line = self.line()
        match = REBUILT.match(line)
        assert match, line
        return int(match[1]), int(match[2])


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    return plant_files(tmp_path / "docs_in", small_docs())


@pytest.fixture
def watching(docs: Path) -> Iterator[Watching]:
    command = [sys.executable, "-m", "extractor", "build", "--watch", "--jobs", "1"]
    with subprocess.Popen(command, cwd=docs.parent, stderr=subprocess.PIPE, text=True) as process:
        watching = Watching(process)
        while not watching.line().startswith("watching "):
            assert process.poll() is None
        yield watching
        process.kill()


def test_page_that_an_editor_replaces_is_built_again(docs: Path, watching: Watching) -> None:
    page = docs / PAGE
    page.with_name(".call-get.md.swp").write_text("half", encoding="utf-8")
    beside = page.with_name("call-get.md~")
    beside.write_text(page.read_text(encoding="utf-8").replace("/app/calls", "/app/phones"), encoding="utf-8")
    beside.replace(page)
    written, _ = watching.rebuilt()
    assert written > 0
    assert "/app/phones/" in (docs.parent / "generated/canonical/beta/openapi.yaml").read_text(encoding="utf-8")


def test_burst_of_changes_is_one_rebuild(docs: Path, watching: Watching) -> None:
    for number in range(30):
        plant_files(docs, {f"{ROOT}/beta/api/thing{number:02}-get.md": operation_page(f"thing{number:02}")})
    watching.rebuilt()
    text = (docs.parent / "generated/canonical/beta/openapi.yaml").read_text(encoding="utf-8")
    assert len(re.findall(r'^  "?/app/thing', text, re.MULTILINE)) == 30
    for page in (docs / ROOT / "beta/api").glob("thing*"):
        page.unlink()
    _, removed = watching.rebuilt()
    assert removed >= 30


def test_rebuild_that_is_impossible_waits_for_the_next(docs: Path, watching: Watching) -> None:
    (docs / "en-US").rename(docs.parent / "away")
    (docs / "de-DE").rename(docs.parent / "away-too")
    assert watching.line().startswith("extractor: error: ")
    (docs.parent / "away").rename(docs / "en-US")
    watching.rebuilt()


def test_ctrl_c_ends_the_watching(watching: Watching) -> None:
    watching.process.send_signal(signal.SIGINT)
    _, errors = watching.process.communicate(timeout=30)
    assert watching.process.returncode == 130
    assert "Traceback" not in errors


def test_includes_beside_the_folder_are_watched_and_revisions_are_not(docs: Path) -> None:
    (root,) = watched_paths(docs / ROOT / "beta", {})
    assert root == docs / "en-US"
    with pytest.raises(ExtractorError, match="revision"):
        watched_paths(f"{docs}@HEAD", {})
