"""An operation as an entry of the explorer: facts, permissions least first, examples, and its texts in every language.

The canonical operation and the same one of each locale go in; one JSON object comes out, which the explorer shows as
text. Where a fact stands on several pages, the one is named from which linking took it.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from extractor.linking.api import ApiOperation, ApiPermission, ApiResponse, Exchange, PageRef
from extractor.model.example import Example
from extractor.model.json_value import JsonObject, JsonValue
from extractor.writers.escaping.text import one_line
from extractor.writers.message_view import view_body
from extractor.writers.permission_view import PermissionView, view_permissions
from extractor.writers.report.rows import (
    Places,
    Row,
    compact,
    say,
    view_own_rows,
    view_pages,
    view_place,
    view_recovered,
    view_row,
)

_PLACEHOLDER = re.compile(r"\{[^{}]*\}")


def view_operation_entry(operation: ApiOperation, places: Places, localized: Mapping[str, ApiOperation]) -> JsonObject:
    """The entry of an operation; `localized` is the same operation by locale."""
    pages = operation.pages
    return compact(
        {
            "id": operation.operation_id,
            "method": operation.method,
            "path": operation.path,
            "tag": operation.tag,
            "title": say(operation.title),
            "text": say(operation.summary),
            "written": _written(operation),
            "pages": view_pages(pages),
            "notices": [compact({"kind": item.kind.value, "text": say(item.text)}) for item in operation.notices],
            "parameters": _rows((*operation.query_options, *operation.function_parameters), places, pages),
            "placeholders": _placeholders(operation, places),
            "headers": _rows(operation.headers, places, pages),
            "body": _body(operation),
            "members": _rows(operation.body_parameters, places, pages),
            "responses": [_response(item, pages) for item in operation.responses],
            "returned": _rows(operation.response_properties, places, pages),
            "permissions": _permissions(operation.permissions, pages),
            "examples": [view_exchange(item, pages) for item in operation.exchanges],
            "alike": [one_line(item.id) for item in operation.alike],
            "texts": [_text(locale, localized[locale], operation, places) for locale in sorted(localized)],
        }
    )


def _written(operation: ApiOperation) -> list[JsonValue]:
    """What pages wrote for the path, where it is not the path with other names for its placeholders."""
    return [one_line(item) for item in operation.written if _PLACEHOLDER.sub("{}", item) != operation.template.key]


def _rows(rows: Iterable[Row], places: Places, pages: Sequence[PageRef]) -> list[JsonValue]:
    return [view_row(row, places.of_row(row, pages)) for row in rows]


def _placeholders(operation: ApiOperation, places: Places) -> list[JsonValue]:
    """The placeholders of the path, each with the row that describes it, when there is one."""
    views: list[JsonValue] = []
    for parameter in operation.path_parameters:
        documented = parameter.documented
        row = {} if documented is None else view_row(documented, places.of_row(documented, operation.pages))
        alternatives: list[JsonValue] = [one_line(item) for item in parameter.alternatives]
        own: JsonObject = {"name": parameter.name, "alternatives": alternatives}
        views.append(compact({**row, "writtenName": one_line(parameter.written), **own}))
    return views


def _body(operation: ApiOperation) -> JsonObject | None:
    if operation.body is None:
        return None
    types: list[JsonValue] = [one_line(link.name) for link in operation.body_types]
    return compact({"stated": operation.body.stated.value, "types": types})


def _response(response: ApiResponse, pages: Sequence[PageRef]) -> JsonObject:
    returns = response.returns
    named = None if returns is None else one_line(returns.name)
    sources = (("prose", response.in_prose), ("example", response.in_example))
    stated: list[JsonValue] = [where for where, is_stated in sources if is_stated]
    return compact(
        {
            "status": response.status,
            "returns": named,
            "collection": None if returns is None or not returns.collection else True,
            "stated": stated,
            "at": view_place(response.page, pages),
        }
    )


def _permissions(permissions: Sequence[ApiPermission], pages: Sequence[PageRef]) -> list[JsonValue]:
    views = zip(view_permissions(permissions), permissions, strict=True)
    return [_permission(view, item, pages) for view, item in views]


def _permission(view: PermissionView, permission: ApiPermission, pages: Sequence[PageRef]) -> JsonObject:
    alternatives: list[JsonValue] = [" + ".join(map(one_line, names)) for names in view.alternatives]
    return compact(
        {
            "scheme": view.scheme.value,
            "stated": None if view.stated is None else view.stated.value,
            "least": None if view.least is None else " + ".join(map(one_line, view.least)),
            "privileges": alternatives,
            "row": say(view.row),
            "damaged": None if view.damaged is None else one_line(view.damaged),
            "was": view_recovered(permission.grant.recovered),
            "at": view_place(permission.page, pages),
        }
    )


def view_exchange(exchange: Exchange, pages: Sequence[PageRef]) -> JsonObject:
    """A request with its responses, or a notification with its payload."""
    request = None if exchange.request is None else view_message(exchange.request)
    payload = None if exchange.payload is None else view_message(exchange.payload)
    return compact(
        {
            "id": one_line(exchange.id),
            "request": request,
            "payload": payload,
            "responses": [view_message(item) for item in exchange.responses],
            "at": view_place(exchange.page, pages),
        }
    )


def view_message(example: Example) -> JsonObject:
    """A fence: its first line, headers and body, as JSON where it is that, else as text."""
    headers: list[JsonValue] = [f"{one_line(name)}: {one_line(value)}" for name, value in example.headers]
    body = view_body(example)
    return compact(
        {
            "line": _first_line(example),
            "headers": headers,
            "body": None if body.value is None else [body.value],
            "raw": body.text,
            "type": None if example.odata_type is None else one_line(example.odata_type),
            "truncated": example.truncated or None,
            "broken": True if example.body_valid is False else None,
            "fence": example.origin.line,
        }
    )


def _first_line(example: Example) -> str | None:
    if example.status is not None:
        return f"HTTP/1.1 {example.status}"
    return one_line(f"{example.method} {example.url}") if example.method and example.url else None


def _text(locale: str, own: ApiOperation, canonical: ApiOperation, places: Places) -> JsonObject:
    """What a language's own pages say, as far as it is not what the canonical operation shows."""
    title, text = say(own.title, own=True), say(own.summary, own=True)
    return compact(
        {
            "locale": locale,
            "page": view_pages(own.pages[:1]),
            "title": "" if title == say(canonical.title) else title,
            "text": "" if text == say(canonical.summary) else text,
            "rows": view_own_rows(_described(own), _described(canonical), places, own.pages),
        }
    )


def _described(operation: ApiOperation) -> tuple[Row, ...]:
    parameters = (*operation.query_options, *operation.function_parameters, *operation.body_parameters)
    return (*parameters, *operation.headers, *operation.response_properties)
