"""Which documented exchange answers a request of the code under test, and what was sent in all.

Exchanges are registered, requests go in, answers come out. Of several exchanges that match by method and URL the most
specific template wins, then the one whose query and body are the sent ones, then one that has not answered yet: so a
sequence of answers comes in the order of registration, and its last one again and again. What no exchange matches is
an `UnexpectedRequestError`, for a test that talks to the real service by mistake should fail.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from extractor.model.path_template import parse_path
from extractor.model.url_match import matches, parse_url
from extractor.pytest_plugin.documents import Exchange, Response
from extractor.pytest_plugin.messages import Answer, SentRequest, answer_of


class UnexpectedRequestError(AssertionError):
    """The code under test sent a request that no registered exchange answers."""


@dataclass(slots=True, kw_only=True)
class Registration:
    """An exchange that answers, and how often it has."""

    exchange: Exchange
    response: Response
    order: int
    used: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A request that was sent, and the exchange that answered; None where none did."""

    sent: SentRequest
    exchange: Exchange | None


@dataclass(slots=True)
class Router:
    """The registered exchanges, and the calls so far."""

    registrations: list[Registration] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)

    def register(self, exchange: Exchange, response: Response) -> None:
        """Let the exchange answer with the response from now on."""
        self.registrations.append(Registration(exchange=exchange, response=response, order=len(self.registrations)))

    def answer(self, sent: SentRequest) -> Answer:
        """The answer to a request; raises `UnexpectedRequestError` where none is registered."""
        found = [item for item in self.registrations if is_call_of(item.exchange, sent)]
        if not found:
            self.calls.append(Call(sent=sent, exchange=None))
            raise UnexpectedRequestError(self._explain(sent))
        chosen = min(found, key=lambda item: _rank(item, sent))
        chosen.used += 1
        self.calls.append(Call(sent=sent, exchange=chosen.exchange))
        return answer_of(chosen.response)

    @property
    def unexpected(self) -> list[SentRequest]:
        """The requests that nothing answered."""
        return [call.sent for call in self.calls if call.exchange is None]

    def _explain(self, sent: SentRequest) -> str:
        registered = [f"  {describe(item.exchange)}" for item in self.registrations] or ["  (none)"]
        return "\n".join([f"no registered exchange answers {sent}", "registered:", *registered])


def describe(exchange: Exchange) -> str:
    """An exchange in one line."""
    request = exchange.request
    shown = "(no request)" if request is None else f"{request.method} {request.path}"
    return f"{shown}   {exchange.id}"


def is_call_of(exchange: Exchange, sent: SentRequest) -> bool:
    """Whether the request is one that the exchange documents: its method, and its URL or its operation's template."""
    request = exchange.request
    if request is None or request.method != sent.method.upper():
        return False
    parsed = sent.parsed
    return any(
        version == parsed.version and matches(parse_path(path), parsed.path) for version, path in _paths(exchange)
    )


def _paths(exchange: Exchange) -> Iterator[tuple[str | None, str]]:
    """The version and the path of the template and of the URL that the page shows."""
    request = exchange.request
    if request is None:
        return
    url = None if request.url is None else parse_url(request.url)
    if url is not None:
        yield (url.version or exchange.version) if url.calls_service else None, url.path
    if request.path is not None and (url is None or url.calls_service):
        yield exchange.version, request.path


def _rank(item: Registration, sent: SentRequest) -> tuple[int, int, bool, int]:
    request = item.exchange.request
    if request is None:
        return (0, 0, bool(item.used), item.order)
    open_values = sum(len(segment.placeholders) for segment in parse_path(request.path or "").segments)
    alike = (sorted(request.query) == sorted(sent.query)) + (request.body == sent.body)
    return (open_values, -alike, bool(item.used), -item.order if item.used else item.order)
