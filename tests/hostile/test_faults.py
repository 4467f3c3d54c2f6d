"""Builds that are killed, run at once, or whose input changes meanwhile; in small (see `tests.hostile.faults`)."""

import os
from pathlib import Path

import pytest

from extractor.engine.cache import FILE_NAME, Cache
from tests.engine.pages import small_docs
from tests.hostile.faults import SQLITE_PAGE, build_at_once, change_while_building, cut_cache, kill_at_random
from tests.sources.planting import plant_files

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs signals")


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    return plant_files(tmp_path / "docs_in", small_docs())


def test_killed_builds_leave_files_old_or_new(docs: Path, tmp_path: Path) -> None:
    kill_at_random(docs, tmp_path, rounds=3)


def test_builds_at_once_give_what_one_gives(docs: Path, tmp_path: Path) -> None:
    build_at_once(docs, tmp_path, rounds=1, builds=4)


def test_input_that_changes_meanwhile_is_built_by_the_next(docs: Path, tmp_path: Path) -> None:
    change_while_building(docs, tmp_path, rounds=2)


def test_build_with_a_cache_cut_short_gives_what_one_without_gives(docs: Path, tmp_path: Path) -> None:
    cut_cache(docs, tmp_path, step=8 * SQLITE_PAGE - 1)


def test_cache_cut_anywhere_holds_what_it_held_or_nothing(tmp_path: Path) -> None:
    """Every length in steps of a prime, and the ends of pages; and what comes of it is sound the second time too."""
    rows = {f"key{number}": bytes([number]) * 400 for number in range(40)}
    cache = Cache(tmp_path / "whole", "program")
    for key, value in rows.items():
        cache.put(key, value)
    cache.close()
    content = (tmp_path / "whole" / FILE_NAME).read_bytes()
    for length in sorted({*range(0, len(content), 509), *range(0, len(content), 4096)}):
        folder = tmp_path / "cut"
        folder.mkdir(exist_ok=True)
        (folder / FILE_NAME).write_bytes(content[:length])
        for _ in range(2):
            cut = Cache(folder, "program")
            assert {cut.get(key) for key in rows} <= {None, *rows.values()}
            cut.put("after", b"all")
            cut.close()
        cut = Cache(folder, "program")
        assert cut.get("after") == b"all"
        cut.close()
