"""Comments and includes in a text: where they stand, so that they can be cut out of prose, headings and cells.

A text comes in; each comment and each `[!INCLUDE [label](target)]` outside comments goes out, in order, in time linear
in the text, however many of them are never closed. What a comment or an include means is decided elsewhere.
"""

import re
from dataclasses import dataclass
from typing import ClassVar

from extractor.model.origin import Origin
from extractor.readers.blocks import Comment, Include

_INCLUDE = re.compile(r"\[!INCLUDE\s*\[(?P<label>[^\[\]\n]*)\]\s*\((?P<target>[^()\n]*)\)\s*\]", re.IGNORECASE)
_OPEN, _CLOSE = "<!--", "-->"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """A piece of a text that is no prose: a comment's `text`, or an include's `target` with its `text` as label.

    `line` is the 0-based line of the text on which it begins, `line_ends` how many line ends it holds.
    """

    start: int
    end: int
    line: int
    line_ends: int
    text: str
    target: str | None

    NOTHING: ClassVar["Cut"]

    def block(self, origin: Origin) -> Comment | Include:
        """The block that the piece is, at its place."""
        if self.target is None:
            return Comment(text=self.text, glued=True, origin=origin)
        return Include(target=self.target, label=self.text, origin=origin)


Cut.NOTHING = Cut(start=0, end=0, line=0, line_ends=0, text="", target=None)


def find_cuts(text: str) -> tuple[Cut, ...]:
    """The comments and includes of a text, in order; an include in a comment is none."""
    comments = find_comments(text)[0] if _OPEN in text else ()
    if "[!" not in text:
        return comments
    includes: list[Cut] = []
    line, counted = 0, 0
    for match in _INCLUDE.finditer(text):
        line += text.count("\n", counted, match.start())
        counted = match.start()
        includes.append(
            Cut(
                start=match.start(),
                end=match.end(),
                line=line,
                line_ends=match[0].count("\n"),
                text=match["label"],
                target=match["target"].strip(),
            )
        )
    return _outside(includes, comments)


def between_cuts(text: str, cuts: tuple[Cut, ...]) -> list[str]:
    """The pieces of the text before, between and after its cuts: one more than there are cuts."""
    starts = [0, *(cut.end for cut in cuts)]
    ends = [*(cut.start for cut in cuts), len(text)]
    return [text[start:end] for start, end in zip(starts, ends, strict=True)]


def _outside(includes: list[Cut], comments: tuple[Cut, ...]) -> tuple[Cut, ...]:
    cuts: list[Cut] = []
    for cut in sorted((*includes, *comments), key=lambda cut: cut.start):
        if not cuts or cut.start >= cuts[-1].end:
            cuts.append(cut)
    return tuple(cuts)


def find_comments(text: str) -> tuple[tuple[Cut, ...], int | None]:
    """The closed comments of a text, and where one begins that is never closed."""
    comments: list[Cut] = []
    line, counted = 0, 0
    start = text.find(_OPEN)
    while start >= 0:
        end = text.find(_CLOSE, start + len(_OPEN))
        if end < 0:
            return tuple(comments), start
        line += text.count("\n", counted, start)
        counted = start
        content = text[start + len(_OPEN) : end]
        end += len(_CLOSE)
        comments.append(Cut(start=start, end=end, line=line, line_ends=content.count("\n"), text=content, target=None))
        start = text.find(_OPEN, end)
    return tuple(comments), None
