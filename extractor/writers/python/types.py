"""Type expressions to Python annotations.

In goes a `TypeExpression` with the names given to declarations, out comes a `PythonType`. A reference to a declaration
is quoted where Python would evaluate it, because its class may stand further down or in a module that is imported for
type checkers alone. Members of a dictionary are lists; what is passed to a method may be any sequence.
"""

from collections.abc import Mapping
from enum import StrEnum

from extractor.writers.python.names import PythonType
from extractor.writers.stubs.declaration import Field
from extractor.writers.stubs.type_expression import (
    DeclaredType,
    ListType,
    PageType,
    Scalar,
    ScalarType,
    TypeExpression,
    UnionType,
    ValueType,
    declared_keys,
)

# What each declaration is called in an annotation: its name, or the names of its alternatives
Names = Mapping[str, str]

_SCALARS: dict[Scalar, str] = {
    Scalar.STRING: "str",
    Scalar.INTEGER: "int",
    Scalar.NUMBER: "float",
    Scalar.BOOLEAN: "bool",
    Scalar.OBJECT: "JsonObject",
    Scalar.ANY: "object",
    Scalar.BYTES: "bytes",
    Scalar.NULL: "None",
    Scalar.NOTHING: "None",
}


class ArrayForm(StrEnum):
    """How a JSON array is annotated: as what is stored, or as what is accepted."""

    LIST = "list"
    SEQUENCE = "Sequence"


def print_result(expression: TypeExpression, names: Names) -> PythonType:
    """The annotation of what a method returns."""
    return PythonType(_quoted(_print(expression, names, ArrayForm.LIST), expression))


def print_parameter(expression: TypeExpression, names: Names) -> PythonType:
    """The annotation of a parameter.

    One that may be left out is not None either: told of a union, checkers name no member that is wrong.
    """
    return PythonType(_quoted(_print(expression, names, ArrayForm.SEQUENCE), expression))


def print_plain(expression: TypeExpression, names: Names) -> PythonType:
    """The annotation of a value, for a place that is quoted as a whole."""
    return PythonType(_print(expression, names, ArrayForm.LIST))


def print_field(field: Field, names: Names) -> PythonType:
    """The annotation of a member: `NotRequired` where it may be absent."""
    value = print_optional_field(field, names)
    return value if field.required else PythonType(f"NotRequired[{value}]")


def print_optional_field(field: Field, names: Names) -> PythonType:
    """The annotation of a member of a dictionary none of whose members is required."""
    return PythonType(_quoted(_print(field.type, names, ArrayForm.LIST), field.type))


def _quoted(text: str, expression: TypeExpression) -> str:
    return f'"{text}"' if any(declared_keys(expression)) else text


def _print(expression: TypeExpression, names: Names, array: ArrayForm) -> str:
    match expression:
        case ScalarType(scalar=scalar):
            return _SCALARS[scalar]
        case DeclaredType(key=key):
            return names[key]
        case ListType(item=item):
            return f"{array}[{_print(item, names, array)}]"
        case PageType(item=item):
            return f"CollectionPage[{_print(item, names, array)}]"
        case ValueType(item=item):
            return f"SingleValue[{_print(item, names, array)}]"
        case UnionType(members=members):
            return " | ".join(_print(member, names, array) for member in members)
