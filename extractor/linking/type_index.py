"""Types of the API from the pages that describe them, and which of them a type cell means.

Resource pages give resources; tables of members on any page give enumerations. A cell is resolved by the target of its
link, then by its namespace and name, then by its name alone; case never matters. A name that no page describes is
reported once per place, unless a page of another locale describes it, and resolves to None: what to make of it is the
caller's choice.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from extractor.linking.api import ApiMethod, ApiType, PageRef, origin_ref
from extractor.linking.findings import Findings
from extractor.linking.lineage import find_cycles, find_too_deep
from extractor.model.example import Example
from extractor.model.origin import Origin
from extractor.model.page import Page
from extractor.model.resource import Enum, EnumMember, Property, Resource, ResourceKind
from extractor.model.type_name import ParsedType, parse_type

DEFAULT_NAMESPACE = "microsoft.graph"
_RESOURCE = "resource"
# what all entities are derived from in OData's terms
_ROOT = "entity"


class TypeIndex:
    """Every type of one API by qualified name, bare name and page."""

    def __init__(self, pages: Iterable[Page], findings: Findings, is_described: Callable[[str], bool]) -> None:
        """Merge what the pages, sorted by path, say of each type; `is_described` says so of a name in any locale."""
        self.is_described = is_described
        described: defaultdict[str, list[tuple[Page, ApiType]]] = defaultdict(list)
        self._by_page: dict[str, str] = {}
        for page in pages:
            types = tuple(_types_of(page))
            for api_type in types:
                described[api_type.qualified_name.lower()].append((page, api_type))
            if len(types) == 1 or _own_resource(page) is not None:
                # a link to a page of several enumerations says nothing of which is meant
                self._by_page.update((page.root_path, api_type.qualified_name.lower()) for api_type in types[:1])
        merged = (_merge_descriptions(descriptions, findings) for descriptions in described.values())
        self._types = {api_type.qualified_name.lower(): api_type for api_type in merged}
        self._by_name: defaultdict[str, list[str]] = defaultdict(list)
        for qualified in sorted(self._types):
            self._by_name[self._types[qualified].name.lower()].append(qualified)
        self._pages = {key: min(descriptions, key=_distance)[0] for key, descriptions in described.items()}
        self._bases = {key: _stated_base(descriptions) for key, descriptions in described.items()}
        self._link_bases(findings)

    def page_of(self, api_type: ApiType) -> Page:
        """The first page that describes a type of this index."""
        return self._pages[api_type.qualified_name.lower()]

    def properties_of(self, name: str) -> tuple[Property, ...]:
        """What pages state of the members of a type by its qualified name; none where they describe no such type."""
        found = self._types.get(name.lower())
        return () if found is None else (*found.properties, *found.relationships)

    def base_of(self, name: str) -> str | None:
        """The qualified name of the base of a type by its own; None for a root, and for what no page describes."""
        found = self._types.get(name.lower())
        return None if found is None else found.base

    @property
    def types(self) -> tuple[ApiType, ...]:
        """Every type, by qualified name."""
        return tuple(sorted(self._types.values(), key=lambda item: (item.name, item.namespace)))

    def resolve(self, cell: ParsedType, *, namespace: str | None = None, page: str | None = None) -> ApiType | None:
        """The type that a parsed cell means, seen from `namespace`; `page` is the target of the cell's link."""
        name = cell.name.strip().lstrip("#").lower()
        linked = self._types.get(self._by_page.get(page or "", ""))
        if linked is not None and linked.name.lower() == name:
            return linked
        spaces = (cell.namespace,) if cell.namespace else (namespace, DEFAULT_NAMESPACE)
        for space in spaces:
            found = self._types.get(f"{(space or DEFAULT_NAMESPACE).lower()}.{name}")
            if found is not None:
                return found
        alike = self._by_name.get(name, ())
        return self._types[alike[0]] if alike else linked

    def _link_bases(self, findings: Findings) -> None:
        """Spell every base as the name of a type; a base that is not described, or is derived itself, is dropped."""
        for key, stated in sorted(self._bases.items()):
            if stated is None:
                continue
            api_type, parsed = self._types[key], parse_type(stated.name)
            linked = self._types.get(self._by_page.get(stated.link or "", ""))
            base = linked or self.resolve(parsed, namespace=api_type.namespace)
            if base is None and not self.is_described(parsed.name):
                findings.of(stated.page).add("unresolved-type", stated.origin, type=stated.name, member=api_type.name)
            if base is not None and base.qualified_name.lower() == key:
                base = None
            self._types[key] = replace(api_type, base=None if base is None else base.qualified_name)
        self._cut_bases(find_cycles(self._find_bases()), "base-type-cycle", findings)
        self._cut_bases(find_too_deep(self._find_bases()), "base-type-too-deep", findings)

    def _find_bases(self) -> dict[str, str | None]:
        return {key: None if item.base is None else item.base.lower() for key, item in sorted(self._types.items())}

    def _cut_bases(self, keys: Iterable[str], rule: str, findings: Findings) -> None:
        for key in sorted(keys):
            api_type = self._types[key]
            report = findings.of(self._pages[key])
            report.add(rule, _line_of(api_type), type=api_type.qualified_name, base=api_type.base)
            self._types[key] = replace(api_type, base=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Base:
    """A base as a page states it: by its annotation, or by a sentence with a link."""

    name: str
    link: str | None
    page: Page
    origin: Origin | None


def _stated_base(descriptions: Iterable[tuple[Page, ApiType]]) -> _Base | None:
    """The first base that a page states of a type; the root of all entities only where none states another."""
    stated = [base for page, api_type in descriptions if (base := _base_on(page, api_type)) is not None]
    return next((base for base in stated if parse_type(base.name).name.lower() != _ROOT), stated[0] if stated else None)


def _base_on(page: Page, api_type: ApiType) -> _Base | None:
    """What a page's annotation says, else its text, which a wrong word contradicts in a third of the cases."""
    resource = page.resource
    if resource is None or resource.name != api_type.name:
        return None
    if resource.base_type:
        return _Base(name=resource.base_type, link=None, page=page, origin=_line_of(api_type))
    inherits = resource.inherits
    return (
        None if inherits is None else _Base(name=inherits.name, link=inherits.page, page=page, origin=inherits.origin)
    )


def _line_of(api_type: ApiType) -> Origin | None:
    line = api_type.pages[0].line
    return None if line is None else Origin(line=line)


def _types_of(page: Page) -> Iterator[ApiType]:
    own, resource = _own_resource(page), page.resource
    if own is not None:
        yield _resource_type(page, own)
    for enum in page.enums:
        is_resource = resource is not None and resource.name and (enum.name or "").lower() == resource.name.lower()
        if enum.name and not is_resource:
            yield _enum_type(page, enum)


def _own_resource(page: Page) -> Resource | None:
    """The resource that the page describes, the first of its types."""
    resource = page.resource
    return None if resource is None or not resource.name or _tells_of_others(page, resource) else resource


def _tells_of_others(page: Page, resource: Resource) -> bool:
    """Whether the page is an overview that lists some properties: it gives them no types, and says nothing of a type.

    Seen four times in 2022: `Working with users` lists what is returned of a user by default.
    """
    rows = (*resource.properties, *resource.relationships)
    said = (resource.namespace, page.namespace, resource.base_type, resource.inherits, resource.kind)
    is_type = _representation(page) is not None or any(item is not None for item in said)
    return bool(rows) and not is_type and not any(row.type for row in rows)


def _resource_type(page: Page, resource: Resource) -> ApiType:
    name = resource.name or ""
    members = [enum.members for enum in page.enums if (enum.name or "").lower() == name.lower()]
    is_enum = resource.kind is ResourceKind.ENUM or (bool(members) and not resource.properties)
    representation = _representation(page)
    origin = None if representation is None else representation.origin
    return ApiType(
        name=name,
        namespace=resource.namespace or page.namespace or DEFAULT_NAMESPACE,
        kind=ResourceKind.ENUM if is_enum else _kind_of(resource),
        base=None,
        key_property=resource.key_property,
        open_type=bool(resource.open_type),
        abstract=bool(resource.abstract),
        description=page.summary,
        properties=() if is_enum else resource.properties,
        relationships=() if is_enum else resource.relationships,
        members=tuple(member for group in members for member in group) if is_enum else (),
        optional_properties=resource.optional_properties,
        representation=representation,
        pages=(origin_ref(page, origin),),
        notices=page.notices,
        methods=_linked_pages(page),
    )


def _linked_pages(page: Page) -> tuple[ApiMethod, ...]:
    """The pages that the methods table of a page links, in its order, with no operations as yet."""
    rows = () if page.resource is None else page.resource.methods
    return _join_methods(ApiMethod(page=row.page, operation_ids=()) for row in rows if row.page is not None)


def _join_methods(methods: Iterable[ApiMethod]) -> tuple[ApiMethod, ...]:
    """The methods, each page once, whatever its case."""
    known: dict[str, ApiMethod] = {}
    for method in methods:
        known.setdefault(method.page.lower(), method)
    return tuple(known.values())


def _kind_of(resource: Resource) -> ResourceKind:
    """What the page says; else a type with a key or with methods is an entity, any other complex."""
    if resource.kind is not None:
        return resource.kind
    has_identity = resource.key_property is not None or any(item.name.lower() == "id" for item in resource.properties)
    return ResourceKind.ENTITY if has_identity else ResourceKind.COMPLEX


def _representation(page: Page) -> Example | None:
    blocks = (example for example in page.examples if (example.block_type or "").lower() == _RESOURCE)
    return next(blocks, None)


def _enum_type(page: Page, enum: Enum) -> ApiType:
    name = enum.name or ""
    return ApiType(
        name=name.rpartition(".")[2],
        namespace=name.rpartition(".")[0] or page.namespace or DEFAULT_NAMESPACE,
        kind=ResourceKind.ENUM,
        base=None,
        key_property=None,
        open_type=False,
        abstract=False,
        description=None,
        properties=(),
        relationships=(),
        members=enum.members,
        optional_properties=None,
        representation=None,
        pages=(origin_ref(page, enum.origin),),
        notices=(),
    )


def _merge_descriptions(descriptions: list[tuple[Page, ApiType]], findings: Findings) -> ApiType:
    """The main page's facts, and what other pages add."""
    ordered = sorted(descriptions, key=_distance)
    first = ordered[0][1]
    # Names on the wire are exact: two that differ in case are two members.
    properties = {item.name: item for item in first.properties}
    relationships = {item.name: item for item in first.relationships}
    members = {item.name: item for item in first.members}
    for page, further in ordered[1:]:
        if further.qualified_name != first.qualified_name:
            findings.of(page).add(
                "type-differs-in-case",
                _line_of(further),
                type=further.qualified_name,
                other=first.qualified_name,
                first=ordered[0][0].path,
            )
        differing = _differing(properties, further.properties)
        if differing:
            findings.of(page).add(
                "type-described-differently",
                _line_of(further),
                type=first.qualified_name,
                members=", ".join(differing),
                first=ordered[0][0].path,
            )
        _add_missing(properties, further.properties)
        _add_missing(relationships, further.relationships)
        _add_missing_members(members, further.members)
    keys = (item.key_property for _, item in ordered if item.key_property is not None)
    return replace(
        first,
        key_property=next(keys, None),
        properties=tuple(properties.values()),
        relationships=tuple(relationships.values()),
        members=tuple(members.values()),
        pages=_distinct(reference for _, item in ordered for reference in item.pages),
        methods=_join_methods(method for _, item in ordered for method in item.methods),
    )


def _distance(description: tuple[Page, ApiType]) -> tuple[bool, bool]:
    """Least for the page that is about the type: one of its own before a table on another, that of its name first."""
    page, api_type = description
    return page.resource is None, PurePosixPath(page.root_path).stem.lower() != api_type.name.lower()


def _distinct(references: Iterable[PageRef]) -> tuple[PageRef, ...]:
    return tuple(dict.fromkeys(references))


def _differing(known: dict[str, Property], properties: Iterable[Property]) -> list[str]:
    """The properties that both pages have and give another type."""
    return [
        item.name
        for item in properties
        if item.name in known and (known[item.name].type or "").lower() != (item.type or "").lower()
    ]


def _add_missing(known: dict[str, Property], further: Iterable[Property]) -> None:
    for item in further:
        known.setdefault(item.name, item)


def _add_missing_members(known: dict[str, EnumMember], further: Iterable[EnumMember]) -> None:
    for item in further:
        known.setdefault(item.name, item)
