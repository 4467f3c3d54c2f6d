"""What the translation units of a side-by-side page teach a vocabulary: labels, headings, statements and separators.

A page's text comes in, observations go out: what the English half of a unit means in its place (a heading, a table's
header, the first cell of a row, another cell, a sentence) is what its translated half means there. The English
vocabulary says what English means, so nothing is taken for a term that the documentation does not use as one. Names and
types are taught by facts, in `extractor.recovery.observations`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from extractor.readers.spans import read_pairs
from extractor.terms.lookup import answer_of, column_of, order_of, scheme_of, section_of, stated_of
from extractor.terms.mining import Observation
from extractor.terms.phrases import normalise_phrase
from extractor.terms.slugs import SectionKind
from extractor.terms.statements import sentences
from extractor.terms.vocabulary import BASE_LOCALE, Vocabulary, load_vocabulary

_DELIMITER = re.compile(r"\s*\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?)?\s*")
_CELL_EDGE = re.compile(r"[|\n]")
_MARKS = " \t*_"
_BRACKETED = re.compile(r"[(\uff08]([^()\uff08\uff09]+)[)\uff09]?\s*$")
_PRIVILEGE = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:\.[A-Z][A-Za-z0-9]*){1,3}")
# what stands between two names, when it is longer, is a sentence
_MAX_SEPARATOR = 12


class Place(StrEnum):
    """Where a unit stands."""

    HEADING = "heading"
    HEADER = "header"
    LABEL = "label"
    CELL = "cell"
    PROSE = "prose"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit of translation in its place."""

    place: Place
    local: str
    english: str


def read_units(content: str) -> Iterator[Unit]:
    """The units of a page; those of tables only where they fill a cell."""
    for pair in read_pairs(content):
        place = _place(content, pair.start, pair.end)
        if place is not None and pair.local.strip() and pair.english.strip():
            yield Unit(place=place, local=pair.local.strip(), english=pair.english.strip())


def observe_units(content: str, page: str) -> Iterator[Observation]:
    """What the units of a page teach; `page` names it."""
    english = load_vocabulary(BASE_LOCALE)
    for unit in read_units(content):
        for section, phrase, meaning in _lessons(unit, english):
            if normalise_phrase(phrase) != normalise_phrase(meaning or ""):
                yield Observation(section=section, phrase=phrase, meaning=meaning, page=page)


def _place(content: str, start: int, end: int) -> Place | None:
    line_start = content.rfind("\n", 0, start) + 1
    before = content[line_start:start]
    if before.lstrip().startswith("#"):
        return Place.HEADING
    line_end = content.find("\n", end)
    line_end = len(content) if line_end < 0 else line_end
    if "|" not in before and "|" not in content[end:line_end]:
        return Place.PROSE
    if before[before.rfind("|") + 1 :].strip(_MARKS):
        return None
    edge = _CELL_EDGE.search(content, end)
    if content[end : edge.start() if edge else len(content)].strip(_MARKS):
        return None
    following = content[line_end + 1 :].partition("\n")[0]
    if _DELIMITER.fullmatch(following):
        return Place.HEADER
    return Place.LABEL if before.lstrip(" ").count("|") <= 1 else Place.CELL


def _lessons(unit: Unit, english: Vocabulary) -> Iterator[tuple[str, str, str | None]]:
    """Section, phrase and meaning of everything that a unit teaches."""
    match unit.place:
        case Place.HEADING:
            kind = section_of(unit.english, english)
            yield "sections", unit.local, None if kind is SectionKind.OTHER else kind.value
        case Place.HEADER:
            yield "columns", unit.local, column_of(unit.english, english)
            yield from _order(unit, english)
        case Place.LABEL:
            scheme = scheme_of(unit.english, english)
            if scheme is not None:
                yield "schemes", unit.local, scheme.value
        case Place.CELL:
            yield from _cell(unit, english)
            yield from _statements(unit, english)
        case Place.PROSE:
            yield from _statements(unit, english)


def _order(unit: Unit, english: Vocabulary) -> Iterator[tuple[str, str, str | None]]:
    order, local = order_of(unit.english, english), _BRACKETED.search(unit.local)
    if order is not None and local is not None:
        yield "orders", local[1], order.value


def _cell(unit: Unit, english: Vocabulary) -> Iterator[tuple[str, str, str | None]]:
    stated = stated_of(unit.english, english)
    if stated is not None:
        yield "stated", unit.local, stated.value
    answer = answer_of(unit.english, english)
    if answer is not None:
        yield "answers", unit.local, "yes" if answer else "no"
    for local, meant in zip(_separators(unit.local), _separators(unit.english), strict=False):
        section_word = _list_word(meant, english)
        if local and section_word is not None and local != meant:
            yield "lists", local, section_word


def _separators(text: str) -> list[str]:
    """What stands between the privileges of a cell."""
    found = list(_PRIVILEGE.finditer(text))
    between = [text[one.end() : other.start()].strip() for one, other in pairwise(found)]
    return between if all(len(item) <= _MAX_SEPARATOR for item in between) else []


def _list_word(separator: str, english: Vocabulary) -> str | None:
    if separator in english.separators:
        return "separators"
    phrase = normalise_phrase(separator)
    if phrase in english.all_of:
        return "all_of"
    return "any_of" if phrase in english.any_of else None


def _statements(unit: Unit, english: Vocabulary) -> Iterator[tuple[str, str, str | None]]:
    """Set phrases: sentence by sentence, where both halves have as many."""
    local, meant = list(sentences(unit.local)), list(sentences(unit.english))
    if len(local) != len(meant):
        return
    tables = {
        "required": english.required,
        "optional": english.optional,
        "read_only": english.read_only,
        "nullable": english.nullable,
        "not_nullable": english.not_nullable,
    }
    for own, sentence in zip(local, meant, strict=True):
        phrase = normalise_phrase(sentence)
        if phrase in english.no_body and phrase not in english.stated:
            yield "request_body", own, "none"
        for meaning, phrases in tables.items():
            if phrase in phrases:
                yield "descriptions", own, meaning
