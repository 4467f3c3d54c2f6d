"""Comparing with a cache gives what comparing without one gives: cold, warm, after edits, and when rows are lost."""

import os
import sqlite3
import sys
import time
from pathlib import Path

import pytest

from extractor.engine import outline
from extractor.engine.cache import FILE_NAME
from extractor.engine.comparing import diff
from extractor.sources.folder import _FINE_TICK, _SECOND
from tests.engine.pages import operation_page, small_docs
from tests.sources.planting import plant_files

PAGE = "en-US/api-reference/beta/api/call-get.md"


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """Two English sets, `old` and `new`, of which one page differs."""
    english = {path: page for path, page in small_docs().items() if path.startswith("en-US")}
    page = operation_page("call").replace("Calls.Read.All, Calls.ReadWrite.All", "Calls.Read.All")
    plant_files(tmp_path / "old", english)
    plant_files(tmp_path / "new", english | {PAGE: page})
    # a file that was written only just now is read again, for its clock cannot tell a further change
    time.sleep(2 * _FINE_TICK / _SECOND)
    return tmp_path


def test_a_warm_cache_changes_nothing_and_reads_nothing(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = diff(docs / "old", docs / "new")
    assert plain.changes != ()
    assert diff(docs / "old", docs / "new", cache=docs / "cache") == plain

    def refuse(*_arguments: object, **_options: object) -> None:
        raise AssertionError("a page was read again")

    monkeypatch.setattr(outline, "PageStream", refuse)
    assert diff(docs / "old", docs / "new", cache=docs / "cache") == plain


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="file names are text there")
def test_a_file_name_that_is_no_text_is_compared_and_not_kept(docs: Path) -> None:
    page = (docs / "new" / PAGE).read_bytes().replace(b"/app/calls", b"/app/other")
    (docs / "new/en-US/api-reference/beta/api" / os.fsdecode(b"a\xff-get.md")).write_bytes(page)
    plain = diff(docs / "old", docs / "new")
    for _ in range(2):
        assert diff(docs / "old", docs / "new", cache=docs / "cache") == plain


def test_an_edited_page_is_seen(docs: Path) -> None:
    diff(docs / "old", docs / "new", cache=docs / "cache")
    plant_files(docs / "new", {PAGE: operation_page("call").replace("/app/calls", "/app/other/calls")})
    plain = diff(docs / "old", docs / "new")
    assert "operation-moved" in {change.rule for change in plain.changes}
    assert diff(docs / "old", docs / "new", cache=docs / "cache") == plain


@pytest.mark.parametrize("lost", ["stated %", "complete %", "%e%"], ids=["what pages state", "pages", "both"])
def test_lost_rows_are_read_again(docs: Path, lost: str) -> None:
    plain = diff(docs / "old", docs / "new", cache=docs / "cache")
    with sqlite3.connect(docs / "cache" / FILE_NAME) as connection:
        connection.execute("DELETE FROM entry WHERE key LIKE ? AND key NOT LIKE 'outline %'", (lost,))
    assert diff(docs / "old", docs / "new", cache=docs / "cache") == plain
