"""`.http` files, which editors and httpyac run: one for each page, its requests in the page's order.

The calls of a version go in. Host and token are variables of the file and of `http-client.env.json`. The format gives
meaning to text: `{{…}}` is a variable, a line that begins with `<` reads a file, one with `>` runs a script. So JSON is
printed with its braces apart, and any other body stands in a file below `bodies/` that is sent as it is. The token goes
to the documented service only, never to another host that a page names.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.linking.api import ApiSet
from extractor.model.example import HeaderLine
from extractor.writers.exchange_view import view_fixtures
from extractor.writers.file_name import FileNames, safe_file_name
from extractor.writers.mocks.address import SERVICE_URL
from extractor.writers.mocks.calls import MockCall, by_page, pages_of, view_calls
from extractor.writers.mocks.payload import Payload
from extractor.writers.target import OutputFile, WriteContext

_NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class HttpRequest:
    """A request of a file. `target` follows the variable of the host where `calls_service` is true."""

    name: str
    call: MockCall
    statuses: tuple[int, ...]
    calls_service: bool
    target: str
    headers: tuple[HeaderLine, ...]
    payload: Payload
    body_file: str | None


def write_http(api_set: ApiSet, context: WriteContext) -> Iterator[OutputFile]:
    """The files of every version, below `canonical/<version>/mocks/http/`."""
    for api in api_set.canonical:
        fixtures = view_fixtures(api, api_set.pages)
        folder = f"canonical/{safe_file_name(fixtures.version)}/mocks/http"
        environment = context.templates.get_template("http/http-client.env.json.j2").render(service=SERVICE_URL)
        yield OutputFile(path=f"{folder}/http-client.env.json", content=environment.encode("utf-8"), pages=())
        for file, calls in by_page(view_calls(fixtures, shown_only=True), ".http"):
            yield from _write_page(f"{folder}/{file}", calls, context)


def _write_page(path: str, calls: tuple[MockCall, ...], context: WriteContext) -> Iterator[OutputFile]:
    folder, _, file = path.rpartition("/")
    names, bodies = FileNames(), f"bodies/{file.removesuffix('.http')}"
    statuses: defaultdict[str, list[int]] = defaultdict(list)
    for call in calls:
        statuses[call.exchange.id].append(call.answer.status)
    first = {call.exchange.id: call for call in reversed(calls)}
    requests = []
    for identifier in statuses:
        call = first[identifier]
        request = _request(call, tuple(statuses[identifier]), f"{bodies}/{names.name(_name(call), '.txt')}")
        requests.append(request)
        if request.body_file is not None:
            content = (call.payload.text or "").encode("utf-8", "replace")
            yield OutputFile(path=f"{folder}/{request.body_file}", content=content, pages=call.exchange.pages)
    text = context.templates.get_template("http/page.http.j2").render(service=SERVICE_URL, requests=requests)
    yield OutputFile(path=path, content=text.encode("utf-8"), pages=pages_of(calls))


def _name(call: MockCall) -> str:
    return call.exchange.id.split("/", 2)[-1]


def _identifier(name: str) -> str:
    """A name under which later requests may refer to this one: a variable of JavaScript, and no word of it."""
    identifier = _NOT_IN_NAMES.sub("_", name).strip("_")
    return identifier if "_" in identifier and not identifier[0].isdigit() else f"request_{identifier}"


def _request(call: MockCall, statuses: tuple[int, ...], body_file: str) -> HttpRequest:
    calls_service = call.address.calls_service
    url = call.address.url
    is_text = call.payload.text is not None and not call.payload.is_json
    return HttpRequest(
        name=_identifier(_name(call)),
        call=call,
        statuses=statuses,
        calls_service=calls_service,
        target=url.removeprefix(call.address.origin) if calls_service else url,
        headers=tuple(pair for pair in call.headers if pair[0].lower() != "authorization"),
        payload=call.payload,
        body_file=body_file if is_text else None,
    )
