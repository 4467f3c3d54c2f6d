"""Translated type cells to their English spelling: `字符串集合` to `String collection`.

A type cell's text comes in, link text only or with its Markdown; the English spelling goes out, None for a cell that is
English already and for one whose words do not settle it, such as a translated complex type. The case of a name inside
is the page's: a translator's capital cannot be told from the API's. Words and forms are in the locale files.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from extractor.model.type_name import PRIMITIVES
from extractor.terms.names import is_type_spelling
from extractor.terms.phrases import MAX_PHRASE, link_text, normalise_phrase
from extractor.terms.vocabulary import Vocabulary

# a form may hold another one: an optional collection of strings
_MAX_DEPTH = 3
_QUOTES = "\u201e\u201c\u201d\u00ab\u00bb\u2039\u203a\u300c\u300d\u300e\u300f\"' "
_MARKUP = re.compile(r"[*`\[\]]")


def type_of(cell: str, vocabulary: Vocabulary) -> str | None:
    """The English spelling of a translated type cell.

    Several types are joined by ` or `. None where the cell is English as it stands or its words are not known.
    """
    return None if len(cell) > MAX_PHRASE else _type_of(cell, vocabulary)


def type_with_names(cell: str, vocabulary: Vocabulary, names: Mapping[str, str]) -> str | None:
    """As `type_of`, where other evidence, such as a link's target, tells the `names` of some labels in the cell.

    >>> from extractor.terms.vocabulary import load_vocabulary
    >>> type_with_names("[附件](attachment.md) 集合", load_vocabulary("zh-CN"), {"附件": "attachment"})
    'attachment collection'
    """
    if len(cell) > MAX_PHRASE:
        return None
    text = _plain(cell)
    english = _Translation(vocabulary, {_plain(label): name for label, name in names.items()}).of(text, _MAX_DEPTH)
    return None if english == text else english


@lru_cache(maxsize=16384)
def _type_of(cell: str, vocabulary: Vocabulary) -> str | None:
    return type_with_names(cell, vocabulary, {})


def _plain(cell: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", _MARKUP.sub("", link_text(cell))).split())


class _Translation:
    """From the outside in: a name or word, a form around an inner type, an English spelling, alternatives."""

    def __init__(self, vocabulary: Vocabulary, names: Mapping[str, str]) -> None:
        self._vocabulary = vocabulary
        self._names = names

    def of(self, text: str, depth: int) -> str | None:
        known = self._names.get(text) or self._vocabulary.type_words.get(normalise_phrase(text))
        if known is not None:
            return known
        formed = self._of_form(text, depth) if depth else None
        if formed is not None:
            return formed
        if is_type_spelling(text):
            return None if depth < _MAX_DEPTH and self._may_be_word(text) else text
        return self._of_alternatives(text, depth) if depth else None

    def _may_be_word(self, text: str) -> bool:
        """Whether a name inside a translated cell could be a word: German `Warnung` could, `appListItem` could not."""
        plain_word = self._vocabulary.plain_word
        return plain_word is not None and plain_word.fullmatch(text) is not None and text.lower() not in PRIMITIVES

    def _of_form(self, text: str, depth: int) -> str | None:
        for form in self._vocabulary.type_forms:
            match = form.pattern.fullmatch(text)
            item = match and self.of(match["item"].strip(_QUOTES), depth - 1)
            if match and item:
                return form.english.format(**{**match.groupdict(), "item": item})
        return None

    def _of_alternatives(self, text: str, depth: int) -> str | None:
        bracketed = text.startswith("(") and text.endswith(")")
        parts = self._vocabulary.alternatives.split(text[1:-1] if bracketed else text)
        items = [self.of(part.strip(_QUOTES), depth - 1) for part in parts]
        known = [item for item in items if item]
        if len(items) == 1 or len(known) < len(items):
            return None
        joined = " or ".join(known)
        return f"({joined})" if bracketed else joined
