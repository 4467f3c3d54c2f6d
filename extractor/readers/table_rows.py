"""The rows of a Markdown table: cells as the page wrote them, more or fewer than the header has.

Lines and cells come in, a `Table` goes out, with the comments and includes that stood in its cells. Which column holds
what is for `extractor.readers.tables`.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from extractor.model.origin import Origin
from extractor.readers.blocks import Block, Row, Table
from extractor.readers.cuts import between_cuts, find_cuts

_DELIMITER = re.compile(r"\s*\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?)?\s*")
_PIPE = re.compile(r"(?<!\\)\|")


def to_table(
    rows: Sequence[tuple[int, list[str]]], lines: Sequence[str], origin_of: Callable[[int], Origin]
) -> tuple[Table, list[Block]]:
    """The table of lines and cells, the header first, and what was cut out of the cells; `lines` are as written."""
    cuts: list[Block] = []
    built: list[Row] = []
    for line, cells in rows:
        origin, written = origin_of(line), lines[line]
        if "<!--" in written or "[!" in written:
            cells[:] = [_cut_cell(cell, origin, cuts) for cell in cells]
        built.append(Row(cells=tuple(cells), origin=origin))
    return Table(header=built[0], rows=tuple(built[1:]), origin=built[0].origin), cuts


def continue_row(row: Row, more: Sequence[str]) -> Row:
    """The row with further cells in the place of the empty ones at its end."""
    written = len(row.cells)
    while written > 1 and not row.cells[written - 1]:
        written -= 1
    return replace(row, cells=(*row.cells[:written], *more))


def _cut_cell(cell: str, origin: Origin, cut_out: list[Block]) -> str:
    cuts = find_cuts(cell)
    cut_out.extend(cut.block(origin) for cut in cuts)
    return "".join(between_cuts(cell, cuts)).strip()


def split_cells(line: str) -> list[str]:
    r"""The cells of a row, split at the pipes that no backslash escapes.

    >>> split_cells("| a | b\\|c |")
    ['a', 'b|c']
    """
    cells = [cell.strip().replace("\\|", "|") for cell in _PIPE.split(line.strip())]
    if len(cells) > 1 and not cells[0]:
        del cells[0]
    if len(cells) > 1 and not cells[-1]:
        del cells[-1]
    return cells


def find_delimiter(lines: Sequence[str]) -> int | None:
    """The index of a table's delimiter row under a line with a pipe, None where there is none."""
    return next(
        (index for index in range(1, len(lines)) if "|" in lines[index - 1] and _DELIMITER.fullmatch(lines[index])),
        None,
    )
