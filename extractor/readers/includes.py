"""Includes: `[!INCLUDE [label](target)]` to the blocks of the file it names.

A target is relative to the including file, or to the root with `~/` or `/`. It never leaves the root; the lookup reads
regular files only. Depth, number and total size are bounded, because a handful of files that include each other ten
times expand without end. What is not expanded is reported and stays named.
"""

import posixpath
from collections.abc import Iterable, Iterator
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
MAX_TOTAL_SIZE = 4_000_000


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
    return None if joined == ".." or joined.startswith(("../", "/")) else joined


class IncludeExpander:
    """Replaces the includes among the blocks of one page. `files` lists what was read, for the page's dependencies."""

    __slots__ = ("_local_halves", "_lookup", "_report", "_size", "files")

    def __init__(self, lookup: IncludeLookup, local_halves: list[str], report: Report) -> None:
        """`local_halves` collects the translated halves of the spans in the included files."""
        self._lookup = lookup
        self._local_halves = local_halves
        self._report = report
        self._size = 0
        self.files: list[str] = []

    def expand(self, blocks: Iterable[Block], page: str) -> Iterator[Block]:
        """The blocks with each include followed by the blocks of its file; includes in other tabs stay closed."""
        yield from self._expand(blocks, (page,))

    def _expand(self, blocks: Iterable[Block], chain: tuple[str, ...]) -> Iterator[Block]:
        tabs = TabState()
        for block in blocks:
            if isinstance(block, Heading | Rule):
                tabs.take(block)
            yield block
            if isinstance(block, Include) and tabs.is_content:
                yield from self._expand(self._read(block, chain), (*chain, self._target(block, chain) or ""))

    @staticmethod
    def _target(include: Include, chain: tuple[str, ...]) -> str | None:
        return resolve_target(include.target, chain[-1])

    def _read(self, include: Include, chain: tuple[str, ...]) -> list[Block]:
        target = self._target(include, chain)
        refusal = self._refusal(target, chain)
        content = None if refusal is not None or target is None else self._lookup(target)
        if content is None or target is None:
            self._report.add(
                "unresolved-include", include.origin, target=include.target, reason=refusal or "no such file"
            )
            return []
        self.files.append(target)
        self._size += len(content)
        return self._parse(content, target)

    def _refusal(self, target: str | None, chain: tuple[str, ...]) -> str | None:
        if target is None:
            return "it leaves the documentation root"
        if target in chain:
            return "it includes itself: " + " > ".join((*chain, target))
        if len(chain) > MAX_DEPTH:
            return f"more than {MAX_DEPTH} includes deep"
        if len(self.files) >= MAX_INCLUDES or self._size > MAX_TOTAL_SIZE:
            return "the page includes too much"
        return None

    def _parse(self, content: bytes, target: str) -> list[Block]:
        include_report = Report(target)
        front = read_front_matter(decode_page(content, include_report), include_report)
        split = split_spans(front.body, self._local_halves, include_report, first_line=front.body_line)

        def origin_of(index: int) -> Origin:
            return Origin(line=front.body_line - 1 + split.original_line(index), file=target)

        blocks, _ = parse_blocks(split.text, origin_of, include_report)
        for diagnostic in include_report.diagnostics:
            self._report.add_at(diagnostic.rule, diagnostic.path, diagnostic.line, **diagnostic.args)
        return blocks
