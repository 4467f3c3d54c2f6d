"""What a set teaches, asked piece by piece: it answers only where all lessons agree, and damage teaches nothing."""

import pytest

from extractor.model.operation import ParameterLocation
from extractor.recovery.lexicon import NOTHING_KNOWN, Lexicon
from extractor.recovery.page import repair_page
from extractor.recovery.tables import Row, TableKind, rows_of
from tests.recovery.damaged import operation_page, resource_page

LOCALE = "zh-CN"
LONG = "灯的亮度，以百分比表示。"


def sound(name: str, *rows: str, keys: str) -> Lexicon:
    return Lexicon([resource_page(name, rows, representation=keys, locale=LOCALE)])


def row(text: str) -> Row:
    return next(iter(rows_of(resource_page("bulb", [text], locale=LOCALE))))


def test_nothing_is_known_of_nothing() -> None:
    assert NOTHING_KNOWN.known == set()
    assert NOTHING_KNOWN.described_as(row(f"亮 | Int32 | {LONG}"), LOCALE) is None


def test_a_row_of_the_same_type_and_description_has_the_name() -> None:
    lexicon = sound("lamp", f"brightness | Int32 | {LONG}", keys='{ "brightness": 1 }')
    assert lexicon.described_as(row(f"亮 | int32 | {LONG}"), LOCALE) == "brightness"
    assert lexicon.described_as(row(f"亮 | String | {LONG}"), LOCALE) is None
    assert lexicon.described_as(row(f"亮 | Int32 | {LONG}"), "ja-JP") is None


def test_a_damaged_name_teaches_nothing() -> None:
    lexicon = Lexicon([resource_page("lamp", [f"亮 | Int32 | {LONG}"], locale=LOCALE)])
    assert lexicon.described_as(row(f"明 | Int32 | {LONG}"), LOCALE) is None
    assert "亮" not in lexicon.known


def test_repairs_teach_what_a_text_stands_for() -> None:
    pages = [
        repair_page(resource_page(name, ["亮 | level | x"], representation='{ "brightness": {} }', locale=LOCALE))
        for name in ("lamp", "torch")
    ]
    lexicon, asked = Lexicon(pages), resource_page("bulb", ["亮 | level | y"], locale=LOCALE)
    assert lexicon.translated_as(row("亮 | level | y"), LOCALE) == ("brightness", 2)
    assert lexicon.translated_as(row("亮 | level collection | y"), LOCALE) is None
    assert lexicon.translated_with_type(row("亮 | level | y"), asked) == ("brightness", 2)
    assert lexicon.translated_with_type(row("亮 | Int32 | y"), asked) is None


def test_a_page_is_no_witness_of_its_own_type() -> None:
    page = repair_page(resource_page("lamp", ["亮 | level | x"], representation='{ "brightness": {} }', locale=LOCALE))
    assert Lexicon([page]).translated_with_type(next(iter(rows_of(page))), page) is None


@pytest.mark.parametrize(
    ("name", "known"),
    [
        pytest.param("WebUrl", "webUrl", id="a capital"),
        pytest.param("Owner/webUrl", "owner/webUrl", id="a path"),
        pytest.param("webUrl", None, id="as it is known"),
        pytest.param("WebLink", None, id="unknown"),
    ],
)
def test_a_name_is_known_but_for_its_capital(name: str, known: str | None) -> None:
    lexicon = sound("lamp", "webUrl | String | x", "owner | String | x", keys='{ "webUrl": "", "owner": "" }')
    assert lexicon.known_as(name) == known


def test_the_tables_of_a_resource_are_on_several_pages() -> None:
    annotation = '{ "blockType": "response", "@odata.type": "microsoft.graph.lamp" }'
    body = "|参数|类型|\n|:--|:--|\n|hue|Int32|"
    update = operation_page(
        "api-reference/beta/api/lamp-update.md", "PATCH /lamps/{id}", annotation=annotation, body=body
    )
    assert {parameter.in_ for parameter in update.parameters} == {ParameterLocation.BODY}
    lexicon = Lexicon([update, resource_page("lamp", ["hue | Int32 | x", "mode | String | x"], locale=LOCALE)])
    asked = resource_page("lamp", ["hue | Int32 | x"], locale=LOCALE)
    assert set(lexicon.tables_of(asked, TableKind.PROPERTIES)) == {("hue",), ("hue", "mode")}
    assert lexicon.tables_of(asked, TableKind.RELATIONSHIPS) == ()


def test_lists_of_values_are_known_by_the_type_and_its_page() -> None:
    lexicon = sound("lamp", "mood | [mood](mood.md) | `calm`、`wild`", keys='{ "mood": "" }')
    assert lexicon.lists_of("Mood") == (("calm", "wild"),)
    assert lexicon.lists_of("api-reference/beta/resources/mood.md") == (("calm", "wild"),)
    assert lexicon.lists_of("other") == ()
