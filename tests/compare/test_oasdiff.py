"""The table that sets rules of changes beside oasdiff's names rules that exist, and leaves no area without a word."""

import json
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from extractor.compare.change import ChangeClass
from extractor.compare.telling import CLASSES

AREAS = {"schema", "parameters", "paths", "security", "responses", "requestBody", "headers"}
_ROW = re.compile(r"^\| (?P<area>\w+) \| (?P<kind>\w+) \| (?P<here>[^|]*) \| (?P<why>[^|]*)\|$", re.MULTILINE)
_RULE = re.compile(r"`([a-z]+(?:-[a-z]+)+)`")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An area and a kind of oasdiff's rules, the rules here, and all rules that the row names."""

    key: tuple[str, str]
    here: tuple[str, ...]
    named: tuple[str, ...]
    why: str


def read_rows(table: str) -> list[Row]:
    """The rows of the table."""
    return [
        Row(
            key=(match["area"], match["kind"]),
            here=tuple(_RULE.findall(match["here"])),
            named=tuple(_RULE.findall(match[0])),
            why=match["why"].strip(),
        )
        for match in _ROW.finditer(table)
        if match["area"] != "area"
    ]


def faults(rows: list[Row]) -> list[str]:
    """What is wrong with the table by itself."""
    unknown = [f"{row.key}: no rule {rule}" for row in rows for rule in row.named if rule not in CLASSES]
    silent = [f"{row.key}: neither a rule nor a reason" for row in rows if not row.here and not row.why]
    return unknown + silent + [f"no row of {area}" for area in AREAS - {row.key[0] for row in rows}]


@pytest.fixture
def rows(project: Path) -> list[Row]:
    return read_rows((project / ".github/CHANGES.md").read_text(encoding="utf-8"))


def test_every_area_has_its_rules_or_a_reason(rows: list[Row]) -> None:
    assert faults(rows) == []
    assert len({row.key for row in rows}) == len(rows)


def test_every_rule_of_a_break_has_a_place_in_the_table(rows: list[Row]) -> None:
    named = {rule for row in rows for rule in row.here}
    assert {rule for rule, class_ in CLASSES.items() if class_ is ChangeClass.BREAKING} - named == set()


def test_a_wrong_table_is_caught() -> None:
    told = faults(read_rows("| paths | existence | `operation-vanished` | |\n| security | type | none | |\n"))
    assert "('paths', 'existence'): no rule operation-vanished" in told
    assert "('security', 'type'): neither a rule nor a reason" in told
    assert "no row of headers" in told


def test_oasdiff_has_no_other_areas(rows: list[Row]) -> None:
    program = os.environ.get("EXTRACTOR_OASDIFF") or shutil.which("oasdiff")
    if program is None:
        pytest.skip("oasdiff is not installed: `go install github.com/oasdiff/oasdiff@latest`")
    listed = subprocess.run([program, "checks", "changelog", "--format", "json"], check=True, capture_output=True)
    found = {(rule["area"], rule["kind"]) for rule in json.loads(listed.stdout)}
    assert found == {row.key for row in rows}
