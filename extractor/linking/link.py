"""All pages of a build to its APIs: one per locale and version, and one canonical per version.

Pages come in any order and from any number of locales, branches and versions. What differs between two locales is
texts and provenance alone; every other difference is a diagnostic. A new stage between facts and writers is a call in
`link_api`.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from extractor.linking.api import Api, ApiSet
from extractor.linking.assemble import assemble_api
from extractor.linking.findings import Findings
from extractor.linking.kinship import Kinship
from extractor.linking.locales import choose_branches, merge_locales
from extractor.linking.main_page import MainPages
from extractor.linking.methods import report_rows
from extractor.linking.naming import Naming
from extractor.linking.templates import read_template
from extractor.linking.type_index import TypeIndex
from extractor.model.diagnostic import Diagnostic
from extractor.model.page import Page
from extractor.model.path_template import parse_path
from extractor.model.url_match import parse_url

# a slash, `~/`, a placeholder, the host, or a name where the page left the slash out
_PATH_BEGINNING = re.compile(r"[/~{<$A-Za-z]")
# Operations of a page times what outputs repeat at each of them: the most in the reference of 2022 is 7,360
_MOST_REPEATED = 100_000
# What outputs make of an example is so much more than what they make of any other fact
_WEIGHT_OF_EXAMPLE = 10
# Where nothing names a version, the one that the service calls its current one
DEFAULT_VERSION = "v1.0"


def link_api(pages: Sequence[Page]) -> tuple[ApiSet, tuple[Diagnostic, ...]]:
    """The APIs that the pages describe, and what only all of them together show."""
    findings = Findings()
    versioned = [_in_bounds(_with_paths(_with_version(page, findings), findings), findings) for page in pages]
    chosen = choose_branches(versioned)
    canonical: list[Api] = []
    localized: list[Api] = []
    for version in sorted({page.api_version or DEFAULT_VERSION for page in chosen}):
        of_version = [page for page in chosen if page.api_version == version]
        every_branch = [page for page in versioned if page.api_version == version]
        naming = Naming(of_version)
        merged = merge_locales(every_branch, of_version, findings)
        kinship = Kinship(TypeIndex(merged, Findings(), naming.is_described))
        assemble = partial(
            assemble_api, version=version, naming=naming, main_pages=MainPages(of_version, merged, kinship)
        )
        of_locales = _localize(of_version, assemble, findings)
        localized.extend(of_locales)
        canonical.append(_assemble_canonical(merged, of_version, of_locales, assemble))
    report_rows(chosen, findings)
    localized.sort(key=lambda api: (api.locale or "", api.version))
    return ApiSet(canonical=tuple(canonical), localized=tuple(localized), pages=chosen), findings.diagnostics


def _assemble_canonical(
    merged: Sequence[Page], pages: Sequence[Page], of_locales: Sequence[Api], assemble: Callable[..., Api]
) -> Api:
    """The canonical API; that of the only locale where merging changed nothing.

    What contradicts itself in it does so in a locale too, and was reported there.
    """
    if len(of_locales) == 1 and {id(page) for page in merged} == {id(page) for page in pages}:
        return replace(of_locales[0], locale=None)
    return assemble(merged, locale=None, findings=Findings())


def _localize(pages: Sequence[Page], assemble: Callable[..., Api], findings: Findings) -> list[Api]:
    locales = sorted({page.locale for page in pages})
    return [
        assemble(
            sorted((page for page in pages if page.locale == locale), key=lambda page: page.root_path),
            locale=locale,
            findings=findings,
        )
        for locale in locales
    ]


def _with_version(page: Page, findings: Findings) -> Page:
    if page.api_version is not None:
        return page
    findings.of(page).add("unknown-api-version", None, version=DEFAULT_VERSION)
    return replace(page, api_version=DEFAULT_VERSION)


def _with_paths(page: Page, findings: Findings) -> Page:
    """The page without the operations whose request line names no path: `GET ** Entity URI for room not found`."""
    lacking = [operation for operation in page.operations if not _names_path(operation.path)]
    if not lacking:
        return page
    for operation in lacking:
        line = f"{operation.method} {operation.path}"
        findings.of(page).add("request-line-without-path", operation.origin, line=line)
    return replace(page, operations=tuple(operation for operation in page.operations if operation not in lacking))


def _names_path(path: str) -> bool:
    """Whether the path says what is called: `/` does, `/...` says that something is left out."""
    if _PATH_BEGINNING.match(path) is None:
        return False
    return bool(read_template(path).segments) or not parse_path(parse_url(path).path).segments


def _in_bounds(page: Page, findings: Findings) -> Page:
    """The page without the last of its operations where what they all repeat of it would be a flood."""
    facts = (page.parameters, page.request_headers, page.responses, page.response_properties, page.notices)
    privileges = sum(len(grant.privileges) for grant in page.permissions)
    repeated = sum(map(len, facts)) + privileges + _WEIGHT_OF_EXAMPLE * len(page.examples)
    if len(page.operations) * repeated <= _MOST_REPEATED:
        return page
    kept = max(1, _MOST_REPEATED // repeated)
    left_out = page.operations[kept:]
    if left_out:
        findings.of(page).add("operations-in-flood", left_out[0].origin, operations=len(left_out), facts=repeated)
    return replace(page, operations=page.operations[:kept])
