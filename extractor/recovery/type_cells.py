"""Damaged type cells: by the vocabulary's words for types, and by the page that the cell links.

A link's target survives translation when its text does not: `[Приложение](../resources/application.md)`. The target
names the type in lower case; how it is spelled is taken from the page where it names the type elsewhere.
"""

import posixpath
import re
import unicodedata

from extractor.model.origin import Evidence
from extractor.model.type_name import parse_type
from extractor.recovery.clue import Clue
from extractor.terms.names import is_type_spelling
from extractor.terms.type_cells import type_of
from extractor.terms.vocabulary import Vocabulary

# an ordinary word of a language: no API name of several words is written so
_PLAIN_WORD = re.compile(r"[A-Z]?[a-z]+(?:-[A-Za-z]+)?")


def clue_for_type(type_: str, type_page: str | None, spellings: dict[str, str], vocabulary: Vocabulary) -> Clue | None:
    """What fixes a damaged type cell, None for a cell that is sound or that nothing fixes.

    `spellings` gives the spelling of type names by their lower case, from the undamaged places of the page.
    """
    translated = type_of(type_, vocabulary)
    read = type_ if translated is None else translated
    if type_page is not None and _contradicts(read, type_page):
        name = _name_of_page(type_page)
        suffix = " collection" if _is_collection(type_, read, vocabulary) else ""
        return Clue(value=spellings.get(name, name) + suffix, evidence=Evidence.LINK_TARGET, line=None)
    return None if translated is None else Clue(value=translated, evidence=Evidence.VOCABULARY, line=None)


def _contradicts(type_: str, page: str) -> bool:
    """Whether the cell's text cannot be a name of the linked type: no name at all, or another ordinary word.

    In English 2 % of the cells name their page differently (`WorkbookChart` on `chart.md`); all of those share a part
    with it or are names of several words.
    """
    if not is_type_spelling(type_):
        return True
    parsed = parse_type(type_)
    if parsed.primitive or _PLAIN_WORD.fullmatch(parsed.name) is None:
        return False
    written, linked = parsed.name.lower(), _name_of_page(page)
    return written not in linked and linked not in written


def _is_collection(type_: str, read: str, vocabulary: Vocabulary) -> bool:
    """Whether the words around the name say that it is a collection, whatever the name is."""
    if is_type_spelling(read) and parse_type(read).collection:
        return True
    text = " ".join(unicodedata.normalize("NFKC", type_).split())
    return any("collection" in form.english and form.pattern.fullmatch(text) for form in vocabulary.type_forms)


def _name_of_page(page: str) -> str:
    """The type's name in lower case: `intune-deviceconfig-applisttype.md` to `applisttype`."""
    return posixpath.basename(page).lower().removesuffix(".md").rsplit("-", 1)[-1]
