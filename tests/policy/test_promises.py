"""Every promise of `.github/SECURITY.md` names the test that holds it, and that test is there."""

import re
from pathlib import Path

import pytest

_ROW = re.compile(r"^\|(?P<promise>[^|]+)\|(?P<tests>[^|]+)\|$", re.MULTILINE)
_TEST = re.compile(r"`(?P<file>tests/[\w/]+\.py)(?:::(?P<name>test_\w+))?`")
_HEAD = ("promise", "")
FEWEST = 30


def unkept(root: Path, text: str) -> list[str]:
    """Promises of a table that name no test, or one that does not exist."""
    rows = [
        row
        for row in _ROW.finditer(text)
        if not set(row["promise"]) <= set("- ") and row["promise"].strip() != "promise"
    ]
    return [row["promise"].strip() for row in rows if not _is_kept(root, row["tests"])]


def _is_kept(root: Path, tests: str) -> bool:
    named = list(_TEST.finditer(tests))
    return bool(named) and all(_is_there(root / test["file"], test["name"]) for test in named)


def _is_there(file: Path, name: str | None) -> bool:
    return file.is_file() and (name is None or f"\ndef {name}(" in file.read_text(encoding="utf-8"))


def test_every_promise_is_held_by_a_test(project: Path) -> None:
    text = (project / ".github/SECURITY.md").read_text(encoding="utf-8")
    assert len(_ROW.findall(text)) >= FEWEST
    assert unkept(project, text) == []


@pytest.mark.parametrize("tests", ["", "`tests/a.py::test_gone`", "`tests/gone.py`", "tests/a.py"])
def test_planted_empty_promise_is_found(tmp_path: Path, tests: str) -> None:
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests/a.py").write_text("\ndef test_there() -> None: ...\n", encoding="utf-8")
    head = "| promise | test |\n|---|---|\n| kept | `tests/a.py::test_there` |\n"
    assert unkept(tmp_path, f"{head}| empty | {tests} |\n") == ["empty"]
