"""Names that a page alone could not settle, from the rest of its documentation set.

The same row elsewhere (same type, same description), the same damaged text repaired elsewhere, the only name of its
type, the table of the same resource on another page, and the paths of the methods that a resource links: each is a
weak piece of evidence. A repair needs two that agree, or one that leaves a single name over; a name that the table has
already, or that no fence, path or sound table of the set holds, is never given.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractor.model.origin import Evidence, Recovered
from extractor.model.page import Page
from extractor.recovery.damage import carries_english, is_english, looks_translated
from extractor.recovery.enum_members import repair_enums
from extractor.recovery.lexicon import Lexicon
from extractor.recovery.tables import Row, TableKind, repair_tables
from extractor.terms.names import is_identifier

# a text that was repaired on so many rows, always to the same name, is a word of the set's own dictionary
_DICTIONARY_ROWS = 3
# a description of fewer characters may stand beside several names
_TELLING_LENGTH = 24
_ENOUGH = 2


def repair_in_set(page: Page, lexicon: Lexicon) -> Page:
    """The page with what the set settles; a page in English, or with its English beside it, needs nothing."""
    if is_english(page) or carries_english(page):
        return page
    named = _repair_type_name(page, lexicon)
    return repair_enums(repair_tables(named, _TableRepair(named, lexicon)), lexicon)


def _repair_type_name(page: Page, lexicon: Lexicon) -> Page:
    """The page with its type spelled as the cells that link it spell it: titles are recased in translation."""
    resource = page.resource
    if resource is None:
        return page
    known = lexicon.type_of_page(page.root_path)
    if known is None and resource.name is not None:
        known = lexicon.spelling_of(resource.name)
    if known is None or known == resource.name:
        return page
    if any(example.block_type == "resource" and example.odata_type is not None for example in page.examples):
        return page
    recovered = Recovered(from_=resource.name or "", evidence=Evidence.DOCUMENTATION_SET, line=None)
    own = (None, resource.name)
    enums = tuple(replace(enum, name=known) if enum.name in own else enum for enum in page.enums)
    return replace(page, resource=replace(resource, name=known, recovered=recovered), enums=enums)


class _TableRepair:
    """The repair of the tables of one page."""

    def __init__(self, page: Page, lexicon: Lexicon) -> None:
        self._page = page
        self._lexicon = lexicon

    def __call__(self, kind: TableKind, rows: Sequence[Row]) -> Sequence[Row]:
        repaired = list(rows)
        for index, row in enumerate(rows):
            if row.recovered is None and self._is_damaged(row.name):
                name = self._settle(row, kind, [other.name for other in repaired])
                if name is not None:
                    recovered = Recovered(from_=row.name, evidence=Evidence.DOCUMENTATION_SET, line=None)
                    repaired[index] = replace(row, name=name, recovered=recovered)
        return repaired

    def _is_damaged(self, name: str) -> bool:
        """No name at all, or a word that the whole set knows as no name."""
        return not is_identifier(name) or (name not in self._lexicon.known and not _is_camel(name))

    def _settle(self, row: Row, kind: TableKind, taken: Sequence[str]) -> str | None:
        votes = Counter(name for name, weight in self._clues(row, kind, taken) for _ in range(weight))
        allowed = {name: count for name, count in votes.items() if name not in taken and name in self._lexicon.known}
        if len(allowed) != 1:
            return None
        name, count = next(iter(allowed.items()))
        return name if count >= _ENOUGH else None

    def _clues(self, row: Row, kind: TableKind, taken: Sequence[str]) -> Iterator[tuple[str, int]]:
        """Each name that a piece of evidence gives, with its weight."""
        lexicon, locale = self._lexicon, self._page.locale
        described = lexicon.described_as(row, locale)
        if described is not None:
            yield described, _ENOUGH if len(row.description.text) >= _TELLING_LENGTH else 1
        if lexicon.translated_as(row, locale, at_least=_DICTIONARY_ROWS):
            yield lexicon.translated_as(row, locale, at_least=_DICTIONARY_ROWS) or "", _ENOUGH
        else:
            translated = lexicon.translated_as(row, locale, at_least=1)
            if translated is not None:
                yield translated, 1
        typed = lexicon.typed_as(row)
        if typed is not None:
            yield typed, 1
        for name in (self._recased(row, kind), self._left_over(kind, taken)):
            if name is not None:
                yield name, _ENOUGH
        for segment in self._navigated(row, kind):
            yield segment, 1

    def _recased(self, row: Row, kind: TableKind) -> str | None:
        """The name but for its case in another table of the same resource."""
        folded = row.name.lower()
        tables = self._lexicon.tables_of(self._page, kind)
        found = {name for names in tables for name in names if name.lower() == folded and name != row.name}
        return found.pop() if len(found) == 1 else None

    def _left_over(self, kind: TableKind, taken: Sequence[str]) -> str | None:
        """The only name that another table of the same resource has and this one lacks, if one row is damaged."""
        if sum(self._is_damaged(name) for name in taken) != 1:
            return None
        for names in self._lexicon.tables_of(self._page, kind):
            left = [name for name in names if name not in taken]
            if len(left) == 1 and not self._is_damaged(left[0]) and len(names) == len(taken):
                return left[0]
        return None

    def _navigated(self, row: Row, kind: TableKind) -> Iterator[str]:
        """The last segments of the paths of the methods that return the type of a relationship."""
        resource = self._page.resource
        if kind is not TableKind.RELATIONSHIPS or resource is None or row.type is None:
            return
        wanted = row.type.lower().removesuffix(" collection")
        for method in resource.methods:
            returned = (method.returns or "").lower().removesuffix(" collection")
            if method.page is not None and returned == wanted:
                yield from sorted(self._lexicon.segments_of(method.page))


def _is_camel(name: str) -> bool:
    """Whether a name is of several words or begins with a small letter, as the API's are: `webUrl`, not `Betreff`."""
    return not looks_translated(name) and (name[:1].islower() or any(c.isupper() for c in name[1:]))
