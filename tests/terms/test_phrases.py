"""The normal form of phrases."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.terms.phrases import MAX_PHRASE, link_text, normalise_phrase


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("  Not   supported. ", "not supported"),
        ("**Description**", "description"),
        ("`String`", "string"),
        ("委派（工作或学校帐户）", "委派工作或学校帐户"),
        ("委派 (工作或学校帐户", "委派工作或学校帐户"),
        ("[委派](/graph/auth-v2-user)（工作或学校帐户）", "委派工作或学校帐户"),
        ("ＡＢＣ　１", "abc 1"),
        ("Permission&nbsp;type", "permission type"),
        ("zero\u200bwidth", "zerowidth"),
        ("If-Match", "if match"),
        ("クエリ パラメーター", "クエリパラメーター"),
        ("Straße", "strasse"),
        ("권한 부여", "권한 부여"),
        ("e\u0301", "é"),
        ("...", ""),
        ("", ""),
    ],
)
def test_normal_form(text: str, phrase: str) -> None:
    assert normalise_phrase(text) == phrase


def test_prose_is_no_phrase() -> None:
    assert normalise_phrase("a" * MAX_PHRASE) == "a" * MAX_PHRASE
    assert normalise_phrase("a" * (MAX_PHRASE + 1)) == ""


@given(st.text(max_size=60))
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = normalise_phrase(text)
    assert normalise_phrase(once) == once


@given(st.text(alphabet="ab 字 -。", max_size=30))
def test_punctuation_around_does_not_matter(text: str) -> None:
    assert normalise_phrase(f"（**{text}**）。") == normalise_phrase(text)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("[x](../x.md) collection", "x collection"),
        ("[identitySet][]", "identitySet"),
        ("Collection([x][y])", "Collection(x)"),
        ("[x]", "[x]"),
        ("no link", "no link"),
    ],
)
def test_link_text(text: str, plain: str) -> None:
    assert link_text(text) == plain
