"""Request lines of many pages to one operation each: its pages, parameters, permissions, statuses and examples.

An operation is a method on a template, however many pages state it. Its texts come from the main page, which
`extractor.linking.main_page` tells; the others add what it lacks. Shapes of bodies come later,
in `extractor.linking.bodies`.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from extractor.linking.api import (
    ApiOperation,
    ApiResponse,
    Exchange,
    PageRef,
    PathParameter,
    origin_ref,
)
from extractor.linking.beside import PlacedExchange, find_beside
from extractor.linking.calls import documented_operations
from extractor.linking.findings import Findings
from extractor.linking.grants import merge_grants
from extractor.linking.inference import odata_type
from extractor.linking.main_page import MainPages, Statement
from extractor.linking.naming import NamedPath, Naming
from extractor.linking.operation_ids import OperationKey
from extractor.linking.query_options import settle_options
from extractor.linking.templates import operation_key, read_template
from extractor.model.operation import (
    Operation,
    Parameter,
    ParameterLocation,
    RequestBody,
    ResourceLink,
    Response,
)
from extractor.model.origin import Origin
from extractor.model.page import Page
from extractor.model.path_template import PathTemplate, Placeholder
from extractor.model.text import Text
from extractor.model.type_name import parse_type

Item = TypeVar("Item")
_ARGUMENT_VALUE = re.compile(r"='?\{(?P<name>[^{}]+)\}")
# A page with what its prose says of a response
Stated = tuple[Page, Response]
_FIRST_STATUS, _LAST_STATUS = 100, 599
_IN_PATH = (ParameterLocation.PATH, ParameterLocation.FUNCTION)


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationPages:
    """The pages that state an operation, main page first, each with its request line."""

    key: OperationKey
    template: PathTemplate
    stated: tuple[Statement, ...]

    @property
    def pages(self) -> tuple[Page, ...]:
        """Each page once."""
        return tuple({page.path: page for page, _ in self.stated}.values())


def collect_operations(pages: Iterable[Page], main_pages: MainPages) -> dict[OperationKey, OperationPages]:
    """The operations of the pages, which come sorted by path."""
    found: defaultdict[OperationKey, list[Statement]] = defaultdict(list)
    templates: dict[OperationKey, PathTemplate] = {}
    for page in pages:
        for item in documented_operations(page):
            found[item.key].append((page, item.line))
            templates.setdefault(item.key, item.template)
    ordered = {key: main_pages.order(key, stated) for key, stated in found.items()}
    return {key: _with_template(key, stated, templates[key]) for key, stated in ordered.items()}


def _with_template(key: OperationKey, ordered: tuple[Statement, ...], template: PathTemplate) -> OperationPages:
    """Every request line of an operation gives the same template but for the names of its placeholders."""
    spelled = (read_template(line.path) for _, line in ordered if operation_key(line) == key)
    return OperationPages(key=key, template=next(spelled, template), stated=ordered)


def merge_operation(
    entry: OperationPages,
    exchanges: Sequence[Exchange],
    shown: Mapping[str, Sequence[PlacedExchange]],
    naming: Naming,
    findings: Findings,
) -> ApiOperation:
    """The operation that the pages state together, with the exchanges that call it; `shown` is what each page shows."""
    own = tuple(exchanges)
    alike = () if own else _beside(entry, entry.pages[0], shown)
    named = naming.name_path(entry.template)
    operation_id = naming.operation_id(entry.key)
    pages = entry.pages
    main = pages[0]
    parameters = [parameter for page in pages for parameter in page.parameters]
    with_body = next((page for page in pages if page.request_body is not None), main)
    return ApiOperation(
        operation_id=operation_id,
        method=entry.key[0],
        path=named.path,
        template=entry.template,
        path_parameters=_path_parameters(named, parameters),
        written=tuple(dict.fromkeys(_written(operation) for _, operation in entry.stated)),
        pages=tuple(origin_ref(page, operation.origin) for page, operation in entry.stated),
        tag=naming.tag(entry.template),
        title=main.title or Text(text=operation_id, en=operation_id),
        summary=main.summary,
        notices=main.notices,
        query_options=settle_options(_beside_path(parameters, named), _written_queries(entry), own or alike),
        function_parameters=_located(parameters, ParameterLocation.FUNCTION),
        headers=_first_of_each((header for page in pages for header in page.request_headers), lambda item: item.name),
        body=_body(with_body),
        body_parameters=_located(with_body.parameters, ParameterLocation.BODY),
        body_types=_body_types(pages, _sent_on(entry, own, shown)),
        responses=_responses(pages, own or alike),
        response_properties=main.response_properties,
        permissions=merge_grants(entry.key, entry.template, entry.stated, findings),
        exchanges=own,
        alike=alike,
    )


def _written(operation: Operation) -> str:
    return operation.path if operation.query is None else f"{operation.path}?{operation.query}"


def _written_queries(entry: OperationPages) -> Iterator[tuple[str, Origin]]:
    return ((operation.query, operation.origin) for _, operation in entry.stated if operation.query is not None)


def _first_of_each(items: Iterable[Item], name: Callable[[Item], str]) -> tuple[Item, ...]:
    """The first item of each name, case apart, in their order."""
    known: dict[str, Item] = {}
    for item in items:
        known.setdefault(name(item).lower(), item)
    return tuple(known.values())


def _located(parameters: Iterable[Parameter], location: ParameterLocation) -> tuple[Parameter, ...]:
    there = (parameter for parameter in parameters if parameter.in_ is location)
    return _first_of_each(there, lambda parameter: parameter.name)


def _body(page: Page) -> RequestBody | None:
    """What the page says of the body; a resource that its table lists as a part of the body is not the whole of it."""
    body = page.request_body
    if body is None or body.resource is None:
        return body
    parts = {parse_type(item.type or "").name.lower() for item in _located(page.parameters, ParameterLocation.BODY)}
    return replace(body, resource=None) if body.resource.name.lower() in parts else body


def _beside(entry: OperationPages, page: Page, shown: Mapping[str, Sequence[PlacedExchange]]) -> tuple[Exchange, ...]:
    """What a page shows of the operation though it calls another."""
    return find_beside(entry.key, page, shown.get(page.root_path, ()))


def _sent_on(
    entry: OperationPages, own: Sequence[Exchange], shown: Mapping[str, Sequence[PlacedExchange]]
) -> tuple[Exchange, ...]:
    """What each page shows of the operation: the calls of it, else what holds for it too."""
    by_page: defaultdict[str, list[Exchange]] = defaultdict(list)
    for exchange in own:
        by_page[exchange.page.path].append(exchange)
    pages = entry.pages if len(entry.pages) > 1 else ()
    return tuple(
        exchange
        for page in pages
        for exchange in (by_page[page.root_path] if page.root_path in by_page else _beside(entry, page, shown))
    )


def _body_types(pages: Sequence[Page], exchanges: Sequence[Exchange]) -> tuple[ResourceLink, ...]:
    """Every resource that a page names as the body, the main page's first.

    Of several pages each is about a type of its own; what one without a name sends names its type itself.
    """
    named: list[ResourceLink] = []
    for page in pages:
        body = _body(page)
        if body is not None and body.resource is not None:
            named.append(body.resource)
        elif len(pages) > 1:
            named += _sent_types(page, exchanges)
    return _first_of_each(named, lambda link: f"{link.name} {link.page}")


def _sent_types(page: Page, exchanges: Iterable[Exchange]) -> Iterator[ResourceLink]:
    """The types that the bodies of the page's own requests name."""
    for exchange in exchanges:
        if exchange.request is not None and exchange.page.path == page.root_path:
            sent = odata_type(exchange.request.body)
            if sent:
                yield ResourceLink(name=sent.lstrip("#"), page=None)


def _path_parameters(named: NamedPath, parameters: Sequence[Parameter]) -> tuple[PathParameter, ...]:
    described = _by_name(item for item in parameters if item.in_ in _IN_PATH)
    # arguments stand under whatever heading a page has for what a function takes
    listed = {**_by_name(parameters), **described}
    arguments = _arguments(named.path)
    return tuple(
        PathParameter(
            name=name,
            written=placeholder.name,
            alternatives=placeholder.alternatives if len(placeholder.alternatives) > 1 else (),
            documented=_described(name, placeholder, listed if name in arguments else described),
        )
        for name, placeholder in zip(named.names, named.written, strict=True)
    )


def _beside_path(parameters: Iterable[Parameter], named: NamedPath) -> list[Parameter]:
    """The parameters without those that the path itself holds as arguments, whatever heading they stand under."""
    arguments = {name.lower() for name in _arguments(named.path)}
    return [item for item in parameters if item.name.lower() not in arguments]


def _by_name(parameters: Iterable[Parameter]) -> dict[str, Parameter]:
    """The first parameter of each name."""
    return {item.name.strip("{}<> ").lower(): item for item in reversed(tuple(parameters))}


def _arguments(path: str) -> frozenset[str]:
    """The names of the placeholders that are the values of arguments of their own names: `f(from={from})`.

    >>> sorted(_arguments("/x(a={a},b='{b}',c={d})/{e}"))
    ['a', 'b']
    """
    values = _ARGUMENT_VALUE.finditer(path)
    return frozenset(value["name"] for value in values if path.endswith(value["name"], 0, value.start()))


def _described(name: str, placeholder: Placeholder, parameters: Mapping[str, Parameter]) -> Parameter | None:
    words = (name.lower(), placeholder.name.lower())
    return next((parameters[word] for word in words if word in parameters), None)


def _responses(pages: Sequence[Page], exchanges: Sequence[Exchange]) -> tuple[ApiResponse, ...]:
    in_prose = _responses_in_prose(pages)
    shown: dict[int, PageRef] = {}
    named = _named_by_examples(pages[0], exchanges)
    for exchange in exchanges:
        for example in exchange.responses:
            shown.setdefault(example.status or 0, exchange.page)
    for status in named & in_prose.keys():
        in_prose[status] = _without_guests(pages[0], in_prose[status])
    statuses = sorted(status for status in {*in_prose, *shown} if _FIRST_STATUS <= status <= _LAST_STATUS)
    return tuple(_response(status, in_prose.get(status, []), shown.get(status)) for status in statuses)


def _named_by_examples(main: Page, exchanges: Iterable[Exchange]) -> frozenset[int]:
    """The statuses whose type the annotations of the main page's examples name."""
    own = (example for exchange in exchanges if exchange.page.path == main.root_path for example in exchange.responses)
    return frozenset(example.status for example in own if example.odata_type and example.status is not None)


def _without_guests(main: Page, stated: list[Stated]) -> list[Stated]:
    """What pages say of a response; of its type only if the main page's prose tells of the response, first of all."""
    return stated if stated[0][0] is main else [(page, replace(response, returns=None)) for page, response in stated]


def _responses_in_prose(pages: Iterable[Page]) -> dict[int, list[Stated]]:
    found: defaultdict[int, list[Stated]] = defaultdict(list)
    for page in pages:
        for response in page.responses:
            found[response.status].append((page, response))
    return found


def _response(status: int, in_prose: Sequence[Stated], shown: PageRef | None) -> ApiResponse:
    """The response that pages state, in the words of the first that does, or that only examples show."""
    stated = [(page, response.returns) for page, response in in_prose if response.returns is not None]
    main = next((returns for page, returns in stated if page is in_prose[0][0]), None)
    place = origin_ref(in_prose[0][0], in_prose[0][1].origin) if in_prose else shown
    if place is None:
        raise ValueError(f"nobody states {status}")
    return ApiResponse(
        status=status,
        returns=main,
        in_prose=bool(in_prose),
        in_example=shown is not None,
        page=place,
        further=tuple(dict.fromkeys(returns for _, returns in stated if returns != main)),
    )
