"""Functions whose request lines lack the arguments that their examples give: what is documented then."""

import pytest

from extractor.linking.api import Api
from extractor.linking.calls import documented_operations
from extractor.linking.link import link_api
from extractor.model.operation import ParameterLocation
from tests.building import make_page, make_parameter, make_request, make_response

LINE = "GET /reports/getSummary"


@pytest.mark.parametrize(
    ("line", "called", "found"),
    [
        pytest.param(LINE, "/reports/getSummary(period='D7')", "/reports/getsummary(period={})", id="text"),
        pytest.param(
            LINE, "/v1.0/reports/getSummary(from=2019-11-01,to=<t>)", "/reports/getsummary(from={},to={})", id="bare"
        ),
        pytest.param(f"{LINE}()", "/reports/getSummary(period='{p}')", "/reports/getsummary(period={})", id="brackets"),
        pytest.param(
            "GET /sites/{id}/f", "/sites/root/microsoft.graph.f(list='1')", "/sites/{}/f(list={})", id="namespace"
        ),
        pytest.param(
            "GET /me/calls/{id}/f", "/users/1/calls/2/f(a=1)", "/me/calls/{}/f(a={})", id="under-another-path"
        ),
    ],
)
def test_a_function_that_is_called_with_arguments_is_documented_with_them(line: str, called: str, found: str) -> None:
    page = make_page(operations=(line,), examples=(make_request(f"GET {called}"),))
    assert [item.key for item in documented_operations(page)] == [
        documented_operations(make_page(operations=(line,)))[0].key,
        ("GET", found),
    ]


@pytest.mark.parametrize(
    ("lines", "called"),
    [
        pytest.param(
            (LINE, "GET /reports/getSummary(period='{p}')"), "GET /reports/getSummary(period='D7')", id="line"
        ),
        pytest.param((LINE,), "GET /reports/getSummary", id="without-arguments"),
        pytest.param((LINE,), "POST /reports/getSummary(period='D7')", id="another-method"),
        pytest.param((LINE,), "GET /reports/getDetail(period='D7')", id="another-function"),
        pytest.param(("GET /me/messages",), "GET /me/messages('AAMk=')", id="key"),
        pytest.param((LINE,), "GET https://elsewhere.example/getSummary(period='D7')", id="another-service"),
    ],
)
def test_nothing_else_adds_an_operation(lines: tuple[str, ...], called: str) -> None:
    page = make_page(operations=lines, examples=(make_request(called),))
    assert [item.line for item in documented_operations(page)] == list(page.operations)


def linked(*, place: ParameterLocation) -> Api:
    stated = make_page(
        "report-getsummary",
        operations=(LINE,),
        parameters=(make_parameter("period", "Int32", location=place),),
        examples=(make_request("GET /reports/getSummary(period=7)", "summary"), make_response(200, body={"value": 1})),
    )
    other = make_page("report-get", operations=("GET /reports/{id}",))
    (api,) = link_api([stated, other])[0].canonical
    return api


@pytest.mark.parametrize("place", [ParameterLocation.FUNCTION, ParameterLocation.QUERY, ParameterLocation.BODY])
def test_arguments_are_described_wherever_the_page_lists_them(place: ParameterLocation) -> None:
    operations = {operation.path: operation for operation in linked(place=place).operations}
    assert list(operations) == ["/reports/getSummary", "/reports/getSummary(period={period})", "/reports/{report-id}"]
    called = operations["/reports/getSummary(period={period})"]
    assert [(item.name, item.documented and item.documented.type) for item in called.path_parameters] == [
        ("period", "Int32")
    ]
    assert called.written == ("/reports/getSummary",)
    assert (called.pages[0].path, len(called.exchanges)) == ("api-reference/beta/api/report-getsummary.md", 1)


def test_an_example_with_arguments_is_no_call_of_an_item() -> None:
    operations = {operation.path: operation for operation in linked(place=ParameterLocation.FUNCTION).operations}
    assert operations["/reports/{report-id}"].exchanges == ()


def test_a_property_of_the_body_describes_no_key_of_the_path() -> None:
    page = make_page(operations=("PATCH /users/{id}",), parameters=(make_parameter("id"),))
    (api,) = link_api([page])[0].canonical
    assert [item.documented for item in api.operations[0].path_parameters] == [None]
