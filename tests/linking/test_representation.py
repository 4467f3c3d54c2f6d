"""Members whose names translation damaged in the table, by what the JSON representation of the type calls them."""

from typing import Any

import pytest

from extractor.linking.link import link_api
from extractor.linking.representation import find_represented
from extractor.linking.shape import UNKNOWN, Member, Shape
from extractor.model.json_value import JsonObject, JsonValue
from tests.building import make_example, make_property, make_resource_page
from tests.growth import LINEAR, growth

ROWS = (make_property("id"), make_property("纬度", "Double"), make_property("经度", "Double"))
TEXT, NUMBER = Shape(scalar="String"), Shape(scalar="Double")


def further_of(rows: tuple[Any, ...], shown: JsonObject, locale: str = "zh-CN", **facts: Any) -> dict[str, Member]:
    """The members of the type that no row of its table has."""
    examples = (make_example(block_type="resource", body=shown),)
    base = make_resource_page("thing", (make_property("made"),), locale=locale)
    page = make_resource_page("spot", rows, locale=locale, examples=examples, **facts)
    (api,) = link_api([page, base])[0].canonical
    shape = next(item for item in api.shapes if item.name == "microsoft.graph.spot")
    stated = {row.name for row in rows}
    return {member.name: member for member in shape.members if member.name not in stated}


def test_names_that_the_table_lost_are_those_that_are_left_over() -> None:
    found = further_of(ROWS, {"@odata.type": "#x", "ID": "String", "latitude": 1.5, "longitude": 1.5})
    assert {name: member.shape for name, member in found.items()} == {"latitude": NUMBER, "longitude": NUMBER}
    assert not any(member.damaged for member in found.values())


ROWS_OF_ALL_KINDS = (
    make_property("数", "Int32"),
    make_property("说明", "String"),
    make_property("时间", "DateTimeOffset"),
    make_property("些", "String collection"),
    make_property("物", "thing"),
)
THING = Shape(type="microsoft.graph.thing")
VALUES: dict[str, tuple[JsonValue, Shape | None]] = {
    "a number": (5, Shape(scalar="Int32")),
    "the name of a number": ("Int32", Shape(scalar="Int32")),
    "the name of another number": ("Double", None),
    "a truth value": (False, None),
    "a name of many": ("String", TEXT),
    "a text": ("2019-01-01T00:00:00Z", UNKNOWN),
    "an array": (["String"], Shape(items=TEXT)),
    "an object": ({"@odata.type": "microsoft.graph.thing"}, THING),
}


@pytest.mark.parametrize("case", VALUES)
def test_a_member_has_the_type_of_the_only_lost_one_that_it_can_be(case: str) -> None:
    value, shape = VALUES[case]
    found = further_of(ROWS_OF_ALL_KINDS, {"it": value})
    assert [member.shape for member in found.values()] == ([] if shape is None else [shape])


NOTHING: dict[str, tuple[JsonObject, dict[str, Any]]] = {
    "more than the table lost": ({"a": 1, "b": 1, "c": 1}, {}),
    "what a base has": ({"made": "String"}, {"base_type": "microsoft.graph.thing"}),
    "no name": ({"latitude ": 1.5, "x y": 1}, {}),
}


@pytest.mark.parametrize("case", NOTHING)
def test_nothing_else_is_taken_from_a_representation(case: str) -> None:
    shown, facts = NOTHING[case]
    assert further_of(ROWS, shown, **facts) == {}


def test_a_table_that_lost_nothing_lists_all() -> None:
    assert further_of((make_property("id"),), {"id": "String", "extra": "String"}) == {}


def test_the_cost_grows_with_the_names_alone() -> None:
    lost = [Member(name=f"数{index}", shape=NUMBER, damaged=True) for index in range(4000)]

    def find(size: int) -> None:
        shown = make_example(block_type="resource", body={f"n{index}": "Double" for index in range(size)})
        assert len(find_represented(lost[:size], shown, ())) == size

    assert growth(find, 1000) < LINEAR
