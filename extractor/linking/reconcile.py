"""Shapes that tables state and values that examples show, brought together: each shape is widened until it accepts.

`ShapeTable` holds the named shapes while they grow. `accept` gives a shape that accepts a value and otherwise says as
much as before; what it widens of a named type holds wherever the type stands. Contradictions of what a page states
are reported as `schema-widened`; what no page states (whether null is allowed) is learned in silence.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from extractor.diagnostics.report import Report
from extractor.linking.inference import infer_shape, merge_shapes, names_types, odata_type
from extractor.linking.lexical import KINDS, has_form
from extractor.linking.shape import ANYTHING, UNKNOWN, JsonKind, Member, Shape, TypeShape, kind_of
from extractor.model.json_value import JsonObject, JsonValue
from extractor.model.origin import Origin

_ALL_KINDS = tuple(JsonKind)
_ARRAYS, _TEXTS, _OBJECTS = (frozenset({kind}) for kind in (JsonKind.ARRAY, JsonKind.STRING, JsonKind.OBJECT))
_IDENTITY = "id"
_TEXT = "String"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A value in an example: the report of its page, the fence, and the way to the value within the body.

    `outer` is the place of the object or array that holds the value, None for the body itself. An `update` leaves out
    what it leaves as it is.
    """

    report: Report
    origin: Origin
    outer: "Place | None" = None
    step: str | int = ""
    update: bool = False

    def inside(self, step: str | int) -> "Place":
        """The place of a member or an item of the value."""
        return Place(report=self.report, origin=self.origin, outer=self, step=step)

    @property
    def pointer(self) -> str:
        """The JSON pointer of the value, made when it is asked for: most values contradict nothing."""
        return "" if self.outer is None else f"{self.outer.pointer}/{self.step}"

    def contradicts(self, stated: str, shown: str) -> None:
        """Report that the example shows what the documentation does not allow here."""
        self.report.add("schema-widened", self.origin, pointer=self.pointer or "/", stated=stated, shown=shown)


class _Entry:
    __slots__ = ("members", "named", "shape")

    def __init__(self, shape: TypeShape) -> None:
        self.shape = shape
        self.named: set[str] = set()
        self.members = {member.name: member for member in shape.members}


class ShapeTable:
    """The named shapes of one API while examples widen them."""

    def __init__(self) -> None:
        """Empty: `add` fills it."""
        self._entries: dict[str, _Entry] = {}
        self._names: dict[str, str] = {}
        self._updated: set[str] = set()

    def add(self, shape: TypeShape) -> None:
        """Hold a named shape; a name is added once."""
        self._entries[shape.name] = _Entry(shape)
        self._names[shape.name.lower()] = shape.name

    def find(self, name: str | None) -> str | None:
        """The name of the shape that an `@odata.type` names, in whatever case; None for one that is not held."""
        return None if name is None else self._names.get(name.strip().removeprefix("#").lower())

    def find_object(self, name: str | None) -> str | None:
        """The same, for types of objects alone."""
        found = self.find(name)
        return None if found is None or self.is_enumeration(found) else found

    def members(self, name: str) -> tuple[Member, ...]:
        """The members of the named shape and of its bases, as they are now."""
        return tuple(member for ancestor in self.lineage(name) for member in self._entries[ancestor].members.values())

    def is_enumeration(self, name: str) -> bool:
        """Whether the named shape is an enumeration."""
        return self._entries[name].shape.values is not None

    def bases(self) -> frozenset[str]:
        """The names of all shapes that another is derived from."""
        return frozenset(entry.shape.base for entry in self._entries.values() if entry.shape.base is not None)

    def common_base(self, names: Iterable[str]) -> str | None:
        """The nearest type that all the named are, or are derived from; None where it says no more than that it is one.

        The root of all entities has an id, which tells nothing of what derives from it.
        """
        lineages = [list(self.lineage(name)) for name in names]
        shared = [name for name in lineages[0] if all(name in lineage for lineage in lineages[1:])]
        nearest = next(iter(shared), None)
        if nearest is None or all(name.lower() == _IDENTITY for name in self._entries[nearest].members):
            return None
        return nearest

    def tags(self, name: str) -> tuple[str, ...]:
        """What `@odata.type` says in values of the named shape: its name, and all that examples show."""
        spelled = {tag for tag in self._entries[name].named if tag.lower() != f"#{name}".lower()}
        return (f"#{name}", *sorted(spelled))

    def keep_tags(self, name: str) -> None:
        """Hold the values of `@odata.type` as part of the named shape: a value that says another is of another type."""
        entry = self._entries[name]
        exact = {f"#{name}", *entry.named}
        entry.shape = replace(entry.shape, tags=(f"#{name}", *sorted(exact - {f"#{name}"})))

    def let_leave_out(self, name: str) -> None:
        """Let values of the named shape do without any member that it or a base requires, from `settle_updates` on.

        What the examples of other operations contradict is thereby the same, whichever of them comes first.
        """
        self._updated.update(self.lineage(name))

    def settle_updates(self) -> None:
        """Require no members of the types that may leave them out: every example has been reconciled."""
        for name in self._updated:
            members = self._entries[name].members
            for member in [item for item in members.values() if item.required]:
                members[member.name] = replace(member, required=None)

    def shapes(self) -> tuple[TypeShape, ...]:
        """Every named shape as it is now, by name."""
        self._admit_null_of_derived()
        entries = sorted(self._entries.items())
        return tuple(replace(entry.shape, members=tuple(self._own_members(name))) for name, entry in entries)

    def restate(self, shape: Shape) -> Shape:
        """The shape with what it restates of the members of its type no further than they are there."""
        if shape.type is None or not shape.members or self.is_enumeration(shape.type):
            return shape
        members = tuple(self._as_inherited(item, self._known_as(item.name, shape.type)) for item in shape.members)
        return shape if members == shape.members else replace(shape, members=members)

    def _known_as(self, name: str, type_name: str) -> Iterator[Member]:
        """The members of that name in the lineage of a type."""
        for ancestor in self.lineage(type_name):
            member = self._entries[ancestor].members.get(name)
            if member is not None:
                yield member

    def _admit_null_of_derived(self) -> None:
        """Let a base that does not say whether a member may be null take what a type derived from it says."""
        for name, entry in self._entries.items():
            nullable = [member.name for member in entry.members.values() if member.shape.nullable]
            for base in [] if not nullable else list(self.lineage(name))[1:]:
                members = self._entries[base].members
                for known in (members[item] for item in nullable if item in members):
                    if known.shape.nullable is None:
                        members[known.name] = replace(known, shape=replace(known.shape, nullable=True))

    def _own_members(self, name: str) -> Iterator[Member]:
        """The members of the named shape alone; what it repeats from a base accepts no other values than there."""
        base = self._entries[name].shape.base
        for member in self._entries[name].members.values():
            yield self._as_inherited(member, () if base is None else self._known_as(member.name, base))

    def _as_inherited(self, member: Member, repeated: Iterable[Member]) -> Member:
        shape, required = member.shape, member.required
        for item in repeated:
            shape, required = self._as_narrow(shape, item.shape), item.required or required
        is_same = shape is member.shape and required is member.required
        return member if is_same else replace(member, shape=shape, required=required)

    def _as_narrow(self, own: Shape, inherited: Shape) -> Shape:
        """The shape of a repeated member: a value is one of the base too, so that what contradicts it says nothing."""
        if inherited.states_nothing or inherited.any_of:
            return own
        if own.scalar is not None and own.scalar == inherited.scalar:
            return own if inherited.formatted or not own.formatted else replace(own, formatted=False)
        if self._stated_kinds(own).isdisjoint(self._stated_kinds(inherited)) or self._is_wider(own, inherited):
            return inherited
        if own.items is None or inherited.items is None:
            return own
        items = self._as_narrow(own.items, inherited.items)
        return own if items is own.items else replace(own, items=items)

    def _is_wider(self, own: Shape, inherited: Shape) -> bool:
        """Whether values of the one are not all of the other: any text for a name, or another type."""
        if own.states_nothing or (own.scalar == _TEXT and inherited.scalar is None):
            return True
        return own.type is not None and inherited.type is not None and inherited.type not in self.lineage(own.type)

    def _stated_kinds(self, shape: Shape) -> frozenset[JsonKind]:
        """The kinds of the values that the shape states, without what examples show beyond them."""
        if shape.items is not None:
            return _ARRAYS
        if shape.scalar is not None:
            return frozenset(KINDS.get(shape.scalar, _ALL_KINDS))
        return _TEXTS if shape.type is not None and self.is_enumeration(shape.type) else _OBJECTS

    def accept(self, shape: Shape, value: JsonValue, place: Place) -> Shape:
        """A shape that accepts `value` and all that `shape` accepts; named types are widened in place."""
        if shape.learned:
            return self._learn(shape, value, place)
        kind = kind_of(value)
        if shape.states_nothing or kind in shape.also:
            return shape
        if kind is JsonKind.NULL:
            return self._accept_null(shape, place)
        if shape.any_of:
            return self._accept_alternative(shape, value, place)
        if shape.items is not None:
            return self._accept_array(shape, value, place)
        if shape.scalar is not None:
            return _accept_scalar(shape, kind, value, place)
        return self._accept_named_or_object(shape, value, place)

    def _learn(self, shape: Shape, value: JsonValue, place: Place) -> Shape:
        """What the value adds to all that examples showed; a type that it names is reconciled as ever."""
        known = None if shape == UNKNOWN else replace(shape, learned=False)
        merged = merge_shapes(known, infer_shape(value, self.find_object))
        # what examples showed without naming a type accepts the value already
        return replace(self.accept(merged, value, place) if names_types(merged) else merged, learned=True)

    def _accept_null(self, shape: Shape, place: Place) -> Shape:
        if shape.nullable is False:
            place.contradicts("not null", JsonKind.NULL)
        return shape if shape.nullable else replace(shape, nullable=True)

    def _accept_alternative(self, shape: Shape, value: JsonValue, place: Place) -> Shape:
        chosen = self._choose(shape.any_of, value)
        if chosen is None:
            return _also(shape, value, place, " or ".join(map(describe, shape.any_of)))
        accepted = self.accept(shape.any_of[chosen], value, place)
        return replace(shape, any_of=(*shape.any_of[:chosen], accepted, *shape.any_of[chosen + 1 :]))

    def _choose(self, alternatives: tuple[Shape, ...], value: JsonValue) -> int | None:
        """The alternative that the value names by its type, else the first that takes its kind."""
        named = self.find(odata_type(value))
        fitting = [index for index, item in enumerate(alternatives) if self._takes(item, value)]
        by_name = [index for index in fitting if named is not None and alternatives[index].type == named]
        return next(iter(by_name or fitting), None)

    def _takes(self, shape: Shape, value: JsonValue) -> bool:
        kind = kind_of(value)
        if shape.states_nothing or kind in shape.also:
            return True
        if shape.scalar is not None:
            return kind in KINDS.get(shape.scalar, _ALL_KINDS) and has_form(shape.scalar, value)
        if shape.items is not None:
            return kind is JsonKind.ARRAY
        if shape.type is not None and self.is_enumeration(shape.type):
            return kind is JsonKind.STRING
        return kind is JsonKind.OBJECT

    def _accept_array(self, shape: Shape, value: JsonValue, place: Place) -> Shape:
        if not isinstance(value, list):
            return _also(shape, value, place, JsonKind.ARRAY)
        items = shape.items or ANYTHING
        for index, item in enumerate(value):
            items = self.accept(items, item, place.inside(index))
        return shape if items == shape.items else replace(shape, items=items)

    def _accept_named_or_object(self, shape: Shape, value: JsonValue, place: Place) -> Shape:
        if shape.type is not None and self.is_enumeration(shape.type):
            if not isinstance(value, str):
                return _also(shape, value, place, shape.type)
            self._accept_enumerated(shape.type, value, place)
            return shape
        if not isinstance(value, dict):
            return _also(shape, value, place, shape.type or JsonKind.OBJECT)
        if shape.type is not None:
            self._accept_object(shape.type, value, place)
        if shape.members is None:
            return shape
        members = self._accept_members(shape.members, value, place)
        return shape if members == shape.members else replace(shape, members=members)

    def _accept_enumerated(self, name: str, value: str, place: Place) -> None:
        entry = self._entries[name]
        if not entry.shape.open and value not in (entry.shape.values or ()):
            place.contradicts(f"a value of {name}", value)
            entry.shape = replace(entry.shape, open=True)

    def _accept_object(self, name: str, value: JsonObject, place: Place) -> None:
        """Widen the named type with its bases, and the derived type that the value names with its own."""
        lineage = dict.fromkeys(self.lineage(name))
        lineage.update(dict.fromkeys(self.lineage(self.find(odata_type(value)))))
        tag = odata_type(value)
        for ancestor in lineage:
            self._entries[ancestor].named.update(() if tag is None else (tag,))
            members = self._entries[ancestor].members
            for member in tuple(members):
                if member in value or not place.update:
                    self._widen_member(members, member, value, place)
        self._updated.update(lineage if place.update else ())

    def _widen_member(self, members: dict[str, Member], name: str, value: JsonObject, place: Place) -> None:
        """Widen a member in place; what a value of a recursive type widens of it further in must stay."""
        while True:
            before = members[name]
            after = self._accept_member(before, value, place)
            if members[name] is before:
                members[name] = after
                return

    def lineage(self, name: str | None) -> Iterator[str]:
        """The named shape and its bases, the nearest first."""
        seen: set[str] = set()
        while name is not None and name in self._entries and name not in seen:
            seen.add(name)
            yield name
            name = self._entries[name].shape.base

    def _accept_members(self, members: tuple[Member, ...], value: JsonObject, place: Place) -> tuple[Member, ...]:
        return tuple(self._accept_member(member, value, place) for member in members)

    def _accept_member(self, member: Member, value: JsonObject, place: Place) -> Member:
        if member.name not in value:
            if member.required:
                place.contradicts(f"{member.name} is required", "no such member")
            return replace(member, required=False) if member.required else member
        shape = self.accept(member.shape, value[member.name], place.inside(member.name))
        # nobody translates the keys of an example
        is_known = shape is member.shape and not member.damaged
        return member if is_known else replace(member, shape=shape, damaged=False)


def _accept_scalar(shape: Shape, kind: JsonKind, value: JsonValue, place: Place) -> Shape:
    edm = shape.scalar or ""
    if kind not in KINDS.get(edm, _ALL_KINDS):
        return _also(shape, value, place, edm)
    if shape.formatted and not has_form(edm, value):
        place.contradicts(edm, _shown(value))
        return replace(shape, formatted=False)
    return shape


def _also(shape: Shape, value: JsonValue, place: Place, stated: str) -> Shape:
    kind = kind_of(value)
    place.contradicts(stated, kind)
    return replace(shape, also=tuple(sorted({*shape.also, kind})))


def _shown(value: JsonValue) -> str:
    text = str(value)
    limit = 60
    return text if len(text) <= limit else f"{text[:limit]}..."


def describe(shape: Shape) -> str:
    """What a message calls a shape: its type's name, or its kind."""
    if shape.items is not None:
        return f"collection of {describe(shape.items)}"
    return shape.scalar or shape.type or (JsonKind.OBJECT if shape.members is not None else "anything")
