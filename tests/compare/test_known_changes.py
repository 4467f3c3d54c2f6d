"""Changes of the real documentation that a person found in `git diff`: each is told, and no other of those rows."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from extractor.compare.change import Change
from extractor.engine.comparing import diff

PAIRS: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("known_changes.toml").read_text(encoding="utf-8"))[
    "pair"
]


def is_about(change: Change, subject: str) -> bool:
    """Whether the change is of the subject or of a part of it."""
    return any(
        own == subject or own.startswith((f"{subject} ", f"{subject}.")) for own in (change.subject, *change.also)
    )


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair['repository']}-{pair['old']}-{pair['new']}")
def test_changes_found_by_hand_are_told(corpus: Path, pair: dict[str, Any]) -> None:
    repository = corpus / pair["repository"]
    found = diff(f"{repository}@{pair['old']}", f"{repository}@{pair['new']}", api_version=pair["version"])
    told = {(change.rule, subject) for change in found.changes for subject in (change.subject, *change.also)}
    assert [tuple(wanted) for wanted in pair["changes"] if tuple(wanted) not in told] == []
    assert [
        (change.rule, change.subject)
        for change in found.changes
        for subject in pair["none"]
        if change.class_.is_api and is_about(change, subject)
    ] == []


def test_there_are_enough_of_them() -> None:
    assert sum(len(pair["changes"]) for pair in PAIRS) >= 60
