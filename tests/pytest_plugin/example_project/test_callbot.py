"""The tests of the bot: what it sends and what it understands are what the documentation shows."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest
from callbot.application import Bot, make_asgi, make_wsgi
from callbot.clients import CallFailedError, HttpxClient, RequestsClient

from extractor.pytest_plugin.documents import Exchange
from extractor.pytest_plugin.graph_docs import GraphDocs

REJECT = "beta/call-reject/call_reject"
INCOMING = "beta/call-reject/notification---incoming-1"


@pytest.mark.parametrize("client", [HttpxClient(), RequestsClient()], ids=["httpx", "requests"])
def test_reject_sends_what_is_documented(graph_docs: GraphDocs, client: HttpxClient | RequestsClient) -> None:
    graph_docs.mock(REJECT)
    client.reject("57DAB8B1894C409AB240BD8BEAE78896", "busy")
    graph_docs.assert_sent(REJECT)


def test_get_understands_the_documented_call(graph_docs: GraphDocs) -> None:
    [documented] = graph_docs.mock("beta/call-get/get_call")
    call = HttpxClient().get("57DAB8B1894C409AB240BD8BEAE78896")
    assert call["state"] == documented.responses[0].body.value["state"]


def test_throttling_says_how_long_to_wait(graph_docs: GraphDocs) -> None:
    graph_docs.mock(REJECT, answer=graph_docs.error(429))
    with pytest.raises(CallFailedError) as failed:
        RequestsClient().reject("1", "busy")
    assert failed.value.retry_after == 10


def test_a_missing_permission_is_named(graph_docs: GraphDocs) -> None:
    graph_docs.mock("beta/call-answer/call_answer", answer=graph_docs.error(403))
    reply = httpx.post("https://graph.microsoft.com/beta/app/calls/1/answer", json={})
    assert reply.status_code == 403
    assert all(name in reply.text for name in graph_docs.exchange("beta/call-answer/call_answer").permissions)


@pytest.mark.parametrize("make", [make_asgi, make_wsgi], ids=["asgi", "wsgi"])
def test_an_incoming_call_is_declined(graph_docs: GraphDocs, make: Callable[[Bot], Any]) -> None:
    scenario = graph_docs.scenario("beta/call-reject/example")
    graph_docs.mock(scenario)
    bot = Bot(HttpxClient())
    for notification in scenario.exchanges("notification"):
        assert graph_docs.notify(make(bot), notification).status == 202
    assert bot.changes == ["created", "deleted"]
    graph_docs.assert_sent(scenario)


def test_calls_that_reach_a_server(graph_docs: GraphDocs) -> None:
    graph_docs.use("httpserver")
    graph_docs.mock("beta/call-delete/delete_call")
    RequestsClient(base_url=f"{graph_docs.base_url}/beta").hang_up("57DAB8B1")
    graph_docs.assert_sent("beta/call-delete/delete_call")


@pytest.mark.graph_docs(page="call-*.md", method="GET", status=200, derived=False)
def test_every_documented_answer_is_understood(graph_docs: GraphDocs, graph_exchange: Exchange) -> None:
    request = graph_exchange.request
    assert request is not None
    graph_docs.mock(graph_exchange)
    reply = httpx.request(str(request.method), str(request.url))
    assert reply.json() == graph_exchange.responses[0].body.value
