"""The words of a locale, from its file in `locales/`.

A locale's name comes in, a `Vocabulary` goes out; English is in every one, because localized pages mix languages. What
a word means is decided by the file alone. A name that nobody wrote a file for gets its language's file, else English.
How a cell is looked up is in `extractor.terms.lookup`, `type_cells` and `statements`. A new locale is one TOML file; a
new field is one here and in `read_vocabulary`.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import TypeVar

from extractor.model.operation import PrivilegeOrder, Scheme, Stated
from extractor.model.page import NoticeKind
from extractor.terms.locale_file import LocaleFile, compile_alternatives, compile_sentence, compile_template
from extractor.terms.phrases import normalise_phrase
from extractor.terms.slugs import SectionKind

BASE_LOCALE = "en-US"

Meaning = TypeVar("Meaning")
_SUFFIX = ".toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeForm:
    """A translated spelling of a type around an inner one.

    `pattern` is meant for NFKC text with single blanks and has a group `item`; `english` is the English spelling, with
    `{item}` and, where the pattern has that group, `{number}` to fill in. `wrapper` is the words around the inner type
    as a phrase, which morphology may glue to it.
    """

    pattern: re.Pattern[str]
    english: str
    wrapper: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Vocabulary:
    """What the words of a locale, and of English, mean. Every key is in the form of `normalise_phrase`.

    `provenance` says where the words are from: `corpus` (parallel pages), `knowledge` (of the language, unmeasured).
    `answers` holds the words for yes and no; `conditions` end in a blank, since they are looked for at the beginning of
    a clause; `alternatives` finds what stands between the types of a cell; `plain_word` matches ASCII text that may be
    a word of the language as well as a name, None where no such text may; in the clauses of
    `inherits` the word `item` stands for a type; a sentence with words of `listed` lists values, unless it has some of
    `examples`; what holds a word of `narrowing` names some things of a kind, not all. One instance per locale: compared
    and hashed by identity.
    """

    locale: str
    provenance: str
    schemes: Mapping[str, Scheme]
    stated: Mapping[str, Stated]
    orders: Mapping[str, PrivilegeOrder]
    header_names: Mapping[str, str]
    type_words: Mapping[str, str]
    type_forms: tuple[TypeForm, ...]
    plain_word: re.Pattern[str] | None
    required: frozenset[str]
    optional: frozenset[str]
    read_only: frozenset[str]
    nullable: frozenset[str]
    not_nullable: frozenset[str]
    key: frozenset[str]
    key_openings: tuple[str, ...]
    defaults: tuple[re.Pattern[str], ...]
    required_to_create: tuple[re.Pattern[str], ...]
    narrowing: frozenset[str]
    conditions: tuple[str, ...]
    no_body: frozenset[str]
    required_rows: frozenset[str]
    inherits: frozenset[str]
    listed: frozenset[str]
    examples: frozenset[str]
    deprecated: frozenset[str]
    unsupported: frozenset[str]
    exceptions: frozenset[str]
    alerts: Mapping[str, NoticeKind]
    answers: Mapping[str, bool]
    column_words: Mapping[str, str]
    sections: Mapping[str, SectionKind]
    names: Mapping[str, str]
    members: Mapping[str, str]
    all_of: frozenset[str]
    plus: frozenset[str]
    any_of: frozenset[str]
    separators: tuple[str, ...]
    alternatives: re.Pattern[str]


NO_WORDS = Vocabulary(
    locale="und",
    provenance="none",
    schemes={},
    stated={},
    orders={},
    header_names={},
    type_words={},
    type_forms=(),
    plain_word=None,
    required=frozenset(),
    optional=frozenset(),
    read_only=frozenset(),
    nullable=frozenset(),
    not_nullable=frozenset(),
    key=frozenset(),
    key_openings=(),
    defaults=(),
    required_to_create=(),
    narrowing=frozenset(),
    conditions=(),
    no_body=frozenset(),
    required_rows=frozenset(),
    inherits=frozenset(),
    listed=frozenset(),
    examples=frozenset(),
    deprecated=frozenset(),
    unsupported=frozenset(),
    exceptions=frozenset(),
    alerts={},
    answers={},
    column_words={},
    sections={},
    names={},
    members={},
    all_of=frozenset(),
    plus=frozenset(),
    any_of=frozenset(),
    separators=(),
    alternatives=re.compile(r"(?!)"),
)


@lru_cache(maxsize=256)
def load_vocabulary(locale: str) -> Vocabulary:
    """The vocabulary of a BCP 47 locale, else of another locale of its language, else English; never raises.

    The name is only compared with those of the shipped files, never made part of a path.

    >>> load_vocabulary("zh-HK").locale
    'zh-CN'
    >>> load_vocabulary("../../etc/passwd").locale
    'en-US'
    """
    wanted = locale.strip().replace("_", "-").lower()
    by_name = {name.lower(): name for name in shipped_locales()}
    language = wanted.partition("-")[0]
    same_language = (name for lower, name in by_name.items() if lower.partition("-")[0] == language)
    return _load(by_name.get(wanted) or next(same_language, BASE_LOCALE))


def shipped_locales() -> tuple[str, ...]:
    """The names of the locales that have a file, sorted."""
    return tuple(sorted(_files()))


def first_phrases() -> Mapping[tuple[str, str], str]:
    """The first English phrase for each meaning, by the section of the file and the meaning."""
    file = LocaleFile(_files()[BASE_LOCALE].read_text(encoding="utf-8"))
    found: dict[tuple[str, str], str] = {}
    for section in file.sections():
        for meaning, phrase in file.entries(section):
            found.setdefault((section, meaning), phrase)
    return found


def read_vocabulary(text: str, *, base: Vocabulary = NO_WORDS) -> Vocabulary:
    """The vocabulary of a locale file's text, whose meanings win over `base`; `ValueError` for any other text."""
    file = LocaleFile(text)
    vocabulary = _vocabulary_of(file, base)
    file.finish()
    return vocabulary


def _vocabulary_of(file: LocaleFile, base: Vocabulary) -> Vocabulary:
    plus = base.plus | file.phrases("lists", "plus")
    any_of = base.any_of | file.phrases("lists", "any_of")
    separators = (*base.separators, *file.strings("lists", "separators"))
    return replace(
        _with_sentences(file, base),
        locale=file.text("about", "locale"),
        provenance=file.text("about", "source"),
        schemes=_merged(base.schemes, file.table("schemes"), Scheme),
        stated=_merged(base.stated, file.table("stated"), Stated),
        orders=_merged(base.orders, file.table("orders"), PrivilegeOrder),
        header_names=_merged(base.header_names, file.table("headers"), str),
        type_words=_merged(base.type_words, file.table("types"), str),
        type_forms=(*base.type_forms, *_type_forms(file.entries("type_forms"))),
        plain_word=_plain_word(file.optional_text("about", "plain_word")),
        required=base.required | file.phrases("descriptions", "required"),
        optional=base.optional | file.phrases("descriptions", "optional"),
        read_only=base.read_only | file.phrases("descriptions", "read_only"),
        nullable=base.nullable | file.phrases("descriptions", "nullable"),
        not_nullable=base.not_nullable | file.phrases("descriptions", "not_nullable"),
        key=base.key | file.phrases("descriptions", "key"),
        key_openings=(*base.key_openings, *sorted(file.phrases("descriptions", "key_openings"))),
        defaults=(*base.defaults, *map(compile_template, file.strings("defaults", "forms"))),
        required_to_create=(
            *base.required_to_create,
            *map(compile_sentence, file.strings("creation", "required")),
        ),
        conditions=(*base.conditions, *(f"{word} " for word in sorted(file.phrases("descriptions", "conditions")))),
        alerts=_merged(base.alerts, file.table("alerts"), NoticeKind),
        answers=_merged(base.answers, file.table("answers"), _ANSWERS.__getitem__),
        column_words=_merged(base.column_words, file.table("columns"), str),
        sections=_merged(base.sections, file.table("sections"), SectionKind),
        names=_merged(base.names, file.table("names"), str),
        members=_merged(base.members, file.table("members"), str),
        all_of=base.all_of | plus | file.phrases("lists", "all_of"),
        plus=plus,
        any_of=any_of,
        separators=separators,
        alternatives=compile_alternatives(sorted(any_of), separators),
    )


def _with_sentences(file: LocaleFile, base: Vocabulary) -> Vocabulary:
    """The base with the words by which the sentences of a page are told."""
    return replace(
        base,
        deprecated=base.deprecated | file.phrases("notices", "deprecated"),
        unsupported=base.unsupported | file.phrases("query_options", "unsupported"),
        exceptions=base.exceptions | file.phrases("query_options", "exceptions"),
        narrowing=base.narrowing | file.phrases("creation", "narrowing"),
        no_body=base.no_body | file.phrases("request_body", "none"),
        required_rows=base.required_rows | file.phrases("request_body", "required_rows"),
        inherits=base.inherits | file.phrases("inheritance", "forms"),
        listed=base.listed | file.phrases("listed_values", "stated"),
        examples=base.examples | file.phrases("listed_values", "examples"),
    )


_ANSWERS = {"yes": True, "no": False}


def _merged(
    inherited: Mapping[str, Meaning], own: Mapping[str, str], convert: Callable[[str], Meaning]
) -> Mapping[str, Meaning]:
    converted = {phrase: _converted(meaning, convert) for phrase, meaning in own.items()}
    return MappingProxyType({**inherited, **converted})


def _converted(meaning: str, convert: Callable[[str], Meaning]) -> Meaning:
    try:
        return convert(meaning)
    except KeyError as error:
        raise ValueError(f"unknown meaning in a locale file: {meaning!r}") from error


def _plain_word(pattern: str | None) -> re.Pattern[str] | None:
    return None if pattern is None else re.compile(pattern)


def _type_forms(entries: Iterable[tuple[str, str]]) -> Iterable[TypeForm]:
    return (
        TypeForm(
            pattern=compile_template(template),
            english=english,
            wrapper=normalise_phrase(template.replace("{item}", " ").replace("{number}", " ")),
        )
        for english, template in entries
    )


@cache
def _files() -> Mapping[str, Traversable]:
    folder = resources.files("extractor.terms") / "locales"
    return {file.name.removesuffix(_SUFFIX): file for file in folder.iterdir() if file.name.endswith(_SUFFIX)}


@cache
def _load(name: str) -> Vocabulary:
    base = NO_WORDS if name == BASE_LOCALE else _load(BASE_LOCALE)
    return read_vocabulary(_files()[name].read_text(encoding="utf-8"), base=base)
