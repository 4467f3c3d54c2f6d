"""HTML tables to tables, so that the same readers read both: blocks of HTML, and tables in a cell of another.

The blocks of a page come in and go out, each HTML table followed by what it says as rows of raw Markdown. Only simple
ones are read: none inside another, no cell over several columns or rows, no tags but those of a text, no more than a
page would hold. What is not read is for the accounting to name. A tag that means something in a cell is an entry of
`_MARKS`.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from extractor.model.origin import Origin
from extractor.readers.blocks import Block, Html, Row, Table

if TYPE_CHECKING:
    from bs4 import Tag

MAX_SIZE = 50_000
_MAX_DEPTH = 12
_MAX_TAGS = 5_000
_MAX_PARTS = 100
_OPEN = re.compile(r"<table[\s>]", re.IGNORECASE)
_CLOSE = re.compile(r"</table\s*>", re.IGNORECASE)
# a row up to the first text in it, which is where the fact that it states stands
_ROW_START = re.compile(r"<tr(?:\s[^<>]*)?>(?:\s|<[^<>]*>)*", re.IGNORECASE)
_SPAN_ATTRIBUTES = ("colspan", "rowspan")
_PARTS = frozenset({"thead", "tbody", "tfoot"})
_MARKS: Mapping[str, str] = {"b": "**", "strong": "**", "i": "*", "em": "*", "code": "`", "s": "~~", "del": "~~"}
_PLAIN = frozenset({"p", "span", "div", "sup", "sub", "small", "u", "ul", "ol", "li"})
_MARKDOWN = re.compile(r"([\\`*_~\[\]<&|])")

Cells = tuple[str, ...]


def derive_tables(blocks: list[Block]) -> list[Block]:
    """The blocks, with the tables that HTML blocks and cells hold behind those."""
    derived: list[Block] = []
    index = 0
    while index < len(blocks):
        block = blocks[index]
        index += 1
        if isinstance(block, Table):
            derived += _split_cells(block)
        elif isinstance(block, Html) and _OPEN.match(block.raw.lstrip()):
            parts = _parts_of_table(_run_of_html(blocks, index - 1))
            derived += parts or [block]
            index += max(0, len(parts) - 2)
        else:
            derived.append(block)
    return derived


def _run_of_html(blocks: list[Block], start: int) -> list[Html]:
    """The HTML blocks from `start` up to the next block of another kind."""
    run: list[Html] = []
    for block in islice(blocks, start, start + _MAX_PARTS):
        if not isinstance(block, Html):
            break
        run.append(block)
    return run


def _parts_of_table(run: list[Html]) -> list[Block]:
    """The HTML blocks that make up a table, which blank lines cut, and the table; none where it is not simple."""
    html = ""
    for count, block in enumerate(run, start=1):
        html += "\n" * (block.origin.line - run[0].origin.line - html.count("\n")) + block.raw
        if _CLOSE.search(block.raw):
            rows = _read_table(html) if _ends_with_table(html) else None
            if not rows:
                return []
            origin = run[0].origin
            table = _table([(replace(origin, line=origin.line + line), cells) for line, cells in rows], of=None)
            return [*(replace(part, tabular=True) for part in run[:count]), table]
    return []


def _ends_with_table(html: str) -> bool:
    """Whether nothing stands behind the table, which would be lost with it."""
    return not html[max(match.end() for match in _CLOSE.finditer(html)) :].strip()


def _split_cells(table: Table) -> list[Block]:
    """The table without the tables in its cells, and those."""
    inner: list[Block] = []
    rows = [_split_row(row, inner) if any(map(_OPEN.search, row.cells)) else row for row in table.rows]
    return [replace(table, rows=tuple(rows)), *inner] if inner else [table]


def _split_row(row: Row, inner: list[Block]) -> Row:
    cells: list[str] = []
    for cell in row.cells:
        opened, closed = _OPEN.search(cell), _CLOSE.search(cell)
        rows = _read_table(cell[opened.start() : closed.end()]) if opened and closed else None
        if opened and closed and rows:
            inner.append(_table([(row.origin, cells) for _, cells in rows], of=row.cells[0]))
            cells.append(f"{cell[: opened.start()]} {cell[closed.end() :]}".strip())
        else:
            cells.append(cell)
    return replace(row, cells=tuple(cells))


def _table(rows: list[tuple[Origin, Cells]], *, of: str | None) -> Table:
    built = [Row(cells=cells, origin=origin) for origin, cells in rows]
    return Table(header=built[0], rows=tuple(built[1:]), origin=built[0].origin, derived=True, of=of)


def _read_table(html: str) -> list[tuple[int, Cells]] | None:
    """The rows of a text that is one simple table, each with the 0-based line of its first text."""
    if len(html) > MAX_SIZE or html.count("<") > _MAX_TAGS:
        return None
    from bs4 import BeautifulSoup  # noqa: PLC0415 - one page in a thousand has an HTML table, and it is slow to import

    tables = BeautifulSoup(html, "lxml").find_all("table")
    rows = None if len(tables) != 1 else _rows_of(tables[0])
    starts = [match.end() for match in _ROW_START.finditer(html)]
    if not rows or len(rows) != len(starts):
        return None
    read = [(html.count("\n", 0, start), _cells_of(row)) for start, row in zip(starts, rows, strict=True)]
    return [(line, cells) for line, cells in read if cells] if all(cells is not None for _, cells in read) else None


def _rows_of(table: "Tag") -> "list[Tag] | None":
    """The rows, None where anything but rows stands in the table."""
    parts = table.find_all(recursive=False)
    rows = [row for part in parts for row in (part.find_all(recursive=False) if part.name in _PARTS else [part])]
    return rows if all(row.name == "tr" for row in rows) else None


def _cells_of(row: "Tag") -> Cells | None:
    cells = row.find_all(recursive=False)
    if any(cell.name not in ("td", "th") or any(map(cell.has_attr, _SPAN_ATTRIBUTES)) for cell in cells):
        return None
    texts = [_markdown_of(cell, _MAX_DEPTH) for cell in cells]
    return tuple(" ".join(text.split()) for text in texts if text is not None) if None not in texts else None


def _markdown_of(tag: "Tag", depth: int) -> str | None:
    """The content of a tag as inline Markdown, None where it holds a tag that is none of a text."""
    from bs4.element import NavigableString, Tag  # noqa: PLC0415 - as above; imported already when this is called

    pieces: list[str | None] = []
    for child in tag.children:
        if isinstance(child, Tag):
            pieces.append(_marked(child, depth - 1) if depth else None)
        elif type(child) is NavigableString:
            pieces.append(_MARKDOWN.sub(r"\\\1", child))
    return None if None in pieces else "".join(piece for piece in pieces if piece)


def _marked(tag: "Tag", depth: int) -> str | None:
    if tag.name == "br":
        return "<br>"
    if tag.name == "code":
        return f"`{tag.get_text()}`"
    content = _markdown_of(tag, depth)
    if content is None or tag.name in _PLAIN:
        return None if content is None else f" {content} " if tag.name in ("p", "div", "li") else content
    if tag.name == "a":
        target = str(tag.get("href") or "")
        return f"[{content}]({target})" if target and " " not in target else content
    mark = _MARKS.get(tag.name)
    return None if mark is None else f"{mark}{content.strip()}{mark}" if content.strip() else ""
