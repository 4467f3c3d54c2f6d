"""The mocks of this repository's documentation, built once."""

from pathlib import Path

import pytest

import extractor

TARGETS = ("fixtures", "devproxy", "wiremock", "vcr", "responses", "http")


@pytest.fixture(scope="session")
def built(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the canonical versions."""
    out = tmp_path_factory.mktemp("built")
    extractor.build(project / "docs_in", out, targets=TARGETS, jobs=1)
    return out / "canonical"
