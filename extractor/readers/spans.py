"""Side-by-side translation spans: one text, two languages.

A `live-sxs` page carries each translated unit twice: `<span data-ttu-id="X">LOCAL</span><span
class="sxs-lookup"><span data-stu-id="X">ENGLISH</span></span>`. The pair is replaced by its English half between
marks, so that Markdown is parsed once, with the line and table structure of the English source, and either half can be
asked for afterwards. The form was regular in every one of four million pairs measured, so a scanner finds it in linear
time; what deviates is left as it stands and reported. An empty English half means that the translated half counts.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

from extractor.diagnostics.report import Report
from extractor.model.origin import Origin
from extractor.model.text import Text
from extractor.readers.cuts import between_cuts, find_cuts
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

    def is_translated(self, raw: str) -> bool:
        """Whether a raw string holds two languages."""
        return _START in raw or _END in raw

    def english_raw(self, raw: str) -> str:
        """The English half of every span, and the rest as it stands."""
        if not self.is_translated(raw):
            return raw
        return _STRAY.sub("", _MARKED.sub(lambda match: match[2], raw))

    def local_raw(self, raw: str) -> str:
        """The page's own language."""
        if not self.is_translated(raw):
            return raw
        return _STRAY.sub("", _MARKED.sub(lambda match: self._local_halves[int(match[1])], raw))

    def canonical(self, raw: str) -> str:
        """Plain text in the language that a fact is best read from: English where the page carries it."""
        return plain_text(self.english_raw(raw) if self._local_halves else raw, self.references)

    def local(self, raw: str) -> str:
        """Plain text in the page's own language."""
        return plain_text(self.local_raw(raw) if self._local_halves else raw, self.references)

    def text(self, raw: str) -> Text:
        """Both languages as plain text."""
        local = self.local(raw)
        if not self.has_english:
            return Text(text=local, en=None)
        return Text(text=local, en=self.canonical(raw) if self.is_translated(raw) else local)


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitText:
    """A text with its spans marked. `lines[i]` is the 0-based line of the original for line i; None: the same."""

    text: str
    lines: tuple[int, ...] | None

    def origins(self, first_line: int, file: str | None = None) -> Callable[[int], Origin]:
        """Gives the place of a 0-based line of `text`, given the line of the page or of `file` on which it begins."""
        lines = self.lines
        if lines is None:
            return lambda index: _place(first_line + index, file)
        return lambda index: _place(first_line + lines[min(index, len(lines) - 1)], file)


@lru_cache(maxsize=4096)
def _place(line: int, file: str | None) -> Origin:
    """The place of a line; most pages have blocks on the same few hundred lines."""
    return Origin(line=line, file=file)


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
    local_cells, english_cells = local.split("|"), english.split("|")
    if len(local_cells) != len(english_cells):
        local_cells, english_cells = [local], [english]
    return "|".join(map(partial(_mark_half, local_halves), local_cells, english_cells))


def _mark_half(local_halves: list[str], local: str, english: str) -> str:
    """A pair, or the part of one that a table's pipe leaves in one cell: some 30 pairs of a tree stand in two cells."""
    local_halves.append(_without_repeated_cuts(local, english))
    return f"{_START}{len(local_halves) - 1}{_NUMBER_END}{english}{_END}"


def _without_repeated_cuts(local: str, english: str) -> str:
    """The translated half without the comments and includes that the English half repeats, which is what is parsed."""
    cuts = find_cuts(local)
    if not cuts or len(cuts) != len(find_cuts(english)):
        return local
    return "".join(between_cuts(local, cuts))


def _one_line(half: str) -> str:
    """A line end inside a half would cut a table row: 2,310 pairs of one tree end in one."""
    return half.strip("\n").replace("\n", " ")


def _find_pairs(text: str, report: Report, first_line: int) -> list[Pair]:
    """The pairs of a text. None holds the opening of another, so each lies between one opening and the next."""
    pairs: list[Pair] = []
    line, counted = first_line, 0
    start = text.find(_OPEN)
    while start >= 0:
        following = text.find(_OPEN, start + len(_OPEN))
        pair = _read_pair(text, start, len(text) if following < 0 else following)
        if pair is None:
            line += text.count("\n", counted, start)
            counted = start
            report.add("span-unpaired", line)
        else:
            pairs.append(pair)
        start = following
    return pairs


def _read_pair(text: str, start: int, limit: int) -> Pair | None:
    """The pair that opens at `start` and closes before `limit`; None when the form is broken."""
    id_start = start + len(_OPEN)
    id_end = text.find('">', id_start, limit)
    middle = text.find(_MIDDLE, id_end, limit) if id_end >= 0 else -1
    if middle < 0:
        return None
    english_id = middle + len(_MIDDLE)
    english_start = english_id + id_end - id_start
    if text[english_id : english_start + 2] != text[id_start : id_end + 2]:
        return None
    end = text.find(_CLOSE, english_start, limit)
    if end < 0:
        return None
    return Pair(
        start=start, end=end + len(_CLOSE), local=text[id_end + 2 : middle], english=text[english_start + 2 : end]
    )


def _map_lines(text: str, pairs: list[Pair]) -> tuple[int, ...] | None:
    if not any("\n" in text[pair.start : pair.end] for pair in pairs):
        return None
    lines = [0]
    line, position = 0, 0
    for start, end in [*((pair.start, pair.end) for pair in pairs), (len(text), len(text))]:
        for _ in range(text.count("\n", position, start)):
            line += 1
            lines.append(line)
        line += text.count("\n", start, end)
        position = end
    return tuple(lines)


def read_pairs(content: str) -> tuple[Pair, ...]:
    """The pairs of a page's text, in order; what is no pair is passed over."""
    return tuple(_find_pairs(content, Report(""), 1))


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
