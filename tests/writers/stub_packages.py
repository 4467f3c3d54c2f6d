"""Python stub packages on disk: written, imported in a process of their own, and given to the type checker."""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from extractor.writers.target import OutputFile, StreamedFile

ROOT = "canonical/v1.0/stubs/python/"


def unpack(files: Sequence[OutputFile | StreamedFile], folder: Path) -> Path:
    """Write the files of a version below a folder; the folder of its Python package."""
    for file in files:
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content)
    return folder / ROOT


def type_check(package: Path, *more: str) -> subprocess.CompletedProcess[str]:
    """What the strict type checker says of a package and of further files beside it."""
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file=", "--no-error-summary", "--cache-dir=.cache"]
    return subprocess.run(
        [*command, "src", *more], cwd=package, env={"MYPYPATH": "src"}, capture_output=True, text=True, check=False
    )


def load(package: Path, program: str) -> list[Any]:
    """The list that a program prints as JSON that has the package on its path and every warning as an error."""
    result = subprocess.run(
        [sys.executable, "-W", "error", "-c", program],
        cwd=package,
        env={"PYTHONPATH": "src", "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    loaded: list[Any] = json.loads(result.stdout)
    return loaded


def refused(package: Path, imports: str, parameters: str, lines: Sequence[str]) -> set[int]:
    """The numbers of the lines that the type checker refuses, each in a function of these parameters."""
    cases = "".join(f"def case_{number}({parameters}) -> None:\n    {line}\n" for number, line in enumerate(lines))
    (package / "cases.py").write_text(imports + cases)
    result = type_check(package, "cases.py")
    errors = [line for line in result.stdout.splitlines() if ": error:" in line]
    assert [line for line in errors if not line.startswith("cases.py:")] == []
    first = imports.count("\n") + 2
    return {(int(line.split(":")[1]) - first) // 2 for line in errors}
