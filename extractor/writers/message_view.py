"""Requests and responses as fixtures hold them: parsed query, media type, and a body that is strict JSON or raw text.

A fence goes in, a view comes out. A body that is JSON without any repair is a value; any other stays the text that the
page shows, so that binary and multipart bodies, and broken JSON, reach the consumer untouched. How far a body can be
relied on is its `Validity`; whether its message has a shape is for the caller to say.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import parse_qsl

import msgspec

from extractor.linking.api import ApiOperation
from extractor.model.example import Example, HeaderLine
from extractor.model.json_value import JsonValue
from extractor.model.url_match import parse_url

_MEDIA_TYPE = re.compile(r"\s*([\w!#$&^.+-]+/[\w!#$&^.+*-]+)", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyView:
    """`value` is strict JSON; where `text` is not None, the body is that text instead."""

    value: JsonValue
    text: str | None


class Validity(StrEnum):
    """How far a body that is meant as JSON can be relied on.

    Linking widens each shape until it accepts every body of its message, so that a strict body of a message with a
    shape is one that the schema of the OpenAPI document accepts.
    """

    VALID = "valid"
    UNCHECKED = "unchecked"
    INVALID = "invalid"


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestView:
    """A request, or a notification that the service sends.

    `path` is the template of the operation, else the path of the URL without its version; `query` its parameters in
    order, decoded as a form is (`+` is a blank); `media_type` is lower case and without parameters. `body_validity` is
    None where there is no body, or none that is meant as JSON.
    """

    method: str | None
    path: str | None
    url: str | None
    query: tuple[HeaderLine, ...]
    headers: tuple[HeaderLine, ...]
    body: BodyView
    body_validity: Validity | None
    media_type: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseView:
    """A response; `odata_type`, `truncated` and `collection` are its annotation's."""

    status: int | None
    headers: tuple[HeaderLine, ...]
    body: BodyView
    body_validity: Validity | None
    media_type: str | None
    odata_type: str | None
    truncated: bool
    collection: bool


def view_request(
    request: Example | None, payload: Example | None, operation: ApiOperation | None, *, has_shape: bool
) -> RequestView | None:
    """The request with the payload as its body; None where the page shows neither and no operation says more.

    `has_shape` says whether the API has a shape for the body.
    """
    if request is None and payload is None and operation is None:
        return None
    shown = request or payload
    body = payload or request
    url = None if request is None else request.url
    headers = () if shown is None else shown.headers
    return RequestView(
        method=_first(None if request is None else request.method, None if operation is None else operation.method),
        path=_first(None if operation is None else operation.path, None if url is None else parse_url(url).path),
        url=url,
        query=parse_query(url),
        headers=headers,
        body=NO_BODY if body is None else view_body(body),
        body_validity=None if body is None else judge_body(body, has_shape=has_shape),
        media_type=media_type_of(headers),
    )


NO_BODY = BodyView(value=None, text=None)


def _first(*values: str | None) -> str | None:
    return next((value for value in values if value is not None), None)


def view_response(response: Example, *, has_shape: bool) -> ResponseView:
    """The response as the page shows it; `has_shape` says whether the API has a shape for its body."""
    return ResponseView(
        status=response.status,
        headers=response.headers,
        body=view_body(response),
        body_validity=judge_body(response, has_shape=has_shape),
        media_type=media_type_of(response.headers),
        odata_type=response.odata_type,
        truncated=response.truncated,
        collection=response.is_collection,
    )


def view_body(example: Example) -> BodyView:
    """The value of a strict JSON body, else its text. The body `null` is text, for None says that there is none."""
    if example.body is not None and _is_strict(example):
        return BodyView(value=example.body, text=None)
    return BodyView(value=None, text=example.body_text)


def judge_body(example: Example, *, has_shape: bool) -> Validity | None:
    """Whether the body is strict JSON that a shape accepts; None where nothing is meant as JSON."""
    if example.body is None and example.body_valid is not False:
        return None
    if not _is_strict(example):
        return Validity.INVALID
    return Validity.VALID if has_shape else Validity.UNCHECKED


def _is_strict(example: Example) -> bool:
    if example.body_valid is not None or example.body_text is None:
        return example.body_valid is True
    # a further message of a fence does not say whether its body needed repair
    try:
        return bool(msgspec.json.decode(example.body_text) == example.body)
    except (ValueError, RecursionError):
        return False


def media_type_of(headers: tuple[HeaderLine, ...]) -> str | None:
    """The media type that the first `Content-Type` names, in lower case and without parameters.

    >>> media_type_of((("content-type", "Application/JSON; charset=utf-8"),))
    'application/json'
    """
    value = next((value for name, value in headers if name.strip().lower() == "content-type"), "")
    match = _MEDIA_TYPE.match(value)
    return match[1].lower() if match else None


def parse_query(url: str | None) -> tuple[HeaderLine, ...]:
    """The query parameters of a URL, in order, repeated ones kept, a name without a value with the empty string.

    >>> parse_query("/me/messages?$top=5&$filter=from%20eq+'a'")
    (('$top', '5'), ('$filter', "from eq 'a'"))
    """
    query = None if url is None else parse_url(url).query
    return tuple(parse_qsl(query or "", keep_blank_values=True))
