"""The site that the browser tests open: what a build makes of the project's own documentation."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import extractor
from tests.sources.planting import plant_files
from tests.writers.report.histories import commit_folders
from tests.writers.report.hostile_docs import hostile_docs
from tests.writers.report.written_docs import written_docs


@pytest.fixture(scope="session")
def site(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site made from `docs_in`, with a baseline in which one permission had another name.

    Its history has two revisions: the baseline, and `docs_in` as it is.
    """
    folder = tmp_path_factory.mktemp("site")
    shutil.copytree(project / "docs_in", folder / "before")
    page = folder / "before" / "en-US" / "api-reference" / "beta" / "api" / "application-post-calls.md"
    page.write_text(page.read_text(encoding="utf-8").replace("Calls.Initiate.All", "Calls.Begin.All"), encoding="utf-8")
    now, before = project / "docs_in", folder / "before"
    history = str(commit_folders(folder / "history", {"2026-03-01": before, "2026-05-01": now}))
    extractor.build(now, folder / "out", targets=["report"], baseline=before, history=history)
    return folder / "out" / "report"


@pytest.fixture(scope="session")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same of documentation that attacks."""
    folder = tmp_path_factory.mktemp("hostile")
    plant_files(folder / "docs", hostile_docs())
    extractor.build(folder / "docs", folder / "out", targets=["report"])
    return folder / "out" / "report"


@pytest.fixture(scope="session")
def written_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same of one operation and one type in languages of many scripts."""
    folder = tmp_path_factory.mktemp("written")
    plant_files(folder / "docs", written_docs())
    extractor.build(folder / "docs", folder / "out", targets=["report"])
    return folder / "out" / "report"


@pytest.fixture(scope="session")
def axe(node_package: Callable[[str], Path]) -> Path:
    """The script of axe-core."""
    return node_package("axe-core") / "axe.min.js"
