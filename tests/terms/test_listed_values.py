"""The values that a description lists, told from examples, from other names, and from what is said of queries."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.terms.listed_values import listed_values
from extractor.terms.vocabulary import load_vocabulary

LISTED = {
    "colon": ("en-US", "Its state: `draft`, `sent`, or `gone`.", ("draft", "sent", "gone")),
    "words": ("en-US", "Possible values are `draft` and `sent`. Read-only.", ("draft", "sent")),
    "words-behind": ("de-DE", "`draft` oder `sent`: mögliche Werte.", ("draft", "sent")),
    "explained": (
        "en-US",
        "Possible values are: `draft` (nobody saw it), `sent` (somebody may).",
        ("draft", "sent"),
    ),
    "two-sentences": (
        "en-US",
        "For a ship, possible values: `sail`, `oar`. For a car, possible values: `oil`, `oar`.",
        ("sail", "oar", "oil"),
    ),
    "joined-and-left-behind": (
        "zh-CN",
        "可能的值是：`draft`、 `sent``gone`。 `lost` 只读。",
        ("draft", "sent", "gone"),
    ),
    "behind-the-full-stop": ("zh-CN", "可能的值 `draft` `sent` ：、、。 `gone`", ("draft", "sent", "gone")),
    "ja": ("ja-JP", "使用可能な値は `draft`、`sent` です。", ("draft", "sent")),
    "fr": ("fr-FR", "Les valeurs possibles sont `draft` et `sent`.", ("draft", "sent")),
    "es": ("es-ES", "Los valores posibles son: `draft` o `sent`.", ("draft", "sent")),
    "pt": ("pt-BR", "Os valores possíveis são `draft` e `sent`.", ("draft", "sent")),
    "ru": ("ru-RU", "Возможные значения: `draft` и `sent`.", ("draft", "sent")),
    "ko": ("ko-KR", "가능한 값은 `draft`, `sent`입니다.", ("draft", "sent")),
    "only-behind-the-words": (
        "en-US",
        "If `isOpen` is set, the possible values are `draft` and `sent`.",
        ("draft", "sent"),
    ),
    "null-beside": ("en-US", "Allowed values: `null`, `Minor`, `Adult`.", ("Minor", "Adult")),
    "with-blanks": (
        "en-US",
        "Supported values are: `Content management`, `E-commerce`.",
        ("Content management", "E-commerce"),
    ),
    "before-a-query": ("en-US", "One of `draft`, `sent`, which support `$filter` (`eq`).", ("draft", "sent")),
}


@pytest.mark.parametrize(("locale", "text", "values"), LISTED.values(), ids=LISTED)
def test_what_a_sentence_lists(locale: str, text: str, values: tuple[str, ...]) -> None:
    assert listed_values(text, load_vocabulary(locale)) == values


UNLISTED = {
    "one": "Possible values are `draft`.",
    "examples": "A country, for example: `US`, `UK`.",
    "sample-values": "Possible values include, for example, `US` and `UK`.",
    "query": "Supports `$filter` (`eq`, `ne`, `not`).",
    "prose": "Set `draft` before you set `sent`.",
    "conditions": "When: `draft` is true and `sent` is not.",
    "numbers": "Possible values: `1`, `2`.",
    "booleans": "Possible values: `true`, `false`.",
    "templates": "Possible values: `{id}`, `<name>`.",
    "without-code": "Possible values are: draft, sent.",
    "nothing": "",
}


@pytest.mark.parametrize("text", UNLISTED.values(), ids=UNLISTED)
def test_what_lists_no_values(text: str) -> None:
    assert listed_values(text, load_vocabulary("en-US")) == ()


@given(st.lists(st.from_regex(r"[A-Za-z][A-Za-z0-9]{0,20}", fullmatch=True), min_size=2, max_size=9, unique=True))
def test_every_value_behind_a_colon_is_found(values: list[str]) -> None:
    wanted = tuple(value for value in values if value.lower() not in {"null", "true", "false"})
    text = "One thing: " + ", ".join(f"`{value}`" for value in values) + "."
    assert listed_values(text, load_vocabulary("en-US")) == (wanted if len(wanted) > 1 else ())


@given(st.text(alphabet="`: a.\ufdd3\ufdd40,", max_size=200))
def test_any_text_is_read(text: str) -> None:
    plain = text.replace("\ufdd3", "").replace("\ufdd4", "")
    assert all(value in plain for value in listed_values(text, load_vocabulary("en-US")))
