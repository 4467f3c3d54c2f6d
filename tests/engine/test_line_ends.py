"""The line ends of a page are no fact of it: every file comes out the same whatever they are."""

from pathlib import Path

import pytest

import extractor


def written(docs: Path, to: Path, ends: bytes) -> Path:
    """The documentation that the project is shipped with, in files with these line ends."""
    for file in (path for path in docs.rglob("*.md") if path.is_file()):
        copy = to / "docs" / file.relative_to(docs)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(file.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", ends))
    return to


def output(folder: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    monkeypatch.chdir(folder)
    extractor.build("docs", "out", jobs=1)
    return {path.as_posix(): path.read_bytes() for path in Path("out").rglob("*") if path.is_file()}


@pytest.mark.parametrize("ends", [b"\r\n", b"\r"], ids=["crlf", "cr"])
def test_line_ends_do_not_matter(
    pytestconfig: pytest.Config, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ends: bytes
) -> None:
    docs = pytestconfig.rootpath / "docs_in"
    plain = output(written(docs, tmp_path / "plain", b"\n"), monkeypatch)
    other = output(written(docs, tmp_path / "other", ends), monkeypatch)
    assert len(plain) > 1
    assert [path for path in sorted(plain | other) if plain.get(path) != other.get(path)] == []
