"""Types from links, from JSON and from words."""

import pytest

from extractor.model.origin import Evidence
from extractor.recovery.type_cells import clue_for_type, clue_from_json, name_of_page
from extractor.terms.vocabulary import load_vocabulary


@pytest.mark.parametrize(
    ("locale", "cell", "page", "expected"),
    [
        pytest.param("zh-CN", "字符串", None, ("String", Evidence.VOCABULARY), id="a word for a primitive type"),
        pytest.param(
            "ru-RU", "Приложение", "a/application.md", ("application", Evidence.LINK_TARGET), id="link target"
        ),
        pytest.param("xx", "Приложение", "a/application.md", None, id="no word for a collection is known"),
        pytest.param("de-DE", "Ereignissammlung", "a/event.md", ("event collection", Evidence.LINK_TARGET), id="glued"),
        pytest.param(
            "zh-CN", "见解集合", "a/insights.md", ("insights collection", Evidence.LINK_TARGET), id="glued han"
        ),
        pytest.param(
            "de-DE",
            "Websitesammlung",
            "a/sitecollection.md",
            ("siteCollection", Evidence.LINK_TARGET),
            id="a type that is a collection by name",
        ),
        pytest.param("zh-CN", "联系人、事件", "a/contact.md", None, id="several types with one link"),
        pytest.param("zh-CN", "WorkbookChart", "a/chart.md", None, id="another name of the linked type"),
        pytest.param("zh-CN", "String", None, None, id="sound"),
    ],
)
def test_clue_for_type(locale: str, cell: str, page: str | None, expected: tuple[str, Evidence] | None) -> None:
    clue = clue_for_type(cell, page, {"sitecollection": "siteCollection"}, load_vocabulary(locale))
    assert (None if clue is None else (clue.value, clue.evidence)) == expected


@pytest.mark.parametrize(
    ("cell", "stated", "expected"),
    [
        pytest.param("[用户][]", "microsoft.graph.user", "user", id="a link that lost its definition"),
        pytest.param("[用户][]", "#microsoft.graph.user collection", "user collection", id="an array"),
        pytest.param("user", "microsoft.graph.person", None, id="a sound cell"),
        pytest.param("类型化的 JSON 对象", "microsoft.graph.json", None, id="prose"),
        pytest.param("[用户][]", None, None, id="nothing stated"),
    ],
)
def test_clue_from_json(cell: str, stated: str | None, expected: str | None) -> None:
    clue = clue_from_json(cell, stated, 7, load_vocabulary("zh-CN"))
    assert (None if clue is None else clue.value) == expected


def test_name_of_page() -> None:
    assert name_of_page("api-reference/beta/resources/intune-deviceconfig-appListType.md") == "applisttype"
