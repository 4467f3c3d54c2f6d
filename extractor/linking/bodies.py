"""Shapes of what is sent and received, from types, tables and prose, reconciled with the examples.

The order of trust for a body: what prose names by a link, what an annotation names, a table, and, where a page says
nothing, the examples themselves. Every body of every example is then accepted by its shape. Which media types and
status codes carry a shape is for a writer to say; what notifications carry, for `extractor.linking.webhooks`.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from extractor.linking.api import Addressed, ApiOperation, ApiResponse, ApiType, Exchange
from extractor.linking.damage import find_damage
from extractor.linking.findings import Findings
from extractor.linking.inference import odata_type
from extractor.linking.lexical import is_enumerated, read_value
from extractor.linking.notifications import NO_TYPE
from extractor.linking.protocol_shapes import (
    COLLECTION_SUFFIX,
    DELTA_LINK,
    DELTA_SUFFIX,
    ERROR_TYPE,
    REFERENCE_SHAPE,
    error_shape,
    page_members,
)
from extractor.linking.reconcile import Place, ShapeTable
from extractor.linking.representation import find_represented
from extractor.linking.shape import ANYTHING, UNKNOWN, Member, Shape, TypeShape
from extractor.linking.type_index import TypeIndex
from extractor.model.example import Example
from extractor.model.http_status import has_content
from extractor.model.json_value import JsonValue
from extractor.model.operation import BodyStatement, Parameter, Returns
from extractor.model.origin import Origin
from extractor.model.page import Page
from extractor.model.resource import Property, ResourceKind
from extractor.model.type_name import ParsedType, parse_type

_VALUE = "value"
_SINCE = "$deltatoken"
_FIRST_ERROR = 400
# RFC 9110: the successes with content, so that a table of what comes back can only mean them
_WITH_CONTENT = frozenset({200, 201, 203, 206})
_WITHOUT_BODY = ("GET", "HEAD")
_GET, _POST, _PATCH = "GET", "POST", "PATCH"
_DELETE = "DELETE"
_STRING = Shape(scalar="String")


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The JSON of one message and where it stands."""

    example: Example
    page: Page

    @property
    def value(self) -> JsonValue:
        """The parsed body."""
        return self.example.body


class Bodies:
    """The shapes of one API: those of its types, and those of the bodies of its operations."""

    def __init__(self, index: TypeIndex, shown_on: dict[str, Page], findings: Findings) -> None:
        """`shown_on` gives the page of an exchange by its id."""
        self._index = index
        self.shown_on = shown_on
        self._findings = findings
        self._damage: dict[str, Callable[[str, Origin], bool]] = {}
        self.table = ShapeTable()
        self.table.add(error_shape())
        for api_type in index.types:
            self.table.add(self._type_shape(api_type))

    # types

    def _type_shape(self, api_type: ApiType) -> TypeShape:
        if api_type.kind is ResourceKind.ENUM:
            values = tuple(dict.fromkeys(member.name for member in api_type.members if member.name))
            # a value that translation damaged stands for one that nobody knows
            is_open = not values or not all(map(is_enumerated, values))
            return TypeShape(name=api_type.qualified_name, values=values, open=is_open)
        page = self._index.page_of(api_type)
        properties = (*api_type.properties, *api_type.relationships)
        members = {item.name: item for item in (self._member(item, api_type.namespace, page) for item in properties)}
        members.pop("", None)
        stated = tuple(members.values())
        further = find_represented(stated, api_type.representation, self._inherited_names(api_type))
        return TypeShape(name=api_type.qualified_name, base=api_type.base, members=(*stated, *further))

    def _inherited_names(self, api_type: ApiType) -> frozenset[str]:
        """The names of the members that pages state of the bases of a type; no type is its own ancestor."""
        names: set[str] = set()
        base = api_type.base
        while base is not None:
            names.update(item.name for item in self._index.properties_of(base))
            base = self._index.base_of(base)
        return frozenset(names)

    def _member(self, item: Property | Parameter, namespace: str | None, page: Page) -> Member:
        shape = self._cell_shape(item.type, item.type_page, namespace, page, (item.name, item.origin))
        member = Member(
            name=item.name,
            shape=_with_known(shape, item.values),
            required=item.required,
            description=item.description,
            damaged=self._damage_of(page)(item.name, item.origin),
            origin=item.origin,
        )
        return self._with_statements(member, item) if isinstance(item, Property) else member

    def _damage_of(self, page: Page) -> Callable[[str, Origin], bool]:
        known = self._damage.get(page.path)
        if known is None:
            known = self._damage[page.path] = find_damage(page)
        return known

    def _with_statements(self, member: Member, item: Property) -> Member:
        """The member with what the row of a property states besides."""
        shape = member.shape if item.nullable is None else replace(member.shape, nullable=item.nullable)
        default = None if item.default is None else self._default(shape, item.default)
        return replace(member, shape=shape, read_only=item.read_only, default=default)

    def _default(self, shape: Shape, spelled: str) -> JsonValue:
        """The value that a page calls the default, where the member can have it."""
        if shape.scalar is not None:
            return read_value(shape.scalar, spelled)
        found = None if shape.type is None else self._index.resolve(parse_type(shape.type))
        return spelled if found is not None and spelled in {member.name for member in found.members} else None

    def _cell_shape(
        self, cell: str | None, link: str | None, namespace: str | None, page: Page, member: tuple[str, Origin]
    ) -> Shape:
        """The shape that a type cell states; a name that no page describes is reported and left open."""
        if not cell:
            return ANYTHING
        parsed = parse_type(cell)
        alternatives = parsed.alternatives or (parsed,)
        shapes = []
        for alternative in alternatives:
            shape = self._parsed_shape(alternative, link if len(alternatives) == 1 else None, namespace)
            if shape is None and not self._index.is_described(alternative.name):
                self._findings.of(page).add("unresolved-type", member[1], type=alternative.name, member=member[0])
            shapes.append(UNKNOWN if shape is None else shape)
        item = _any_of(shapes)
        return Shape(items=item) if parsed.collection else item

    def _parsed_shape(self, parsed: ParsedType, link: str | None, namespace: str | None) -> Shape | None:
        """The shape of one item; None for a name that no page describes."""
        if parsed.primitive:
            return ANYTHING if parsed.name == "Untyped" else Shape(scalar=parsed.name)
        resolved = self._index.resolve(parsed, namespace=namespace, page=link)
        return None if resolved is None else Shape(type=resolved.qualified_name)

    def _named_shape(self, name: str | None, link: str | None = None) -> Shape | None:
        """The shape of the item that an annotation or a link names."""
        parsed = parse_type(name or "")
        return None if parsed.name.lower() in NO_TYPE else self._parsed_shape(parsed, link, None)

    # operations

    def shape_operation(self, operation: ApiOperation, page: Page) -> ApiOperation:
        """The operation with the shapes of its request and responses; `page` is its main page."""
        return replace(
            operation,
            body_shape=self._request_shape(operation, page),
            responses=tuple(self._shape_response(operation, response, page) for response in operation.responses),
        )

    def _request_shape(self, operation: ApiOperation, page: Page) -> Shape | None:
        bodies = [body for body in self._bodies(operation.shown, requests=True) if body.value is not None]
        stated = self._stated_request(operation, page) if _takes_body(operation, bodies) else None
        if stated is None and not bodies:
            return None
        is_update = operation.method == _PATCH
        shape = self.reconcile(stated or self.annotated(bodies), bodies, update=is_update)
        if is_update:
            self._let_leave_out(shape)
        if shape.any_of:
            return replace(shape, exclusive=self._is_named_by_all(shape, bodies))
        return replace(shape, required=self._required(shape, bodies)) if operation.method == _POST else shape

    def _required(self, shape: Shape, bodies: Sequence[Body]) -> tuple[str, ...]:
        """The members that the page of a type requires of who creates one, unless an example does without.

        An update may leave out what it leaves as it is, and an answer what nobody selected: those say nothing of it.
        """
        lineage = () if shape.type is None else self.table.lineage(shape.type)
        stated = {item.name for name in lineage for item in self._index.properties_of(name) if _must_be_sent(item)}
        sent = [body.value.keys() for body in bodies if isinstance(body.value, dict)]
        rows = shape.members or ()
        # a table that says of some rows that they are required, or not, says so of the others by its silence
        told = {row.name for row in rows} if any(row.required is not None for row in rows) else set()
        return tuple(sorted(name for name in stated - told if all(name in names for names in sent)))

    def _let_leave_out(self, shape: Shape) -> None:
        """Require no members of the types that an update sends: it leaves out what it leaves as it is."""
        for item in (shape, *shape.any_of):
            if item.type is not None:
                self.table.let_leave_out(item.type)

    def _is_named_by_all(self, shape: Shape, bodies: Sequence[Body]) -> bool:
        """Whether there are examples, and each names one of the alternatives as its type."""
        named = {self.table.find_object(odata_type(body.value)) for body in bodies}
        return bool(bodies) and named <= {alternative.type for alternative in shape.any_of if alternative.type}

    def _stated_request(self, operation: ApiOperation, page: Page) -> Shape | None:
        body = operation.body
        if body is None or body.stated is BodyStatement.NONE or operation.addressed is Addressed.RAW_VALUE:
            return None
        if operation.addressed is Addressed.REFERENCE:
            return REFERENCE_SHAPE
        alternatives = self._body_alternatives(operation)
        if len(alternatives) > 1:
            return Shape(any_of=alternatives)
        named = None if body.resource is None else self._named_shape(body.resource.name, body.resource.page)
        if not operation.body_parameters:
            return named
        rows = (self._member(item, None, page) for item in operation.body_parameters)
        members = tuple(member for member in rows if member.name)
        if body.rows_required and self._lists_what_is_required(members, operation):
            members = tuple(replace(member, required=True) for member in members)
        is_object = named is not None and named.type is not None and not self.table.is_enumeration(named.type)
        return Shape(type=named.type if named is not None and is_object else None, members=members)

    def _lists_what_is_required(self, members: Sequence[Member], operation: ApiOperation) -> bool:
        """Whether a table that is said to list what is required to create something does no more than that.

        Tables of all that can be sent are introduced by the same sentence: they hold most of the type, and examples do
        without some.
        """
        returned = (response.returns for response in operation.responses if response.status in _WITH_CONTENT)
        links = (None if operation.body is None else operation.body.resource, *returned)
        shapes = (self._named_shape(link.name, link.page) for link in links if link is not None)
        made = next((shape.type for shape in shapes if shape is not None and shape.type is not None), None)
        whole = [] if made is None else [item for item in self.table.members(made) if not item.read_only]
        is_few = 2 * len(members) <= len(whole)
        return operation.method == _POST and is_few and _are_all_sent(members, operation)

    def _body_alternatives(self, operation: ApiOperation) -> tuple[Shape, ...]:
        """The types of objects that the pages of the operation name as its body."""
        shapes = (self._named_shape(link.name, link.page) for link in operation.body_types)
        named = (Shape(type=shape.type) for shape in shapes if shape is not None and shape.type is not None)
        return tuple(dict.fromkeys(shape for shape in named if not self.table.is_enumeration(shape.type or "")))

    def _shape_response(self, operation: ApiOperation, response: ApiResponse, page: Page) -> ApiResponse:
        if not has_content(response.status):  # whatever a sentence or an example says that was copied from another page
            return response
        matching = (body for body in self._bodies(operation.shown, requests=False))
        bodies = [body for body in matching if body.example.status == response.status and body.value is not None]
        stated = self._stated_response(operation, response, bodies, page)
        if stated is None and not bodies:
            return response
        if stated is None and _answers_with_resource(operation):
            stated = self.annotated(bodies, tracked=_tracks_changes(operation, bodies))
        if stated is None and operation.method == _GET and bodies and all(map(_is_page_alone, bodies)):
            stated = self._collection(UNKNOWN, tracked=_tracks_changes(operation, bodies))
        return replace(response, shape=self.reconcile(stated, bodies))

    def _stated_response(
        self, operation: ApiOperation, response: ApiResponse, bodies: list[Body], page: Page
    ) -> Shape | None:
        if response.status >= _FIRST_ERROR:
            return Shape(type=ERROR_TYPE)
        if not _answers_with_resource(operation):
            return None
        if response.returns is not None:
            return self._returned(response, bodies, tracked=_tracks_changes(operation, bodies))
        if not bodies and response.status not in _WITH_CONTENT:
            return None
        if operation.response_properties and not any(body.example.odata_type for body in bodies):
            rows = (self._member(item, None, page) for item in operation.response_properties)
            item = Shape(members=tuple(row for row in rows if row.name))
            return self._enveloped(item, bodies, tracked=_tracks_changes(operation, bodies))
        return None

    def _returned(self, response: ApiResponse, bodies: list[Body], *, tracked: bool) -> Shape | None:
        returns = response.returns
        if returns is None:
            return None
        named = self._named_shape(returns.name, returns.page)
        if named is None:
            # of a type that no page describes there may be many all the same
            is_page = returns.collection and all(map(_is_page, bodies))
            return self._collection(UNKNOWN, tracked=tracked) if is_page else None
        named = self._generalised(named, response.further)
        if returns.collection and not (bodies and all(self._is_item(body, named) for body in bodies)):
            return self._collection(named, tracked=tracked)
        return self._enveloped(named, bodies, tracked=tracked)

    def _generalised(self, named: Shape, further: Iterable[Returns]) -> Shape:
        """What all the pages mean that state one operation each for the type it is about: the base of the types.

        Types without a common base are no alternatives: those pages tell of something within the resource.
        """
        for returns in further:
            other = self._named_shape(returns.name, returns.page)
            if named.type is not None and other is not None and other.type is not None:
                base = self.table.common_base((named.type, other.type))
                named = named if base is None else Shape(type=base)
        return named

    def _enveloped(self, item: Shape, bodies: list[Body], *, tracked: bool) -> Shape:
        """The item, or what every example shows around it: a page of items, or an object with the item as `value`."""
        if bodies and not self._has_value(item):
            if all(_is_page(body) for body in bodies):
                return self._collection(item, tracked=tracked)
            if all(_is_envelope(body) for body in bodies):
                return Shape(members=(Member(name=_VALUE, shape=item, required=True),))
        if item.scalar is not None or (item.type is not None and self.table.is_enumeration(item.type)):
            return Shape(members=(Member(name=_VALUE, shape=item),))
        return item

    def annotated(self, bodies: Sequence[Body], *, tracked: bool = False) -> Shape | None:
        """What the annotations name, the alternatives of them where they name several types; None where none does."""
        shapes: list[Shape] = []
        for body in bodies:
            named = self._named_shape(body.example.odata_type)
            if named is None or named.scalar is not None:
                return None
            shapes.append(self._enveloped(named, [body], tracked=tracked))
        return _any_of(list(dict.fromkeys(shapes))) if shapes else None

    def _is_item(self, body: Body, item: Shape) -> bool:
        """Whether the body is the item itself: no page of them, but an object with members of its type.

        A page that tells of one and of many says of both what it says of the many.
        """
        known = () if item.type is None else self.table.members(item.type)
        return not _is_page(body) and not _names(body).isdisjoint(member.name for member in known)

    def _has_value(self, item: Shape) -> bool:
        """Whether `value` is a property of the item itself."""
        members = item.members if item.type is None else self.table.members(item.type)
        return any(member.name == _VALUE for member in members or ())

    def _collection(self, item: Shape, *, tracked: bool) -> Shape:
        """The page of items that the service answers with, or of their changes: named after the type of the items."""
        members = page_members(item, tracked=tracked)
        if item.type is None:
            return Shape(members=members)
        name = item.type + (DELTA_SUFFIX if tracked else COLLECTION_SUFFIX)
        if self.table.find(name) is None:
            self.table.add(TypeShape(name=name, members=members, documented=False))
        return Shape(type=name)

    def _bodies(self, exchanges: Iterable[Exchange], *, requests: bool) -> Iterator[Body]:
        for exchange in exchanges:
            page = self.shown_on[exchange.id]
            examples = (exchange.request,) if requests else exchange.responses
            yield from (Body(example=example, page=page) for example in examples if example is not None)

    def reconcile(self, shape: Shape | None, bodies: Sequence[Body], *, update: bool = False) -> Shape:
        """The shape that accepts every body: learned from them where none is stated."""
        accepted = shape or UNKNOWN
        for body in bodies:
            place = Place(report=self._findings.of(body.page), origin=body.example.origin, update=update)
            accepted = self.table.accept(accepted, body.value, place)
        return accepted


def _with_known(shape: Shape, values: tuple[str, ...]) -> Shape:
    """The shape of a text, or of texts, with the values that its description lists.

    A type that no page describes, but whose values a sentence lists, is an enumeration.
    """
    if not values:
        return shape
    if shape.items is not None:
        return replace(shape, items=_with_known(shape.items, values))
    if shape == UNKNOWN:
        return replace(_STRING, known=values)
    return replace(shape, known=values) if shape.scalar == _STRING.scalar else shape


def _any_of(shapes: list[Shape]) -> Shape:
    if len(shapes) == 1:
        return shapes[0]
    return UNKNOWN if any(shape.states_nothing for shape in shapes) else Shape(any_of=tuple(shapes))


def _is_page(body: Body) -> bool:
    """Whether the body is a page of a collection: an object whose `value` is an array."""
    return isinstance(body.value, dict) and isinstance(body.value.get(_VALUE), list)


def _is_page_alone(body: Body) -> bool:
    """Whether the body is a page of items and nothing but what OData says of one."""
    return _is_page(body) and _is_value_alone(body)


def _is_value_alone(body: Body) -> bool:
    return {_VALUE} == {name for name in _names(body) if "@" not in name}


def _names(body: Body) -> frozenset[str]:
    """The names of the members of an object; of what is none, none."""
    return frozenset(body.value if isinstance(body.value, dict) else ())


def _is_envelope(body: Body) -> bool:
    """Whether the body is an object whose only data is an object called `value`: how Intune shows one entity."""
    is_object = isinstance(body.value, dict) and isinstance(body.value.get(_VALUE), dict)
    return is_object and _is_value_alone(body)


def _must_be_sent(item: Property) -> bool:
    return (item.required is True or item.required_to_create is True) and not item.read_only


def _are_all_sent(members: Iterable[Member], operation: ApiOperation) -> bool:
    """Whether every example sends each of the members, none of which a row calls optional."""
    bodies = [exchange.request.body for exchange in operation.shown if exchange.request is not None]
    sent = [body.keys() for body in bodies if isinstance(body, dict)]
    may_lack = any(member.required is False for member in members)
    return bool(sent) and not may_lack and all(member.name in names for names in sent for member in members)


def _takes_body(operation: ApiOperation, bodies: Sequence[Body]) -> bool:
    """Whether what pages say of a body can be so: nothing reads one, and no deletion has one that no example shows."""
    if operation.method in _WITHOUT_BODY:
        return False
    is_shown = any(exchange.request is not None for exchange in operation.shown)
    return operation.method != _DELETE or bool(bodies) or not is_shown


def _answers_with_resource(operation: ApiOperation) -> bool:
    """Whether an answer can be what a page names: who links a resource may get it, who gets a link gets that alone."""
    if operation.addressed is Addressed.REFERENCE:
        return operation.method not in _WITHOUT_BODY
    return operation.addressed is Addressed.RESOURCE


def _tracks_changes(operation: ApiOperation, bodies: Iterable[Body]) -> bool:
    """Whether the answers end in a link to later changes: an example shows it, or the operation takes what it holds."""
    shows_link = any(isinstance(body.value, dict) and DELTA_LINK in body.value for body in bodies)
    return shows_link or any(option.name == _SINCE for option in operation.query_options)
