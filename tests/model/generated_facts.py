"""Facts of any class, made up by Hypothesis from the class's own annotations.

A dataclass goes in, a strategy for its values comes out; a new fact or field is generated without a change here.
"""

import dataclasses
import types
import typing
from enum import Enum
from typing import Any, TypeVar

from hypothesis import strategies as st

from extractor.model.json_value import JsonObject, JsonValue
from extractor.model.origin import Origin

Fact = TypeVar("Fact")

# What a page can hold: any character; a name from disk may hold lone surrogates besides.
TEXTS = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=8)
NUMBERS = st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False)
JSON_VALUES: st.SearchStrategy[JsonValue] = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXTS,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(TEXTS, inner, max_size=2),
    max_leaves=4,
)
ORIGINS = st.builds(Origin, line=st.integers(1, 9999), file=st.none() | TEXTS)
_SCALARS: dict[object, st.SearchStrategy[Any]] = {
    str: TEXTS,
    int: st.integers(0, 9999),
    bool: st.booleans(),
    types.NoneType: st.none(),
    Origin: ORIGINS,
}


def facts(kind: type[Fact]) -> st.SearchStrategy[Fact]:
    """Values of the dataclass `kind`, each field by its annotation; one that is always written holds its default."""
    fields = dataclasses.fields(typing.cast("Any", kind))
    values = {
        item.name: st.just(item.default) if item.metadata.get("always") else _values(item.type) for item in fields
    }
    return st.builds(kind, **values)


def _values(hint: Any) -> st.SearchStrategy[Any]:
    if hint == JsonValue:
        return JSON_VALUES
    if hint == JsonObject:
        return st.dictionaries(TEXTS, JSON_VALUES, max_size=2)
    if hint in _SCALARS:
        return _SCALARS[hint]
    if isinstance(hint, type) and issubclass(hint, Enum):
        return st.sampled_from(list(hint))
    arguments = typing.get_args(hint)
    if typing.get_origin(hint) is tuple:
        return _tuples(arguments)
    if arguments:
        return st.one_of(*map(_values, arguments))
    # deferred, because building every strategy of a page at once is slow
    return st.deferred(lambda: facts(hint))


def _tuples(arguments: tuple[Any, ...]) -> st.SearchStrategy[tuple[Any, ...]]:
    if arguments[1:] == (Ellipsis,):
        return st.lists(_values(arguments[0]), max_size=2).map(tuple)
    return st.tuples(*map(_values, arguments))
