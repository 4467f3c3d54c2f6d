"""The rule for tables finds the tables, rows and cells that markdown-it's own rule finds."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from extractor.readers import table_rule
from tests.growth import LINEAR, growth
from tests.readers.pages import sample

Rows = list[tuple[int, list[str]]]

OURS = MarkdownIt("commonmark").enable("table")
OURS.block.ruler.at("table", table_rule.table, {"alt": ["paragraph", "reference"]})
THEIRS = MarkdownIt("commonmark").enable("table")
for parser in (OURS, THEIRS):
    parser.core.ruler.enableOnly(["block"])


def our_blocks(text: str) -> list[tuple[str, object]]:
    """The blocks outside tables, and the rows of tables as wide as their headers."""
    blocks: list[tuple[str, object]] = []
    for token in OURS.parse(text):
        if token.type == table_rule.NAME:
            rows: Rows = token.meta["rows"]
            width = len(rows[0][1])
            blocks.append(("table", [token.map, *((line, cells[:width]) for line, cells in rows)]))
        else:
            blocks.append((token.type, token.map))
    return blocks


def their_blocks(text: str) -> list[tuple[str, object]]:
    blocks: list[tuple[str, object]] = []
    table: list[object] = []
    inside = False
    for token in THEIRS.parse(text):
        inside = inside or token.type == "table_open"
        if token.type == "table_open":
            table = [token.map]
        elif token.type == "tr_open" and token.map:
            table.append((token.map[0], []))
        elif inside and token.type == "inline":
            row = table[-1]
            assert isinstance(row, tuple)
            row[1].append(token.content)
        elif token.type == "table_close":
            blocks.append(("table", table))
            inside = False
        elif not inside:
            blocks.append((token.type, token.map))
    return blocks


LINES = [
    "|a|b|", "| a | b |", "a | b", "|a|b|c|", "|---|---|", "|:--|--:|", "---|---", "|-|", "|---|", "| --- | --- |",
    "--|", "-", "- x", "---", "|--||--|", "|a\\|b|c|", "\\|a|b", "|a\\\\|b|", "> |a|b|", "> |---|---|", "  |a|b|",
    "    |a|b|", "\t|a|b|", "", "# h", "text", "```", "<!-- c -->", "||", "|", "1. |a|b|", "   |---|---|", ":-:|:-:",
    "|\u00a0|b|", "| a |\u3000|",
]  # fmt: skip


@given(st.lists(st.sampled_from(LINES), max_size=14).map("\n".join))
def test_lines_are_the_same_tables(text: str) -> None:
    assert our_blocks(text) == their_blocks(text)


@given(st.text(alphabet="|-: ab\\\n\t>#`", max_size=60))
def test_any_text_is_the_same_tables(text: str) -> None:
    assert our_blocks(text) == their_blocks(text)


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ("|a|b|c|", ["a", "b", "c"]),
        ("|a|b| |", ["a", "b", ""]),
        ("|a|b|\x85", ["a", "b"]),
        ("|a||b|\\|c", ["a", "", "b", "|c"]),
        ("a", ["a", ""]),
    ],
)
def test_cells_beyond_the_width_are_kept(row: str, cells: list[str]) -> None:
    [token] = OURS.parse(f"|x|y|\n|---|---|\n{row}")
    assert token.meta["rows"][1:] == [(2, cells)]


def test_a_table_in_a_list_has_no_cell_twice() -> None:
    [token] = [token for token in OURS.parse("- |a|b|\n  |---|---|\n  |c|d|") if token.type == table_rule.NAME]
    assert token.meta["rows"] == [(0, ["a", "b"]), (2, ["c", "d"])]


@pytest.mark.parametrize("rows", [5, 40_000])
def test_rows_that_are_filled_up_end_where_theirs_do(rows: int) -> None:
    text = "|a|b|c|\n|---|---|---|\n" + "|d|\n" * rows
    assert our_blocks(text) == their_blocks(text)


def test_pages_of_the_corpus_have_the_same_tables(corpus: Path) -> None:
    for place in sample(corpus):
        text = place.source.content.decode("utf-8", "replace")
        assert our_blocks(text) == their_blocks(text), place.path


def test_a_long_table_costs_no_more_than_its_size() -> None:
    assert growth(lambda size: OURS.parse("|a|b|\n|---|---|\n" + "|c|d|\n" * (size // 6)), 20_000) < LINEAR
