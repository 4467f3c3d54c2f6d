"""What JSON a value of the API may be, in OData's terms and in no output format's.

The tables of the documentation state shapes; the examples show values. Where the two contradict, a shape is *widened*
(`extractor.linking.reconcile`), so that every writer works from shapes that no real example breaks. A shape that says
nothing (`ANYTHING`) accepts every value; one of which nothing is known yet (`UNKNOWN`) learns from the examples. A new
kind of statement about a value is a field of `Shape`.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from types import NoneType
from typing import cast

from extractor.model.json_value import JsonValue
from extractor.model.origin import Origin
from extractor.model.text import Text


class JsonKind(StrEnum):
    """The kinds of JSON values; a number without a fraction is an integer, as JSON Schema has it."""

    NULL = "null"
    BOOLEAN = "boolean"
    INTEGER = "integer"
    NUMBER = "number"
    STRING = "string"
    ARRAY = "array"
    OBJECT = "object"


def kind_of(value: JsonValue) -> JsonKind:
    """The kind of a parsed value; a number that JSON cannot spell is the string that stands for it.

    >>> kind_of(2.0)
    <JsonKind.INTEGER: 'integer'>
    >>> kind_of(float("inf"))
    <JsonKind.STRING: 'string'>
    """
    kind = _KINDS.get(type(value))
    return _kind_of_float(cast("float", value)) if kind is None else kind


_KINDS: dict[type, JsonKind] = {
    NoneType: JsonKind.NULL,
    bool: JsonKind.BOOLEAN,
    int: JsonKind.INTEGER,
    str: JsonKind.STRING,
    list: JsonKind.ARRAY,
    dict: JsonKind.OBJECT,
}


def _kind_of_float(value: float) -> JsonKind:
    if value != value or value in (float("inf"), float("-inf")):  # noqa: PLR0124 - only NaN differs from itself
        return JsonKind.STRING
    return JsonKind.INTEGER if value.is_integer() else JsonKind.NUMBER


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """The values that a place accepts: what the one stated form allows, and what examples show beyond it.

    The stated form is `scalar` (the Edm name of a primitive), `items` (an array), `any_of` (alternatives), or `type`
    (the qualified name of a `TypeShape`) and `members` (an object), which stand together where a page restates some
    members of a named type. `nullable` is None where no page says. `formatted` is False when examples show strings or
    numbers outside the primitive's lexical form; `known` are the values of a text that a sentence lists, which nobody
    says are all; `also` holds the kinds that examples show and no page states. `learned` says that no page describes
    the values, so that everything else is what examples show of them. `exclusive` says of `any_of` that each value is
    of one alternative and names it in `@odata.type`. `required` are members of `type` that must be there in this place,
    though elsewhere they need not.
    """

    scalar: str | None = None
    type: str | None = None
    items: "Shape | None" = None
    members: "tuple[Member, ...] | None" = None
    any_of: "tuple[Shape, ...]" = ()
    nullable: bool | None = None
    formatted: bool = True
    known: tuple[str, ...] = ()
    also: tuple[JsonKind, ...] = ()
    learned: bool = False
    exclusive: bool = False
    required: tuple[str, ...] = ()

    @property
    def states_nothing(self) -> bool:
        """Whether every value is accepted."""
        return (
            self.scalar is None
            and self.type is None
            and self.items is None
            and self.members is None
            and not self.any_of
        )


ANYTHING = Shape()
UNKNOWN = Shape(learned=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A member of an object. `required`, `read_only` and `default` are what a page states, None where it does not.

    `default` is a value that `shape` accepts; a word that is none of its values is no default. `damaged` says that
    translation made the name of another, which nothing told, and that no example has it.
    """

    name: str
    shape: Shape
    required: bool | None = None
    read_only: bool | None = None
    default: JsonValue = None
    description: Text | None = None
    damaged: bool = False
    origin: Origin | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeShape:
    """A named type as values show it.

    `name` is qualified. `values` is None but for an enumeration, whose `open` says that examples show values that no
    page lists. `documented` is False for a type that only examples tell of, such as the page of a collection. `tags`
    are all the values of `@odata.type` that its values have; () where that is not known.
    """

    name: str
    base: str | None = None
    members: tuple[Member, ...] = ()
    values: tuple[str, ...] | None = None
    open: bool = False
    documented: bool = True
    tags: tuple[str, ...] = ()
