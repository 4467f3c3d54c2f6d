"""Includes: `[!INCLUDE [label](target)]` to the blocks of the file it names.

A target is relative to the including file, or to the root with `~/` or `/`. It never leaves the root; the lookup reads
regular files only. Depth, number and total size are bounded, because a handful of files that include each other ten
times expand without end. What is not expanded is reported and stays named.
"""

import posixpath
from urllib.parse import unquote

from extractor.diagnostics.report import Report
from extractor.model.origin import Origin
from extractor.model.source import IncludeLookup
from extractor.readers.blocks import Block, Heading, Include, Rule
from extractor.readers.decode import decode_page
from extractor.readers.front_matter import read_front_matter
from extractor.readers.markdown import parse_blocks
from extractor.readers.spans import split_spans
from extractor.readers.tabs import TabState

MAX_DEPTH = 8
MAX_INCLUDES = 200
MAX_TOTAL_SIZE = 1_000_000
_TOO_MUCH = "the page includes too much"


def resolve_target(target: str, page: str) -> str | None:
    """The path from the documentation root that `target` names on the page at `page`; None when it leaves the root.

    Fragment and query are dropped.

    >>> resolve_target("../resources/call.md#x", "api-reference/beta/api/call-get.md")
    'api-reference/beta/resources/call.md'
    """
    path = unquote(target.split("#", 1)[0].split("?", 1)[0]).replace("\\", "/")
    if not path or "\x00" in path or ":" in path.split("/", 1)[0]:
        return None
    if path.startswith("/"):
        return None
    base = "" if path.startswith("~/") else posixpath.dirname(page)
    joined = posixpath.normpath(posixpath.join(base, path.removeprefix("~/")))
    return None if joined == ".." or joined.startswith(("../", "/", "~")) else joined


class IncludeExpander:
    """Replaces the includes among the blocks of one page. `files` lists what was read, for the page's dependencies."""

    __slots__ = ("_cut", "_local_halves", "_lookup", "_report", "_size", "files")

    def __init__(self, lookup: IncludeLookup, local_halves: list[str], report: Report) -> None:
        """`local_halves` collects the translated halves of the spans in the included files."""
        self._lookup = lookup
        self._local_halves = local_halves
        self._report = report
        self._size = 0
        self._cut: str | None = None
        self.files: list[str] = []

    def expand(self, blocks: list[Block], page: str) -> list[Block]:
        """The blocks with each include followed by the blocks of its file; includes in other tabs stay closed."""
        return self._expand(blocks, (page,))

    def _expand(self, blocks: list[Block], chain: tuple[str, ...]) -> list[Block]:
        tabs = TabState()
        expanded: list[Block] = []
        for block in blocks:
            expanded.append(block)
            if isinstance(block, Heading | Rule):
                tabs.take(block)
            elif isinstance(block, Include) and tabs.is_content:
                expanded += self._expand(self._read(block, chain), (*chain, self._target(block, chain) or ""))
                self._name_cut(block, chain)
        return expanded

    def _name_cut(self, include: Include, chain: tuple[str, ...]) -> None:
        """Say on the page itself that what it includes was not read to its end: the limits are those of a page."""
        if len(chain) == 1 and self._cut is not None:
            self._report.add("cut-include", include.origin, target=include.target, reason=self._cut)
            self._cut = None

    @staticmethod
    def _target(include: Include, chain: tuple[str, ...]) -> str | None:
        """The file that an include names; unlike a link, one that begins with `/` counts from the root."""
        return resolve_target(include.target.lstrip("/"), "" if include.target.startswith("/") else chain[-1])

    def _read(self, include: Include, chain: tuple[str, ...]) -> list[Block]:
        target = self._target(include, chain)
        refusal = self._refusal(target, chain)
        content = None if refusal is not None or target is None else self._lookup(target)
        if content is not None and self._size + len(content) > MAX_TOTAL_SIZE:
            refusal, content = _TOO_MUCH, None
        if content is None or target is None:
            self._refuse(include, chain, refusal)
            return []
        self.files.append(target)
        self._size += len(content)
        return self._parse(content, target)

    def _refuse(self, include: Include, chain: tuple[str, ...], refusal: str | None) -> None:
        nested_limit = refusal is not None and len(chain) > 1
        if nested_limit and self._cut is not None:
            return  # a flood of them would leave no room to name anything else of the page
        self._report.add("unresolved-include", include.origin, target=include.target, reason=refusal or "no such file")
        if nested_limit:
            self._cut = f"{include.target!r} in {chain[-1]} was not, as {refusal}"

    def _refusal(self, target: str | None, chain: tuple[str, ...]) -> str | None:
        if target is None:
            return "it leaves the documentation root"
        if target in chain:
            return "it includes itself: " + " > ".join((*chain, target))
        if len(chain) > MAX_DEPTH:
            return f"more than {MAX_DEPTH} includes deep"
        if len(self.files) >= MAX_INCLUDES:
            return _TOO_MUCH
        return None

    def _parse(self, content: bytes, target: str) -> list[Block]:
        include_report = Report(target)
        front = read_front_matter(decode_page(content, include_report), include_report)
        split = split_spans(front.body, self._local_halves, include_report, first_line=front.body_line)

        blocks, _ = parse_blocks(split.text, split.origins(front.body_line, target), include_report)
        for diagnostic in include_report.diagnostics:
            place = Origin(line=diagnostic.line or 1, file=target)
            self._report.add(diagnostic.rule, place, **diagnostic.args)
        return blocks
