"""The webhooks of an API: what the service sends by itself, by kind.

In come the notifications that examples show, the types that pages describe and the shapes of all other bodies; out come
webhooks, each with a shape that accepts all its examples. Which kinds there are and which of them a payload is, is for
`extractor.linking.notifications` to say.
"""

from collections.abc import Iterable, Iterator

from extractor.linking.api import ApiOperation, ApiType, Exchange, Webhook
from extractor.linking.bodies import Bodies, Body
from extractor.linking.notifications import Described, describe_kinds, find_lists, name_kind
from extractor.linking.protocol_shapes import item_of_page
from extractor.linking.reach import named_types
from extractor.linking.reconcile import ShapeTable
from extractor.linking.shape import Shape, TypeShape
from extractor.linking.type_index import DEFAULT_NAMESPACE


def shape_webhooks(
    notifications: Iterable[Exchange],
    operations: Iterable[ApiOperation],
    types: Iterable[ApiType],
    bodies: Bodies,
) -> tuple[Webhook, ...]:
    """The notifications that pages describe or show, each with the shape of all its examples.

    What the operations answer with is none.
    """
    lists = find_lists(types, bodies.table, frozenset(_served(operations)))
    described = describe_kinds(lists)
    shown: dict[str, list[Exchange]] = {name: [] for name in described}
    for exchange in notifications:
        if exchange.payload is not None and exchange.payload.body is not None:
            shown.setdefault(name_kind(exchange.payload, lists), []).append(exchange)
    return tuple(_webhook(name, shown[name], described.get(name), bodies) for name in sorted(shown))


def _webhook(name: str, exchanges: list[Exchange], described: Described | None, bodies: Bodies) -> Webhook:
    payloads = [
        Body(example=exchange.payload, page=bodies.shown_on[exchange.id])
        for exchange in exchanges
        if exchange.payload is not None
    ]
    stated = bodies.annotated(payloads) if described is None else described.shape
    shape = bodies.reconcile(stated, payloads)
    api_type = None if described is None else described.api_type
    return Webhook(
        name=name,
        shape=shape if stated is not None else _named(name, shape, bodies.table),
        exchanges=tuple(exchanges),
        description=None if api_type is None else api_type.description,
        pages=() if api_type is None else api_type.pages,
    )


def _named(name: str, learned: Shape, table: ShapeTable) -> Shape:
    """What examples alone show, as a type of its own that is called like the kind of notification."""
    qualified = name if "." in name else f"{DEFAULT_NAMESPACE}.{name}"
    if learned.members is None or table.find(qualified) is not None:
        return learned
    table.add(TypeShape(name=qualified, members=learned.members, documented=False))
    return Shape(type=qualified)


def _served(operations: Iterable[ApiOperation]) -> Iterator[str]:
    """The names of the types that operations answer with, by themselves or in pages.

    A page may describe a type that is called like a page of items: that is then served, too.
    """
    shapes = (response.shape for operation in operations for response in operation.responses)
    for name in (name for shape in shapes if shape is not None for name in named_types(shape)):
        yield from (name, item_of_page(name))
