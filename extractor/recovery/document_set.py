"""Names that a page alone could not settle, from the rest of its documentation set.

The same row elsewhere (same type, same description), the same damaged text repaired elsewhere, the only name of its
type, the table of the same resource on another page, and the paths that lead from the resource: each piece of evidence
is a function that gives votes. One strong vote settles a name, or two weak ones from different pieces; a vote for
another name contradicts. A name that the table has already, or that nothing sound in the set bears, is never given.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractor.model.origin import Evidence, Recovered
from extractor.model.page import Page
from extractor.model.type_name import parse_type
from extractor.recovery.damage import is_judged, is_recased, is_several_words, looks_translated
from extractor.recovery.enum_members import repair_enums
from extractor.recovery.key_pools import KeyPool, pools_of
from extractor.recovery.lexicon import Lexicon
from extractor.recovery.names_from_keys import DamagedRow, clues_from_keys
from extractor.recovery.tables import Row, TableKind, repair_tables, tables_of
from extractor.recovery.type_names import repair_type, repair_type_name
from extractor.recovery.type_words import bears_name, names_in_type, singulars_of
from extractor.terms.names import is_identifier

# a text that was repaired for so many types, always to the same name, is a word of the set's own dictionary
_DICTIONARY_TYPES = 3
# a description of fewer characters may stand beside several names
_TELLING_LENGTH = 24
# Each damaged row is weighed against all rows of its table: no table of a page has as many as this, a flood has.
_MOST_ROWS = 1000
_ENOUGH = 2
_KEYS = (Evidence.REQUEST_EXAMPLE, Evidence.RESPONSE_EXAMPLE, Evidence.JSON_REPRESENTATION)
# what the tables of these kinds list are members of a type; the others name parameters as each page likes
_MEMBER_TABLES = (TableKind.PROPERTIES, TableKind.RELATIONSHIPS, TableKind.BODY, TableKind.RESPONSE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """A name that a piece of evidence gives; strong where that alone suffices."""

    name: str
    strong: bool = False


def repair_in_set(page: Page, lexicon: Lexicon) -> Page:
    """The page with what the set settles; a page in English, or with its English beside it, needs nothing."""
    if not is_judged(page):
        return page
    named = repair_type_name(page, lexicon)
    return repair_enums(repair_tables(named, _TableRepair(named, lexicon)), lexicon)


class _TableRepair:
    """The repair of the tables of one page."""

    def __init__(self, page: Page, lexicon: Lexicon) -> None:
        self._page = page
        self._lexicon = lexicon
        types = Counter((kind, row.type) for kind, rows in tables_of(page) for row in rows)
        self._pools = pools_of(page)
        self._shown = {key.name for pools in self._pools.values() for pool in pools for key in pool.keys}
        self._properties: Sequence[Row] = ()
        self._shared_types = frozenset(type_ for (_, type_), count in types.items() if count > 1)

    def __call__(self, kind: TableKind, rows: Sequence[Row]) -> Sequence[Row]:
        repaired = [self._undone(repair_type(row, self._page, self._lexicon)) for row in rows]
        repaired = self._from_keys(kind, repaired)
        for index, row in enumerate(repaired if len(repaired) <= _MOST_ROWS else ()):
            if row.recovered is None and self._is_damaged(row):
                name = self._settle(row, kind, [other.name for other in repaired])
                if name is not None:
                    recovered = Recovered(from_=row.name, evidence=Evidence.DOCUMENTATION_SET, line=None)
                    repaired[index] = replace(row, name=name, recovered=recovered)
        if kind is TableKind.PROPERTIES:
            self._properties = repaired
        return repaired

    def _from_keys(self, kind: TableKind, rows: Sequence[Row]) -> list[Row]:
        """The rows with what the page's own keys say of words that only the set tells from names: `gesamt`."""
        found = list(rows)
        if not any(row.recovered is None and self._is_damaged(row) for row in rows):
            return found
        for pool in self._free_pools(kind):
            current = [
                DamagedRow(name=row.name, type=row.type, doubtful=row.recovered is None and self._is_damaged(row))
                for row in found
            ]
            for index, clue in clues_from_keys(current, pool, by_order=False).items():
                if found[index].recovered is None and clue.value.lower() != found[index].name.lower():
                    recovered = clue.recovered(found[index].name)
                    found[index] = replace(found[index], name=clue.value, recovered=recovered)
        return found

    def _free_pools(self, kind: TableKind) -> Sequence[KeyPool]:
        """The pools of a table; of relationships without the keys of properties, of which none may be lost."""
        resource = self._page.resource
        if kind is not TableKind.RELATIONSHIPS or resource is None:
            return self._pools[kind]
        settled = {row.name for row in self._properties}
        return () if any(map(self._is_damaged, self._properties)) else [p.without(settled) for p in self._pools[kind]]

    def _undone(self, row: Row) -> Row:
        """The row as it was written where the set contradicts what the page's own keys made of it.

        `用户` is `user` on every other page: here the keys were in another order than the rows.
        """
        if row.recovered is None or row.recovered.evidence not in _KEYS:
            return row
        elsewhere = self._lexicon.translated_with_type(row, self._page)
        if elsewhere is None or elsewhere[1] < _ENOUGH or singulars_of(elsewhere[0]) & singulars_of(row.name):
            return row
        return replace(row, name=row.recovered.from_, recovered=None)

    def _is_damaged(self, row: Row) -> bool:
        """A name that is none, that only its type has in another case, or that nothing sound bears as it stands.

        One that stands just so among the page's own keys is none of these, whatever the rest of the set writes.
        """
        if row.name in self._shown and is_identifier(row.name):
            return False
        of_type = next(names_in_type(row.type), row.name)
        return self._is_lost(row.name) or (row.name[:1].isupper() and is_recased(row.name, of_type))

    def _is_lost(self, name: str) -> bool:
        """No name at all, a capitalised word that nothing sound bears, or what may be a word of the language."""
        if not is_identifier(name) or self._lexicon.is_doubtful(name, self._page.locale):
            return True
        if is_several_words(name) and self._lexicon.known_as(name) is not None:
            return True
        return looks_translated(name) and name not in self._lexicon.known

    def _settle(self, row: Row, kind: TableKind, taken: Sequence[str]) -> str | None:
        cast = [vote for vote in self._votes(row, kind, taken) if self._may_be(vote.name, row, taken)]
        if len({vote.name for vote in cast}) != 1:
            return None
        return cast[0].name if len(cast) >= _ENOUGH or cast[0].strong else None

    def _may_be(self, name: str, row: Row, taken: Sequence[str]) -> bool:
        if name.lower() == row.name.lower() and not is_recased(row.name, name):
            return False
        is_of_type = row.type is not None and parse_type(row.type).name.lower() == name.lower()
        return name not in taken and (is_of_type or all(map(self._lexicon.has_heard_of, name.split("/"))))

    def _votes(self, row: Row, kind: TableKind, taken: Sequence[str]) -> Iterator[Vote]:
        yield from self._capitalised(row)
        yield from self._described(row)
        yield from self._translated(row)
        yield from self._typed(row)
        yield from self._named_by_type(row)
        yield from self._small(row, taken)
        if kind in _MEMBER_TABLES:
            yield from self._recased(row, kind)
            yield from self._left_over(kind, taken)
            yield from self._navigated(row, taken)

    def _capitalised(self, row: Row) -> Iterator[Vote]:
        """The name with a small first letter, where the set knows it so and its type does not say how it is spelled."""
        is_of_type = row.type is not None and parse_type(row.type).name.lower() == row.name.lower()
        name = self._lexicon.known_as(row.name) if is_several_words(row.name) and not is_of_type else None
        if name is not None:
            yield Vote(name=name, strong="/" in name)

    def _described(self, row: Row) -> Iterator[Vote]:
        """Rows elsewhere with the same type and the same description."""
        name = self._lexicon.described_as(row, self._page.locale)
        if name is not None:
            yield Vote(name=name, strong=len(row.description.text) >= _TELLING_LENGTH)

    def _translated(self, row: Row) -> Iterator[Vote]:
        """Rows elsewhere that the same text was repaired on: of the same type, or of several."""
        alike = self._lexicon.translated_with_type(row, self._page)
        if alike is not None and alike[0].lower() != row.name.lower():
            yield Vote(name=alike[0], strong=True)
        found = self._lexicon.translated_as(row, self._page.locale)
        if found is not None:
            yield Vote(name=found[0], strong=found[1] >= _DICTIONARY_TYPES)
            if (row.type or "").lower().startswith(found[0].lower()):
                # `info` of type `informationalUrl`
                yield Vote(name=found[0])

    def _typed(self, row: Row) -> Iterator[Vote]:
        """The only name that rows of this type have."""
        name = self._lexicon.typed_as(row)
        if name is not None:
            yield Vote(name=name)

    def _named_by_type(self, row: Row) -> Iterator[Vote]:
        """The type's own name where the row bears the word for it, else its last words where sound rows bear those."""
        if self._lexicon.links_as(row, self._page.locale):
            yield Vote(name=next(names_in_type(row.type)), strong=True)
            return
        known = [name for name in names_in_type(row.type) if self._may_be(name, row, ())]
        spoken = self._lexicon.words.best_of(self._page.locale, row.name, known)
        if spoken is not None:
            yield Vote(name=spoken, strong=True)
            return
        borne = next((name for name in known if self._lexicon.bears(name, row.type)), None)
        if borne is not None:
            yield Vote(name=borne)

    def _small(self, row: Row, taken: Sequence[str]) -> Iterator[Vote]:
        """A capitalised word with a small first letter: it is known as a name, and of that type.

        A language in other letters has no such word: there it was left in English, and begun like a sentence, unless
        the table has more such names.
        """
        name = row.name.lower()
        if not looks_translated(row.name) or name not in self._lexicon.known:
            return
        is_english = not self._lexicon.is_latin(self._page.locale)
        yield Vote(name=name, strong=is_english and sum(other[:1].isupper() for other in taken) == 1)
        if row.type is not None and self._lexicon.bears(name, row.type):
            yield Vote(name=name)

    def _recased(self, row: Row, kind: TableKind) -> Iterator[Vote]:
        """The name but for its case in another table of the same resource."""
        tables = self._lexicon.tables_of(self._page, kind)
        found = {name for names in tables for name in names if is_recased(row.name, name)}
        if len(found) == 1:
            yield Vote(name=found.pop(), strong=True)

    def _left_over(self, kind: TableKind, taken: Sequence[str]) -> Iterator[Vote]:
        """The only name that another table of the same resource has and this one lacks, if one row is damaged."""
        if sum(map(self._is_lost, taken)) != 1:
            return
        for names in self._lexicon.tables_of(self._page, kind):
            left = [name for name in names if name not in taken]
            if len(left) == 1 and not self._is_lost(left[0]) and len(names) == len(taken):
                yield Vote(name=left[0], strong=True)

    def _navigated(self, row: Row, taken: Sequence[str]) -> Iterator[Vote]:
        """The only member of this type that paths show and the table lacks, or the only one that the type bears."""
        resource = self._page.resource
        if resource is None or resource.name is None or row.type is None:
            return
        owner, version, navigation = resource.name.lower(), self._page.api_version, self._lexicon.navigation
        members = navigation.members_of(version, owner, row.type).difference(taken)
        children = navigation.children_of(version, owner).difference(taken)
        borne = {name for name in children if bears_name(row.type, name)}
        # a set seldom has the operations of every member of a type that several of them have
        if len(members) == 1:
            yield Vote(name=min(members), strong=row.type not in self._shared_types)
        if len(borne) == 1:
            yield Vote(name=min(borne), strong=True)
