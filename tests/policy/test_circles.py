"""No module needs itself: imports make no circle, wherever in a module they stand."""

from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from tests.policy.import_scan import imported
from tests.policy.tree import Module, Violation, listed, modules, plant


def import_circles(root: Path) -> list[Violation]:
    """The first circle of modules, if there is one; a package that its own modules name is a room, not a module."""
    found = {_name(module): module for module in modules(root) if not module.is_package}
    needs = {name: {other for other in _needed(module) if other in found} for name, module in found.items()}
    try:
        TopologicalSorter(needs).prepare()
    except CycleError as error:
        circle: list[str] = error.args[1]
        return [Violation(found[circle[0]].path, 0, f"is imported in a circle: {' <- '.join(circle)}")]
    return []


def _name(module: Module) -> str:
    return module.path.removesuffix(".py").replace("/", ".")


def _needed(module: Module) -> set[str]:
    """`a.b.c` may be a module, or the name `c` of a module."""
    targets = [target for _, target in imported(module.tree) if target is not None]
    return {*targets, *(target.rpartition(".")[0] for target in targets)}


def test_project_imports_in_no_circle(project: Path) -> None:
    found = import_circles(project)
    assert not found, listed(found)


PLANTED = {
    "two-modules": {
        "extractor/model/a.py": "from extractor.model.b import x\n",
        "extractor/model/b.py": "from extractor.model.a import y\n",
    },
    "put-off-into-a-function": {
        "extractor/model/a.py": "def f():\n    from extractor.model.b import x\n    return x\n",
        "extractor/model/b.py": "from extractor.model.a import f\n",
    },
    "by-way-of-a-third": {
        "extractor/model/a.py": "from extractor.model import b\n",
        "extractor/model/b.py": "import extractor.model.c\n",
        "extractor/model/c.py": "from extractor.model.a import f\n",
    },
}


@pytest.mark.parametrize("planted", PLANTED.values(), ids=PLANTED)
def test_planted_circle_is_found(tmp_path: Path, planted: dict[str, str]) -> None:
    assert len(import_circles(plant(tmp_path, planted))) == 1


def test_two_ways_to_one_module_are_no_circle(tmp_path: Path) -> None:
    planted = {
        "extractor/model/a.py": "from extractor.model.b import x\nfrom extractor.model.c import y\n",
        "extractor/model/b.py": "from extractor.model.c import y\n",
        "extractor/model/c.py": "y = 1\n",
        "extractor/model/__init__.py": "from extractor.model.a import x\n",
    }
    assert import_circles(plant(tmp_path, planted)) == []
