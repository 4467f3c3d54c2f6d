"""Dev Proxy files: mocks, derived errors, and one request for each notification.

The calls of a version go in. Out come `mocks.json` for the MockResponsePlugin (the first match wins, so the most
specific URL stands first), `errors.json` for the GenericRandomErrorPlugin, and `requests/`, a file for the
MockRequestPlugin with each notification, addressed to this machine. Dev Proxy reads a body that begins with `@` as the
name of a file, fills in strings that begin with `@request.body.`, and quotes text: a body that is not a JSON object or
array, or holds such a string, stands in a file of its own below `bodies/`. It knows requests by method, URL and a
fragment of the body; of calls that it cannot tell apart the winner answers.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from extractor.linking.api import ApiSet, ExchangeKind
from extractor.model.example import HeaderLine
from extractor.model.json_value import JsonObject, JsonValue
from extractor.model.path_template import Placeholder, parse_path
from extractor.writers.exchange_view import FixtureExchange, FixtureSet, view_fixtures
from extractor.writers.file_name import FileNames, safe_file_name
from extractor.writers.mocks.address import SERVICE_URL, address_of, encode_path
from extractor.writers.mocks.calls import METHODS, MockCall, answer_of, page_of, pages_of, view_calls
from extractor.writers.mocks.fragments import telling_fragment
from extractor.writers.mocks.payload import payload_of, sendable_headers
from extractor.writers.target import OutputFile, WriteContext

_REFERENCE = "@"
_PLACEHOLDER = "@request.body."
_ANY = "*"
# Notifications go to the program under test, never to the host that a page names
_LISTENER = "http://localhost:3000"
_LISTENER_PATH = "/notifications"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mock:
    """A mock: `url` may hold `*`; `fragment` is text of the request's body; `body` may name a file."""

    method: str
    url: str
    fragment: str | None
    status: int
    headers: tuple[HeaderLine, ...]
    body: JsonValue

    @property
    def specificity(self) -> tuple[int, int, bool, str, str]:
        """Smallest for the most specific: no wildcard before any, long before short, with a fragment before without."""
        wildcards = self.url.count(_ANY)
        return (min(wildcards, 1), wildcards - len(self.url), self.fragment is None, self.url, self.method)


@dataclass(frozen=True, slots=True, kw_only=True)
class MockRequest:
    """A notification as Dev Proxy sends it."""

    method: str
    url: str
    headers: tuple[HeaderLine, ...]
    body: JsonValue


class _Bodies:
    """The bodies that need a file of their own, by name, each with the pages that it was made from."""

    def __init__(self) -> None:
        self.files: dict[str, tuple[bytes, tuple[str, ...]]] = {}
        self._names = FileNames()

    def place(self, call: MockCall) -> JsonValue:
        """What stands in the mock: the value, or the name of its file."""
        payload = call.answer.payload
        if payload.text is None or (isinstance(payload.value, dict | list) and not _has_placeholder(payload.value)):
            return payload.value
        name = f"bodies/{self._names.name(call.id, '.json' if payload.is_json else '.txt')}"
        self.files[name] = payload.text.encode("utf-8", "replace"), call.exchange.pages
        return f"{_REFERENCE}{name}"


def write_devproxy(api_set: ApiSet, context: WriteContext) -> Iterator[OutputFile]:
    """The files of every version, below `canonical/<version>/mocks/devproxy/`."""
    for api in api_set.canonical:
        fixtures = view_fixtures(api, api_set.pages)
        folder = f"canonical/{safe_file_name(fixtures.version)}/mocks/devproxy"
        yield from _write_mocks(fixtures, folder, context)
        yield from _write_requests(fixtures, folder, context)


def _write_mocks(fixtures: FixtureSet, folder: str, context: WriteContext) -> Iterator[OutputFile]:
    calls, bodies = view_calls(fixtures), _Bodies()
    mocks = sorted(_mocks(calls, bodies), key=lambda mock: mock.specificity)
    content = context.templates.get_template("devproxy/mocks.json.j2").render(mocks=mocks)
    yield OutputFile(path=f"{folder}/mocks.json", content=content.encode("utf-8"), pages=pages_of(calls))
    for name, (body, pages) in bodies.files.items():
        yield OutputFile(path=f"{folder}/{name}", content=body, pages=pages)
    errors = tuple(filter(None, (answer_of(response) for error in fixtures.errors for response in error.responses)))
    template = context.templates.get_template("devproxy/errors.json.j2")
    content = template.render(url=f"{SERVICE_URL}/{fixtures.version}/{_ANY}", errors=errors)
    yield OutputFile(path=f"{folder}/errors.json", content=content.encode("utf-8"), pages=())


def _mocks(calls: Iterable[MockCall], bodies: _Bodies) -> Iterator[Mock]:
    """For each method and URL the answers that the body tells apart, the best of them for any other body."""
    addressed: defaultdict[tuple[str, str], list[MockCall]] = defaultdict(list)
    for call in calls:
        addressed[call.method, call.address.url].append(call)
        for url in _template_urls(call):
            addressed[call.method, url].append(call)
    placed: dict[str, JsonValue] = {}
    for (_, url), group in sorted(addressed.items()):
        for call, fragment in _told_apart(sorted(group, key=lambda call: call.rank)):
            if call.id not in placed:
                placed[call.id] = bodies.place(call)
            yield _mock(call, url, fragment, placed[call.id])


def _mock(call: MockCall, url: str, fragment: str | None, body: JsonValue) -> Mock:
    answer = call.answer
    return Mock(method=call.method, url=url, fragment=fragment, status=answer.status, headers=answer.headers, body=body)


def _told_apart(group: list[MockCall]) -> Iterator[tuple[MockCall, str | None]]:
    """Each winner with a text that its body holds and no other; last the first one, whatever the body."""
    winners = [call for call in group if call.wins] or group[:1]
    for call in winners if group[0].method != "GET" else ():
        others = [other.payload for other in winners if other.id != call.id]
        fragment = telling_fragment(call.payload, others)
        if others and fragment is not None:
            yield call, fragment
    yield group[0], None


def _template_urls(call: MockCall) -> tuple[str, ...]:
    """The operation's URL with any value in its placeholders, without and with a query."""
    if call.template is None:
        return ()
    url = f"{SERVICE_URL}/" + "/".join(
        "".join(_ANY if isinstance(part, Placeholder) else encode_path(part) for part in segment.parts)
        for segment in parse_path(call.template).segments
    )
    return (url, f"{url}?{_ANY}")


def _has_placeholder(value: JsonValue) -> bool:
    if isinstance(value, str):
        return value.lower().startswith(_PLACEHOLDER)
    if isinstance(value, dict):
        return any(map(_has_placeholder, value.values()))
    return isinstance(value, list) and any(map(_has_placeholder, value))


def _write_requests(fixtures: FixtureSet, folder: str, context: WriteContext) -> Iterator[OutputFile]:
    template = context.templates.get_template("devproxy/request.json.j2")
    folders, names = FileNames(), defaultdict[str, FileNames](FileNames)
    for exchange in fixtures.exchanges:
        request = _notification(exchange, fixtures.version)
        if request is not None:
            page = folders.name(page_of(exchange.id))
            name = names[page].name(exchange.id.split("/", 2)[-1], ".json")
            content = template.render(request=request, source=exchange).encode("utf-8")
            yield OutputFile(path=f"{folder}/requests/{page}/{name}", content=content, pages=exchange.pages)


def _notification(exchange: FixtureExchange, version: str) -> MockRequest | None:
    """The notification, None for a call and for a notification without JSON: only an object can be sent as it is."""
    request = exchange.request
    if exchange.kind is not ExchangeKind.NOTIFICATION or request is None or not isinstance(request.body.value, dict):
        return None
    payload = payload_of(request.body)
    path = _LISTENER_PATH if request.url is None else urlsplit(address_of(request.url, version).url).path
    body: JsonObject = request.body.value
    return MockRequest(
        method=request.method if request.method in METHODS else "POST",
        url=f"{_LISTENER}{path}",
        headers=sendable_headers(request.headers, payload),
        body=body,
    )
