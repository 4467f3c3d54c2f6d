"""Whatever is written is registered: every module can be reached from an entry point, every rule can be found."""

import ast
import tomllib
from collections.abc import Collection, Iterator
from pathlib import Path

import pytest

from extractor.diagnostics.catalog import FAMILIES, RULES
from extractor.writers.registry import NOTICE, WRITERS
from tests.policy.import_scan import imported
from tests.policy.tree import Module, Violation, listed, modules, places, plant


def unreached_modules(root: Path) -> list[Violation]:
    """Modules that no entry point imports, directly or through others: a reader, check or writer without its line."""
    existing = {_name(module): module for module in modules(root)}
    reached: set[str] = set()
    waiting = ["extractor", "extractor.__main__", *_entry_points(root)]
    while waiting:
        name = waiting.pop()
        if name in existing and name not in reached:
            reached.add(name)
            waiting.extend(_reached_from(existing[name]))
    strangers = (module for name, module in existing.items() if name not in reached and not module.is_package)
    return [Violation(module.path, 0, "nothing imports it") for module in strangers]


def unknown_rules(root: Path, catalog: Collection[str]) -> list[Violation]:
    """Rules that code reports and the catalog does not hold."""
    return [
        Violation(module.path, line, f"reports {rule}")
        for module in modules(root)
        for line, rule in _reported(module.tree)
        if rule not in catalog
    ]


def unused_rules(root: Path, catalog: Collection[str]) -> list[str]:
    """Rules of the catalog that no code outside the catalog names."""
    named = {
        node.value
        for module in modules(root)
        if module.room != "diagnostics"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    return sorted(set(catalog) - named)


def unmatched_templates(root: Path, targets: Collection[str]) -> list[str]:
    """Targets without a folder of templates, and folders that belong to no target."""
    folders = {path.name for path in (root / "templates").iterdir() if path.is_dir()}
    return sorted(folders ^ set(targets))


def _name(module: Module) -> str:
    return module.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _entry_points(root: Path) -> Iterator[str]:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for group in (project.get("scripts", {}), *project.get("entry-points", {}).values()):
        yield from (target.partition(":")[0] for target in group.values())


def _reached_from(module: Module) -> Iterator[str]:
    """Each imported name, as a module and as a member of one, with the packages above it."""
    for _, target in imported(module.tree):
        parts = (target or "").split(".")
        yield from (".".join(parts[:count]) for count in range(1, len(parts) + 1))


def _reported(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Line and name of each rule that is named where something is reported."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(attr="add" | "add_at") as add, args=[ast.Constant(value=str(rule)), *_]):
                if ast.unparse(add.value).split(".")[-1].strip("_") == "report":
                    yield node.lineno, rule


def test_every_module_of_the_project_is_reached(project: Path) -> None:
    found = unreached_modules(project)
    assert not found, listed(found)


def test_every_reported_rule_is_in_the_catalog(project: Path) -> None:
    found = unknown_rules(project, RULES)
    assert not found, listed(found)


def test_every_rule_of_the_catalog_is_reported_by_something(project: Path) -> None:
    assert unused_rules(project, RULES) == []


def test_no_rule_stands_twice_in_the_catalog() -> None:
    assert sorted(rule.name for _, rules in FAMILIES for rule in rules) == sorted(RULES)


# Templates that a command renders by itself: those of changes, and of what locales disagree on.
COMMANDS = ("diff", "locales")


def test_every_target_has_its_templates(project: Path) -> None:
    names = [target.name for target in (*WRITERS, NOTICE)]
    assert unmatched_templates(project, (*names, *COMMANDS)) == []
    assert len(names) == len(set(names))


PYPROJECT = "[project.scripts]\nextractor = 'extractor.commands.main:main'\n"
CHECK = "def check(report):\n    report.add('seen-often', 3)\n    report.add_at('no-such-rule', 'a.md', None)\n"
TREE = {
    "pyproject.toml": PYPROJECT,
    "extractor/__init__.py": "import importlib\nAPI = 'extractor.engine.api'\nx = importlib.import_module(API)\n",
    "extractor/engine/__init__.py": "",
    "extractor/engine/api.py": "def f():\n    from extractor.checks import pairing\n    return pairing\n",
    "extractor/checks/__init__.py": "",
    "extractor/checks/pairing.py": CHECK,
    "extractor/commands/main.py": "import extractor.commands.build\n",
    "extractor/commands/build.py": "x = set()\nx.add('not-a-rule')\n",
}


@pytest.mark.parametrize("path", ["extractor/checks/forgotten.py", "extractor/readers/islands/a.py"])
def test_planted_unregistered_module_is_found(tmp_path: Path, path: str) -> None:
    root = plant(tmp_path, TREE | {path: "from extractor.checks import pairing\n"})
    assert places(unreached_modules(root)) == [(path, 0)]


def test_reached_modules_are_left_alone(tmp_path: Path) -> None:
    assert unreached_modules(plant(tmp_path, TREE)) == []


def test_planted_rule_without_entry_and_entry_without_check_are_found(tmp_path: Path) -> None:
    root = plant(tmp_path, TREE)
    catalog = ("seen-often", "never-seen")
    assert places(unknown_rules(root, catalog)) == [("extractor/checks/pairing.py", 3)]
    assert unused_rules(root, catalog) == ["never-seen"]


def test_planted_target_without_templates_and_templates_without_target_are_found(tmp_path: Path) -> None:
    root = plant(tmp_path, {"templates/python/a.j2": "", "templates/java/a.j2": ""})
    assert unmatched_templates(root, ("python", "swift")) == ["java", "swift"]
