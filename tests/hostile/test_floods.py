"""Floods, in small: whatever grows is read whole or named, makes no stage fail, and every target writes it.

How time grows with them is measured by `python -m tests.benchmarks.growth`.
"""

from pathlib import Path

import pytest

import extractor
from tests.hostile.floods import FLOODS

SHARE = 0.01
DEFECTS = {"internal-error", "page-too-slow", "reader-died", "target-failed"}


@pytest.mark.parametrize("name", FLOODS)
def test_flood_is_survived(name: str, tmp_path: Path) -> None:
    flood = FLOODS[name]
    for path, text in flood.make(max(4, int(flood.size * SHARE))).items():
        file = tmp_path / "docs" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    result = extractor.build(tmp_path / "docs", tmp_path / "out", jobs=1)
    assert result.changes.created
    assert not DEFECTS & {found.rule for found in result.diagnostics}
    assert result.seen == result.accounted
