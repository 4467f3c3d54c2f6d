"""The README shows real output: what it quotes stands in the files that it names, in that order."""

import re
from pathlib import Path

import pytest

_EXCERPT = re.compile(r"^<!-- from (?P<file>\S+) -->\n```\w*\n(?P<lines>.*?)^```$", re.MULTILINE | re.DOTALL)


def missing_lines(readme: str, root: Path) -> list[str]:
    """Lines of the README's excerpts that their file does not have, or not in that order."""
    missing: list[str] = []
    for excerpt in _EXCERPT.finditer(readme):
        source = iter((root / excerpt["file"]).read_text(encoding="utf-8").splitlines())
        quoted = [line for line in excerpt["lines"].splitlines() if line.strip()]
        missing += [f"{excerpt['file']}: {line}" for line in quoted if line not in source]
    return missing


def test_readme_quotes_what_is_there(project: Path) -> None:
    readme = (project / "README.md").read_text(encoding="utf-8")
    assert len(_EXCERPT.findall(readme)) >= 4
    assert missing_lines(readme, project) == []


@pytest.mark.parametrize("quoted", ["three", "two\none"], ids=["absent", "out-of-order"])
def test_a_wrong_quotation_is_caught(tmp_path: Path, quoted: str) -> None:
    (tmp_path / "numbers.txt").write_text("one\ntwo\n", encoding="utf-8")
    assert missing_lines(f"<!-- from numbers.txt -->\n```txt\n{quoted}\n```\n", tmp_path)
