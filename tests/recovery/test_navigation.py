"""Members of types from the paths of a set."""

from extractor.recovery.navigation import Navigation
from tests.recovery.damaged import operation_page

LAMP = '{ "blockType": "response", "@odata.type": "microsoft.graph.lamp" }'
BULB = '{ "blockType": "response", "@odata.type": "microsoft.graph.bulb" }'
PAGES = (
    operation_page("api-reference/beta/api/lamp-get.md", "GET /rooms/{id}/lamps/{id}", annotation=LAMP),
    operation_page("api-reference/beta/api/lamp-list-bulbs.md", "GET /rooms/{id}/lamps/{lamp}/bulbs", annotation=BULB),
    operation_page("api-reference/beta/api/lamp-dim.md", "POST /rooms/{id}/lamps/{id}/dim"),
)


def test_a_path_and_its_type_name_a_member() -> None:
    assert Navigation(PAGES).members_of("lamp", "bulb collection") == {"bulbs"}


def test_an_action_is_no_member() -> None:
    assert Navigation(PAGES).members_of("lamp", "lamp") == frozenset()


def test_an_unknown_type_has_none() -> None:
    assert Navigation(PAGES).members_of("chair", "bulb") == frozenset()
