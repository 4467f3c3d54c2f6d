"""Checks of what annotations say of their examples: keys in URLs, empty collections, errors.

What an annotation says of a block's type is compared in `extractor.checks.responses`, what it says of a resource in
`extractor.checks.resources`. A member that an annotation leaves out says nothing. A new member is a check here.
"""

from urllib.parse import unquote

from extractor.checks.exchange import FIRST_ERROR, answers, is_ignored, json_object
from extractor.diagnostics.report import Report
from extractor.model.page import Page


def check_sample_key_unused(page: Page, report: Report) -> None:
    """The annotation of a request lists a key that its URL does not hold."""
    for example in page.examples:
        if example.url is None or is_ignored(example):
            continue
        url = unquote(example.url).lower()
        for key in example.sample_keys or ():
            if unquote(key).strip().lower() not in url:
                report.add("sample-key-unused", example.origin, key=key)


def check_collection_empty(page: Page, report: Report) -> None:
    """A response shows a collection without items, and its annotation does not say that it is empty."""
    for answer in answers(page):
        if answer.is_collection and not answer.is_empty and json_object(answer).get("value") == []:
            report.add("collection-empty", answer.origin)


def check_collection_not_empty(page: Page, report: Report) -> None:
    """A response shows items of a collection that its annotation calls empty."""
    for answer in answers(page):
        items = json_object(answer).get("value")
        if answer.is_empty and isinstance(items, list) and items:
            report.add("collection-not-empty", answer.origin, count=len(items))


def check_error_expected(page: Page, report: Report) -> None:
    """A response is annotated as an error and shows none."""
    for answer in answers(page):
        is_error = answer.status is not None and answer.status >= FIRST_ERROR
        if answer.expects_error and not is_error and "error" not in json_object(answer):
            report.add("error-expected", answer.origin, status=answer.status)


ANNOTATION_CHECKS = (
    check_sample_key_unused,
    check_collection_empty,
    check_collection_not_empty,
    check_error_expected,
)
