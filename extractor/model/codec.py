"""Facts to JSON and back, as the facts contract spells them.

Four rules make every encoding: a field is named as in Python without a trailing underscore; an `Origin` is written as
the members `line` and, for an include, `file`; a field that has a default is left out while it holds it, unless its
metadata says `always`; a tuple is a list. Decoding undoes them and checks no more than it must, for it reads only what
this module wrote. A new fact needs nothing here.

Between processes and builds of the same program facts travel packed: five times as fast, and no contract.
"""

import dataclasses
import json
import types
import typing
from collections.abc import Callable
from enum import Enum
from functools import cache
from typing import Any, TypeVar, cast

import msgspec

from extractor.model.json_value import JsonObject, JsonValue
from extractor.model.origin import Origin

Fact = TypeVar("Fact")
_MISSING = dataclasses.MISSING
_JSON_OBJECT = b"{"


def encode_fact(fact: object) -> bytes:
    """The fact as one line of UTF-8 JSON, members in the order of the dataclass.

    A lone surrogate, as in a file name that is not UTF-8, is written as an escape.
    """
    value = fact_to_json(fact)
    try:
        return msgspec.json.encode(value)
    except UnicodeEncodeError:
        return json.dumps(value, separators=(",", ":"), allow_nan=False).encode("ascii")


def decode_fact(kind: type[Fact], encoded: bytes) -> Fact:
    """The fact of class `kind` that `encode_fact` wrote; raises `ValueError` for anything else."""
    try:
        return fact_from_json(kind, _load(encoded))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError(f"not an encoded {kind.__name__}: {error}") from error


def _load(encoded: bytes) -> JsonValue:
    try:
        return cast("JsonValue", msgspec.json.decode(encoded))
    except (msgspec.DecodeError, ValueError):
        # msgspec refuses the escape of a lone surrogate
        return cast("JsonValue", json.loads(encoded))


def pack_fact(fact: object) -> bytes:
    """The fact as bytes that only this very program reads again: for its cache and its workers."""
    try:
        return msgspec.msgpack.encode(fact)
    except (UnicodeEncodeError, OverflowError):  # a lone surrogate, an integer of more than 64 bits
        return encode_fact(fact)


def unpack_fact(kind: type[Fact], packed: bytes) -> Fact:
    """The fact of class `kind` that `pack_fact` wrote; raises `ValueError` for anything else."""
    if packed[:1] == _JSON_OBJECT:  # in MessagePack a number
        return decode_fact(kind, packed)
    try:
        hint: Any = kind
        return cast("Fact", _unpacker(hint).decode(packed))
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        raise ValueError(f"not a packed {kind.__name__}: {error}") from error


@cache
def _unpacker(kind: Any) -> "msgspec.msgpack.Decoder[Any]":
    return msgspec.msgpack.Decoder(kind)


def fact_to_json(fact: object) -> JsonObject:
    """The fact as plain JSON values: a dict of dicts, lists, strings, numbers, booleans and None."""
    return cast("JsonObject", _encode(fact))


def fact_from_json(kind: type[Fact], value: JsonValue) -> Fact:
    """The fact of class `kind` from what `fact_to_json` gave."""
    hint: Any = kind
    return cast("Fact", _decoder(hint)(value))


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class _FieldPlan:
    attribute: str
    member: str
    default: object
    is_origin: bool


@cache
def _encoding_plan(kind: type) -> tuple[_FieldPlan, ...]:
    return tuple(
        _FieldPlan(
            attribute=item.name,
            member=item.name.rstrip("_"),
            default=_MISSING if item.metadata.get("always") else item.default,
            is_origin=Origin in (item.type, *typing.get_args(item.type)),
        )
        for item in dataclasses.fields(cast("Any", kind))
    )


def _encode(value: object) -> object:
    if value is None or isinstance(value, str | int | float | dict | list):
        return value.value if isinstance(value, Enum) else value
    if isinstance(value, tuple):
        return [_encode(item) for item in value]
    encoded: dict[str, object] = {}
    kind: type = type(value)
    for plan in _encoding_plan(kind):
        item = getattr(value, plan.attribute)
        if plan.is_origin:
            _encode_origin(item, encoded)
        elif plan.default is _MISSING or item != plan.default:
            encoded[plan.member] = _encode(item)
    return encoded


def _encode_origin(origin: Origin | None, encoded: dict[str, object]) -> None:
    encoded["line"] = None if origin is None else origin.line
    if origin is not None and origin.file is not None:
        encoded["file"] = origin.file


Decoder = Callable[[Any], Any]


def _keep(value: object) -> object:
    return value


@cache
def _decoder(hint: Any) -> Decoder:
    if dataclasses.is_dataclass(hint):
        return _dataclass_decoder(cast("type", hint))
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint
    origin = typing.get_origin(hint)
    if origin is tuple:
        return _tuple_decoder(typing.get_args(hint))
    if origin in (typing.Union, types.UnionType):
        return _union_decoder(typing.get_args(hint))
    return _keep


def _tuple_decoder(arguments: tuple[Any, ...]) -> Decoder:
    if arguments[1:] == (Ellipsis,):
        item = _decoder(arguments[0])
        return lambda value: tuple(item(part) for part in value)
    items = [_decoder(argument) for argument in arguments]
    return lambda value: tuple(item(part) for item, part in zip(items, value, strict=True))


def _union_decoder(arguments: tuple[Any, ...]) -> Decoder:
    """Of a union at most one member needs decoding: a dataclass, an enumeration, or a tuple beside a string."""
    decoders = [decoder for decoder in map(_decoder, arguments) if decoder is not _keep]
    if not decoders:
        return _keep
    decode = decoders[0]
    is_tuple = any(typing.get_origin(argument) is tuple for argument in arguments)

    def decode_union(value: Any) -> Any:
        if value is None or (is_tuple and not isinstance(value, list)):
            return value
        return decode(value)

    return decode_union


def _dataclass_decoder(kind: type) -> Decoder:
    hints: dict[str, Any] = {item.name: item.type for item in dataclasses.fields(kind)}
    plans = [(plan, _keep if plan.is_origin else _decoder(hints[plan.attribute])) for plan in _encoding_plan(kind)]

    def decode_dataclass(value: JsonObject) -> Any:
        decoded: dict[str, object] = {}
        for plan, decode in plans:
            if plan.is_origin:
                decoded[plan.attribute] = _decode_origin(value)
            elif plan.member in value:
                decoded[plan.attribute] = decode(value[plan.member])
        return kind(**decoded)

    return decode_dataclass


def _decode_origin(value: JsonObject) -> Origin | None:
    line = value["line"]
    return None if line is None else Origin(line=cast("int", line), file=cast("str | None", value.get("file")))
