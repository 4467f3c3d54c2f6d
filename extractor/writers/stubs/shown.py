"""What the examples send and receive beyond what any page describes: members that no table lists, names of types.

In goes an `Api` whose shapes accept the kinds of every value, out comes one in which every member that an example shows
is a member of its type too, with the names by which examples call each type. A stub is closed where a JSON Schema is
open: without these a type checker would refuse the documentation's own examples. What a page states is never changed
here; what a value may be is for `extractor.linking.reconcile`.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from extractor.linking.api import Api, ApiOperation, ApiResponse, Webhook
from extractor.linking.inference import infer_shape, merge_shapes, odata_type
from extractor.linking.lexical import KINDS
from extractor.linking.shape import JsonKind, Member, Shape, TypeShape, kind_of
from extractor.model.json_value import JsonObject, JsonValue

# A type with more derived ones than this stands for itself alone: nobody tells so many apart one by one, and type
# checkers slow down. In practice it is the root that every entity derives from.
MOST_ALTERNATIVES = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownApi:
    """The API with what its examples show; `type_names` are the further spellings of `@odata.type` by type."""

    api: Api
    type_names: dict[str, tuple[str, ...]]


def learn_shown(api: Api) -> ShownApi:
    """The API in which every example's members are members of the types that the examples show."""
    table = _Shown(api.shapes)
    operations = tuple(_learn_operation(operation, table) for operation in api.operations)
    webhooks = tuple(_learn_webhook(webhook, table) for webhook in api.webhooks)
    return ShownApi(
        api=replace(api, operations=operations, webhooks=webhooks, shapes=table.shapes()),
        type_names={name: tuple(sorted(spelled)) for name, spelled in sorted(table.type_names.items())},
    )


def _learn_operation(operation: ApiOperation, table: "_Shown") -> ApiOperation:
    requests = [exchange.request.body for exchange in operation.exchanges if exchange.request is not None]
    return replace(
        operation,
        body_shape=table.accept_all(operation.body_shape, requests),
        responses=tuple(_learn_response(operation, response, table) for response in operation.responses),
    )


def _learn_response(operation: ApiOperation, response: ApiResponse, table: "_Shown") -> ApiResponse:
    examples = [example for exchange in operation.exchanges for example in exchange.responses]
    bodies = [example.body for example in examples if example.status == response.status]
    return replace(response, shape=table.accept_all(response.shape, bodies))


def _learn_webhook(webhook: Webhook, table: "_Shown") -> Webhook:
    payloads = [exchange.payload.body for exchange in webhook.exchanges if exchange.payload is not None]
    return replace(webhook, shape=table.accept_all(webhook.shape, payloads) or webhook.shape)


class _Shown:
    """The named shapes of an API while examples add members to them."""

    def __init__(self, shapes: Iterable[TypeShape]) -> None:
        self._shapes = {shape.name: shape for shape in shapes}
        self._names = {name.lower(): name for name in self._shapes}
        derived = Counter(base for name in self._shapes for base in self._lineage(name)[1:])
        self._crowded = frozenset(base for base, count in derived.items() if count >= MOST_ALTERNATIVES)
        self._added: dict[str, dict[str, Member]] = {}
        self.type_names: dict[str, set[str]] = {}

    def shapes(self) -> tuple[TypeShape, ...]:
        """Every named shape with the members that examples added, in the order given."""
        return tuple(
            replace(shape, members=(*shape.members, *self._added.get(shape.name, {}).values()))
            for shape in self._shapes.values()
        )

    def accept_all(self, shape: Shape | None, values: Iterable[JsonValue]) -> Shape | None:
        """The shape with the members that the values show; None where there is none."""
        if shape is None:
            return None
        for value in values:
            if value is not None:
                shape = self._accept(shape, value)
        return shape

    def _accept(self, shape: Shape, value: JsonValue) -> Shape:
        kind = kind_of(value)
        if shape.states_nothing or kind in shape.also:
            return shape
        if kind is JsonKind.NULL:
            return replace(shape, nullable=True)
        if not self._takes(shape, kind):
            return replace(shape, also=tuple(sorted({*shape.also, kind})))
        return self._accept_inside(shape, value)

    def _accept_inside(self, shape: Shape, value: JsonValue) -> Shape:
        if shape.any_of:
            return self._accept_alternative(shape, value)
        if shape.items is not None and isinstance(value, list):
            items = shape.items
            for item in value:
                items = self._accept(items, item)
            return replace(shape, items=items)
        if isinstance(value, dict):
            other = self._find_other((shape,), value)
            if other is None:
                return self._accept_object(shape, value)
            alone = replace(shape, nullable=None, also=())
            return replace(self._accept_one_more(Shape(any_of=(alone,)), other, value), nullable=shape.nullable)
        if isinstance(value, str) and shape.type is not None:
            self._accept_enumerated(shape.type, value)
        return shape

    def _accept_enumerated(self, name: str, value: str) -> None:
        if value not in (self._shapes[name].values or ()):
            self._shapes[name] = replace(self._shapes[name], open=True)

    def _accept_alternative(self, shape: Shape, value: JsonValue) -> Shape:
        other = self._find_other(shape.any_of, value)
        if other is not None:
            return self._accept_one_more(shape, other, value)
        kind = kind_of(value)
        fitting = [index for index, item in enumerate(shape.any_of) if self._takes(item, kind)]
        named = self._find(odata_type(value))
        chosen = next((index for index in fitting if named and shape.any_of[index].type == named), fitting[0])
        accepted = self._accept(shape.any_of[chosen], value)
        return replace(shape, any_of=(*shape.any_of[:chosen], accepted, *shape.any_of[chosen + 1 :]))

    def _find_other(self, stated: Iterable[Shape], value: JsonValue) -> str | None:
        """The type that the value names, where every stated one is another that has nothing to do with it.

        A page stands for its own type; an operation that many pages describe answers with those of all of them.
        """
        named = self._find_object(odata_type(value))
        if named is None:
            return None
        lineage = self._lineage(named)
        for shape in stated:
            if shape.type is None or shape.members is not None:
                return None
            told_apart = shape.type in lineage and shape.type not in self._crowded
            if shape.type == named or told_apart or named in self._lineage(shape.type):
                return None
        return named

    def _accept_one_more(self, shape: Shape, other: str, value: JsonValue) -> Shape:
        return replace(shape, any_of=(*shape.any_of, self._accept(Shape(type=other), value)))

    def _takes(self, shape: Shape, kind: JsonKind) -> bool:
        """Whether the shape says anything of values of this kind."""
        if shape.any_of:
            return any(self._takes(item, kind) for item in shape.any_of)
        if shape.states_nothing or kind in shape.also:
            return True
        if shape.scalar is not None:
            return kind in KINDS.get(shape.scalar, tuple(JsonKind))
        if shape.items is not None:
            return kind is JsonKind.ARRAY
        named = self._shapes.get(shape.type or "")
        return kind is (JsonKind.OBJECT if named is None or named.values is None else JsonKind.STRING)

    def _accept_object(self, shape: Shape, value: JsonObject) -> Shape:
        own = {member.name: member for member in shape.members or ()}
        if shape.type is not None:
            self._accept_named(shape.type, {name: item for name, item in value.items() if name not in own}, value)
        if shape.members is None or not own:
            return shape
        for name, item in value.items():
            if name in own:
                own[name] = replace(own[name], shape=self._accept(own[name].shape, item))
            elif shape.type is None:
                own[name] = self._added_member(None, name, item)
        return replace(shape, members=tuple(own.values()))

    def _accept_named(self, name: str, value: JsonObject, whole: JsonObject) -> None:
        """Add what the value shows to the type that it names, if that is this one or derived from it, else to this."""
        spelled = odata_type(whole)
        named = self._find(spelled)
        actual = named if named is not None and name in self._lineage(named) else name
        if actual not in self._shapes or self._shapes[actual].values is not None:
            return
        if spelled is not None and spelled != f"#{actual}":
            self.type_names.setdefault(actual, set()).add(spelled)
        lineage = reversed(self._lineage(actual))
        known = {member.name: owner for owner in lineage for member in self._members(owner)}
        for member, item in value.items():
            self._accept_member(known.get(member, actual), member, item)

    def _accept_member(self, owner: str, name: str, value: JsonValue) -> None:
        stated = next((member for member in self._shapes[owner].members if member.name == name), None)
        if stated is None:
            added = self._added.setdefault(owner, {})
            added[name] = self._added_member(added.get(name), name, value)
            return
        shape = self._accept(stated.shape, value)
        if shape != stated.shape:
            learned = replace(stated, shape=shape)
            members = (learned if member is stated else member for member in self._shapes[owner].members)
            self._shapes[owner] = replace(self._shapes[owner], members=tuple(members))

    def _added_member(self, known: Member | None, name: str, value: JsonValue) -> Member:
        shape = self._accept(_without_inside(infer_shape(value, self._find_object)), value)
        return Member(name=name, shape=shape if known is None else merge_shapes(known.shape, shape))

    def _members(self, name: str) -> tuple[Member, ...]:
        return (*self._shapes[name].members, *self._added.get(name, {}).values())

    def _find(self, name: str | None) -> str | None:
        return None if name is None else self._names.get(name.strip().removeprefix("#").lower())

    def _find_object(self, name: str | None) -> str | None:
        found = self._find(name)
        return None if found is None or self._shapes[found].values is not None else found

    def _lineage(self, name: str) -> tuple[str, ...]:
        lineage: dict[str, None] = {}
        current: str | None = name
        while current is not None and current in self._shapes and current not in lineage:
            lineage[current] = None
            current = self._shapes[current].base
        return tuple(lineage)


def _without_inside(shape: Shape) -> Shape:
    """The shape with objects that have no name left open: an example of what no page describes is no description."""
    items = None if shape.items is None else _without_inside(shape.items)
    alternatives = dict.fromkeys(_without_inside(item) for item in shape.any_of)
    return replace(shape, items=items, any_of=tuple(alternatives), members=None if shape.members is None else ())
