"""Whether a JSON value can be of a documented type, as far as the kind of the value tells.

In come a value of an example and a type cell; out comes a yes unless it is surely a no. Examples are templates as
often as data (`"count": "Int32"`, `"content": {"@odata.type": "Edm.Stream"}`), so what names a type is never refused,
and a string only where it spells a value of the declared type, as `"true"` does for a Boolean; null fits every type,
and a type written as prose fits every value.
"""

import re

from extractor.model.json_value import JsonValue
from extractor.model.type_name import ParsedType, parse_type

_WHOLE = frozenset({"Byte", "SByte", "Int16", "Int32", "Int64"})
_NUMERIC = _WHOLE | {"Decimal", "Double", "Single"}
_SPELLED_BOOLEAN = re.compile(r"true|false", re.IGNORECASE)
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.]*")


def fits(value: JsonValue, cell: str) -> bool:
    """Whether `value` may stand where `cell` documents the type.

    >>> fits(3, "Int32"), fits(3, "String"), fits([3], "Int32 collection"), fits({}, "user")
    (True, False, True, True)
    """
    declared = parse_type(cell)
    return any(_fits(value, alternative) for alternative in declared.alternatives or (declared,))


def kind_of(value: JsonValue) -> str:
    """What JSON calls the kind of `value`.

    >>> kind_of([]), kind_of(True), kind_of(None)
    ('array', 'boolean', 'null')
    """
    names = {bool: "boolean", int: "number", float: "number", str: "string", list: "array", dict: "object"}
    return names.get(type(value), "null")


def _fits(value: JsonValue, declared: ParsedType) -> bool:
    if value is None or _names_type(value) or declared.name == "Untyped" or not _NAME.fullmatch(declared.name):
        return True
    if isinstance(value, list):
        return declared.collection and all(_fits_item(item, declared) for item in value)
    return _fits_item(value, declared) and (isinstance(value, str) or not declared.collection)


def _names_type(value: JsonValue) -> bool:
    return isinstance(value, dict) and list(value) == ["@odata.type"]


def _fits_item(value: JsonValue, declared: ParsedType) -> bool:
    match value:
        case bool():
            return declared.name == "Boolean"
        case int() | float():
            return declared.name in _NUMERIC and (declared.name not in _WHOLE or float(value).is_integer())
        case str():
            return declared.name != "Boolean" or not _SPELLED_BOOLEAN.fullmatch(value)
        case dict():
            return not declared.primitive
        case _:
            return value is None
