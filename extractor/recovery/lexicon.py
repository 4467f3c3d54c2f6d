"""What a documentation set knows of names, learnt from its sound places: the evidence that other pages give.

Each page teaches a few lessons; a `Lexicon` is their sum, the same in whatever order the pages came. Lessons come only
from names that are sound (an English page's, a side-by-side page's, those that stand in the page's own JSON) or that
strong evidence repaired, so that damage never teaches damage. Every question gives a value only where all lessons
agree.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from extractor.model.json_value import JsonValue
from extractor.model.origin import Evidence
from extractor.model.page import Page
from extractor.model.resource import ResourceKind
from extractor.model.type_name import ParsedType, parse_type
from extractor.recovery.collection_words import CollectionWords
from extractor.recovery.damage import carries_english, is_english, is_plain_word
from extractor.recovery.navigation import Navigation
from extractor.recovery.owners import owners_of
from extractor.recovery.privileges import NOTHING_OFFERED, Offered, Privileges
from extractor.recovery.tables import Row, TableKind, rows_of, tables_of
from extractor.recovery.type_cells import contradicts, name_of_page
from extractor.recovery.word_pairs import WordPairs
from extractor.terms.names import is_enum_member, is_identifier, is_type_spelling

_MIN_LIST = 2
_MAX_DEPTH = 12
# the share of ASCII letters in the descriptions of a language written in them; names alone make up less elsewhere
_LATIN_SHARE = 0.8
# so many linked enumerations tell how a set spells their names
_MIN_ENUMS = 20
# words that so many rows have in their type cells stand for the type that so great a part of them has elsewhere
_MIN_WORDED = 10
_SURE_WORD = 0.9
# a member of this name has the same type on so many rows, whatever it is a member of
_MIN_TYPES = 3

# the body of an update lists the properties of its resource
_FAMILY = {kind: kind for kind in TableKind} | {
    TableKind.BODY: TableKind.PROPERTIES,
    TableKind.RESPONSE: TableKind.PROPERTIES,
}


class Lexicon:
    """The sum of all lessons."""

    def __init__(self, pages: Sequence[Page], offered: Offered = NOTHING_OFFERED) -> None:
        """Learn from the pages of a set, as page-level recovery left them, and from a catalogue of permissions."""
        self.privileges = Privileges(pages, offered)
        self.navigation = Navigation(pages)
        self.words = WordPairs(pages)
        self.collections = CollectionWords()
        self.known: set[str] = set(self.navigation.names())
        self._lists: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
        self._values: defaultdict[str, set[str]] = defaultdict(set)
        self._described: defaultdict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
        self._translated: defaultdict[tuple[str, str, bool], defaultdict[str, set[str]]]
        self._translated = defaultdict(lambda: defaultdict(set))
        self._translated_types: defaultdict[tuple[str, str, ParsedType], defaultdict[str, set[str]]]
        self._translated_types = defaultdict(lambda: defaultdict(set))
        self._types_of_names: defaultdict[str, set[ParsedType]] = defaultdict(set)
        self._typed: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._tables: defaultdict[tuple[str, TableKind], list[tuple[str, ...]]] = defaultdict(list)
        self._named_pages: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._member_types: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        self._linked: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        self._letters: defaultdict[str, Counter[bool]] = defaultdict(Counter)
        enum_pages: set[str] = set()
        for page in pages:
            self._learn(page)
            if page.resource is not None and page.resource.kind is ResourceKind.ENUM:
                enum_pages.add(page.root_path.lower())
        self._folded = _folded(self.known)
        self._types = {page.resource.name.lower() for page in pages if page.resource is not None and page.resource.name}
        self._types.update(name_of_page(page) for page in self._named_pages)
        self.enums_begin_small = self._begin_small(enum_pages)
        self._worded = self._learn_words(pages)

    def _learn(self, page: Page) -> None:
        own_keys = {key for example in page.examples for key in keys_in(example.body, 0)}
        self.known |= own_keys
        trusted = is_english(page) or carries_english(page)
        for kind, rows in tables_of(page):
            for row in rows:
                if trusted or row.recovered is not None or row.name in own_keys:
                    self._learn_name(row, page)
            for owner in owners_of(page):
                self._tables[owner, _FAMILY[kind]].append(tuple(row.name for row in rows))
        strings = _strings_of(page)
        for row in rows_of(page):
            self._learn_type(row)
            self._learn_link(row, page.locale)
            self._learn_member_type(row, owners_of(page))
            self._learn_values(row, strings)
            self._learn_letters(row, page.locale)
        if trusted:
            self.known.update(member.name for enum in page.enums for member in enum.members)

    def _learn_name(self, row: Row, page: Page) -> None:
        self.known.add(row.name)
        type_, description = (row.type or "").lower(), row.description.text
        self._types_of_names[row.name].add(parse_type(type_))
        if description:
            self._described[page.locale, type_, description][row.name] += 1
        if row.recovered is not None:
            damaged, source = row.recovered.from_.lower(), _source_of(page)
            self._translated[page.locale, damaged, _is_many(row)][row.name].add(source)
            self._translated_types[page.locale, damaged, parse_type(type_)][row.name].add(source)
        if type_ and not parse_type(type_).primitive:
            self._typed[type_][row.name] += 1

    def _learn_type(self, row: Row) -> None:
        """How a type is spelled, and which page describes it; what a file's name gave has lost its capitals."""
        if row.type is None or not is_type_spelling(row.type):
            return
        if row.recovered_type is not None and row.recovered_type.evidence is Evidence.LINK_TARGET:
            return
        parsed = parse_type(row.type)
        if parsed.primitive or not is_identifier(parsed.name):
            return
        self._spellings[parsed.name.lower()][parsed.name] += 1
        if row.type_page is not None:
            self._named_pages[row.type_page.lower()][parsed.name] += 1

    def _learn_link(self, row: Row, locale: str) -> None:
        """The word for a type: the text of a link whose target names it."""
        recovered = row.recovered_type
        if recovered is not None and row.type is not None and recovered.evidence is Evidence.LINK_TARGET:
            parsed = parse_type(row.type)
            self._linked[locale, recovered.from_.lower()].add(parsed.name.lower())
            self.collections.learn(locale, recovered.from_, parsed.name, many=parsed.collection)

    def _learn_member_type(self, row: Row, owners: Iterable[str]) -> None:
        if row.type is None or not is_type_spelling(row.type):
            return
        if parse_type(row.type).primitive or not is_plain_word(row.type):
            for owner in (*owners, ""):
                self._member_types[owner, row.name][row.type] += 1

    def _learn_words(self, pages: Iterable[Page]) -> Mapping[tuple[str, str], Counter[str]]:
        """What the words of a cell stand for: the type that the row's member has where it was not translated."""
        worded: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        for page in pages:
            for row in rows_of(page):
                if row.type is not None and row.type_page is None and not is_type_spelling(row.type):
                    known = self.type_of_member(page, row.name)
                    worded[page.locale, row.type].update(() if known is None else (known.lower(),))
        return worded

    def type_of_words(self, words: str, locale: str) -> str | None:
        """The type that nearly every row with these very words in its cell has elsewhere, if there are enough."""
        found = self._worded.get((locale, words), Counter())
        type_ = next((name for name in found if self.agrees_with_words(words, name, locale)), None)
        if type_ is None or found.total() < _MIN_WORDED:
            return None
        parsed = parse_type(type_)
        spelled = parsed.name if parsed.primitive else self.spelling_of(parsed.name) or parsed.name
        return f"{spelled} collection" if parsed.collection else spelled

    def agrees_with_words(self, words: str, type_: str, locale: str) -> bool:
        """Whether nearly every row with these very words in its cell has this type elsewhere."""
        found = self._worded.get((locale, words), Counter())
        return found[type_.lower()] >= _SURE_WORD * found.total()

    def _learn_values(self, row: Row, strings: dict[str, set[str]]) -> None:
        """The values of an enumeration: lists set as code (`Possible values are: ...`), and strings in JSON."""
        codes = tuple(code for code in row.codes if is_enum_member(code))
        self.known.update(codes)
        if row.type is None:
            return
        parsed = parse_type(row.type)
        names = [name.lower() for name in (None if parsed.primitive else parsed.name, row.type_page) if name]
        for name in names:
            if len(codes) >= _MIN_LIST:
                self._lists[name].append(codes)
            self._values[name] |= strings.get(row.name, set())

    def _learn_letters(self, row: Row, locale: str) -> None:
        letters = [character for character in row.description.text if character.isalpha()]
        ascii_letters = sum(character.isascii() for character in letters)
        self._letters[locale].update({True: ascii_letters, False: len(letters) - ascii_letters})

    def _begin_small(self, enum_pages: Iterable[str]) -> bool:
        """Whether most enumerations that cells link begin with a small letter, which no translation makes."""
        names = {name for page in enum_pages for name in self._named_pages.get(page, ())}
        small = sum(name[0].islower() for name in names)
        return small >= _MIN_ENUMS and 2 * small > len(names)

    def has_heard_of(self, name: str) -> bool:
        """Whether something sound bears the name, or it is that of a type, after which members are called."""
        return name in self.known or name.lower() in self._types

    def is_doubtful(self, name: str, locale: str) -> bool:
        """Whether a name may be a word of the locale's language: one that nothing sound in the whole set bears."""
        words = name.split("/")
        return any(is_plain_word(word) and word not in self.known for word in words) and self.is_latin(locale)

    def is_unheard_of(self, name: str) -> bool:
        """Whether a name begins with a capital, as few of an API do, and nothing sound in the whole set bears it."""
        return name[:1].isupper() and bool(self.known) and name not in self.known

    def is_doubtful_type(self, row: Row, locale: str) -> bool:
        """Whether a type may be a word of the locale's language: a plain one that no page of the set describes."""
        if row.type is None or not is_type_spelling(row.type):
            return False
        if row.type_page is not None:
            return contradicts(row.type, row.type_page)
        parsed = parse_type(row.type)
        described = parsed.primitive or parsed.name.lower() in self._types
        return not described and is_plain_word(parsed.name) and self.is_latin(locale)

    def knows_type(self, name: str) -> bool:
        """Whether a name is that of a type: a primitive one, or one that a page describes."""
        return parse_type(name).primitive or name.lower() in self._types

    def known_as(self, name: str) -> str | None:
        """A name of several words, or a path of names, but for the capital that translation began it with."""
        words = name.split("/")
        known = [self._uncapitalised(word) for word in words]
        return "/".join(filter(None, known)) if all(known) and known != words else None

    def _uncapitalised(self, word: str) -> str | None:
        small = word[:1].lower() + word[1:]
        return next((spelled for spelled in (word, small) if spelled in self.known), None)

    def is_latin(self, locale: str) -> bool:
        """Whether a language is written in the letters of English, so that its words look like names."""
        letters = self._letters.get(locale)
        return letters is not None and letters[True] >= _LATIN_SHARE * letters.total()

    def lists_of(self, *names: str) -> tuple[tuple[str, ...], ...]:
        """The lists of values that descriptions give for an enumeration, by its name or its page, each once."""
        found = (values for name in names for values in self._lists.get(name.lower(), ()))
        return tuple(dict.fromkeys(found))

    def values_of(self, *names: str) -> frozenset[str]:
        """The values that JSON holds where a property has the enumeration as its type."""
        return frozenset(value for name in names for value in self._values.get(name.lower(), ()))

    def described_as(self, row: Row, locale: str) -> str | None:
        """The name that every row with this type and this very description has elsewhere."""
        key = (locale, (row.type or "").lower(), row.description.text)
        return _sole(self._described.get(key)) if row.description.text else None

    def translated_as(self, row: Row, locale: str) -> tuple[str, int] | None:
        """The name that every repair of this damaged text found, and for how many types.

        The word for one thing and for many is often the same, so that rows of one and of many are apart.
        """
        found: Mapping[str, set[str]] = self._translated.get((locale, row.name.lower(), _is_many(row)), {})
        return next(((name, len(sources)) for name, sources in found.items()), None) if len(found) == 1 else None

    def translated_with_type(self, row: Row, page: Page) -> tuple[str, int] | None:
        """The name that every repair of this text on a row of this type found elsewhere, and for how many types.

        `row` may be repaired itself: its damaged text counts, and what its own page's type teaches does not.
        """
        damaged = row.name if row.recovered is None else row.recovered.from_
        found: Mapping[str, set[str]] = self._translated_types.get(
            (page.locale, damaged.lower(), parse_type((row.type or "").lower())), {}
        )
        own = {_source_of(page)}
        elsewhere = {name: len(sources - own) for name, sources in found.items() if sources - own}
        return next(iter(elsewhere.items())) if row.type and len(elsewhere) == 1 else None

    def bears(self, name: str, type_: str | None) -> bool:
        """Whether a sound row somewhere has this name and this type."""
        return parse_type((type_ or "").lower()) in self._types_of_names.get(name, ())

    def links_as(self, row: Row, locale: str) -> bool:
        """Whether the row's name is the very word that cells link to the page of the row's type."""
        linked = self._linked.get((locale, row.name.lower()), ())
        return row.type is not None and len(linked) == 1 and parse_type(row.type).name.lower() in linked

    def typed_as(self, row: Row) -> str | None:
        """The name that every row of this type has, where it is no primitive type."""
        return _sole(self._typed.get((row.type or "").lower()))

    def type_of_member(self, page: Page, name: str) -> str | None:
        """The type that a member of the page's type has in its other tables, else every member of that name."""
        for owner in owners_of(page):
            known = _sole(self._member_types.get((owner, name)))
            if known is not None:
                return known
        everywhere = self._member_types.get(("", name))
        return _sole(everywhere) if everywhere is not None and everywhere.total() >= _MIN_TYPES else None

    def type_of_page(self, page: str) -> str | None:
        """The type that the cells which link a page name, None where they do not agree."""
        return _sole_spelling(self._named_pages.get(page.lower()))

    def spelling_of(self, name: str) -> str | None:
        """How the set spells a type: its type cells, else its names; None where they do not agree or know it."""
        return _sole_spelling(self._spellings.get(name.lower())) or self._folded.get(name.lower())

    def tables_of(self, page: Page, kind: TableKind) -> tuple[tuple[str, ...], ...]:
        """The names in the tables of the same family on every page of the page's resource."""
        return tuple(names for owner in owners_of(page) for names in self._tables.get((owner, _FAMILY[kind]), ()))


def _folded(names: Iterable[str]) -> dict[str, str]:
    """The names by their lower case, where there is but one spelling."""
    spellings: defaultdict[str, set[str]] = defaultdict(set)
    for name in names:
        spellings[name.lower()].add(name)
    return {folded: min(found) for folded, found in spellings.items() if len(found) == 1}


def _strings_of(page: Page) -> dict[str, set[str]]:
    """The strings that members of the page's messages hold, by the member's name; types are no values."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for example in page.examples:
        if (example.block_type or "").lower() != "resource":
            for name, value in _members_in(example.body, 0):
                if isinstance(value, str) and is_enum_member(value):
                    found[name].add(value)
    return found


def _source_of(page: Page) -> str:
    """What a lesson is from: pages about one type were translated alike, and count once."""
    return next(iter(owners_of(page)), page.root_path.rpartition("/")[2])


def _is_many(row: Row) -> bool:
    return row.type is not None and parse_type(row.type).collection


def _sole(found: Counter[str] | None) -> str | None:
    return next(iter(found)) if found is not None and len(found) == 1 else None


def _sole_spelling(found: Counter[str] | None) -> str | None:
    """The only name; of two spellings the one with a small first letter, since translation only adds capitals."""
    if found is None or len({name.lower() for name in found}) != 1:
        return None
    small = [name for name in found if name[0].islower()]
    return small[0] if len(small) == 1 else _sole(found)


def keys_in(value: JsonValue, depth: int) -> Iterator[str]:
    """Every member name in a JSON value, to a depth that no documented body exceeds."""
    return (name for name, _ in _members_in(value, depth))


def _members_in(value: JsonValue, depth: int) -> Iterator[tuple[str, JsonValue]]:
    if depth > _MAX_DEPTH:
        return
    if isinstance(value, dict):
        yield from value.items()
        for item in value.values():
            yield from _members_in(item, depth + 1)
    elif isinstance(value, list):
        for item in value:
            yield from _members_in(item, depth + 1)


NOTHING_KNOWN = Lexicon(())
