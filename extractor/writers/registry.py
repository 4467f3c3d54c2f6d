"""Every output target, in the order in which a build writes them.

A writer's module is imported when it writes, because most runs need few of them. A new target is a module, a template
folder, and a function and an entry here.
"""

from collections.abc import Iterator

from extractor.linking.api import ApiSet
from extractor.writers.target import OutputFile, Target, WriteContext


def _write_openapi(api_set: ApiSet, context: WriteContext) -> Iterator[OutputFile]:
    from extractor.writers.openapi.document import write_openapi  # noqa: PLC0415 - loaded when it writes

    return write_openapi(api_set, context)


def _write_permissions(api_set: ApiSet, context: WriteContext) -> Iterator[OutputFile]:
    from extractor.writers.permissions import write_permissions  # noqa: PLC0415 - loaded when it writes

    return write_permissions(api_set, context)


def _write_fixtures(api_set: ApiSet, context: WriteContext) -> Iterator[OutputFile]:
    from extractor.writers.fixtures import write_fixtures  # noqa: PLC0415 - loaded when it writes

    return write_fixtures(api_set, context)


def _write_python(api_set: ApiSet, context: WriteContext) -> Iterator[OutputFile]:
    from extractor.writers.python.package import write_python  # noqa: PLC0415 - loaded when it writes

    return write_python(api_set, context)


def _write_typescript(api_set: ApiSet, context: WriteContext) -> Iterator[OutputFile]:
    from extractor.writers.typescript.package import write_typescript  # noqa: PLC0415 - loaded when it writes

    return write_typescript(api_set, context)


def _write_notice(api_set: ApiSet, context: WriteContext) -> Iterator[OutputFile]:
    from extractor.writers.notice import write_notice  # noqa: PLC0415 - loaded when it writes

    return write_notice(api_set, context)


WRITERS: tuple[Target, ...] = (
    Target(
        name="openapi",
        writes="<locale>/<version>/openapi.yaml and .json, canonical/<version>/openapi.yaml and .json",
        audience="tools that read OpenAPI 3.1: client generators, gateways, documentation sites",
        default=True,
        write=_write_openapi,
    ),
    Target(
        name="permissions",
        writes="<locale>/<version>/permissions.json",
        audience="whoever decides what an application may do: permissions per operation, least privileged first",
        default=True,
        write=_write_permissions,
    ),
    Target(
        name="fixtures",
        writes="canonical/<version>/fixtures/: one JSON file for each exchange and scenario, an index and a schema",
        audience="test suites of programs that call the API",
        default=True,
        write=_write_fixtures,
    ),
    Target(
        name="python",
        writes="canonical/<version>/stubs/python/: an installable, typed package",
        audience="Python programs that call the API, and their type checkers",
        default=True,
        write=_write_python,
    ),
    Target(
        name="typescript",
        writes="canonical/<version>/stubs/typescript/: declaration files",
        audience="TypeScript programs that call the API",
        default=True,
        write=_write_typescript,
    ),
)

# Written by every build, whatever its targets: the attribution of the documentation's text.
NOTICE = Target(
    name="notice",
    writes="NOTICE",
    audience="whoever passes on what was generated",
    default=True,
    write=_write_notice,
)
