"""The writer of the target `python`: one installable package per canonical API.

In goes the set of APIs, out come the files under `canonical/<version>/stubs/python/`. This module allots names and
modules and renders; what a declaration holds is decided in `extractor.writers.stubs`. A package has a module for every
workload, `models` for the types that no operation reaches, and `odata` for what the protocol itself defines; a module
imports another for type checkers alone, so that importing one never loads the rest.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extractor.linking.api import Api, ApiSet
from extractor.writers.python.names import PythonIdentifier, class_name, module_name, private_name
from extractor.writers.python.protocol_view import ProtocolView, group_by_path, protocol_candidate, view_protocol
from extractor.writers.python.shape_view import (
    EnumerationView,
    PackageNames,
    ShapeView,
    find_circles,
    view_enumeration,
    view_shape,
)
from extractor.writers.stubs.declaration import Declaration, Enumeration, StubOperation, StubPackage
from extractor.writers.stubs.documentation import find_texts
from extractor.writers.stubs.naming import NameAllocator, distribution_name
from extractor.writers.stubs.package import view_package
from extractor.writers.stubs.shapes import ANNOTATIONS
from extractor.writers.stubs.workloads import assign_workloads, operation_keys, referenced_keys
from extractor.writers.target import OutputFile, WriteContext

_NAME_IN_ANNOTATION = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_ODATA_NAMES = ("CollectionPage", "JsonObject", "ODataAnnotations", "SingleValue")
_TYPING_NAMES = ("Literal", "NotRequired", "Protocol", "TypeAlias", "TypedDict")
_RESERVED = (*_ODATA_NAMES, *_TYPING_NAMES, "Sequence", "TYPE_CHECKING")
_UNREACHED = "models"
_MODULES = ("__init__", "odata", "py", _UNREACHED)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportView:
    """Names that a module imports from another of the package."""

    module: PythonIdentifier
    names: tuple[PythonIdentifier, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ModuleView:
    """A module: aliases, typed dictionaries and protocols, and what it imports to speak of them."""

    name: PythonIdentifier
    workload: str | None
    typing_names: tuple[PythonIdentifier, ...]
    odata_names: tuple[PythonIdentifier, ...]
    uses_sequence: bool
    imports: tuple[ImportView, ...]
    enumerations: tuple[EnumerationView, ...]
    shapes: tuple[ShapeView, ...]
    protocols: tuple[ProtocolView, ...]


def write_python(api_set: ApiSet, context: WriteContext) -> Iterator[OutputFile]:
    """The package of each canonical API, every file of it."""
    for api in api_set.canonical:
        texts = find_texts(api_set, api, context.docstrings, context.info.docs_url)
        yield from _write_package(api, view_package(api, texts), context)


def package_name(version: str) -> PythonIdentifier:
    """The name by which the package of an API version is imported.

    >>> package_name("v1.0"), package_name("beta")
    ('graph_types_v1_0', 'graph_types_beta')
    """
    return module_name(distribution_name(version))


def _write_package(api: Api, package: StubPackage, context: WriteContext) -> Iterator[OutputFile]:
    name = package_name(api.version)
    modules = _view_modules(package)
    pages = _pages_of(package.declarations.values(), package.operations)
    values = {
        "package": name,
        "distribution": distribution_name(api.version),
        "version": api.version,
        "info": context.info,
        "modules": [view for view, _ in modules],
        "annotations": ANNOTATIONS,
    }

    def render(template: str, path: str, pages: tuple[str, ...], **more: object) -> OutputFile:
        text = context.templates.get_template(f"python/{template}.j2").render(**values, **more)
        return OutputFile(path=f"canonical/{api.version}/stubs/python/{path}", content=text.encode(), pages=pages)

    yield render("pyproject.toml", "pyproject.toml", pages)
    yield render("README.md", "README.md", pages)
    yield render("package.py", f"src/{name}/__init__.py", pages)
    yield render("odata.py", f"src/{name}/odata.py", pages)
    yield render("py.typed", f"src/{name}/py.typed", pages)
    for view, module_pages in modules:
        text = f"{_module_title(view)} of {context.info.title} {api.version}."
        yield render("module.py", f"src/{name}/{view.name}.py", module_pages, module=view, module_text=text)


def _module_title(view: ModuleView) -> str:
    return "Types that no operation reaches" if view.workload is None else f"The workload {view.workload}"


def _view_modules(package: StubPackage) -> list[tuple[ModuleView, tuple[str, ...]]]:
    """A view of each module with the pages that it was made from, in the order of their names."""
    owners = assign_workloads(package)
    paths = group_by_path(package.operations)
    names = _allot_names(package, paths, owners)
    by_tag: dict[str | None, list[Declaration]] = {tag: [] for tag in _workloads(package, owners)}
    for key, declaration in sorted(package.declarations.items()):
        by_tag[owners[key]].append(declaration)
    modules = []
    for tag, declarations in by_tag.items():
        operations = [group for group in paths.values() if group[0].operation.tag == tag]
        view = _view_module(tag, declarations, operations, names, owners)
        modules.append((view, _pages_of(declarations, [stub for group in operations for stub in group])))
    return sorted(modules, key=lambda entry: entry[0].name)


def _workloads(package: StubPackage, owners: dict[str, str | None]) -> list[str | None]:
    tags = sorted({stub.operation.tag for stub in package.operations})
    return [*tags, None] if None in owners.values() else [*tags]


def _allot_names(
    package: StubPackage, paths: dict[str, list[StubOperation]], owners: dict[str, str | None]
) -> PackageNames:
    """A name for everything that is declared; types come first, so that no operation takes a type's name."""
    taken = NameAllocator(_RESERVED)
    classes = {
        key: taken.claim(key, declaration.names, class_name) for key, declaration in package.declarations.items()
    }
    for key, group in paths.items():
        classes[f"path {key}"] = taken.claim(key, (protocol_candidate(group[0].operation.template),), class_name)
    files = NameAllocator(_MODULES)
    modules = {
        tag: PythonIdentifier(_UNREACHED) if tag is None else files.claim(tag, (tag, f"{tag} api"), module_name)
        for tag in _workloads(package, owners)
    }
    halves = {private_name(PythonIdentifier(f"{name}Keys")) for name in classes.values()}
    visible = frozenset({*_RESERVED, *classes.values(), *halves})
    return PackageNames(
        classes=classes,
        modules={key: modules[tag] for key, tag in owners.items()}
        | {f"tag {tag}": name for tag, name in modules.items()},
        visible=visible,
        circular=find_circles(package.declarations, visible),
    )


def _view_module(
    tag: str | None,
    declarations: list[Declaration],
    operations: list[list[StubOperation]],
    names: PackageNames,
    owners: dict[str, str | None],
) -> ModuleView:
    shapes = tuple(view_shape(entry, names) for entry in declarations if not isinstance(entry, Enumeration))
    enumerations = tuple(view_enumeration(entry, names) for entry in declarations if isinstance(entry, Enumeration))
    protocols = tuple(
        view_protocol(names.classes[f"path {group[0].operation.template.key}"], group, names) for group in operations
    )
    used = _names_used(shapes, enumerations, protocols)
    foreign = {key for entry in declarations for key in referenced_keys(entry) if owners[key] != tag}
    stubs = [stub for group in operations for stub in group]
    foreign.update(key for stub in stubs for key in operation_keys(stub, failures=False) if owners[key] != tag)
    return ModuleView(
        name=names.modules[f"tag {tag}"],
        workload=tag,
        typing_names=tuple(PythonIdentifier(name) for name in _TYPING_NAMES if name in used),
        odata_names=tuple(PythonIdentifier(name) for name in _ODATA_NAMES if name in used),
        uses_sequence="Sequence" in used,
        imports=_imports(foreign, names),
        enumerations=enumerations,
        shapes=shapes,
        protocols=protocols,
    )


def _imports(keys: Iterable[str], names: PackageNames) -> tuple[ImportView, ...]:
    by_module: dict[PythonIdentifier, list[PythonIdentifier]] = {}
    for key in keys:
        by_module.setdefault(names.modules[key], []).append(names.classes[key])
    return tuple(ImportView(module=module, names=tuple(sorted(by_module[module]))) for module in sorted(by_module))


def _names_used(
    shapes: tuple[ShapeView, ...], enumerations: tuple[EnumerationView, ...], protocols: tuple[ProtocolView, ...]
) -> frozenset[str]:
    """The names of `typing` and of `odata` that the module's text mentions."""
    annotations: set[str] = {base for shape in shapes for base in shape.bases}
    annotations.update(field.annotation for shape in shapes for field in shape.keyed)
    annotations.update(field.annotation for shape in shapes for field in shape.plain)
    methods = [method for protocol in protocols for method in protocol.methods]
    annotations.update(method.returns for method in methods)
    annotations.update(part.annotation for method in methods for part in (*method.positional, *method.keywords))
    used = {name for annotation in annotations for name in _NAME_IN_ANNOTATION.findall(annotation)}
    if any(shape.keyed or shape.typed for shape in shapes):
        used.add("TypedDict")
    if any(shape.typed for shape in shapes):
        used.add("NotRequired")
    if any(shape.typed and shape.odata_types for shape in shapes) or any(entry.values for entry in enumerations):
        used.add("Literal")
    used.update(["TypeAlias"] if enumerations else [])
    used.update(["Protocol"] if protocols else [])
    return frozenset(used)


def _pages_of(declarations: Iterable[Declaration], operations: Iterable[StubOperation]) -> tuple[str, ...]:
    pages = {page for declaration in declarations for page in declaration.pages}
    pages.update(page.path for stub in operations for page in stub.operation.pages)
    return tuple(sorted(pages, key=lambda page: page.encode("utf-8", "surrogatepass")))
