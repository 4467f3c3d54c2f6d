"""Type cells as types: `[x](x.md) collection`, `Collection(Edm.String)`, `a or b` to a name and a collection flag.

The cell keeps its spelling in the facts; this is a view of it that writers and linking ask for. Every form is English
or OData: translated forms are repaired before. A spelling that is none of these is a name as it stands.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

_COLLECTION_OF = re.compile(r"collection\s*\(\s*(?P<item>.*?)\s*\)", re.IGNORECASE)
_ITEM_COLLECTION = re.compile(r"(?P<item>.*?)[\s-]+(?:object\s+)?collection(?:\s+object)?s?", re.IGNORECASE)
_COLLECTION_PROSE = re.compile(r"(?:collection|array|list) of (?P<item>.*?)(?: objects?)?", re.IGNORECASE)
_ENUM_SUFFIX = re.compile(r"\s+enum(?:eration)?$|^enum\s+|\s*\(enum(?:eration)?\)$", re.IGNORECASE)
_ALTERNATIVE = re.compile(r"\s+or\s+|\s*\|\s*|(?<=[A-Za-z])/(?=[A-Za-z])|\s*,\s+or\s+", re.IGNORECASE)
_LIMIT = re.compile(r",\s.*$")
_NAMESPACE = re.compile(r"^#?(?P<namespace>[A-Za-z_][\w]*(?:\.[A-Za-z_]\w*)*)\.(?P<name>[A-Za-z_]\w*)$")

# CSDL 4.01 §3.3 primitive types, and the other names that the documentation gives them; lower case to Edm name
PRIMITIVES: dict[str, str] = {
    "binary": "Binary",
    "bool": "Boolean",
    "boolean": "Boolean",
    "byte": "Byte",
    "bytes": "Binary",
    "date": "Date",
    "datetime": "DateTimeOffset",
    "datetimeoffset": "DateTimeOffset",
    "decimal": "Decimal",
    "double": "Double",
    "duration": "Duration",
    "float": "Double",
    "guid": "Guid",
    "uuid": "Guid",
    "int": "Int32",
    "int16": "Int16",
    "int32": "Int32",
    "int64": "Int64",
    "integer": "Int32",
    "json": "Untyped",
    "long": "Int64",
    "number": "Double",
    "object": "Untyped",
    "sbyte": "SByte",
    "single": "Single",
    "stream": "Stream",
    "string": "String",
    "timeofday": "TimeOfDay",
    "timestamp": "DateTimeOffset",
    "untyped": "Untyped",
    "url": "String",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedType:
    """A type as OData knows it.

    `name` is the last segment, an Edm name (`Int32`) for a primitive; `alternatives` holds the members of a union
    (`name` is then the first of them) and is empty otherwise; `enum` says that the cell calls it an enumeration.
    """

    name: str
    namespace: str | None
    primitive: bool
    collection: bool
    enum: bool
    alternatives: tuple["ParsedType", ...]


@lru_cache(maxsize=65536)
def parse_type(cell: str) -> ParsedType:
    """The type that a cell names.

    >>> parse_type("String collection").collection
    True
    >>> parse_type("Collection(microsoft.graph.participantInfo)").name
    'participantInfo'
    >>> parse_type("edm.int32").name
    'Int32'
    """
    text = cell.strip().strip("`*").strip()
    item = _collection_item(text)
    if item is not None:
        return _parse_item(item.strip("()"), collection=True)
    return _parse_item(text, collection=False)


def _collection_item(text: str) -> str | None:
    for form in (_COLLECTION_OF, _ITEM_COLLECTION, _COLLECTION_PROSE):
        match = form.fullmatch(text)
        if match and match["item"]:
            return match["item"]
    return None


def _parse_item(text: str, *, collection: bool) -> ParsedType:
    names = [part for part in _ALTERNATIVE.split(text) if part]
    if len(names) > 1:
        members = tuple(_parse_name(name, collection=collection) for name in names)
        first = members[0]
        return ParsedType(
            name=first.name,
            namespace=first.namespace,
            primitive=first.primitive,
            collection=collection,
            enum=False,
            alternatives=members,
        )
    return _parse_name(text, collection=collection)


def _parse_name(text: str, *, collection: bool) -> ParsedType:
    bare = _LIMIT.sub("", text.strip())
    without_suffix = _ENUM_SUFFIX.sub("", bare)
    qualified = _NAMESPACE.match(without_suffix)
    namespace = qualified["namespace"] if qualified else None
    name = qualified["name"] if qualified else without_suffix
    primitive = PRIMITIVES.get(name.lower()) if namespace in (None, "Edm", "edm") else None
    return ParsedType(
        name=primitive or name,
        namespace=None if primitive else namespace,
        primitive=primitive is not None,
        collection=collection,
        enum=without_suffix != bare,
        alternatives=(),
    )
