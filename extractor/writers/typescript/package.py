"""The writer of the target `typescript`: one package of declaration files per canonical API.

In goes the set of APIs, out come the files under `canonical/<version>/stubs/typescript/`: `models.d.ts` with all types,
`operations.d.ts` with the operations by method and path, and by path as clients in the style of openapi-fetch read
them. This module allots names and renders; what a declaration holds is decided in `extractor.writers.stubs`.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extractor.linking.api import Api, ApiSet
from extractor.writers.stubs.declaration import (
    Alternatives,
    Enumeration,
    Notification,
    Shape,
    ShapeRole,
    StubOperation,
    StubPackage,
)
from extractor.writers.stubs.naming import NameAllocator, distribution_name
from extractor.writers.stubs.package import view_stubs
from extractor.writers.stubs.shapes import ANNOTATIONS, ODATA_TYPE
from extractor.writers.stubs.type_expression import ANY, declared_keys
from extractor.writers.stubs.workloads import operation_keys
from extractor.writers.target import OutputFile, WriteContext
from extractor.writers.typescript.names import RESERVED, TypeScriptIdentifier, TypeScriptType, type_name
from extractor.writers.typescript.types import Names, print_type

_MODEL_NAMES = ("BinaryBody", "CollectionPage", "JsonObject", "ODataAnnotations", "SingleValue")
_OWN_NAMES = (*_MODEL_NAMES, "Operations", "paths", "webhooks")
_NAME_IN_TYPE = re.compile(r"[A-Za-z_$][A-Za-z0-9_$]*")
_TYPED = frozenset({ShapeRole.READ, ShapeRole.CREATE, ShapeRole.UPDATE})
_METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldView:
    """A member of an interface."""

    wire: str
    type: TypeScriptType
    required: bool
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShapeView:
    """An interface; `typed` says that it has `@odata.type`, `odata_types` lists its values, empty for any string."""

    name: TypeScriptIdentifier
    read: bool
    typed: bool
    type_required: bool
    odata_types: tuple[str, ...]
    fields: tuple[FieldView, ...]
    text: str
    deprecated: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AlternativesView:
    """A union of interfaces that `@odata.type` tells apart."""

    name: TypeScriptIdentifier
    members: tuple[TypeScriptIdentifier, ...]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotificationView:
    """What the service sends to the client."""

    name: str
    type: TypeScriptType
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EnumerationView:
    """A union of string literals; `open` says that any other string may occur."""

    name: TypeScriptIdentifier
    values: tuple[str, ...]
    open: bool
    text: str
    deprecated: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultView:
    """What comes back with a status code; `type` is None for no body."""

    status: int
    type: TypeScriptType | None
    media_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationView:
    """An operation as an interface of its parameters, body and responses; `query` and `header` name a shape."""

    name: TypeScriptIdentifier
    key: str
    arguments: tuple[FieldView, ...]
    query: TypeScriptIdentifier | None
    query_required: bool
    header: TypeScriptIdentifier | None
    header_required: bool
    body: TypeScriptType | None
    body_media_type: str
    body_required: bool
    results: tuple[ResultView, ...]
    text: str
    deprecated: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PathView:
    """A path with the operation of each method that OpenAPI knows, the absent ones without."""

    path: str
    methods: tuple[tuple[str, TypeScriptIdentifier | None], ...]


def write_typescript(api_set: ApiSet, context: WriteContext) -> Iterator[OutputFile]:
    """The package of each canonical API, every file of it."""
    for api in api_set.canonical:
        yield from _write_package(api, view_stubs(api_set, api, context), context)


def _write_package(api: Api, package: StubPackage, context: WriteContext) -> Iterator[OutputFile]:
    names = _allot_names(package)
    declarations = [declaration for _, declaration in sorted(package.declarations.items())]
    operations = tuple(_view_operation(stub, names) for stub in package.operations)
    values = {
        "version": api.version,
        "distribution": distribution_name(api.version),
        "info": context.info,
        "annotations": ANNOTATIONS,
        "enumerations": [_view_enumeration(entry, names) for entry in declarations if isinstance(entry, Enumeration)],
        "shapes": [_view_shape(entry, names) for entry in declarations if isinstance(entry, Shape)],
        "alternatives": [_view_alternatives(entry, names) for entry in declarations if isinstance(entry, Alternatives)],
        "notifications": [_view_notification(entry, names) for entry in package.notifications],
        "operations": operations,
        "paths": tuple(_view_paths(package.operations, names)),
        "imports": _imports(package, operations, names),
    }
    pages = _pages_of(package)
    for file in ("package.json", "README.md", "index.d.ts", "models.d.ts", "operations.d.ts"):
        text = context.templates.get_template(f"typescript/{file}.j2").render(**values)
        path = f"canonical/{api.version}/stubs/typescript/{file}"
        yield OutputFile(path=path, content=text.encode(), pages=pages)


def _allot_names(package: StubPackage) -> dict[str, TypeScriptIdentifier]:
    """A name for everything that is declared; types come first, so that no operation takes a type's name."""
    taken = NameAllocator((*_OWN_NAMES, *RESERVED))
    names = {key: taken.claim(key, declaration.names, type_name) for key, declaration in package.declarations.items()}
    for stub in package.operations:
        key = _operation_key(stub)
        names[key] = taken.claim(key, (f"{stub.operation.operation_id} operation",), type_name)
    return names


def _operation_key(stub: StubOperation) -> str:
    return f"{stub.operation.method} {stub.operation.path}"


def _view_enumeration(enumeration: Enumeration, names: Names) -> EnumerationView:
    return EnumerationView(
        name=names[enumeration.key],
        values=enumeration.values,
        open=enumeration.open or not enumeration.values,
        text=enumeration.documentation.text,
        deprecated=enumeration.documentation.deprecated,
    )


def _view_shape(shape: Shape, names: Names) -> ShapeView:
    typed = shape.role in _TYPED
    read = shape.role is ShapeRole.READ
    elsewhere = {*([ODATA_TYPE] if typed else []), *(ANNOTATIONS if read else [])}
    return ShapeView(
        name=names[shape.key],
        read=read,
        typed=typed,
        type_required=shape.type_required,
        odata_types=shape.odata_types,
        fields=tuple(
            FieldView(wire=field.wire, type=print_type(field.type, names), required=field.required, text=field.text)
            for field in shape.fields
            if field.wire not in elsewhere
        ),
        text=shape.documentation.text,
        deprecated=shape.documentation.deprecated,
    )


def _view_alternatives(alternatives: Alternatives, names: Names) -> AlternativesView:
    return AlternativesView(
        name=names[alternatives.key],
        members=tuple(names[key] for key in alternatives.members),
        text=alternatives.documentation.text,
    )


def _view_notification(notification: Notification, names: Names) -> NotificationView:
    return NotificationView(
        name=notification.name,
        type=print_type(notification.type, names),
        text=notification.documentation.text,
    )


def _view_operation(stub: StubOperation, names: Names) -> OperationView:
    arguments = {argument.wire: argument for argument in reversed(stub.arguments)}
    return OperationView(
        name=names[_operation_key(stub)],
        key=_operation_key(stub),
        arguments=tuple(
            FieldView(wire=wire, type=print_type(argument.type, names), required=True, text=argument.text)
            for wire, argument in reversed(arguments.items())
        ),
        query=None if stub.query is None else names[stub.query],
        query_required=stub.query_required,
        header=None if stub.headers is None else names[stub.headers],
        header_required=stub.headers_required,
        body=None if stub.body is None else print_type(stub.body, names),
        body_media_type=stub.body_media_type,
        body_required=stub.body_required,
        results=tuple(_view_results(stub, names)),
        text=stub.documentation.text,
        deprecated=stub.documentation.deprecated,
    )


def _view_results(stub: StubOperation, names: Names) -> Iterator[ResultView]:
    """What comes back with each code; a body that no page tells of would make every success `unknown` to a client."""
    is_known = any(result.succeeds and result.has_body and result.type != ANY for result in stub.results)
    for result in stub.results:
        is_told = result.has_body and not (is_known and result.succeeds and result.type == ANY)
        yield ResultView(
            status=result.status,
            type=print_type(result.type, names) if is_told else None,
            media_type=result.media_type or "",
        )


def _view_paths(operations: Iterable[StubOperation], names: Names) -> Iterator[PathView]:
    """The paths in order, each with all methods that a client may ask it for."""
    by_path: dict[str, dict[str, TypeScriptIdentifier]] = {}
    for stub in operations:
        methods = by_path.setdefault(stub.operation.path, {})
        methods.setdefault(stub.operation.method.lower(), names[_operation_key(stub)])
    for path, methods in by_path.items():
        known = [(method, methods.get(method)) for method in _METHODS]
        others = [(method, name) for method, name in methods.items() if method not in _METHODS]
        yield PathView(path=path, methods=(*known, *others))


def _imports(
    package: StubPackage, operations: Iterable[OperationView], names: Names
) -> tuple[TypeScriptIdentifier, ...]:
    """The names of the models that the operations refer to."""
    used = {names[key] for stub in package.operations for key in operation_keys(stub)}
    used.update(names[key] for entry in package.notifications for key in declared_keys(entry.type))
    texts = [view.body for view in operations if view.body is not None]
    texts.extend(print_type(entry.type, names) for entry in package.notifications)
    texts.extend(result.type for view in operations for result in view.results if result.type is not None)
    mentioned = {name for text in texts for name in _NAME_IN_TYPE.findall(text)}
    used.update(TypeScriptIdentifier(name) for name in _MODEL_NAMES if name in mentioned)
    return tuple(sorted(used))


def _pages_of(package: StubPackage) -> tuple[str, ...]:
    pages = {page for declaration in package.declarations.values() for page in declaration.pages}
    pages.update(page.path for stub in package.operations for page in stub.operation.pages)
    return tuple(sorted(pages, key=lambda page: page.encode("utf-8", "surrogatepass")))
