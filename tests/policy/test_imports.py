"""Imports point down the table of rooms only, wherever in a module they stand."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.policy.import_scan import imported
from tests.policy.tree import Module, Violation, listed, modules, places, plant

_BASE = ("model", "diagnostics")
_READING = (*_BASE, "terms")
_BELOW_ENGINE = (
    *_BASE,
    "terms",
    "sources",
    "readers",
    "recovery",
    "checks",
    "linking",
    "catalogs",
    "compare",
    "writers",
)

# The table of rooms, top to bottom: what each may import besides itself. A new room is a line here and in
# `.github/CONTRIBUTING.md`.
ROOMS: dict[str, tuple[str, ...]] = {
    "model": (),
    "diagnostics": ("model",),
    "terms": ("model",),
    "sources": _BASE,
    "readers": _READING,
    "recovery": _READING,
    "checks": _BASE,
    "linking": _BASE,
    "catalogs": _BASE,
    "compare": _BASE,
    "writers": (*_BASE, "linking", "compare"),
    "engine": _BELOW_ENGINE,
    "commands": (*_BELOW_ENGINE, "engine", ""),
    "pytest_plugin": ("model",),
}

# The top package lists the public names and loads them when first used.
TOP = ("", *ROOMS)


def upward_imports(root: Path) -> list[Violation]:
    """Imports of a room that the table does not allow, relative imports, and folders that the table does not know."""
    return [violation for module in modules(root) for violation in _of_module(module)]


def _of_module(module: Module) -> Iterator[Violation]:
    if module.room and module.room not in ROOMS:
        yield Violation(module.path, 0, f"room {module.room!r} is not in the table")
        return
    allowed = (module.room, *ROOMS[module.room]) if module.room else TOP
    for line, target in imported(module.tree):
        if target is None:
            yield Violation(module.path, line, "imports by a relative or computed name")
        elif _room_of(target) not in allowed:
            yield Violation(module.path, line, f"imports {target}")


def _room_of(target: str) -> str:
    """`extractor.read_page` is a name of the top package, every other second part a room."""
    room = [*target.split("."), ""][1]
    return room if room in ROOMS or target.count(".") > 1 else ""


def test_project_imports_point_down(project: Path) -> None:
    found = upward_imports(project)
    assert not found, listed(found)


def test_table_of_the_contributors_guide_is_this_one(project: Path) -> None:
    guide = (project / ".github" / "CONTRIBUTING.md").read_text(encoding="utf-8")
    documented = re.findall(r"^\| `extractor/(\w+)/` \|", guide, flags=re.MULTILINE)
    assert documented == list(ROOMS)


def test_every_room_imports_only_rooms_above_it() -> None:
    order = ["", *ROOMS]
    upward = [
        (room, other) for room, allowed in ROOMS.items() for other in allowed if order.index(other) >= order.index(room)
    ]
    assert upward == []


PLANTED = {
    "at-the-top": ("extractor/readers/a.py", "from extractor.linking.api import Api\n", [1]),
    "plain-import": ("extractor/model/a.py", "import re\nimport extractor.diagnostics.rule\n", [2]),
    "in-a-function": (
        "extractor/checks/a.py",
        "def f():\n    from extractor.readers.page import x\n    return x\n",
        [2],
    ),
    "for-type-checking": (
        "extractor/linking/a.py",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from extractor.writers.target import Target\n",
        [3],
    ),
    "room-as-a-name": ("extractor/model/a.py", "from extractor import readers\n", [1]),
    "top-package": ("extractor/writers/a.py", "from extractor import read_page\n", [1]),
    "relative": ("extractor/model/a.py", "from .page import Page\n", [1]),
    "named-dynamically": (
        "extractor/compare/a.py",
        "from importlib import import_module\nx = import_module('extractor.engine.build')\n",
        [2],
    ),
    "table-of-names": (
        "extractor/writers/a.py",
        "import importlib\nT = {'a': 'extractor.engine.build'}\nx = importlib.import_module(T['a'])\n",
        [2],
    ),
    "computed-name": ("extractor/model/a.py", "import importlib\nx = importlib.import_module(f'extractor.{1}')\n", [2]),
    "unknown-room": ("extractor/attic/a.py", "x = 1\n", [0]),
}


@pytest.mark.parametrize(("path", "text", "lines"), PLANTED.values(), ids=PLANTED)
def test_planted_upward_import_is_found(tmp_path: Path, path: str, text: str, lines: list[int]) -> None:
    assert places(upward_imports(plant(tmp_path, {path: text}))) == [(path, line) for line in lines]


def test_downward_imports_are_left_alone(tmp_path: Path) -> None:
    text = "from extractor.model.page import Page\nfrom extractor.terms.headings import x\nimport jinja2\n"
    assert upward_imports(plant(tmp_path, {"extractor/readers/a.py": text})) == []
