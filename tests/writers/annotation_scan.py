"""The annotated requests and responses of a page, counted by plain text: no code of the program's readers.

A page's text goes in; out come the lines of its annotations of requests and of responses that answer one. An annotation
is a comment that opens with `{` and has a `blockType`; of a comment that is never closed nothing is known. A response
answers a request when one is annotated above it. What stands inside another comment or inside a fence is no annotation.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_COMMENT_OR_FENCE = re.compile(
    r"<!--(?P<comment>.*?)-->|^[ \t>]*(?P<fence>```+|~~~+)[^\n]*\n(?:.*?\n)?[ \t>]*(?P=fence)[ \t]*$",
    re.DOTALL | re.MULTILINE,
)
_BLOCK_TYPE = re.compile(r"""\A\s*\{.*?["']?blockType["']?\s*:\s*["'](?P<type>\w+)""", re.DOTALL | re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """Lines, from 1, of the comments."""

    requests: tuple[int, ...]
    paired_responses: tuple[int, ...]


def scan_page(text: str) -> Scan:
    """The annotations of a page."""
    found = list(_annotations(text))
    requests = tuple(line for line, kind in found if kind == "request")
    paired = (line for line, kind in found if kind == "response" and requests and line > requests[0])
    return Scan(requests=requests, paired_responses=tuple(paired))


def _annotations(text: str) -> Iterator[tuple[int, str]]:
    for match in _COMMENT_OR_FENCE.finditer(text):
        kind = _BLOCK_TYPE.match(match["comment"] or "")
        if kind:
            yield text.count("\n", 0, match.start()) + 1, kind["type"].lower()
