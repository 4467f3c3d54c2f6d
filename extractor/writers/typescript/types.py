"""Type expressions to TypeScript types.

In goes a `TypeExpression` with the names given to declarations, out comes a `TypeScriptType`. Whether a member may be
absent is not part of its type: the template puts the question mark.
"""

from collections.abc import Mapping

from extractor.writers.stubs.type_expression import (
    DeclaredType,
    ListType,
    PageType,
    Scalar,
    ScalarType,
    TypeExpression,
    UnionType,
    ValueType,
)
from extractor.writers.typescript.names import TypeScriptIdentifier, TypeScriptType

Names = Mapping[str, TypeScriptIdentifier]

_SCALARS: dict[Scalar, str] = {
    Scalar.STRING: "string",
    Scalar.INTEGER: "number",
    Scalar.NUMBER: "number",
    Scalar.BOOLEAN: "boolean",
    Scalar.OBJECT: "JsonObject",
    Scalar.ANY: "unknown",
    Scalar.BYTES: "BinaryBody",
    Scalar.NULL: "null",
    Scalar.NOTHING: "never",
}


def print_type(expression: TypeExpression, names: Names) -> TypeScriptType:
    """The type of a value."""
    return TypeScriptType(_print(expression, names))


def _print(expression: TypeExpression, names: Names) -> str:
    match expression:
        case ScalarType(scalar=scalar):
            return _SCALARS[scalar]
        case DeclaredType(key=key):
            return names[key]
        case ListType(item=item):
            return f"Array<{_print(item, names)}>"
        case PageType(item=item):
            return f"CollectionPage<{_print(item, names)}>"
        case ValueType(item=item):
            return f"SingleValue<{_print(item, names)}>"
        case UnionType(members=members):
            return " | ".join(_print(member, names) for member in members)
