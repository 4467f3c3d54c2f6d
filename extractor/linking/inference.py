"""The shape of values that no page describes: what is common to all the examples of them.

In come parsed bodies, out comes one shape that accepts them all. A member that some of the values lack is optional;
values of different kinds give alternatives. A value that names a documented type gives that type.
"""

from collections.abc import Callable
from dataclasses import replace

from extractor.linking.lexical import has_form
from extractor.linking.shape import ANYTHING, JsonKind, Member, Shape, kind_of
from extractor.model.json_value import JsonObject, JsonValue

_SCALARS: dict[JsonKind, str] = {
    JsonKind.BOOLEAN: "Boolean",
    JsonKind.INTEGER: "Int64",
    JsonKind.NUMBER: "Double",
    JsonKind.STRING: "String",
}


FindType = Callable[[str | None], str | None]
ODATA_TYPE = "@odata.type"


def odata_type(value: JsonValue) -> str | None:
    """The type that a value names itself, None for one that does not."""
    name = value.get(ODATA_TYPE) if isinstance(value, dict) else None
    return name if isinstance(name, str) else None


def infer_shape(value: JsonValue, find: FindType) -> Shape:
    """The narrowest shape that the value shows; `find` gives the object type that an `@odata.type` names, or None."""
    if isinstance(value, dict):
        return _infer_object(value, find)
    if isinstance(value, list):
        return Shape(items=merge_all([infer_shape(item, find) for item in value]) or ANYTHING)
    kind = kind_of(value)
    if kind is JsonKind.NULL:
        return Shape(nullable=True)
    scalar = _SCALARS[kind]
    return Shape(scalar=scalar if has_form(scalar, value) else "Double")


def _infer_object(value: JsonObject, find: FindType) -> Shape:
    named = find(odata_type(value))
    if named is not None:
        return Shape(type=named)
    return Shape(members=tuple(Member(name=name, shape=infer_shape(item, find)) for name, item in value.items()))


def names_types(shape: Shape) -> bool:
    """Whether the shape, or any part of it, is a named type."""
    return (
        shape.type is not None
        or (shape.items is not None and names_types(shape.items))
        or any(names_types(member.shape) for member in shape.members or ())
        or any(map(names_types, shape.any_of))
    )


def merge_shapes(first: Shape | None, second: Shape) -> Shape:
    """The shape of values of either; order matters only for the order of members and alternatives."""
    if first is None or first == second:
        return second
    if first.states_nothing or second.states_nothing:
        return _merge_unknown(first, second)
    nullable = True if first.nullable or second.nullable else first.nullable
    merged = _merge_same_form(first, second)
    if merged is not None:
        return merged if merged.nullable is nullable else replace(merged, nullable=nullable)
    return _merge_alternatives(first, second, nullable=nullable)


def merge_all(shapes: list[Shape]) -> Shape | None:
    """The shape of values of any of these, None for none of them.

    Neighbours first, then what they gave: to merge one after the other into a shape that grows would take the square of
    a list in which every item has members of its own.
    """
    while len(shapes) > 1:
        pairs = [merge_shapes(first, second) for first, second in zip(shapes[::2], shapes[1::2], strict=False)]
        shapes = pairs + shapes[len(pairs) * 2 :]
    return shapes[0] if shapes else None


def _merge_unknown(first: Shape, second: Shape) -> Shape:
    """A null among other values says that they are nullable; a value of unknown form leaves all open."""
    known, unknown = (second, first) if first.states_nothing else (first, second)
    return replace(known, nullable=True) if unknown.nullable else ANYTHING


def _merge_same_form(first: Shape, second: Shape) -> Shape | None:
    if first.members is not None and second.members is not None and first.type is second.type is None:
        return Shape(members=_merge_members(first.members, second.members))
    if first.items is not None and second.items is not None:
        return Shape(items=_merge_items(first.items, second.items))
    if {first.scalar, second.scalar} == {"Int64", "Double"}:
        return Shape(scalar="Double")
    named = first.scalar or first.type
    return first if named is not None and named == (second.scalar or second.type) else None


def _merge_items(first: Shape, second: Shape) -> Shape:
    """An empty array says nothing of its items."""
    if ANYTHING in (first, second):
        return second if first == ANYTHING else first
    return merge_shapes(first, second)


def _merge_members(first: tuple[Member, ...], second: tuple[Member, ...]) -> tuple[Member, ...]:
    members = {member.name: member for member in first}
    for member in second:
        known = members.get(member.name)
        if known is None:
            members[member.name] = member
        elif known.shape != member.shape:
            members[member.name] = replace(known, shape=merge_shapes(known.shape, member.shape))
    return tuple(members.values())


def _merge_alternatives(first: Shape, second: Shape, *, nullable: bool | None) -> Shape:
    alternatives = list(first.any_of or (replace(first, nullable=None),))
    for shape in second.any_of or (replace(second, nullable=None),):
        same = (index for index, known in enumerate(alternatives) if _merge_same_form(known, shape) is not None)
        index = next(same, None)
        if index is None:
            alternatives.append(shape)
        else:
            alternatives[index] = merge_shapes(alternatives[index], shape)
    if len(alternatives) == 1:
        return replace(alternatives[0], nullable=nullable)
    return Shape(any_of=tuple(alternatives), nullable=nullable)
