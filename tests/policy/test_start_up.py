"""Nothing heavy is imported before a command needs it, and the top package gives the public names and no others."""

import json
import sys
from importlib import import_module
from pathlib import Path
from subprocess import run

import pytest

# Markdown, templates, YAML, HTML, git, schemas, cluster: each is loaded by the module that works with it.
HEAVY = frozenset(
    {"bs4", "distributed", "frontmatter", "jinja2", "jsonschema", "lxml", "markdown_it", "pygit2", "watchfiles", "yaml"}
)
PUBLIC = frozenset({"BuildResult", "Diagnostic", "ExtractorError", "Page", "build", "read_docs", "read_page"})
COMPARING = frozenset({"Change", "diff"})  # public as soon as their room is there

PROBE = "import json, sys; import {}; print(json.dumps(sorted({{name.split('.')[0] for name in sys.modules}})))"


def loaded_by(module: str, *, path: Path) -> set[str]:
    """The heavy libraries that importing the module loads in a fresh interpreter started in the folder."""
    command = [sys.executable, "-c", PROBE.format(module)]
    done = run(command, capture_output=True, text=True, check=True, cwd=path)
    return set(json.loads(done.stdout)) & HEAVY


@pytest.mark.parametrize("module", ["extractor", "extractor.commands.main"])
def test_start_of_the_program_loads_nothing_heavy(project: Path, module: str) -> None:
    assert loaded_by(module, path=project) == set()


def test_planted_heavy_import_is_found(tmp_path: Path) -> None:
    (tmp_path / "planted.py").write_text("from jinja2 import Environment\n", encoding="utf-8")
    assert "jinja2" in loaded_by("planted", path=tmp_path)


def test_public_names_are_those_of_the_contract(project: Path) -> None:
    extractor = import_module("extractor")
    expected = PUBLIC | COMPARING if (project / "extractor" / "compare").is_dir() else PUBLIC
    assert set(extractor.__all__) == expected
    assert [name for name in expected if getattr(extractor, name, None) is None] == []


def test_other_names_are_not_public() -> None:
    assert not hasattr(import_module("extractor"), "no_such_name")
