"""What an operation sends in its body and what comes back: types made of the shapes that linking found.

In goes an operation with the reader of shapes, out come the type of its body and of each documented status code. What
is sent of a resource is a shape of its own: the rows of the page's table, or the members that are not read-only.
Whether it creates or updates follows from the method and from what the page states, never from a title.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from extractor.linking.api import ApiOperation, ApiResponse, ApiType
from extractor.linking.inference import odata_type
from extractor.linking.protocol_shapes import ERROR_TYPE
from extractor.linking.shape import Member
from extractor.linking.shape import Shape as ValueShape
from extractor.model.example import Example
from extractor.model.operation import BodyStatement
from extractor.writers.stubs.declaration import ShapeRole, StatusResult
from extractor.writers.stubs.documentation import Texts
from extractor.writers.stubs.media_type import JSON, media_type_of
from extractor.writers.stubs.shapes import Place, ShapeReader
from extractor.writers.stubs.type_expression import (
    ANY,
    BYTES,
    NOTHING,
    OBJECT,
    DeclaredType,
    TypeExpression,
    union_of,
)

_UPDATING = frozenset({"PATCH", "PUT"})
_SENDING = _UPDATING | {"POST"}
_CREATED = 201
# Nine in ten translations of one sentence have more pairs of characters in common, and one in a hundred that are none
_ALIKE = 0.5
# RFC 9110: a success with a body by which a page would say what it holds
_WITH_BODY = frozenset({200, 201, 203, 206})
_SUCCESS = range(200, 300)
_FIRST_ERROR = 400
_ROLE_TEXT = {
    ShapeRole.CREATE: "Sent to create:",
    ShapeRole.UPDATE: "Sent to update:",
    ShapeRole.BODY: "Body of",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The type of a request body and whether it must be sent."""

    type: TypeExpression
    required: bool
    media_type: str = JSON


def read_body(operation: ApiOperation, shapes: ShapeReader, texts: Texts) -> Body | None:
    """The request body of the operation, None where it has none."""
    shape = operation.body_shape
    if shape is not None:
        return Body(
            type=_sent(operation, shape, shapes, texts), required=operation.method not in _UPDATING or _named(operation)
        )
    if operation.body is not None and operation.body.stated is BodyStatement.NONE:
        return None
    for exchange in operation.exchanges:
        if exchange.request is not None and _is_binary(exchange.request):
            return Body(type=BYTES, required=True, media_type=media_type_of(exchange.request))
    return Body(type=OBJECT, required=_named(operation)) if operation.method in _SENDING else None


def _named(operation: ApiOperation) -> bool:
    return operation.body is not None


def _sent(operation: ApiOperation, shape: ValueShape, shapes: ShapeReader, texts: Texts) -> TypeExpression:
    """The type of what is sent: of each alternative, where there are several, and of what examples show beyond."""
    stated = tuple(_sent_form(operation, form, shapes, texts) for form in shape.any_of or (shape,))
    return union_of((*stated, *shapes.beyond(shape)))


def _sent_form(operation: ApiOperation, shape: ValueShape, shapes: ShapeReader, texts: Texts) -> TypeExpression:
    resource = _sent_resource(operation, shape, shapes)
    role = _role(operation, resource)
    name = f"{operation.operation_id} body"
    pages = tuple(sorted({page.path for page in operation.pages}))
    place = Place(name=name, role=role, documentation=texts.of_part(operation, _ROLE_TEXT[role]), pages=pages)
    represents = shape.type is not None and resource is not None
    if not (represents or shape.members):
        return shapes.expression(shape, place)
    if resource is None:
        return shapes.declare(place, shapes.fields(shape.members or (), place, texts.rows_of(operation)))
    sent = _Sent(operation=operation, shape=shape, shapes=shapes, rows=texts.rows_of(operation))
    concrete = shapes.concrete_types(resource.qualified_name) if represents else (resource,)
    return union_of(tuple(_sent_type(sent, entry, resource, place) for entry in concrete))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sent:
    """A request body that represents a resource."""

    operation: ApiOperation
    shape: ValueShape
    shapes: ShapeReader
    rows: dict[str, str]


def _sent_type(sent: _Sent, entry: ApiType, resource: ApiType, place: Place) -> TypeExpression:
    """What is sent of the resource itself, or of a type derived from it.

    One that stands for another, or beside others of which each example names one, has to say what it is.
    """
    whole = sent.operation.body_shape or sent.shape
    is_named = entry is not resource or whole.exclusive
    own = replace(place, name=f"{place.name} {entry.name}") if is_named or whole.any_of else place
    told, at_base = sent.shapes.member_texts(entry), sent.shapes.told_at_base(entry.qualified_name)
    is_told = _says_the_same if place.role is ShapeRole.UPDATE else str.__eq__
    rows = {
        name: text for name, text in sent.rows.items() if name not in at_base and not is_told(text, told.get(name, ""))
    }
    fields = sent.shapes.fields(_sent_members(sent, entry), own, rows, only_texts=True)
    odata_types = sent.shapes.odata_types(entry.qualified_name)
    if sent.shape.type is None and odata_types:
        odata_types = tuple(dict.fromkeys((*odata_types, *_shown_types(sent.operation))))
    names = (f"{entry.name} {place.role.value}",)
    return sent.shapes.declare(own, fields, odata_types, names, type_required=is_named and bool(odata_types))


def _says_the_same(text: str, told: str) -> bool:
    """Whether a row says what the type's page says, in other words maybe: an update lists most of a type once more."""
    first, second = _pairs(text), _pairs(told)
    shared = 2 * (first & second).total()
    return text == told or shared > _ALIKE * (first.total() + second.total())


def _pairs(text: str) -> Counter[tuple[str, str]]:
    """Each two characters that follow each other: telling in a script of few letters too."""
    return Counter(pairwise(text))


def _sent_resource(operation: ApiOperation, shape: ValueShape, shapes: ShapeReader) -> ApiType | None:
    """The resource that the body represents: the one that the page names, else the one that is created or updated."""
    named = shapes.resource(shape.type)
    if named is not None or not shape.members:
        return named
    for response in operation.responses:
        represents = response.status == _CREATED or operation.method in _UPDATING
        if response.shape is not None and represents:
            found = shapes.resource(response.shape.type)
            if found is not None:
                return found
    return None


def _role(operation: ApiOperation, resource: ApiType | None) -> ShapeRole:
    if resource is None:
        return ShapeRole.BODY
    return ShapeRole.UPDATE if operation.method in _UPDATING else ShapeRole.CREATE


def _sent_members(sent: _Sent, resource: ApiType) -> Iterator[Member]:
    """The rows of the table, then, of a resource that the page names, the members that may be sent beside them."""
    known = sent.shapes.resource_members(resource.qualified_name)
    by_name = {member.name: member for member in known}
    stated = sent.shape.members or ()
    for member in stated:
        twin = by_name.get(member.name)
        yield replace(member, shape=twin.shape) if twin is not None and member.shape.states_nothing else member
    names = {member.name for member in stated}
    updating = sent.operation.method in _UPDATING
    if sent.shape.type is None:
        return
    shown = _shown_members(sent.operation)
    for member in known:
        sendable = not member.read_only and not member.name.startswith("@") and not (updating and stated)
        if member.name not in names and (sendable or member.name in shown):
            required = not updating and (member.required or member.name in sent.shape.required)
            yield member if member.required is required else replace(member, required=required)


def _shown_types(operation: ApiOperation) -> Iterator[str]:
    """What examples of the request call its body."""
    for exchange in operation.exchanges:
        named = None if exchange.request is None else odata_type(exchange.request.body)
        if named is not None:
            yield named


def _shown_members(operation: ApiOperation) -> set[str]:
    """The names of the members that examples of the request send."""
    bodies = [exchange.request.body for exchange in operation.shown if exchange.request is not None]
    return {name for body in bodies if isinstance(body, dict) for name in body}


def read_results(operation: ApiOperation, shapes: ShapeReader, texts: Texts) -> tuple[StatusResult, ...]:
    """What comes back with each documented status code, codes ascending."""
    by_status = {response.status: response for response in reversed(operation.responses)}
    return tuple(_status_result(operation, response, shapes, texts) for _, response in sorted(by_status.items()))


def _status_result(operation: ApiOperation, response: ApiResponse, shapes: ShapeReader, texts: Texts) -> StatusResult:
    place = Place(
        name=f"{operation.operation_id} {response.status} result",
        role=ShapeRole.RESULT,
        documentation=texts.of_part(operation, f"Result {response.status} of"),
        pages=tuple(sorted({page.path for page in operation.pages})),
    )
    expression, media_type = _result_type(operation, response, shapes, place)
    return StatusResult(
        status=response.status,
        type=expression,
        media_type=media_type,
        on_main_page=response.page.path == operation.pages[0].path,
    )


def _result_type(
    operation: ApiOperation, response: ApiResponse, shapes: ShapeReader, place: Place
) -> tuple[TypeExpression, str | None]:
    """The type of what comes back, with its media type, None without a body."""
    if response.shape is not None:
        return shapes.expression(response.shape, place), JSON
    shown = _shown(operation, response.status)
    if shown is not None and _is_binary(shown):
        return BYTES, media_type_of(shown)
    expression = _unshaped(operation, response, shapes)
    return expression, None if expression == NOTHING else JSON


def _unshaped(operation: ApiOperation, response: ApiResponse, shapes: ShapeReader) -> TypeExpression:
    """What the code alone says, where neither prose nor an example tells what the body holds."""
    if response.status >= _FIRST_ERROR:
        return _error_type(shapes)
    if response.status not in _SUCCESS or operation.method == "HEAD":
        return NOTHING
    if response.returns is None and _shows_no_body(operation):
        return NOTHING
    return ANY if response.returns is not None or response.status in _WITH_BODY else NOTHING


def _shows_no_body(operation: ApiOperation) -> bool:
    """Whether the examples show that a call succeeds, and none of them shows anything in the body."""
    shown = [example for exchange in operation.exchanges for example in exchange.responses]
    succeeded = [example for example in shown if example.status in _SUCCESS]
    return bool(succeeded) and not any(example.body_text for example in succeeded)


def _error_type(shapes: ShapeReader) -> TypeExpression:
    """What every failed call answers with."""
    return DeclaredType(key=ERROR_TYPE) if ERROR_TYPE in shapes.declarations else OBJECT


def _shown(operation: ApiOperation, status: int) -> Example | None:
    """The first example of a response with the code, one with a body before one without."""
    shown = [example for exchange in operation.exchanges for example in exchange.responses if example.status == status]
    return next((example for example in shown if example.body_text), shown[0] if shown else None)


def _is_binary(example: Example) -> bool:
    """Whether the example has a body that is not meant as JSON."""
    return bool(example.body_text) and example.body is None and example.body_valid is None
