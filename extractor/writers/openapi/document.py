"""The writer of the target `openapi`: an `ApiSet` to the files `openapi.yaml` and `openapi.json` of each API.

Each API of a locale stands in `<locale>/<version>/`, each canonical one in `canonical/<version>/`, with a document for
mock servers beside it. The view of a document is made once and rendered through `templates/openapi/openapi.yaml.j2`
and `openapi.json.j2`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from extractor.linking.api import Api, ApiSet
from extractor.model.json_value import JsonObject
from extractor.model.page import Page
from extractor.writers.file_name import safe_file_name
from extractor.writers.openapi.examples import ExampleStore
from extractor.writers.openapi.operations import METHODS, OperationView, PathView, view_operation, view_webhook
from extractor.writers.openapi.profiles import without_recursion
from extractor.writers.openapi.schemas import view_components
from extractor.writers.openapi.security import APPLICATION, DELEGATED, ScopeTexts, view_scopes
from extractor.writers.openapi.texts import speaks_english
from extractor.writers.target import DocumentInfo, OutputFile, WriteContext

CANONICAL = "canonical"
SERVICE_URL = "https://graph.microsoft.com"
_MOCK = "openapi.mock.yaml"
_TEMPLATES = (("openapi.yaml", "openapi/openapi.yaml.j2"), ("openapi.json", "openapi/openapi.json.j2"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ComponentView:
    """A component: its key and its JSON tree."""

    key: str
    tree: JsonObject


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
    paths: tuple[PathView, ...]
    webhooks: tuple[PathView, ...]
    schemas: tuple[ComponentView, ...]
    examples: tuple[ComponentView, ...]
    schemes: tuple[str, ...]
    delegated_scopes: JsonObject
    application_scopes: JsonObject


def write_openapi(api_set: ApiSet, context: WriteContext) -> Iterator[OutputFile]:
    """The documents of every API, canonical ones first."""
    pages = pages_by_api(api_set.pages)
    for api in (*api_set.canonical, *api_set.localized):
        folder = f"{safe_file_name(api.locale or CANONICAL)}/{safe_file_name(api.version)}"
        view = view_document(api, context.info, context.scope_texts)
        made_from = tuple(pages[api.locale, api.version])
        for name, template in _TEMPLATES:
            yield _render(f"{folder}/{name}", template, view, context, made_from)
        if api.locale is None:
            yield _render(f"{folder}/{_MOCK}", _TEMPLATES[0][1], view_for_mocks(view), context, made_from)


def _render(path: str, template: str, view: DocumentView, context: WriteContext, pages: tuple[str, ...]) -> OutputFile:
    text = context.templates.get_template(template).render(document=view)
    return OutputFile(path=path, content=text.encode(), pages=pages)


def pages_by_api(pages: Iterable[Page]) -> dict[tuple[str | None, str], list[str]]:
    """The paths of the pages behind each API: those of its locale, or of all for the canonical one."""
    found: defaultdict[tuple[str | None, str], list[str]] = defaultdict(list)
    for page in pages:
        for locale in (None, page.locale):
            found[locale, page.api_version or ""].append(page.path)
    return found


def view_document(api: Api, info: DocumentInfo, scope_texts: ScopeTexts | None = None) -> DocumentView:
    """The view of one API; the catalogue's texts of scopes are English, and stand in English documents alone."""
    texts = scope_texts if scope_texts and speaks_english(api.locale) else {}
    store = ExampleStore()
    paths = _view_paths(api, info, store)
    webhooks = tuple(view_webhook(webhook, api.locale, store) for webhook in api.webhooks)
    operations = [operation for path in paths for operation in path.operations]
    required_scopes = {scope for operation in operations for scope in operation.scopes}
    return DocumentView(
        info=info,
        version=api.version,
        locale=api.locale,
        server_url=f"{SERVICE_URL}/{safe_file_name(api.version)}",
        tags=_tags(operations),
        paths=paths,
        webhooks=webhooks,
        schemas=tuple(ComponentView(key=key, tree=tree) for key, tree in view_components(api)),
        examples=tuple(ComponentView(key=key, tree=tree) for key, tree in sorted(store.components.items())),
        schemes=_schemes((*paths, *webhooks)),
        delegated_scopes=view_scopes(required_scopes, DELEGATED, texts),
        application_scopes=view_scopes(required_scopes, APPLICATION, texts),
    )


def view_for_mocks(view: DocumentView) -> DocumentView:
    """The same document for servers that refuse recursive schemas."""
    schemas = without_recursion({schema.key: schema.tree for schema in view.schemas})
    return replace(view, schemas=tuple(ComponentView(key=key, tree=tree) for key, tree in schemas.items()))


def _view_paths(api: Api, info: DocumentInfo, store: ExampleStore) -> tuple[PathView, ...]:
    grouped: defaultdict[str, list[OperationView]] = defaultdict(list)
    for operation in api.operations:
        if operation.method.lower() in METHODS:
            grouped[operation.path].append(view_operation(operation, api.locale, api.version, info, store))
    return tuple(
        PathView(key=key, operations=tuple(sorted(views, key=lambda view: METHODS.index(view.method))))
        for key, views in sorted(grouped.items())
    )


def _tags(operations: Iterable[OperationView]) -> tuple[TagView, ...]:
    """Each tag with the path it stands for, which is the same in every language."""
    names = sorted({operation.tag for operation in operations if operation.tag is not None})
    return tuple(TagView(name=name, description="/" + name.replace(".", "/")) for name in names)


def _schemes(paths: Iterable[PathView]) -> tuple[str, ...]:
    """The security schemes that anything requires."""
    requirements = (tree for path in paths for operation in path.operations for tree in operation.security)
    return tuple(sorted({scheme for tree in requirements for scheme in tree}))
