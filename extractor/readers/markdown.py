"""Markdown to blocks, by markdown-it's block rules.

Comes in: text with marked spans, and for each of its lines the line of the file. Goes out: the flat blocks of the page
and its link definitions. Comments and includes are cut out of paragraphs here, because machine translation glues them
to prose. What the parser would drop silently (cells beyond the header's width, nesting too deep) is kept or reported.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from extractor.diagnostics.report import Report
from extractor.model.origin import Origin
from extractor.readers.blocks import Block, Comment, Fence, Heading, Html, Include, Paragraph, Row, Rule, Table
from extractor.readers.inline import References

_ANCHOR = re.compile(r"<a\s+(?:name|id)\s*=\s*[\"']?([^\"'>\s]*)[\"']?\s*/?>(?:\s*</a>)?|</a>", re.IGNORECASE)
_INCLUDE = re.compile(r"\[!INCLUDE\s*\[(?P<label>[^\[\]\n]*)\]\s*\((?P<target>[^()\n]*)\)\s*\]", re.IGNORECASE)
_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
# `#####<a name="request"></a>Text`: a heading that lost its blank; CommonMark reads it as a paragraph
_TIGHT_HEADING = re.compile(r"^(?P<marks>#{1,6})(?=<a\s+name)")

LineOf = Callable[[int], Origin]


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": 100}).enable("table")
    parser.core.ruler.enableOnly(["normalize", "block"])
    return parser


def parse_blocks(text: str, origin_of: LineOf, report: Report) -> tuple[list[Block], References]:
    """The blocks of `text` and its link definitions; `origin_of` gives the place of a 0-based line."""
    environment: dict[str, Any] = {}
    tokens = _parser().parse(text, environment)
    lines = text.split("\n")
    blocks = list(_Walk(tokens, lines, origin_of, report).blocks())
    references: References = environment.get("references", {})
    return blocks, references


class _Walk:
    """One pass over the tokens of a page."""

    __slots__ = ("_index", "_lines", "_listed", "_origin_of", "_quoted", "_report", "_tokens")

    def __init__(self, tokens: list[Token], lines: list[str], origin_of: LineOf, report: Report) -> None:
        self._tokens = tokens
        self._lines = lines
        self._origin_of = origin_of
        self._report = report
        self._index = 0
        self._quoted = 0
        self._listed = 0

    def blocks(self) -> Iterator[Block]:
        while self._index < len(self._tokens):
            token = self._tokens[self._index]
            self._index += 1
            match token.type:
                case "heading_open":
                    yield from self._heading(token)
                case "paragraph_open":
                    yield from self._paragraph(token)
                case "table_open":
                    yield self._table(token)
                case "fence":
                    yield self._fence(token)
                case "code_block":
                    yield from self._prose(token.content, self._origin(token))
                case "html_block":
                    yield from self._html(token)
                case _:
                    yield from self._nest(token)

    def _nest(self, token: Token) -> Iterator[Block]:
        match token.type:
            case "hr":
                yield Rule(origin=self._origin(token))
            case "blockquote_open":
                self._quoted += 1
            case "blockquote_close":
                self._quoted -= 1
            case "bullet_list_open" | "ordered_list_open":
                self._listed += 1
            case "bullet_list_close" | "ordered_list_close":
                self._listed -= 1

    def _origin(self, token: Token) -> Origin:
        return self._origin_of(token.map[0] if token.map else 0)

    def _heading(self, token: Token) -> Iterator[Block]:
        content = self._tokens[self._index].content
        self._index += 2
        origin = self._origin(token)
        comments = [Comment(text=match[1], glued=True, origin=origin) for match in _COMMENT.finditer(content)]
        yield _read_heading(int(token.tag[1]), _COMMENT.sub("", content) if comments else content, origin)
        yield from comments

    def _paragraph(self, token: Token) -> Iterator[Block]:
        content = self._tokens[self._index].content
        self._index += 2
        origin = self._origin(token)
        tight = _TIGHT_HEADING.match(content)
        if tight is not None:
            first, _, rest = content[tight.end() :].partition("\n")
            yield _read_heading(len(tight["marks"]), first, origin)
            if rest:
                yield from self._prose(rest, self._after(origin, 1))
        else:
            yield from self._prose(content, origin)

    @staticmethod
    def _after(origin: Origin, lines: int) -> Origin:
        return Origin(line=origin.line + lines, file=origin.file) if lines else origin

    def _prose(self, content: str, origin: Origin) -> Iterator[Block]:
        """The paragraph `content`, with the comments and includes that stand in it cut out after it."""
        if "<!--" not in content and "[!" not in content:
            yield Paragraph(raw=content, quoted=self._quoted, listed=self._listed, origin=origin)
            return
        cut: list[Block] = []
        for match in _COMMENT.finditer(content):
            place = self._after(origin, content.count("\n", 0, match.start()))
            cut.append(Comment(text=match[1], glued=True, origin=place))
        text = _COMMENT.sub("", content)
        for match in _INCLUDE.finditer(text):
            place = self._after(origin, text.count("\n", 0, match.start()))
            cut.append(Include(target=match["target"].strip(), label=match["label"], origin=place))
        text = _INCLUDE.sub("", text)
        if text.strip():
            yield Paragraph(raw=text.strip(), quoted=self._quoted, listed=self._listed, origin=origin)
        yield from cut

    def _html(self, token: Token) -> Iterator[Block]:
        """The comments of an HTML block and, where text follows one on its line, that text as a paragraph."""
        origin, content = self._origin(token), token.content.rstrip("\n")
        if not content.lstrip().startswith("<!--"):
            yield Html(raw=content, origin=origin)
            return
        position = 0
        for match in _COMMENT.finditer(content):
            yield from self._rest(content, position, match.start(), origin)
            place = self._after(origin, content.count("\n", 0, match.start()))
            yield Comment(text=match[1], glued=False, origin=place)
            position = match.end()
        unclosed = content.find("<!--", position)
        if unclosed >= 0:
            place = self._after(origin, content.count("\n", 0, unclosed))
            self._report.add("unclosed-comment", place)
            yield Comment(text=content[unclosed + 4 :], glued=False, origin=place)
        else:
            yield from self._rest(content, position, len(content), origin)

    def _rest(self, content: str, start: int, end: int, origin: Origin) -> Iterator[Block]:
        text = content[start:end].strip()
        if text:
            yield from self._prose(text, self._after(origin, content.count("\n", 0, start)))

    def _fence(self, token: Token) -> Block:
        first, end = token.map or [0, 0]
        last_line = self._lines[end - 1].strip(" \t>") if end > first + 1 else ""
        closed = bool(last_line) and set(last_line) == {token.markup[0]} and len(last_line) >= len(token.markup)
        origin = self._origin_of(first)
        if not closed:
            self._report.add("unclosed-fence", origin)
        return Fence(info=token.info.strip(), content=token.content, closed=closed, origin=origin)

    def _table(self, token: Token) -> Block:
        rows: list[Row] = []
        cells: list[str] = []
        row_line = 0
        while (item := self._tokens[self._index]).type != "table_close":
            if item.type == "tr_open":
                row_line, cells = (item.map[0] if item.map else row_line), []
            elif item.type == "inline":
                cells.append(item.content)
            elif item.type == "tr_close":
                rows.append(self._row(cells, row_line))
            self._index += 1
        self._index += 1
        return Table(header=rows[0], rows=tuple(rows[1:]), origin=self._origin(token))

    def _row(self, cells: list[str], line: int) -> Row:
        """The row with the cells that the parser dropped because the header has fewer columns."""
        written = self._lines[line]
        if written.count("|") > len(cells) + 1:
            cells = [*cells, *_cells_beyond(written, len(cells))]
        return Row(cells=tuple(cells), origin=self._origin_of(line))


def _cells_beyond(line: str, width: int) -> list[str]:
    """The cells of a row after the first `width`, split at the pipes that no backslash escapes."""
    stripped = line.strip().removeprefix("|")
    cells = [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", stripped)]
    if stripped.endswith("|"):
        cells.pop()
    return cells[width:]


def _read_heading(level: int, content: str, origin: Origin) -> Heading:
    anchors = tuple(match[1] for match in _ANCHOR.finditer(content) if match[1])
    raw = _ANCHOR.sub("", content).strip() if "<" in content else content.strip()
    return Heading(level=level, anchors=anchors, raw=raw, origin=origin)
