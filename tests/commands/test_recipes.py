"""The recipes of the README work as pasted: the steps of the workflow, and the hooks that the repository offers."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pygit2
import pytest
import yaml

from tests.engine.pages import operation_page
from tests.sources.planting import plant_files

PAGE = "api-reference/beta/api/call-get.md"
BREAKING = ("Calls.Read.All, Calls.ReadWrite.All", "Calls.Read.All")
WORDS = ("Reads it.", "Reads the call.")
WHO = pygit2.Signature("A", "a@example.com", 1_577_836_800, 0)


def recipe(project: Path, member: str) -> Any:
    """The YAML of the README that has this member at its top."""
    blocks = re.findall(r"```yaml\n(.*?)```", (project / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    [found] = [parsed for parsed in map(yaml.safe_load, blocks) if member in parsed]
    return found


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A repository with one page, whose commit is also the tip of `origin/main`."""
    folder = plant_files(tmp_path / "docs", {PAGE: operation_page("call")})
    git = pygit2.init_repository(str(folder), initial_head="main")
    git.index.add_all()
    commit = git.create_commit("refs/heads/main", WHO, WHO, "Docs", git.index.write_tree(), [])
    git.references.create("refs/remotes/origin/main", commit)
    return folder


def run(command: str, folder: Path, project: Path) -> subprocess.CompletedProcess[str]:
    """What a shell makes of the command, with the program of this checkout under its name."""
    own = f'extractor() {{ {shlex.quote(sys.executable)} -m extractor "$@"; }}\n'
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", own + command],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(project), "GITHUB_BASE_REF": "main"},
        capture_output=True,
        text=True,
        check=False,
    )


def commands(project: Path) -> dict[str, str]:
    """The step of the workflow, and the hook, that compare."""
    [job] = recipe(project, "jobs")["jobs"].values()
    hooks = {hook["id"]: hook for hook in yaml.safe_load((project / ".pre-commit-hooks.yaml").read_text("utf-8"))}
    return {
        "workflow": next(step["run"] for step in job["steps"] if "extractor diff" in step.get("run", "")),
        "hook": hooks["extractor-diff"]["entry"],
    }


@pytest.mark.parametrize("which", ["workflow", "hook"])
@pytest.mark.parametrize(("edit", "code"), [(BREAKING, 1), (WORDS, 0)], ids=["a-break", "words"])
def test_a_break_stops_what_words_do_not(
    checkout: Path, project: Path, which: str, edit: tuple[str, str], code: int
) -> None:
    plant_files(checkout, {PAGE: operation_page("call").replace(*edit)})
    result = run(commands(project)[which], checkout, project)
    assert (result.returncode, result.stderr) == (code, "")
    assert ("permission-removed" in result.stdout) == bool(code)


def test_the_readme_names_the_hooks_that_there_are(project: Path) -> None:
    offered = yaml.safe_load((project / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    [repository] = recipe(project, "repos")["repos"]
    assert [hook["id"] for hook in repository["hooks"]] == [hook["id"] for hook in offered]
    assert all(hook["language"] == "python" and not hook["pass_filenames"] for hook in offered)
