"""Sends every documented request of a set of fixtures to a WireMock, and says which did not get what is documented.

What is documented is read from the neutral fixtures as they stand in the output, apart from the code that writes the
mappings: only the spelling of the URL on the wire is shared.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractor.writers.mocks.address import address_of
from tests.writers.mocks.wiremock_server import Reply, Server

# Set by HTTP from the message itself
COMPUTED = {"connection", "content-encoding", "content-length", "host", "transfer-encoding"}
BODILESS = {204, 205, 304}


@dataclass(frozen=True, slots=True, kw_only=True)
class Documented:
    """A request and one response to it, from a fixture's file."""

    line: int
    example: str
    method: str
    target: str
    headers: dict[str, str]
    content: bytes | None
    response: Any

    @property
    def request(self) -> tuple[str, str, bytes | None]:
        """Equal for requests that no server could tell apart."""
        return (self.method, self.target, self.content)


def documented(fixtures: Path, *, shown_only: bool = False) -> Iterator[Documented]:
    """Every pair of a request and a response with a status, of the fixtures in a folder, page by page.

    `shown_only` leaves out what is derived for another path of a page.
    """
    yield from sorted(_documented(fixtures, shown_only), key=lambda call: (call.example.split("/")[1], call.line))


def _documented(fixtures: Path, shown_only: bool) -> Iterator[Documented]:
    index = json.loads((fixtures / "index.json").read_bytes())
    for identifier, entry in index["exchanges"].items():
        exchange = json.loads((fixtures / entry["file"]).read_bytes())
        request, version = exchange["request"], identifier.split("/")[0]
        if request is None or request["method"] is None or (shown_only and exchange["derived"]):
            continue
        url = request["url"] or (request["path"] if exchange["operation_id"] else None)
        for number, response in enumerate(exchange["responses"], start=1):
            if url is not None and response["status"] is not None:
                yield Documented(
                    line=exchange["origin"]["line"] or 0,
                    example=identifier if number == 1 else f"{identifier}#{number}",
                    method=request["method"],
                    target=_target(url, version),
                    headers=_headers(request),
                    content=_content(request),
                    response=response,
                )


def _target(url: str, version: str) -> str:
    address = address_of(url, version)
    return address.url.removeprefix(address.origin)


def _headers(request: Any) -> dict[str, str]:
    shown = {name: value for name, value in request["headers"] if name.lower() not in COMPUTED}
    text = {name.strip(): value.strip() for name, value in shown.items()}
    legal = {name: value for name, value in text.items() if (name + value).isascii() and (name + value).isprintable()}
    media_type = {} if request["body"] is None else {"Content-Type": "application/json"}
    return media_type | {name: value for name, value in legal.items() if " " not in name}


def _content(message: Any) -> bytes | None:
    if message["body"] is not None:
        return json.dumps(message["body"], sort_keys=True).encode()
    return None if message["body_text"] is None else message["body_text"].encode()


def send(server: Server, call: Documented, **headers: str) -> Reply:
    """The reply to a documented request, further headers added with `-` for `_`."""
    added = {name.replace("_", "-"): value for name, value in headers.items()}
    return server.send(call.method, call.target, call.headers | added, call.content)


def difference(response: Any, reply: Reply) -> str | None:
    """In what the reply is not the documented response, None where it is."""
    if reply.status != response["status"]:
        return f"status {reply.status} instead of {response['status']}: {reply.content[:200]!r}"
    got = {(name.lower(), value) for name, value in reply.headers}
    wanted = {(name.strip().lower(), value.strip()) for name, value in response["headers"]}
    missing = {(name, value) for name, value in wanted if name not in COMPUTED} - got
    if missing and response["status"] not in BODILESS:
        return f"without {sorted(missing)}"
    return None if _same_body(response, reply) else f"another body: {reply.content[:200]!r}"


def _same_body(response: Any, reply: Reply) -> bool:
    if response["status"] in BODILESS:
        return reply.content == b""
    if response["body"] is None:
        return reply.content.decode() == (response["body_text"] or "")
    try:
        return bool(json.loads(reply.content) == response["body"])
    except ValueError:
        return False
