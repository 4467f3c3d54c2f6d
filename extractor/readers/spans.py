"""Side-by-side translation spans: one text, two languages.

A `live-sxs` page carries each translated unit twice: `<span data-ttu-id="X">LOCAL</span><span
class="sxs-lookup"><span data-stu-id="X">ENGLISH</span></span>`. The pair is replaced by its English half between
marks, so that Markdown is parsed once, with the line and table structure of the English source, and either half can be
asked for afterwards. The form was regular in every one of four million pairs measured, so a scanner finds it in linear
time; what deviates is left as it stands and reported. An empty English half means that the translated half counts.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractor.diagnostics.report import Report
from extractor.model.text import Text
from extractor.readers.inline import References, plain_text

_OPEN = '<span data-ttu-id="'
_MIDDLE = '</span><span class="sxs-lookup"><span data-stu-id="'
_CLOSE = "</span></span>"

# Marks around an English half: start, end of its number, end. Noncharacters: `decode_page` removed any in the input.
_START, _NUMBER_END, _END = "\ufdd0", "\ufdd1", "\ufdd2"
_MARKED = re.compile(f"{_START}([0-9]+){_NUMBER_END}([^{_START}{_END}]*){_END}")
_STRAY = re.compile(f"{_START}[0-9]+{_NUMBER_END}|{_END}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """One translation unit: where it stands in the raw text, and its two halves."""

    start: int
    end: int
    local: str
    english: str


class Sides:
    """Gives either language of a raw string that may hold marked spans.

    `english_page` says that the page is in English, so that its text is its own English.
    """

    __slots__ = ("_english_page", "_local_halves", "references")

    def __init__(self, local_halves: Sequence[str], *, english_page: bool, references: References | None) -> None:
        """`local_halves` are indexed by the number in each mark; `references` are the page's link definitions."""
        self._local_halves = local_halves
        self._english_page = english_page
        self.references = references

    @property
    def has_english(self) -> bool:
        """Whether the page carries English: it has spans, or is English."""
        return self._english_page or bool(self._local_halves)

    def english_raw(self, raw: str) -> str:
        """The English half of every span, and the rest as it stands."""
        if _START not in raw and _END not in raw:
            return raw
        return _STRAY.sub("", _MARKED.sub(lambda match: match[2], raw))

    def local_raw(self, raw: str) -> str:
        """The page's own language."""
        if _START not in raw and _END not in raw:
            return raw
        return _STRAY.sub("", _MARKED.sub(lambda match: self._local_halves[int(match[1])], raw))

    def canonical(self, raw: str) -> str:
        """Plain text in the language that a fact is best read from: English where the page carries it."""
        return plain_text(self.english_raw(raw), self.references)

    def local(self, raw: str) -> str:
        """Plain text in the page's own language."""
        return plain_text(self.local_raw(raw), self.references)

    def text(self, raw: str) -> Text:
        """Both languages as plain text."""
        local = self.local(raw)
        if not self.has_english:
            return Text(text=local, en=None)
        return Text(text=local, en=local if _START not in raw else self.canonical(raw))


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitText:
    """A text with its spans marked. `lines[i]` is the line of the original on which line i stands; None: the same."""

    text: str
    lines: tuple[int, ...] | None

    def original_line(self, index: int) -> int:
        """The 1-based line of the original for the 0-based line `index` of `text`."""
        if self.lines is None:
            return index + 1
        return self.lines[min(index, len(self.lines) - 1)]


def split_spans(text: str, local_halves: list[str], report: Report, *, first_line: int = 1) -> SplitText:
    """Mark every pair of spans in `text`; pairs whose halves are equal, and broken ones, need no mark.

    The translated halves are appended to `local_halves`, which a page shares with its includes; `first_line` is the
    line of the file on which `text` begins.
    """
    if _OPEN not in text:
        return SplitText(text=text, lines=None)
    pairs = _find_pairs(text, report, first_line)
    pieces: list[str] = []
    position = 0
    for pair in pairs:
        pieces.append(text[position : pair.start])
        pieces.append(_mark(pair, local_halves))
        position = pair.end
    pieces.append(text[position:])
    return SplitText(text="".join(pieces), lines=_map_lines(text, pairs))


def _mark(pair: Pair, local_halves: list[str]) -> str:
    local, english = _one_line(pair.local), _one_line(pair.english)
    if not english.strip():
        return local
    if local == english:
        return english
    local_halves.append(local)
    return f"{_START}{len(local_halves) - 1}{_NUMBER_END}{english}{_END}"


def _one_line(half: str) -> str:
    """A line end inside a half would cut a table row: 2,310 pairs of one tree end in one."""
    return half.strip("\n").replace("\n", " ")


def _find_pairs(text: str, report: Report, first_line: int) -> list[Pair]:
    pairs: list[Pair] = []
    middle = position = -1
    while (start := text.find(_OPEN, position + 1)) >= 0:
        if middle < start:
            middle = text.find(_MIDDLE, start)
        pair = None if middle < 0 else _read_pair(text, start, middle)
        if pair is None:
            report.add("span-unpaired", text.count("\n", 0, start) + first_line)
            position = start
        else:
            pairs.append(pair)
            position = pair.end - 1
    return pairs


def _read_pair(text: str, start: int, middle: int) -> Pair | None:
    """The pair that opens at `start`, given the first middle after it; None when the form is broken."""
    next_open = text.find(_OPEN, start + len(_OPEN), middle)
    id_end = text.find('">', start, middle)
    english_start = text.find('">', middle + len(_MIDDLE))
    end = text.find(_CLOSE, english_start) if english_start >= 0 else -1
    if next_open >= 0 or id_end < 0 or end < 0:
        return None
    if text[start + len(_OPEN) : id_end] != text[middle + len(_MIDDLE) : english_start]:
        return None
    return Pair(
        start=start, end=end + len(_CLOSE), local=text[id_end + 2 : middle], english=text[english_start + 2 : end]
    )


def _map_lines(text: str, pairs: list[Pair]) -> tuple[int, ...] | None:
    if not any("\n" in text[pair.start : pair.end] for pair in pairs):
        return None
    lines = [1]
    line, position = 1, 0
    for start, end in [*((pair.start, pair.end) for pair in pairs), (len(text), len(text))]:
        for _ in range(text.count("\n", position, start)):
            line += 1
            lines.append(line)
        line += text.count("\n", start, end)
        position = end
    return tuple(lines)


def strip_page(content: str, *, english: bool = False) -> str:
    """The page as plain Markdown in its own language, or in English, with nothing else changed.

    >>> pair = '<span data-ttu-id="a-1">Ja</span><span class="sxs-lookup"><span data-stu-id="a-1">Yes</span></span>'
    >>> strip_page(pair + '.'), strip_page(pair + '.', english=True)
    ('Ja.', 'Yes.')
    """
    pieces: list[str] = []
    position = 0
    for pair in _find_pairs(content, Report(""), 1):
        pieces.append(content[position : pair.start])
        pieces.append(pair.english if english and pair.english.strip() else pair.local)
        position = pair.end
    pieces.append(content[position:])
    return "".join(pieces)
