"""Translated type cells to their English spelling: `字符串集合` to `String collection`.

A type cell's text comes in, link text only or with its Markdown; the English spelling goes out, None for a cell that is
English already and for one whose words do not settle it, such as a translated complex type. The case of a name inside
is the page's: a translator's capital cannot be told from the API's. Words and forms are in the locale files.
"""

import re
import unicodedata
from functools import lru_cache

from extractor.model.type_name import PRIMITIVES
from extractor.terms.names import is_type_spelling
from extractor.terms.phrases import MAX_PHRASE, link_text, normalise_phrase
from extractor.terms.vocabulary import Vocabulary

# a form may hold another one: an optional collection of strings
_MAX_DEPTH = 3
_QUOTES = "„“”«»‹›「」『』\"' "
_MARKUP = re.compile(r"[*`]")


def type_of(cell: str, vocabulary: Vocabulary) -> str | None:
    """The English spelling of a translated type cell.

    Several types are joined by ` or `. None where the cell is English as it stands or its words are not known.
    """
    return None if len(cell) > MAX_PHRASE else _type_of(cell, vocabulary)


@lru_cache(maxsize=16384)
def _type_of(cell: str, vocabulary: Vocabulary) -> str | None:
    text = _plain(cell)
    english = _english(text, vocabulary, _MAX_DEPTH)
    return None if english == text else english


def _plain(cell: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", _MARKUP.sub("", link_text(cell))).split())


def _english(text: str, vocabulary: Vocabulary, depth: int) -> str | None:
    word = vocabulary.type_words.get(normalise_phrase(text))
    if word is not None:
        return word
    formed = _of_form(text, vocabulary, depth) if depth else None
    if formed is not None:
        return formed
    if is_type_spelling(text):
        return None if depth < _MAX_DEPTH and _may_be_word(text, vocabulary) else text
    return _of_alternatives(text, vocabulary, depth) if depth else None


def _may_be_word(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a name inside a translated cell could as well be a word: German `Warnung`, but never `appListItem`."""
    plain_word = vocabulary.plain_word
    return plain_word is not None and plain_word.fullmatch(text) is not None and text.lower() not in PRIMITIVES


def _of_form(text: str, vocabulary: Vocabulary, depth: int) -> str | None:
    for form in vocabulary.type_forms:
        match = form.pattern.fullmatch(text)
        item = match and _english(match["item"].strip(_QUOTES), vocabulary, depth - 1)
        if match and item:
            return form.english.format(**{**match.groupdict(), "item": item})
    return None


def _of_alternatives(text: str, vocabulary: Vocabulary, depth: int) -> str | None:
    bracketed = text.startswith("(") and text.endswith(")")
    parts = vocabulary.alternatives.split(text[1:-1] if bracketed else text)
    items = [_english(part.strip(_QUOTES), vocabulary, depth - 1) for part in parts]
    known = [item for item in items if item]
    if len(known) < 2 or len(known) < len(items):
        return None
    joined = " or ".join(known)
    return f"({joined})" if bracketed else joined
