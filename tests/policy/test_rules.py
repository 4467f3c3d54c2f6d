"""`.github/RULES.md` answers each rule of API Doctor once, by rules that the catalog holds or with a reason."""

import re
from pathlib import Path

from extractor.diagnostics.catalog import RULES

_ROW = re.compile(r"^\| (?P<theirs>[A-Z][^|]+) \| (?P<ours>[^|]+) \|$", re.MULTILINE)
_OURS = re.compile(r"`(?P<name>[a-z]+(?:-[a-z]+)+)`")
FEWEST = 45


def unanswered(text: str) -> list[str]:
    """Rules of API Doctor with neither a rule of ours nor a reason, and rules of ours that do not exist."""
    wrong = [name for name in _OURS.findall(text) if name not in RULES]
    for row in _ROW.finditer(text):
        ours = row["ours"]
        if not _OURS.search(ours) and not ours.startswith(("none: ", "the same three: ")):
            wrong.append(row["theirs"])
    return wrong


def test_every_rule_of_api_doctor_is_answered(project: Path) -> None:
    text = (project / ".github/RULES.md").read_text(encoding="utf-8")
    theirs = [
        name for row in _ROW.finditer(text) for name in re.findall(r"[A-Z][A-Za-z]+", row["theirs"].partition(":")[0])
    ]
    named = [name for name in theirs if name != "Unknown"]
    assert len(named) >= FEWEST
    assert len(set(named)) == len(named)
    assert unanswered(text) == []


def test_a_planted_gap_and_a_rule_that_does_not_exist_are_found() -> None:
    assert unanswered("| AmbiguousExample | later |\n| HttpParserError | `no-such-rule` |\n") == [
        "no-such-rule",
        "AmbiguousExample",
    ]
