"""The values that a description lists: `Possible values are: draft, sent.`, where each value is set as code.

A description's Markdown goes in, its values go out in their order, none where it lists none. A sentence lists values
where words of the vocabulary say so, or where nothing but values follows a colon; one that gives examples lists none.
That these are all the values is never said. A new way to say it is a phrase in the locale's file.
"""

import re
from collections.abc import Iterator
from itertools import accumulate

from extractor.terms.phrases import is_unspaced, normalise_phrase
from extractor.terms.statements import sentences
from extractor.terms.vocabulary import Vocabulary

# Translation joins two spans by dropping what stood between them: `one``two`
_CODE = re.compile(r"(?<!`)`((?:[^`]++|(?<!`)``(?!`))+)`(?!`)")
_JOINED = "``"
# stands for a code while its sentence is looked at; no text holds these two code points
_MARK = re.compile("\ufdd3(\\d+)\ufdd4")
_RESERVED = re.compile("[\ufdd3\ufdd4]")
_VALUE = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[ _.:/+-][A-Za-z0-9]+)*")
_LITERALS = frozenset({"null", "true", "false"})
# what follows is said of queries: `$filter` and its operators
_QUERY = "$"
_COLONS = (":", "\uff1a")
_LONGEST, _FEWEST, _MOST = 80, 2, 200


def listed_values(raw: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The values that a description lists, each once; () where it lists fewer than two."""
    if raw.count("`") < 2 * _FEWEST - 1:
        return ()
    codes: list[str] = []
    marked = _mark_codes(raw, codes)
    values = dict.fromkeys(codes[index] for index in _listed(marked, codes, vocabulary))
    return tuple(values) if _FEWEST <= len(values) <= _MOST else ()


def _mark_codes(raw: str, codes: list[str]) -> str:
    """The text with a mark in place of each code, which is appended to `codes`."""

    def mark(match: re.Match[str]) -> str:
        marks = []
        for code in match[1].split(_JOINED):
            marks.append(f"\ufdd3{len(codes)}\ufdd4")
            codes.append(code.strip())
        return " ".join(marks)

    return _CODE.sub(mark, _RESERVED.sub("", raw))


def _listed(marked: str, codes: list[str], vocabulary: Vocabulary) -> Iterator[int]:
    goes_on = False
    for sentence in sentences(marked):
        # translation leaves the last values behind the full stop
        if goes_on and not _has_words(_MARK.sub(" ", sentence), vocabulary):
            yield from _values([int(index) for index in _MARK.findall(sentence)], codes)
            continue
        found = _values(_listed_in(sentence, vocabulary), codes)
        goes_on = bool(found)
        yield from found


def _listed_in(sentence: str, vocabulary: Vocabulary) -> list[int]:
    """The codes of a sentence that are values: those behind the words that say so, where there are any."""
    pieces = _MARK.split(sentence)
    texts, marks = pieces[::2], [int(index) for index in pieces[1::2]]
    if not marks or _says(" ".join(texts), vocabulary.examples):
        return []
    if texts[0].rstrip().endswith(_COLONS) and not any(_has_words(text, vocabulary) for text in texts[1:]):
        return marks
    spoken = (
        _says(so_far, vocabulary.listed) for so_far in accumulate(texts, lambda first, second: f"{first} {second}")
    )
    first = next((index for index, says in enumerate(spoken) if says), None)
    if first is None:
        return []
    return marks[first:] if len(marks) - first >= _FEWEST else marks


def _says(text: str, phrases: frozenset[str]) -> bool:
    spoken = f" {normalise_phrase(text)} "
    return any((words if is_unspaced(words) else f" {words} ") in spoken for words in phrases)


def _has_words(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a text between codes is more than punctuation and a word for *or* or *and*."""
    phrase = normalise_phrase(text)
    return bool(phrase) and phrase not in vocabulary.any_of and phrase not in vocabulary.all_of


def _values(marks: list[int], codes: list[str]) -> list[int]:
    """The marks of codes that could be values, up to the first that speaks of queries."""
    queries = (place for place, index in enumerate(marks) if codes[index].startswith(_QUERY))
    before = marks[: next(queries, len(marks))]
    return [index for index in before if len(codes[index]) <= _LONGEST and _is_value(codes[index])]


def _is_value(code: str) -> bool:
    return _VALUE.fullmatch(code) is not None and code.lower() not in _LITERALS
