"""Which pages, operations and output files a limited run is about.

In: limits, and a source, a page, a linked API or an output file. Out: whether it is covered, or the part of it that
is. A limited build touches only what it covers: a file that was made from more than that is left as it is.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from fnmatch import fnmatchcase
from pathlib import PurePosixPath

from extractor.engine.card import Card
from extractor.engine.manifest import FileEntry
from extractor.engine.options import Limits
from extractor.linking.api import Api, ApiOperation, ApiSet, ApiType
from extractor.linking.bodies import ERROR_TYPE
from extractor.linking.reach import operation_shapes, reachable_shapes, webhook_shapes
from extractor.model.source import Source
from extractor.model.type_name import ParsedType, parse_type
from extractor.writers.registry import WRITERS

_PLACEHOLDER = re.compile(r"\{[^{}]*\}")
_ACROSS_LOCALES = frozenset(target.name for target in WRITERS if target.across_locales)
# Where front matter that names another locale than the folder would stand.
_HEAD_SIZE = 4096


def may_cover_source(limits: Limits, source: Source) -> bool:
    """Whether a page can be covered, judged before it is read: false only where its place rules it out."""
    if limits.api_versions and source.api_version not in (None, *limits.api_versions):
        return False
    if limits.pages and not _matches_page(limits.pages, source.path, source.root_path):
        return False
    return not limits.locales or source.locale in (None, *limits.locales) or _names_locale(limits, source)


def covers_page(limits: Limits, page: Card) -> bool:
    """Whether a page that was read is covered: its front matter may say another locale than its place."""
    return (not limits.locales or page.locale in limits.locales) and (
        not limits.api_versions or page.api_version in limits.api_versions
    )


def limit_api_set(limits: Limits, api_set: ApiSet) -> ApiSet:
    """The covered operations, with the types and examples that they need."""
    if not limits.narrows_operations:
        return api_set
    return replace(
        api_set,
        canonical=tuple(_limit_api(limits, api) for api in api_set.canonical),
        localized=tuple(_limit_api(limits, api) for api in api_set.localized),
    )


def covers_file(limits: Limits, path: str, entry: FileEntry) -> bool:
    """Whether a limited build may replace or remove a file of an earlier build.

    It may when that build had the same limits, or when everything the file was made from is covered.
    """
    if limits.is_everything or entry.limits == limits:
        return True
    if limits.narrows_operations:
        return False
    place = path.split("/")
    if limits.locales and (place[0] not in limits.locales or entry.target in _ACROSS_LOCALES):
        return False
    if limits.api_versions and place[1:2] not in [[version] for version in limits.api_versions]:
        return False
    return not limits.pages or (
        bool(entry.pages) and all(_matches_page(limits.pages, page, page) for page in entry.pages)
    )


def _matches_page(globs: Iterable[str], *paths: str) -> bool:
    """Globs are matched from the right, with or without the extension: `call-*` is every page named so."""
    return any(
        PurePosixPath(path).match(glob) or PurePosixPath(path).with_suffix("").match(glob)
        for glob in globs
        for path in paths
    )


def _names_locale(limits: Limits, source: Source) -> bool:
    head = source.content[:_HEAD_SIZE].lower()
    return any(locale.lower().encode() in head for locale in limits.locales)


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
    webhooks = tuple(webhook for webhook in api.webhooks if any(item.page.path in pages for item in webhook.exchanges))
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
