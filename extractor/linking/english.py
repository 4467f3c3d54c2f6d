"""The English that other pages carry, put beside the texts of a page.

In come a page and its counterparts in other locales and branches; out comes the page with `en` filled in wherever one
of them has it. Counterparts are made from one English page, so facts are paired by name, and what has no name by its
place among its kind.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from extractor.model.operation import Operation, Parameter, PermissionGrant, RequestHeader
from extractor.model.page import Notice, Page
from extractor.model.resource import AllowedValue, Enum, EnumMember, Method, Property, Resource, ValueTable
from extractor.model.text import Text

Described = TypeVar("Described", Parameter, RequestHeader, Property, EnumMember, AllowedValue)


def with_english(page: Page, counterparts: Sequence[Page]) -> Page:
    """The page with the English of its counterparts, the first that has any winning."""
    for other in counterparts:
        page = _fill_page(page, other)
    return page


def _fill_page(page: Page, other: Page) -> Page:
    return replace(
        page,
        title=_fill_optional(page.title, other.title),
        summary=_fill_optional(page.summary, other.summary),
        notices=_fill_notices(page.notices, other.notices),
        operations=_fill_operations(page.operations, other.operations),
        permissions=_fill_permissions(page.permissions, other.permissions),
        request_headers=_fill_described(page.request_headers, other.request_headers),
        parameters=_fill_described(page.parameters, other.parameters),
        resource=_fill_resource(page.resource, other.resource),
        enums=_fill_enums(page.enums, other.enums),
        value_tables=_fill_value_tables(page.value_tables, other.value_tables),
        response_properties=_fill_described(page.response_properties, other.response_properties),
    )


def _fill(text: Text, other: Text) -> Text:
    return text if text.en is not None or other.en is None else Text(text=text.text, en=other.en)


def _fill_optional(text: Text | None, other: Text | None) -> Text | None:
    if text is None or other is None:
        return other if text is None and other is not None and other.en is not None else text
    return _fill(text, other)


def _fill_described(items: tuple[Described, ...], others: Iterable[Described]) -> tuple[Described, ...]:
    texts = {item.name.lower(): item.description for item in others}
    empty = Text(text="", en=None)
    return tuple(
        replace(item, description=_fill(item.description, texts.get(item.name.lower(), empty))) for item in items
    )


Placed = TypeVar("Placed", Notice, Operation, PermissionGrant, Method, Enum, ValueTable)


def _pairwise(
    items: tuple[Placed, ...], others: tuple[Placed, ...], fill: Callable[[Placed, Placed], Placed]
) -> tuple[Placed, ...]:
    """Each item with its counterpart at the same place; lists of different length cannot be paired."""
    if len(items) != len(others):
        return items
    return tuple(fill(item, other) for item, other in zip(items, others, strict=True))


def _fill_notices(items: tuple[Notice, ...], others: tuple[Notice, ...]) -> tuple[Notice, ...]:
    return _pairwise(items, others, lambda item, other: replace(item, text=_fill(item.text, other.text)))


def _fill_operations(items: tuple[Operation, ...], others: tuple[Operation, ...]) -> tuple[Operation, ...]:
    return _pairwise(items, others, lambda item, other: replace(item, scope=_fill_optional(item.scope, other.scope)))


def _fill_permissions(
    items: tuple[PermissionGrant, ...], others: tuple[PermissionGrant, ...]
) -> tuple[PermissionGrant, ...]:
    return _pairwise(items, others, lambda item, other: replace(item, row=_fill_optional(item.row, other.row)))


def _fill_methods(items: tuple[Method, ...], others: tuple[Method, ...]) -> tuple[Method, ...]:
    return _pairwise(items, others, lambda item, other: replace(item, name=_fill(item.name, other.name)))


def _fill_resource(resource: Resource | None, other: Resource | None) -> Resource | None:
    if resource is None or other is None:
        return resource
    return replace(
        resource,
        properties=_fill_described(resource.properties, other.properties),
        relationships=_fill_described(resource.relationships, other.relationships),
        methods=_fill_methods(resource.methods, other.methods),
    )


def _fill_enums(items: tuple[Enum, ...], others: tuple[Enum, ...]) -> tuple[Enum, ...]:
    return _pairwise(
        items, others, lambda item, other: replace(item, members=_fill_described(item.members, other.members))
    )


def _fill_value_tables(items: tuple[ValueTable, ...], others: tuple[ValueTable, ...]) -> tuple[ValueTable, ...]:
    return _pairwise(
        items, others, lambda item, other: replace(item, values=_fill_described(item.values, other.values))
    )
