"""The calls that a mock can answer: what is sent, what comes back, and which answer wins where pages show several.

The fixtures of a version go in; one `MockCall` for each documented response comes out, in the order of the pages.
Exchanges that no client could send, or no server could answer, are not among them: they have no response, no request
and no operation, or a method or status that HTTP does not know. How a target tells calls apart is for that target.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from extractor.linking.api import ExchangeKind
from extractor.model.example import HeaderLine
from extractor.model.http_status import has_content
from extractor.writers.exchange_view import FixtureExchange, FixtureSet
from extractor.writers.file_name import FileNames
from extractor.writers.message_view import RequestView, ResponseView
from extractor.writers.mocks.address import Address, address_of
from extractor.writers.mocks.payload import NO_PAYLOAD, Payload, payload_of, sendable_headers

METHODS = frozenset({"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"})
_FINAL = range(200, 600)
_SUCCESS = range(200, 300)

RequestKey = tuple[str, str, str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A response that a server can give."""

    status: int
    headers: tuple[HeaderLine, ...]
    payload: Payload

    @property
    def content_type(self) -> str | None:
        """The whole value of the `Content-Type` header."""
        return next((value for name, value in self.headers if name.lower() == "content-type"), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class MockCall:
    """A documented request and one documented response to it.

    `id` is the exchange's; a second response of the same exchange adds `#2`, a third `#3`. `template` is the path of
    the operation with its version, None where the request exercises none. `wins` says that a request sent just like
    this one, and nothing else, gets this answer: of calls with equal requests one does.
    """

    id: str
    exchange: FixtureExchange
    method: str
    address: Address
    template: str | None
    headers: tuple[HeaderLine, ...]
    payload: Payload
    answer: Answer
    wins: bool

    @property
    def request_key(self) -> RequestKey:
        """Equal for requests that no server could tell apart by method, URL and body; JSON is compared as values."""
        same = json.dumps(self.payload.value, sort_keys=True) if self.payload.is_json else self.payload.text
        return (self.method, self.address.url, same)

    @property
    def rank(self) -> tuple[bool, bool, bool, bool, str]:
        """Smallest for the answer to give where several could be given: one that the operation's main page shows."""
        return (
            self.exchange.derived,
            not self.exchange.on_main_page,
            self.answer.status not in _SUCCESS,
            "#" in self.id,
            self.id,
        )


def view_calls(fixtures: FixtureSet, *, shown_only: bool = False) -> tuple[MockCall, ...]:
    """The calls of a version, page by page, in the order in which a page shows them.

    `shown_only` leaves out what is derived for another path, for targets that match whole URLs and not templates.
    """
    exchanges = (exchange for exchange in fixtures.exchanges if not (shown_only and exchange.derived))
    calls = [call for exchange in exchanges for call in _calls_of(exchange, fixtures.version)]
    grouped: defaultdict[RequestKey, list[MockCall]] = defaultdict(list)
    for call in calls:
        grouped[call.request_key].append(call)
    winners = {min(group, key=lambda call: call.rank).id for group in grouped.values()}
    return tuple(sorted((replace(call, wins=call.id in winners) for call in calls), key=_place))


def answer_of(response: ResponseView) -> Answer | None:
    """The response as a server can give it, None for a status that ends no exchange."""
    if response.status not in _FINAL or response.status is None:
        return None
    payload = payload_of(response.body) if has_content(response.status) else NO_PAYLOAD
    return Answer(status=response.status, headers=sendable_headers(response.headers, payload), payload=payload)


def page_of(identifier: str) -> str:
    """The page's part of an id.

    >>> page_of("beta/call-reject/call_reject")
    'call-reject'
    """
    return identifier.split("/", 2)[1] if identifier.count("/") > 1 else identifier


def by_page(calls: Iterable[MockCall], suffix: str) -> Iterator[tuple[str, tuple[MockCall, ...]]]:
    """The calls of each page with a file name for it."""
    names = FileNames()
    pages: defaultdict[str, list[MockCall]] = defaultdict(list)
    for call in calls:
        pages[page_of(call.id)].append(call)
    for page in sorted(pages):
        yield names.name(page, suffix), tuple(pages[page])


def pages_of(calls: Iterable[MockCall]) -> tuple[str, ...]:
    """The files that the calls were made from, sorted."""
    return tuple(sorted({page for call in calls for page in call.exchange.pages}))


def _calls_of(exchange: FixtureExchange, version: str) -> Iterator[MockCall]:
    request = exchange.request
    address = None if request is None else _address(request, exchange, version)
    if exchange.kind is not ExchangeKind.CALL or request is None or address is None or request.method not in METHODS:
        return
    payload = payload_of(request.body)
    is_operation = exchange.operation_id is not None and request.path is not None
    for number, answer in enumerate(map(answer_of, exchange.responses), start=1):
        if answer is not None:
            yield MockCall(
                id=exchange.id if number == 1 else f"{exchange.id}#{number}",
                exchange=exchange,
                method=request.method,
                address=address,
                template=f"/{version}{request.path}" if is_operation else None,
                headers=sendable_headers(request.headers, payload),
                payload=payload,
                answer=answer,
                wins=False,
            )


def _address(request: RequestView, exchange: FixtureExchange, version: str) -> Address | None:
    """Where the page shows a response alone, the request is the one that the operation's template describes."""
    url = request.url or (request.path if exchange.operation_id is not None else None)
    return None if url is None else address_of(url, version)


def _place(call: MockCall) -> tuple[str, int, str]:
    return (page_of(call.id), call.exchange.origin.line or 0, call.id)
