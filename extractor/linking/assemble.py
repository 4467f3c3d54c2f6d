"""The pages of one version to one API: types, operations, exchanges, scenarios, shapes, in that order.

In come pages of one locale, or canonical pages; each page path occurs once. Nothing here decides what a fact is: that
was read from a page, or is decided in the modules that this one calls.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractor.linking.alternatives import settle_shapes
from extractor.linking.api import Api, ApiOperation, Exchange, ExchangeKind, Scenario
from extractor.linking.beside import PlacedExchange
from extractor.linking.bodies import Bodies
from extractor.linking.calls import documented_operations
from extractor.linking.deprecations import Deprecations
from extractor.linking.exchanges import read_exchanges
from extractor.linking.findings import Findings
from extractor.linking.main_page import MainPages
from extractor.linking.matching import OperationIndex
from extractor.linking.methods import Methods
from extractor.linking.naming import Naming
from extractor.linking.operation_ids import OperationKey
from extractor.linking.operations import OperationPages, collect_operations, merge_operation
from extractor.linking.type_index import TypeIndex
from extractor.linking.webhooks import shape_webhooks
from extractor.model.page import Page


@dataclass(slots=True)
class _Sorted:
    """The exchanges of the API by what they show."""

    calls: defaultdict[OperationKey, list[Exchange]]
    notifications: list[Exchange]
    unassigned: list[Exchange]
    scenarios: list[Scenario]
    shown_on: dict[str, Page]
    of_page: defaultdict[str, list[PlacedExchange]]


def assemble_api(
    pages: Sequence[Page],
    *,
    version: str,
    locale: str | None,
    naming: Naming,
    main_pages: MainPages,
    findings: Findings,
) -> Api:
    """The API that the pages, sorted by path, describe together."""
    types = TypeIndex(pages, findings, naming.is_described)
    entries = collect_operations(pages, main_pages)
    index = OperationIndex({key: entry.template for key, entry in entries.items()})
    exchanges = _sort_exchanges(pages, version, index, naming, findings)
    bodies = Bodies(types, exchanges.shown_on, findings)
    merged = {
        key: _merge(entries[key], exchanges, naming, findings)
        for key in sorted(entries, key=lambda key: (key[1], key[0]))
    }
    deprecations = Deprecations(merged.values())
    methods = Methods(entries, naming)
    shaped = [
        bodies.shape_operation(deprecations.settle_operation(operation, main, findings), main)
        for operation, main in ((merged[key], entries[key].pages[0]) for key in merged)
    ]
    webhooks = shape_webhooks(exchanges.notifications, shaped, types.types, bodies)
    operations = settle_shapes(shaped, bodies.table)
    return Api(
        version=version,
        locale=locale,
        operations=operations,
        types=tuple(methods.settle_type(deprecations.settle_type(api_type)) for api_type in types.types),
        notifications=tuple(exchanges.notifications),
        unassigned=tuple(exchanges.unassigned),
        scenarios=tuple(exchanges.scenarios),
        webhooks=webhooks,
        shapes=bodies.table.shapes(),
    )


def _merge(entry: OperationPages, exchanges: _Sorted, naming: Naming, findings: Findings) -> ApiOperation:
    return merge_operation(entry, exchanges.calls.get(entry.key, ()), exchanges.of_page, naming, findings)


def _sort_exchanges(
    pages: Sequence[Page], version: str, index: OperationIndex, naming: Naming, findings: Findings
) -> _Sorted:
    sorted_exchanges = _Sorted(
        calls=defaultdict(list),
        notifications=[],
        unassigned=[],
        scenarios=[],
        shown_on={},
        of_page=defaultdict(list),
    )
    for page in pages:
        shown = read_exchanges(page, version=version, stem=naming.stem(page))
        own = {item.key for item in documented_operations(page)}
        sorted_exchanges.scenarios.extend(shown.scenarios)
        sorted_exchanges.shown_on.update((exchange.id, page) for exchange in shown.exchanges)
        for exchange in shown.exchanges:
            if exchange.kind is ExchangeKind.NOTIFICATION:
                sorted_exchanges.notifications.append(exchange)
                continue
            key = _operation_of(exchange, own, index)
            sorted_exchanges.of_page[page.root_path].append(PlacedExchange(key=key, exchange=exchange))
            if key is None:
                sorted_exchanges.unassigned.append(exchange)
                _report_unassigned(exchange, page, findings)
            else:
                assigned = replace(exchange, operation_id=naming.operation_id(key))
                sorted_exchanges.calls[key].append(assigned)
    return sorted_exchanges


def _operation_of(exchange: Exchange, own: set[OperationKey], index: OperationIndex) -> OperationKey | None:
    """The operation of the request; a response that stands alone belongs to the only operation of its page."""
    if exchange.request is None:
        return next(iter(own)) if len(own) == 1 else None
    return index.find(exchange.request.method or "", exchange.request.url or "", own)


def _report_unassigned(exchange: Exchange, page: Page, findings: Findings) -> None:
    """A response alone is the checks' to report; what goes to another service is no call of this one."""
    if exchange.request is not None:
        findings.of(page).add(
            "example-without-operation",
            exchange.request.origin,
            method=exchange.request.method,
            url=exchange.request.url,
        )
