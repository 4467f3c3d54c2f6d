"""The name of the type that a resource page describes, where its title lost it.

Titles are recased in translation (`DayOfWeek Enum-Typ`) or translated altogether. What the set knows of the name: the
cells that link the page, other spellings of the same word, the page's file name, and how the set begins the names of
its enumerations. An annotation on the page settles the name, and is never contradicted.
"""

from dataclasses import replace

from extractor.model.origin import Evidence, Recovered
from extractor.model.page import Page
from extractor.model.resource import ResourceKind
from extractor.recovery.lexicon import Lexicon
from extractor.recovery.tables import Row
from extractor.recovery.type_cells import name_of_page
from extractor.terms.names import is_type_spelling


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
    """The row with the type that its member has elsewhere, where the cell names none; else spelled as the set does."""
    if row.type is None or row.recovered_type is not None or is_type_spelling(row.type):
        return _respelled(row, lexicon)
    known = lexicon.type_of_member(page, row.name)
    if known is None:
        return row
    recovered = Recovered(from_=row.type, evidence=Evidence.DOCUMENTATION_SET, line=None)
    return replace(row, type=known, recovered_type=recovered)


def _respelled(row: Row, lexicon: Lexicon) -> Row:
    """A link's target gives a type in lower case."""
    recovered = row.recovered_type
    if recovered is None or recovered.evidence is not Evidence.LINK_TARGET or row.type is None:
        return row
    name, blank, rest = row.type.partition(" ")
    known = lexicon.type_of_page(row.type_page or "") or lexicon.spelling_of(name)
    return row if known is None or known.lower() != name.lower() else replace(row, type=f"{known}{blank}{rest}")
