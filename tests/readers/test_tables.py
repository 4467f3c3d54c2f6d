"""Tables: which column holds what, in every language, and what a damaged row still says."""

import pytest

from extractor.model.operation import Parameter
from extractor.model.page import Page
from tests.growth import LINEAR, growth
from tests.readers.pages import read, rules_of

HEADERS = {
    "en-US": ("Property", "Type", "Description"),
    "zh-CN": ("\u5c5e\u6027", "\u7c7b\u578b", "\u8bf4\u660e"),
    "pt-BR": ("Propriedade", "Tipo", "Descri\u00e7\u00e3o"),
    "ru-RU": (
        "\u0421\u0432\u043e\u0439\u0441\u0442\u0432\u043e",
        "\u0422\u0438\u043f",
        "\u041e\u043f\u0438\u0441\u0430\u043d\u0438\u0435",
    ),
    "ja-JP": ("\u30d7\u30ed\u30d1\u30c6\u30a3", "\u578b", "\u8aac\u660e"),
    "de-DE": ("Eigenschaft", "Typ", "Beschreibung"),
    "es-ES": ("Propiedad", "Tipo", "Descripci\u00f3n"),
    "fr-FR": ("Propri\u00e9t\u00e9", "Type", "Description"),
    "ko-KR": ("\uc18d\uc131", "\uc720\ud615", "\uc124\uba85"),
    "fi-FI": ("Ominaisuus", "Tyyppi", "Kuvaus"),
}
BODY = '## <a name="request-body"></a>B\n\n'


def page_with(table: str, locale: str = "en-US") -> Page:
    return read(f"# A\n\n{BODY}{table}", locale=locale)


def parameters_of(table: str, locale: str = "en-US") -> list[tuple[str, str | None, str]]:
    return [_facts(item) for item in page_with(table, locale).parameters]


def _facts(item: Parameter) -> tuple[str, str | None, str]:
    return item.name, item.type, item.description.text


@pytest.mark.parametrize(("locale", "words"), HEADERS.items(), ids=HEADERS)
def test_columns_of_every_language(locale: str, words: tuple[str, str, str]) -> None:
    table = f"|{'|'.join(words)}|\n|:--|:--|:--|\n|color|Int32|x|\n"
    assert parameters_of(table, locale) == [("color", "Int32", "x")]


@pytest.mark.parametrize("locale", [locale for locale in HEADERS if locale != "fi-FI"])
def test_words_count_before_the_place(locale: str) -> None:
    name, type_, description = HEADERS[locale]
    table = f"|{description}|{name}|{type_}|\n|:--|:--|:--|\n|x|color|Int32|\n"
    assert parameters_of(table, locale) == [("color", "Int32", "x")]


SHAPES = {
    "two-columns": ("|Property|Description|\n|---|---|\n|a|b c|\n", "en-US", [("a", None, "b c")]),
    "two-columns-of-types": (
        "|X|Y|\n|---|---|\n|a|String|\n|b|hue collection|\n",
        "fi-FI",
        [("a", "String", ""), ("b", "hue collection", "")],
    ),
    "two-columns-of-words": ("|X|Y|\n|---|---|\n|a|Valo|\n", "fi-FI", [("a", None, "Valo")]),
    "two-columns-of-types-and-words": (
        "|X|Y|\n|---|---|\n|a|Int64|\n|b|p\u00e4iv\u00e4|\n|c|p\u00e4iv\u00e4|\n",
        "fi-FI",
        [("a", "Int64", ""), ("b", "p\u00e4iv\u00e4", ""), ("c", "p\u00e4iv\u00e4", "")],
    ),
    "two-columns-of-prose-and-a-type": (
        "|X|Y|\n|---|---|\n|a|Int64|\n|b|p\u00e4iv\u00e4 on uusi|\n",
        "fi-FI",
        [("a", None, "Int64"), ("b", None, "p\u00e4iv\u00e4 on uusi")],
    ),
    "a-column-that-groups-the-names": (
        "|Kind of it|Property|Type|Description|\n|---|---|---|---|\n|One|a|String|b|\n|Other|c|Int32|d|\n",
        "en-US",
        [("a", "String", "b"), ("c", "Int32", "d")],
    ),
    "bold-header": (
        "|**Parameter**|**Type**|**Description**|\n|---|---|---|\n|a|String|b|\n",
        "en-US",
        [("a", "String", "b")],
    ),
    "value-column": ("|Parameter name|Value|Description|\n|---|---|---|\n|a|b|c|\n", "en-US", [("a", None, "c")]),
    "value-column-of-translated-types": (
        "|名前|値|説明|\n|---|---|---|\n|a|文字列|c|\n",
        "ja-JP",
        [("a", "文字列", "c")],
    ),
    "one-column": ("|Property|\n|---|\n|a|\n", "en-US", [("a", None, "")]),
    "name-with-marks": (
        "|Property|Type|Description|\n|---|---|---|\n|**a** (deprecated)|`String`|b|\n",
        "en-US",
        [("a", "String", "b")],
    ),
    "name-in-a-link": (
        "|Property|Type|\n|---|---|\n|[a](a.md)|[b](b.md) collection|\n",
        "en-US",
        [("a", "b collection", "")],
    ),
    "empty-row": ("|Property|Type|\n|---|---|\n||||\n|a|String|\n", "en-US", [("a", "String", "")]),
    "short-row": (
        "|Property|Type|Description|\n|---|---|---|\n|a|\n|b|String|\n",
        "en-US",
        [("a", None, ""), ("b", "String", "")],
    ),
    "group-row": (
        "|Property|Type|Description|\n|---|---|---|\n|**Apps**|||\n|a|String|b|\n",
        "en-US",
        [("a", "String", "b")],
    ),
    "description-goes-on": (
        "|Property|Type|Description|\n|---|---|---|\n|a|String|One.|\n|Then two.|||\n|b|Int32|c|\n",
        "en-US",
        [("a", "String", "One. Then two."), ("b", "Int32", "c")],
    ),
}


@pytest.mark.parametrize(("table", "locale", "expected"), SHAPES.values(), ids=SHAPES)
def test_row_says_what_its_columns_say(table: str, locale: str, expected: list[tuple[str, str | None, str]]) -> None:
    page = page_with(table, locale)
    assert [_facts(item) for item in page.parameters] == expected
    assert page.seen == page.accounted


WIDE = {
    "pipe-in-brackets": ("|a|String|files (*.cer|*.crt).|", "row-too-wide", [("a", "String", "files (.cer|.crt).")]),
    "pipe-in-code": ("|a|String|one of `b|c`|", "row-too-wide", [("a", "String", "one of b|c")]),
    "pipe-in-the-name": ("|{id|upn}|String|x|", "row-too-wide", [("{id|upn}", "String", "x")]),
    "further-cell": ("|a|String|b|c|", "row-too-wide", [("a", "String", "b")]),
    "two-rows": ("|a|String|b||c|Int32|d|", "rows-merged", [("a", "String", "b"), ("c", "Int32", "d")]),
    "three-rows": (
        "|a|String|b||c|Int32|d||e|Guid|f|",
        "rows-merged",
        [("a", "String", "b"), ("c", "Int32", "d"), ("e", "Guid", "f")],
    ),
}


@pytest.mark.parametrize(("row", "rule", "expected"), WIDE.values(), ids=WIDE)
def test_row_that_is_too_wide_is_read_and_named(row: str, rule: str, expected: list[tuple[str, str, str]]) -> None:
    page = page_with(f"|Property|Type|Description|\n|---|---|---|\n{row}\n")
    assert [_facts(item) for item in page.parameters] == expected
    assert (rule, 7) in rules_of(page)


# many rows in one, and cells that an open bracket or tick might join
LONG = {"rows-merged": "|a|String|b|", "empty-cells": "|", "brackets": "|(|String|b|", "ticks": "|`|(`|["}


@pytest.mark.parametrize("piece", LONG.values(), ids=LONG)
def test_a_long_row_costs_no_more_than_its_size(piece: str) -> None:
    head = "|Property|Type|Description|\n|---|---|---|\n"
    assert growth(lambda size: page_with(head + piece * (size // len(piece)) + "\n"), 10_000) < LINEAR


def test_every_row_of_very_many_in_one_is_read() -> None:
    head = "|Property|Type|Description|\n|---|---|---|\n"
    assert len(parameters_of(head + "|a|String|b|" * 3000 + "\n")) == 3000


VALUE_TABLES = {
    "value": "|Value|Description|\n|---|---|\n|on|x|\n",
    "member": "|Member|Value|Description|\n|---|---|---|\n|on|0|x|\n",
}


@pytest.mark.parametrize("table", VALUE_TABLES.values(), ids=VALUE_TABLES)
def test_table_of_values_is_no_table_of_parameters(table: str) -> None:
    page = page_with(table)
    assert page.parameters == ()
    assert [row.name for item in page.value_tables for row in item.values] == ["on"]


RESPONSE = '## <a name="response"></a>R\n\n'


@pytest.mark.parametrize(
    ("table", "names"),
    [
        pytest.param("|Property|Type|\n|---|---|\n|\u8272\u5f69|String|\n", ["\u8272\u5f69"], id="the header says so"),
        pytest.param("|X|Y|Z|\n|---|---|---|\n|hue|String|a|\n|\u8272|String|b|\n", ["hue", "\u8272"], id="most names"),
        pytest.param("|Case|Y|\n|---|---|\n|A new one|a|\n|An old one|b|\n|post|c|\n", [], id="cases that are told"),
    ],
)
def test_a_table_of_what_comes_back_names_properties(table: str, names: list[str]) -> None:
    page = read(f"# A\n\n{RESPONSE}{table}")
    assert [item.name for item in page.response_properties] == names
    assert [rule for rule, _ in rules_of(page)].count("unread-table") == (not names)
