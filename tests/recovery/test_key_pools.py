"""The names that a page's fences hold, in their order, with what they hold and where they stand."""

import pytest

from extractor.model.origin import Evidence
from extractor.recovery.key_pools import KeyPool, pools_of, representation_pool, request_pool, response_pool
from extractor.recovery.tables import TableKind
from tests.recovery.damaged import operation_page, read, resource_page


def names(pool: KeyPool) -> list[str]:
    return [key.name for key in pool.keys]


def exchange(request: str = "", response: str = "") -> str:
    return "\n\n".join(
        (
            "# Do it",
            '## <a name="http-request"></a>HTTP request\n\n```http\nPOST /lamps/{lampId}/dim(level={level})\n```',
            '## <a name="example"></a>Example',
            f'<!-- {{ "blockType": "request" }} -->\n```http\nPOST https://x.com/lamps/1\n\n{request}\n```',
            f'<!-- {{ "blockType": "response" }} -->\n```http\nHTTP/1.1 200 OK\n\n{response}\n```',
        )
    )


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param('{ "b": 1, "a": 2 }', ["b", "a"], id="an object, in its order"),
        pytest.param('{ "value": [{ "a": 1 }, { "b": 2, "a": 3 }] }', ["a", "b"], id="the items of a collection"),
        pytest.param('{ "@odata.type": "x", "a@odata.bind": "y", "a": 1 }', ["a"], id="no annotations"),
        pytest.param('[{ "a": 1 }]', ["a"], id="an array"),
        pytest.param('{ "value": [1], "a": 2 }', ["value", "a"], id="a member called value"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_a_body_has_its_keys(body: str, expected: list[str]) -> None:
    page = read(exchange(request=body, response=body), path="api-reference/beta/api/lamp-dim.md")
    assert names(request_pool(page)) == names(response_pool(page)) == expected


def test_a_key_knows_its_line_and_its_values() -> None:
    page = read(exchange(response='{ "value": [\n{ "a": 1 },\n{ "a": "x" }\n] }'), path="api-reference/beta/api/l.md")
    [key] = response_pool(page).keys
    text = exchange(response='{ "value": [\n{ "a": 1 },\n{ "a": "x" }\n] }').split("\n")
    front_matter = 4
    assert (key.values, key.line) == ((1, "x"), text.index('{ "a": 1 },') + 1 + front_matter)


def test_a_key_that_is_also_a_value_stands_where_it_is_the_key() -> None:
    page = read(exchange(response='{ "x": "a",\n "a": 1 }'), path="api-reference/beta/api/lamp-dim.md")
    first, second = response_pool(page).keys
    assert second.line is not None
    assert first.line == second.line - 1


@pytest.mark.parametrize(
    ("values", "stated"),
    [
        pytest.param('{ "@odata.type": "microsoft.graph.bulb" }', "microsoft.graph.bulb", id="one"),
        pytest.param('[{ "@odata.type": "microsoft.graph.bulb" }]', "microsoft.graph.bulb collection", id="many"),
        pytest.param('"x"', None, id="none"),
    ],
)
def test_a_value_may_state_its_type(values: str, stated: str | None) -> None:
    [key] = representation_pool(resource_page("lamp", representation=f'{{ "bulb": {values} }}')).keys
    assert key.stated_type == stated


def test_paths_hold_placeholders_and_arguments() -> None:
    pools = pools_of(read(exchange(), path="api-reference/beta/api/lamp-dim.md"))
    assert [names(pool) for pool in pools[TableKind.FUNCTION]] == [["level"]]
    assert "lampId" in names(pools[TableKind.PATH][0])
    assert {pool.evidence for pool in (*pools[TableKind.FUNCTION], *pools[TableKind.PATH])} == {Evidence.PAGE}


def test_the_pools_of_a_body_begin_with_what_is_sent() -> None:
    pools = pools_of(operation_page("api-reference/beta/api/lamp-dim.md", "POST /lamps"))
    assert [pool.evidence for pool in pools[TableKind.BODY]] == [
        Evidence.REQUEST_EXAMPLE,
        Evidence.RESPONSE_EXAMPLE,
        Evidence.JSON_REPRESENTATION,
    ]


def test_names_can_be_taken_out() -> None:
    pool = representation_pool(resource_page("lamp", representation='{ "a": 1, "b": 2 }'))
    assert names(pool.without({"a"})) == ["b"]
