"""Requests and responses on the wire, as every HTTP library has them.

What a library intercepts goes in as a `SentRequest`; an `Answer` goes back. Both are bytes and strings, so that the
rest of the plugin knows no library.
"""

import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, unquote

from extractor.model.http_header import COMPUTED
from extractor.model.http_status import has_content
from extractor.model.url_match import RequestUrl, parse_url
from extractor.pytest_plugin.documents import Body, Pairs, Response

_JSON = "application/json"


@dataclass(frozen=True, slots=True, kw_only=True)
class SentRequest:
    """A request that the code under test sent."""

    method: str
    url: str
    headers: Pairs
    content: bytes

    @property
    def parsed(self) -> RequestUrl:
        """The parts of its URL, the path decoded but for slashes."""
        location, question, query = self.url.partition("?")
        kept = location.replace("%2F", "%252F").replace("%2f", "%252F")
        return parse_url(unquote(kept) + question + query)

    @property
    def query(self) -> Pairs:
        """The decoded query, in order."""
        return tuple(parse_qsl(self.url.partition("?")[2], keep_blank_values=True))

    def header(self, name: str) -> str | None:
        """The first value of a header, whatever its case."""
        return next((value for own, value in self.headers if own.lower() == name.lower()), None)

    @property
    def body(self) -> Body:
        """JSON where it is, else text."""
        if not self.content:
            return Body(value=None, text=None)
        try:
            value: Any = json.loads(self.content)
        except ValueError:
            return Body(value=None, text=self.content.decode("utf-8", "replace"))
        return Body(value=value, text=None)

    def __str__(self) -> str:
        """The request line."""
        return f"{self.method} {self.url}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the mocked service gives back."""

    status: int
    headers: Pairs
    content: bytes


def answer_of(response: Response) -> Answer:
    """The documented response as it can be given; a page that names no status means success."""
    status = 200 if response.status is None else response.status
    content = content_of(response.body) if has_content(status) else b""
    return Answer(status=status, headers=sendable(response.headers, response.body), content=content)


def content_of(body: Body) -> bytes:
    """The bytes of a documented body."""
    if body.text is not None:
        return body.text.encode("utf-8")
    return b"" if body.value is None else json.dumps(body.value, ensure_ascii=False).encode("utf-8")


def sendable(headers: Pairs, body: Body) -> Pairs:
    """The headers that a message can be sent with, and the type of JSON where the page shows none."""
    kept = tuple(pair for pair in headers if pair[0].lower() not in COMPUTED and _is_legal(*pair))
    if body.value is None or any(name.lower() == "content-type" for name, _ in kept):
        return kept
    return (("Content-Type", _JSON), *kept)


def _is_legal(name: str, value: str) -> bool:
    text = name + value
    return text.isascii() and text.isprintable() and bool(name) and not set(name) & set(' "(),/:;<=>?@[\\]{}')
