"""Nothing unfinished in the code, and no path of one machine anywhere."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from extractor.writers.report.assets import VENDORED
from tests.policy.tree import Module, Policy, Violation, files, listed, modules, places, plant

_MARKER = re.compile(r"\b(?:TODO|FIXME|XXX|HACK)\b|\bNotImplementedError\b")
_MACHINE_PATH = re.compile(r"(?<![\w}.)>])(?:/(?:home|root|work|tmp|farm)/\w|/Users/(?!\{)\w+/\w|[A-Z]:\\\\?Users\\)")
# Text in folders that the project wrote; the documentation and what is made of it are data.
WRITTEN = ("extractor", "templates", "tests", ".ci", ".github")
# What others wrote and is delivered as it is
VENDORED_FILES = frozenset(f"templates/report/assets/{name}" for library in VENDORED for _, name in library.files)
TOP_FILES = ("pyproject.toml", "README.md", ".gitignore")


def unfinished(root: Path) -> list[Violation]:
    """Markers of work left over, in code and templates, and functions without a body."""
    marked = _matches(root, files(root, "extractor", "templates"), _MARKER)
    return sorted([*marked, *(violation for module in modules(root) for violation in _empty_functions(module))])


def machine_paths(root: Path) -> list[Violation]:
    """Absolute paths that exist on one machine only."""
    top = [name for name in TOP_FILES if (root / name).is_file()]
    return list(_matches(root, [*top, *files(root, *WRITTEN)], _MACHINE_PATH))


def _matches(root: Path, paths: list[str], pattern: re.Pattern[str]) -> Iterator[Violation]:
    for path in paths:
        if path in VENDORED_FILES:
            continue
        text = (root / path).read_text(encoding="utf-8", errors="replace")
        for number, line in enumerate(text.splitlines(), start=1):
            if match := pattern.search(line):
                yield Violation(path, number, match[0])


def _empty_functions(module: Module) -> Iterator[Violation]:
    protocols = {
        method
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ClassDef) and any(ast.unparse(base).startswith("Protocol") for base in node.bases)
        for method in node.body
    }
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node not in protocols and _is_empty(node):
            yield Violation(module.path, node.lineno, f"{node.name} has no body")


def _is_empty(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether nothing is done; a function that returns nothing and says so in its docstring may do nothing."""
    if any(ast.unparse(decorator).endswith("overload") for decorator in function.decorator_list):
        return False
    explained = ast.get_docstring(function) is not None and len(function.body) == 1
    if explained and function.returns is not None and ast.unparse(function.returns) == "None":
        return False
    return all(_does_nothing(statement) for statement in function.body)


def _does_nothing(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Pass) or (
        isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
    )


POLICIES: dict[str, Policy] = {"unfinished": unfinished, "machine-paths": machine_paths}


@pytest.mark.parametrize("policy", POLICIES.values(), ids=POLICIES)
def test_project_leaves_nothing_over(project: Path, policy: Policy) -> None:
    found = policy(project)
    assert not found, listed(found)


# Joined from halves where this file would otherwise find itself.
PLANTED: dict[str, tuple[Policy, str, str, list[int]]] = {
    "marker": (unfinished, "extractor/model/a.py", "x = 1  # TODO: more\n", [1]),
    "marker-in-a-template": (unfinished, "templates/python/a.j2", "a\n{# FIXME #}\n", [2]),
    "not-implemented": (unfinished, "extractor/model/a.py", "def f():\n    raise NotImplementedError\n", [2]),
    "stub": (unfinished, "extractor/model/a.py", 'def f():\n    """Gives it."""\n', [1]),
    "ellipsis": (unfinished, "extractor/model/a.py", "def f() -> None: ...\n", [1]),
    "pass": (unfinished, "extractor/model/a.py", "class A:\n    async def f(self):\n        pass\n", [2]),
    "home": (machine_paths, "extractor/model/a.py", "X = '/ho" + "me/someone/x'\n", [1]),
    "home-on-a-mac": (machine_paths, "README.md", "\n    /Us" + "ers/someone/x\n", [2]),
    "home-on-windows": (machine_paths, ".ci/run", "C:" + "\\Users\\someone\n", [1]),
    "temporary": (machine_paths, "tests/model/a.py", "X = '/tm" + "p/x'\n", [1]),
    "workplace": (machine_paths, ".github/CONTRIBUTING.md", "see (/wo" + "rk/shared)\n", [1]),
}


@pytest.mark.parametrize(("policy", "path", "text", "lines"), PLANTED.values(), ids=PLANTED)
def test_planted_leftover_is_found(tmp_path: Path, policy: Policy, path: str, text: str, lines: list[int]) -> None:
    assert places(policy(plant(tmp_path, {path: text}))) == [(path, line) for line in lines]


@pytest.mark.parametrize("policy", POLICIES.values(), ids=POLICIES)
def test_paths_of_the_api_and_protocols_are_left_alone(tmp_path: Path, policy: Policy) -> None:
    text = (
        'class A(Protocol):\n    def f(self) -> int:\n        """Gives it."""\n\n'
        'def silent() -> None:\n    """Takes no notice."""\n\n'
        'X = ["/Users/{id}/messages", "/me/drive/root/children", "api/tmp/x", "xxx-values"]\n'
    )
    assert policy(plant(tmp_path, {"extractor/model/a.py": text})) == []
