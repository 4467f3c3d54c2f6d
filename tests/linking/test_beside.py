"""What a page shows for one of its paths, for another that no example calls."""

from typing import Any

import pytest

from extractor.linking.link import link_api
from tests.building import make_example, make_page, make_request, make_response

LAMP = "microsoft.graph.lamp"
SHADE = "microsoft.graph.shade"


def shown_for(line: str, *lines: str, examples: tuple[Any, ...]) -> list[str]:
    """The names of the exchanges that a page, which lists the lines too, shows for the operation of `line`."""
    (api,) = link_api([make_page(operations=(line, *lines), examples=examples)])[0].canonical
    method, _, path = line.partition(" ")
    keys = {(item.method, item.template.key): item.alike for item in api.operations}
    return [exchange.id.rpartition("/")[2] for exchange in keys[method, path.replace("{id}", "{}")]]


def call(line: str, name: str, odata_type: str | None) -> tuple[Any, ...]:
    return (make_request(line, name), make_response(200, name, {"id": "1"}, odata_type=odata_type))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("GET /users/{id}/lamps", ["mine"], id="the same for another owner"),
        pytest.param("GET /rooms/{id}/lamps", ["mine"], id="the same from elsewhere"),
        pytest.param("GET /users/{id}/lamps/{id}/shade", ["shade"], id="the end tells two types apart"),
        pytest.param("GET /lamps/{id}", [], id="an item is no collection, and answers of two types tell nothing"),
        pytest.param("POST /users/{id}/lamps", [], id="another method"),
    ],
)
def test_paths_that_end_alike_show_the_same(line: str, expected: list[str]) -> None:
    own = ("GET /me/lamps", "GET /me/lamps/{id}/shade")
    examples = (*call("GET /me/lamps", "mine", LAMP), *call("GET /me/lamps/1/shade", "shade", SHADE))
    assert shown_for(line, *own, examples=examples) == expected


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        pytest.param(LAMP, ["one", "two"], id="one type"),
        pytest.param(LAMP.upper(), ["one", "two"], id="one type in another case"),
        pytest.param(SHADE, [], id="two types"),
        pytest.param(None, [], id="a type and none"),
    ],
)
def test_paths_that_end_otherwise_show_the_same_as_long_as_all_answers_are_of_one_type(
    other: str | None, expected: list[str]
) -> None:
    examples = (*call("GET /lamps/1", "one", LAMP), *call("GET /lights/1", "two", other))
    assert shown_for("GET /me/lamp", "GET /lamps/{id}", "GET /lights/{id}", examples=examples) == expected


def test_what_is_called_but_not_listed_shows_what_is_listed() -> None:
    assert shown_for("GET /lamps/first", examples=call("GET /rooms/1/lamp", "room", LAMP)) == ["room"]


def test_what_is_sent_to_another_service_shows_nothing() -> None:
    assert shown_for("GET /lamps", examples=call("GET https://contoso.com/lamps", "x", LAMP)) == []


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        pytest.param("GET /lamps/{id}", ["first"], id="of a page with one method"),
        pytest.param("DELETE /lamps/{id}", [], id="of a page with two"),
    ],
)
def test_an_answer_to_nobody_answers_every_line(more: str, expected: list[str]) -> None:
    answer = make_response(200, ("first", "second"), {"id": "1"}, odata_type=LAMP, heading="answer")
    ignored = make_example(heading="answer", body={"a": 1}, block_type="ignored")
    assert shown_for("GET /me/lamp", more, examples=(answer, ignored)) == expected
