"""A checkout as the policy tests see it: modules with their syntax trees, violations, and planted trees.

A policy is a function from the root of a checkout to the violations it finds, so that the same function judges the
project and a tree that a test plants in a temporary folder. A new policy is a module `test_<promise>.py` with such a
function, a test on the project, and a table of planted violations.
"""

import ast
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple


class Violation(NamedTuple):
    """A place that breaks a promise: `path` relative to the root, `line` 1-based, 0 for a whole file or folder."""

    path: str
    line: int
    what: str

    def __str__(self) -> str:
        """The form that editors turn into a link."""
        return f"{self.path}:{self.line}: {self.what}"


Policy = Callable[[Path], list[Violation]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Module:
    """A Python file: its path from the root, with `/`, its text and its syntax tree."""

    path: str
    text: str
    tree: ast.Module

    @property
    def room(self) -> str:
        """The package below `extractor/` that the module stands in, `""` for the top package itself."""
        parts = self.path.split("/")
        return parts[1] if len(parts) > 2 else ""

    @property
    def is_package(self) -> bool:
        return self.path.endswith("/__init__.py")


@cache
def _parse(text: str, path: str) -> ast.Module:
    return ast.parse(text, filename=path)


def modules(root: Path, *folders: str) -> Iterator[Module]:
    """Every Python module below the folders (by default `extractor`), in path order."""
    for path in files(root, *(folders or ("extractor",)), suffix=".py"):
        text = (root / path).read_text(encoding="utf-8")
        yield Module(path=path, text=text, tree=_parse(text, path))


def files(root: Path, *folders: str, suffix: str = "") -> list[str]:
    """Paths, relative to the root, of the files below the folders; caches and installed packages are no part of it."""
    found = (path for folder in folders for path in (root / folder).rglob(f"*{suffix}") if path.is_file())
    names = sorted(path.relative_to(root).as_posix() for path in found)
    return [name for name in names if not any(map(_is_made, name.split("/")[1:]))]


def _is_made(name: str) -> bool:
    """Whether a tool leaves a folder or file of that name behind; git ignores it."""
    return name in {"__pycache__", "node_modules"} or name.startswith(".")


def plant(root: Path, planted: Mapping[str, str]) -> Path:
    """A small tree of the given files below `root`."""
    for name, text in planted.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def places(violations: list[Violation]) -> list[tuple[str, int]]:
    """Where the violations are, for tests that do not depend on their wording."""
    return [(violation.path, violation.line) for violation in violations]


def listed(violations: list[Violation]) -> str:
    """All violations, a line each, for the message of a failing test."""
    return "\n".join(["", *map(str, violations)])
