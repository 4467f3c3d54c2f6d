"""The canonical OpenAPI document as the site's viewer reads it: cut by workload, with each language as an overlay.

Operations of the canonical API and of each locale go in; out come their path items, the examples that they name and the
actions of the overlays, all as in the files of the targets `openapi` and `overlay`, less what the viewer does not show:
extensions, which stand in the entries with page and line, and security, of which it makes forms to sign in with where
nothing can be tried out; the entries tell the permissions, least privileged first. Schemas are
in a file of their own, because every workload needs some.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace

from extractor.linking.api import Api, ApiOperation
from extractor.model.json_value import JsonObject, JsonValue
from extractor.writers.escaping.invisible import escape_invisible
from extractor.writers.openapi.document import view_path
from extractor.writers.openapi.examples import ExampleStore
from extractor.writers.openapi.operations import METHODS, OperationView, PathView
from extractor.writers.openapi.schemas import NamedShape, named_shapes, view_named
from extractor.writers.openapi.texts import speaks_english
from extractor.writers.overlay import ActionView, merge_trees, operation_tree, step, view_operation_actions
from extractor.writers.target import DocumentInfo

_EXTENSION = "x-ms-docs-"
_PATHS = "$.paths"


class Reference:
    """The document of one version; a further language needs nothing here."""

    def __init__(
        self, api: Api, localized: Iterable[Api], info: DocumentInfo, bilingual: Set[str] = frozenset()
    ) -> None:
        """`localized` are the same version in each language, `bilingual` those in which pages have English beside them.

        What only one other language documents stands in the canonical document in that language already.
        """
        self._bilingual = bilingual
        self._api = api
        self._info = info
        self._languages = {item.locale or "": item for item in localized if not speaks_english(item.locale)}
        self._canonical = {operation.operation_id: operation for operation in api.operations}
        self._operations = {
            locale: {operation.operation_id: operation for operation in item.operations}
            for locale, item in self._languages.items()
        }

    def view_operations(self, operations: Sequence[ApiOperation]) -> JsonObject:
        """Path items, examples and overlays of operations, which come in the order of their paths."""
        paths: dict[str, list[ApiOperation]] = {}
        for operation in operations:
            if operation.method.lower() in METHODS:
                paths.setdefault(operation.path, []).append(_without_permissions(operation))
        store = ExampleStore()
        views = [view_path(path, group, self._api, self._info, store) for path, group in paths.items()]
        overlays: JsonObject = {
            locale: _print_actions(action for view in views for action in self._actions(view, locale))
            for locale in self._languages
        }
        items: JsonObject = {view.key: {item.method: _item(item) for item in view.operations} for view in views}
        examples: JsonObject = {key: _plain(tree) for key, tree in sorted(store.components.items())}
        return {"paths": items, "examples": examples, "overlays": overlays}

    def view_schemas(self) -> JsonObject:
        """All schemas, and the overlays over them."""
        named = {item.key: (item, view_named(item)) for item in named_shapes(self._api)}
        schemas: JsonObject = {key: _plain(tree) for key, (_, tree) in named.items()}
        overlays: JsonObject = {
            locale: _print_actions(self._schema_actions(named, locale)) for locale in self._languages
        }
        return {"schemas": schemas, "overlays": overlays}

    def _schema_actions(self, named: Mapping[str, tuple[NamedShape, JsonObject]], locale: str) -> Iterator[ActionView]:
        for item in named_shapes(self._languages[locale]):
            canonical, tree = named.get(item.key, (None, {}))
            if canonical is not None and (locale in self._bilingual or _other_words(item, canonical)):
                yield from merge_trees(f"$.components.schemas{step(item.key)}", tree, view_named(item))

    def _actions(self, view: PathView, locale: str) -> Iterable[ActionView]:
        known = self._operations[locale]
        shared = [item.operation_id for item in view.operations if item.operation_id in known]
        is_bilingual = locale in self._bilingual
        translated = [
            _without_permissions(known[name]) for name in shared if is_bilingual or known[name] != self._canonical[name]
        ]
        if not translated:
            return ()
        other = view_path(view.key, translated, self._languages[locale], self._info, ExampleStore())
        return view_operation_actions(_PATHS, view, other)


def _without_permissions(operation: ApiOperation) -> ApiOperation:
    """The operation as the viewer shows it: what it takes to view permissions would be lost."""
    return replace(operation, permissions=())


def _other_words(one: NamedShape, other: NamedShape) -> bool:
    return (one.shape, one.api_type) != (other.shape, other.api_type)


def _item(view: OperationView) -> JsonObject:
    tags: list[JsonValue] = [view.tag or ""]
    deprecated: JsonObject = {"deprecated": True} if view.deprecated else {}
    return _plain({"operationId": view.operation_id, "tags": tags, **operation_tree(view), **deprecated})


def _plain(tree: JsonObject) -> JsonObject:
    """The tree without what the viewer does not show, and with escapes for what nobody could see in it."""
    return {
        name if name.isascii() else _visible(name): _plain_value(value)
        for name, value in tree.items()
        if not name.startswith(_EXTENSION)
    }


def _plain_value(value: JsonValue) -> JsonValue:
    if isinstance(value, str):
        return value if value.isascii() else _visible(value)
    if isinstance(value, dict):
        return _plain(value)
    return [_plain_value(item) for item in value] if isinstance(value, list) else value


def _visible(text: str) -> str:
    return escape_invisible(text, lambda point: f"\\u{{{point:x}}}")


def _print_actions(actions: Iterable[ActionView]) -> list[JsonValue]:
    """The actions as pairs of a JSONPath and an update, those left out that change nothing that is shown."""
    pairs: list[JsonValue] = []
    for action in actions:
        update = _plain(action.update)
        if update and _EXTENSION not in action.target:
            pairs.append([action.target, update])
    return pairs
