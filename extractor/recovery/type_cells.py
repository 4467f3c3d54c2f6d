"""Damaged type cells: by the page that the cell links, by the type that JSON states, and by the vocabulary's words.

A link's target survives translation when its text does not: `[Приложение](../resources/application.md)`. The target
names the type in lower case; how it is spelled is taken from the page where it names the type elsewhere. No link tells
whether there is one or a collection: where the vocabulary has no word for that, something else must, or the cell stays
as it is. A member whose value in the JSON representation has an `@odata.type` has that type, where the cell names none.
"""

import posixpath
import re
import unicodedata
from collections.abc import Mapping

from extractor.model.origin import Evidence
from extractor.model.type_name import parse_type
from extractor.recovery.clue import Clue
from extractor.recovery.collection_words import names_in, sole_name
from extractor.terms.names import is_type_spelling
from extractor.terms.phrases import normalise_phrase
from extractor.terms.type_cells import type_of
from extractor.terms.vocabulary import BASE_LOCALE, TypeForm, Vocabulary, load_vocabulary

# an ordinary word of a language: no API name of several words is written so
_PLAIN_WORD = re.compile(r"[A-Z]?[a-z]+(?:-[A-Za-z]+)?")
_COLLECTION = "collection"
_IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
# what is left of a form when its blanks, hyphens and placeholder are taken out; a shorter rest says nothing
_MIN_WRAPPER = 2


def clue_for_type(
    type_: str,
    type_page: str | None,
    spellings: Mapping[str, str],
    vocabulary: Vocabulary,
    *,
    many: bool | None = None,
) -> Clue | None:
    """What fixes a damaged type cell, None for a cell that is sound or that nothing fixes.

    `spellings` gives the spelling of type names by their lower case, from the undamaged places of the page. `many` is
    what else is known of whether there is a collection, for a language whose word for that the vocabulary lacks.
    """
    translated = type_of(type_, vocabulary)
    read = type_ if translated is None else translated
    if type_page is not None and contradicts(read, type_page) and not _names_several(type_, vocabulary):
        name = name_of_page(type_page)
        if _is_collection(type_, name, read, vocabulary):
            many = True
        elif _knows_collections(vocabulary):
            many = False
        return None if many is None else _linked_clue(type_, name, spellings, many=many)
    return None if translated is None else Clue(value=translated, evidence=Evidence.VOCABULARY, line=None)


def _linked_clue(type_: str, name: str, spellings: Mapping[str, str], *, many: bool) -> Clue:
    """The type that a link leads to; as the cell itself calls it, where it holds a name that could be that type's."""
    written = named_in(type_, name)
    suffix = f" {_COLLECTION}" if many else ""
    value = spellings.get(name, name) if written is None else spellings.get(written.lower(), written)
    return Clue(value=value + suffix, evidence=Evidence.LINK_TARGET, line=None)


def named_in(type_: str, linked: str) -> str | None:
    """The linked type as a cell names it among other words: by its own name, else by the only one that could be its.

    >>> named_in("keyValue集合", "keyvalue"), named_in("WorkbookChart集合", "chart"), named_in("事件 集合", "event")
    ('keyValue', 'WorkbookChart', None)
    """
    own = next((name for name in names_in(type_) if name.lower() == linked), None)
    other = sole_name(type_)
    return own or (None if other is None or contradicts(other, linked) else other)


def _knows_collections(vocabulary: Vocabulary) -> bool:
    """Whether the vocabulary has words of another language than English for a collection."""
    english = {form.wrapper for form in load_vocabulary(BASE_LOCALE).type_forms}
    own = (form for form in vocabulary.type_forms if form.wrapper not in english)
    return any(_COLLECTION in form.english.lower() for form in own)


def clue_for_link(text: str, page: str | None, spellings: Mapping[str, str]) -> Clue | None:
    """What fixes the name of a resource that prose links: the page it leads to, where the text cannot be its name."""
    if page is None or not contradicts(text, page):
        return None
    name = name_of_page(page)
    written = (word for word in _IDENTIFIER.findall(text) if word.lower() == name)
    return Clue(value=next(written, spellings.get(name, name)), evidence=Evidence.LINK_TARGET, line=None)


def clue_from_json(type_: str, stated: str | None, line: int | None, vocabulary: Vocabulary) -> Clue | None:
    """What the `@odata.type` that JSON states for a member fixes of a cell that is no type and no prose."""
    if stated is None or is_type_spelling(type_) or " " in type_:
        return None
    name = stated.removeprefix("#").rsplit(".", 1)[-1]
    if sole_name(type_) not in (None, name.split(" ", 1)[0]):
        return None
    if _is_collection(type_, name, type_, vocabulary) and not name.endswith(_COLLECTION):
        name = f"{name} {_COLLECTION}"
    return Clue(value=name, evidence=Evidence.JSON_REPRESENTATION, line=line)


def contradicts(type_: str, page: str) -> bool:
    """Whether a cell's text cannot be a name of the linked page's type: no name at all, or another ordinary word.

    In English 2 % of the cells name their page differently (`WorkbookChart` on `chart.md`); all of those share a part
    with it or are names of several words.
    """
    if not is_type_spelling(type_):
        return True
    parsed = parse_type(type_)
    if parsed.primitive or _PLAIN_WORD.fullmatch(parsed.name) is None:
        return False
    written, linked = parsed.name.lower(), name_of_page(page)
    return written not in linked and linked not in written


def _names_several(type_: str, vocabulary: Vocabulary) -> bool:
    """Whether the cell lists types, of which its link leads to one."""
    return vocabulary.alternatives.search(unicodedata.normalize("NFKC", type_)) is not None


def _is_collection(type_: str, name: str, read: str, vocabulary: Vocabulary) -> bool:
    """Whether the words around the name, or glued to it, say that it is a collection, whatever the name is."""
    if is_type_spelling(read) and parse_type(read).collection:
        return True
    forms = [form for form in vocabulary.type_forms if _COLLECTION in form.english.lower()]
    text = " ".join(unicodedata.normalize("NFKC", type_).split())
    if any(form.pattern.fullmatch(text) for form in forms):
        return True
    # the linked type may be a collection itself, such as siteCollection
    return _COLLECTION not in name.lower() and _is_glued(normalise_phrase(type_), forms)


def _is_glued(phrase: str, forms: list[TypeForm]) -> bool:
    """Whether a word for collections begins or ends the phrase: `Ereignissammlung`."""
    wrappers = {form.wrapper for form in forms if len(form.wrapper) >= _MIN_WRAPPER}
    return any(phrase.startswith(wrapper) or phrase.endswith(wrapper) for wrapper in wrappers)


def name_of_page(page: str) -> str:
    """The type's name in lower case: `intune-deviceconfig-applisttype.md` to `applisttype`."""
    return posixpath.basename(page).lower().removesuffix(".md").rsplit("-", 1)[-1]
