"""Whether a JSON value could be of a documented type.

It supports or contradicts a type; it never names one. Where either side says nothing, there is no contradiction.
"""

from collections.abc import Iterable, Mapping

from extractor.model.json_value import JsonValue
from extractor.model.type_name import ParsedType, parse_type

_NUMBERS = frozenset({"Byte", "Decimal", "Double", "Int16", "Int32", "Int64", "SByte", "Single"})
_STRINGS = frozenset({"Binary", "Date", "DateTimeOffset", "Duration", "Guid", "Stream", "String", "TimeOfDay"})
# JSON representations write types for values: "Int32" in quotes, 1024, {"@odata.type": …}
_WRITTEN_KINDS: Mapping[type, str] = {bool: "boolean", int: "number", float: "number", str: "string", dict: "object"}


def may_hold(type_: str | None, values: tuple[JsonValue, ...], *, representation: bool) -> bool:
    """False where a value contradicts the type; True where they agree, or one of them says nothing.

    In a JSON representation a string may stand for a value of any type, because it often names the type.
    """
    if type_ is None:
        return True
    return all(_may_be(type_, value, representation=representation) for value in values)


def holds_many(values: Iterable[JsonValue]) -> bool | None:
    """Whether all values are arrays, or all objects; None where they are neither, or there is none.

    >>> holds_many([[1], []]), holds_many([{}]), holds_many(["text"]), holds_many([])
    (True, False, None, None)
    """
    kinds = {type(value) for value in values if value is not None}
    return (kinds == {list}) if kinds in ({list}, {dict}) else None


def _may_be(type_: str, value: JsonValue, *, representation: bool) -> bool:
    if value is None or (representation and isinstance(value, str)):
        return True
    parsed = parse_type(type_)
    if isinstance(value, list):
        items = value if parsed.collection else []
        may_be_list = parsed.collection or not parsed.primitive
        return may_be_list and all(_may_be_one(parsed, item, representation=representation) for item in items)
    return not parsed.collection and _may_be_one(parsed, value, representation=representation)


def _may_be_one(parsed: ParsedType, value: JsonValue, *, representation: bool) -> bool:
    """Whether the value could be one of the type, or one of its items."""
    if value is None or (representation and isinstance(value, str)):
        return True
    kind = _WRITTEN_KINDS.get(type(value), "object")
    if parsed.primitive:
        return _primitive_holds(parsed.name, kind)
    # a complex type or an enumeration
    return kind in ("object", "string") or representation


def _primitive_holds(name: str, kind: str) -> bool:
    if name == "Boolean":
        return kind == "boolean"
    if name in _NUMBERS:
        return kind in ("number", "string")
    if name in _STRINGS:
        return kind == "string"
    return True
