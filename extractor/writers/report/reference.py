"""The canonical OpenAPI document as the site's viewer reads it: cut by workload, with each language as an overlay.

Operations of the canonical API and of each locale go in; out come their path items, the examples that they name and the
actions of the overlays, all as in the files of the targets `openapi` and `overlay`, less what the viewer does not show:
extensions, which stand in the entries with page and line, and security, of which it makes forms to sign in with where
nothing can be tried out; the entries tell the permissions, least privileged first. Schemas are
in a file of their own, because every workload needs some.
"""

from collections.abc import Iterable, Sequence

from extractor.linking.api import Api, ApiOperation
from extractor.model.json_value import JsonObject, JsonValue
from extractor.writers.escaping.invisible import escape_invisible
from extractor.writers.openapi.document import view_path
from extractor.writers.openapi.examples import ExampleStore
from extractor.writers.openapi.operations import METHODS, OperationView, PathView
from extractor.writers.openapi.schemas import view_components
from extractor.writers.openapi.texts import speaks_english
from extractor.writers.overlay import ActionView, operation_tree, view_operation_actions, view_schema_actions
from extractor.writers.target import DocumentInfo

_EXTENSION = "x-ms-docs-"
_PATHS = "$.paths"


class Reference:
    """The document of one version; a further language needs nothing here."""

    def __init__(self, api: Api, localized: Iterable[Api], info: DocumentInfo) -> None:
        """`localized` are the same version in each language."""
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
                paths.setdefault(operation.path, []).append(operation)
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
        schemas: JsonObject = {key: _plain(tree) for key, tree in view_components(self._api)}
        overlays: JsonObject = {
            locale: _print_actions(view_schema_actions(self._api, localized))
            for locale, localized in self._languages.items()
        }
        return {"schemas": schemas, "overlays": overlays}

    def _actions(self, view: PathView, locale: str) -> Iterable[ActionView]:
        known = self._operations[locale]
        shared = [item.operation_id for item in view.operations if item.operation_id in known]
        # what only one language documents is canonical as it stands there
        translated = [known[name] for name in shared if known[name] != self._canonical[name]]
        if not translated:
            return ()
        other = view_path(view.key, translated, self._languages[locale], self._info, ExampleStore())
        return view_operation_actions(_PATHS, view, other)


def _item(view: OperationView) -> JsonObject:
    tags: list[JsonValue] = [view.tag or ""]
    deprecated: JsonObject = {"deprecated": True} if view.deprecated else {}
    return _plain({"operationId": view.operation_id, "tags": tags, **operation_tree(view), **deprecated})


def _plain(tree: JsonObject) -> JsonObject:
    """The tree without what the viewer does not show, and with escapes for what nobody could see in it."""
    return {_visible(name): _plain_value(value) for name, value in tree.items() if not name.startswith(_EXTENSION)}


def _plain_value(value: JsonValue) -> JsonValue:
    if isinstance(value, str):
        return _visible(value)
    if isinstance(value, dict):
        return _plain(value)
    return [_plain_value(item) for item in value] if isinstance(value, list) else value


def _visible(text: str) -> str:
    return text if text.isascii() else escape_invisible(text, lambda point: f"\\u{{{point:x}}}")


def _print_actions(actions: Iterable[ActionView]) -> list[JsonValue]:
    """The actions as pairs of a JSONPath and an update, those left out that change nothing that is shown."""
    pairs: list[JsonValue] = []
    for action in actions:
        update = _plain(action.update)
        if update and _EXTENSION not in action.target:
            pairs.append([action.target, update])
    return pairs
