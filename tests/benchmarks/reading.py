"""Whether the pages of a documentation set are read whole, and what reading them costs.

    python -m tests.benchmarks.reading DOCS [--timed 500]

Prints how many pages are read; of how many the blocks seen are not those accounted for, or not those that a plain scan
of lines counts; on how many the program failed; how many operations the pages state against the request lines that a
plain scan finds, with the pages where the two differ; and the cost of reading `--timed` of the pages over what
markdown-it-py takes for their block tokens alone, and for a full parse.
"""

import argparse
import re
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markdown_it import MarkdownIt

from extractor.engine.reading import read_alone
from extractor.model.page import Page
from extractor.model.source import IncludeLookup, Source
from extractor.sources.documentation import open_docs
from tests.readers.line_scanner import LineCounts, scan_page

_ROUNDS = 3
_SHOWN = 40

Opened = tuple[Source, IncludeLookup]
_SECTION = re.compile(r"^##[ \t].*$", re.MULTILINE)
_HTTP_REQUEST = re.compile(r'name="http-request"|^##[ \t]+HTTP request\b', re.IGNORECASE)
_FENCE = re.compile(r"^[ \t>]*```[^\n]*\n(.*?)^[ \t>]*```", re.MULTILINE | re.DOTALL)
_REQUEST_LINE = re.compile(r"^[ \t>]*(?:GET|POST|PUT|PATCH|DELETE)[ \t/]+\S", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What is known of one page after reading it, and after counting its lines."""

    path: str
    differs: bool
    unaccounted: bool
    failed: bool
    operations: int
    request_lines: int


def request_lines(text: str) -> int:
    """The request lines in the fences of the sections that are called `http-request`, comments left out."""
    text = re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL)
    edges = [*(match.start() for match in _SECTION.finditer(text)), len(text)]
    sections = (text[start:end] for start, end in pairwise(edges))
    named = (section for section in sections if _HTTP_REQUEST.search(section.partition("\n")[0]))
    return sum(len(_REQUEST_LINE.findall(fence)) for section in named for fence in _FENCE.findall(section))


def look_at(page: Page, content: bytes) -> Reading:
    """A page against the scan of its lines."""
    scanned = scan_page(content)
    return Reading(
        path=page.path,
        differs=any(getattr(scanned, name) != getattr(page.seen, name) for name in LineCounts.__dataclass_fields__),
        unaccounted=page.seen != page.accounted,
        failed=any(item.rule == "internal-error" for item in page.diagnostics),
        operations=len(page.operations),
        request_lines=request_lines(content.decode("utf-8", "replace")),
    )


def cost(run: Callable[[], object]) -> float:
    """Seconds of the processor, the least of some rounds."""

    def once() -> float:
        began = time.process_time()
        run()
        return time.process_time() - began

    return min(once() for _ in range(_ROUNDS))


def print_costs(pages: Sequence[Opened]) -> None:
    """Reading over parsing, on the same pages."""
    texts = [source.content.decode("utf-8", "replace") for source, _ in pages]
    blocks, whole = (MarkdownIt("commonmark").enable("table") for _ in range(2))
    blocks.core.ruler.enableOnly(["block"])
    reading = cost(lambda: [read_alone(*page) for page in pages])
    of_blocks = cost(lambda: [blocks.parse(text) for text in texts])
    of_whole = cost(lambda: [whole.parse(text) for text in texts])
    _say(f"reading {len(pages)} pages: {reading / of_blocks:.2f} x block tokens, {reading / of_whole:.2f} x full parse")


def print_readings(readings: Sequence[Reading]) -> None:
    """The sums, and the pages that are otherwise than the scan."""
    _say(f"{len(readings)} pages")
    _say(f"{sum(item.unaccounted for item in readings)} with blocks that are not accounted for")
    _say(f"{sum(item.differs for item in readings)} with other blocks than a scan of the lines counts")
    _say(f"{sum(item.failed for item in readings)} on which the program failed")
    stated, found = (sum(getattr(item, name) for item in readings) for name in ("operations", "request_lines"))
    _say(f"{stated} operations, {found} request lines by scan")
    others = [item for item in readings if item.operations != item.request_lines]
    _say(f"{len(others)} pages where the two differ")
    for item in others[:_SHOWN]:
        _say(f"  {item.path}: {item.operations} operations, {item.request_lines} lines")


def main() -> None:
    """Measure what the command line says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("docs")
    parser.add_argument("--timed", type=int, default=500, metavar="N", help="pages whose reading is timed")
    arguments = parser.parse_args()
    docs = open_docs(arguments.docs)
    pages: list[Opened] = [(found.source, docs.includes(found.source)) for found in docs.sources()]
    print_readings([look_at(read_alone(*page), page[0].content) for page in pages])
    print_costs(pages[:: max(1, len(pages) // arguments.timed)][: arguments.timed])


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
