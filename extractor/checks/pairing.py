"""Checks of examples against each other: names, and requests with the responses that answer them.

A response answers the requests that it names, else the request before it. A payload without a status line, standing
after a request, answers it too: that is how half of the older pages show a result. A new check on pairs goes here.
"""

from extractor.checks.exchange import is_ignored, is_request, names
from extractor.diagnostics.report import Report
from extractor.model.example import Example
from extractor.model.page import Page


def check_duplicate_example_name(page: Page, report: Report) -> None:
    """Two requests of the page have the same name."""
    lines: dict[str, int] = {}
    for example in page.examples:
        if not is_request(example) or is_ignored(example):
            continue
        for name in names(example):
            first = lines.setdefault(name.lower(), example.origin.line)
            if first != example.origin.line:
                report.add("duplicate-example-name", example.origin, name=name, first_line=first)


def check_orphan_response(page: Page, report: Report) -> None:
    """A response stands before every request of the page."""
    for example in page.examples:
        if is_request(example):
            return
        if example.status is not None and not is_ignored(example):
            report.add("orphan-response", example.origin, status=example.status)


def check_response_name_unmatched(page: Page, report: Report) -> None:
    """A response names a request that the page does not have."""
    known = {name.lower() for example in page.examples if is_request(example) for name in names(example)}
    for example in page.examples:
        if example.status is None or is_ignored(example) or not known:
            continue
        for name in names(example):
            if name.lower() not in known:
                report.add("response-name-unmatched", example.origin, name=name)


def check_request_without_response(page: Page, report: Report) -> None:
    """Nothing on the page answers a request."""
    answered = _answered_lines(page)
    for example in page.examples:
        if is_request(example) and not is_ignored(example) and example.origin.line not in answered:
            report.add("request-without-response", example.origin, method=example.method, url=example.url)


def _answered_lines(page: Page) -> set[int]:
    """The lines of the requests that something answers."""
    by_name = {name.lower(): example.origin.line for example in page.examples for name in _request_names(example)}
    answered: set[int] = set()
    last: int | None = None
    for example in page.examples:
        if is_request(example):
            last = example.origin.line
        elif _answers_something(example) and last is not None:
            named = {by_name[name.lower()] for name in names(example) if name.lower() in by_name}
            answered |= named or {last}
        if last is not None and any(message.status is not None for message in example.more):
            answered.add(last)
    return answered


def _request_names(example: Example) -> tuple[str, ...]:
    return names(example) if is_request(example) else ()


def _answers_something(example: Example) -> bool:
    return not example.notification and (example.status is not None or example.body_text is not None)


PAIRING_CHECKS = (
    check_duplicate_example_name,
    check_orphan_response,
    check_response_name_unmatched,
    check_request_without_response,
)
