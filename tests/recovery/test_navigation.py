"""Members of types from the paths of a set."""

from dataclasses import replace

from extractor.model.origin import Origin
from extractor.model.resource import Method
from extractor.model.text import Text
from extractor.recovery.navigation import Navigation
from tests.growth import LINEAR, growth
from tests.recovery.damaged import operation_page, resource_page

LAMP = '{ "blockType": "response", "@odata.type": "microsoft.graph.lamp" }'
BULB = '{ "blockType": "response", "@odata.type": "microsoft.graph.bulb" }'
PAGES = (
    operation_page("api-reference/beta/api/lamp-get.md", "GET /rooms/{id}/lamps/{id}", annotation=LAMP),
    operation_page("api-reference/beta/api/lamp-list-bulbs.md", "GET /rooms/{id}/lamps/{lamp}/bulbs", annotation=BULB),
    operation_page("api-reference/beta/api/lamp-dim.md", "POST /rooms/{id}/lamps/{id}/dim"),
)


def test_a_path_and_its_type_name_a_member() -> None:
    assert Navigation(PAGES).members_of("beta", "lamp", "bulb collection") == {"bulbs"}


def test_an_action_is_no_member() -> None:
    assert Navigation(PAGES).members_of("beta", "lamp", "lamp") == frozenset()


def test_a_long_path_costs_no_more_than_its_size() -> None:
    def learn(size: int) -> None:
        Navigation([operation_page("api-reference/beta/api/lamp-get.md", "GET " + "/lamps" * size, annotation=LAMP)])

    assert growth(learn, 2_000) < LINEAR


def test_an_unknown_type_has_none() -> None:
    assert Navigation(PAGES).members_of("beta", "chair", "bulb") == frozenset()


def test_one_is_not_many() -> None:
    many = LAMP.replace("{", '{ "isCollection": true,', 1)
    listed = operation_page("api-reference/beta/api/room-list-lamps.md", "GET /rooms/{id}/lamps", annotation=many)
    room = LAMP.replace("lamp", "room")
    found = Navigation(
        [operation_page("api-reference/beta/api/room-get.md", "GET /rooms/{id}", annotation=room), listed]
    )
    assert found.members_of("beta", "room", "lamp collection") == {"lamps"}
    assert found.members_of("beta", "room", "lamp") == frozenset()


def test_another_version_is_another_api() -> None:
    assert Navigation(PAGES).members_of("v1.0", "lamp", "bulb collection") == frozenset()


def test_a_table_of_methods_says_what_comes_back() -> None:
    """What the page of the operation does not say."""
    silent = operation_page("api-reference/beta/api/lamp-list-bulbs.md", "GET /rooms/{id}/lamps/{lamp}/bulbs")
    lamp = resource_page("lamp", ["hue | Int32 | x"])
    assert lamp.resource is not None
    listed = Method(
        name=Text(text="List bulbs", en=None), page=silent.root_path, returns="bulb collection", origin=Origin(line=1)
    )
    methods = replace(lamp, resource=replace(lamp.resource, methods=(listed,)))
    assert Navigation([PAGES[0], silent]).members_of("beta", "lamp", "bulb collection") == frozenset()
    assert Navigation([PAGES[0], silent, methods]).members_of("beta", "lamp", "bulb collection") == {"bulbs"}
