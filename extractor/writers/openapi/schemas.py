"""Shapes to JSON Schema 2020-12, the dialect of OpenAPI 3.1.

A shape goes in, a schema tree comes out; named shapes become components and are referred to, so that recursion is
always by reference. What examples showed beyond what pages state is already part of a shape. A primitive is a line in
`_SCALARS`; which formats a validator checks is decided in `extractor.linking.lexical`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractor.linking.api import Api, ApiType
from extractor.linking.inference import ODATA_TYPE
from extractor.linking.lexical import is_enumerated
from extractor.linking.shape import JsonKind, Member, Shape, TypeShape
from extractor.model.json_value import JsonObject, JsonValue
from extractor.model.page import NoticeKind
from extractor.model.resource import ResourceKind
from extractor.writers.escaping.text import one_line
from extractor.writers.openapi.names import component_key, schema_reference
from extractor.writers.openapi.texts import described, place, say

_SCALARS: dict[str, JsonObject] = {
    "Binary": {"type": "string", "format": "byte", "contentEncoding": "base64"},
    "Boolean": {"type": "boolean"},
    "Byte": {"type": "integer", "format": "uint8"},
    "Date": {"type": "string", "format": "date"},
    "DateTimeOffset": {"type": "string", "format": "date-time"},
    "Decimal": {"type": "number", "format": "decimal"},
    "Double": {"type": "number", "format": "double"},
    "Duration": {"type": "string", "format": "duration"},
    "Guid": {"type": "string", "format": "uuid"},
    "Int16": {"type": "integer", "format": "int16"},
    "Int32": {"type": "integer", "format": "int32"},
    "Int64": {"type": "integer", "format": "int64"},
    "SByte": {"type": "integer", "format": "int8"},
    "Single": {"type": "number", "format": "float"},
    "Stream": {"type": "string", "contentMediaType": "application/octet-stream"},
    "String": {"type": "string"},
    "TimeOfDay": {"type": "string", "format": "time-local"},
}
_LEXICAL = ("format", "contentEncoding")
# What stands on a page in place of a name that translation damaged
_DAMAGED = "x-ms-docs-damaged"
_NAMED_TYPE = "x-ms-docs-type"
_ENUMERATION = "x-ms-enum"
_REFERENCE = "$ref"


def scalar_schema(edm: str | None) -> JsonObject:
    """The schema of a primitive by its Edm name; text for one that has none."""
    return dict(_SCALARS.get(edm or "String", _SCALARS["String"]))


def view_schema(shape: Shape, locale: str | None) -> JsonObject:
    """The schema of a value."""
    kinds: list[JsonValue] = [kind.value for kind in shape.also if kind is not JsonKind.ARRAY]
    if shape.nullable and not shape.states_nothing:
        kinds.append(JsonKind.NULL.value)
    stated = _stated(shape, locale)
    # tools of OpenAPI 3.0 know no array without `items`
    arrays: list[JsonValue] = [{"type": "array", "items": {}}] if JsonKind.ARRAY in shape.also else []
    if not kinds and not arrays:
        return stated
    if isinstance(stated.get("type"), str) and not arrays and (_is_nullable_alone(kinds) or "items" not in stated):
        return {**stated, "type": [stated["type"], *kinds]}
    alternatives = stated["anyOf"] if list(stated) == ["anyOf"] and isinstance(stated["anyOf"], list) else [stated]
    others: list[JsonValue] = [{"type": kinds[0] if len(kinds) == 1 else kinds}] if kinds else []
    return {"anyOf": [*alternatives, *arrays, *others]}


def _is_nullable_alone(kinds: Sequence[JsonValue]) -> bool:
    """Whether null is all that stands beside the stated kind: generators make nothing of an array that may be text."""
    return kinds == [JsonKind.NULL.value]


def _stated(shape: Shape, locale: str | None) -> JsonObject:
    """The schema of the stated form alone."""
    if shape.any_of:
        alternatives: list[JsonValue] = [view_schema(alternative, locale) for alternative in shape.any_of]
        return {"oneOf": alternatives, **_discriminator(shape.any_of)} if shape.exclusive else {"anyOf": alternatives}
    if shape.items is not None:
        return {"type": "array", "items": view_schema(shape.items, locale)}
    if shape.scalar is not None:
        schema = {**scalar_schema(shape.scalar), **_known_values(shape)}
        return schema if shape.formatted else {key: value for key, value in schema.items() if key not in _LEXICAL}
    inline = None if shape.members is None else view_object(shape.members, locale)
    if shape.type is None:
        return inline or {}
    reference: JsonObject = {_REFERENCE: schema_reference(shape.type)}
    whole = _requiring(inline, shape.required)
    return reference if whole is None else {"allOf": [reference, whole]}


def _known_values(shape: Shape) -> JsonObject:
    """What names the values of a text that are known, in the form of an enumeration that is open."""
    values: list[JsonValue] = [{"value": value} for value in shape.known if is_enumerated(value)]
    return {_ENUMERATION: {"modelAsString": True, "values": values}} if values else {}


def _requiring(inline: JsonObject | None, names: Sequence[str]) -> JsonObject | None:
    """The schema of the members that stand beside a type, with those of the type that are required in this place."""
    if not names:
        return inline
    stated = {} if inline is None else inline
    own = stated.get("required")
    required = dict.fromkeys([*(own if isinstance(own, list) else ()), *names])
    return {"type": "object", **stated, "required": list(required)}


def _discriminator(alternatives: Sequence[Shape]) -> JsonObject:
    """What tells exclusive alternatives apart: each value names its type."""
    names = [alternative.type for alternative in alternatives if alternative.type is not None]
    mapping: JsonObject = {f"#{name}": schema_reference(name) for name in names}
    return {"discriminator": {"propertyName": ODATA_TYPE, "mapping": mapping}}


def view_object(members: Sequence[Member], locale: str | None) -> JsonObject:
    """The schema of an object with the members; others are allowed, as everywhere in OData.

    A member whose name translation damaged stands beside the properties: what it is really called is unknown.
    """
    named = [member for member in _apart(members) if not member.damaged]
    schema: JsonObject = {"type": "object"}
    required: list[JsonValue] = [member.name for member in named if member.required]
    if required:
        schema["required"] = required
    if named:
        schema["properties"] = {member.name: _view_member(member, locale) for member in named}
    damaged: JsonObject = {member.name: _view_member(member, locale) for member in members if member.damaged}
    return {**schema, _DAMAGED: _naming_types(damaged)} if damaged else schema


def _apart(members: Sequence[Member]) -> Iterator[Member]:
    """The members without those that only an example shows, and that another differs from by capitals alone.

    Two examples spell one name so. Generators of clients make one identifier of both; the schema takes either still.
    """
    seen: set[str] = set()
    for member in members:
        if member.origin is not None or member.name.lower() not in seen:
            yield member
        seen.add(member.name.lower())


def _naming_types(tree: JsonValue) -> JsonValue:
    """The tree with the names of types in place of references.

    Redocly puts what an extension refers to in its place, and a type that refers to itself has no end then.
    """
    if isinstance(tree, list):
        return [_naming_types(item) for item in tree]
    if not isinstance(tree, dict):
        return tree
    named = {name: _naming_types(value) for name, value in tree.items() if name != _REFERENCE}
    reference = tree.get(_REFERENCE)
    return {_NAMED_TYPE: reference.rpartition("/")[2], **named} if isinstance(reference, str) else named


def _naming_values(schema: JsonObject, name: str) -> JsonObject:
    """The schema of a text, or of an array of texts, whose known values get the name of the member that has them."""
    items, known = schema.get("items"), schema.get(_ENUMERATION)
    if isinstance(items, dict) and _ENUMERATION in items:
        return {**schema, "items": _naming_values(items, name)}
    return {**schema, _ENUMERATION: {"name": name, **known}} if isinstance(known, dict) else schema


def _view_member(member: Member, locale: str | None) -> JsonObject:
    schema = described(_naming_values(view_schema(member.shape, locale), member.name), say(member.description, locale))
    if member.default is not None:
        schema["default"] = member.default
    return {**schema, "readOnly": True} if member.read_only else schema


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedShape:
    """A named shape with all that its schema depends on: the pages' word on the type, the types derived from it."""

    shape: TypeShape
    api_type: ApiType | None
    derived: tuple[str, ...]
    locale: str | None

    @property
    def key(self) -> str:
        """Its key among the components."""
        return component_key(self.shape.name)


def named_shapes(api: Api) -> list[NamedShape]:
    """All named shapes, by key."""
    types = {api_type.qualified_name: api_type for api_type in api.types}
    derived = _descendants(api.shapes)
    shapes = (
        NamedShape(
            shape=shape,
            api_type=types.get(shape.name),
            derived=tuple(derived.get(shape.name, ())),
            locale=api.locale,
        )
        for shape in api.shapes
    )
    return sorted(shapes, key=lambda item: item.key)


def view_components(api: Api) -> list[tuple[str, JsonObject]]:
    """The schemas of all named shapes, by key."""
    return [(item.key, view_named(item)) for item in named_shapes(api)]


def _descendants(shapes: Iterable[TypeShape]) -> Mapping[str, list[str]]:
    """The types derived from each type, however far, by name."""
    bases = {shape.name: shape.base for shape in shapes}
    derived: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(bases):
        ancestor, seen = bases[name], {name}
        while ancestor is not None and ancestor not in seen:
            seen.add(ancestor)
            derived[ancestor].append(name)
            ancestor = bases.get(ancestor)
    return derived


def view_named(item: NamedShape) -> JsonObject:
    """The schema of a named shape."""
    shape, api_type, locale = item.shape, item.api_type, item.locale
    head: JsonObject = {"title": shape.name.rpartition(".")[2]}
    if api_type is not None:
        head = described(head, say(api_type.description, locale))
    is_enumeration = shape.values is not None
    body = _view_enumeration(shape, api_type, locale) if is_enumeration else _view_entity(shape, item.derived, locale)
    return {**head, **body, **_provenance(api_type)}


def _view_entity(shape: TypeShape, derived: Sequence[str], locale: str | None) -> JsonObject:
    schema = view_object(shape.members, locale)
    if shape.tags:
        properties = schema.get("properties")
        tagged: JsonObject = {ODATA_TYPE: {"type": "string", "enum": list(shape.tags)}}
        schema["properties"] = {**tagged, **(properties if isinstance(properties, dict) else {})}
    if shape.base is not None:
        schema = {"allOf": [{_REFERENCE: schema_reference(shape.base)}, schema]}
    if shape.base is None and shape.documented:
        properties = schema.get("properties")
        own = properties if isinstance(properties, dict) else {}
        schema["properties"] = {ODATA_TYPE: {"type": "string"}, **own}
    if derived:
        mapping: JsonObject = {f"#{name}": schema_reference(name) for name in (shape.name, *derived)}
        schema["discriminator"] = {"propertyName": ODATA_TYPE, "mapping": mapping}
    return schema


def _view_enumeration(shape: TypeShape, api_type: ApiType | None, locale: str | None) -> JsonObject:
    """A closed enumeration lists its values; one of which some are unknown only names those that are known."""
    members = () if api_type is None else api_type.members
    values: list[JsonValue] = [
        described({"value": member.name}, say(member.description, locale))
        for member in members
        if is_enumerated(member.name)
    ]
    named: JsonObject = {"name": shape.name.rpartition(".")[2], "modelAsString": shape.open, "values": values}
    closed: JsonObject = {} if shape.open else {"enum": list(shape.values or ())}
    damaged: list[JsonValue] = [value for value in shape.values or () if not is_enumerated(value)]
    return {"type": "string", **closed, _ENUMERATION: named, **({_DAMAGED: damaged} if damaged else {})}


def _provenance(api_type: ApiType | None) -> JsonObject:
    if api_type is None:
        return {"x-ms-docs-inferred": True}
    facts: JsonObject = {}
    if any(notice.kind is NoticeKind.DEPRECATED for notice in api_type.notices):
        facts["deprecated"] = True
    if api_type.kind is not ResourceKind.ENUM and api_type.key_property is not None:
        facts["x-ms-docs-key"] = api_type.key_property
    if api_type.open_type:
        facts["additionalProperties"] = True
    if api_type.abstract:
        facts["x-ms-docs-abstract"] = True
    methods = _view_methods(api_type)
    if methods:
        facts["x-ms-docs-methods"] = methods
    facts["x-ms-docs-pages"] = [place(reference) for reference in api_type.pages]
    return facts


def _view_methods(api_type: ApiType) -> list[JsonValue]:
    """The pages that say what can be done with the type, with the ids of their operations."""
    return [
        {"page": one_line(method.page), "operations": list(method.operation_ids)}
        for method in api_type.methods
        if method.operation_ids
    ]
