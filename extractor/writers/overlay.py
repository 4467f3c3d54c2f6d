"""The target `overlay`: an OpenAPI Overlay 1.0 for each locale, which gives the canonical document that locale's texts.

Two APIs go in, the canonical one and that of a locale; out come actions, one for each operation and
schema whose texts differ, and one for each item of a list in it. An overlay changes texts and links to pages and never
a fact: where the locale's document says something else, the canonical one stands. What counts as a text is a name in
`_TEXTS`.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from jinja2 import Template

from extractor.linking.api import Api, ApiOperation, ApiSet
from extractor.model.json_value import JsonObject, JsonValue
from extractor.writers.file_name import safe_file_name
from extractor.writers.openapi.document import CANONICAL, group_operations, pages_by_api, view_path
from extractor.writers.openapi.examples import ExampleStore
from extractor.writers.openapi.operations import OperationView, PathView, view_webhook
from extractor.writers.openapi.schemas import NamedShape, named_shapes, view_named
from extractor.writers.target import NO_MEMO, DocumentInfo, Memo, StreamedFile, WriteContext

_TEXTS = frozenset({"description", "row", "summary", "url", "x-ms-docs-clouds"})
# What tells the items of a list apart: a parameter, a permission, a member of an enumeration, a schema
_IDENTITY = ("name", "in", "value", "scheme", "privileges", "$ref")
_SOURCE_LOCALE = "en-US"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionView:
    """An action: the JSONPath (RFC 9535) of its only node, and what is merged into it."""

    target: str
    update: JsonObject


@dataclass(frozen=True, slots=True, kw_only=True)
class _Actions:
    """The actions for one path or one schema."""

    actions: tuple[ActionView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OverlayView:
    """A whole overlay; `extends` is the canonical document, as seen from the overlay's own folder."""

    info: DocumentInfo
    version: str
    locale: str
    extends: str
    actions: tuple[ActionView, ...]


def write_overlays(api_set: ApiSet, context: WriteContext) -> Iterator[StreamedFile]:
    """The overlays of every locale but the one that the canonical document speaks."""
    template = context.templates.get_template("overlay/openapi.overlay.yaml.j2")
    canonical = {api.version: api for api in api_set.canonical}
    pages = pages_by_api(api_set.pages)
    for version, api in canonical.items():
        for translation in api_set.localized:
            if translation.version == version and translation.locale not in (None, _SOURCE_LOCALE):
                overlay = view_overlay(api, translation, context.info, context.memo)
                path = f"{safe_file_name(overlay.locale)}/{safe_file_name(version)}/openapi.overlay.yaml"
                chunks = partial(_chunks, template, overlay)
                yield StreamedFile(path=path, chunks=chunks, pages=tuple(pages[None, version]))


def _chunks(template: Template, overlay: OverlayView) -> Iterator[bytes]:
    for text in template.generate(overlay=overlay):
        yield text.encode()


def view_overlay(canonical: Api, localized: Api, info: DocumentInfo, memo: Memo = NO_MEMO) -> OverlayView:
    """The overlay that gives the canonical document the texts of the localized one."""
    locale = localized.locale or CANONICAL
    return OverlayView(
        info=info,
        version=canonical.version,
        locale=locale,
        extends=f"../../{CANONICAL}/{safe_file_name(canonical.version)}/openapi.yaml",
        actions=(
            ActionView(target="$.info", update={"x-ms-docs-locale": locale}),
            *_path_actions(canonical, localized, info, memo),
            *_webhook_actions(canonical, localized),
            *view_schema_actions(canonical, localized, memo),
        ),
    )


def _path_actions(canonical: Api, localized: Api, info: DocumentInfo, memo: Memo) -> Iterator[ActionView]:
    translated = dict(group_operations(localized))
    for path, operations in group_operations(canonical):
        if path in translated:
            made_of = (canonical.version, localized.locale, operations, translated[path])
            yield from _once(memo, made_of, partial(_actions_of_path, path, (canonical, localized), made_of[2:], info))


def _actions_of_path(
    path: str,
    apis: tuple[Api, Api],
    operations: tuple[Sequence[ApiOperation], Sequence[ApiOperation]],
    info: DocumentInfo,
) -> Iterator[ActionView]:
    views = (view_path(path, own, api, info, ExampleStore()) for api, own in zip(apis, operations, strict=True))
    return view_operation_actions("$.paths", *views)


def _once(memo: Memo, made_of: object, make: Callable[[], Iterable[ActionView]]) -> tuple[ActionView, ...]:
    return memo.once("actions", made_of, _Actions, lambda: _Actions(actions=tuple(make()))).actions


def _webhook_actions(canonical: Api, localized: Api) -> Iterator[ActionView]:
    translated = {webhook.name: webhook for webhook in localized.webhooks}
    for webhook in canonical.webhooks:
        if webhook.name in translated:
            view = view_webhook(webhook, canonical.locale, ExampleStore())
            other = view_webhook(translated[webhook.name], localized.locale, ExampleStore())
            yield from view_operation_actions("$.components.pathItems", view, other)


def view_operation_actions(target: str, canonical: PathView, localized: PathView) -> Iterator[ActionView]:
    """The actions for the operations of one path below `target`."""
    translated = {operation.method: operation for operation in localized.operations}
    for operation in canonical.operations:
        if operation.method in translated:
            place = f"{target}{step(canonical.key)}{step(operation.method)}"
            yield from merge_trees(place, operation_tree(operation), operation_tree(translated[operation.method]))


def operation_tree(view: OperationView) -> JsonObject:
    """The parts of an operation that hold texts, as the template writes them."""
    tree: JsonObject = {"summary": view.summary}
    if view.description:
        tree["description"] = view.description
    if view.external_docs is not None:
        tree["externalDocs"] = view.external_docs
    tree["parameters"] = list(view.parameters)
    if view.request_body is not None:
        tree["requestBody"] = view.request_body
    return {**tree, "responses": view.responses, **view.extensions}


def view_schema_actions(canonical: Api, localized: Api, memo: Memo = NO_MEMO) -> Iterator[ActionView]:
    """The actions for the schemas that both have; translation may have changed the case of a name."""
    translated: dict[str, NamedShape] = {}
    for item in named_shapes(localized):
        translated[item.key] = item
        translated.setdefault(item.key.casefold(), item)
    for item in named_shapes(canonical):
        other = translated.get(item.key, translated.get(item.key.casefold()))
        if other is not None:
            yield from _once(memo, (item, other), partial(_actions_of_schema, item, other))


def _actions_of_schema(canonical: NamedShape, localized: NamedShape) -> Iterator[ActionView]:
    target = f"$.components.schemas{step(canonical.key)}"
    return merge_trees(target, view_named(canonical), view_named(localized))


def merge_trees(target: str, canonical: JsonObject, localized: JsonObject) -> Iterator[ActionView]:
    """The actions that give a tree at `target` the texts of another: for the node before those within its lists."""
    within: list[ActionView] = []
    update = _merge(target, canonical, localized, within)
    if update:
        yield ActionView(target=target, update=update)
    yield from within


def _merge(target: str, canonical: JsonObject, localized: JsonObject, within: list[ActionView]) -> JsonObject:
    """The texts that differ, in the same tree; lists get actions of their own, because updates only add to them."""
    update: JsonObject = {}
    for name, value in localized.items():
        known = canonical.get(name)
        if isinstance(value, str):
            if name in _TEXTS and value and value != known and not isinstance(known, dict | list):
                update[name] = value
        elif isinstance(value, dict) and isinstance(known, dict):
            nested = _merge(target + step(name), known, value, within)
            if nested:
                update[name] = nested
        elif isinstance(value, list) and isinstance(known, list):
            for index, item, other in _pairs(known, value):
                within.extend(merge_trees(f"{target}{step(name)}[{index}]", item, other))
    return update


def _pairs(canonical: list[JsonValue], localized: list[JsonValue]) -> Iterator[tuple[int, JsonObject, JsonObject]]:
    """Each canonical object with its index and the localized object of the same identity, in their order."""
    waiting: defaultdict[str, list[JsonObject]] = defaultdict(list)
    for item in reversed(localized):
        if isinstance(item, dict):
            waiting[_identity(item)].append(item)
    for index, item in enumerate(canonical):
        if isinstance(item, dict) and waiting[_identity(item)]:
            yield index, item, waiting[_identity(item)].pop()


def _identity(item: JsonObject) -> str:
    return repr([item.get(name) for name in _IDENTITY])


def step(name: str) -> str:
    r"""A member in a JSONPath; the kind of quotes that needs no escape where there is one.

    >>> step("get"), step("/range(address='{address}')")
    ('.get', '["/range(address=\'{address}\')"]')
    """
    if name.isascii() and name.isidentifier():
        return f".{name}"
    if "'" not in name and "\\" not in name:
        return f"['{name}']"
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'["{escaped}"]'
