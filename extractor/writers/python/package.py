"""The writer of the target `python`: one installable package per canonical API.

In goes the set of APIs, out come the files under `canonical/<version>/stubs/python/`. This module renders; which module
holds what is decided in `extractor.writers.python.module_view`, what a declaration holds in `extractor.writers.stubs`.
Beside its modules a package has `odata` for what the protocol itself defines, and two indexes: `models` of all types,
`paths` of all paths.
"""

from collections.abc import Iterator, Mapping
from functools import partial

from jinja2 import Template

from extractor.linking.api import Api, ApiSet
from extractor.writers.python.module_view import ODATA_MODULE, pages_of, view_beside, view_index, view_modules
from extractor.writers.python.names import PythonIdentifier, module_name
from extractor.writers.stubs.declaration import StubPackage
from extractor.writers.stubs.naming import distribution_name
from extractor.writers.stubs.package import view_stubs
from extractor.writers.stubs.shapes import ANNOTATIONS
from extractor.writers.target import StreamedFile, WriteContext


def write_python(api_set: ApiSet, context: WriteContext) -> Iterator[StreamedFile]:
    """The package of each canonical API, every file of it."""
    for api in api_set.canonical:
        yield from _write_package(api, view_stubs(api_set, api, context), context)


def package_name(version: str) -> PythonIdentifier:
    """The name by which the package of an API version is imported.

    >>> package_name("v1.0"), package_name("beta")
    ('graph_types_v1_0', 'graph_types_beta')
    """
    return module_name(distribution_name(version))


def _write_package(api: Api, package: StubPackage, context: WriteContext) -> Iterator[StreamedFile]:
    name = package_name(api.version)
    modules = view_modules(package)
    pages = pages_of(package.declarations.values(), package.operations)
    common = {
        "package": name,
        "distribution": distribution_name(api.version),
        "version": api.version,
        "info": context.info,
        "annotations": ANNOTATIONS,
    }
    whole = {"modules": modules, "index": view_index(modules), "beside": view_beside(modules)}

    def promise(template: str, path: str, pages: tuple[str, ...], **values: object) -> StreamedFile:
        compiled = context.templates.get_template(f"python/{template}.j2")
        return StreamedFile(
            path=f"canonical/{api.version}/stubs/python/{path}",
            chunks=partial(_chunks, compiled, {**common, **values}),
            pages=pages,
            made_of=(common, values),
        )

    yield promise("pyproject.toml", "pyproject.toml", pages, **whole)
    yield promise("README.md", "README.md", pages, **whole)
    yield promise("package.py", f"src/{name}/__init__.py", pages, **whole)
    yield promise("py.typed", f"src/{name}/py.typed", pages)
    yield promise("models.py", f"src/{name}/models.py", pages, **whole)
    yield promise("paths.py", f"src/{name}/paths.py", pages, modules=modules)
    for view in modules:
        text = f"{view.title} of {context.info.title} {api.version}."
        template = "odata.py" if view.name == ODATA_MODULE else "module.py"
        from_pages = pages if view.name == ODATA_MODULE else view.pages
        yield promise(template, f"src/{name}/{view.name}.py", from_pages, module=view, module_text=text)


def _chunks(template: Template, values: Mapping[str, object]) -> Iterator[bytes]:
    yield template.render(values).encode()
