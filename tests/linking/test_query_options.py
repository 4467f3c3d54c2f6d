"""Query options of an operation: those that pages name and those that URLs use, each once, as a query can hold them."""

import pytest

from extractor.linking.link import link_api
from extractor.model.operation import ParameterLocation
from tests.building import make_page, make_parameter, make_request, text


def test_an_operation_has_the_options_that_its_pages_state_or_their_urls_use() -> None:
    page = make_page(
        operations=("GET /users?$count=true", "GET /groups"),
        parameters=(
            make_parameter("$orderBy", location=ParameterLocation.QUERY),
            make_parameter("$orderby", location=ParameterLocation.QUERY),
            make_parameter("see below", location=ParameterLocation.QUERY),
        ),
        examples=(make_request("GET https://graph.microsoft.com/beta/users?$top=5&$orderby=a", "x"),),
    )
    (api,) = link_api([page])[0].canonical
    options = {operation.path: [item.name for item in operation.query_options] for operation in api.operations}
    assert options["/users"] == ["$orderby", "$count", "$top"]
    # what a page shows of one path holds for the others that it lists
    assert options["/groups"] == ["$orderby", "$top"]


@pytest.mark.parametrize(
    ("name", "said", "options"),
    [
        ("userId", "eq, startswith", ["$filter"]),
        ("initiatedBy/user/id", "eq\u3001ge\u3001le", ["$filter"]),
        ("isEnabled", "Filter by state, as in /users?$filter=isEnabled eq true.", ["$filter"]),
        ("feature", "Narrows $filter=other eq 1.", ["feature"]),
        ("startDateTime", "The start in the calendar.", ["startDateTime"]),
        ("$filter", "As in $filter=$filter.", ["$filter"]),
        ("token", "", ["token"]),
    ],
)
def test_what_a_filter_compares_is_no_option(name: str, said: str, options: list[str]) -> None:
    row = make_parameter(name, location=ParameterLocation.QUERY, description=text(said))
    (api,) = link_api([make_page(operations=("GET /users",), parameters=(row,))])[0].canonical
    assert [option.name for option in api.operations[0].query_options] == options


def test_what_the_path_holds_as_an_argument_is_no_option_of_it() -> None:
    row = make_parameter("list", location=ParameterLocation.QUERY, description=text("A list."))
    page = make_page(operations=("GET /me/find", "GET /me/find(list='{list}')"), parameters=(row,))
    (api,) = link_api([page])[0].canonical
    options = {operation.path: [item.name for item in operation.query_options] for operation in api.operations}
    assert options == {"/me/find": ["list"], "/me/find(list='{list}')": []}
    described = {item.name: item.documented for operation in api.operations for item in operation.path_parameters}
    assert described == {"list": row}
