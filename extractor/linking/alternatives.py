"""What bodies say of types, once every example has been reconciled: nothing beyond what the types say themselves.

In come the operations of an API; out they come again. What a body or an answer restates of its type contradicts the
type no more: a value is one of the type too. Bodies of several types are told apart by the type that each value names
where that can be told for certain: alternatives whose every
example names one of them are exclusive when no two types share a value of `@odata.type`; their types then get the
values as tags. Where that does not hold, the alternatives stand side by side, and a value may be of several.
"""

from collections.abc import Iterable
from dataclasses import replace

from extractor.linking.api import ApiOperation
from extractor.linking.reconcile import ShapeTable
from extractor.linking.shape import Shape


def settle_shapes(operations: Iterable[ApiOperation], table: ShapeTable) -> tuple[ApiOperation, ...]:
    """The operations, with bodies marked exclusive only where they are.

    The table gets the tags of their types, and requires nothing more of types that an update sends.
    """
    table.settle_updates()
    bases = table.bases()
    return tuple(_settle(_restate(operation, table), table, bases) for operation in operations)


def _restate(operation: ApiOperation, table: ShapeTable) -> ApiOperation:
    body = operation.body_shape
    responses = tuple(
        response if response.shape is None else replace(response, shape=table.restate(response.shape))
        for response in operation.responses
    )
    return replace(operation, body_shape=None if body is None else table.restate(body), responses=responses)


def _settle(operation: ApiOperation, table: ShapeTable, bases: frozenset[str]) -> ApiOperation:
    shape = operation.body_shape
    if shape is None or not shape.exclusive:
        return operation
    names = _type_names(shape)
    if names is None or bases.intersection(names) or not _are_disjoint([table.tags(name) for name in names]):
        return replace(operation, body_shape=replace(shape, exclusive=False))
    for name in names:
        table.keep_tags(name)
    return operation


def _type_names(shape: Shape) -> list[str] | None:
    """The names of the alternatives; None where one is more or less than a named type."""
    names = [item.type for item in shape.any_of if item.type is not None and item == Shape(type=item.type)]
    return names if len(names) == len(shape.any_of) > 1 else None


def _are_disjoint(groups: list[tuple[str, ...]]) -> bool:
    every = [tag.lower() for group in groups for tag in group]
    return len(every) == len(set(every))
