"""A metadata document (OData CSDL 4.0 in XML) to facts: bytes in, `Metadata` out.

The file is untrusted: no entity is expanded, nothing is fetched, and a document with a document type declaration is
refused, as CSDL has none. Elements that say nothing of types, members and calls (annotations, capabilities) are passed
over. Raises `CatalogueError` for what is no metadata document.
"""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from extractor.catalogs.error import CatalogueError
from extractor.catalogs.metadata import DeclaredCall, DeclaredEntity, DeclaredMember, DeclaredType, Metadata
from extractor.model.resource import ResourceKind

# OASIS keeps the namespaces of both versions; the local names are the same
_EDM = ("http://docs.oasis-open.org/odata/ns/edm", "http://schemas.microsoft.com/ado/2009/11/edm")
_KINDS = {
    "EntityType": ResourceKind.ENTITY,
    "ComplexType": ResourceKind.COMPLEX,
    "EnumType": ResourceKind.ENUM,
}
_MEMBERS = ("Property", "NavigationProperty", "Member")
_TRUE = "true"
Aliases = dict[str, str]


def read_csdl(content: bytes, file: str) -> Metadata:
    """The facts of a metadata document; `file` is what messages call it."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise CatalogueError(f"{file}: not well-formed XML: {error}") from error
    if root is None or root.getroottree().docinfo.doctype:
        raise CatalogueError(f"{file}: not a metadata document: it declares a document type")
    schemas = [element for namespace in _EDM for element in root.iter(f"{{{namespace}}}Schema")]
    if not schemas:
        raise CatalogueError(f"{file}: not a metadata document: it has no Schema")
    aliases = {schema.get("Alias"): schema.get("Namespace", "") for schema in schemas if schema.get("Alias")}
    return Metadata(
        file,
        types=tuple(item for schema in schemas for item in _types(schema, aliases)),
        calls=tuple(item for schema in schemas for item in _calls(schema, aliases)),
        roots=tuple(item for schema in schemas for item in _roots(schema, aliases)),
    )


def _local(element: Any) -> str:
    return str(etree.QName(element).localname)


def _children(element: Any, *names: str) -> Iterator[Any]:
    return (child for child in element if isinstance(child.tag, str) and _local(child) in names)


def _qualified(name: str, aliases: Aliases) -> str:
    space, _, bare = name.rpartition(".")
    return f"{aliases.get(space, space)}.{bare}" if space else bare


def _declared(text: str | None, aliases: Aliases) -> DeclaredType | None:
    if not text:
        return None
    collection = text.startswith("Collection(") and text.endswith(")")
    return DeclaredType(
        name=_qualified(text[len("Collection(") : -1] if collection else text, aliases), collection=collection
    )


def _member(element: Any, aliases: Aliases) -> DeclaredMember:
    return DeclaredMember(
        name=element.get("Name", ""),
        type=_declared(element.get("Type") or element.get("EntityType"), aliases),
        navigation=_local(element) == "NavigationProperty",
        line=element.sourceline,
    )


def _types(schema: Any, aliases: Aliases) -> Iterator[DeclaredEntity]:
    for element in _children(schema, *_KINDS):
        base = element.get("BaseType")
        yield DeclaredEntity(
            name=f"{schema.get('Namespace', '')}.{element.get('Name', '')}",
            kind=_KINDS[_local(element)],
            base=_qualified(base, aliases) if base else None,
            abstract=element.get("Abstract") == _TRUE,
            open_type=element.get("OpenType") == _TRUE,
            members=tuple(_member(child, aliases) for child in _children(element, *_MEMBERS)),
            line=element.sourceline,
        )


def _calls(schema: Any, aliases: Aliases) -> Iterator[DeclaredCall]:
    for element in _children(schema, "Action", "Function"):
        parameters = tuple(_member(child, aliases) for child in _children(element, "Parameter"))
        bound = element.get("IsBound") == _TRUE and bool(parameters)
        returned = next(_children(element, "ReturnType"), None)
        yield DeclaredCall(
            name=f"{schema.get('Namespace', '')}.{element.get('Name', '')}",
            is_action=_local(element) == "Action",
            bound_to=parameters[0].type if bound else None,
            parameters=parameters[1:] if bound else parameters,
            returns=None if returned is None else _declared(returned.get("Type"), aliases),
            line=element.sourceline,
        )


def _roots(schema: Any, aliases: Aliases) -> Iterator[DeclaredMember]:
    """Entity sets are collections of their type, singletons one value of it."""
    for container in _children(schema, "EntityContainer"):
        for element in _children(container, "EntitySet", "Singleton"):
            root = _member(element, aliases)
            if root.type is not None:
                declared = DeclaredType(name=root.type.name, collection=_local(element) == "EntitySet")
                yield DeclaredMember(name=root.name, type=declared, navigation=True, line=root.line)
