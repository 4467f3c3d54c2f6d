"""A resource page: its type by the annotation and the namespace line, and its properties, relationships and methods.

Sections and examples come in, one `Resource` goes out, None for a page that describes no type. What the page does not
state, such as whether a type without a key is an entity, stays open.
"""

import re
from collections.abc import Iterator

from extractor.model.example import Example
from extractor.model.origin import Origin
from extractor.model.resource import Method, Property, Resource, ResourceKind
from extractor.model.text import Text
from extractor.readers.annotations import Annotation, CommentKind
from extractor.readers.blocks import Comment, Row, Table
from extractor.readers.context import PageContext
from extractor.readers.inheritance import read_inherited
from extractor.readers.inline import read_inline
from extractor.readers.properties import read_properties, read_untitled_properties
from extractor.readers.tables import lay_out, lists_values, without_type
from extractor.terms.slugs import SectionKind

_IDENTIFIER = re.compile(r"(?<![A-Za-z0-9_.])[A-Za-z_][A-Za-z0-9_]*(?![A-Za-z0-9_])")
_TYPE_SLUG = re.compile(r"(?:-(?:resource|complex|entity|enum|enumeration)?-?(?:type|resource)s?|-enum(?:eration)?)$")
_RESOURCE_SECTIONS = (
    SectionKind.PROPERTIES,
    SectionKind.RELATIONSHIPS,
    SectionKind.JSON_REPRESENTATION,
    SectionKind.MEMBERS,
    SectionKind.METHODS,
)
_TITLED_KIND = re.compile(r"-(?P<kind>complex|entity|enum|enumeration)-(?:resource-)?type$")
_TITLED_KINDS = {
    "complex": ResourceKind.COMPLEX,
    "entity": ResourceKind.ENTITY,
    "enum": ResourceKind.ENUM,
    "enumeration": ResourceKind.ENUM,
}
_ENTITY = "entity"


def read_resource(
    context: PageContext,
    examples: tuple[Example, ...],
    title: Text | None,
    title_slug: str | None,
    namespace: str | None,
) -> Resource | None:
    """The type of a page, None for a page that describes none."""
    annotation, origin = _resource_annotation(context)
    kinds = {section.area for section in context.sections}
    described = kinds.intersection(_RESOURCE_SECTIONS)
    if annotation is None and not described - {SectionKind.METHODS}:
        return None
    odata_type = _type_name(annotation, examples)
    base_type = None if annotation is None else annotation.get_text("baseType")
    key = None if annotation is None else annotation.get_text("keyProperty")
    properties = read_properties(context, SectionKind.PROPERTIES)
    if SectionKind.PROPERTIES not in kinds:
        properties = read_untitled_properties(context)
    name = _bare(odata_type) or _name_in_title(title, title_slug)
    return Resource(
        name=name,
        namespace=namespace or _namespace_of(odata_type),
        base_type=base_type,
        key_property=key,
        open_type=None if annotation is None else annotation.get_flag("openType"),
        kind=_kind(context, title_slug or "", base_type, key, properties),
        properties=properties,
        relationships=read_properties(context, SectionKind.RELATIONSHIPS),
        methods=tuple(_read_methods(context)),
        optional_properties=_optional_properties(annotation),
        abstract=None if annotation is None else annotation.get_flag("abstract"),
        inherits=read_inherited(context, name),
        origin=origin,
    )


def _resource_annotation(context: PageContext) -> tuple[Annotation | None, Origin | None]:
    """The annotation that names the type, and where it stands; without one, where the first heading does."""
    for section in context.sections:
        for block in section.blocks:
            if isinstance(block, Comment):
                annotation = context.annotation_of(block)
                if annotation.kind is CommentKind.BLOCK and annotation.block_type == "resource":
                    return annotation, block.origin
    return None, next((section.heading.origin for section in context.sections if section.heading), None)


def _type_name(annotation: Annotation | None, examples: tuple[Example, ...]) -> str | None:
    if annotation is not None and annotation.odata_type is not None:
        return annotation.odata_type
    return next((example.odata_type for example in examples if example.block_type == "resource"), None)


def _bare(odata_type: str | None) -> str | None:
    if odata_type is None:
        return None
    return odata_type.rsplit(".", 1)[-1].lstrip("#").rstrip(")").strip() or None


def _namespace_of(odata_type: str | None) -> str | None:
    if odata_type is None or "." not in odata_type:
        return None
    return odata_type.rsplit(".", 1)[0].lstrip("#") or None


def _name_in_title(title: Text | None, slug: str | None) -> str | None:
    """The identifier in the title that the slug begins with, else the first identifier of an English title."""
    if title is None:
        return None
    stem = _TYPE_SLUG.sub("", slug or "").replace("-", "")
    words = [match[0] for text in (title.english, title.text) for match in _IDENTIFIER.finditer(text)]
    matching = [word for word in words if word.lower() == stem]
    if matching:
        return matching[0]
    return words[0] if words and title.en is not None else None


def _kind(
    context: PageContext, slug: str, base_type: str | None, key: str | None, properties: tuple[Property, ...]
) -> ResourceKind | None:
    """What the annotation, the key or the title states; a type that names neither a key nor a base says nothing."""
    if not properties and _lists_enum_members(context):
        return ResourceKind.ENUM
    if (
        key is not None
        or (base_type is not None and _bare(base_type) == _ENTITY)
        or any(item.key and item.name == "id" for item in properties)
    ):
        return ResourceKind.ENTITY
    titled = _TITLED_KIND.search(slug)
    return _TITLED_KINDS[titled["kind"]] if titled is not None else None


def _lists_enum_members(context: PageContext) -> bool:
    """Whether the page has a section for members, or lists values where a type has its properties."""
    if any(section.area is SectionKind.MEMBERS for section in context.sections):
        return True
    tables = (block for section in context.areas(SectionKind.PROPERTIES) for block in section.blocks)
    return any(isinstance(block, Table) and lists_values(block, context) for block in tables)


def _optional_properties(annotation: Annotation | None) -> tuple[str, ...] | None:
    value = None if annotation is None else annotation.get("optionalProperties")
    return tuple(item for item in value if isinstance(item, str)) if isinstance(value, list) else None


def _read_methods(context: PageContext) -> Iterator[Method]:
    for section in context.areas(SectionKind.METHODS):
        for block in section.blocks:
            if isinstance(block, Table) and not context.is_claimed(block):
                context.claim(block, *block.rows)
                layout = lay_out(block, context)
                rows = [row for row in block.rows if any(row.cells[1:]) or "](" in row.cells[0]]
                yield from (_method(row, without_type(row.cells, layout, context), context) for row in rows)


def _method(row: Row, cells: tuple[str, ...], context: PageContext) -> Method:
    raw = cells[0] if cells else ""
    links = read_inline(context.sides.english_raw(raw), context.sides.references).links
    raw_returns = cells[1].strip() if len(cells) > 1 else ""
    returns = context.canonical(raw_returns) if raw_returns else None
    recovered = context.span_repair(context.sides.local(raw_returns), returns, row.origin) if returns else None
    return Method(
        name=context.text(raw),
        page=context.page_of(links[0].target, row.origin.file) if links else None,
        returns=returns,
        origin=row.origin,
        recovered_type=recovered,
    )
