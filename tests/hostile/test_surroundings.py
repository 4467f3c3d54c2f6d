"""What stands around the pages: configuration, templates and a repository with hooks, none of which may do anything."""

import os
import subprocess
from pathlib import Path

import pytest

import extractor
from tests.engine.pages import small_docs
from tests.sources.planting import plant_files

PWNED = "pwned"


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    return plant_files(tmp_path / "docs_in", small_docs())


def outputs(docs: Path | str, out: Path) -> dict[str, bytes]:
    extractor.build(docs, out, jobs=1)
    return {file.relative_to(out).as_posix(): file.read_bytes() for file in out.rglob("*") if file.is_file()}


def test_templates_and_configuration_among_the_pages_do_nothing(docs: Path, tmp_path: Path) -> None:
    plain = outputs(docs, tmp_path / "plain")
    planted = {
        "templates/python/_shape.py.j2": f"{{{{ {PWNED} }}}}",
        "extractor.toml": 'targets = ["permissions"]\ntemplates = "templates"\n',
        "pyproject.toml": '[tool.extractor]\ntargets = ["permissions"]\n',
        "conftest.py": f"open({PWNED!r}, 'w')\n",
    }
    plant_files(docs, planted)
    assert outputs(docs, tmp_path / "out") == plain


@pytest.mark.skipif(os.name != "posix", reason="the hooks are shell scripts")
@pytest.mark.parametrize("place", ["{docs}", "{docs}@HEAD"])
def test_hooks_filters_and_programs_of_a_repository_are_not_run(docs: Path, tmp_path: Path, place: str) -> None:
    git = ("git", "-C", str(docs), "-c", "user.name=a", "-c", "user.email=a@b")
    for command in (("init", "-q"), ("add", "-A"), ("commit", "-q", "-m", "a")):
        subprocess.run((*git, *command), check=True, capture_output=True)
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\ntouch '{tmp_path / PWNED}'\ncat\n", encoding="utf-8")
    program.chmod(0o755)
    for key in (
        "core.fsmonitor",
        "core.sshCommand",
        "core.pager",
        "diff.external",
        "filter.x.smudge",
        "filter.x.clean",
    ):
        subprocess.run((*git, "config", key, str(program)), check=True)
    plant_files(docs, {".gitattributes": "*.md filter=x diff=x\n"})
    for hook in ("post-checkout", "pre-commit", "post-index-change", "reference-transaction"):
        (docs / ".git/hooks" / hook).symlink_to(program)
    (tmp_path / PWNED).unlink(missing_ok=True)  # what setting it up ran
    assert outputs(place.format(docs=docs), tmp_path / "out")
    assert not (tmp_path / PWNED).exists()
