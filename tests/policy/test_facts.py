"""Facts are frozen, slotted, keyword-only dataclasses that do not inherit and hold nothing that can change."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.policy.tree import Module, Violation, listed, modules, places, plant

# The rooms whose dataclasses pass from room to room: a value that could change would change for every holder. Outside
# the model, a class that its module keeps to itself (`_Draft`) may collect.
ROOMS = ("extractor/model", "extractor/diagnostics", "extractor/linking", "extractor/compare", "extractor/catalogs")
REQUIRED = ("frozen", "slots", "kw_only")
MUTABLE = frozenset({"list", "set", "bytearray", "List", "Set", "Dict", "defaultdict", "Any"})


def loose_facts(root: Path) -> list[Violation]:
    """Dataclasses that could change, be filled by position, or inherit."""
    return [violation for module in modules(root, *ROOMS) for violation in _of_module(module)]


def _of_module(module: Module) -> Iterator[Violation]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ClassDef) and (module.room == "model" or not node.name.startswith("_")):
            decorator = next(filter(_is_dataclass, node.decorator_list), None)
            if decorator is not None:
                yield from (Violation(module.path, line, what) for line, what in _faults(node, decorator))


def _faults(node: ast.ClassDef, decorator: ast.expr) -> Iterator[tuple[int, str]]:
    missing = [name for name in REQUIRED if name not in _switched_on(decorator)]
    if missing:
        yield node.lineno, f"{node.name} is not {', '.join(missing)}"
    if node.bases:
        yield node.lineno, f"{node.name} inherits"
    for statement in node.body:
        if isinstance(statement, ast.AnnAssign) and MUTABLE & _names(statement.annotation):
            yield statement.lineno, f"{node.name} has a member of type {ast.unparse(statement.annotation)}"


def _is_dataclass(decorator: ast.expr) -> bool:
    function = decorator.func if isinstance(decorator, ast.Call) else decorator
    return ast.unparse(function).split(".")[-1] == "dataclass"


def _switched_on(decorator: ast.expr) -> set[str]:
    keywords = decorator.keywords if isinstance(decorator, ast.Call) else []
    return {
        word.arg for word in keywords if word.arg and isinstance(word.value, ast.Constant) and word.value.value is True
    }


def _names(annotation: ast.expr) -> set[str]:
    return {node.id for node in ast.walk(annotation) if isinstance(node, ast.Name)}


def test_facts_of_the_project_are_frozen(project: Path) -> None:
    found = loose_facts(project)
    assert not found, listed(found)


FROZEN = "@dataclass(frozen=True, slots=True, kw_only=True)\n"
PLANTED = {
    "private-in-the-model": ("@dataclass\nclass _A:\n    x: int\n", [2]),
    "bare": ("@dataclass\nclass A:\n    x: int\n", [2]),
    "not-frozen": ("@dataclass(slots=True, kw_only=True)\nclass A:\n    x: int\n", [2]),
    "frozen-switched-off": ("@dataclass(frozen=False, slots=True, kw_only=True)\nclass A:\n    x: int\n", [2]),
    "by-position": ("@dataclasses.dataclass(frozen=True, slots=True)\nclass A:\n    x: int\n", [2]),
    "inherits": (FROZEN + "class A:\n    x: int\n" + FROZEN + "class B(A):\n    y: int\n", [5]),
    "list-member": (FROZEN + "class A:\n    x: tuple[list[int], ...]\n", [3]),
    "anything": (FROZEN + "class A:\n    x: dict[str, Any]\n", [3]),
}


@pytest.mark.parametrize(("text", "lines"), PLANTED.values(), ids=PLANTED)
def test_planted_loose_fact_is_found(tmp_path: Path, text: str, lines: list[int]) -> None:
    path = "extractor/model/a.py"
    assert places(loose_facts(plant(tmp_path, {path: text}))) == [(path, line) for line in lines]


def test_enumerations_protocols_and_private_collectors_are_left_alone(tmp_path: Path) -> None:
    text = "class A(StrEnum):\n    X = 'x'\nclass B(Protocol):\n    x: list[int]\n" + FROZEN + "class C:\n    x: int\n"
    collecting = "@dataclass(slots=True)\nclass _Draft:\n    x: list[int]\n"
    tree = {"extractor/model/a.py": text, "extractor/linking/a.py": collecting}
    assert loose_facts(plant(tmp_path, tree)) == []
