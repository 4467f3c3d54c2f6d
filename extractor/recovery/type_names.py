"""The name of the type that a resource page describes, where its title lost it.

Titles are recased in translation (`DayOfWeek Enum-Typ`) or translated altogether. What the set knows of the name: the
cells that link the page, other spellings of the same word, the page's file name, and how the set begins the names of
its enumerations. An annotation on the page settles the name, and is never contradicted.
"""

from dataclasses import replace

from extractor.model.origin import Evidence, Recovered
from extractor.model.page import Page
from extractor.model.resource import ResourceKind
from extractor.model.type_name import parse_type
from extractor.recovery.collection_words import sole_name
from extractor.recovery.damage import is_several_words
from extractor.recovery.lexicon import Lexicon
from extractor.recovery.tables import Row
from extractor.recovery.type_cells import clue_for_type, name_of_page, named_in
from extractor.terms.names import is_type_spelling
from extractor.terms.vocabulary import load_vocabulary


def repair_type_name(page: Page, lexicon: Lexicon) -> Page:
    """The page with its type, and the enumerations that bear its name, spelled as the set spells it."""
    resource = page.resource
    if resource is None or any(example.block_type == "resource" and example.odata_type for example in page.examples):
        return page
    known = _known_name(page, lexicon)
    if known is None or known == resource.name:
        return page
    recovered = Recovered(from_=resource.name or "", evidence=Evidence.DOCUMENTATION_SET, line=None)
    enums = tuple(
        replace(enum, name=known) if enum.name is None or enum.name == resource.name else enum for enum in page.enums
    )
    if resource.kind is not ResourceKind.ENUM:
        enums = tuple(
            replace(enum, name=known) if before.name == resource.name and resource.name else before
            for enum, before in zip(enums, page.enums, strict=True)
        )
    return replace(page, resource=replace(resource, name=known, recovered=recovered), enums=enums)


def _known_name(page: Page, lexicon: Lexicon) -> str | None:
    resource = page.resource
    if resource is None:
        return None
    name = lexicon.type_of_page(page.root_path)
    name = name or lexicon.spelling_of(resource.name or name_of_page(page.root_path)) or resource.name
    if name is not None and resource.kind is ResourceKind.ENUM and lexicon.enums_begin_small:
        return name[0].lower() + name[1:]
    return name


def repair_type(row: Row, page: Page, lexicon: Lexicon) -> Row:
    """The row with the type that its cell's words or its member elsewhere tell; else spelled as the set does."""
    recounted = _recounted(row, page, lexicon)
    if recounted.type is None or recounted.recovered_type is not None or is_type_spelling(recounted.type):
        return _respelled(recounted, lexicon)
    known = _of_words(recounted.type, page, lexicon) or _of_member(row, page, lexicon)
    if known is None:
        return recounted
    recovered = Recovered(from_=recounted.type, evidence=Evidence.DOCUMENTATION_SET, line=None)
    return replace(recounted, type=known, recovered_type=recovered)


def _recounted(row: Row, page: Page, lexicon: Lexicon) -> Row:
    """The row with what the set learnt of the words beside the type that its cell links: one, or a collection.

    That outweighs what the examples of one page show; what the vocabulary knows is never asked about again.
    """
    recovered = row.recovered_type
    if row.type is None or row.type_page is None or (recovered and recovered.evidence is not Evidence.LINK_TARGET):
        return row
    written, linked = row.type if recovered is None else recovered.from_, name_of_page(row.type_page)
    many = lexicon.collections.say_many(page.locale, written, named_in(written, linked) or linked)
    clue = clue_for_type(written, row.type_page, {}, load_vocabulary(page.locale), many=many)
    if clue is None or clue.evidence is not Evidence.LINK_TARGET:
        return row
    if recovered is not None and parse_type(clue.value).collection == parse_type(row.type).collection:
        return row
    return replace(row, type=clue.value, recovered_type=clue.recovered(written))


def _of_words(type_: str, page: Page, lexicon: Lexicon) -> str | None:
    """A sound type beside the word for a collection: `String 集合`."""
    name = sole_name(type_)
    if name is None or not lexicon.knows_type(name):
        return None
    return f"{name} collection" if lexicon.collections.say_many(page.locale, type_, name) else None


def _of_member(row: Row, page: Page, lexicon: Lexicon) -> str | None:
    """The type that the member has elsewhere, unless the cell's words or a name among them say another."""
    words, known = row.type or "", lexicon.type_of_member(page, row.name)
    meant = lexicon.type_of_words(words, page.locale)
    if meant is not None or known is None or not lexicon.agrees_with_words(words, known, page.locale):
        return meant
    name = sole_name(words)
    if name is None or not (lexicon.knows_type(name) or is_several_words(name)):
        return known
    return known if parse_type(known).name == parse_type(name).name else None


def _respelled(row: Row, lexicon: Lexicon) -> Row:
    """A link's target gives a type in lower case."""
    recovered = row.recovered_type
    if recovered is None or recovered.evidence is not Evidence.LINK_TARGET or row.type is None:
        return row
    name, blank, rest = row.type.partition(" ")
    known = lexicon.type_of_page(row.type_page or "") or lexicon.spelling_of(name)
    return row if known is None or known.lower() != name.lower() else replace(row, type=f"{known}{blank}{rest}")
