"""What the pages of a set settle for each other, and that they settle nothing on a guess."""

from itertools import permutations

import pytest

from extractor.model.page import Page
from extractor.recovery.page import repair_page
from extractor.recovery.pages import repair_pages
from tests.recovery.damaged import names_of, operation_page, read, resource_page

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


@pytest.mark.parametrize(
    ("rows", "name"),
    [pytest.param(10, "brightness", id="a page"), pytest.param(1000, "Größe", id="more rows than any page has")],
)
def test_rows_are_weighed_against_each_other_in_tables_of_a_sane_size(rows: int, name: str) -> None:
    description = "Die Helligkeit der Lampe in Prozent."
    sound = resource_page("lamp", [f"brightness | Int32 | {description}"], representation=KNOWN)
    others = [f"lamp{number} | Int32 | Lampe {number}." for number in range(rows)]
    damaged = resource_page("bulb", [f"Größe | Int32 | {description}", *others])
    assert names_of(repaired(sound, damaged)[1])[0] == name


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


def test_the_same_text_on_a_row_of_the_same_type_is_the_same_name() -> None:
    pages = repaired(
        resource_page("lamp", ["颜色 | hueInfo | x"], representation='{ "hue": {} }', locale="zh-CN"),
        resource_page("torch", ["颜色 | hueInfo | y", "mode | String | z"], locale="zh-CN"),
        resource_page("candle", ["颜色 | paint | y", "mode | String | z"], locale="zh-CN"),
    )
    assert [names_of(page)[0] for page in pages] == ["hue", "hue", "颜色"]


def test_what_the_whole_set_contradicts_is_undone() -> None:
    """The keys stand in another order than the rows; every other page knows both words."""
    sound = [
        resource_page(name, [f"{text} | level | x"], representation=f'{{ "{meaning}": {{}} }}', locale="zh-CN")
        for name, text, meaning in (
            ("lamp", "用户", "user"),
            ("torch", "用户", "user"),
            ("bulb", "组", "group"),
            ("candle", "组", "group"),
        )
    ]
    rows = ["hue | level | x", "用户 | level | x", "组 | level | x", "mode | level | x"]
    keys = '{ "hue": {}, "group": {}, "user": {}, "mode": {} }'
    swapped = resource_page("lantern", rows, representation=keys, locale="zh-CN")
    assert names_of(repair_page(swapped)) == ["hue", "group", "user", "mode"]
    page = repaired(*sound, swapped)[-1]
    assert names_of(page) == ["hue", "user", "group", "mode"]
    assert page.resource is not None
    assert {row.recovered.evidence.value for row in page.resource.properties if row.recovered} == {"documentation-set"}


def test_titles_and_types_together_name_a_relationship() -> None:
    def titled(name: str, title: str) -> Page:
        return read(f"# {title}\n\nText.", path=f"api-reference/beta/api/{name}.md", locale="zh-CN")

    files = [titled(f"chair-{number}", f"椅子 {number}") for number in range(60)]
    files += [titled("lampbulb-get", "获取灯泡"), titled("lampbulb-list", "列出灯泡")]
    sound = resource_page("torch", ["bulbs | Int32 | x"], representation='{ "bulbs": 1 }', locale="zh-CN")
    lamp = resource_page(
        "lamp", relationships=["灯泡 | lampBulb collection | x", "椅子 | lampBulb | x"], locale="zh-CN"
    )
    page = repaired(*files, sound, lamp)[-1]
    assert page.resource is not None
    assert [row.name for row in page.resource.relationships] == ["bulbs", "椅子"]


@pytest.mark.parametrize(
    ("locale", "rows", "expected"),
    [
        pytest.param("zh-CN", ["Brightness | Int32 | 亮度。"], ["brightness"], id="no word of such letters"),
        pytest.param("zh-CN", ["Brightness | Int32 | 亮度。", "Hue | Int32 | x"], ["Brightness", "Hue"], id="a habit"),
        pytest.param("de-DE", ["Brightness | Int32 | Wie hell."], ["Brightness"], id="may be a word"),
    ],
)
def test_an_english_word_with_a_capital_is_a_name_where_no_word_is_in_such_letters(
    locale: str, rows: list[str], expected: list[str]
) -> None:
    sound = resource_page("lamp", ["brightness | String | x"], representation=KNOWN, locale=locale)
    assert names_of(repaired(sound, resource_page("bulb", rows, locale=locale))[1]) == expected


def test_words_that_only_the_set_tells_from_names_are_looked_for_in_the_fences() -> None:
    prose = "Wie viel davon die Lampe hat, in ganzen Zahlen und ohne jeden Rest."
    rows = [f"webUrl | Int32 | {prose}", f"schnurpsig | Int32 | {prose}", f"hue | Int32 | {prose}"]
    page = resource_page("lamp", rows, representation='{ "hue": 1, "total": 1, "webUrl": 1 }')
    assert names_of(repair_page(page)) == ["webUrl", "schnurpsig", "hue"]
    assert names_of(repaired(page)[0]) == ["webUrl", "total", "hue"]


def test_a_type_tells_how_its_own_name_is_spelled() -> None:
    page = resource_page("lamp", relationships=["LampBulb | lampbulb | x"], locale="zh-CN")
    [repaired_page] = repaired(page)
    assert repaired_page.resource is not None
    assert [row.name for row in repaired_page.resource.relationships] == ["lampbulb"]


@pytest.mark.parametrize(
    ("representation", "expected"),
    [
        pytest.param('{ "LampSwitch": { "on": true } }', "LampSwitch", id="the page's own examples write it so"),
        pytest.param(None, "lampSwitch", id="nothing writes it so"),
    ],
)
def test_what_the_page_writes_in_its_examples_too_is_no_damage(representation: str | None, expected: str) -> None:
    elsewhere = resource_page("candle", ["lampSwitch | lampSwitch | Der Schalter."], representation=KNOWN)
    page = resource_page("bulb", ["LampSwitch | lampSwitch | Ein Schalter."], representation=representation)
    assert names_of(repaired(elsewhere, page)[1]) == [expected]
