"""Every promise of the tables in `.github` names the test that holds it, and that test is there.

Where a table also says which module or folder keeps a promise, that is there too.
"""

import re
from pathlib import Path

import pytest

_ROW = re.compile(r"^\|(?P<promise>[^|]+)\|(?:(?P<where>[^|]+)\|)?(?P<tests>[^|]+)\|$", re.MULTILINE)
_TEST = re.compile(r"`(?P<file>tests/[\w/]+\.py)(?:::(?P<name>test_\w+))?`")
_MODULE = re.compile(r"`((?:extractor|templates)/[\w./]+)`")
# the tables, and the fewest promises that each holds
TABLES = {".github/SECURITY.md": 30, ".github/OPENAPI.md": 60}


def promises(text: str) -> list[re.Match[str]]:
    """The rows of a table of promises, without its head."""
    return [
        row
        for row in _ROW.finditer(text)
        if not set(row["promise"]) <= set("- ") and row["promise"].strip() != "promise"
    ]


def unkept(root: Path, text: str) -> list[str]:
    """Promises of a table that name no test, or a test or a module that does not exist."""
    return [row["promise"].strip() for row in promises(text) if not _is_kept(root, row["where"], row["tests"])]


def _is_kept(root: Path, where: str | None, tests: str) -> bool:
    named, modules = list(_TEST.finditer(tests)), _MODULE.findall(where or "")
    are_there = all((root / module).exists() for module in modules) and (where is None or bool(modules))
    return bool(named) and are_there and all(_is_there(root / test["file"], test["name"]) for test in named)


def _is_there(file: Path, name: str | None) -> bool:
    return file.is_file() and (name is None or f"\ndef {name}(" in file.read_text(encoding="utf-8"))


@pytest.mark.parametrize(("path", "fewest"), TABLES.items(), ids=TABLES)
def test_every_promise_is_held_by_a_test(project: Path, path: str, fewest: int) -> None:
    text = (project / path).read_text(encoding="utf-8")
    assert len(promises(text)) >= fewest
    assert unkept(project, text) == []


@pytest.mark.parametrize("tests", ["", "`tests/a.py::test_gone`", "`tests/gone.py`", "tests/a.py"])
def test_planted_empty_promise_is_found(tmp_path: Path, tests: str) -> None:
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests/a.py").write_text("\ndef test_there() -> None: ...\n", encoding="utf-8")
    head = "| promise | test |\n|---|---|\n| kept | `tests/a.py::test_there` |\n"
    assert unkept(tmp_path, f"{head}| empty | {tests} |\n") == ["empty"]


@pytest.mark.parametrize("where", ["", "`extractor/gone.py`", "extractor/there.py"])
def test_planted_place_that_is_not_there_is_found(tmp_path: Path, where: str) -> None:
    for path in ("tests/a.py", "extractor/there.py"):
        (tmp_path / path).parent.mkdir()
        (tmp_path / path).write_text("\ndef test_there() -> None: ...\n", encoding="utf-8")
    head = "| promise | where | tests |\n|---|---|---|\n| kept | `extractor/there.py` | `tests/a.py::test_there` |\n"
    assert unkept(tmp_path, f"{head}| empty | {where} | `tests/a.py` |\n") == ["empty"]
