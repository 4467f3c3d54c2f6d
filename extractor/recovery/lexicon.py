"""What a documentation set knows of names, learnt from its sound places: the evidence that other pages give.

Each page teaches a few lessons; a `Lexicon` is their sum, the same in whatever order the pages came. Lessons come only
from names that are sound (an English page's, a side-by-side page's, those that stand in the page's own JSON) or that
strong evidence repaired, so that damage never teaches damage.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from extractor.model.json_value import JsonValue
from extractor.model.page import Page
from extractor.model.path_template import parse_path
from extractor.model.type_name import parse_type
from extractor.recovery.damage import carries_english, is_english
from extractor.recovery.tables import Row, TableKind, tables_of
from extractor.terms.names import is_enum_member, is_identifier, is_type_spelling

_MIN_LIST = 2
_MAX_DEPTH = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class NameLesson:
    """A sound name in its surroundings; `written` is the damaged text it was repaired from, None where it was sound."""

    name: str
    type: str
    description: str
    locale: str
    written: str | None


class Lexicon:
    """The sum of all lessons. Every question gives a value only where all lessons agree."""

    def __init__(self, pages: Iterable[Page]) -> None:
        """Learn from the pages of a set, as page-level recovery left them."""
        self.known: set[str] = set()
        self._lists: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        self._described: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
        self._translated: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        self._typed: dict[str, Counter[str]] = defaultdict(Counter)
        self._tables: dict[tuple[str, TableKind], list[tuple[str, ...]]] = defaultdict(list)
        self._segments: dict[str, set[str]] = defaultdict(set)
        self._named_pages: dict[str, Counter[str]] = defaultdict(Counter)
        self._spellings: dict[str, Counter[str]] = defaultdict(Counter)
        for page in pages:
            self._learn(page)

    def _learn(self, page: Page) -> None:
        own_keys = {key for example in page.examples for key in keys_in(example.body, 0)}
        self.known |= own_keys
        self._learn_paths(page)
        trusted = is_english(page) or carries_english(page)
        for kind, rows in tables_of(page):
            self._learn_lists(rows)
            for row in rows:
                if trusted or row.recovered is not None or row.name in own_keys:
                    self._learn_name(_lesson(row, page))
            for owner in owners_of(page):
                self._tables[owner, _FAMILY[kind]].append(tuple(row.name for row in rows))
        if trusted:
            self.known.update(member.name for enum in page.enums for member in enum.members)

    def _learn_paths(self, page: Page) -> None:
        for operation in page.operations:
            segments = parse_path(operation.path).segments
            literals = [segment.literal for segment in segments if is_identifier(segment.literal)]
            self.known.update(literals)
            if literals and segments[-1].literal == literals[-1]:
                self._segments[page.root_path].add(literals[-1])

    def _learn_lists(self, rows: Sequence[Row]) -> None:
        """Descriptions that list their values as code: `Possible values are: ...`."""
        for row in rows:
            self._learn_type(row)
            values = tuple(code for code in row.codes if is_enum_member(code))
            self.known.update(values)
            if row.type is not None and len(values) >= _MIN_LIST:
                parsed = parse_type(row.type)
                if not parsed.primitive:
                    self._lists[parsed.name.lower()].append(values)
                if row.type_page is not None:
                    self._lists[row.type_page.lower()].append(values)

    def _learn_type(self, row: Row) -> None:
        """How a type is spelled, and which page describes it."""
        if row.type is None or not is_type_spelling(row.type):
            return
        parsed = parse_type(row.type)
        if parsed.primitive or not is_identifier(parsed.name):
            return
        self._spellings[parsed.name.lower()][parsed.name] += 1
        if row.type_page is not None:
            self._named_pages[row.type_page.lower()][parsed.name] += 1

    def _learn_name(self, lesson: NameLesson) -> None:
        self.known.add(lesson.name)
        if lesson.description:
            self._described[lesson.locale, lesson.type, lesson.description][lesson.name] += 1
        if lesson.written is not None:
            self._translated[lesson.locale, lesson.written.lower()][lesson.name] += 1
        if lesson.type and not parse_type(lesson.type).primitive:
            self._typed[lesson.type][lesson.name] += 1

    def lists_of(self, *names: str) -> tuple[tuple[str, ...], ...]:
        """The lists of values that descriptions give for an enumeration, by its name or its page, each once."""
        found = (values for name in names for values in self._lists.get(name.lower(), ()))
        return tuple(dict.fromkeys(found))

    def described_as(self, row: Row, locale: str) -> str | None:
        """The name that every row with this type and this very description has elsewhere."""
        key = (locale, (row.type or "").lower(), row.description.text)
        return _sole(self._described.get(key)) if row.description.text else None

    def translated_as(self, row: Row, locale: str, *, at_least: int) -> str | None:
        """The name that every repair of this damaged text found, on at least so many rows."""
        found = self._translated.get((locale, row.name.lower()))
        return _sole(found) if found is not None and found.total() >= at_least else None

    def typed_as(self, row: Row) -> str | None:
        """The name that every row of this type has, where it is no primitive type."""
        return _sole(self._typed.get((row.type or "").lower()))

    def type_of_page(self, page: str) -> str | None:
        """The type that the cells which link a page name, None where they do not agree."""
        return _sole(self._named_pages.get(page.lower()))

    def spelling_of(self, name: str) -> str | None:
        """How the type cells of the set spell a type, None where they do not agree or do not know it."""
        return _sole(self._spellings.get(name.lower()))

    def tables_of(self, page: Page, kind: TableKind) -> tuple[tuple[str, ...], ...]:
        """The names in the tables of the same family on every page of the page's resource."""
        return tuple(names for owner in owners_of(page) for names in self._tables.get((owner, _FAMILY[kind]), ()))

    def segments_of(self, page: str) -> frozenset[str]:
        """The last literal segments of the paths of an operation's page."""
        return frozenset(self._segments.get(page, ()))


# the body of an update lists the properties of its resource
_FAMILY = {kind: kind for kind in TableKind} | {
    TableKind.BODY: TableKind.PROPERTIES,
    TableKind.RESPONSE: TableKind.PROPERTIES,
}


def owners_of(page: Page) -> tuple[str, ...]:
    """The types, in lower case, whose members the tables of a page list: its own, else those it sends or returns."""
    if page.resource is not None:
        return () if page.resource.name is None else (page.resource.name.lower(),)
    named = [example.odata_type for example in page.examples if example.odata_type is not None]
    if page.request_body is not None and page.request_body.resource is not None:
        named.append(page.request_body.resource.name)
    return tuple(dict.fromkeys(name.rsplit(".", 1)[-1].rstrip(")").lower() for name in named))


def _lesson(row: Row, page: Page) -> NameLesson:
    return NameLesson(
        name=row.name,
        type=(row.type or "").lower(),
        description=row.description.text,
        locale=page.locale,
        written=None if row.recovered is None else row.recovered.from_,
    )


def _sole(found: Counter[str] | None) -> str | None:
    return next(iter(found)) if found is not None and len(found) == 1 else None


def keys_in(value: JsonValue, depth: int) -> Iterator[str]:
    """Every member name in a JSON value, to a depth that no documented body exceeds."""
    if depth > _MAX_DEPTH:
        return
    if isinstance(value, dict):
        for key, item in value.items():
            yield key
            yield from keys_in(item, depth + 1)
    elif isinstance(value, list):
        for item in value:
            yield from keys_in(item, depth + 1)
