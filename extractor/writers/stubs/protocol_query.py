"""The query options that OData itself defines for what is read, for operations whose pages list none.

In goes the method of an operation with its results, out comes the query of a single resource or of a collection. Most
pages say that OData's query parameters are supported and leave it there: without these, a type checker would refuse
`$select` on nearly every read. A page that lists its options is held to them. What else is no resource (a file, a
number, a body of unknown form) takes none.
"""

from collections.abc import Iterable
from enum import StrEnum

from extractor.writers.stubs.declaration import Documentation, Field, ShapeRole, StatusResult
from extractor.writers.stubs.shapes import Place, ShapeReader
from extractor.writers.stubs.type_expression import (
    STRING,
    DeclaredType,
    PageType,
    Scalar,
    ScalarType,
    TypeExpression,
    UnionType,
)

_FOUND = 200


class QueryKind(StrEnum):
    """What a query reads; the value is the key of its declaration, which no qualified name of a type equals."""

    RESOURCE = "resource query"
    COLLECTION = "collection query"


# OData URL Conventions 4.01, 5.1: the system query options whose values are no text
OPTION_TYPES: dict[str, TypeExpression] = {
    "$count": ScalarType(scalar=Scalar.BOOLEAN),
    "$skip": ScalarType(scalar=Scalar.INTEGER),
    "$top": ScalarType(scalar=Scalar.INTEGER),
}
_OPTIONS = {
    QueryKind.RESOURCE: ("$expand", "$select"),
    QueryKind.COLLECTION: ("$count", "$expand", "$filter", "$orderby", "$search", "$select", "$skip", "$top"),
}
_WHAT = {QueryKind.RESOURCE: "a resource", QueryKind.COLLECTION: "a collection"}


def read_kind(method: str, results: Iterable[StatusResult]) -> QueryKind | None:
    """What an operation reads, None where it does not read resources."""
    found = next((result.type for result in results if result.status == _FOUND), None) if method == "GET" else None
    forms = found.members if isinstance(found, UnionType) else (found,)
    if any(isinstance(form, PageType) for form in forms):
        return QueryKind.COLLECTION
    return QueryKind.RESOURCE if any(isinstance(form, DeclaredType) for form in forms) else None


def protocol_fields(kind: QueryKind) -> tuple[Field, ...]:
    """The options that OData defines for such a query."""
    return tuple(
        Field(wire=name, type=OPTION_TYPES.get(name, STRING), required=False, text="") for name in _OPTIONS[kind]
    )


def declare_protocol_query(kind: QueryKind, shapes: ShapeReader) -> DeclaredType:
    """The query of all operations of that kind whose pages list no options."""
    told = f"The query options that OData defines for {_WHAT[kind]}, where the page of an operation lists none."
    place = Place(name=kind, role=ShapeRole.QUERY, documentation=Documentation(text=told), pages=())
    return shapes.declare(place, protocol_fields(kind), names=(f"{kind}",))
