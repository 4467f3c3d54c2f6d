"""The part of a linked API that a limited run is about.

In: limits and linked APIs. Out: the same with the covered operations alone, and with the types and examples that these
need. It stands apart from the other limits because it needs what linking knows, which most builds do not.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from fnmatch import fnmatchcase

from extractor.engine.options import Limits
from extractor.linking.api import Api, ApiOperation, ApiSet, ApiType, Webhook
from extractor.linking.notifications import creates_subscriptions
from extractor.linking.protocol_shapes import ERROR_TYPE
from extractor.linking.reach import operation_shapes, reachable_shapes, webhook_shapes
from extractor.model.type_name import ParsedType, parse_type

_PLACEHOLDER = re.compile(r"\{[^{}]*\}")


def limit_api_set(limits: Limits, api_set: ApiSet) -> ApiSet:
    """The covered operations, with the types and examples that they need."""
    if not limits.narrows_operations:
        return api_set
    return replace(
        api_set,
        canonical=tuple(_limit_api(limits, api) for api in api_set.canonical),
        localized=tuple(_limit_api(limits, api) for api in api_set.localized),
    )


def _covers_operation(limits: Limits, operation: ApiOperation) -> bool:
    return (
        (not limits.paths or _matches_path(limits.paths, (operation.path, *operation.written)))
        and (not limits.tags or operation.tag in limits.tags)
        and (not limits.operations or operation.operation_id in limits.operations)
    )


def _matches_path(globs: Iterable[str], paths: Iterable[str]) -> bool:
    """The names of placeholders do not matter: `/users/{id}/*` and `/users/{user-id}/*` are the same glob."""
    plain = [_PLACEHOLDER.sub("{}", path) for path in paths]
    return any(fnmatchcase(path, _PLACEHOLDER.sub("{}", glob)) for glob in globs for path in plain)


def _limit_api(limits: Limits, api: Api) -> Api:
    operations = tuple(operation for operation in api.operations if _covers_operation(limits, operation))
    pages = {ref.path for operation in operations for ref in operation.pages}
    has_all = len(operations) == len(api.operations) or any(map(creates_subscriptions, operations))
    webhooks = tuple(item for item in api.webhooks if has_all or not pages.isdisjoint(_pages_of(item)))
    roots = (*operation_shapes(operations), *webhook_shapes(webhooks))
    shapes = reachable_shapes(api.shapes, roots, always=(ERROR_TYPE,))
    return replace(
        api,
        operations=operations,
        webhooks=webhooks,
        shapes=shapes,
        types=_reachable_types(api, operations, {shape.name for shape in shapes}),
        notifications=tuple(exchange for exchange in api.notifications if exchange.page.path in pages),
        unassigned=tuple(exchange for exchange in api.unassigned if exchange.page.path in pages),
        scenarios=tuple(scenario for scenario in api.scenarios if scenario.page.path in pages),
    )


def _pages_of(webhook: Webhook) -> frozenset[str]:
    """The pages that show the notification or describe its type."""
    shown = (exchange.page.path for exchange in webhook.exchanges)
    return frozenset((*shown, *(page.path for page in webhook.pages)))


def _reachable_types(api: Api, operations: tuple[ApiOperation, ...], shaped: set[str]) -> tuple[ApiType, ...]:
    """The types that the operations name, those that these name, and those in `shaped`, in the order of the API."""
    by_name: dict[str, list[ApiType]] = {}
    for item in api.types:
        by_name.setdefault(item.name.casefold(), []).append(item)
    waiting = {name.casefold() for operation in operations for name in _operation_types(operation)}
    reached: set[str] = set()
    while waiting:
        name = waiting.pop()
        reached.add(name)
        named = {used.casefold() for item in by_name.get(name, ()) for used in _type_types(item)}
        waiting |= named - reached
    return tuple(item for item in api.types if item.name.casefold() in reached or item.qualified_name in shaped)


def _operation_types(operation: ApiOperation) -> Iterator[str]:
    for response in operation.responses:
        yield from _names(response.returns.name if response.returns else None)
    if operation.body is not None and operation.body.resource is not None:
        yield from _names(operation.body.resource.name)
    for parameter in (*operation.body_parameters, *operation.function_parameters, *operation.query_options):
        yield from _names(parameter.type)
    for item in operation.response_properties:
        yield from _names(item.type)
    for exchange in operation.exchanges:
        for example in (exchange.request, *exchange.responses, exchange.payload):
            yield from _names(example.odata_type if example else None)


def _type_types(item: ApiType) -> Iterator[str]:
    yield from _names(item.base)
    for member in (*item.properties, *item.relationships):
        yield from _names(member.type)


def _names(cell: str | None) -> Iterator[str]:
    if cell is not None:
        yield from _parsed_names(parse_type(cell))


def _parsed_names(parsed: ParsedType) -> Iterator[str]:
    yield parsed.name
    for alternative in parsed.alternatives:
        yield from _parsed_names(alternative)
