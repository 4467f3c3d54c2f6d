"""The two pages that the project began from: every fact that the contract gives for them, through the command line."""

import json
import sys
from pathlib import Path
from subprocess import run
from typing import Any

import pytest

from extractor.model.json_value import JsonObject
from tests.readers.expectation import differences

SEEDS = {"call-delete": "call-delete.zh-CN.live-sxs.md", "call-reject": "call-reject.zh-CN.live.md"}
PAGES = Path("docs_in", "zh-CN", "api-reference", "beta", "api")
EXPECTED = Path(__file__).parent / "expected"


def facts_of(page: Path) -> JsonObject:
    """What `extractor facts` prints of a single page."""
    done = run([sys.executable, "-m", "extractor", "facts", str(page)], capture_output=True, check=True)
    (line,) = done.stdout.splitlines()
    facts: JsonObject = json.loads(line)
    return facts


@pytest.mark.parametrize("seed", SEEDS)
def test_facts_of_the_seed_are_those_of_the_contract(project: Path, seed: str) -> None:
    expected = json.loads((EXPECTED / f"{seed}.facts.json").read_text(encoding="utf-8"))
    assert differences(expected, facts_of(project / PAGES / f"{seed}.md")) == []


def test_contradictions_of_the_seed_are_named(project: Path) -> None:
    """The prose says 200 and the block 202; a fence is no HTTP message; a name was translated."""
    facts: Any = facts_of(project / PAGES / "call-reject.md")
    found = {(diagnostic["rule"], diagnostic["line"]) for diagnostic in facts["diagnostics"]}
    assert found >= {("prose-status-differs", 47), ("fence-not-http", 49), ("translated-identifier", 44)}


@pytest.mark.parametrize(("seed", "original"), SEEDS.items())
def test_seed_is_untouched(project: Path, shared: Path, seed: str, original: str) -> None:
    assert (project / PAGES / f"{seed}.md").read_bytes() == (shared / "seeds" / original).read_bytes()


@pytest.mark.parametrize("seed", SEEDS)
def test_expectation_is_the_contract(shared: Path, seed: str) -> None:
    """The copy beside this test is the one that the shared contract gives."""
    name = f"{seed}.facts.json"
    assert (EXPECTED / name).read_bytes() == (shared / "contract" / name).read_bytes()
