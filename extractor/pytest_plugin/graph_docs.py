"""The object that a test gets as `graph_docs`.

Ids of exchanges, operations and scenarios go in. `mock` lets documented responses answer, `assert_sent` compares what
was sent with what is documented, `notify` delivers documented notifications, `error` gives a derived error. Each step
is a module of its own; here is only what a test can say.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from extractor.pytest_plugin.clients import CLIENTS, Client, choose_clients
from extractor.pytest_plugin.comparison import BodyCheck, Checks, Comparison, compare_request
from extractor.pytest_plugin.delivery import Delivery, deliver, deliver_to_asgi, notification_of
from extractor.pytest_plugin.documents import Exchange, Response, Scenario
from extractor.pytest_plugin.errors import bind_error
from extractor.pytest_plugin.library import GraphDocsError, Library
from extractor.pytest_plugin.messages import SentRequest
from extractor.pytest_plugin.routing import Call, Router, describe, is_call_of

What = str | Exchange | Scenario


@dataclass(slots=True)
class GraphDocs:
    """The documentation of the API, for one test.

    Wherever `what` stands, it may be the id of an exchange (`v1.0/call-get/get_call`), of a scenario
    (`v1.0/call-get/example`) or of an operation (`getCall`), or an exchange or a scenario itself. An operation stands
    for the call of its main page that succeeds. `version` is what an operation's id means where several have it.
    """

    library: Library
    version: str | None = None
    using: tuple[str, ...] = ()
    _router: Router = field(default_factory=Router)
    _clients: dict[str, Client] = field(default_factory=dict)

    # -- what is documented --

    def exchange(self, what: str) -> Exchange:
        """The exchange with this id, or the one that shows the operation with this id."""
        if "/" in what:
            return self.library.exchange(what)
        return self.library.exchange_of(what, self.version)

    def scenario(self, identifier: str) -> Scenario:
        """The scenario with this id."""
        return self.library.scenario(identifier)

    def exchanges(self, **wanted: Any) -> tuple[Exchange, ...]:
        """All exchanges with these facts: `operation`, `method`, `path`, `page`, `status`, `odata_type`, `version`.

        Without `derived=False` also what a page shows for another of its paths.
        """
        wanted.setdefault("version", self.version)
        return tuple(self.library.exchange(entry.id) for entry in self.library.find(**wanted))

    def error(self, status: int) -> Exchange:
        """The error that any operation may answer with; `mock(..., answer=...)` binds it to the operation."""
        return self.library.error(status, self.version)

    # -- mocking --

    def mock(self, *what: What, answer: Exchange | Response | int | None = None) -> tuple[Exchange, ...]:
        """Let each exchange answer when the code under test calls it; of a scenario all of its requests.

        `answer` replaces the documented response: an error, a response of the exchange, or the status of one. Returns
        the exchanges.
        """
        self._start()
        mocked = tuple(exchange for item in what for exchange in self._calls_of(item))
        for exchange in mocked:
            self._router.register(exchange, self._response(exchange, answer))
        return mocked

    def _response(self, exchange: Exchange, answer: Exchange | Response | int | None) -> Response:
        if isinstance(answer, Response):
            return answer
        if isinstance(answer, Exchange):
            return bind_error(answer, exchange, self.library) if answer.is_error else answer.responses[0]
        found = [response for response in exchange.responses if answer in (None, response.status)]
        if not found:
            shown = ", ".join(str(response.status) for response in exchange.responses) or "none"
            raise GraphDocsError(f"{exchange.id} shows no such response; statuses that it shows: {shown}")
        return found[0]

    def use(self, *clients: str) -> None:
        """Mock with these libraries in this test: `responses`, `respx`, `httpserver`."""
        self._stop()
        self.using = clients
        self._start()

    @property
    def base_url(self) -> str:
        """Where the code under test must send its requests when `httpserver` is used, without the version."""
        self._start()
        found = [client.base_url for client in self._clients.values() if client.base_url is not None]
        if not found:
            raise GraphDocsError("only `httpserver` has a URL: say graph_docs.use('httpserver')")
        return found[0]

    def _start(self) -> None:
        if self._clients:
            return
        try:
            names = choose_clients(self.using)
        except LookupError as error:
            raise GraphDocsError(str(error)) from error
        for name in names:
            client = CLIENTS[name][1](self._router.answer)
            client.start()
            self._clients[name] = client

    def _stop(self) -> None:
        for client in self._clients.values():
            client.stop()
        self._clients.clear()

    def close(self) -> None:
        """End all mocking; the test's fixture does it."""
        self._stop()

    def assert_all_expected(self) -> None:
        """Fail where a request met no registered exchange; the test's fixture does it when the test has passed."""
        missed = [str(sent) for sent in self._router.unexpected]
        if missed:
            raise AssertionError("\n  ".join(["requests that no registered exchange answers:", *missed]))

    # -- checking --

    @property
    def sent(self) -> tuple[SentRequest, ...]:
        """Every request that the code under test sent, in order."""
        return tuple(call.sent for call in self._router.calls)

    @property
    def calls(self) -> tuple[Call, ...]:
        """Every request with the exchange that answered it."""
        return tuple(self._router.calls)

    def forget_unexpected(self) -> None:
        """Let the test pass although requests met no exchange."""
        self._router.calls[:] = [call for call in self._router.calls if call.exchange is not None]

    def assert_sent(
        self,
        *what: What,
        body: BodyCheck | str = BodyCheck.SHAPE,
        query: bool = False,
        ignore_headers: tuple[str, ...] = (),
    ) -> None:
        """Fail unless the code sent what each exchange documents, those of a scenario in its order.

        Compared are method, URL template, the headers that are documented as required or shown, and the body: its
        `shape` (the same members with the same kinds of values), a `subset` of it, its `values`, or `ignore`. With
        `query`, also the names of the query parameters.
        """
        ignored = frozenset(name.lower() for name in ignore_headers)
        checks = Checks(body=BodyCheck(body), query=query, ignored=ignored)
        for item in map(self._resolve, what):
            remaining = list(self.sent)
            for exchange in self._calls_of(item):
                position = self._find(exchange, remaining, checks)
                remaining = remaining[position + 1 :]

    def _find(self, exchange: Exchange, sent: list[SentRequest], checks: Checks) -> int:
        """The place of the first request that is as documented; fails with the difference to the closest one."""
        called = [(index, item) for index, item in enumerate(sent) if is_call_of(exchange, item)]
        comparisons = [(index, compare_request(exchange, item, checks)) for index, item in called]
        for index, comparison in comparisons:
            if comparison.is_equal:
                return index
        raise AssertionError(_complaint(exchange, sent, [comparison for _, comparison in comparisons]))

    # -- notifications --

    def notify(self, target: Any, what: What, *, path: str | None = None) -> Delivery:
        """Deliver a documented notification to an ASGI or WSGI application, or to a URL; returns its answer.

        Of a scenario the first notification is delivered. `path` replaces the documented path.
        """
        return deliver(target, notification_of(self._notification_of(what), path))

    async def notify_async(self, target: Any, what: What, *, path: str | None = None) -> Delivery:
        """As `notify`, to an ASGI application, from a test that runs in an event loop."""
        return await deliver_to_asgi(target, notification_of(self._notification_of(what), path))

    def _notification_of(self, what: What) -> Exchange:
        found = self._resolve(what)
        if isinstance(found, Exchange):
            return found
        notifications = found.exchanges("notification")
        if not notifications:
            raise GraphDocsError(f"{found.id} has no notification")
        return self.library.exchange(notifications[0])

    # -- what a test means --

    def _resolve(self, what: What) -> Exchange | Scenario:
        if not isinstance(what, str):
            return what
        if what in self.library.scenarios and what not in self.library.entries:
            return self.library.scenario(what)
        return self.exchange(what)

    def _calls_of(self, what: What) -> tuple[Exchange, ...]:
        """The calls of the API that are meant; fails where there is none."""
        found = self._resolve(what)
        exchanges = (found,) if isinstance(found, Exchange) else tuple(self._steps(found))
        calls = tuple(item for item in exchanges if item.request is not None and item.request.method is not None)
        if not calls:
            raise GraphDocsError(f"{found.id} documents no request of a client")
        return calls

    def _steps(self, scenario: Scenario) -> Iterator[Exchange]:
        for identifier in scenario.exchanges("request"):
            yield self.library.exchange(identifier)


def _complaint(exchange: Exchange, sent: list[SentRequest], comparisons: list[Comparison]) -> str:
    lines = [f"the code under test did not send what {exchange.id} documents ({exchange.place})"]
    if comparisons:
        return "\n".join([*lines, min((item.diff() for item in comparisons), key=len)])
    others = [f"  {item}" for item in sent] or ["  (nothing)"]
    return "\n".join([*lines, f"wanted: {describe(exchange)}", "sent:", *others])
