"""A Dask cluster gives what processes give, and a worker that dies costs at most the page that killed it."""

import os
import signal
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import extractor
from extractor.engine.executors import Workforce
from extractor.engine.options import parse_engine
from extractor.engine.pages import PageStream
from extractor.model.codec import encode_fact
from extractor.sources.documentation import open_docs
from extractor.sources.error import ExtractorError
from tests.engine.pages import operation_page, small_docs
from tests.sources.planting import plant_files

distributed: Any = pytest.importorskip("distributed", reason="the extra `dask` is not installed")

ROOT = "en-US/api-reference"
NOTE = "\n[!INCLUDE [note](../../includes/note{number}.md)]\n"


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, host="127.0.0.1"
    ) as running:
        yield running


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    files = small_docs()
    for number in range(120):
        page = operation_page(f"thing{number:03}") + NOTE.format(number=number % 3)
        files[f"{ROOT}/beta/api/thing{number:03}-get.md"] = page
    files[f"{ROOT}/includes/note0.md"] = "> [!NOTE]\n> First.\n"
    # names a file in a way that only a reader sees through
    files[f"{ROOT}/includes/note1.md"] = "> [!NOTE]\n> Second.\n\n[!INCLUDE [more](more%2Emd)]\n"
    files[f"{ROOT}/includes/more.md"] = "> [!TIP]\n> More.\n"
    return plant_files(tmp_path / "docs", files)


def facts(docs: Path, cluster: str | None) -> list[bytes]:
    return [encode_fact(page) for page in PageStream(open_docs(docs), workforce=Workforce(cluster=cluster))]


def test_cluster_gives_the_same_output(docs: Path, tmp_path: Path, cluster: Any) -> None:
    engine = cluster.scheduler_address.replace("tcp://", "dask://")
    extractor.build(docs, tmp_path / "alone", jobs=1)
    extractor.build(docs, tmp_path / "cluster", engine=engine)
    alone, built = (
        {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}
        for out in (tmp_path / "alone", tmp_path / "cluster")
    )
    assert built == alone


def test_worker_killed_in_mid_build_costs_nothing(docs: Path, cluster: Any) -> None:
    expected = facts(docs, None)
    victim = _pids(cluster)[0]
    timer = threading.Timer(0.05, os.kill, (victim, signal.SIGKILL))
    timer.start()
    assert facts(docs, cluster.scheduler_address) == expected
    timer.join()
    assert victim not in _pids(cluster)


def _pids(cluster: Any) -> list[int]:
    with distributed.Client(cluster.scheduler_address, set_as_default=False) as client:
        return list(client.run(os.getpid).values())


def test_scheduler_that_is_not_there_ends_the_run(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from extractor.engine import cluster as module

    monkeypatch.setattr(module, "_SECONDS_TO_CONNECT", 0.2)
    with pytest.raises(ExtractorError, match="no scheduler"):
        facts(docs, "tcp://127.0.0.1:1")


@pytest.mark.parametrize("name", ["dask", "dask://", "ray://here:1", ""])
def test_unknown_engines_are_refused(name: str) -> None:
    with pytest.raises(ExtractorError):
        parse_engine(name)
