"""What a page shows for one of its paths, as far as it tells of another: `/me/messages` for `/users/{id}/messages`.

In come an operation that no example calls and all that its main page shows; out come the exchanges that hold for it
too. Of paths that end alike that is certain. Others are one thing with several addresses only as long as their answers
are of one type: a page that gets settings, and each setting by itself, shows nothing of those that it does not call.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from extractor.linking.api import Exchange
from extractor.linking.operation_ids import OperationKey
from extractor.model.page import Page
from extractor.model.url_match import parse_url

# The signed-in user is a user
_ME = re.compile(r"^/me(?=/|$)")
_ME_AS_USER = "/users/{}"
_KEY = "{}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedExchange:
    """A call that a page shows; `key` is the operation that it calls, None where that is none of the API."""

    key: OperationKey | None
    exchange: Exchange


def find_beside(key: OperationKey, page: Page, shown: Sequence[PlacedExchange]) -> tuple[Exchange, ...]:
    """The exchanges of the page that hold for the operation though they call another."""
    possible = list(_possible(key, page, shown))
    end = _end_of(key)
    closest = [item.exchange for item in possible if item.key is not None and _end_of(item.key) == end]
    if closest:
        return tuple(closest)
    every = tuple(item.exchange for item in possible)
    return every if len(set(_answered(every))) <= 1 else ()


def _possible(key: OperationKey, page: Page, shown: Sequence[PlacedExchange]) -> Iterator[PlacedExchange]:
    """Calls by the same method; an answer to nobody where all of the page is about that method."""
    method = key[0]
    has_lone_answers = any(item.exchange.request is None for item in shown)
    is_only = has_lone_answers and {operation.method.upper() for operation in page.operations} == {method}
    for item in shown:
        request = item.exchange.request
        if request is None:
            if is_only:
                yield item
        elif (request.method or "").upper() == method and parse_url(request.url or "").calls_service:
            yield item


def _end_of(key: OperationKey) -> tuple[str, ...]:
    """The last segment that is no key, and the keys behind it."""
    segments = _ME.sub(_ME_AS_USER, key[1]).split("/")
    last = max(index for index, segment in enumerate(segments) if segment != _KEY)
    return tuple(segments[last:])


def _answered(exchanges: Iterable[Exchange]) -> Iterator[tuple[str, bool]]:
    """The types of all that the service answers with."""
    for exchange in exchanges:
        for example in exchange.responses:
            if example.body is not None or example.body_text:
                yield (example.odata_type or "").lower(), example.is_collection
