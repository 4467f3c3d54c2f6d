"""Examples to exchanges and scenarios: pairing, ids, and the operation that a request exercises."""

import pytest

from extractor.linking.api import ExchangeKind, StepKind
from extractor.linking.exchanges import PageExchanges, read_exchanges
from extractor.linking.link import link_api
from extractor.model.example import Example, Message
from extractor.model.origin import Origin
from tests.building import make_example, make_page, make_request, make_response

NOTIFICATION_REQUEST = make_request(
    "POST https://bot.contoso.com/api/calls", notification=True, heading="notification---in"
)
PAYLOAD = make_example(block_type="example", notification=True, body={"value": []}, heading="notification---in")


GET_A, GET_B = make_request("GET /a", "a"), make_request("GET /b", "b")
ANSWER = Message(method=None, url=None, status=200, headers=(), body=None, body_text=None, origin=Origin(line=9))


def read(*examples: Example) -> PageExchanges:
    return read_exchanges(make_page(examples=examples), version="beta", stem="call-get")


def outline(found: PageExchanges) -> list[tuple[str, list[int | None]]]:
    return [(exchange.id, [response.status for response in exchange.responses]) for exchange in found.exchanges]


@pytest.mark.parametrize(
    ("examples", "expected"),
    [
        pytest.param(
            (make_request("GET /a", "get_a"), make_response(200)),
            [("beta/call-get/get_a", [200])],
            id="the response follows its request",
        ),
        pytest.param(
            (GET_A, GET_B, make_response(200, "a"), make_response(204, "b")),
            [("beta/call-get/a", [200]), ("beta/call-get/b", [204])],
            id="the response names its request",
        ),
        pytest.param(
            (GET_A, GET_B, make_response(200, ("a", "b"))),
            [("beta/call-get/a", [200]), ("beta/call-get/b", [200])],
            id="one response for two requests",
        ),
        pytest.param(
            (make_request("GET /a", "a"), make_response(200, "other")),
            [("beta/call-get/a", [200])],
            id="a name that no request has falls back to the request before",
        ),
        pytest.param(
            (make_request("GET /a", "a"), make_response(200), make_request("GET /b", "a"), make_response(404)),
            [("beta/call-get/a", [200]), ("beta/call-get/a-2", [404])],
            id="a repeated name is numbered",
        ),
        pytest.param(
            (make_request("GET /a"), make_response(200), make_request("GET /b"), make_response(204)),
            [("beta/call-get/request-1", [200]), ("beta/call-get/request-2", [204])],
            id="unannotated examples are called by heading and ordinal",
        ),
        pytest.param((make_response(200, "alone"),), [("beta/call-get/alone", [200])], id="a response alone"),
        pytest.param((make_example(block_type="resource", body={}),), [], id="a representation is no exchange"),
        pytest.param(
            (make_request("GET /a", "get a: <x>/../y"),),
            [("beta/call-get/get-a-x-..-y-5b8ef598", [])],
            id="a name is made safe",
        ),
        pytest.param(
            (make_request("GET /a", "a" * 100 + "b"), make_request("GET /a", "a" * 100 + "c")),
            [(f"beta/call-get/{'a' * 100}-d89d25f6", []), (f"beta/call-get/{'a' * 100}-46f3eb12", [])],
            id="long names that begin alike stay apart",
        ),
        pytest.param(
            (
                make_request(
                    "GET /a",
                    "a",
                    more=(ANSWER,),
                ),
            ),
            [("beta/call-get/a", [200])],
            id="a response in the fence of its request",
        ),
    ],
)  # fmt: skip
def test_pairing(examples: tuple[Example, ...], expected: list[tuple[str, list[int | None]]]) -> None:
    assert outline(read(*examples)) == expected


def test_a_header_only_notification_and_its_payload_are_one_exchange() -> None:
    (exchange,) = read(NOTIFICATION_REQUEST, PAYLOAD).exchanges
    assert (exchange.kind, exchange.request, exchange.payload) == (
        ExchangeKind.NOTIFICATION,
        NOTIFICATION_REQUEST,
        PAYLOAD,
    )
    assert exchange.id == "beta/call-get/notification---in-1"


def test_header_only_notifications_in_a_row_are_exchanges_of_their_own() -> None:
    found = read(NOTIFICATION_REQUEST, NOTIFICATION_REQUEST, PAYLOAD)
    assert [(exchange.request, exchange.payload) for exchange in found.exchanges] == [
        (NOTIFICATION_REQUEST, None),
        (NOTIFICATION_REQUEST, PAYLOAD),
    ]
    assert [step.example for scenario in found.scenarios for step in scenario.steps] == [NOTIFICATION_REQUEST, PAYLOAD]


def test_a_payload_alone_is_a_notification() -> None:
    (exchange,) = read(PAYLOAD).exchanges
    assert (exchange.request, exchange.payload) == (None, PAYLOAD)


def test_a_scenario_keeps_the_order_of_the_page() -> None:
    found = read(NOTIFICATION_REQUEST, PAYLOAD, make_request("GET /a", "a"), make_response(202), PAYLOAD)
    (scenario,) = found.scenarios
    assert scenario.id == "beta/call-get/example"
    assert [step.kind for step in scenario.steps] == [
        StepKind.NOTIFICATION,
        StepKind.REQUEST,
        StepKind.RESPONSE,
        StepKind.NOTIFICATION,
    ]
    assert scenario.steps[0].example == PAYLOAD
    assert {step.exchange_id for step in scenario.steps} == {exchange.id for exchange in found.exchanges}


def test_examples_under_headings_of_their_own_are_scenarios_of_their_own() -> None:
    found = read(
        make_request("GET /a", "a", heading="request", section="example-1-first"),
        make_response(200, section="example-1-first"),
        make_request("GET /b", "b", heading="request", section="example-2-second"),
        make_response(200, section="example-2-second"),
    )
    assert [scenario.id for scenario in found.scenarios] == [
        "beta/call-get/example-1-first",
        "beta/call-get/example-2-second",
    ]
    assert [len(scenario.steps) for scenario in found.scenarios] == [2, 2]


OPERATIONS = (
    "GET /users/{id}",
    "GET /users/delta",
    "GET /users/{id}/messages/{id}",
    "POST /drive/root:/{path}:/content",
)


@pytest.mark.parametrize(
    ("request_line", "operation_id"),
    [
        ("GET https://graph.microsoft.com/beta/users/57DA", "getUsersById"),
        ("GET https://graph.microsoft.com/v1.0/Users('57DA')?$select=id", "getUsersById"),
        ("GET /users/{id}", "getUsersById"),
        ("GET /users/delta", "getUsers_delta"),
        ("GET /me", "getUsersById"),
        ("GET /me/messages/1", "getUsersMessagesById"),
        ("POST /drive/root:/a/b.txt:/content", "postDriveRootByPathContent"),
        ("POST /users/1", None),
        ("GET https://bot.contoso.com/users/1", None),
        ("GET /groups/1", None),
    ],
)
def test_the_operation_of_a_request(request_line: str, operation_id: str | None) -> None:
    page = make_page(operations=OPERATIONS, examples=(make_request(request_line, "x"),))
    api_set, diagnostics = link_api([page])
    (api,) = api_set.canonical
    shown = [(operation.operation_id, len(operation.exchanges)) for operation in api.operations if operation.exchanges]
    assert shown == ([] if operation_id is None else [(operation_id, 1)])
    assert len(api.unassigned) == (operation_id is None)
    assert [item.rule for item in diagnostics] == ["example-without-operation"] * (operation_id is None)


def test_the_operations_of_the_own_page_come_first() -> None:
    own = make_page("a", operations=("GET /me/x",), examples=(make_request("GET /me/x", "x"),))
    other = make_page("b", operations=("GET /{id}/x",), examples=(make_request("GET /me/x", "y"),))
    (api,) = link_api([own, other])[0].canonical
    assert {operation.path: [item.id for item in operation.exchanges] for operation in api.operations} == {
        "/me/x": ["beta/a/x"],
        "/{id}/x": ["beta/b/y"],
    }
