"""A piece of a request body that no other body has, for mock servers that know a body only by a substring.

The payloads of requests to one URL go in, a text comes out that every client spells alike: one string of the JSON, with
its quotes, of letters that need no escape, or of a text that is no JSON a run of them. Bodies that differ in nothing of
that kind cannot be told apart.
"""

import re
from collections.abc import Iterator, Sequence

from extractor.model.json_value import JsonValue
from extractor.writers.mocks.payload import Payload

_SPELLED_ALIKE = re.compile(r"[A-Za-z0-9 #@._:-]{2,80}")
_RUN = re.compile(r"[A-Za-z0-9#@._:=/<>-]{4,80}")
_TYPE = "@odata.type"


def telling_fragment(payload: Payload, others: Sequence[Payload]) -> str | None:
    """A piece of the body that stands in none of the others, whatever the case; types are preferred."""
    raw = "\n".join(other.text.lower() for other in others if other.text is not None)
    return next((piece for piece in _pieces(payload) if piece.lower() not in raw), None)


def _pieces(payload: Payload) -> Iterator[str]:
    if payload.is_json:
        yield from (f'"{text}"' for text in _strings(payload.value) if _SPELLED_ALIKE.fullmatch(text))
    else:
        yield from (match[0] for match in _RUN.finditer(payload.text or ""))


def _strings(value: JsonValue) -> Iterator[str]:
    """The names and the strings of a JSON value, the type of each object first."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)
    elif isinstance(value, dict):
        yield from _strings(value.get(_TYPE))
        for name, item in value.items():
            yield name
            yield from _strings(item)
