"""Every output target, in the order in which a build writes them.

A writer's module is imported when it writes, because most runs need few of them. A new target is a module, a template
folder, and a function and an entry here.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from extractor.writers.target import Gathered, OutputFile, StreamedFile, Survey, Target, WriteContext

if TYPE_CHECKING:
    from extractor.linking.api import ApiSet


def _write_openapi(api_set: "ApiSet", context: WriteContext) -> Iterator[StreamedFile]:
    from extractor.writers.openapi.document import write_openapi  # noqa: PLC0415 - loaded when it writes

    return write_openapi(api_set, context)


def _write_overlays(api_set: "ApiSet", context: WriteContext) -> Iterator[StreamedFile]:
    from extractor.writers.overlay import write_overlays  # noqa: PLC0415 - loaded when it writes

    return write_overlays(api_set, context)


def _write_permissions(api_set: "ApiSet", context: WriteContext) -> Iterator[StreamedFile]:
    from extractor.writers.permissions import write_permissions  # noqa: PLC0415 - loaded when it writes

    return write_permissions(api_set, context)


def _write_fixtures(api_set: "ApiSet", context: WriteContext) -> Iterator[OutputFile | StreamedFile]:
    from extractor.writers.fixtures import write_fixtures  # noqa: PLC0415 - loaded when it writes

    return write_fixtures(api_set, context)


def _write_python(api_set: "ApiSet", context: WriteContext) -> Iterator[StreamedFile]:
    from extractor.writers.python.package import write_python  # noqa: PLC0415 - loaded when it writes

    return write_python(api_set, context)


def _write_typescript(api_set: "ApiSet", context: WriteContext) -> Iterator[OutputFile]:
    from extractor.writers.typescript.package import write_typescript  # noqa: PLC0415 - loaded when it writes

    return write_typescript(api_set, context)


def _write_devproxy(api_set: "ApiSet", context: WriteContext) -> Iterator[OutputFile]:
    from extractor.writers.mocks.devproxy import write_devproxy  # noqa: PLC0415 - loaded when it writes

    return write_devproxy(api_set, context)


def _write_wiremock(api_set: "ApiSet", context: WriteContext) -> Iterator[OutputFile]:
    from extractor.writers.mocks.wiremock import write_wiremock  # noqa: PLC0415 - loaded when it writes

    return write_wiremock(api_set, context)


def _write_vcr(api_set: "ApiSet", context: WriteContext) -> Iterator[OutputFile]:
    from extractor.writers.mocks.vcr import write_vcr  # noqa: PLC0415 - loaded when it writes

    return write_vcr(api_set, context)


def _write_responses(api_set: "ApiSet", context: WriteContext) -> Iterator[OutputFile]:
    from extractor.writers.mocks.responses_files import write_responses  # noqa: PLC0415 - loaded when it writes

    return write_responses(api_set, context)


def _write_http(api_set: "ApiSet", context: WriteContext) -> Iterator[OutputFile]:
    from extractor.writers.mocks.http_files import write_http  # noqa: PLC0415 - loaded when it writes

    return write_http(api_set, context)


def _write_report(api_set: "ApiSet", context: WriteContext) -> Iterator[OutputFile | Gathered]:
    from extractor.writers.report.version import write_version  # noqa: PLC0415 - loaded when it writes

    return write_version(api_set, context)


def _conclude_report(survey: Survey, context: WriteContext) -> Iterator[OutputFile]:
    from extractor.writers.report.overview import conclude_report  # noqa: PLC0415 - loaded when it writes

    return conclude_report(survey, context)


def _write_notice(api_set: "ApiSet", context: WriteContext) -> Iterator[OutputFile]:
    from extractor.writers.notice import write_notice  # noqa: PLC0415 - loaded when it writes

    return write_notice(api_set, context)


WRITERS: tuple[Target, ...] = (
    Target(
        name="openapi",
        writes="<locale>/<version>/openapi.yaml and .json, canonical/<version>/ the same and openapi.mock.yaml",
        audience="tools that read OpenAPI 3.1: client generators, gateways, documentation sites",
        default=True,
        write=_write_openapi,
    ),
    Target(
        name="overlay",
        writes="<locale>/<version>/openapi.overlay.yaml, for every locale but en-US",
        audience="whoever publishes one OpenAPI document in several languages: texts over the canonical document",
        default=True,
        write=_write_overlays,
        across_locales=True,
    ),
    Target(
        name="permissions",
        writes="<locale>/<version>/permissions.json and permissions.operations.json",
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
        group="stubs",
    ),
    Target(
        name="typescript",
        writes="canonical/<version>/stubs/typescript/: declaration files",
        audience="TypeScript programs that call the API",
        default=True,
        write=_write_typescript,
        group="stubs",
    ),
    Target(
        name="report",
        writes="report/: a site of static files; open report/index.html",
        audience="whoever wants to see what the documentation describes, how good it is, and in which language",
        default=True,
        write=_write_report,
        conclude=_conclude_report,
        across_locales=True,
        compares_bytes=True,
    ),
    Target(
        name="devproxy",
        writes="canonical/<version>/mocks/devproxy/: mocks, errors, and a request for each notification",
        audience="Dev Proxy: programs in any language, tested as they run",
        default=False,
        write=_write_devproxy,
    ),
    Target(
        name="wiremock",
        writes="canonical/<version>/mocks/wiremock/mappings/: stub mappings of each page, and of errors",
        audience="WireMock: a mock server for programs in any language",
        default=False,
        write=_write_wiremock,
    ),
    Target(
        name="vcr",
        writes="canonical/<version>/mocks/vcr/: a cassette for each page",
        audience="VCR.py: Python tests that play back what was recorded",
        default=False,
        write=_write_vcr,
    ),
    Target(
        name="responses",
        writes="canonical/<version>/mocks/responses/: a YAML file for each page",
        audience="responses: Python tests of programs that use requests",
        default=False,
        write=_write_responses,
    ),
    Target(
        name="http",
        writes="canonical/<version>/mocks/http/: an .http file for each page",
        audience="editors and httpyac: calls to try by hand",
        default=False,
        write=_write_http,
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
