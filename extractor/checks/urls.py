"""Checks of the URLs of example requests against the operations of the page and the version it stands in.

Only pages with operations are compared, and only calls of the documented service. An example that matches no
operation is a note: most of them are alternatives that the page leaves out, or have a prefix that it does. A new check
on URLs goes here.
"""

import re
from itertools import product, starmap

from extractor.checks.exchange import calls, listed
from extractor.diagnostics.report import Report
from extractor.model.example import Example
from extractor.model.page import Page, PageKind
from extractor.model.path_template import parse_path
from extractor.model.url_match import CanonicalPath, canonical, matches_canonical, parse_url

_PLACEHOLDER = re.compile(r"\{[^{}]*\}")
_EMPTY_PLACEHOLDER = re.compile(r"\{\s*\}|<\s*>")
_BRACE = re.compile(r"[{}]")
# placeholders, and arguments, which hold blanks and anything quoted
_VARIABLE = re.compile(r"\{[^{}]*\}|<[^<>]*>|\([^()]*\)|'[^'\n]*'")
_NEVER_IN_PATHS = re.compile(r"[^\x21-\x7e]|[\"\\^`|<>]")
_SHOWN = 120
# Pages list one of the two spellings and show the other, as every reader of the reference knows
_SIGNED_IN_USER = ("me",)
_ANY_USER = ("users", "{}")


def check_malformed_path(page: Page, report: Report) -> None:
    """The path of an operation is none that a template could have; it is read as the one that it most likely means."""
    for operation in page.operations:
        reason = _why_malformed(operation.path)
        if reason is not None:
            report.add("malformed-path", operation.origin, path=operation.path[:_SHOWN], reason=reason)


def _why_malformed(path: str) -> str | None:
    if _BRACE.search(_PLACEHOLDER.sub("", path)):
        return "its braces do not pair up"
    if _EMPTY_PLACEHOLDER.search(path):
        return "a placeholder has no name"
    bare = _VARIABLE.sub("_", path)
    if "//" in bare:
        return "a segment is empty"
    if _NEVER_IN_PATHS.search(bare):
        return "it holds characters that no path has"
    return None if path.startswith(("/", "~/")) else "it does not begin with a slash"


def check_example_path_differs(page: Page, report: Report) -> None:
    """The URL of a request matches no operation of the page that has its method."""
    documented: dict[str, list[CanonicalPath]] = {}
    for operation in page.operations:
        documented.setdefault(operation.method.upper(), []).append(canonical(parse_path(operation.path)))
    for call in calls(page):
        templates = documented.get((call.method or "").upper())
        if templates is not None and not any(starmap(matches_canonical, product(templates, _spellings(call)))):
            report.add("example-path-differs", call.origin, method=call.method, url=call.url)


def check_example_method_differs(page: Page, report: Report) -> None:
    """A request has a method that no operation of the page has."""
    methods = _methods(page)
    for call in calls(page):
        if methods and call.method is not None and call.method.upper() not in methods:
            report.add("example-method-differs", call.origin, method=call.method, documented=listed(methods))


def check_example_version_differs(page: Page, report: Report) -> None:
    """The URL of a request names another version than the one the page belongs to."""
    for call in calls(page):
        version = parse_url(call.url or "").version
        if version is not None and page.api_version is not None and version != page.api_version:
            report.add("example-version-differs", call.origin, version=version, page_version=page.api_version)


def check_request_example_missing(page: Page, report: Report) -> None:
    """An operation's page shows no request at all."""
    if page.kind is PageKind.OPERATION and page.operations and not any(example.method for example in page.examples):
        report.add("request-example-missing", page.operations[0].origin)


def check_operation_missing(page: Page, report: Report) -> None:
    """An operation's page, with permissions and examples, states no operation that could be read."""
    if page.kind is PageKind.OPERATION and not page.operations and (page.permissions or calls(page)):
        report.add("operation-missing", None)


def _methods(page: Page) -> set[str]:
    return {operation.method.upper() for operation in page.operations}


def _spellings(call: Example) -> tuple[CanonicalPath, ...]:
    """The path that the call writes and, for the signed-in user, the same as for any user."""
    path = canonical(parse_path(parse_url(call.url or "").path))
    return (path, (*_ANY_USER, *path[1:])) if path[:1] == _SIGNED_IN_USER else (path,)


URL_CHECKS = (
    check_malformed_path,
    check_example_path_differs,
    check_example_method_differs,
    check_example_version_differs,
    check_request_example_missing,
    check_operation_missing,
)
