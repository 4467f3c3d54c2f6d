"""An operation of the API to its view: everything that a template needs to write one operation of OpenAPI.

Texts are in the language of the document, codes are exactly the documented ones, and every view says which pages it
comes from. What a request or response holds was decided in linking; how a schema is spelled is `schemas`' to say.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import PurePosixPath
from urllib.parse import quote

from extractor.linking.api import Addressed, ApiOperation, ApiResponse, Exchange, PageRef, Webhook
from extractor.linking.protocol_shapes import PAGE_SUFFIXES
from extractor.linking.shape import Shape
from extractor.model.http_status import has_content
from extractor.model.json_value import JsonObject, JsonValue
from extractor.model.operation import BodyStatement
from extractor.model.page import NoticeKind
from extractor.writers.escaping.text import one_line
from extractor.writers.openapi.examples import (
    TEXT_TYPE,
    ExampleStore,
    Shown,
    show_payloads,
    show_requests,
    show_responses,
)
from extractor.writers.openapi.names import component_key, is_header_name
from extractor.writers.openapi.parameters import view_parameters
from extractor.writers.openapi.schemas import view_schema
from extractor.writers.openapi.security import NOTIFICATION, SecurityView, view_security
from extractor.writers.openapi.texts import place, say, say_on_one_line
from extractor.writers.target import DocumentInfo

ENGLISH = "en-us"
METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
ERRORS: dict[str, JsonValue] = {
    "4XX": {"$ref": "#/components/responses/error"},
    "5XX": {"$ref": "#/components/responses/error"},
}
_FIRST_SUCCESS, _AFTER_SUCCESS = 200, 300
_NEXT_LINK = "@odata.nextLink"
# What is no JSON, where no example shows which kind it is (OData protocol 4.01, 11.2.4, 11.2.8 and 11.2.10)
_RAW: dict[Addressed, JsonObject] = {
    Addressed.RAW_VALUE: {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    Addressed.COUNT: {TEXT_TYPE: {"schema": {"type": "integer", "format": "int32"}}},
}
# Headers of a response that OpenAPI states in another place, or that say nothing of the API
_PLAIN_HEADERS = frozenset({"content-type", "content-length", "date", "server", "cache-control", "connection"})


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationView:
    """One operation; trees are JSON values ready to be written, None and empty where there is nothing to write."""

    method: str
    operation_id: str
    tag: str | None
    summary: str
    description: str
    external_docs: JsonObject | None
    deprecated: bool
    parameters: tuple[JsonObject, ...]
    request_body: JsonObject | None
    responses: JsonObject
    security: tuple[JsonObject, ...]
    extensions: JsonObject
    scopes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PathView:
    """A path with its operations, or a webhook with the one that receives it."""

    key: str
    operations: tuple[OperationView, ...]


def view_operation(
    operation: ApiOperation, locale: str | None, version: str, info: DocumentInfo, examples: ExampleStore
) -> OperationView:
    """The view of an operation; the examples that it shows are added to `examples`."""
    security = view_security(operation, locale)
    return OperationView(
        method=operation.method.lower(),
        operation_id=operation.operation_id,
        tag=operation.tag,
        summary=say_on_one_line(operation.title, locale),
        description=say(operation.summary, locale),
        external_docs=_external_docs(operation, locale, version, info),
        deprecated=any(notice.kind is NoticeKind.DEPRECATED for notice in operation.notices),
        parameters=view_parameters(operation, locale),
        request_body=_request_body(operation, locale, examples),
        responses=_responses(operation, locale, examples),
        security=security.requirements,
        extensions=_extensions(operation, security, locale),
        scopes=security.scopes,
    )


def _external_docs(operation: ApiOperation, locale: str | None, version: str, info: DocumentInfo) -> JsonObject | None:
    """The page on the public site below `docs_url`, in which `{locale}` may stand; None without one."""
    if not info.docs_url:
        return None
    site = info.docs_url.rstrip("/").replace("{locale}", quote(locale or ENGLISH, safe="").lower())
    page = quote(PurePosixPath(operation.pages[0].path).stem, safe="", errors="replace")
    view = quote(f"graph-rest-{version.removeprefix('v')}", safe="")
    return {"url": f"{site}/{page}?view={view}"}


def _request_body(operation: ApiOperation, locale: str | None, examples: ExampleStore) -> JsonObject | None:
    schema = None if operation.body_shape is None else view_schema(operation.body_shape, locale)
    contents = examples.contents(show_requests(operation.shown), schema)
    if not contents:
        return None
    is_stated = operation.body is not None and operation.body.stated is not BodyStatement.NONE
    exampled = [exchange.request for exchange in operation.shown if exchange.request is not None]
    is_required = is_stated and all(request.body_text or request.body is not None for request in exampled)
    return {"required": True, "content": contents} if is_required else {"content": contents}


def _responses(operation: ApiOperation, locale: str | None, examples: ExampleStore) -> JsonObject:
    """The documented codes, a success where none is documented, and the errors that any call can give."""
    responses: JsonObject = {}
    for response in operation.responses:
        tree = _response(response, operation.shown, locale, examples)
        raw = _raw(operation, response) if "content" not in tree else None
        responses[str(response.status)] = tree if raw is None else {**tree, "content": raw}
    if not any(_FIRST_SUCCESS <= response.status < _AFTER_SUCCESS for response in operation.responses):
        responses["2XX"] = {"description": "Success", "x-ms-docs-unstated": True}
    return {**responses, **ERRORS}


def _response(
    response: ApiResponse, exchanges: Sequence[Exchange], locale: str | None, examples: ExampleStore
) -> JsonObject:
    shown = show_responses(exchanges, response.status)
    schema = None if response.shape is None else view_schema(response.shape, locale)
    tree: JsonObject = {"description": _phrase(response.status)}
    headers = _response_headers(shown)
    if headers:
        tree["headers"] = headers
    contents = examples.contents(shown, schema) if has_content(response.status) else {}
    if contents:
        tree["content"] = contents
    stated_in = (("prose", response.in_prose), ("example", response.in_example))
    tree["x-ms-docs-stated-in"] = [where for where, stated in stated_in if stated]
    return tree


def _raw(operation: ApiOperation, response: ApiResponse) -> JsonObject | None:
    """The content of what is got by its path as it is; None for everything else."""
    is_got = operation.method == "GET" and response.status == HTTPStatus.OK
    return _RAW.get(operation.addressed) if is_got else None


def _phrase(status: int) -> str:
    """The reason phrase, which no language translates."""
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return f"Status {status}"


def _response_headers(shown: Sequence[Shown]) -> JsonObject:
    """The headers that the examples show, each with its first value."""
    headers: dict[str, JsonValue] = {}
    names: set[str] = set()
    for name, value in (header for item in shown for header in item.example.headers):
        lower = name.lower()
        if lower not in names and lower not in _PLAIN_HEADERS and is_header_name(name):
            names.add(lower)
            headers[name] = {"schema": {"type": "string"}, "example": one_line(value)}
    return headers


def _extensions(operation: ApiOperation, security: SecurityView, locale: str | None) -> JsonObject:
    """What OpenAPI has no place for; all names begin with `x-ms-`."""
    tree: JsonObject = {}
    kinds = {notice.kind for notice in operation.notices}
    if NoticeKind.PREVIEW in kinds:
        tree["x-ms-preview"] = True
    clouds = [notice for notice in operation.notices if notice.kind is NoticeKind.CLOUDS]
    if clouds:
        tree["x-ms-docs-clouds"] = say_on_one_line(clouds[0].text, locale)
    if _is_pageable(operation):
        tree["x-ms-pageable"] = {"nextLinkName": _NEXT_LINK}
    if security.note is not None:
        tree["x-ms-docs-security"] = security.note
    if security.permissions:
        tree["x-ms-docs-permissions"] = list(security.permissions)
    tree["x-ms-docs-written-paths"] = [one_line(path) for path in operation.written]
    tree["x-ms-docs-pages"] = [place(reference) for reference in operation.pages]
    return tree


def _is_pageable(operation: ApiOperation) -> bool:
    shapes = [response.shape for response in operation.responses if response.shape is not None]
    return operation.method == "GET" and any(map(_is_page, shapes))


def _is_page(shape: Shape) -> bool:
    """Whether the values are pages of a collection, which may be one of items without a type."""
    inline = {member.name for member in shape.members or ()}
    return (shape.type or "").endswith(PAGE_SUFFIXES) or {_NEXT_LINK, "value"} <= inline


def view_webhook(webhook: Webhook, locale: str | None, examples: ExampleStore) -> PathView:
    """The operation that a client offers to the service for one kind of notification."""
    key = component_key(webhook.name)
    schema = view_schema(webhook.shape, locale)
    contents = examples.contents(show_payloads(webhook.exchanges), schema)
    stated = (*webhook.pages, *(exchange.page for exchange in webhook.exchanges))
    first: dict[tuple[str, str], PageRef] = {}
    for page in stated:
        first.setdefault((page.path, page.locale), page)
    operation = OperationView(
        method="post",
        operation_id=f"receive{key[:1].upper()}{key[1:]}",
        tag=None,
        summary=key,
        description=say(webhook.description, locale),
        external_docs=None,
        deprecated=False,
        parameters=(),
        request_body={"required": True, "content": contents},
        responses={"2XX": {"description": "Accepted by the client"}},
        security=({NOTIFICATION: []},) if _is_signed(webhook) else (),
        extensions={"x-ms-docs-pages": [place(page) for page in first.values()]},
        scopes=(),
    )
    return PathView(key=key, operations=(operation,))


def _is_signed(webhook: Webhook) -> bool:
    """Whether an example shows that the service proves itself by a bearer token."""
    headers = (header for exchange in webhook.exchanges if exchange.request for header in exchange.request.headers)
    return any(name.lower() == "authorization" and value.lower().startswith("bearer") for name, value in headers)
