"""Translated type cells to their English spelling."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.model.type_name import PRIMITIVES
from extractor.terms.phrases import MAX_PHRASE
from extractor.terms.type_cells import type_of, type_with_names
from extractor.terms.vocabulary import load_vocabulary, shipped_locales


@pytest.mark.parametrize(
    ("locale", "cell", "english"),
    [
        ("zh-CN", "字符串", "String"),
        ("zh-CN", "`字符串`", "String"),
        ("zh-CN", "字符串集合", "String collection"),
        ("zh-CN", "String 集合", "String collection"),
        ("zh-CN", "[driveItem][] 集合", "driveItem collection"),
        ("zh-CN", "microsoft.graph.termStore.term 集合", "microsoft.graph.termStore.term collection"),
        ("zh-CN", "集合（字符串）", "Collection(String)"),
        ("zh-CN", "（布尔值、字符串或数字）", "(Boolean or String or number)"),
        ("zh-CN", "字符串，最大大小为20", "String, maximum size 20"),
        ("zh-CN", "teamVisibilityType（可选）", "teamVisibilityType (optional)"),
        ("zh-CN", "可选 (字符串)", "String (optional)"),
        ("zh-CN", "无。", "None"),
        ("zh-CN", "事件 集合", None),
        ("zh-CN", "邮件", None),
        ("zh-CN", "创建新的 deviceCategory 对象。", None),
        ("de-DE", "Boolescher Wert", "Boolean"),
        ("de-DE", "Zeichenfolgenauflistung", "String collection"),
        ("de-DE", "participantInfo-Sammlung", "participantInfo collection"),
        ("de-DE", "ExtendedKeyUsage -Auflistung", "ExtendedKeyUsage collection"),
        ("de-DE", "Collection von Objekten des Typs „String“", "String collection"),
        ("de-DE", "Sammlung von Objekten des Typs rolePermission", "rolePermission collection"),
        ("de-DE", "Zeichenfolge oder Zahl", "String or number"),
        ("de-DE", "Warnung -Auflistung", None),
        ("de-DE", "Ereignissammlung", None),
        ("ja-JP", "文字列型 (String)", "String"),
        ("ja-JP", "文字列コレクション", "String collection"),
        ("ja-JP", "(boolean、string、または number)", "(boolean or string or number)"),
        ("pt-BR", "Coleção de cadeias de caracteres", "String collection"),
        ("pt-BR", "coleção participantInfo", "participantInfo collection"),
        ("ru-RU", "Коллекция объектов driveItem", "driveItem collection"),
        ("ru-RU", "Набор строк", "String collection"),
        ("es-ES", "Colección de String", "String collection"),
        ("es-ES", "colección de mensaje", None),
        ("fr-FR", "Collection de chaînes", "String collection"),
        ("ko-KR", "문자열 컬렉션", "String collection"),
    ],
)
def test_translated_cell(locale: str, cell: str, english: str | None) -> None:
    assert type_of(cell, load_vocabulary(locale)) == english


ENGLISH = (
    "",
    "String",
    "boolean",
    "String collection",
    "Collection(Edm.String)",
    "Collection (String)",
    "collection of activities",
    "microsoft.graph.identity",
    "alertFeedback enum",
    "String (optional)",
    "(boolean or string or number) collection",
    "string, maximum size 20",
    "A or B",
    "[identitySet](../resources/identityset.md) collection",
    *PRIMITIVES,
)


@pytest.mark.parametrize("locale", shipped_locales())
def test_english_cells_are_left_alone(locale: str) -> None:
    vocabulary = load_vocabulary(locale)
    assert {cell: type_of(cell, vocabulary) for cell in ENGLISH if type_of(cell, vocabulary) is not None} == {}


@pytest.mark.parametrize(
    ("locale", "form"),
    [("zh-CN", "{} 集合"), ("de-DE", "{}-Sammlung"), ("ja-JP", "{} コレクション"), ("ru-RU", "Коллекция {}")],
)
@given(item=st.from_regex(r"[a-z]{1,8}[A-Z][a-zA-Z0-9]{0,8}", fullmatch=True))
def test_a_collection_form_keeps_the_name_inside(locale: str, form: str, item: str) -> None:
    assert type_of(form.format(item), load_vocabulary(locale)) == f"{item} collection"


def test_names_known_from_elsewhere() -> None:
    vocabulary = load_vocabulary("zh-CN")
    names = {"附件": "attachment"}
    assert type_with_names("[附件](attachment.md) 集合", vocabulary, names) == "attachment collection"
    assert type_with_names("附件", vocabulary, names) == "attachment"
    assert type_with_names("[附件](attachment.md)集", vocabulary, names) == "attachment collection"
    assert type_with_names("邮件 集合", vocabulary, names) is None
    assert type_with_names("attachment", vocabulary, names) is None


def test_prose_is_no_type() -> None:
    assert type_of("字" * (MAX_PHRASE + 1), load_vocabulary("zh-CN")) is None


@given(st.text(alphabet="字符串集合(（、或aA.{} )", max_size=40))
def test_any_cell_gives_a_spelling_or_nothing(cell: str) -> None:
    english = type_of(cell, load_vocabulary("zh-CN"))
    assert english is None or (english.isascii() and english)
