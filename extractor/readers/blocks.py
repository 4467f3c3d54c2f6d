"""The blocks of a page, flat and in order: headings, paragraphs, tables, fences, comments, includes.

Text in a block is raw: inline Markdown with marked translation spans. Lines are those of the file on disk. Lists and
quotes are dissolved into their paragraphs, which remember that they stood in one.
"""

from dataclasses import dataclass
from typing import TypeAlias

from extractor.model.origin import Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading. `anchors` are the names of the `<a name>` tags in it; `raw` is the text without them."""

    level: int
    anchors: tuple[str, ...]
    raw: str
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph, or one item of a list. `quoted` is its depth in block quotes, `listed` its depth in lists.

    `quote` is the number of the quote it stands in, so that the paragraphs of one can be told from those of the next.
    """

    raw: str
    quoted: int
    quote: int | None
    listed: int
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a table; as many cells as the page wrote, which may be fewer or more than the header has."""

    cells: tuple[str, ...]
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table; `header` is its first row.

    `derived` says that it stood in HTML, as a block or within a cell, and is no block of its own; `of` is the first
    cell of the row that such a one stood in.
    """

    header: Row
    rows: tuple[Row, ...]
    origin: Origin
    derived: bool = False
    of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fence:
    """A fenced code block; `info` is the text after the ticks, `closed` False when it runs to the end of the file."""

    info: str
    content: str
    closed: bool
    origin: Origin

    @property
    def language(self) -> str | None:
        """The first word of the info string, None when there is none."""
        words = self.info.split()
        return words[0] if words else None

    def content_origin(self, index: int) -> Origin:
        """The place of the 0-based line `index` of the content."""
        return Origin(line=self.origin.line + 1 + index, file=self.origin.file)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """An HTML comment: the text between its marks. `glued` says that prose stood on its line."""

    text: str
    glued: bool
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Html:
    """An HTML block that is not a comment; `tabular` says that it is (part of) the derived table behind it."""

    raw: str
    origin: Origin
    tabular: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Include:
    """A reference to another file; `target` is as written."""

    target: str
    label: str
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A thematic break, which also ends a group of tabs."""

    origin: Origin


Block: TypeAlias = Heading | Paragraph | Table | Fence | Comment | Html | Include | Rule
