"""Which named shapes a part of an API needs: what its bodies refer to, and what that refers to, to the end.

Bases are reached from derived types, not the reverse: a part that only mentions `entity` does not need all that is
derived from it. Nothing here decides what the part is.
"""

from collections.abc import Iterable, Iterator

from extractor.linking.api import ApiOperation, Webhook
from extractor.linking.shape import Member, Shape, TypeShape


def operation_shapes(operations: Iterable[ApiOperation]) -> Iterator[Shape]:
    """The shapes of all bodies of the operations."""
    for operation in operations:
        for shape in (operation.body_shape, *(response.shape for response in operation.responses)):
            if shape is not None:
                yield shape


def webhook_shapes(webhooks: Iterable[Webhook]) -> Iterator[Shape]:
    """The shapes of all payloads."""
    return (webhook.shape for webhook in webhooks)


def reachable_shapes(
    shapes: Iterable[TypeShape], roots: Iterable[Shape], always: Iterable[str] = ()
) -> tuple[TypeShape, ...]:
    """The named shapes that the roots need, and those in `always`, in the order given."""
    known = {shape.name: shape for shape in shapes}
    waiting = [*always, *(name for root in roots for name in named_types(root))]
    reached: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in known and name not in reached:
            reached.add(name)
            waiting.extend(_names_of_type(known[name]))
    return tuple(shape for name, shape in known.items() if name in reached)


def _names_of_type(shape: TypeShape) -> Iterator[str]:
    if shape.base is not None:
        yield shape.base
    yield from _names_of_members(shape.members)


def _names_of_members(members: Iterable[Member]) -> Iterator[str]:
    return (name for member in members for name in named_types(member.shape))


def named_types(shape: Shape) -> Iterator[str]:
    """The types that the shape itself names, wherever in it."""
    if shape.type is not None:
        yield shape.type
    for part in (*shape.any_of, *(() if shape.items is None else (shape.items,))):
        yield from named_types(part)
    yield from _names_of_members(shape.members or ())
