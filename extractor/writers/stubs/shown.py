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
# So many objects stand inside each other on the pages; their members are looked up again and again
_KEPT_OBJECTS = 64
_EVERY_KIND = tuple(JsonKind)
_OF_EVERY_PAGE = frozenset({"value", "@odata.nextLink"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownApi:
    """The API with what its examples show; `type_names` are the further spellings of `@odata.type` by type.

    `added` are the names of the members by type that only examples show. They are the type's own: what an object of a
    base shows without a word of its type is no member of everything derived from it.
    """

    api: Api
    type_names: dict[str, tuple[str, ...]]
    added: dict[str, frozenset[str]]


def learn_shown(api: Api) -> ShownApi:
    """The API in which every example's members are members of the types that the examples show."""
    table = _Shown(api.shapes)
    operations = tuple(_learn_operation(operation, table) for operation in api.operations)
    webhooks = tuple(_learn_webhook(webhook, table) for webhook in api.webhooks)
    return ShownApi(
        api=replace(api, operations=operations, webhooks=webhooks, shapes=table.shapes()),
        type_names={name: tuple(sorted(spelled)) for name, spelled in sorted(table.type_names.items())},
        added=table.added(),
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
    return replace(response, shape=table.accept_all(table.unfold_page(response.shape), bodies))


def _learn_webhook(webhook: Webhook, table: "_Shown") -> Webhook:
    payloads = [exchange.payload.body for exchange in webhook.exchanges if exchange.payload is not None]
    return replace(webhook, shape=table.accept_all(webhook.shape, payloads) or webhook.shape)


def _by_name(members: Iterable[Member]) -> dict[str, Member]:
    """The members by name, the first of each."""
    found: dict[str, Member] = {}
    for member in members:
        found.setdefault(member.name, member)
    return found


class _Shown:
    """The named shapes of an API while examples add members to them."""

    def __init__(self, shapes: Iterable[TypeShape]) -> None:
        self._shapes = {shape.name: shape for shape in shapes}
        self._names = {name.lower(): name for name in self._shapes}
        self._lineages = {name: self._find_lineage(name) for name in self._shapes}
        derived = Counter(base for lineage in self._lineages.values() for base in lineage[1:])
        self._crowded = frozenset(base for base, count in derived.items() if count >= MOST_ALTERNATIVES)
        self._stated = {name: _by_name(shape.members) for name, shape in self._shapes.items()}
        self._added: dict[str, dict[str, Member]] = {name: {} for name in self._shapes}
        self._own: dict[int, tuple[tuple[Member, ...], dict[str, Member]]] = {}
        self.type_names: dict[str, set[str]] = {}

    def shapes(self) -> tuple[TypeShape, ...]:
        """Every named shape with the members that examples added, in the order given."""
        return tuple(
            replace(shape, members=(*self._stated[name].values(), *self._added[name].values()))
            for name, shape in self._shapes.items()
        )

    def added(self) -> dict[str, frozenset[str]]:
        """The names of the members that examples added, by type."""
        return {name: frozenset(added) for name, added in self._added.items() if added}

    def unfold_page(self, shape: Shape | None) -> Shape | None:
        """A page of items as an object of its own: what one operation lists, others that list the type need not."""
        named = None if shape is None else self._shapes.get(shape.type or "")
        if shape is None or named is None or named.documented or shape.members is not None:
            return shape
        is_page = {member.name for member in named.members} >= _OF_EVERY_PAGE
        return replace(shape, type=None, members=named.members) if is_page else shape

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
            return shape if shape.nullable else replace(shape, nullable=True)
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
            return shape if items is shape.items else replace(shape, items=items)
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
        if accepted is shape.any_of[chosen]:
            return shape
        return replace(shape, any_of=(*shape.any_of[:chosen], accepted, *shape.any_of[chosen + 1 :]))

    def _find_other(self, stated: Iterable[Shape], value: JsonValue) -> str | None:
        """The type that the value names, where every stated one is another that has nothing to do with it.

        A page stands for its own type; an operation that many pages describe answers with those of all of them.
        """
        named = self._find_object(odata_type(value))
        if named is None:
            return None
        lineage = self._lineages[named]
        for shape in stated:
            if shape.type is None or shape.members is not None:
                return None
            told_apart = shape.type in lineage and shape.type not in self._crowded
            if shape.type == named or told_apart or named in self._lineages.get(shape.type, ()):
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
            return kind in KINDS.get(shape.scalar, _EVERY_KIND)
        if shape.items is not None:
            return kind is JsonKind.ARRAY
        named = self._shapes.get(shape.type or "")
        return kind is (JsonKind.OBJECT if named is None or named.values is None else JsonKind.STRING)

    def _accept_object(self, shape: Shape, value: JsonObject) -> Shape:
        own = self._own_members(shape.members or ())
        if shape.type is not None:
            self._accept_named(shape.type, {name: item for name, item in value.items() if name not in own}, value)
        learned: dict[str, Member] = {}
        for name, item in value.items() if own else ():
            known = own.get(name)
            if known is not None:
                member = self._accept_own(known, item)
                if member is not known:
                    learned[name] = member
            elif shape.type is None:
                learned[name] = Member(name=name, shape=self._shown_shape(item))
        return replace(shape, members=tuple((own | learned).values())) if learned else shape

    def _own_members(self, members: tuple[Member, ...]) -> dict[str, Member]:
        """The members by name; made once for all items of a list, which may be as many as the members are.

        Those of the objects inside of an item are asked for in between.
        """
        known = self._own.get(id(members))
        if known is None:
            if len(self._own) >= _KEPT_OBJECTS:
                del self._own[next(iter(self._own))]
            known = self._own[id(members)] = (members, {member.name: member for member in members})
        return known[1]

    def _accept_own(self, member: Member, value: JsonValue) -> Member:
        """The member, the same one where the value shows nothing new."""
        shape = self._accept(member.shape, value)
        return member if shape is member.shape else replace(member, shape=shape)

    def _accept_named(self, name: str, value: JsonObject, whole: JsonObject) -> None:
        """Add what the value shows to the type that it names, if that is this one or derived from it, else to this."""
        spelled = odata_type(whole)
        named = self._find(spelled)
        actual = named if named is not None and name in self._lineages[named] else name
        if actual not in self._shapes or self._shapes[actual].values is not None:
            return
        if spelled is not None and spelled != f"#{actual}":
            self.type_names.setdefault(actual, set()).add(spelled)
        owners = [(member, self._owner(actual, member)) for member in value]
        for member, owner in owners:
            self._accept_member(owner, member, value[member])

    def _owner(self, name: str, member: str) -> str:
        """The type whose page states the member: this one or the nearest of its bases; this one where none does."""
        return next((owner for owner in self._lineages[name] if member in self._stated[owner]), name)

    def _accept_member(self, owner: str, name: str, value: JsonValue) -> None:
        """Learn what the value shows of the member; what lies inside it may be of the same type and show more of it."""
        stated, added = self._stated[owner], self._added[owner]
        if name in stated:
            before = stated[name]
            learned = self._accept_own(before, value)
            stated[name] = learned if stated[name] is before else self._accept_own(stated[name], value)
        else:
            shape = self._shown_shape(value)
            known = added.get(name)
            added[name] = Member(name=name, shape=shape if known is None else merge_shapes(known.shape, shape))

    def _shown_shape(self, value: JsonValue) -> Shape:
        return self._accept(_without_inside(infer_shape(value, self._find_object)), value)

    def _find(self, name: str | None) -> str | None:
        return None if name is None else self._names.get(name.strip().removeprefix("#").lower())

    def _find_object(self, name: str | None) -> str | None:
        found = self._find(name)
        return None if found is None or self._shapes[found].values is not None else found

    def _find_lineage(self, name: str) -> tuple[str, ...]:
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
