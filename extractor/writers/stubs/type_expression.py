"""Types as the stubs of every language need them: what a value is made of, with every name resolved.

This module holds the values that `shapes` makes and the languages print. A `DeclaredType` names a
declaration by its key and never dangles: what no declaration describes is a `ScalarType`. A further way to compose
types is a class here and a case in each language's printer.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Scalar(StrEnum):
    """A JSON value without a declaration of its own. `OBJECT` is an object of unknown members, `ANY` any value.

    `BYTES` is a body that is no JSON, `NOTHING` the absence of a body.
    """

    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    OBJECT = "object"
    ANY = "any"
    BYTES = "bytes"
    NULL = "null"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScalarType:
    """A value without a declaration of its own."""

    scalar: Scalar


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredType:
    """A value that the declaration of this key describes."""

    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListType:
    """A JSON array."""

    item: "TypeExpression"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageType:
    """A page of a collection: an object with the items in `value` and a link to the next page."""

    item: "TypeExpression"


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueType:
    """An object that holds a single value in `value`, as OData returns what is no resource."""

    item: "TypeExpression"


@dataclass(frozen=True, slots=True, kw_only=True)
class UnionType:
    """A value of any of two or more types, none of which is a union."""

    members: tuple["TypeExpression", ...]


TypeExpression = ScalarType | DeclaredType | ListType | PageType | ValueType | UnionType

STRING = ScalarType(scalar=Scalar.STRING)
OBJECT = ScalarType(scalar=Scalar.OBJECT)
ANY = ScalarType(scalar=Scalar.ANY)
BYTES = ScalarType(scalar=Scalar.BYTES)
NULL = ScalarType(scalar=Scalar.NULL)
NOTHING = ScalarType(scalar=Scalar.NOTHING)


def union_of(types: tuple[TypeExpression, ...]) -> TypeExpression:
    """The union of the types, each once and in their order, null last; `ANY` takes in the others, none is `ANY`.

    >>> union_of((STRING, OBJECT, STRING)) == UnionType(members=(STRING, OBJECT)), union_of((STRING,)) == STRING
    (True, True)
    """
    if len(types) == 1:
        return types[0]
    flat = dict.fromkeys(member for expression in types for member in _members(expression))
    if not flat or ANY in flat:
        return ANY
    if NULL in flat:
        del flat[NULL]
        flat[NULL] = None
    return next(iter(flat)) if len(flat) == 1 else UnionType(members=tuple(flat))


def _members(expression: TypeExpression) -> tuple[TypeExpression, ...]:
    return expression.members if isinstance(expression, UnionType) else (expression,)


def declared_keys(expression: TypeExpression) -> Iterator[str]:
    """The keys of the declarations that the expression refers to, in its order."""
    match expression:
        case ScalarType():
            return
        case DeclaredType(key=key):
            yield key
        case UnionType(members=members):
            for member in members:
                yield from declared_keys(member)
        case ListType(item=item) | PageType(item=item) | ValueType(item=item):
            yield from declared_keys(item)
