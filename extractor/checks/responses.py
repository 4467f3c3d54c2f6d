"""Checks of what comes back: the codes of the prose against those of the examples, and answers against their type.

Codes are compared over the whole page, for the prose says "if successful" once for all its examples. Only codes of
success are: an example of an error needs no announcement. A new check on responses goes here.
"""

from extractor.checks.exchange import answers, is_ignored, is_success, json_object, listed, own_members
from extractor.diagnostics.report import Report
from extractor.model.example import Example
from extractor.model.page import Page, PageKind

_NO_CONTENT = 204
_NOT_JSON = frozenset({"text/plain", "text/html", "text/csv", "application/xml", "application/octet-stream"})
# `microsoft.graph.None` is how 52 pages of 2018 say that nothing comes back
_NONE_TYPE = "none"


def check_prose_status_differs(page: Page, report: Report) -> None:
    """The prose names codes of success, the examples show others, and none is in both."""
    prose, shown = _prose_statuses(page), _shown_statuses(page)
    if prose and shown and prose.isdisjoint(shown):
        report.add("prose-status-differs", page.responses[0].origin, prose=listed(prose), shown=listed(shown))


def check_example_status_undocumented(page: Page, report: Report) -> None:
    """An example shows a code of success that the prose leaves out, beside one that it names."""
    prose = _prose_statuses(page)
    if prose.isdisjoint(_shown_statuses(page)):
        return
    for answer in answers(page):
        if answer.status is not None and is_success(answer.status) and answer.status not in prose:
            report.add("example-status-undocumented", answer.origin, status=answer.status, prose=listed(prose))


def check_prose_status_missing(page: Page, report: Report) -> None:
    """An operation's prose names no code at all, and an example shows one."""
    shown = _shown_statuses(page)
    if page.kind is PageKind.OPERATION and not page.responses and shown:
        report.add("prose-status-missing", None, shown=listed(shown))


def check_no_content_with_body(page: Page, report: Report) -> None:
    """A 204 response shows a body."""
    for answer in answers(page):
        if answer.status == _NO_CONTENT and answer.body_text:
            report.add("no-content-with-body", answer.origin)


def check_type_without_body(page: Page, report: Report) -> None:
    """A response is annotated with the type of its body and shows none."""
    for answer in answers(page):
        if answer.odata_type is not None and not answer.body_text and _last_segment(answer.odata_type) != _NONE_TYPE:
            report.add("type-without-body", answer.origin, type=answer.odata_type)


def check_collection_flag_missing(page: Page, report: Report) -> None:
    """A response holds a collection, and its annotation gives the type of an item without saying so."""
    for answer in _typed_answers(page):
        if not answer.is_collection and isinstance(json_object(answer).get("value"), list):
            report.add("collection-flag-missing", answer.origin, type=answer.odata_type)


def check_collection_flag_without_value(page: Page, report: Report) -> None:
    """A response is annotated as a collection, and its body holds none."""
    for answer in _typed_answers(page):
        body = json_object(answer)
        if answer.is_collection and body and not any(isinstance(value, list) for value in body.values()):
            report.add("collection-flag-without-value", answer.origin, type=answer.odata_type)


def check_odata_type_differs(page: Page, report: Report) -> None:
    """The annotation of an example names one type, its body another."""
    for example in page.examples:
        stated = json_object(example).get("@odata.type")
        if example.odata_type is None or example.is_collection or not isinstance(stated, str):
            continue
        if _last_segment(stated) != _last_segment(example.odata_type):
            report.add("odata-type-differs", example.origin, annotation=example.odata_type, body=stated)


def check_response_type_missing(page: Page, report: Report) -> None:
    """A response is annotated, shows a JSON object, and its annotation does not say of which type it is."""
    for answer in answers(page):
        if answer.block_type is not None and answer.odata_type is None and own_members(json_object(answer)):
            report.add("response-type-missing", answer.origin)


def check_error_body_on_success(page: Page, report: Report) -> None:
    """A response of success shows an error object."""
    for answer in answers(page):
        if answer.status is not None and is_success(answer.status) and own_members(json_object(answer)) == ("error",):
            report.add("error-body-on-success", answer.origin, status=answer.status)


def check_content_type_differs(page: Page, report: Report) -> None:
    """A message shows JSON and calls it something else in its header."""
    for example in page.examples:
        stated = next((value for name, value in example.headers if name.lower() == "content-type"), None)
        is_json = isinstance(example.body, dict | list) and not is_ignored(example)
        if stated and is_json and stated.partition(";")[0].strip().lower() in _NOT_JSON:
            report.add("content-type-differs", example.origin, stated=stated)


def _prose_statuses(page: Page) -> set[int]:
    return {response.status for response in page.responses if is_success(response.status)}


def _shown_statuses(page: Page) -> set[int]:
    statuses = {answer.status for answer in answers(page)}
    return {status for status in statuses if status is not None and is_success(status)}


def _typed_answers(page: Page) -> list[Example]:
    return [answer for answer in answers(page) if answer.odata_type is not None]


def _last_segment(type_name: str) -> str:
    return type_name.strip().rstrip(")").rpartition("(")[2].lstrip("#").rpartition(".")[2].lower()


RESPONSE_CHECKS = (
    check_prose_status_differs,
    check_example_status_undocumented,
    check_prose_status_missing,
    check_no_content_with_body,
    check_type_without_body,
    check_collection_flag_missing,
    check_collection_flag_without_value,
    check_odata_type_differs,
    check_response_type_missing,
    check_error_body_on_success,
    check_content_type_differs,
)
