"""Checks of how URLs are written: their length, their case, keys in the place of placeholders, versions left out.

Whether a URL matches an operation at all is judged in `extractor.checks.urls`. Case is only compared where a call
matches an operation but for it: services forgive it, clients and mocks that compare strings do not. A new check on the
spelling of URLs goes here.
"""

import re
from collections.abc import Iterator

from extractor.checks.exchange import calls, is_ignored, is_request
from extractor.diagnostics.report import Report
from extractor.model.example import Example
from extractor.model.origin import Origin
from extractor.model.page import Page
from extractor.model.path_template import PathTemplate, parse_path
from extractor.model.url_match import matches, parse_url

# RFC 9110, section 4.1: the length that every sender and recipient should at least support
_LONGEST_URL = 8000
_SHOWN = 120
_ARGUMENTS = re.compile(r"\([^()]*\)")
# a GUID, a number, or base64 that is long enough to be no word
_KEY = re.compile(
    r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9]{3,}|(?=[^=]*[0-9])[A-Za-z0-9+_-]{12,}={1,2}", re.IGNORECASE
)


def check_url_too_long(page: Page, report: Report) -> None:
    """A URL is longer than senders and recipients must support."""
    for url, origin in _urls(page):
        if len(url) > _LONGEST_URL:
            report.add("url-too-long", origin, length=len(url), limit=_LONGEST_URL)


def check_url_case_differs(page: Page, report: Report) -> None:
    """A call spells a segment of its path in another case than the operation that it matches."""
    documented: dict[str, list[PathTemplate]] = {}
    for operation in page.operations:
        documented.setdefault(operation.method.upper(), []).append(parse_path(operation.path))
    for call in calls(page):
        path = parse_path(parse_url(call.url or "").path)
        fitting = [template for template in documented.get((call.method or "").upper(), ()) if matches(template, path)]
        differing = [next(_recased(template, path), None) for template in fitting]
        first = differing[0] if differing and all(differing) else None
        if first is not None:
            report.add("url-case-differs", call.origin, shown=first[1], documented=first[0])


def check_literal_key_in_path(page: Page, report: Report) -> None:
    """The path of an operation holds the key of one item where it should have a placeholder."""
    for operation in page.operations:
        for segment in _ARGUMENTS.sub("", operation.path).split("/"):
            if _KEY.fullmatch(segment):
                report.add("literal-key-in-path", operation.origin, key=segment[:_SHOWN], path=operation.path[:_SHOWN])


def check_example_version_missing(page: Page, report: Report) -> None:
    """A request goes to a host with the path of an operation of the page, and names no version of the API."""
    templates = [parse_path(operation.path) for operation in page.operations]
    for example in _requests(page):
        url = parse_url(example.url or "")
        absent = url.host is not None and url.version is None
        if absent and any(matches(template, url.path) for template in templates):
            report.add("example-version-missing", example.origin, url=(example.url or "")[:_SHOWN])


def _urls(page: Page) -> Iterator[tuple[str, Origin]]:
    for operation in page.operations:
        yield f"{operation.path}?{operation.query}" if operation.query else operation.path, operation.origin
    for example in page.examples:
        if example.url is not None:
            yield example.url, example.origin


def _requests(page: Page) -> Iterator[Example]:
    return (example for example in page.examples if is_request(example) and not is_ignored(example))


def _recased(template: PathTemplate, path: PathTemplate) -> Iterator[tuple[str, str]]:
    """The literal segments that two paths of the same form spell in different cases, as both spell them."""
    for wanted, given in zip(template.segments, path.segments, strict=False):
        names = wanted.literal.partition("(")[0], given.literal.partition("(")[0]
        if names[0] != names[1] and names[0].lower() == names[1].lower():
            yield names


URL_FORM_CHECKS = (
    check_url_too_long,
    check_url_case_differs,
    check_literal_key_in_path,
    check_example_version_missing,
)
