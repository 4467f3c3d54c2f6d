"""What a page holds, counted line by line: the second opinion on `seen`.

A page's bytes come in, counts go out. It shares no code with the readers, knows no Markdown parser, and understands
only what the documentation uses: a block that it and the readers count differently is worth a look.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_FRONT_MATTER = re.compile(r"---[ \t]*\n.*?^[ \t]*---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_PAIR = re.compile(
    r'<span data-ttu-id="(?P<id>[^"]*)">(?P<local>(?:(?!<span data-ttu-id=).)*?)</span>'
    r'<span class="sxs-lookup"><span data-stu-id="(?P=id)">(?P<english>(?:(?!<span data-ttu-id=).)*?)</span></span>',
    re.DOTALL,
)
_CONTAINER = re.compile(r"(?:[ \t]*(?:>|[-*+][ \t]|[0-9]{1,9}[.)][ \t]))*")
_FENCE = re.compile(r"(?P<indent>[ \t]*)(?P<ticks>`{3,}|~{3,})(?P<info>.*)")
_HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t]|$|<a\s+name)|##+[^\W\d_]")
_DELIMITER = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_BREAK = re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$")
_UNDERLINE = re.compile(r" {0,3}(?:-{2,}|={2,})[ \t]*$")
_INCLUDE = re.compile(r"\[!INCLUDE\s*\[[^\]\n]*\]\s*\([^)\n]*\)\s*\]", re.IGNORECASE)
_TAG_BLOCK = re.compile(r" {0,3}</?(?:table|thead|tbody|tr|td|th|div|p|ul|ol|li|center|details|summary)[\s/>]", re.I)
_LONE_TAG = re.compile(r" {0,3}</?[A-Za-z][^<>]*>[ \t]*$")


@dataclass(kw_only=True)
class LineCounts:
    """How many of each the lines of a page show."""

    headings: int = 0
    tables: int = 0
    rows: int = 0
    fences: int = 0
    annotations: int = 0
    includes: int = 0


def scan_page(content: bytes) -> LineCounts:
    """The counts of a page."""
    text = content.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    front = _FRONT_MATTER.match(text)
    body = text if front is None else text[front.end() :]
    scan = _Scan(_PAIR.sub(_english_half, body).split("\n"))
    scan.run()
    return scan.counts


def _english_half(pair: re.Match[str]) -> str:
    half = pair["english"] if pair["english"].strip() else pair["local"]
    return half.strip("\n").replace("\n", " ")


class _Scan:
    def __init__(self, lines: list[str]) -> None:
        self.counts = LineCounts()
        self._lines = lines
        self._index = 0

    def run(self) -> None:
        while self._index < len(self._lines):
            line = self._lines[self._index]
            inner = line[_CONTAINER.match(line).end() :]  # type: ignore[union-attr]  # the pattern matches nothing, too
            self._index += 1
            if self._fence(line, inner) or self._html(inner) or self._table(inner):
                continue
            if _HEADING.match(inner) or self._is_underlined(inner):
                self.counts.headings += 1
            self._text(line)

    def _is_underlined(self, inner: str) -> bool:
        below = self._lines[self._index] if self._index < len(self._lines) else ""
        is_text = inner.strip() and not _BREAK.match(inner) and not inner.startswith(("    ", "|"))
        return bool(is_text and _UNDERLINE.match(below))

    def _fence(self, line: str, inner: str) -> bool:
        opening = _FENCE.match(inner)
        if opening is None or ("`" in opening["ticks"] and "`" in opening["info"]):
            return False
        if len(opening["indent"]) > 3 and not self._in_list(line):
            return False
        if not opening["info"].strip() and self._is_stray(opening["ticks"]):
            return True
        self.counts.fences += 1
        quoted = line.lstrip().startswith(">")
        while self._index < len(self._lines):
            current = self._lines[self._index]
            if quoted and not current.lstrip().startswith(">"):
                break
            self._index += 1
            bare = current.strip(" \t>") if quoted else current.strip()
            if bare and set(bare) == {opening["ticks"][0]} and len(bare) >= len(opening["ticks"]):
                break
        return True

    def _is_stray(self, ticks: str) -> bool:
        """Whether the ticks end a block that nothing opened: a heading follows, and a block begins before one ends."""
        below = self._lines[self._index] if self._index < len(self._lines) else ""
        marks = (line.strip() for line in self._lines[self._index :] if line.strip().startswith(ticks))
        return below.startswith("##") and set(next(marks, ticks)) != {ticks[0]}

    def _in_list(self, line: str) -> bool:
        """Whether a line above, up to the first that is not indented, is an item of a list."""
        if re.match(r"\s*(?:[-*+]|[0-9]+[.)])\s", line):
            return True
        for above in reversed(self._lines[: self._index - 1]):
            if re.match(r"\s*(?:[-*+]|[0-9]+[.)])\s", above):
                return True
            if above.strip() and not above.startswith((" ", "\t")):
                return False
        return False

    def _html(self, inner: str) -> bool:
        """A block of HTML up to the blank line after it; only the comments in it count."""
        before = self._lines[self._index - 2].strip() if self._index > 1 else ""
        if not _TAG_BLOCK.match(inner) and (before or not _LONE_TAG.match(inner)):
            return False
        block = [inner]
        while self._index < len(self._lines) and self._lines[self._index].strip():
            block.append(self._lines[self._index])
            self._index += 1
        self.counts.annotations += len(re.findall("<!--.*?-->", "\n".join(block), re.DOTALL))
        return True

    def _table(self, inner: str) -> bool:
        below = self._lines[self._index] if self._index < len(self._lines) else ""
        below = below[_CONTAINER.match(below).end() :] if not _DELIMITER.fullmatch(below) else below  # type: ignore[union-attr]  # as above
        if "|" not in inner or "|" not in below or "-" not in below or not _DELIMITER.fullmatch(below):
            return False
        self.counts.tables += 1
        self._text(inner)
        self._index += 1
        indent = len(inner) - len(inner.lstrip(" "))
        for row in self._rows():
            # a line that is indented further goes on with the row above
            self.counts.rows += len(row) - len(row.lstrip(" ")) < indent + 4
            self._text(row)
        return True

    def _rows(self) -> Iterator[str]:
        while self._index < len(self._lines):
            line = self._lines[self._index]
            inner = line.lstrip(" \t>")
            if not inner or _HEADING.match(inner) or inner.startswith(("```", "<!--")) or _BREAK.match(line):
                return
            if line.lstrip().startswith(("- ", "* ", "+ ")) or (inner != line.lstrip() and "|" not in line):
                return
            self._index += 1
            yield line

    def _text(self, line: str) -> None:
        """Comments and includes of a line of text; a comment may go on over the next lines."""
        rest = line
        while "<!--" in rest:
            before, _, rest = rest.partition("<!--")
            self.counts.includes += len(_INCLUDE.findall(before))
            if not self._close_comment(rest, opens_block=not before.strip(" \t>")):
                self.counts.includes += len(_INCLUDE.findall(rest))
                return
            self.counts.annotations += 1
            rest = self._rest
        self.counts.includes += len(_INCLUDE.findall(rest))

    def _close_comment(self, rest: str, *, opens_block: bool) -> bool:
        """Go behind the end of a comment, which one in a paragraph must have before the next blank line."""
        index = self._index
        while "-->" not in rest:
            if index >= len(self._lines) or (not opens_block and not self._lines[index].strip()):
                self._rest = ""
                if opens_block:
                    self._index = len(self._lines)
                return opens_block
            rest = self._lines[index]
            index += 1
        self._index = max(self._index, index)
        self._rest = rest.partition("-->")[2]
        return True
