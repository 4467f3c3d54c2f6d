"""Checks of a resource page: its tables against its JSON representation and its annotation.

The representation is the block annotated with the page's own type. A type with a base type may show inherited members
that its own tables leave out, and a name that translation destroyed may be any of them, so what is missing from the
tables is only judged where neither is so. A new check on types goes here.
"""

from collections.abc import Iterator

from extractor.checks.exchange import is_ignored, json_object, own_members
from extractor.checks.json_kind import fits, kind_of
from extractor.checks.soundness import name_soundness
from extractor.diagnostics.report import Report
from extractor.model.example import Example
from extractor.model.page import Page
from extractor.model.resource import Property, Resource

_REPRESENTATION = "resource"


def check_property_not_represented(page: Page, report: Report) -> None:
    """A property stands in the table, and in no JSON representation of the type."""
    shown = {name.lower() for example in _representations(page) for name in json_object(example)}
    is_sound = name_soundness(page)
    whole = shown and not any(example.truncated for example in _representations(page))
    for row in page.resource.properties if page.resource is not None and whole else ():
        if is_sound(row) and row.name.lower() not in shown:
            report.add("property-not-represented", row.origin, name=row.name)


def check_represented_property_undocumented(page: Page, report: Report) -> None:
    """The JSON representation of a type without base type shows a member that no table holds."""
    documented = _complete_names(page)
    for example in _representations(page):
        for name in own_members(json_object(example)):
            if documented and name.lower() not in documented:
                report.add("represented-property-undocumented", example.origin, name=name)


def check_represented_type_differs(page: Page, report: Report) -> None:
    """The JSON representation or an example of the type shows a value that the table's type cannot have."""
    if page.resource is None:
        return
    types = {row.name.lower(): row.type for row in reversed(tuple(_rows(page.resource)))}
    for example in _own_examples(page):
        for name, value in json_object(example).items():
            cell = types.get(name.lower())
            if cell is not None and not fits(value, cell):
                report.add("represented-type-differs", example.origin, name=name, type=cell, kind=kind_of(value))


def check_required_property_missing(page: Page, report: Report) -> None:
    """An example of the type leaves out a property that the annotation does not list as optional."""
    if page.resource is None or page.resource.optional_properties is None:
        return
    optional = {name.lower() for name in page.resource.optional_properties}
    is_sound = name_soundness(page)
    for example in _own_examples(page):
        body = json_object(example)
        if not body or example.truncated or _is_representation(example):
            continue
        shown = {name.lower() for name in body}
        for row in page.resource.properties:
            if is_sound(row) and row.name.lower() not in shown | optional:
                report.add("required-property-missing", example.origin, name=row.name)


def check_unknown_optional_property(page: Page, report: Report) -> None:
    """The annotation of a type without base type lists an optional property that no table holds."""
    documented = _complete_names(page)
    optional = None if page.resource is None else page.resource.optional_properties
    line = _annotation_line(page)
    for name in optional or ():
        if documented and "@" not in name and name.lower() not in documented:
            report.add("unknown-optional-property", line, name=name)


def check_unknown_key_property(page: Page, report: Report) -> None:
    """The annotation of a type without base type names a key that no table holds."""
    documented = _complete_names(page)
    key = None if page.resource is None else page.resource.key_property
    if documented and key and key.lower() not in documented:
        report.add("unknown-key-property", _annotation_line(page), name=key)


def check_duplicate_property(page: Page, report: Report) -> None:
    """A type documents the same property twice."""
    is_sound = name_soundness(page)
    seen: dict[str, int] = {}
    for row in page.resource.properties if page.resource is not None else ():
        first = seen.setdefault(row.name.lower(), row.origin.line)
        if first != row.origin.line and is_sound(row):
            report.add("duplicate-property", row.origin, name=row.name, first_line=first)


def check_namespace_differs(page: Page, report: Report) -> None:
    """The namespace line of a page and the annotation of its type disagree."""
    for example in _representations(page):
        namespace = (example.odata_type or "").lstrip("#").rpartition(".")[0]
        if page.namespace is not None and namespace and namespace.lower() != page.namespace.lower():
            report.add("namespace-differs", example.origin, annotation=namespace, page_namespace=page.namespace)


def check_resource_type_missing(page: Page, report: Report) -> None:
    """A block is annotated as the representation of a type, and the annotation does not name the type."""
    for example in page.examples:
        if _is_representation(example) and example.odata_type is None:
            report.add("resource-type-missing", example.origin)


def _rows(resource: Resource) -> Iterator[Property]:
    yield from resource.properties
    yield from resource.relationships


def _complete_names(page: Page) -> frozenset[str]:
    """The lower-case names of all members; empty where there may be others: inherited, damaged, or without a table."""
    resource = page.resource
    if resource is None or not resource.properties:
        return frozenset()
    if resource.base_type is not None or resource.inherits is not None:
        return frozenset()
    rows = tuple(_rows(resource))
    complete = all(map(name_soundness(page), rows))
    return frozenset(row.name.lower() for row in rows) if complete else frozenset()


def _own_examples(page: Page) -> list[Example]:
    """The blocks annotated with the page's own type, its representation among them."""
    if page.resource is None or page.resource.name is None:
        return []
    own = page.resource.name.lower()
    return [
        example
        for example in page.examples
        if not is_ignored(example)
        and not example.is_collection
        and (example.odata_type or "").rpartition(".")[2].lower() == own
    ]


def _representations(page: Page) -> list[Example]:
    return [example for example in _own_examples(page) if _is_representation(example)]


def _is_representation(example: Example) -> bool:
    return (example.block_type or "").lower() == _REPRESENTATION


def _annotation_line(page: Page) -> int | None:
    return next((example.annotation_line for example in _representations(page)), None)


RESOURCE_CHECKS = (
    check_property_not_represented,
    check_represented_property_undocumented,
    check_represented_type_differs,
    check_required_property_missing,
    check_unknown_optional_property,
    check_unknown_key_property,
    check_duplicate_property,
    check_namespace_differs,
    check_resource_type_missing,
)
