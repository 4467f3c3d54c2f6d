"""The writer of the target `openapi`: an `ApiSet` to the files `openapi.yaml` and `openapi.json` of each API.

Each API of a locale stands in `<locale>/<version>/`, each canonical one in `canonical/<version>/`, with a document for
mock servers beside it. A document is a sequence of fragments: each path, webhook and component is viewed and printed by
itself, and its view forgotten; `templates/openapi/openapi.yaml.j2` and `openapi.json.j2` put the fragments in place as
the file is written, so that no document is ever whole in memory, as a tree or as a text.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial

from jinja2 import Template

from extractor.linking.api import Api, ApiOperation, ApiSet
from extractor.model.json_value import JsonObject
from extractor.model.page import Page
from extractor.writers.escaping.fragment import Fragment
from extractor.writers.file_name import safe_file_name
from extractor.writers.openapi.components import PrintedSchemas
from extractor.writers.openapi.examples import ExampleStore
from extractor.writers.openapi.operations import METHODS, PathView, view_operation, view_webhook
from extractor.writers.openapi.printing import ComponentView, Printer
from extractor.writers.openapi.security import APPLICATION, DELEGATED, ScopeTexts, view_scopes
from extractor.writers.openapi.texts import speaks_english
from extractor.writers.target import NO_MEMO, DocumentInfo, Memo, StreamedFile, WriteContext

CANONICAL = "canonical"
SERVICE_URL = "https://graph.microsoft.com"
_MOCK = "openapi.mock.yaml"
_TEMPLATES = (("openapi.yaml", "openapi/openapi.yaml.j2"), ("openapi.json", "openapi/openapi.json.j2"))


@dataclass(frozen=True, slots=True, kw_only=True)
class TagView:
    """A workload and the path that all of it stands below."""

    name: str
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentView:
    """A whole document; what a template writes and nothing else."""

    info: DocumentInfo
    version: str
    locale: str | None
    server_url: str
    tags: tuple[TagView, ...]
    paths: tuple[Fragment, ...]
    webhooks: tuple[Fragment, ...]
    schemas: tuple[Fragment, ...]
    examples: tuple[Fragment, ...]
    schemes: tuple[str, ...]
    delegated_scopes: JsonObject
    application_scopes: JsonObject


@dataclass(frozen=True, slots=True, kw_only=True)
class PathPiece:
    """All that a path or a webhook brings into a document: itself, and what it needs of the rest."""

    path: Fragment
    examples: tuple[Fragment, ...]
    schemes: tuple[str, ...]
    scopes: tuple[tuple[str, str], ...]


def write_openapi(api_set: ApiSet, context: WriteContext) -> Iterator[StreamedFile]:
    """The documents of every API, canonical ones first."""
    pages = pages_by_api(api_set.pages)
    printer = Printer(context.templates)
    for api in (*api_set.canonical, *api_set.localized):
        folder = f"{safe_file_name(api.locale or CANONICAL)}/{safe_file_name(api.version)}"
        schemas = PrintedSchemas(api, printer, context.memo)
        document = print_document(api, schemas.fragments, context, printer)
        made_from = tuple(pages[api.locale, api.version])
        for name, template in _TEMPLATES:
            yield _stream(f"{folder}/{name}", context.templates.get_template(template), document, made_from)
        if api.locale is None:
            mock = replace(document, paths=_for_router(document.paths), schemas=schemas.without_recursion())
            yield _stream(f"{folder}/{_MOCK}", context.templates.get_template(_TEMPLATES[0][1]), mock, made_from)


def _for_router(paths: tuple[Fragment, ...]) -> tuple[Fragment, ...]:
    """Paths with the more general first: Prism takes the last of those that match a request equally well.

    To it `/teams/{team-id}` and `/teams/find(name='{name}')` are alike, for both end in a segment with a placeholder.
    """
    return tuple(sorted(paths, key=lambda path: [(not part.startswith("{"), part) for part in path.key.split("/")]))


def _stream(path: str, template: Template, document: DocumentView, pages: tuple[str, ...]) -> StreamedFile:
    return StreamedFile(path=path, chunks=partial(_chunks, template, document), pages=pages)


def _chunks(template: Template, document: DocumentView) -> Iterator[bytes]:
    for text in template.generate(document=document):
        yield text.encode()


def pages_by_api(pages: Iterable[Page]) -> dict[tuple[str | None, str], list[str]]:
    """The paths of the pages behind each API: those of its locale, or of all for the canonical one."""
    found: defaultdict[tuple[str | None, str], list[str]] = defaultdict(list)
    for page in pages:
        for locale in (None, page.locale):
            found[locale, page.api_version or ""].append(page.path)
    return found


def print_document(api: Api, schemas: tuple[Fragment, ...], context: WriteContext, printer: Printer) -> DocumentView:
    """The document of an API; the catalogue's texts of scopes are English, and stand in English documents alone."""
    texts: ScopeTexts = context.scope_texts if speaks_english(api.locale) else {}
    printed = _Printed()
    paths = tuple(printed.take(piece) for piece in print_paths(api, context.info, printer, context.memo))
    webhooks = tuple(printed.take(piece) for piece in print_webhooks(api, printer, context.memo))
    return DocumentView(
        info=context.info,
        version=api.version,
        locale=api.locale,
        server_url=f"{SERVICE_URL}/{safe_file_name(api.version)}",
        tags=_tags(api.operations),
        paths=paths,
        webhooks=webhooks,
        schemas=schemas,
        examples=tuple(fragment for _, fragment in sorted(printed.examples.items())),
        schemes=tuple(sorted(printed.schemes)),
        delegated_scopes=view_scopes(printed.scopes, DELEGATED, texts),
        application_scopes=view_scopes(printed.scopes, APPLICATION, texts),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Printed:
    """What the paths of a document need of the rest of it."""

    examples: dict[str, Fragment] = field(default_factory=dict)
    schemes: set[str] = field(default_factory=set)
    scopes: set[tuple[str, str]] = field(default_factory=set)

    def take(self, piece: PathPiece) -> Fragment:
        self.examples.update((example.key, example) for example in piece.examples)
        self.schemes.update(piece.schemes)
        self.scopes.update(piece.scopes)
        return piece.path


def print_paths(api: Api, info: DocumentInfo, printer: Printer, memo: Memo = NO_MEMO) -> Iterator[PathPiece]:
    """Each path of an API, in order; what comes of one depends on its operations, the locale and `info` alone."""
    for path, operations in group_operations(api):
        show = partial(view_path, path, operations, api, info)
        yield memo.once("path", (api.version, api.locale, operations), PathPiece, partial(_print_piece, show, printer))


def print_webhooks(api: Api, printer: Printer, memo: Memo = NO_MEMO) -> Iterator[PathPiece]:
    """Each webhook of an API."""
    for webhook in api.webhooks:
        show = partial(view_webhook, webhook, api.locale)
        yield memo.once("webhook", (api.locale, webhook), PathPiece, partial(_print_piece, show, printer))


def _print_piece(show: Callable[[ExampleStore], PathView], printer: Printer) -> PathPiece:
    store = ExampleStore()
    view = show(store)
    examples = (ComponentView(key=key, tree=tree) for key, tree in store.components.items())
    return PathPiece(
        path=printer.print_path(view),
        examples=tuple(map(printer.print_component, examples)),
        schemes=tuple(sorted({scheme for item in view.operations for tree in item.security for scheme in tree})),
        scopes=tuple(scope for item in view.operations for scope in item.scopes),
    )


def group_operations(api: Api) -> list[tuple[str, list[ApiOperation]]]:
    """The operations of each path, paths in order, methods in that of OpenAPI."""
    grouped: defaultdict[str, list[ApiOperation]] = defaultdict(list)
    for operation in api.operations:
        if operation.method.lower() in METHODS:
            grouped[operation.path].append(operation)
    return [
        (path, sorted(operations, key=lambda operation: METHODS.index(operation.method.lower())))
        for path, operations in sorted(grouped.items())
    ]


def view_path(
    path: str, operations: Iterable[ApiOperation], api: Api, info: DocumentInfo, store: ExampleStore
) -> PathView:
    """The view of a path; the examples that it shows are added to `store`."""
    views = (view_operation(operation, api.locale, api.version, info, store) for operation in operations)
    return PathView(key=path, operations=tuple(views))


def _tags(operations: Iterable[ApiOperation]) -> tuple[TagView, ...]:
    """Each tag with the path it stands for, which is the same in every language."""
    names = sorted({operation.tag for operation in operations if operation.method.lower() in METHODS})
    return tuple(TagView(name=name, description="/" + name.replace(".", "/")) for name in names)
