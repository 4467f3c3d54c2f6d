"""Exchanges and scenarios as every fixture target sees them: messages with parsed queries, strict bodies and origins.

An `Api` and the pages it was made from go in; views come out, sorted by id, in the terms of the fixtures contract. The
neutral fixtures print them as they are, a further target (a mock server, a cassette) takes what it can express. What
answers what was decided in linking; nothing here invents a message: what a page does not show is None or empty. What a
page shows for one of its paths stands for the others too, marked as derived.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from extractor.linking.api import (
    Api,
    ApiOperation,
    ApiPermission,
    Exchange,
    ExchangeKind,
    PageRef,
    Scenario,
    Step,
    StepKind,
)
from extractor.model.page import Page
from extractor.model.text import Text
from extractor.writers.error_view import ERRORS, ERRORS_LOCALE, ERRORS_PAGE, ErrorKind, view_error
from extractor.writers.message_view import RequestView, ResponseView, view_request, view_response
from extractor.writers.moved_exchange import move_exchange
from extractor.writers.permission_view import PermissionView, view_permissions

PageKey = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginView:
    """Where the documentation shows it; `revision` is the commit of the page that a translation was made from.

    `page` is None for what no page shows.
    """

    page: str | None
    line: int | None
    locale: str
    revision: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FixtureExchange:
    """One exchange. `odata_type` is that of the answer, of a notification that of its payload.

    `required_headers` are the request headers that the documentation of the operation calls required; `on_main_page`
    says whether the operation's main page shows the exchange, which is false where it belongs to no operation.
    `derived` says that no page shows it: it is an error, or what a page shows for another of its paths, whose exchange
    `derived_from` names. `pages` are the paths of the files it was made from, those of the permissions included.
    """

    id: str
    kind: ExchangeKind
    operation_id: str | None
    request: RequestView | None
    responses: tuple[ResponseView, ...]
    odata_type: str | None
    permissions: tuple[PermissionView, ...]
    required_headers: tuple[str, ...]
    on_main_page: bool
    derived: bool
    derived_from: str | None
    origin: OriginView
    pages: tuple[str, ...]

    @property
    def status(self) -> int | None:
        """The code of the first response."""
        return self.responses[0].status if self.responses else None


@dataclass(frozen=True, slots=True, kw_only=True)
class FixtureStep:
    """A step: the exchange it belongs to, or, where that is no fixture, the message itself."""

    kind: StepKind
    exchange: str | None
    request: RequestView | None
    response: ResponseView | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FixtureScenario:
    """The steps of an example section, in the page's order."""

    id: str
    title: Text
    steps: tuple[FixtureStep, ...]
    origin: OriginView
    pages: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FixtureSet:
    """All that one version of the API gives to a fixture target; `errors` are derived, one for each status."""

    version: str
    exchanges: tuple[FixtureExchange, ...]
    errors: tuple[FixtureExchange, ...]
    scenarios: tuple[FixtureScenario, ...]


def view_fixtures(api: Api, pages: Iterable[Page]) -> FixtureSet:
    """The exchanges of the operations, the notifications and those that no operation was found for, by id."""
    by_place = {(page.root_path, page.locale): page for page in pages}
    operations = {operation.operation_id: operation for operation in api.operations}
    exchanges = {exchange.id: exchange for exchange in _exchanges(api)}
    moved = _moved(api, exchanges)
    shown = {key: identifier for key, (_, identifier) in moved.items()}
    everything = exchanges | {key: exchange for key, (exchange, _) in moved.items()}
    return FixtureSet(
        version=api.version,
        exchanges=tuple(
            _view_exchange(item, operations.get(item.operation_id or ""), by_place, shown.get(key))
            for key, item in sorted(everything.items())
        ),
        errors=tuple(_view_error(error, api.version, everything) for error in ERRORS),
        scenarios=tuple(
            _view_scenario(scenario, exchanges, by_place)
            for scenario in sorted(api.scenarios, key=lambda scenario: scenario.id)
        ),
    )


def _exchanges(api: Api) -> Iterable[Exchange]:
    for operation in api.operations:
        yield from operation.exchanges
    yield from api.notifications
    yield from api.unassigned


def _moved(api: Api, taken: Collection[str]) -> dict[str, tuple[Exchange, str]]:
    """By id, what pages show for another of their paths, and the id of the exchange that they show."""
    moved = ((move_exchange(item, operation), item.id) for operation in api.operations for item in operation.alike)
    return {exchange.id: (exchange, shown) for exchange, shown in moved if exchange.id not in taken}


def _view_exchange(
    exchange: Exchange, operation: ApiOperation | None, pages: Mapping[PageKey, Page], derived_from: str | None
) -> FixtureExchange:
    shaped = _shaped_statuses(operation)
    responses = tuple(view_response(item, has_shape=item.status in shaped) for item in exchange.responses)
    answer = exchange.payload or next(iter(exchange.responses), None)
    permissions = () if operation is None else _permissions_of(operation, exchange.page)
    return FixtureExchange(
        id=exchange.id,
        kind=exchange.kind,
        operation_id=exchange.operation_id,
        request=view_request(exchange.request, exchange.payload, operation, has_shape=_has_shape(exchange, operation)),
        responses=responses,
        odata_type=None if answer is None else answer.odata_type,
        permissions=view_permissions(permissions),
        required_headers=() if operation is None else _required_headers(operation),
        on_main_page=operation is not None and exchange.page.path == operation.pages[0].path,
        derived=derived_from is not None,
        derived_from=derived_from,
        origin=_view_origin(exchange.page, pages),
        pages=source_paths((exchange.page, *(permission.page for permission in permissions)), pages),
    )


def _has_shape(exchange: Exchange, operation: ApiOperation | None) -> bool:
    """Whether the API has a shape for what is sent: every payload of a notification has one."""
    if exchange.payload is not None:
        return True
    return operation is not None and operation.body_shape is not None


def _shaped_statuses(operation: ApiOperation | None) -> frozenset[int | None]:
    responses = () if operation is None else operation.responses
    return frozenset(response.status for response in responses if response.shape is not None)


def _permissions_of(operation: ApiOperation, shown: PageRef) -> tuple[ApiPermission, ...]:
    """What the exchange's own page asks for; where it states nothing itself, what the operation's pages do.

    An operation may stand on many pages, one for each type of resource, and each asks for what its type needs.
    """
    own = tuple(item for item in operation.permissions if item.page.path == shown.path)
    return own or operation.permissions


def _required_headers(operation: ApiOperation) -> tuple[str, ...]:
    return tuple(dict.fromkeys(header.name for header in operation.headers if header.required))


def _view_error(error: ErrorKind, version: str, taken: Collection[str]) -> FixtureExchange:
    """An exchange of no page. Its id gives way to a page that has the same."""
    identifier = f"{version}/{ERRORS_PAGE}/{error.status}"
    while identifier in taken:
        identifier += "-derived"
    return FixtureExchange(
        id=identifier,
        kind=ExchangeKind.CALL,
        operation_id=None,
        request=None,
        responses=(view_error(error),),
        odata_type=None,
        permissions=(),
        required_headers=(),
        on_main_page=False,
        derived=True,
        derived_from=None,
        origin=OriginView(page=None, line=None, locale=ERRORS_LOCALE, revision=None),
        pages=(),
    )


def _view_scenario(
    scenario: Scenario, exchanges: Mapping[str, Exchange], pages: Mapping[PageKey, Page]
) -> FixtureScenario:
    return FixtureScenario(
        id=scenario.id,
        title=scenario.title,
        steps=tuple(_view_step(step, exchanges) for step in scenario.steps),
        origin=_view_origin(scenario.page, pages),
        pages=source_paths((scenario.page,), pages),
    )


def _view_step(step: Step, exchanges: Mapping[str, Exchange]) -> FixtureStep:
    is_known = step.exchange_id in exchanges
    is_response = step.kind is StepKind.RESPONSE
    return FixtureStep(
        kind=step.kind,
        exchange=step.exchange_id if is_known else None,
        request=None if is_known or is_response else view_request(step.example, None, None, has_shape=False),
        response=view_response(step.example, has_shape=False) if is_response and not is_known else None,
    )


def _view_origin(reference: PageRef, pages: Mapping[PageKey, Page]) -> OriginView:
    page = pages.get((reference.path, reference.locale))
    return OriginView(
        page=reference.path,
        line=reference.line,
        locale=reference.locale,
        revision=None if page is None else page.provenance.source_commit,
    )


def source_paths(references: Iterable[PageRef], pages: Mapping[PageKey, Page]) -> tuple[str, ...]:
    """The paths of the referenced files as the folder given holds them, sorted.

    An include is no page; it lies under the same folder as the pages of its locale that are referenced with it.
    """
    keys = {(reference.path, reference.locale) for reference in references}
    found = {key: pages[key] for key in keys if key in pages}
    folders = {page.locale: page.path.removesuffix(page.root_path) for _, page in sorted(found.items())}
    paths = (found[key].path if key in found else folders.get(key[1], "") + key[0] for key in keys)
    return tuple(sorted(set(paths)))
