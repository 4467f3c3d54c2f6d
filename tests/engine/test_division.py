"""How work is divided never shows: any number of processes, any order of files, and copies that die."""

import os
import random
import signal
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

import extractor
from extractor.engine import executors, forks, making, parts
from extractor.engine.forks import Tokens, run_forked
from extractor.sources.folder import FolderTree
from tests.engine.pages import operation_page, resource_page, small_docs
from tests.sources.planting import plant_files

forking = pytest.mark.skipif(Tokens(2).context is None, reason="this system has no fork, or none that is safe")
BETA = "en-US/api-reference/beta"


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    files = small_docs()
    for number in range(40):
        files[f"{BETA}/api/thing{number:02}-get.md"] = operation_page(f"thing{number:02}")
        files[f"{BETA}/resources/thing{number:02}.md"] = resource_page(f"thing{number:02}")
    return plant_files(tmp_path / "docs", files)


@pytest.fixture
def divided(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Small sets are divided too; collects the copies that this process made.

    Work is not divided while threads run that a copy would lack, such as those that a test of the cluster leaves
    behind: then the test runs in a process of its own.
    """
    if not Tokens(2).allow_forks:
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", request.node.nodeid]
        done = subprocess.run(command, cwd=request.config.rootpath, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout
        pytest.skip("passed in a process without other threads")
    monkeypatch.setattr(making, "_FEWEST_TO_DIVIDE", 1)
    monkeypatch.setattr(executors, "_FEWEST_PAGES", 2)
    started: list[int] = []
    start = forks._start

    def logged_start(piece: Callable[[], Any], tokens: Tokens) -> Any:
        process, connection = start(piece, tokens)
        started.append(process.pid)
        return process, connection

    monkeypatch.setattr(forks, "_start", logged_start)
    return started


def output(docs: Path, out: Path, **options: Any) -> dict[str, bytes]:
    extractor.build(docs, out, **options)
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}


@forking
def test_any_number_of_processes_gives_the_same_output(docs: Path, tmp_path: Path, divided: list[int]) -> None:
    alone = output(docs, tmp_path / "1", jobs=1)
    assert divided == []
    assert output(docs, tmp_path / "2", jobs=2) == alone
    assert len(divided) == len({"beta", "v1.0"})
    assert output(docs, tmp_path / "4", jobs=4) == alone


@forking
def test_copies_that_are_killed_cost_time_alone(
    docs: Path, tmp_path: Path, divided: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = output(docs, tmp_path / "1", jobs=1)
    original, link = os.getpid(), parts.link

    def die(pages: Any) -> Any:
        if os.getpid() != original:
            os.kill(os.getpid(), signal.SIGKILL)
        return link(pages)

    monkeypatch.setattr(parts, "link", die)
    assert output(docs, tmp_path / "2", jobs=2) == alone
    assert divided


@forking
def test_results_keep_the_order_of_the_pieces_and_errors_arrive() -> None:
    tokens = Tokens(2)
    assert run_forked([partial(pow, number, 2) for number in range(5)], tokens) == [0, 1, 4, 9, 16]

    def fail() -> int:
        raise ValueError("told by the copy")

    with pytest.raises(ValueError, match="told by the copy"):
        run_forked([lambda: 1, fail], tokens)


@pytest.mark.parametrize("seed", [1, 2])
def test_order_in_which_folders_list_their_files_does_not_matter(
    docs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    listed = output(docs, tmp_path / "listed")
    entries = FolderTree.entries

    def shuffled(tree: FolderTree, folder: str) -> Any:
        found = list(entries(tree, folder))
        random.Random(seed).shuffle(found)  # noqa: S311 - an order is no secret
        return tuple(found)

    monkeypatch.setattr(FolderTree, "entries", shuffled)
    assert output(docs, tmp_path / "shuffled") == listed
