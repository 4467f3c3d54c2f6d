"""What the pages of a set settle for each other, and that they settle nothing on a guess."""

from itertools import permutations

import pytest

from extractor.model.page import Page
from extractor.recovery.page import repair_page
from extractor.recovery.pages import repair_pages
from tests.recovery.damaged import names_of, operation_page, resource_page

KNOWN = '{ "hue": 1, "brightness": 2, "mode": "x", "label": "y" }'


def repaired(*pages: Page) -> tuple[Page, ...]:
    return repair_pages([repair_page(page) for page in pages])


def rules(page: Page) -> list[str]:
    return [diagnostic.rule for diagnostic in page.diagnostics if "ident" in diagnostic.rule]


def test_the_same_row_elsewhere_names_a_row() -> None:
    description = "Die Helligkeit der Lampe in Prozent."
    sound = resource_page("lamp", [f"brightness | Int32 | {description}"], representation=KNOWN)
    damaged = resource_page("bulb", [f"Größe | Int32 | {description}", "mode | String | x"])
    assert names_of(repaired(sound, damaged)[1]) == ["brightness", "mode"]


def test_two_names_for_the_same_row_settle_nothing() -> None:
    description = "Ein Wert, den die Lampe hat, wie er ist."
    one = resource_page("lamp", [f"brightness | Int32 | {description}"], representation=KNOWN)
    two = resource_page("candle", [f"hue | Int32 | {description}"], representation=KNOWN)
    damaged = resource_page("bulb", [f"Größe | Int32 | {description}"])
    page = repaired(one, two, damaged)[2]
    assert names_of(page) == ["Größe"]
    assert rules(page) == ["unrecovered-identifier"]


def test_a_name_that_the_table_has_is_not_given_twice() -> None:
    description = "Die Helligkeit der Lampe in Prozent."
    sound = resource_page("lamp", [f"brightness | Int32 | {description}"], representation=KNOWN)
    damaged = resource_page("bulb", [f"Größe | Int32 | {description}", "brightness | Int32 | Noch eine."])
    assert names_of(repaired(sound, damaged)[1]) == ["Größe", "brightness"]


def test_paths_name_a_relationship() -> None:
    lamp = '{ "blockType": "response", "@odata.type": "microsoft.graph.lamp" }'
    bulb = '{ "blockType": "response", "@odata.type": "microsoft.graph.bulb" }'
    pages = (
        operation_page("api-reference/beta/api/lamp-get.md", "GET /lamps/{id}", annotation=lamp),
        operation_page("api-reference/beta/api/lamp-bulbs.md", "GET /lamps/{id}/bulbs", annotation=bulb),
        resource_page("lamp", ["hue | Int32 | x"], relationships=["灯泡 | bulb collection | x"], locale="zh-CN"),
    )
    page = repaired(*pages)[2]
    assert page.resource is not None
    assert [row.name for row in page.resource.relationships] == ["bulbs"]


LIST = "Mögliche Werte: `calm`, `loud`, `wild`."


@pytest.mark.parametrize(
    ("description", "members", "expected"),
    [
        pytest.param(
            LIST, ["ruhig | 0 | x", "loud | 1 | x", "wild | 2 | x"], ["calm", "loud", "wild"], id="a list fits"
        ),
        pytest.param(
            LIST, ["still | 0 | x", "wild | 1 | x", "loud | 2 | x"], ["still", "wild", "loud"], id="another order"
        ),
        pytest.param(LIST, ["Ruhe | 0 | x", "loud | 1 | x"], ["Ruhe", "loud"], id="another number"),
        pytest.param(LIST, ["Größe | 0 | x", "LOUD | 1 | x", "wild | 2 | x"], ["calm", "loud", "wild"], id="recased"),
        pytest.param(
            LIST,
            ["calm | 0 | x", "loud | 1 | x", "wildCard | 2 | x"],
            ["calm", "loud", "wildCard"],
            id="a sound member",
        ),
    ],
)
def test_members_come_from_lists_of_values(description: str, members: list[str], expected: list[str]) -> None:
    user = resource_page("lamp", [f"mood | [mood](mood.md) | {description}"], representation='{ "mood": "x" }')
    (_, page) = repaired(user, resource_page("mood", members=members))
    assert [member.name for member in page.enums[0].members] == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(["Größe | Int32 | x", "RGBValue | Int32 | y"], ["unrecovered-identifier", "doubtful-identifier"]),
        pytest.param(["hue | Int32 | x"], []),
    ],
    ids=["nothing sound bears it", "sound"],
)
def test_a_capital_that_nothing_sound_bears_is_noted(rows: list[str], expected: list[str]) -> None:
    page = repaired(resource_page("lamp", rows, locale="zh-CN"), resource_page("b", ["hue | Int32 | x"], locale="en"))
    assert rules(page[0]) == expected


def test_the_word_that_cells_link_to_a_type_is_its_name() -> None:
    bulb = "[电灯](bulb.md)"
    pages = repaired(
        resource_page("lamp", [f"bulb | {bulb} | x"], representation='{ "bulb": {} }', locale="zh-CN"),
        resource_page("torch", [f"电灯 | {bulb} | y", "hue | Int32 | z"], locale="zh-CN"),
    )
    assert names_of(pages[1]) == ["bulb", "hue"]


def test_an_english_page_is_never_judged() -> None:
    page = resource_page("lamp", ["Größe | 字符串 | x", "Betreff | Text | x"], locale="en-US")
    assert repaired(page) == (page,)


def test_a_word_of_the_language_is_noted_and_left() -> None:
    rows = [f"{name} | Int32 | Wie viel davon die Lampe hat, in ganzen Zahlen." for name in ("schnurpsig", "webUrl")]
    (page,) = repaired(resource_page("lamp", rows))
    assert names_of(page) == ["schnurpsig", "webUrl"]
    assert rules(page) == ["doubtful-identifier"]


def test_the_order_of_pages_does_not_matter() -> None:
    description = "Die Helligkeit der Lampe in Prozent."
    pages = [
        resource_page("lamp", [f"brightness | Int32 | {description}"], representation=KNOWN),
        resource_page("bulb", [f"Größe | Int32 | {description}"]),
        resource_page("torch", [f"Leuchtkraft | Int32 | {description}", "Größe | Int32 | x"]),
    ]
    expected = {page.path: page for page in repaired(*pages)}
    for shuffled in permutations(pages):
        assert {page.path: page for page in repaired(*shuffled)} == expected
