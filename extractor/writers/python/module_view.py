"""A stub package to its Python modules: which holds what, under which names, and what it imports.

In goes a `StubPackage`, out come views of modules for the templates: one for every workload, parts for the types of a
crowded one and for those that no operation reaches, and one for notifications. A module imports another for type
checkers alone, so that importing one never loads the rest. `models` is an index of all types, which loads a type's
module when it is asked for that type; `paths` gives type checkers and editors the protocol of each path.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeGuard

from extractor.writers.python.circles import open_circles
from extractor.writers.python.names import PythonIdentifier, PythonType, class_name, module_name, private_name
from extractor.writers.python.protocol_view import ProtocolView, group_by_path, protocol_candidate, view_protocol
from extractor.writers.python.shape_view import (
    AliasView,
    EnumerationView,
    PackageNames,
    ShapeView,
    find_circles,
    view_alternatives,
    view_enumeration,
    view_notification,
    view_shape,
)
from extractor.writers.stubs.declaration import (
    Alternatives,
    Declaration,
    Enumeration,
    Notification,
    Shape,
    StubOperation,
    StubPackage,
)
from extractor.writers.stubs.naming import NameAllocator
from extractor.writers.stubs.protocol_query import QueryKind
from extractor.writers.stubs.type_expression import declared_keys
from extractor.writers.stubs.workloads import assign_workloads, operation_keys, referenced_keys

_NAME_IN_ANNOTATION = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_ODATA_NAMES = ("CollectionPage", "JsonObject", "ODataAnnotations", "SingleValue", "deprecated")
_TYPING_NAMES = ("Literal", "NotRequired", "Protocol", "TypeAlias", "TypedDict", "overload")
_RESERVED = (*_ODATA_NAMES, *_TYPING_NAMES, "Sequence", "TYPE_CHECKING")
# What OData itself defines has a module of its own, with a template of its own
_OF_PROTOCOL = frozenset(QueryKind)
ODATA_MODULE = "odata"
_ODATA_TITLE = "What OData defines for every resource"
_INDEX = "models"
_PATHS = "paths"
_NOTIFICATIONS = "notifications"
_UNREACHED = "unreached"
# About 20 ms of the 50 that an import may take
_MOST_IN_A_PART = 3000
# a longer list of alternatives is called by its alias
_MOST_SPELLED_OUT = 8
_MODULES = ("__init__", ODATA_MODULE, "py", _INDEX, _PATHS, _NOTIFICATIONS)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportView:
    """Names that a module imports from another of the package."""

    module: PythonIdentifier
    names: tuple[PythonIdentifier, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ModuleView:
    """A module: aliases, typed dictionaries and protocols, and what it imports to speak of them.

    `workload` is None for a module whose types no operation reaches, and for that of the notifications.
    """

    name: PythonIdentifier
    title: str
    workload: str | None
    pages: tuple[str, ...]
    typing_names: tuple[PythonIdentifier, ...]
    odata_names: tuple[PythonIdentifier, ...]
    uses_sequence: bool
    imports: tuple[ImportView, ...]
    enumerations: tuple[EnumerationView, ...]
    shapes: tuple[ShapeView, ...]
    aliases: tuple[AliasView, ...]
    protocols: tuple[ProtocolView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Contents:
    """What a module declares, and the keys of its declarations."""

    title: str
    workload: str | None
    declarations: tuple[Declaration, ...]
    operations: tuple[list[StubOperation], ...] = ()
    notifications: tuple[Notification, ...] = ()


def view_modules(package: StubPackage) -> tuple[ModuleView, ...]:
    """A view of each module, in the order of their names."""
    package = replace(package, declarations=open_circles(package.declarations))
    paths = group_by_path(package.operations)
    classes = _allot_classes(package, paths)
    contents = _sort_into_modules(package, paths, classes)
    modules = {entry.key: name for name, module in contents.items() for entry in module.declarations}
    halves = {private_name(name) for name in classes.values()}
    visible = frozenset({*_RESERVED, *classes.values(), *halves})
    names = PackageNames(
        classes=classes,
        spelled={key: _spell(entry, classes) for key, entry in package.declarations.items()},
        alternatives={key: entry.members for key, entry in package.declarations.items() if _is_spelled_out(entry)},
        modules=modules,
        visible=visible,
        circular=find_circles(package.declarations, visible),
    )
    return tuple(_view_module(name, module, names) for name, module in sorted(contents.items()))


def _is_spelled_out(declaration: Declaration) -> TypeGuard[Alternatives]:
    """Whether an annotation lists the alternatives: beyond some it calls them by their alias, which readers grasp.

    mypy takes ten times as long where it has to look into the aliases of few, most of which lead to others.
    """
    return isinstance(declaration, Alternatives) and len(declaration.members) <= _MOST_SPELLED_OUT


def _spell(declaration: Declaration, classes: Mapping[str, PythonIdentifier]) -> PythonType:
    keys = declaration.members if _is_spelled_out(declaration) else (declaration.key,)
    return PythonType(" | ".join(classes[key] for key in keys))


def view_index(modules: Iterable[ModuleView]) -> tuple[ImportView, ...]:
    """The types that stand for themselves, by module: what an operation sends or asks for is found beside it."""
    views = (
        ImportView(
            module=module.name,
            names=tuple(
                sorted(
                    [shape.name for shape in module.shapes if shape.indexed]
                    + [entry.name for entry in module.enumerations]
                    + [entry.name for entry in module.aliases]
                )
            ),
        )
        for module in modules
    )
    return tuple(view for view in views if view.names)


def view_beside(modules: Iterable[ModuleView]) -> tuple[ImportView, ...]:
    """The names that modules import from each other and that the index does not hold, by module."""
    modules = tuple(modules)
    indexed = {name for view in view_index(modules) for name in view.names}
    spoken: dict[PythonIdentifier, set[PythonIdentifier]] = {}
    for view in (view for module in modules for view in module.imports):
        spoken.setdefault(view.module, set()).update(name for name in view.names if name not in indexed)
    return tuple(ImportView(module=name, names=tuple(sorted(names))) for name, names in sorted(spoken.items()) if names)


def _allot_classes(package: StubPackage, paths: dict[str, list[StubOperation]]) -> dict[str, PythonIdentifier]:
    """A name for everything that is declared; types come first, so that no operation takes a type's name."""
    taken = NameAllocator(_RESERVED)
    classes = {
        key: taken.claim(key, declaration.names, class_name) for key, declaration in package.declarations.items()
    }
    for key, group in paths.items():
        classes[f"path {key}"] = taken.claim(key, (protocol_candidate(group[0].operation.template),), class_name)
    for entry in package.notifications:
        key = f"notification {entry.name}"
        classes[key] = taken.claim(key, (f"{entry.name} payload", f"{entry.name} notification payload"), class_name)
    return classes


def _sort_into_modules(
    package: StubPackage, paths: dict[str, list[StubOperation]], classes: Mapping[str, PythonIdentifier]
) -> dict[PythonIdentifier, _Contents]:
    owners = assign_workloads(package)
    files = NameAllocator(_MODULES)
    of_protocol = tuple(entry for key, entry in sorted(package.declarations.items()) if key in _OF_PROTOCOL)
    contents = {PythonIdentifier(ODATA_MODULE): _Contents(title=_ODATA_TITLE, workload=None, declarations=of_protocol)}
    by_owner: dict[str | None, list[Declaration]] = {}
    for key, declaration in sorted(package.declarations.items()):
        if key not in _OF_PROTOCOL:
            by_owner.setdefault(owners[key], []).append(declaration)
    for tag, groups in sorted(_by_tag(paths.values()).items()):
        declarations = by_owner.get(tag, [])
        crowded = sum(map(_weight, declarations)) > _MOST_IN_A_PART
        contents[files.claim(tag, (tag, f"{tag} api"), module_name)] = _Contents(
            title=f"The workload {tag}",
            workload=tag,
            declarations=() if crowded else tuple(declarations),
            operations=tuple(groups),
        )
        for name, part in _parts(declarations if crowded else (), classes).items():
            contents[files.claim(name, (f"{tag} {name}",), module_name)] = _Contents(
                title=f"Types of the workload {tag}", workload=None, declarations=part
            )
    for name, part in _parts(by_owner.get(None, ()), classes).items():
        contents[files.claim(name, (f"{_UNREACHED} {name}",), module_name)] = _Contents(
            title="Types that no operation reaches", workload=None, declarations=part
        )
    if package.notifications:
        contents[PythonIdentifier(_NOTIFICATIONS)] = _Contents(
            title="The notifications", workload=None, declarations=(), notifications=package.notifications
        )
    return contents


def _by_tag(groups: Iterable[list[StubOperation]]) -> dict[str, list[list[StubOperation]]]:
    """The operations of each path under the tag of the first; a tag that only others have keeps an empty module."""
    groups = tuple(groups)
    by_tag: dict[str, list[list[StubOperation]]] = {stub.operation.tag: [] for group in groups for stub in group}
    for group in groups:
        by_tag[group[0].operation.tag].append(group)
    return by_tag


def _parts(
    declarations: Iterable[Declaration], classes: Mapping[str, PythonIdentifier]
) -> dict[str, tuple[Declaration, ...]]:
    """The declarations in the order of their names, in parts none of which takes long to import."""
    parts: list[list[Declaration]] = []
    room = 0
    for declaration in sorted(declarations, key=lambda entry: classes[entry.key]):
        if room < _weight(declaration):
            parts.append([])
            room = _MOST_IN_A_PART
        parts[-1].append(declaration)
        room -= _weight(declaration)
    return {f"types {number}": tuple(part) for number, part in enumerate(parts, start=1)}


def _weight(declaration: Declaration) -> int:
    """How long a declaration takes to import, in members of a typed dictionary."""
    return 10 + len(declaration.fields) if isinstance(declaration, Shape) else 1


def _view_module(name: PythonIdentifier, contents: _Contents, names: PackageNames) -> ModuleView:
    declarations = contents.declarations
    shapes = tuple(view_shape(entry, names) for entry in declarations if isinstance(entry, Shape))
    enumerations = tuple(view_enumeration(entry, names) for entry in declarations if isinstance(entry, Enumeration))
    aliases = (
        *(view_alternatives(entry, names) for entry in declarations if isinstance(entry, Alternatives)),
        *(view_notification(entry, names) for entry in contents.notifications),
    )
    protocols = tuple(
        view_protocol(names.classes[f"path {group[0].operation.template.key}"], group, names)
        for group in contents.operations
    )
    used = _names_used(shapes, enumerations, aliases, protocols)
    return ModuleView(
        name=name,
        title=contents.title,
        workload=contents.workload,
        pages=_pages_of_module(contents),
        typing_names=tuple(PythonIdentifier(word) for word in _TYPING_NAMES if word in used),
        odata_names=tuple(PythonIdentifier(word) for word in _ODATA_NAMES if word in used),
        uses_sequence="Sequence" in used,
        imports=_imports(contents, names),
        enumerations=enumerations,
        shapes=shapes,
        aliases=aliases,
        protocols=protocols,
    )


def _imports(contents: _Contents, names: PackageNames) -> tuple[ImportView, ...]:
    """What the module speaks of and does not declare itself."""
    keys = {key for entry in contents.declarations for key in referenced_keys(entry)}
    stubs = (stub for group in contents.operations for stub in group)
    keys.update(key for stub in stubs for key in operation_keys(stub, failures=False))
    keys.update(key for entry in contents.notifications for key in declared_keys(entry.type))
    own = {entry.key for entry in contents.declarations}
    by_module: dict[PythonIdentifier, list[PythonIdentifier]] = {}
    spoken = {member for key in keys for member in names.alternatives.get(key, (key,))}
    for key in spoken - own:
        by_module.setdefault(names.modules[key], []).append(names.classes[key])
    return tuple(ImportView(module=module, names=tuple(sorted(by_module[module]))) for module in sorted(by_module))


def _names_used(
    shapes: tuple[ShapeView, ...],
    enumerations: tuple[EnumerationView, ...],
    aliases: tuple[AliasView, ...],
    protocols: tuple[ProtocolView, ...],
) -> frozenset[str]:
    """The names of `typing` and of `odata` that the module's text mentions."""
    annotations: set[str] = {base for shape in shapes for base in shape.bases}
    annotations.update(field.annotation for shape in shapes for field in shape.keyed)
    annotations.update(field.annotation for shape in shapes for field in shape.plain)
    annotations.update(member for alias in aliases for member in alias.members)
    methods = [method for protocol in protocols for method in protocol.methods]
    signatures = [signature for method in methods for signature in method.signatures]
    annotations.update(signature.returns for signature in signatures)
    annotations.update(part.annotation for method in methods for part in method.positional)
    annotations.update(part.annotation for signature in signatures for part in signature.keywords)
    used = {name for annotation in annotations for name in _NAME_IN_ANNOTATION.findall(annotation)}
    spoken = {
        "TypedDict": any(shape.keyed or shape.typed for shape in shapes),
        "NotRequired": any(shape.typed and not shape.type_required for shape in shapes),
        "Literal": any(shape.typed and shape.odata_types for shape in shapes)
        or any(entry.values for entry in enumerations),
        "TypeAlias": bool(enumerations or aliases),
        "Protocol": bool(protocols),
        "overload": any(len(method.signatures) > 1 for method in methods),
        "deprecated": any(method.deprecated is not None for method in methods),
    }
    return frozenset({*used, *(name for name, is_used in spoken.items() if is_used)})


def _pages_of_module(contents: _Contents) -> tuple[str, ...]:
    stubs = [stub for group in contents.operations for stub in group]
    return pages_of((*contents.declarations, *contents.notifications), stubs)


def pages_of(
    declarations: Iterable[Declaration | Notification], operations: Iterable[StubOperation]
) -> tuple[str, ...]:
    """The pages that declarations and operations were made from."""
    pages = {page for declaration in declarations for page in declaration.pages}
    pages.update(page.path for stub in operations for page in stub.operation.pages)
    return tuple(sorted(pages, key=lambda page: page.encode("utf-8", "surrogatepass")))
