"""Request lines of many pages to one operation each: its pages, parameters, permissions, statuses and examples.

An operation is a method on a template, however many pages state it. Its texts come from the main page: the one named
after the type nearest to the end of the path, else the one with the fewest request lines; the others add what it lacks.
Shapes of bodies come later, in `extractor.linking.bodies`.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TypeVar

from extractor.linking.api import (
    ApiOperation,
    ApiResponse,
    Exchange,
    PageRef,
    PathParameter,
    origin_ref,
)
from extractor.linking.findings import Findings
from extractor.linking.grants import merge_grants
from extractor.linking.naming import NamedPath, Naming, operation_key, read_template
from extractor.linking.operation_ids import OperationKey
from extractor.linking.query_options import settle_options
from extractor.linking.words import singular
from extractor.model.operation import (
    Operation,
    Parameter,
    ParameterLocation,
    RequestBody,
    ResourceLink,
)
from extractor.model.origin import Origin
from extractor.model.page import Page
from extractor.model.path_template import PathTemplate
from extractor.model.text import Text

Item = TypeVar("Item")
_FIRST_STATUS, _LAST_STATUS = 100, 599


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationPages:
    """The pages that state an operation, main page first, each with its request line."""

    key: OperationKey
    template: PathTemplate
    stated: tuple[tuple[Page, Operation], ...]

    @property
    def pages(self) -> tuple[Page, ...]:
        """Each page once."""
        return tuple({page.path: page for page, _ in self.stated}.values())


def collect_operations(pages: Iterable[Page]) -> dict[OperationKey, OperationPages]:
    """The operations of the pages, which come sorted by path."""
    found: defaultdict[OperationKey, list[tuple[Page, Operation]]] = defaultdict(list)
    for page in pages:
        for operation in page.operations:
            found[operation_key(operation)].append((page, operation))
    return {key: _order_pages(key, stated) for key, stated in found.items()}


def _order_pages(key: OperationKey, stated: list[tuple[Page, Operation]]) -> OperationPages:
    template = read_template(stated[0][1].path)
    return OperationPages(key=key, template=template, stated=tuple(sorted(stated, key=_main_page_first(template))))


def _main_page_first(template: PathTemplate) -> Callable[[tuple[Page, Operation]], tuple[bool, int, int, str]]:
    """The order of pages: a request line with a query is a special use, and so is a page of dozens of paths."""
    literals = [singular(segment.literal.lower()) for segment in template.segments if not segment.placeholders]
    steps_from_end = {literal: steps for steps, literal in reversed(list(enumerate(reversed(literals))))}

    def rank(stated: tuple[Page, Operation]) -> tuple[bool, int, int, str]:
        page, operation = stated
        named_after = PurePosixPath(page.root_path).stem.partition("-")[0].lower()
        away = steps_from_end.get(named_after, len(literals))
        return (operation.query is not None, away, len(page.operations), page.root_path)

    return rank


def merge_operation(
    entry: OperationPages,
    exchanges: Mapping[OperationKey, Sequence[Exchange]],
    naming: Naming,
    findings: Findings,
) -> ApiOperation:
    """The operation that the pages state together; `exchanges` are those of every operation."""
    own = tuple(exchanges.get(entry.key, ()))
    alike = () if own else _alike(entry, exchanges, naming)
    named = naming.name_path(entry.template)
    operation_id = naming.operation_id(entry.key)
    pages = entry.pages
    main = pages[0]
    parameters = [parameter for page in pages for parameter in page.parameters]
    body = _body(pages)
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
        query_options=settle_options(parameters, _written_queries(entry), own or alike),
        function_parameters=_located(parameters, ParameterLocation.FUNCTION),
        headers=_first_of_each((header for page in pages for header in page.request_headers), lambda item: item.name),
        body=body,
        body_parameters=_first(_located(page.parameters, ParameterLocation.BODY) for page in pages),
        body_types=_body_types(pages),
        responses=_responses(pages, own or alike),
        response_properties=_first(page.response_properties for page in pages),
        permissions=merge_grants(entry.key, entry.template, entry.stated, findings),
        exchanges=own,
        alike=alike,
    )


def _alike(
    entry: OperationPages, exchanges: Mapping[OperationKey, Sequence[Exchange]], naming: Naming
) -> tuple[Exchange, ...]:
    """The exchanges of the operations with the same method that stand on the main page too."""
    page = entry.pages[0]
    beside = dict.fromkeys(operation_key(operation) for operation in page.operations)
    return tuple(
        exchange
        for key in beside
        if key[0] == entry.key[0]
        for exchange in exchanges.get(key, ())
        if exchange.id.split("/")[1] == naming.stem(page)
    )


def _written(operation: Operation) -> str:
    return operation.path if operation.query is None else f"{operation.path}?{operation.query}"


def _written_queries(entry: OperationPages) -> Iterator[tuple[str, Origin]]:
    return ((operation.query, operation.origin) for _, operation in entry.stated if operation.query is not None)


def _first(groups: Iterable[tuple[Item, ...]]) -> tuple[Item, ...]:
    return next((group for group in groups if group), ())


def _first_of_each(items: Iterable[Item], name: Callable[[Item], str]) -> tuple[Item, ...]:
    """The first item of each name, case apart, in their order."""
    known: dict[str, Item] = {}
    for item in items:
        known.setdefault(name(item).lower(), item)
    return tuple(known.values())


def _located(parameters: Iterable[Parameter], location: ParameterLocation) -> tuple[Parameter, ...]:
    there = (parameter for parameter in parameters if parameter.in_ is location)
    return _first_of_each(there, lambda parameter: parameter.name)


def _body(pages: Sequence[Page]) -> RequestBody | None:
    return next((page.request_body for page in pages if page.request_body is not None), None)


def _body_types(pages: Sequence[Page]) -> tuple[ResourceLink, ...]:
    """Every resource that a page names as the body, the main page's first."""
    links = [page.request_body.resource for page in pages if page.request_body is not None]
    named = [link for link in links if link is not None]
    return _first_of_each(named, lambda link: f"{link.name} {link.page}")


def _path_parameters(named: NamedPath, parameters: Sequence[Parameter]) -> tuple[PathParameter, ...]:
    documented = {
        parameter.name.strip("{}<> ").lower(): parameter
        for parameter in reversed(parameters)
        if parameter.in_ in (ParameterLocation.PATH, ParameterLocation.FUNCTION)
    }
    return tuple(
        PathParameter(
            name=name,
            written=placeholder.name,
            alternatives=placeholder.alternatives if len(placeholder.alternatives) > 1 else (),
            documented=next(
                (documented[word.lower()] for word in (name, placeholder.name) if word.lower() in documented), None
            ),
        )
        for name, placeholder in zip(named.names, named.written, strict=True)
    )


def _responses(pages: Sequence[Page], exchanges: Sequence[Exchange]) -> tuple[ApiResponse, ...]:
    in_prose = {response.status: (page, response) for page in reversed(pages) for response in page.responses}
    shown: dict[int, PageRef] = {}
    for exchange in exchanges:
        for example in exchange.responses:
            shown.setdefault(example.status or 0, exchange.page)
    statuses = sorted(status for status in {*in_prose, *shown} if _FIRST_STATUS <= status <= _LAST_STATUS)
    return tuple(
        ApiResponse(
            status=status,
            returns=in_prose[status][1].returns if status in in_prose else None,
            in_prose=status in in_prose,
            in_example=status in shown,
            page=origin_ref(in_prose[status][0], in_prose[status][1].origin) if status in in_prose else shown[status],
        )
        for status in statuses
    )
