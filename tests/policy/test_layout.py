"""The top level of the repository is fixed: everything has its place below one of these folders."""

from fnmatch import fnmatch
from pathlib import Path

from tests.policy.tree import Violation, listed, places, plant

FOLDERS = ("extractor", "templates", "docs_in", "generated", "tests")
FILES = ("pyproject.toml", "README.md", "LICENSE")


def misplaced(root: Path) -> list[Violation]:
    """What stands at the top besides the fixed names, dot-files and what git ignores, and the fixed names missing."""
    expected = {*FOLDERS, *FILES}
    present = {
        path.name for path in root.iterdir() if not path.name.startswith(".") and not _is_ignored(root, path.name)
    }
    missing = {name for name in FOLDERS if not (root / name).is_dir()} | {
        name for name in FILES if not (root / name).is_file()
    }
    return [
        *(Violation(name, 0, "has no place at the top") for name in sorted(present - expected)),
        *(Violation(name, 0, "is missing") for name in sorted(missing)),
    ]


def _is_ignored(root: Path, name: str) -> bool:
    ignored = root / ".gitignore"
    patterns = ignored.read_text(encoding="utf-8").split() if ignored.is_file() else []
    return any(fnmatch(name, pattern.strip("/")) for pattern in patterns)


def test_top_level_of_the_project_is_the_fixed_one(project: Path) -> None:
    found = misplaced(project)
    assert not found, listed(found)


TREE = {**{f"{folder}/a": "" for folder in FOLDERS}, **dict.fromkeys(FILES, ""), ".gitignore": "build/\n*.egg-info/\n"}


def test_planted_stranger_is_found(tmp_path: Path) -> None:
    tree = TREE | {"scripts/run.py": "", "NOTES.md": ""}
    assert places(misplaced(plant(tmp_path, tree))) == [("NOTES.md", 0), ("scripts", 0)]


def test_missing_folder_is_found(tmp_path: Path) -> None:
    tree = {name: text for name, text in TREE.items() if name not in ("generated/a", "LICENSE")}
    assert places(misplaced(plant(tmp_path, tree))) == [("LICENSE", 0), ("generated", 0)]


def test_dot_files_and_ignored_names_are_left_alone(tmp_path: Path) -> None:
    tree = TREE | {".github/a": "", "build/a": "", "x.egg-info/a": ""}
    assert misplaced(plant(tmp_path, tree)) == []
