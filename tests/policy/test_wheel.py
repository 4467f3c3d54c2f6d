"""The wheel holds everything that a run needs: modules, templates, vocabularies and the typing marker; nothing else."""

import os
import shutil
import sys
import zipfile
from hashlib import sha256
from pathlib import Path
from subprocess import run

import pytest

from tests.policy.tree import files, plant

BUILD = """
import sys
from hatchling.builders.wheel import WheelBuilder
print(next(WheelBuilder(sys.argv[1]).build(directory=sys.argv[2], versions=["standard"])))
"""


def missing_from_wheel(root: Path, names: set[str]) -> list[str]:
    """Files of the package and templates that the wheel of the names does not hold where they are looked for."""
    packaged = set(files(root, "extractor"))
    templates = {f"extractor/{name}" for name in files(root, "templates")}
    return sorted((packaged | templates) - names)


def surplus_in_wheel(names: set[str]) -> list[str]:
    """What the wheel installs besides the package and its metadata."""
    return sorted(name for name in names if name.split("/")[0] != "extractor" and ".dist-info/" not in name)


def make_wheel(root: Path, folder: Path) -> Path:
    """The wheel that the project's own build backend makes of the tree."""
    pytest.importorskip("hatchling", reason="the build backend is not installed")
    built = run([sys.executable, "-c", BUILD, str(root), str(folder)], capture_output=True, text=True, check=True)
    return Path(built.stdout.strip())


def build_wheel(root: Path, folder: Path) -> set[str]:
    """The names in the wheel of the tree."""
    with zipfile.ZipFile(make_wheel(root, folder)) as wheel:
        return set(wheel.namelist())


@pytest.fixture(scope="module")
def copy(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_tree(project, tmp_path_factory.mktemp("checkout"))


def copy_tree(project: Path, folder: Path) -> Path:
    """What goes into a wheel, apart from the checkout: building must not leave anything there."""
    folder.mkdir(exist_ok=True)
    for name in ("pyproject.toml", "README.md", "LICENSE", ".gitignore"):
        shutil.copy(project / name, folder / name)
    for name in ("extractor", "templates"):
        shutil.copytree(project / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def test_wheel_of_the_project_is_complete(copy: Path, tmp_path: Path) -> None:
    names = build_wheel(copy, tmp_path)
    assert missing_from_wheel(copy, names) == []
    assert surplus_in_wheel(names) == []
    assert "extractor/py.typed" in names
    assert [name for name in names if name.startswith("extractor/templates/")]
    assert [name for name in names if name.startswith("extractor/terms/") and name.endswith(".toml")]


def test_wheel_does_not_depend_on_who_built_it_when_and_where(copy: Path, project: Path, tmp_path: Path) -> None:
    again = copy_tree(project, tmp_path / "another place")
    for place in again.rglob("*"):
        os.utime(place, (1_000_000_000, 1_000_000_000))
        if place.is_file():
            place.chmod(0o600)
    one, other = make_wheel(copy, tmp_path / "one"), make_wheel(again, tmp_path / "other")
    assert one.name == other.name
    assert sha256(one.read_bytes()).hexdigest() == sha256(other.read_bytes()).hexdigest()


PYPROJECT = """
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"
[project]
name = "planted"
version = "1"
[tool.hatch.build.targets.wheel]
packages = ["extractor", "tests"]
exclude = ["*.toml"]
"""


def test_planted_gaps_and_surplus_are_found(tmp_path: Path) -> None:
    tree = {
        "pyproject.toml": PYPROJECT,
        "extractor/__init__.py": "",
        "extractor/terms/de.toml": "",
        "templates/python/a.py.j2": "",
        "tests/__init__.py": "",
    }
    root = plant(tmp_path / "tree", tree)
    names = build_wheel(root, tmp_path / "wheel")
    assert missing_from_wheel(root, names) == ["extractor/templates/python/a.py.j2", "extractor/terms/de.toml"]
    assert surplus_in_wheel(names) == ["tests/__init__.py"]
