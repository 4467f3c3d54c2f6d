"""Mined vocabularies: only what is unambiguous, and in the form that locale files have."""

from hypothesis import given
from hypothesis import strategies as st

from extractor.terms.locale_file import LocaleFile
from extractor.terms.mined_file import print_locale_file
from extractor.terms.mining import NAMES, MinedPhrase, Observation, mine
from extractor.terms.vocabulary import read_vocabulary


def seen(phrase: str, meaning: str | None, *pages: str, section: str = "columns") -> list[Observation]:
    return [Observation(section=section, phrase=phrase, meaning=meaning, page=page) for page in pages]


def test_a_phrase_with_two_meanings_is_left_out() -> None:
    assert mine([*seen("Wert", "value", "a"), *seen("wert", "worth", "b"), *seen("Typ", "type", "a")]) == {
        "columns": (MinedPhrase(phrase="Typ", meaning="type", pages=1),)
    }


def test_a_phrase_that_also_means_nothing_known_is_left_out() -> None:
    assert mine([*seen("Wert", "value", "a"), *seen("Wert", None, "b")]) == {}


def test_a_name_needs_three_pages_that_are_not_namesakes() -> None:
    two = seen("Grund", "reason", "beta/a.md", "v1.0/a.md", "beta/b.md", section=NAMES)
    three = seen("Land", "country", "beta/a.md", "beta/b.md", "beta/c.md", section=NAMES)
    assert mine([*two, *three]) == {NAMES: (MinedPhrase(phrase="Land", meaning="country", pages=3),)}


def test_a_name_in_another_case_is_no_word() -> None:
    assert mine(seen("Status", "status", "a", "b", "c", section=NAMES)) == {}


def test_the_most_frequent_spelling_is_kept() -> None:
    (found,) = mine([*seen("WERT", "value", "a"), *seen("Wert", "value", "b", "c")])["columns"]
    assert (found.phrase, found.pages) == ("Wert", 3)


def test_a_mined_file_is_a_locale_file() -> None:
    mined = mine(
        [
            *seen("不支持。", "not_supported", "a", section="stated"),
            *seen("字符串", "String", "a", section="types"),
            *seen("{item} 集合", "{item} collection", "a", section="type_forms"),
            *seen("可选", "optional", "a", section="descriptions"),
            *seen("权限", "permissions", "a", section="sections"),
            *seen("$展开", "$expand", "a", "b", "c", section=NAMES),
        ]
    )
    vocabulary = read_vocabulary(print_locale_file("zh-CN", mined, pages=3))
    assert vocabulary.names == {"展开": "$expand"}
    assert vocabulary.type_words == {"字符串": "String"}


@given(text=st.text(min_size=1, max_size=40))
def test_any_text_survives_the_file(text: str) -> None:
    clean = text.encode("utf-8", "replace").decode()
    mined = {"types": (MinedPhrase(phrase=clean, meaning=clean, pages=1),)}
    file = LocaleFile(print_locale_file("xx-YY", mined, pages=1))
    assert list(file.entries("types")) == [(clean, clean)]
