"""The site in Firefox, opened from disk: every view at both widths, quiet, with what its scripts make of it."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.writers.report.test_browser import VIEWS

PROJECT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def firefox() -> str:
    """Where Firefox is; skips where it is not installed."""
    names = (os.environ.get("EXTRACTOR_FIREFOX"), "firefox-esr", "firefox")
    found = next((path for path in (shutil.which(name) for name in names if name) if path), None)
    if found is None:
        pytest.skip("no Firefox is installed")
    return found


@pytest.fixture(scope="module")
def seen(
    firefox: str, site: Path, node_package: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, dict[str, Any]]:
    """What Firefox shows of each view, wide and narrow."""
    node_package("puppeteer-core")
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed")
    pictures = os.environ.get("EXTRACTOR_SCREENSHOTS", "")
    home = {"HOME": str(tmp_path_factory.mktemp("home"))}
    command = [node, str(PROJECT / "tests" / "node" / "firefox.mjs"), firefox, str(site), json.dumps(VIEWS), pictures]
    done = subprocess.run(
        command, check=True, capture_output=True, timeout=300, env=os.environ | home, text=True, encoding="utf-8"
    )
    return {view["name"]: view for view in json.loads(done.stdout)}


@pytest.mark.parametrize("name", VIEWS)
def test_every_view_opens_quietly_and_fits(seen: dict[str, dict[str, Any]], name: str) -> None:
    view = seen[name]
    assert view["heading"]
    assert view["fits"] == {"1600": True, "400": True}
    assert view["strange"] == []


def test_scripts_do_their_work(seen: dict[str, dict[str, Any]]) -> None:
    view = seen["entry-of-an-operation"]
    assert "/app/calls/{call-id}/reject" in view["found"]
    assert view["entry"] == "POST /app/calls/{call-id}/reject"
    assert seen["reference"]["operations"] > 0
