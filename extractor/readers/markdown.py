"""Markdown to blocks, by markdown-it's block rules.

Comes in: text with marked spans, and for each of its lines the line of the file. Goes out: the flat blocks of the page
and its link definitions. Comments and includes are cut out of paragraphs, headings and cells here, because machine
translation glues them to prose. What the parser would drop silently (cells beyond the header's width, rows beyond its
limit, nesting too deep) is kept or reported. Tables are in `extractor.readers.table_rows`.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache, lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from extractor.diagnostics.report import Report
from extractor.model.origin import Origin
from extractor.readers import table_rule
from extractor.readers.blocks import Block, Comment, Fence, Heading, Html, Paragraph, Rule, Table
from extractor.readers.cuts import Cut, between_cuts, find_comments, find_cuts
from extractor.readers.html_tables import derive_tables
from extractor.readers.inline import References
from extractor.readers.table_rows import continue_row, find_delimiter, split_cells, to_table
from extractor.terms.slugs import SectionKind, github_slug, section_kind

_ANCHOR = re.compile(r"<a\s+(?:name|id)\s*=\s*[\"']?([^\"'>\s]*)[\"']?\s*/?>(?:\s*</a>)?|</a>", re.IGNORECASE)
# the form of all but a handful
_SIMPLE_HEADING = re.compile(r"<a name=\"(?P<anchor>[^\"<>\s]+)\"></a>(?P<text>[^<]*)")
# `#####<a name="request"></a>Text`, `####Response 5`: a heading that lost its blank; CommonMark reads a paragraph
_TIGHT_HEADING = re.compile(r"^(?P<marks>#{1,6}(?=<a\s+name)|#{2,6}(?=[^\W\d_]))(?P<text>.*)$", re.MULTILINE)
_FIRST_HEADING = re.compile(r"#{2,6}[ \t]+(?P<text>[^\n]+)")
# HTML that goes on over blank lines (CommonMark 4.6, kinds 1 and 3 to 5; a comment is read apart), and what ends each
_UNTIL_CLOSED = re.compile(
    r" {0,3}(?:(?P<element><(?:script|pre|style|textarea)(?=[\s>]|$))|(?P<instruction><\?)"
    r"|(?P<section><!\[CDATA\[)|(?P<declaration><![a-z]))",
    re.IGNORECASE,
)
_CLOSED_BY = {
    "element": re.compile(r"</(?:script|pre|style|textarea)>", re.IGNORECASE),
    "instruction": re.compile(r"\?>"),
    "section": re.compile(r"\]\]>"),
    "declaration": re.compile(r">"),
}
# the first line of a code block, as opposed to the last one
_OPENED_WITHIN = re.compile(r"^ {0,3}(?P<marks>`{3,}|~{3,})[ \t]*[^`\s][^`\n]*$", re.MULTILINE)
_MAX_NESTING = 100
_SHORT = 1000
_MAX_ROWS = 10_000

OriginOf = Callable[[int], Origin]


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": _MAX_NESTING}).enable("table")
    parser.block.ruler.at("table", table_rule.table, {"alt": ["paragraph", "reference"]})
    # line ends and NUL are as they should be since `decode_page`, and inline text is parsed where it is wanted
    parser.core.ruler.enableOnly(["block"])
    return parser


def parse_blocks(text: str, origin_of: OriginOf, report: Report) -> tuple[list[Block], References]:
    """The blocks of `text` and its link definitions; `origin_of` gives the place of a 0-based line."""
    tokens, references = _parse_short(text) if len(text) <= _SHORT else _parse(text)
    stray = _stray_mark(tokens) if "```\n#" in text else None
    if stray is not None:
        report.add("stray-fence-mark", origin_of(stray))
        lines = text.split("\n")
        lines[stray] = ""
        text = "\n".join(lines)
        tokens, references = _parse(text)
    blocks = _Walk(tokens, text.split("\n"), origin_of, report).blocks()
    return derive_tables(blocks) if "<table" in text or "<TABLE" in text else blocks, references


def _parse(text: str) -> tuple[list[Token], References]:
    environment: dict[str, Any] = {}
    tokens = _parser().parse(text, environment)
    return tokens, environment.get("references", {})


# A handful of short includes, such as the beta disclaimer, stand on every third page; nothing changes their tokens.
_parse_short = lru_cache(maxsize=256)(_parse)


def _stray_mark(tokens: list[Token]) -> int | None:
    """The line of a mark that ends a code block whose opening was lost, and so opens one: None where none does.

    It says no language, a heading of a section stands right behind it, and another block begins within. The blocks
    behind it are what they seem again once it is gone, so that one page has one of them.
    """
    for token in tokens:
        heading = _FIRST_HEADING.match(token.content) if token.type == "fence" and not token.info.strip() else None
        if heading is not None and token.map and _OPENED_WITHIN.search(token.content):
            kind = section_kind(github_slug(_ANCHOR.sub("", heading["text"])))
            return token.map[0] if kind is not SectionKind.OTHER else None
    return None


class _Walk:
    """One pass over the tokens of a page; lines are 0-based until a block gets its origin."""

    __slots__ = ("_blocks", "_index", "_lines", "_listed", "_origin_of", "_quote", "_quoted", "_report", "_tokens")

    def __init__(self, tokens: list[Token], lines: list[str], origin_of: OriginOf, report: Report) -> None:
        self._tokens = tokens
        self._lines = lines
        self._origin_of = origin_of
        self._report = report
        self._blocks: list[Block] = []
        self._index = 0
        self._quoted = 0
        self._quote = 0
        self._listed = 0

    def blocks(self) -> list[Block]:
        tokens = self._tokens
        while self._index < len(tokens):
            token = tokens[self._index]
            self._index += 1
            read = _READERS.get(token.type)
            if read is not None:
                read(self, token, token.map[0] if token.map else 0)
        return self._blocks

    def _content(self) -> str:
        """The text of the heading or paragraph that was just opened; moves behind its end."""
        content = self._tokens[self._index].content
        self._index += 2
        return content

    def _rule(self, _: Token, line: int) -> None:
        self._blocks.append(Rule(origin=self._origin_of(line)))

    def _open_quote(self, token: Token, line: int) -> None:
        self._quoted += 1
        if self._quoted == 1:
            self._quote += 1
        self._check_depth(token, line)

    def _close_quote(self, _: Token, __: int) -> None:
        self._quoted -= 1

    def _open_list(self, _: Token, __: int) -> None:
        self._listed += 1

    def _close_list(self, _: Token, __: int) -> None:
        self._listed -= 1

    def _check_depth(self, token: Token, line: int) -> None:
        if token.level >= _MAX_NESTING - 1:
            self._report.add("nesting-too-deep", self._origin_of(line), depth=_MAX_NESTING)

    def _heading(self, token: Token, line: int) -> None:
        self._take_heading(int(token.tag[1]), self._content(), line)

    def _take_heading(self, level: int, content: str, line: int) -> None:
        cuts = find_cuts(content)
        text = "".join(between_cuts(content, cuts)) if cuts else content
        self._blocks.append(_read_heading(level, text, self._origin_of(line)))
        if cuts:
            self._take_cuts(cuts, line)

    def _take_cuts(self, cuts: tuple[Cut, ...], line: int) -> None:
        self._blocks.extend(cut.block(self._origin_of(line + cut.line)) for cut in cuts)

    def _paragraph(self, _: Token, line: int) -> None:
        content = self._content()
        if "|" in content and self._take_table_like(content, line):
            return
        if "#" not in content or _TIGHT_HEADING.search(content) is None:
            self._take_prose(content, line)
            return
        prose: list[str] = []
        for index, text in enumerate(content.split("\n")):
            tight = _TIGHT_HEADING.match(text)
            if tight is None:
                prose.append(text)
                continue
            self._take_part("\n".join(prose), line + index - len(prose))
            prose.clear()
            self._take_heading(len(tight["marks"]), tight["text"], line + index)
        self._take_part("\n".join(prose), line + content.count("\n") + 1 - len(prose))

    def _take_part(self, part: str, line: int) -> None:
        """A part of a block as prose, where it holds any."""
        text = part.strip()
        if text:
            self._take_prose(text, line + part.count("\n", 0, part.index(text[0])))

    def _take_prose(self, content: str, line: int) -> None:
        """A paragraph without the comments and includes in it; those before its first word come before it."""
        if "<!--" in content:
            self._check_comments(content, line)
        cuts = find_cuts(content)
        if not cuts:
            self._append_paragraph(content, line)
            return
        pieces = between_cuts(content, cuts)
        leading = next((index for index, piece in enumerate(pieces) if piece.strip()), len(cuts))
        self._take_cuts(cuts[:leading], line)
        # a comment's line ends stay, so that the lines of what follows can be counted
        text = "".join(piece + "\n" * cut.line_ends for piece, cut in zip(pieces, (*cuts, Cut.NOTHING), strict=True))
        if text.strip():
            first = len(text) - len(text.lstrip())
            self._append_paragraph(text.strip(), line + text.count("\n", 0, first))
        self._take_cuts(cuts[leading:], line)

    def _check_comments(self, content: str, line: int) -> None:
        """Name a comment that begins in prose and is closed nowhere in it: it stays in the text."""
        opened = content.rfind("<!--")
        if opened > content.rfind("-->"):
            self._report.add("unclosed-comment", self._origin_of(line + content.count("\n", 0, opened)))

    def _append_paragraph(self, raw: str, line: int) -> None:
        quote = self._quote if self._quoted else None
        origin = self._origin_of(line)
        self._blocks.append(Paragraph(raw=raw, quoted=self._quoted, quote=quote, listed=self._listed, origin=origin))

    def _code(self, token: Token, line: int) -> None:
        """Indented text: prose that somebody moved in, or the rest of a table's row after a line end in a cell."""
        content = token.content.rstrip("\n")
        table = self._table_before(line) if content.lstrip().startswith("|") else None
        if table is None or not table.rows:
            self._take_prose(content, line)
            return
        more = [cell for text in content.split("\n") for cell in split_cells(text)]
        self._blocks[-1] = replace(table, rows=(*table.rows[:-1], continue_row(table.rows[-1], more)))

    def _html(self, token: Token, line: int) -> None:
        """The comments of an HTML block and, where text follows one on its line, that text as a paragraph."""
        content = token.content.rstrip("\n")
        if content.startswith("<!--") and content.find("-->") == len(content) - len("-->"):
            self._blocks.append(Comment(text=content[4:-3], glued=False, origin=self._origin_of(line)))
            return
        comments, unclosed = find_comments(content)
        if not content.lstrip().startswith("<!--"):
            self._check_closed(content, line)
            self._blocks.append(Html(raw=content, origin=self._origin_of(line)))
            self._take_cuts(comments, line)
            return
        position, part_line = 0, line
        for comment in comments:
            self._take_part(content[position : comment.start], part_line)
            self._blocks.append(Comment(text=comment.text, glued=False, origin=self._origin_of(line + comment.line)))
            position, part_line = comment.end, line + comment.line + comment.line_ends
        if unclosed is None:
            self._take_part(content[position:], part_line)
        else:
            origin = self._origin_of(part_line + content.count("\n", position, unclosed))
            self._report.add("unclosed-comment", origin)
            self._blocks.append(Comment(text=content[unclosed + len("<!--") :], glued=False, origin=origin))

    def _check_closed(self, content: str, line: int) -> None:
        """Name HTML of the kinds that blank lines do not end, where its end is missing: it swallows the page."""
        opened = _UNTIL_CLOSED.match(content)
        if opened is not None and not _CLOSED_BY[opened.lastgroup or ""].search(content, opened.end()):
            self._report.add("unclosed-html", self._origin_of(line), opening=opened[0].strip())

    def _fence(self, token: Token, line: int) -> None:
        end = token.map[1] if token.map else line
        last_line = self._lines[end - 1].strip(" \t>") if end > line + 1 else ""
        closed = bool(last_line) and set(last_line) == {token.markup[0]} and len(last_line) >= len(token.markup)
        origin = self._origin_of(line)
        if not closed:
            self._report.add("unclosed-fence", origin)
        self._check_fence(token, line)
        self._blocks.append(Fence(info=token.info.strip(), content=token.content, closed=closed, origin=origin))

    def _check_fence(self, token: Token, line: int) -> None:
        """Name a block in which another seems to begin: its end is missing, and it swallows what stands between."""
        if token.markup not in token.content:
            return
        opened = (match for match in _OPENED_WITHIN.finditer(token.content) if match["marks"].startswith(token.markup))
        inner = next(opened, None)
        if inner is not None:
            inner_line = self._origin_of(line + 1 + token.content.count("\n", 0, inner.start())).line
            self._report.add("fence-in-fence", self._origin_of(line), inner=inner_line)

    def _table(self, token: Token, _: int) -> None:
        self._append_table(token.meta["rows"])

    def _append_table(self, rows: list[tuple[int, list[str]]]) -> None:
        table, cuts = to_table(rows, self._lines, self._origin_of)
        self._blocks.append(table)
        self._blocks.extend(cuts)

    def _take_table_like(self, content: str, line: int) -> bool:
        """A paragraph that is a table: its delimiter row has another width, or it goes on where the parser gave up."""
        lines = content.split("\n")
        delimiter = find_delimiter(lines)
        if delimiter is None:
            return self._take_more_rows(lines, line)
        self._take_part("\n".join(lines[: delimiter - 1]), line)
        rows = [(line + index, split_cells(text)) for index, text in enumerate(lines) if index >= delimiter - 1]
        del rows[1]
        self._report.add("delimiter-row-differs", self._origin_of(line + delimiter))
        self._append_table(rows)
        return True

    def _take_more_rows(self, lines: list[str], line: int) -> bool:
        """Rows right behind a table, which the parser ends at an indented line and after 65,536 added cells."""
        table = self._table_before(line)
        if table is None:
            return False
        if len(table.rows) > _MAX_ROWS:
            self._report.add("table-too-long", self._origin_of(line), rows=len(table.rows), more=len(lines))
            return True
        rows = [(line + index, split_cells(text)) for index, text in enumerate(lines)]
        more, cuts = to_table(rows, self._lines, self._origin_of)
        self._blocks[-1] = replace(table, rows=(*table.rows, more.header, *more.rows))
        self._blocks.extend(cuts)
        return True

    def _table_before(self, line: int) -> Table | None:
        """The table that ends on the line above, outside lists and quotes."""
        last = self._blocks[-1] if self._blocks else None
        touches = line > 0 and "|" in self._lines[line - 1] and not self._quoted and not self._listed
        return last if isinstance(last, Table) and touches else None


_READERS: Mapping[str, Callable[[_Walk, Token, int], None]] = {
    "heading_open": _Walk._heading,
    "paragraph_open": _Walk._paragraph,
    table_rule.NAME: _Walk._table,
    "fence": _Walk._fence,
    "code_block": _Walk._code,
    "html_block": _Walk._html,
    "hr": _Walk._rule,
    "blockquote_open": _Walk._open_quote,
    "blockquote_close": _Walk._close_quote,
    "bullet_list_open": _Walk._open_list,
    "bullet_list_close": _Walk._close_list,
    "ordered_list_open": _Walk._open_list,
    "ordered_list_close": _Walk._close_list,
    "list_item_open": _Walk._check_depth,
}


def _read_heading(level: int, content: str, origin: Origin) -> Heading:
    if "<" not in content:
        return Heading(level=level, anchors=(), raw=content.strip(), origin=origin)
    simple = _SIMPLE_HEADING.fullmatch(content)
    if simple is not None:
        return Heading(level=level, anchors=(simple["anchor"],), raw=simple["text"].strip(), origin=origin)
    anchors = tuple(match[1] for match in _ANCHOR.finditer(content) if match[1])
    return Heading(level=level, anchors=anchors, raw=_ANCHOR.sub("", content).strip(), origin=origin)
