"""The block rule for tables: markdown-it's, with one token for a table instead of three for each cell.

Comes in: the parser's state at a line. Goes out: whether a table begins there, and a `table` token with the lines and
cells of its rows in `meta`. What counts as a table and where it ends is as in `markdown_it.rules_block.table`, which a
test compares it with; cells beyond the header's width are kept, which that rule drops. Half of the time that a page
took to read was spent on those tokens.
"""

import re

from markdown_it.common.utils import mdTrim
from markdown_it.rules_block import StateBlock

from extractor.readers.table_rows import split_cells

NAME = "table"
_MAX_ADDED_CELLS = 0x10000
_DELIMITER = re.compile(r"[-:|][-:| \t]*")
_ALIGNMENT = re.compile(r":?-+:?")
_ESCAPED_PIPE = re.compile(r"\\\|")
_PIPE = re.compile(r"(?<!\\)\|")


def table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read the table that begins on line `start`; False where none does."""
    if start + 2 > end or not _is_delimiter(state, start + 1):
        return False
    header = mdTrim(_line(state, start))
    width = _width_of(_line(state, start + 1))
    if width is None or "|" not in header or state.is_code_block(start) or len(_split(header)) != width:
        return False
    if not silent:
        _take_rows(state, start, end, _split(header))
    return True


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _is_delimiter(state: StateBlock, line: int) -> bool:
    """Whether a line holds nothing but what a delimiter row does; `- x` begins a list."""
    if state.sCount[line] < state.blkIndent or state.is_code_block(line):
        return False
    text = _line(state, line)
    return len(text) > 1 and not text.startswith(("- ", "-\t")) and _DELIMITER.fullmatch(text) is not None


def _width_of(delimiter: str) -> int | None:
    """The columns of a delimiter row; only its first and last part may be empty."""
    parts = [mdTrim(part) for part in delimiter.split("|")]
    inner = [part for index, part in enumerate(parts) if part or 0 < index < len(parts) - 1]
    return len(inner) if inner and all(map(_ALIGNMENT.fullmatch, inner)) else None


def _split(text: str) -> list[str]:
    """The cells of a trimmed row; a backslash before a pipe keeps it."""
    cells = _PIPE.split(text)
    if cells and not cells[0]:
        del cells[0]
    if cells and not cells[-1]:
        del cells[-1]
    return [mdTrim(_ESCAPED_PIPE.sub("|", cell)) for cell in cells]


def _take_rows(state: StateBlock, start: int, end: int, header: list[str]) -> None:
    rows = [(start, header)]
    line, added = start + 2, 0
    parent, state.parentType = state.parentType, NAME
    terminators = state.md.block.ruler.getRules("blockquote")
    while line < end and state.sCount[line] >= state.blkIndent:
        text = mdTrim(_line(state, line))
        if any(rule(state, line, end, True) for rule in terminators) or not text or state.is_code_block(line):
            break
        cells = _split(text)
        added += len(header) - len(cells)
        if added > _MAX_ADDED_CELLS:
            break
        rows.append((line, _as_wide(text, cells, len(header))))
        line += 1
    token = state.push(NAME, NAME, 0)
    token.map = [start, line]
    token.meta = {"rows": rows}
    state.parentType = parent
    state.line = line


def _as_wide(text: str, cells: list[str], width: int) -> list[str]:
    """The cells of a row, filled up to the header's width; those beyond it as `split_cells` finds them."""
    if len(cells) <= width:
        return cells + [""] * (width - len(cells))
    return cells[:width] + split_cells(text)[width:]
