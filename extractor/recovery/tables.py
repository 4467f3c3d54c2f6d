"""The tables of a page as every stage of recovery sees them: rows with a name and a type, by what the table documents.

A stage gives a function from the rows of one table to the same rows repaired; `repair_tables` puts them back in their
places. Parameters are one table for each place they are sent in.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import TypeAlias

from extractor.model.operation import Parameter, ParameterLocation
from extractor.model.page import Page
from extractor.model.resource import AllowedValue, EnumMember, Property

Row: TypeAlias = Parameter | Property


class TableKind(StrEnum):
    """What the rows of a table are."""

    PROPERTIES = "properties"
    RELATIONSHIPS = "relationships"
    RESPONSE = "response"
    PATH = "path"
    QUERY = "query"
    BODY = "body"
    FUNCTION = "function"


Repair: TypeAlias = Callable[[TableKind, Sequence[Row]], Sequence[Row]]

_KIND_OF_LOCATION = {
    ParameterLocation.PATH: TableKind.PATH,
    ParameterLocation.QUERY: TableKind.QUERY,
    ParameterLocation.BODY: TableKind.BODY,
    ParameterLocation.FUNCTION: TableKind.FUNCTION,
}


def tables_of(page: Page) -> Iterator[tuple[TableKind, tuple[Row, ...]]]:
    """The tables of a page that have rows."""
    for location, kind in _KIND_OF_LOCATION.items():
        rows = tuple(parameter for parameter in page.parameters if parameter.in_ is location)
        if rows:
            yield kind, rows
    if page.response_properties:
        yield TableKind.RESPONSE, page.response_properties
    if page.resource is not None and page.resource.properties:
        yield TableKind.PROPERTIES, page.resource.properties
    if page.resource is not None and page.resource.relationships:
        yield TableKind.RELATIONSHIPS, page.resource.relationships


def rows_of(page: Page) -> Iterator[Row]:
    """Every row of every table."""
    for _, rows in tables_of(page):
        yield from rows


def values_of(page: Page) -> Iterator[EnumMember | AllowedValue]:
    """Every member of an enumeration and every allowed value."""
    for enum in page.enums:
        yield from enum.members
    for table in page.value_tables:
        yield from table.values


def repair_tables(page: Page, repair: Repair) -> Page:
    """The page with every table repaired; a page on which nothing changed is returned as it is."""
    repaired = {kind: tuple(repair(kind, rows)) for kind, rows in tables_of(page)}
    if all(repaired[kind] == rows for kind, rows in tables_of(page)):
        return page
    parameters = {location: iter(repaired.get(kind, ())) for location, kind in _KIND_OF_LOCATION.items()}
    resource = page.resource
    if resource is not None:
        resource = replace(
            resource,
            properties=_properties(repaired.get(TableKind.PROPERTIES, ())),
            relationships=_properties(repaired.get(TableKind.RELATIONSHIPS, ())),
        )
    placed = (next(parameters[parameter.in_]) for parameter in page.parameters)
    return replace(
        page,
        parameters=tuple(row for row in placed if isinstance(row, Parameter)),
        response_properties=_properties(repaired.get(TableKind.RESPONSE, ())),
        resource=resource,
    )


def _properties(rows: Sequence[Row]) -> tuple[Property, ...]:
    return tuple(row for row in rows if isinstance(row, Property))
