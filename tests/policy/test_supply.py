"""What the project is made of besides its own code: few dependencies, within bounds, and for CI the very files."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

LOCK = ".ci/requirements.txt"
MOST_DEPENDENCIES = 13
_PIN = re.compile(
    r"^(?P<name>[a-z0-9-]+)==(?P<version>[^\s;]+)(?: ; [^\\\n]+)? \\\n(?: {4}--hash=sha256:[0-9a-f]{64}(?: \\)?\n)+",
    re.MULTILINE,
)


def requirements(pyproject: str) -> dict[str, list[Requirement]]:
    """What the project asks for: of its users, and by the name of each extra."""
    project = tomllib.loads(pyproject)["project"]
    groups = {"": project["dependencies"], **project.get("optional-dependencies", {})}
    return {group: [Requirement(item) for item in items] for group, items in groups.items()}


def unbounded(pyproject: str) -> list[str]:
    """Dependencies of the users' that have no lowest version, or no version from which on nothing is promised."""
    found = []
    for item in requirements(pyproject)[""]:
        operators = {specifier.operator for specifier in item.specifier}
        if not {">=", "<"} <= operators:
            found.append(item.name)
    return found


def missing_from_lock(pyproject: str, lock: str) -> list[str]:
    """What is asked for and not pinned, with hashes, to a version that does."""
    pins = {canonicalize_name(pin["name"]): pin["version"] for pin in _PIN.finditer(lock)}
    asked = [item for items in requirements(pyproject).values() for item in items]
    own = canonicalize_name(tomllib.loads(pyproject)["project"]["name"])
    return [
        item.name
        for item in asked
        if canonicalize_name(item.name) not in (own, *(name for name, pin in pins.items() if pin in item.specifier))
    ]


def lines_without_hash(lock: str) -> list[str]:
    """Lines of a lock that are neither pins with hashes nor comments."""
    return [line for line in _PIN.sub("", lock).splitlines() if line.strip() and not line.lstrip().startswith("#")]


@pytest.fixture(scope="module")
def pyproject(project: Path) -> str:
    return (project / "pyproject.toml").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def lock(project: Path) -> str:
    return (project / LOCK).read_text(encoding="utf-8")


def test_dependencies_are_few_and_bounded(pyproject: str) -> None:
    assert len(requirements(pyproject)[""]) <= MOST_DEPENDENCIES
    assert unbounded(pyproject) == []


def test_lock_holds_everything_that_is_asked_for(pyproject: str, lock: str) -> None:
    assert missing_from_lock(pyproject, lock) == []
    assert lines_without_hash(lock) == []


def test_ci_installs_from_the_lock(project: Path) -> None:
    run = (project / ".ci/run").read_text(encoding="utf-8")
    assert f"install --require-hashes --requirement {LOCK}" in run
    assert f"--require-hashes --requirement {LOCK}" in run.partition("pip-audit")[2]


PLANTED = """
[project]
name = "x"
dependencies = ["a>=1,<2", "b>=1", "C_d<2"]
[project.optional-dependencies]
t = ["e>3", "x[t]"]
"""
HASH = "    --hash=sha256:" + "0" * 64 + "\n"


def test_planted_gaps_are_found() -> None:
    assert unbounded(PLANTED) == ["b", "C_d"]
    lock = f"a==1.5 \\\n{HASH}    # via x\nb==0.9 ; python_version < '4' \\\n{HASH}c-d==1.0\n"
    assert missing_from_lock(PLANTED, lock) == ["b", "C_d", "e"]
    assert lines_without_hash(lock) == ["c-d==1.0"]
