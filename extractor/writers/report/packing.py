"""JSON made small without a compressor, whose bytes would differ from one machine to the next.

A value goes in; out comes the same value with everything that stands in it more than once, be it a text or a whole
object, replaced by a reference into a table, and with the names of objects that are alike written once. What is
referred to most has the shortest references. The site puts all of it back (`templates/report/assets/shards.js`). A
string that could be taken for a reference is in the table too, so that any text comes back as it was.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from extractor.model.json_value import JsonObject, JsonValue

# `~3` is the fourth entry of the table; a list that begins with `^3` is an object with the fourth set of names
_REFERENCE, _SHAPE = "~", "^"
_MARKS = (_REFERENCE, _SHAPE)
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
# Shorter texts are no longer than a reference to them
_SHORTEST = 5

_Names: TypeAlias = tuple[str, ...]
_Scalar: TypeAlias = str | int | float | None
# A scalar with its class, for 1, 1.0 and True are one key of a dictionary; or names (None: a list) and numbers of parts
_Part: TypeAlias = tuple[type, _Scalar] | tuple[_Names | None, tuple[int, ...]]


def pack(value: JsonValue) -> JsonObject:
    """The value as shapes, a table, and what is left of it.

    >>> pack([["microsoft.graph.call"], "microsoft.graph.call", {"a": 1}, {"a": 2}])
    {'shapes': [['a']], 'shared': ['microsoft.graph.call'], 'value': [['~0'], '~0', ['^0', 1], ['^0', 2]]}
    """
    parts = _Parts()
    root = parts.add(value)
    shapes = [names for names, count in parts.shapes.most_common() if count > 1]
    shared = sorted(filter(parts.is_shared, range(len(parts.parts))), key=lambda number: -parts.holders[number])
    speller = _Speller(parts.parts, shapes, {number: place for place, number in enumerate(shared)})
    spelled_shapes: list[JsonValue] = [list(names) for names in shapes]
    return {
        "shapes": spelled_shapes,
        "shared": [speller.spell(number) for number in shared],
        "value": speller.spell(root),
    }


def _print_number(number: int) -> str:
    """The number in base 36, as JavaScript's `parseInt` reads it."""
    text = ""
    while True:
        number, digit = divmod(number, len(_DIGITS))
        text = _DIGITS[digit] + text
        if not number:
            return text


class _Parts:
    """The distinct parts of a value, each after its own parts, how many others hold it, and how often names recur."""

    def __init__(self) -> None:
        self._numbers: dict[_Part, int] = {}
        self.parts: list[_Part] = []
        self.holders: list[int] = []
        self.shapes: Counter[_Names] = Counter()

    def add(self, value: JsonValue) -> int:
        """The number of the value among the parts."""
        inner = self._inner(value)
        part: _Part = (type(value), value) if isinstance(value, _Scalar) else (_names(value), inner)
        known = self._numbers.get(part)
        if known is not None:
            return known
        number = self._numbers[part] = len(self.parts)
        self.parts.append(part)
        self.holders.append(0)
        for held in inner:
            self.holders[held] += 1
        if isinstance(value, dict):
            self.shapes[tuple(value)] += 1
        return number

    def is_shared(self, number: int) -> bool:
        """Whether the part stands in the table."""
        content = self.parts[number][1]
        if isinstance(content, str):
            return content[:1] in _MARKS or (self.holders[number] > 1 and len(content) >= _SHORTEST)
        return self.holders[number] > 1 and isinstance(content, tuple) and bool(content)

    def _inner(self, value: JsonValue) -> tuple[int, ...]:
        if isinstance(value, dict):
            return tuple(map(self.add, value.values()))
        return tuple(map(self.add, value)) if isinstance(value, list) else ()


def _names(value: JsonValue) -> _Names | None:
    return tuple(value) if isinstance(value, dict) else None


class _Speller:
    """Writes parts, and references in place of those that stand in the table."""

    def __init__(self, parts: Sequence[_Part], shapes: Sequence[_Names], table: Mapping[int, int]) -> None:
        self._parts = parts
        self._shapes = {names: f"{_SHAPE}{_print_number(number)}" for number, names in enumerate(shapes)}
        self._references = {number: f"{_REFERENCE}{_print_number(place)}" for number, place in table.items()}

    def spell(self, number: int) -> JsonValue:
        """The part itself."""
        head, content = self._parts[number]
        if not isinstance(content, tuple):
            return content
        values = [self._references.get(inner) or self.spell(inner) for inner in content]
        if not isinstance(head, tuple):
            return values
        shape = self._shapes.get(head)
        return dict(zip(head, values, strict=True)) if shape is None else [shape, *values]
