"""The types of a page as elements: resources with their properties, enumerations with their members.

A property is the same property in the table of properties and in that of relationships. Tables of allowed values that
are no enumeration belong to the type whose page holds them.
"""

from collections.abc import Iterator
from pathlib import PurePosixPath

from extractor.compare.element import Aspect, Element, Kind, Value
from extractor.compare.examples import read_representations
from extractor.compare.reading import PageReader, bare_name, plain_page, read_type
from extractor.model.page import Page
from extractor.model.resource import Enum, Property, Resource, ResourceKind

_DEFAULT_NAMESPACE = "microsoft.graph"


def read_types(reader: PageReader) -> Iterator[Element]:
    """The types that the page describes."""
    resource = reader.page.resource
    own = None if resource is None else _own_name(reader.page, resource)
    if resource is not None and own:
        yield _resource(reader, resource, own)
    for enum in reader.page.enums:
        name = enum.name or own
        if name and not any(_is_no_name(member.name, reader) for member in enum.members):
            yield _enum(reader, enum, name)


def _own_name(page: Page, resource: Resource) -> str | None:
    """The name of the type that the page describes, None where it is none.

    Annotations are copied from other pages and then name their types: a title that agrees with the page's own name is
    right, unless the annotation's name holds it; titles are translated, and a type has one name in all languages. The
    page of an operation whose name is the verb that its title begins with describes no type.
    """
    title = "" if page.title is None else page.title.text
    word = title.partition(" ")[0]
    if page.operations:
        return None if word == resource.name else resource.name
    own = plain_page(PurePosixPath(page.root_path).stem)
    is_longer = own in plain_page(resource.name or "")  # `workbookChart` on the page of charts: no copy
    return word if word and plain_page(word) == own and not is_longer else resource.name


def _is_no_name(member: str, reader: PageReader) -> bool:
    """Whether a table of such members explains something, and lists no values: JSON holds no `Office group`."""
    return " " in member and not reader.is_damaged(member)


def _resource(reader: PageReader, resource: Resource, name: str) -> Element:
    page = reader.page
    qualified = _qualify(name, resource.namespace)
    values: tuple[tuple[Aspect, Value], ...] = (
        (Aspect.TYPE_KIND, None if resource.kind is None else resource.kind.value),
        (Aspect.BASE, None if resource.base_type is None else bare_name(resource.base_type)),
        (Aspect.KEY_PROPERTY, resource.key_property),
        (Aspect.OPEN, resource.open_type),
        (Aspect.ABSTRACT, resource.abstract),
        *reader.banners(),
    )
    return Element(
        kind=Kind.TYPE,
        key=qualified.casefold(),
        name=qualified,
        values=values,
        texts=reader.texts((Aspect.TITLE, page.title), (Aspect.SUMMARY, page.summary)),
        children=(
            *_properties(reader, resource),
            *_allowed_values(reader),
            *(read_representations(reader) if resource.kind is not ResourceKind.ENUM else ()),
        ),
        place=reader.place(None),
        damaged=reader.is_damaged(name),
        shown=_shown(page),
    )


def _shown(page: Page) -> tuple[str, ...]:
    """The names that the JSON of the page holds, in lower case."""
    bodies = (example.body for example in page.examples if isinstance(example.body, dict) and not example.notification)
    return tuple(sorted({name.casefold() for body in bodies for name in body}))


def _qualify(name: str, namespace: str | None) -> str:
    """The name with its namespace, unless that is the one that every name has."""
    bare = bare_name(name)
    if namespace is None or "." in bare or namespace.casefold() == _DEFAULT_NAMESPACE:
        return bare
    return f"{bare_name(namespace)}.{bare}"


def _properties(reader: PageReader, resource: Resource) -> Iterator[Element]:
    rows = [(item, False) for item in resource.properties] + [(item, True) for item in resource.relationships]
    optional = {name.casefold() for name in resource.optional_properties or ()}
    for rank, (item, is_relationship) in enumerate(rows):
        yield reader.row(Kind.PROPERTY, item, rank, _statements(item, optional, is_relationship))


def _statements(item: Property, optional: set[str], is_relationship: bool) -> Iterator[tuple[Aspect, Value]]:
    yield (Aspect.TYPE, read_type(item.type))
    yield (Aspect.RELATIONSHIP, is_relationship)
    yield (Aspect.REQUIRED, item.required)
    yield (Aspect.NULLABLE, item.nullable)
    yield (Aspect.READ_ONLY, item.read_only)
    yield (Aspect.DEFAULT, item.default)
    yield (Aspect.KEY, item.key)
    yield (Aspect.OPTIONAL, item.name.casefold() in optional)


def _allowed_values(reader: PageReader) -> Iterator[Element]:
    if reader.page.operations:
        return
    for table in reader.page.value_tables:
        yield from reader.allowed_values(table)


def _enum(reader: PageReader, enum: Enum, name: str) -> Element:
    resource = reader.page.resource
    namespace = None if resource is None else resource.namespace
    qualified = _qualify(name, namespace)
    return Element(
        kind=Kind.TYPE,
        key=qualified.casefold(),
        name=qualified,
        values=((Aspect.TYPE_KIND, ResourceKind.ENUM.value),),
        children=tuple(
            reader.row(Kind.MEMBER, member, rank, ((Aspect.NUMBER, member.value),))
            for rank, member in enumerate(enum.members)
        ),
        place=reader.place(enum.origin),
        damaged=reader.is_damaged(name),
    )
