"""The shipped locale files, and how a locale finds its file."""

import re
import tomllib
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.model.operation import PrivilegeOrder, Scheme, Stated
from extractor.terms.http import canonical_header
from extractor.terms.names import is_header_name, is_identifier
from extractor.terms.phrases import normalise_phrase
from extractor.terms.slugs import SectionKind
from extractor.terms.statements import sentences
from extractor.terms.vocabulary import (
    BASE_LOCALE,
    NO_WORDS,
    Vocabulary,
    load_vocabulary,
    read_vocabulary,
    shipped_locales,
)

MINIMAL = '[about]\nlocale = "xx-XX"\nsource = "knowledge"\n'
TRANSLATED = [locale for locale in shipped_locales() if locale != BASE_LOCALE]


def shipped_text(locale: str) -> str:
    return (resources.files("extractor.terms") / "locales" / f"{locale}.toml").read_text(encoding="utf-8")


def own(locale: str) -> Vocabulary:
    """The vocabulary of a file alone, without English."""
    return read_vocabulary(shipped_text(locale))


def test_the_shipped_locales() -> None:
    assert shipped_locales() == ("de-DE", "en-US", "es-ES", "fr-FR", "ja-JP", "ko-KR", "pt-BR", "ru-RU", "zh-CN")


@pytest.mark.parametrize("locale", shipped_locales())
def test_a_shipped_file_loads_and_names_itself(locale: str) -> None:
    vocabulary = load_vocabulary(locale)
    assert vocabulary.locale == locale
    assert vocabulary.provenance in {"corpus", "knowledge"}


@pytest.mark.parametrize("locale", shipped_locales())
def test_a_shipped_file_covers_every_meaning_of_a_closed_set(locale: str) -> None:
    vocabulary = own(locale)
    assert set(vocabulary.schemes.values()) == set(Scheme)
    assert set(vocabulary.stated.values()) == set(Stated) - {Stated.LISTED}
    assert set(vocabulary.orders.values()) == set(PrivilegeOrder)
    assert set(vocabulary.answers.values()) == {True, False}
    assert vocabulary.required
    assert vocabulary.optional
    assert vocabulary.read_only
    assert vocabulary.no_body
    assert vocabulary.inherits
    assert vocabulary.listed
    assert vocabulary.examples


@pytest.mark.parametrize("locale", shipped_locales())
def test_a_clause_of_inheritance_has_a_place_for_the_type(locale: str) -> None:
    assert [phrase for phrase in own(locale).inherits if phrase.count("item") != 1] == []


@pytest.mark.parametrize("locale", TRANSLATED)
def test_a_translation_covers_the_columns_and_sections(locale: str) -> None:
    vocabulary = own(locale)
    assert set(vocabulary.column_words.values()) == set(load_vocabulary(BASE_LOCALE).column_words.values())
    assert set(vocabulary.sections.values()) == set(SectionKind) - {SectionKind.OTHER, SectionKind.VALUES}


@pytest.mark.parametrize("locale", shipped_locales())
def test_every_key_of_a_shipped_file_is_in_normal_form(locale: str) -> None:
    vocabulary = load_vocabulary(locale)
    tables = (
        vocabulary.schemes,
        vocabulary.stated,
        vocabulary.orders,
        vocabulary.header_names,
        vocabulary.type_words,
        vocabulary.required
        | vocabulary.optional
        | vocabulary.read_only
        | vocabulary.nullable
        | vocabulary.not_nullable,
        vocabulary.key,
        vocabulary.no_body,
        vocabulary.inherits,
        vocabulary.listed | vocabulary.examples,
        vocabulary.answers,
        vocabulary.column_words,
        vocabulary.sections,
        vocabulary.names,
        vocabulary.all_of | vocabulary.any_of,
    )
    keys = [key for table in tables for key in table]
    assert keys
    assert [key for key in keys if normalise_phrase(key) != key] == []


@pytest.mark.parametrize("locale", shipped_locales())
def test_no_phrase_says_yes_and_no(locale: str) -> None:
    vocabulary = load_vocabulary(locale)
    assert vocabulary.required.isdisjoint(vocabulary.optional)
    assert vocabulary.nullable.isdisjoint(vocabulary.not_nullable)
    assert vocabulary.all_of.isdisjoint(vocabulary.any_of)
    markers = (vocabulary.required | vocabulary.optional, vocabulary.read_only, vocabulary.nullable, vocabulary.key)
    assert sum(map(len, markers)) == len(frozenset().union(*markers))


@pytest.mark.parametrize("locale", shipped_locales())
def test_a_set_phrase_of_a_description_is_one_clause(locale: str) -> None:
    """A phrase with a comma or full stop inside could never be found."""
    phrases = tomllib.loads(shipped_text(locale))["descriptions"]
    broken = [
        phrase
        for listed in phrases.values()
        for phrase in listed
        if list(sentences(phrase)) != [phrase] or re.search(r"[,，、;；:：]", phrase)
    ]
    assert broken == []


@pytest.mark.parametrize("locale", shipped_locales())
def test_canonical_names_in_a_shipped_file_are_names(locale: str) -> None:
    vocabulary = own(locale)
    headers = set(vocabulary.header_names.values())
    assert {name for name in headers if not is_header_name(name)} == set()
    assert {name for name in headers if canonical_header(name) not in (name, None)} == set()
    assert {name for name in vocabulary.names.values() if not is_identifier(name)} == set()


@pytest.mark.parametrize("locale", TRANSLATED)
def test_every_vocabulary_knows_english_too(locale: str) -> None:
    english = load_vocabulary(BASE_LOCALE)
    vocabulary = load_vocabulary(locale)
    assert english.schemes.items() <= vocabulary.schemes.items()
    assert english.stated.items() <= vocabulary.stated.items()
    assert english.orders.items() <= vocabulary.orders.items()
    assert english.required <= vocabulary.required
    assert english.no_body <= vocabulary.no_body


@pytest.mark.parametrize(
    ("locale", "found"),
    [
        ("zh-CN", "zh-CN"),
        ("ZH_cn", "zh-CN"),
        ("zh-HK", "zh-CN"),
        ("zh", "zh-CN"),
        ("pt-PT", "pt-BR"),
        ("en", "en-US"),
        ("en-GB", "en-US"),
        ("tlh", "en-US"),
        ("", "en-US"),
        ("../locales/zh-CN", "en-US"),
        ("/etc/passwd", "en-US"),
        ("zh-CN\x00", "zh-CN"),
        ("zh-CN.toml", "zh-CN"),
    ],
)
def test_which_file_a_locale_gets(locale: str, found: str) -> None:
    assert load_vocabulary(locale).locale == found


@given(st.text())
def test_any_string_is_taken_as_a_locale(locale: str) -> None:
    assert load_vocabulary(locale).locale in shipped_locales()


def test_a_vocabulary_is_loaded_once() -> None:
    assert load_vocabulary("zh-HK") is load_vocabulary("zh-CN")


def test_the_smallest_file_adds_nothing() -> None:
    vocabulary = read_vocabulary(MINIMAL)
    assert vocabulary.locale == "xx-XX"
    assert vocabulary.schemes == NO_WORDS.schemes
    assert vocabulary.type_forms == ()


def test_the_files_own_meaning_wins_over_english() -> None:
    vocabulary = read_vocabulary(MINIMAL + '[stated]\nnone = ["n/a"]\n', base=load_vocabulary(BASE_LOCALE))
    assert vocabulary.stated["n a"] is Stated.NONE


@pytest.mark.parametrize(
    "text",
    [
        "not toml",
        '[about]\nlocale = "xx-XX"\n',
        "[about]\nlocale = 1\nsource = 'x'\n",
        MINIMAL + "[stated]\nperhaps = ['maybe']\n",
        MINIMAL + "[sections]\nwhatever = ['x']\n",
        MINIMAL + "[answers]\nmaybe = ['x']\n",
        MINIMAL + "[schemes]\nApplication = 'App'\n",
        MINIMAL + "[schemes]\nApplication = ['App']\nDelegatedWork = ['APP.']\n",
        MINIMAL + "[columns]\ntype = ['...']\n",
        MINIMAL + "[type_forms]\n'{item} collection' = ['no item']\n",
        MINIMAL + "[descriptions]\nforbidden = ['x']\n",
        MINIMAL + "[unheard_of]\nx = ['y']\n",
        "loose = 1\n" + MINIMAL,
    ],
    ids=[
        "no toml",
        "no source",
        "locale is a number",
        "unknown statement",
        "unknown section kind",
        "unknown answer",
        "string for a list",
        "two meanings",
        "no word",
        "form without item",
        "unknown member",
        "unknown section",
        "loose member",
    ],
)
def test_a_file_that_is_wrong_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        read_vocabulary(text)
