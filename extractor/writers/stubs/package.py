"""One API to everything that its stub package declares.

In goes an `Api` with its texts, out comes a `StubPackage`: the types as they are read, then what each operation sends
and returns. Nothing of the API is left out. Names, modules and spelling are for the languages.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from extractor.linking.api import Api, ApiOperation, ApiSet, Webhook
from extractor.model.operation import Parameter, RequestHeader
from extractor.model.type_name import parse_type
from extractor.writers.stubs.declaration import (
    Declaration,
    Documentation,
    Field,
    Notification,
    PathArgument,
    Shape,
    ShapeRole,
    StatusResult,
    StubOperation,
    StubPackage,
)
from extractor.writers.stubs.documentation import Texts, find_texts
from extractor.writers.stubs.media_type import JSON
from extractor.writers.stubs.messages import read_body, read_results
from extractor.writers.stubs.protocol_query import OPTION_TYPES, declare_protocol_query, protocol_fields, read_kind
from extractor.writers.stubs.shapes import Place, ShapeReader, scalar_of
from extractor.writers.stubs.shown import learn_shown
from extractor.writers.stubs.type_expression import STRING, DeclaredType, Scalar, TypeExpression
from extractor.writers.stubs.variants import find_variants
from extractor.writers.target import WriteContext

# What OpenAPI leaves to the security schemes and to the media type of the body, and what every client counts itself
_SENT_BY_CLIENT = frozenset({"accept", "authorization", "content-length", "content-type"})
Row = TypeVar("Row", Parameter, RequestHeader)
_URL_SCALARS = frozenset({Scalar.BOOLEAN, Scalar.INTEGER, Scalar.NUMBER})
_NOTIFICATION = "notification"


def view_stubs(api_set: ApiSet, api: Api, context: WriteContext) -> StubPackage:
    """The package of one of the canonical APIs, documented as the context says, one for all languages."""

    def view() -> StubPackage:
        return view_package(api, find_texts(api_set, api, context.docstrings, context.info.docs_url))

    return context.views.once("stubs", api, view)


def view_package(api: Api, texts: Texts) -> StubPackage:
    """All declarations and operations of the API, in its order."""
    shown = learn_shown(api)
    shapes = ShapeReader(shown, texts)
    operations = tuple(_view_operation(operation, shapes, texts) for operation in shown.api.operations)
    notifications = tuple(_view_notification(webhook, shapes) for webhook in shown.api.webhooks)
    return StubPackage(
        version=api.version, declarations=shapes.declarations, operations=operations, notifications=notifications
    )


def _view_notification(webhook: Webhook, shapes: ShapeReader) -> Notification:
    place = Place(
        name=webhook.name if webhook.name.lower().endswith(_NOTIFICATION) else f"{webhook.name} {_NOTIFICATION}",
        role=ShapeRole.RESULT,
        documentation=Documentation(text=f"What the service sends to the client: {webhook.name}."),
        pages=tuple(sorted({page.path for page in (*webhook.pages, *(item.page for item in webhook.exchanges))})),
    )
    return Notification(
        name=webhook.name,
        type=shapes.expression(webhook.shape, place),
        documentation=place.documentation,
        pages=place.pages,
    )


def _view_operation(operation: ApiOperation, shapes: ShapeReader, texts: Texts) -> StubOperation:
    rows = texts.rows_of(operation)
    headers = _declare(operation, ShapeRole.HEADERS, tuple(_header_fields(operation.headers, rows)), shapes, texts)
    body = read_body(operation, shapes, texts)
    results = read_results(operation, shapes, texts)
    query = _declare_query(operation, results, shapes, texts)
    return StubOperation(
        operation=operation,
        arguments=tuple(_path_arguments(operation, texts)),
        query=None if query is None else query.key,
        query_required=any(option.required for option in operation.query_options),
        headers=None if headers is None else headers.key,
        headers_required=headers is not None and _requires(shapes.declarations[headers.key]),
        body=None if body is None else body.type,
        body_media_type=JSON if body is None else body.media_type,
        body_required=body is not None and body.required,
        results=results,
        documentation=texts.of_operation(operation),
        variants=find_variants(operation, body, results, shapes),
    )


def _requires(declaration: Declaration) -> bool:
    return isinstance(declaration, Shape) and any(field.required for field in declaration.fields)


def _declare(
    operation: ApiOperation, role: ShapeRole, fields: tuple[Field, ...], shapes: ShapeReader, texts: Texts
) -> DeclaredType | None:
    if not fields:
        return None
    what = {ShapeRole.QUERY: "Query of", ShapeRole.HEADERS: "Headers of"}[role]
    place = Place(
        name=f"{operation.operation_id} {role.value}",
        role=role,
        documentation=texts.of_part(operation, what),
        pages=tuple(sorted({page.path for page in operation.pages})),
    )
    return shapes.declare(place, fields)


def _declare_query(
    operation: ApiOperation, results: Iterable[StatusResult], shapes: ShapeReader, texts: Texts
) -> DeclaredType | None:
    """What the page lists, else all that OData defines for such a result: most pages say no more than that."""
    own = tuple(_query_fields(operation, texts.rows_of(operation)))
    kind = None if _lists_options(operation) else read_kind(operation.method, results)
    if kind is None:
        return _declare(operation, ShapeRole.QUERY, own, shapes, texts)
    of_protocol = protocol_fields(kind)
    if {field.wire for field in own} <= {field.wire for field in of_protocol}:
        return declare_protocol_query(kind, shapes)
    named = {field.wire for field in own}
    more = tuple(field for field in of_protocol if field.wire not in named)
    return _declare(operation, ShapeRole.QUERY, (*own, *more), shapes, texts)


def _lists_options(operation: ApiOperation) -> bool:
    """Whether a page tells of a system option; of one that only a URL uses, linking has no word."""
    return any(option.name.startswith("$") and option.description.text for option in operation.query_options)


def _query_fields(operation: ApiOperation, rows: dict[str, str]) -> Iterator[Field]:
    for name, option in _first_by_name(operation.query_options, key=str):
        yield Field(
            wire=name,
            type=_option_type(option),
            required=option.required is True,
            text=rows.get(name, ""),
        )


def _option_type(option: Parameter) -> TypeExpression:
    return OPTION_TYPES.get(option.name.lower()) or _url_type(option)


def _url_type(parameter: Parameter | None) -> TypeExpression:
    """The type of what is written into a URL: a number, a truth value, and text for everything else."""
    if parameter is None or parameter.type is None:
        return STRING
    parsed = parse_type(parameter.type)
    plain = scalar_of(parsed.name) if parsed.primitive and not parsed.collection else STRING
    return plain if plain.scalar in _URL_SCALARS else STRING


def _header_fields(headers: Iterable[RequestHeader], rows: dict[str, str]) -> Iterator[Field]:
    for name, header in _first_by_name(headers, key=str.casefold):
        if name.casefold() not in _SENT_BY_CLIENT:
            yield Field(wire=name, type=STRING, required=header.required is True, text=rows.get(name, ""))


def _first_by_name(rows: Iterable[Row], key: Callable[[str], str]) -> Iterator[tuple[str, Row]]:
    """The rows that have a name of their own, the first of several that `key` makes equal."""
    seen: set[str] = set()
    for row in rows:
        if key(row.name) not in seen:
            seen.add(key(row.name))
            yield row.name, row


def _path_arguments(operation: ApiOperation, texts: Texts) -> Iterator[PathArgument]:
    """The placeholders of the path, then the arguments of a function that no placeholder stands for."""
    covered: set[str] = set()
    for parameter in operation.path_parameters:
        row = parameter.documented
        covered.update({parameter.name, parameter.written, row.name if row is not None else parameter.name})
        yield PathArgument(
            wire=parameter.name,
            type=_url_type(row),
            text="" if row is None else texts.text(row.description),
        )
    for name, row in _first_by_name(operation.function_parameters, key=str):
        if name not in covered:
            yield PathArgument(wire=name, type=_url_type(row), text=texts.text(row.description))
