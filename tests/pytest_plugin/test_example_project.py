"""The example project: a whole suite that a user could have written, over this repository's documentation."""

import shutil
import sys
from pathlib import Path
from subprocess import run

import pytest

import extractor
from tests.policy.tree import files

EXAMPLE = Path(__file__).parent / "example_project"


@pytest.fixture(scope="module")
def example(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with its fixtures built."""
    folder = tmp_path_factory.mktemp("example") / "project"
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("fixtures", "__pycache__"))
    extractor.build(project / "docs_in", folder / "fixtures", targets=("fixtures",), jobs=1)
    return folder


def test_suite_of_the_example_passes(example: Path) -> None:
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-ra"]
    done = run(command, cwd=example, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "11 passed" in done.stdout


def test_suite_of_the_example_fails_when_the_client_changes(example: Path, tmp_path: Path) -> None:
    broken = shutil.copytree(example, tmp_path / "broken")
    module = broken / "callbot" / "clients.py"
    module.write_text(module.read_text(encoding="utf-8").replace('{"reason": reason}', '{"cause": reason}'), "utf-8")
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-k", "reject_sends"]
    done = run(command, cwd=broken, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    shown = [line.strip() for line in done.stdout.splitlines()]
    assert 'E       -  "reason": "<string>"' in shown
    assert 'E       +  "cause": "<string>"' in shown


def test_example_ships_no_fixtures() -> None:
    assert not [name for name in files(EXAMPLE.parent, "example_project") if "/fixtures/" in name]
