"""Type cells as types: `x collection`, `Collection(Edm.String)`, `a or b` to a name and a collection flag.

The cell keeps its spelling in the facts; this is a view of it that writers and linking ask for. Every form is English
or OData: translated forms are repaired before. A spelling that is none of these is a name as it stands. A new form is
one more expression below and a line in its test's table.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

# Longer cells are prose (the longest type name of 2019 has 65 characters), and no expression sees them.
_MAX_LENGTH = 200
_LINK = re.compile(r"\[([^\[\]]*)\](?:\([^()]*\)|\[[^\[\]]*\])")
# `[mood](mood.md)optional`
_GLUED_LINK = re.compile(rf"{_LINK.pattern}(?=optional\b)", re.IGNORECASE)
_BLANKS = re.compile(r"\s+")
_COLLECTION_OF = re.compile(r"collection ?\( ?(?P<item>.*?) ?\)", re.IGNORECASE)
_ITEM_COLLECTION = re.compile(r"(?P<item>.*?)[ -]+(?:object )?collection(?: object)?s?", re.IGNORECASE)
_COLLECTION_PROSE = re.compile(r"(?:collection|array|list) of (?P<item>.*)", re.IGNORECASE)
_ENUM_SUFFIX = re.compile(r" enum(?:eration)?$|^enum |(?: ?\(enum(?:eration)?\))$", re.IGNORECASE)
_ALTERNATIVE = re.compile(r",? or (?![^()]*\))| ?\| ?(?![^()]*\))|(?<=[A-Za-z0-9])/(?=[A-Za-z])", re.IGNORECASE)
_WORD_AFTER = re.compile(r"^(\S+) (?:objects?|resources?|types?|values?)$", re.IGNORECASE)
# `string, maximum size 20`, `String (identifier)`, `DateTimeOffset?`
_REMARK = re.compile(r",? \(.*\)$|\?$|,(?: .*)?$| (?i:optional)$")
_NAMESPACE = re.compile(r"^#?(?P<namespace>[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)\.(?P<name>[A-Za-z_]\w*)$")

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
    (`name` is then the first of them, `collection` says that all are) and is empty otherwise; `enum` says that the
    cell calls it an enumeration.
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
    >>> [member.name for member in parse_type("(boolean or string) collection").alternatives]
    ['Boolean', 'String']
    """
    if len(cell) > _MAX_LENGTH:
        return _parse_name(cell, collection=False)
    linked = _LINK.sub(r"\1", _GLUED_LINK.sub(r"\1 ", cell)) if "[" in cell else cell
    text = _BLANKS.sub(" ", linked.replace("\\", "").replace("`", "").replace("*", "")).strip()
    return _parse(text, collection=False)


def _parse(text: str, *, collection: bool) -> ParsedType:
    """Wrappers around the whole text first, then its alternatives, each with a wrapper of its own, then a name."""
    item = _wrapped_item(text)
    if item is not None:
        return _parse(item, collection=True)
    names = [part for part in _ALTERNATIVE.split(text) if part]
    if len(names) > 1:
        return _union(tuple(_parse(name, collection=collection) for name in names))
    item = _item_before(text)
    if item is not None:
        return _parse(item, collection=True)
    bare = _without_parentheses(text) or _without_remark(text)
    return _parse_name(text, collection=collection) if bare is None else _parse(bare, collection=collection)


def _wrapped_item(text: str) -> str | None:
    """`Collection(item)`, `collection of item`: the wrapper stands first and holds all that follows."""
    match = _COLLECTION_OF.fullmatch(text)
    if match is None or ")" in match["item"].partition("(")[0]:
        match = _COLLECTION_PROSE.fullmatch(text)
    return match["item"] if match and match["item"] else None


def _item_before(text: str) -> str | None:
    """`item collection`: the wrapper stands last; of alternatives without parentheses it wraps the nearest only."""
    match = _ITEM_COLLECTION.fullmatch(text)
    return match["item"] if match and match["item"] else None


def _without_parentheses(text: str) -> str | None:
    inner = text[1:-1]
    enclosed = text.startswith("(") and text.endswith(")") and "(" not in inner and ")" not in inner
    return inner.strip() if enclosed and inner.strip() else None


def _without_remark(text: str) -> str | None:
    """The text before a remark; that it is an enumeration is more than a remark."""
    bare = _REMARK.sub("", text).strip()
    return bare if bare and bare != text and not _ENUM_SUFFIX.search(text) else None


def _union(members: tuple[ParsedType, ...]) -> ParsedType:
    flat = tuple(leaf for member in members for leaf in (member.alternatives or (member,)))
    first = flat[0]
    return ParsedType(
        name=first.name,
        namespace=first.namespace,
        primitive=first.primitive,
        collection=all(member.collection for member in flat),
        enum=False,
        alternatives=flat,
    )


def _parse_name(text: str, *, collection: bool) -> ParsedType:
    without_suffix = _ENUM_SUFFIX.sub("", text)
    bare = _WORD_AFTER.sub(r"\1", without_suffix.strip()) or text
    qualified = _NAMESPACE.match(bare)
    namespace = qualified["namespace"] if qualified else None
    name = qualified["name"] if qualified else bare
    primitive = PRIMITIVES.get(name.lower()) if namespace in (None, "Edm", "edm") else None
    return ParsedType(
        name=primitive or name,
        namespace=None if primitive else namespace,
        primitive=primitive is not None,
        collection=collection,
        enum=without_suffix != text,
        alternatives=(),
    )
