"""Only `engine/`, `commands/` and `sources/` touch disk, clock, environment, randomness or standard output."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.policy.tree import Module, Violation, listed, modules, places, plant

IMPURE_ROOMS = {
    "engine": "builds: reads, caches and writes files, starts workers",
    "commands": "is the command line",
    "sources": "reads the documentation",
    "pytest_plugin": "reads generated fixtures into a test run",
}

# What a module of another room may do all the same, and why. A path that ends in `/` stands for a whole room.
EXCEPTIONS: dict[tuple[str, str], str] = {
    ("extractor/writers/environment.py", "jinja2.FileSystemLoader"): "templates are files, some of them the user's own",
    ("extractor/terms/", "importlib.resources"): "the vocabulary of a locale is a packaged TOML file",
    ("extractor/terms/", "iterdir"): "lists the packaged TOML files",
    ("extractor/terms/", "read_text"): "reads a packaged TOML file",
}

# How code reaches the world, by what it reaches: modules, members of modules, built-in functions, methods of any value.
MODULES = {
    "disk": (
        "fileinput",
        "glob",
        "importlib.resources",
        "linecache",
        "mmap",
        "shelve",
        "shutil",
        "tempfile",
        "zipfile",
    ),
    "stored data": ("pygit2", "sqlite3", "watchfiles"),
    "clock": ("time",),
    "environment": ("ctypes", "fcntl", "getpass", "locale", "os", "platform", "resource", "signal"),
    "chance": ("random", "secrets"),
    "network": ("http.client", "http.server", "requests", "select", "socket", "urllib.request"),
    "processes": ("asyncio", "concurrent", "multiprocessing", "subprocess", "threading"),
    "output": ("atexit", "logging", "rich", "typer", "warnings"),
}
NAMES = {
    "disk": (
        "io.FileIO",
        "io.open",
        "jinja2.FileSystemLoader",
        "jinja2.PackageLoader",
        "pathlib.Path",
        "pkgutil.get_data",
    ),
    "clock": ("datetime.date.today", "datetime.datetime.now", "datetime.datetime.today", "datetime.datetime.utcnow"),
    "chance": ("uuid.getnode", "uuid.uuid1", "uuid.uuid4"),
}
BUILTINS = {
    "disk": ("open",),
    "chance": ("hash",),
    "output": ("breakpoint", "input", "print"),
    "code": ("__import__", "compile", "eval", "exec"),
}
METHODS = {
    "disk, reading": ("exists", "is_dir", "is_file", "open", "read_bytes", "read_text", "readlink", "stat", "lstat"),
    "disk, listing": ("glob", "iterdir", "rglob"),
    "disk, writing": ("chmod", "mkdir", "rmdir", "symlink_to", "touch", "unlink", "write_bytes", "write_text"),
    "clock": ("now", "today", "utcnow"),
    "environment": ("cwd", "expanduser"),
}
PURE_SYS = frozenset({"byteorder", "hexversion", "intern", "maxsize", "maxunicode", "version_info"})


def impurities(root: Path) -> list[Violation]:
    """Everything outside the impure rooms that reaches the world by its name."""
    pure = (module for module in modules(root) if module.room not in IMPURE_ROOMS)
    return [violation for module in pure for violation in _of_module(module)]


def _of_module(module: Module) -> Iterator[Violation]:
    for line, name in sorted(set(_touched(module.tree))):
        if not _is_excepted(module.path, name):
            yield Violation(module.path, line, f"uses {name}")


def _is_excepted(path: str, name: str) -> bool:
    return any(_covers(exception, path, name) for exception in EXCEPTIONS)


def _covers(exception: tuple[str, str], path: str, name: str) -> bool:
    place, allowed = exception
    in_place = path.startswith(place) if place.endswith("/") else path == place
    return in_place and (name == allowed or name.startswith(f"{allowed}."))


def _touched(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=aliases):
                yield from ((node.lineno, alias.name) for alias in aliases if _is_module(alias.name))
            case ast.ImportFrom(module=str(module), names=aliases):
                yield from ((node.lineno, name) for name in _imported_names(module, aliases))
            case ast.Call(func=ast.Name(id=name)) if _in(BUILTINS, name):
                yield node.lineno, name
            case ast.Call(func=ast.Attribute(attr=name)) if _in(METHODS, name):
                yield node.lineno, name
            case ast.Attribute():
                yield from _touched_attribute(node)


def _imported_names(module: str, aliases: list[ast.alias]) -> Iterator[str]:
    if _is_module(module):
        yield module
        return
    for alias in aliases:
        name = f"{module}.{alias.name}"
        if _in(NAMES, name) or _is_module(name) or (module == "sys" and alias.name not in PURE_SYS):
            yield name


def _touched_attribute(node: ast.Attribute) -> Iterator[tuple[int, str]]:
    name = ast.unparse(node)
    if _in(NAMES, name) or (name.startswith("sys.") and name.split(".")[1] not in PURE_SYS):
        yield node.lineno, name


def _is_module(name: str) -> bool:
    parts = name.split(".")
    return any(_in(MODULES, ".".join(parts[:count])) for count in range(1, len(parts) + 1))


def _in(table: dict[str, tuple[str, ...]], name: str) -> bool:
    return any(name in names for names in table.values())


def test_project_touches_the_world_in_its_rooms_only(project: Path) -> None:
    found = impurities(project)
    assert not found, listed(found)


def test_every_exception_is_still_needed(project: Path) -> None:
    used = [(module.path, name) for module in modules(project) for _, name in _touched(module.tree)]
    unneeded = [exception for exception in EXCEPTIONS if not any(_covers(exception, *use) for use in used)]
    assert unneeded == []


PLANTED = {
    "open": ("x = open('a')\n", [1]),
    "path-read": ("def f(p):\n    return p.read_text()\n", [2]),
    "path-import": ("from pathlib import Path, PurePosixPath\n", [1]),
    "os": ("import os\nx = os.environ\n", [1]),
    "os-path": ("from os.path import join\n", [1]),
    "print": ("print('x')\n", [1]),
    "stdout": ("import sys\nsys.stdout.write('x')\n", [2]),
    "argv-by-name": ("from sys import argv\n", [1]),
    "clock": ("import datetime\nx = datetime.datetime.now()\n", [2]),
    "clock-by-name": ("from datetime import date\nx = date.today()\n", [2]),
    "time": ("def f():\n    import time\n    return time.time()\n", [2]),
    "random": ("from random import choice\n", [1]),
    "uuid4": ("from uuid import uuid4\n", [1]),
    "process": ("import subprocess\n", [1]),
    "network": ("import urllib.request\n", [1]),
    "eval": ("x = eval('1')\n", [1]),
    "hash-seed": ("x = hash('a')\n", [1]),
    "loader": ("from jinja2 import FileSystemLoader\n", [1]),
    "resources-of-another-room": ("from importlib.resources import files\n", [1]),
    "resources-as-a-name": ("from importlib import resources\n", [1]),
    "progress-bar": ("from rich.console import Console\n", [1]),
}


@pytest.mark.parametrize(("text", "lines"), PLANTED.values(), ids=PLANTED)
def test_planted_impurity_is_found(tmp_path: Path, text: str, lines: list[int]) -> None:
    path = "extractor/linking/a.py"
    found = impurities(plant(tmp_path, {path: text}))
    assert sorted(set(places(found))) == [(path, line) for line in lines]


def test_pure_code_and_impure_rooms_are_left_alone(tmp_path: Path) -> None:
    pure = (
        "import io\nimport sys\nfrom datetime import date\nfrom pathlib import PurePosixPath\nfrom uuid import uuid5\n"
        "x = sys.intern('a')\nd = date.fromisoformat('2019-01-01')\nb = io.StringIO()\n"
    )
    impure = "import os\nimport time\nprint(open(os.environ['a']), time.time())\n"
    terms = "from importlib.resources import files\nx = files('extractor').joinpath('a.toml').read_text()\n"
    tree = {"extractor/linking/a.py": pure, "extractor/engine/a.py": impure, "extractor/terms/a.py": terms}
    assert impurities(plant(tmp_path, tree)) == []
