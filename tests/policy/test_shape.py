"""The size, the opening and the name of every module and function, and what a package's `__init__` holds."""

import ast
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pytest

from tests.policy.tree import Module, Policy, Violation, listed, modules, places, plant

MAX_MODULE_LINES = 500
MAX_FUNCTION_LINES = 40
# A module's opening says what comes in, what goes out, what it refuses to decide and where a new case goes: three to
# eight lines as a rule, and never one.
DOCSTRING_LINES = range(2, 13)
VAGUE_NAMES = frozenset({"common", "data", "info", "misc", "handler", "helper", "manager", "util"})

Function = ast.FunctionDef | ast.AsyncFunctionDef


def long_modules(root: Path) -> list[Violation]:
    """Modules over the bound, of the project and of its tests."""
    sizes = ((module.path, len(module.text.splitlines())) for module in modules(root, "extractor", "tests"))
    return [Violation(path, 0, f"{size} lines") for path, size in sizes if size > MAX_MODULE_LINES]


def long_functions(root: Path) -> list[Violation]:
    """Functions over the bound, from `def` to the last line."""
    return [
        Violation(module.path, function.lineno, f"{function.name} has {_length(function)} lines")
        for module in modules(root)
        for function in _functions(module.tree)
        if _length(function) > MAX_FUNCTION_LINES
    ]


def poor_docstrings(root: Path) -> list[Violation]:
    """Modules whose opening is missing, a single line, or an essay; a package's may be a single line."""
    return [
        Violation(module.path, 1, f"module docstring of {lines} lines")
        for module in modules(root)
        for lines in [len((ast.get_docstring(module.tree) or "").splitlines())]
        if lines not in DOCSTRING_LINES and not (module.is_package and lines)
    ]


def vague_names(root: Path) -> list[Violation]:
    """Modules and packages whose name explains nothing."""
    paths = {PurePosixPath(module.path).with_suffix("") for module in modules(root, "extractor", "tests")}
    return [
        Violation(f"{path}.py", 0, "a name that explains nothing")
        for path in sorted(paths)
        if VAGUE_NAMES & {part.removesuffix("s") for part in path.parts}
    ]


def full_packages(root: Path) -> list[Violation]:
    """What stands in a package's `__init__` besides a docstring, imports and one registry; the top package is free."""
    packages = (module for module in modules(root) if module.is_package and module.room)
    return [violation for module in packages for violation in _surplus(module)]


def _surplus(module: Module) -> Iterator[Violation]:
    body = module.tree.body[1:] if ast.get_docstring(module.tree) is not None else module.tree.body
    statements = [node for node in body if not isinstance(node, ast.Import | ast.ImportFrom)]
    registries = [node for node in statements if _is_registry(node)]
    surplus = [node for node in statements if node not in registries[:1]]
    yield from (Violation(module.path, node.lineno, "more than a docstring and one registry") for node in surplus)


def _is_registry(node: ast.stmt) -> bool:
    match node:
        case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
            return name.isupper() or name == "__all__"
    return False


def _functions(tree: ast.Module) -> Iterator[Function]:
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def _length(function: Function) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


POLICIES: dict[str, Policy] = {
    "long-modules": long_modules,
    "long-functions": long_functions,
    "poor-docstrings": poor_docstrings,
    "vague-names": vague_names,
    "full-packages": full_packages,
}


@pytest.mark.parametrize("policy", POLICIES.values(), ids=POLICIES)
def test_project_keeps_its_shape(project: Path, policy: Policy) -> None:
    found = policy(project)
    assert not found, listed(found)


OPENING = '"""What comes in.\n\nWhat goes out.\n"""\n'
PLANTED: dict[str, tuple[Policy, str, str, list[int]]] = {
    "module-of-501-lines": (long_modules, "extractor/model/a.py", OPENING + "x = 1\n" * 497, [0]),
    "function-of-41-lines": (long_functions, "extractor/model/a.py", "\ndef f():\n" + "    x = 1\n" * 40, [2]),
    "async-method-of-41-lines": (
        long_functions,
        "extractor/model/a.py",
        "class A:\n    async def f(self):\n" + "        x = 1\n" * 40,
        [2],
    ),
    "no-docstring": (poor_docstrings, "extractor/model/a.py", "x = 1\n", [1]),
    "one-line-docstring": (poor_docstrings, "extractor/model/a.py", '"""Pages."""\n', [1]),
    "essay": (poor_docstrings, "extractor/model/a.py", '"""A.\n' + "b\n" * 12 + '"""\n', [1]),
    "package-without-docstring": (poor_docstrings, "extractor/model/__init__.py", "", [1]),
    "vague-module": (vague_names, "extractor/readers/utils.py", OPENING, [0]),
    "vague-test-module": (vague_names, "tests/readers/helpers.py", OPENING, [0]),
    "code-in-a-package": (full_packages, "extractor/model/__init__.py", '"""M."""\n\ndef f():\n    pass\n', [3]),
    "two-registries": (full_packages, "extractor/model/__init__.py", '"""M."""\nA = ()\nB: tuple = ()\n', [3]),
}


@pytest.mark.parametrize(("policy", "path", "text", "lines"), PLANTED.values(), ids=PLANTED)
def test_planted_shape_is_found(tmp_path: Path, policy: Policy, path: str, text: str, lines: list[int]) -> None:
    assert places(policy(plant(tmp_path, {path: text}))) == [(path, line) for line in lines]


def test_vague_package_is_found(tmp_path: Path) -> None:
    assert places(vague_names(plant(tmp_path, {"extractor/helpers/page.py": OPENING}))) == [
        ("extractor/helpers/page.py", 0)
    ]


@pytest.mark.parametrize("policy", POLICIES.values(), ids=POLICIES)
def test_what_is_just_within_bounds_is_left_alone(tmp_path: Path, policy: Policy) -> None:
    tree = {
        "extractor/__init__.py": '"""The top."""\n\ndef __getattr__(name):\n    return name\n',
        "extractor/model/__init__.py": '"""The room."""\n\nfrom extractor.model.a import f\n\nREADERS = (f,)\n',
        "extractor/model/a.py": OPENING + "def f():\n" + "    x = 1\n" * 39 + "y = 1\n" * 456,
        "extractor/model/metadata.py": OPENING,
    }
    assert policy(plant(tmp_path, tree)) == []
