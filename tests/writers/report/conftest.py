"""The site that the browser tests open: what a build makes of the project's own documentation."""

from collections.abc import Callable
from pathlib import Path

import pytest

import extractor


@pytest.fixture(scope="session")
def site(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site made from `docs_in`."""
    out = tmp_path_factory.mktemp("site") / "generated"
    extractor.build(project / "docs_in", out, targets=["report"])
    return out / "report"


@pytest.fixture(scope="session")
def axe(node_package: Callable[[str], Path]) -> Path:
    """The script of axe-core."""
    return node_package("axe-core") / "axe.min.js"
