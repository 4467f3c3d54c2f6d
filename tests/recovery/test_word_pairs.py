"""What a word stands for, by the titles and links that name a page: it takes many, and it takes all of them."""

import pytest

from extractor.model.page import Page
from extractor.recovery.page import repair_page
from extractor.recovery.type_words import singulars_of
from extractor.recovery.word_pairs import WordPairs
from tests.recovery.damaged import read, resource_page


def titled(name: str, title: str, locale: str = "zh-CN") -> Page:
    return read(f"# {title}\n\nText.", path=f"api-reference/beta/api/{name}.md", locale=locale)


# enough other pages for chance to be small
OTHERS = [titled(f"chair-{number}", f"椅子 {number}") for number in range(60)]
TABS = [
    titled("teamstab-list", "列出选项卡"),
    titled("teamstab-get", "获取选项卡"),
    titled("teamstab-add", "添加选项卡"),
]


@pytest.mark.parametrize(
    ("pages", "text", "names", "expected"),
    [
        pytest.param(TABS, "选项卡", ["teamsTabs", "tabs"], "tabs", id="the name that says no more than the word"),
        pytest.param(TABS, "选项卡", ["chairs"], None, id="another name"),
        pytest.param(TABS, "列出", ["tabs"], None, id="one text is too few"),
        pytest.param(TABS, "椅子", ["chair"], None, id="a name in nearly every file"),
        pytest.param(
            [*TABS, titled("chair-tab", "选项卡"), titled("a-b", "选项卡")], "选项卡", ["tab"], "tab", id="most"
        ),
        pytest.param(
            [*TABS, *(titled(f"page-{letter}", "选项卡") for letter in "abc")], "选项卡", ["tab"], None, id="half"
        ),
        pytest.param([], "Tabs", ["tabs"], "tabs", id="the name itself"),
        pytest.param([], "Tab", ["tabs"], None, id="nothing known"),
    ],
)
def test_titles_tell_what_a_word_stands_for(
    pages: list[Page], text: str, names: list[str], expected: str | None
) -> None:
    assert WordPairs([*OTHERS, *pages]).best_of("zh-CN", text, names) == expected


@pytest.mark.parametrize(
    ("title", "word", "expected"),
    [
        pytest.param("워크시트를 나열", "워크시트", "sheet", id="a particle behind it"),
        pytest.param("Список листов", "лист", "sheet", id="an ending behind it"),
        pytest.param("Tabellenblätter", "blatt", None, id="not inside a word"),
    ],
)
def test_words_begin_where_blanks_are(title: str, word: str, expected: str | None) -> None:
    pages = [titled(f"sheet-{verb}", f"{title} {verb}", "xx-XX") for verb in ("list", "get", "add")]
    others = [titled(f"chair-{number}", f"x {number}", "xx-XX") for number in range(60)]
    assert WordPairs([*others, *pages]).best_of("xx-XX", word, ["sheet"]) == expected


def test_a_repaired_cell_is_a_pair() -> None:
    page = repair_page(resource_page("lamp", ["细节 | Int32 | x"], representation='{ "details": 1 }', locale="zh-CN"))
    assert WordPairs([page]).best_of("zh-CN", "细节", ["lampDetail", "detail"]) == "detail"


def test_another_language_has_other_words() -> None:
    assert WordPairs([*OTHERS, *TABS]).best_of("ja-JP", "选项卡", ["tabs"]) is None


def test_english_pages_teach_no_words() -> None:
    pages = [titled(f"tab-{verb}", f"{verb} stuff", "en-US") for verb in ("list", "get", "add")]
    assert WordPairs(pages).best_of("en-US", "stuff", ["tab"]) is None


@pytest.mark.parametrize(
    ("plural", "singular"), [("tabs", "tab"), ("activities", "activity"), ("classes", "class"), ("used", "used")]
)
def test_a_plural_has_its_singular(plural: str, singular: str) -> None:
    assert singular in singulars_of(plural)
