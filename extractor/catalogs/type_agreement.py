"""Whether a type cell of the documentation and a declared type are the same.

Case does not matter, nor does a namespace that the cell leaves out. A name that OData does not have (`number`, `Json`)
agrees with every type that it is used for; a cell that offers alternatives agrees with none. A further informal name is
a line in `_INFORMAL`.
"""

from extractor.catalogs.metadata import DeclaredType
from extractor.model.type_name import parse_type

# Informal names in lower case, and what the metadata declares where the documentation uses them
_INFORMAL: dict[str, frozenset[str]] = {
    "float": frozenset({"Double", "Single"}),
    "int": frozenset({"Int16", "Int32", "Int64"}),
    "integer": frozenset({"Int16", "Int32", "Int64"}),
    "number": frozenset({"Byte", "Decimal", "Double", "Int16", "Int32", "Int64", "SByte", "Single"}),
}
_UNTYPED = "Untyped"
# The service's own name for a value of any form
_ANY = frozenset({"Json", "Untyped"})


def agrees(cell: str, declared: DeclaredType) -> bool:
    """Whether the cell names the declared type.

    >>> agrees("String collection", DeclaredType(name="Edm.String", collection=True))
    True
    """
    parsed = parse_type(cell)
    if parsed.alternatives or parsed.collection != declared.collection:
        return False
    if parsed.name == _UNTYPED:
        return declared.bare in _ANY
    informal = _INFORMAL.get(_item(cell).lower(), frozenset())
    return parsed.name.lower() == declared.bare.lower() or (parsed.primitive and declared.bare in informal)


def _item(cell: str) -> str:
    """The word of the cell that names the item, whatever says that it is a collection."""
    words = cell.replace("(", " ").replace(")", " ").replace(",", " ").split()
    return next((word for word in words if word.lower() not in ("collection", "of", "array", "list")), "")


def spell(declared: DeclaredType) -> str:
    """How messages spell a declared type.

    >>> spell(DeclaredType(name="Edm.String", collection=True))
    'Collection(Edm.String)'
    """
    return f"Collection({declared.name})" if declared.collection else declared.name
