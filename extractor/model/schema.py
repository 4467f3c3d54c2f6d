"""The JSON Schema of what the codec writes, made from the dataclasses by the codec's own four rules.

A class goes in, a JSON Schema (2020-12) comes out that every encoding of its values satisfies: what the facts contract
promises, in a form that programs can check. Members are never closed, because later formats may add some. A new fact
needs nothing here; a new kind of annotation in a dataclass is one more case of `_type_schema`.
"""

import dataclasses
import types
import typing
from collections.abc import Callable
from enum import Enum
from typing import Any, cast

from extractor.model.json_value import JsonObject, JsonValue
from extractor.model.origin import Origin
from extractor.model.page import FORMAT, Page

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_LINE: JsonObject = {"type": "integer", "minimum": 1}
_SCALARS: dict[type, str] = {str: "string", bool: "boolean", int: "integer", float: "number"}


def facts_schema() -> JsonObject:
    """The schema of one line of `extractor facts`: an encoded `Page` of this format."""
    page = fact_schema(Page)
    cast("JsonObject", page["properties"])["format"] = {"const": FORMAT}
    page["$id"] = f"urn:graph-docs-extractor:facts:{FORMAT}"
    page["title"] = "The facts of one documentation page"
    return page


def fact_schema(kind: type) -> JsonObject:
    """The schema of an encoded value of the dataclass `kind`; the classes that it refers to stand in `$defs`."""
    definitions: dict[str, JsonObject] = {}
    root = _class_schema(kind, definitions)
    named: JsonObject = {name: definitions[name] for name in sorted(definitions)}
    return {"$schema": DIALECT, **root, "$defs": named}


def _class_schema(kind: type, definitions: dict[str, JsonObject]) -> JsonObject:
    properties: JsonObject = {}
    required: list[JsonValue] = []
    for item in dataclasses.fields(cast("Any", kind)):
        if Origin in (item.type, *typing.get_args(item.type)):
            properties |= {"line": _LINE if item.type is Origin else _nullable(_LINE), "file": {"type": "string"}}
            required.append("line")
            continue
        name = item.name.rstrip("_")
        properties[name] = _type_schema(item.type, definitions)
        if item.default is dataclasses.MISSING or item.metadata.get("always"):
            required.append(name)
    return _described(kind) | {"type": "object", "properties": properties, "required": required}


def _described(kind: type) -> JsonObject:
    """The class's own words; Python leaves them out when it runs with `-OO`."""
    return {"description": " ".join(kind.__doc__.split())} if kind.__doc__ else {}


def _type_schema(hint: Any, definitions: dict[str, JsonObject]) -> JsonObject:
    if hint == JsonValue:
        return {}
    if isinstance(hint, type) and not typing.get_args(hint):
        return _plain_schema(hint, definitions)
    arguments = typing.get_args(hint)
    match typing.get_origin(hint):
        case builtin if builtin is tuple:
            return _tuple_schema(arguments, definitions)
        case builtin if builtin is dict:
            return {"type": "object"}
        case union if union in (typing.Union, types.UnionType):
            return _union_schema(arguments, definitions)
    raise TypeError(f"a fact cannot hold {hint!r}")


def _plain_schema(hint: type, definitions: dict[str, JsonObject]) -> JsonObject:
    if hint in _SCALARS:
        return {"type": _SCALARS[hint]}
    if issubclass(hint, Enum):
        return _defined(hint, definitions, _enumeration_schema)
    if dataclasses.is_dataclass(hint):
        return _defined(hint, definitions, lambda kind: _class_schema(kind, definitions))
    raise TypeError(f"a fact cannot hold {hint!r}")


def _defined(hint: type, definitions: dict[str, JsonObject], make: Callable[[type], JsonObject]) -> JsonObject:
    name = hint.__name__
    if name not in definitions:
        # reserved first, so that a class that holds itself ends here
        definitions[name] = {}
        definitions[name] = make(hint)
    return {"$ref": f"#/$defs/{name}"}


def _enumeration_schema(kind: type) -> JsonObject:
    members = cast("type[Enum]", kind)
    return _described(kind) | {"enum": [member.value for member in members]}


def _tuple_schema(arguments: tuple[Any, ...], definitions: dict[str, JsonObject]) -> JsonObject:
    if arguments[1:] == (Ellipsis,):
        return {"type": "array", "items": _type_schema(arguments[0], definitions)}
    items: list[JsonValue] = [_type_schema(argument, definitions) for argument in arguments]
    return {"type": "array", "prefixItems": items, "minItems": len(items), "items": False}


def _union_schema(arguments: tuple[Any, ...], definitions: dict[str, JsonObject]) -> JsonObject:
    schemas = [_type_schema(argument, definitions) for argument in arguments if argument is not types.NoneType]
    is_nullable = len(schemas) < len(arguments)
    if len(schemas) == 1:
        return _nullable(schemas[0]) if is_nullable else schemas[0]
    null: JsonObject = {"type": "null"}
    return {"anyOf": [*schemas, null] if is_nullable else [*schemas]}


def _nullable(schema: JsonObject) -> JsonObject:
    kind = schema.get("type")
    return schema | {"type": [kind, "null"]} if isinstance(kind, str) else {"anyOf": [schema, {"type": "null"}]}
