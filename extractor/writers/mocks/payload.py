"""Headers and bodies as they can be sent: what a message of a page loses, and gets, on its way through a real client.

A message view goes in, what a mock sends or expects comes out. Headers that HTTP refuses, and those that a library
computes from the message itself (`Content-Length`), are left out; JSON without a `Content-Type` gets one. The neutral
fixtures keep all that the page shows; a further header that no mock may set is an entry of `_COMPUTED`.
"""

import re
from dataclasses import dataclass

from extractor.model.example import HeaderLine
from extractor.model.http_header import COMPUTED
from extractor.model.json_value import JsonValue
from extractor.writers.escaping.json import compact_json
from extractor.writers.message_view import BodyView, media_type_of

_JSON = "application/json"
_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_VALUE = re.compile(r"[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?")
_COMPUTED = COMPUTED | {"expect", "host"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Payload:
    """A body. `text` is what goes over the wire, None when there is none; `value` is what it says where it is JSON."""

    text: str | None
    value: JsonValue
    is_json: bool


NO_PAYLOAD = Payload(text=None, value=None, is_json=False)


def payload_of(body: BodyView) -> Payload:
    """The body of a message: compact JSON, or the text that the page shows."""
    if body.text is not None:
        return Payload(text=body.text, value=None, is_json=False)
    if body.value is None:
        return NO_PAYLOAD
    return Payload(text=compact_json(body.value), value=body.value, is_json=True)


def sendable_headers(headers: tuple[HeaderLine, ...], payload: Payload) -> tuple[HeaderLine, ...]:
    r"""The headers that can be sent with the body, in the page's order.

    >>> sendable_headers((("Content-Length", "24"), ("Prefer ", " a"), ("X", "line\nbreak")), NO_PAYLOAD)
    (('Prefer', 'a'),)
    """
    stripped = ((name.strip(), value.strip()) for name, value in headers)
    kept = tuple(pair for pair in stripped if _is_sendable(*pair))
    if payload.is_json and media_type_of(kept) is None:
        kept = tuple(pair for pair in kept if pair[0].lower() != "content-type")
        return (("Content-Type", _JSON), *kept)
    return kept


def _is_sendable(name: str, value: str) -> bool:
    return bool(_NAME.fullmatch(name) and _VALUE.fullmatch(value)) and name.lower() not in _COMPUTED


def join_headers(headers: tuple[HeaderLine, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each name once, as first spelled, with all of its values.

    >>> join_headers((("Prefer", "a"), ("prefer", "b")))
    (('Prefer', ('a', 'b')),)
    """
    values: dict[str, tuple[str, list[str]]] = {}
    for name, value in headers:
        values.setdefault(name.lower(), (name, []))[1].append(value)
    return tuple((name, tuple(items)) for name, items in values.values())
