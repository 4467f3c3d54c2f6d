"""Checks of the bodies that examples send, against the table and the prose that document them.

Names are compared without regard to case, and only the members at the top of a body; a body that wraps the documented
members in one object is not unwrapped. A new check on bodies goes here.
"""

from collections.abc import Iterator

from extractor.checks.exchange import calls, json_object, own_members
from extractor.checks.json_kind import fits, kind_of
from extractor.checks.soundness import name_soundness
from extractor.diagnostics.report import Report
from extractor.model.example import Example
from extractor.model.operation import BodyStatement, Parameter, ParameterLocation, ParameterSource
from extractor.model.page import Page

_BODILESS = frozenset({"GET", "HEAD", "DELETE"})


def check_body_on_bodiless_method(page: Page, report: Report) -> None:
    """An example sends a body with a method whose body has no meaning."""
    for call in calls(page):
        if call.method is not None and call.method.upper() in _BODILESS and call.body_text:
            report.add("body-on-bodiless-method", call.origin, method=call.method)


def check_body_where_none_stated(page: Page, report: Report) -> None:
    """The prose says that no request body is to be sent, and an example sends one."""
    if page.request_body is None or page.request_body.stated is not BodyStatement.NONE:
        return
    for call in calls(page):
        if own_members(json_object(call)):
            report.add("body-where-none-stated", call.origin)


def check_body_example_missing(page: Page, report: Report) -> None:
    """A table documents the request body of an operation that takes one, and no example of the page shows it."""
    if not _body_rows(page) or not calls(page) or any(call.body_text for call in calls(page)):
        return
    takes_one = any(operation.method.upper() not in _BODILESS for operation in page.operations)
    if page.request_body is not None and takes_one:
        report.add("body-example-missing", page.request_body.origin)


def check_body_key_undocumented(page: Page, report: Report) -> None:
    """A request example sends a member that the body table does not hold, all of whose names are sound."""
    documented = _body_rows(page)
    complete = documented and all(map(name_soundness(page), documented.values()))
    for call in _calls_with_object(page) if complete else ():
        for name in own_members(json_object(call)):
            if name.lower() not in documented:
                report.add("body-key-undocumented", call.origin, name=name)


def check_required_parameter_missing(page: Page, report: Report) -> None:
    """No request example sends a body member that its table row calls required."""
    sent = {name.lower() for call in _calls_with_object(page) for name in json_object(call)}
    is_sound = name_soundness(page)
    for name, row in _body_rows(page).items():
        if row.required and sent and is_sound(row) and name not in sent:
            report.add("required-parameter-missing", row.origin, name=row.name)


def check_example_value_type_differs(page: Page, report: Report) -> None:
    """A request example holds a value that cannot be of the type that the body table documents."""
    documented = _body_rows(page)
    for call in _calls_with_object(page):
        for name, value in json_object(call).items():
            row = documented.get(name.lower())
            if row is not None and row.type is not None and not fits(value, row.type):
                report.add("example-value-type-differs", call.origin, name=name, type=row.type, kind=kind_of(value))


def _body_rows(page: Page) -> dict[str, Parameter]:
    """The rows of the request body's tables by lower-case name; `a/b` documents `a`."""
    return {row.name.partition("/")[0].lower(): row for row in reversed(page.parameters) if _is_body_row(row)}


def _is_body_row(row: Parameter) -> bool:
    return row.in_ is ParameterLocation.BODY and row.source is ParameterSource.TABLE


def _calls_with_object(page: Page) -> Iterator[Example]:
    return (call for call in calls(page) if isinstance(call.body, dict) and not call.truncated)


BODY_CHECKS = (
    check_body_on_bodiless_method,
    check_body_where_none_stated,
    check_body_example_missing,
    check_body_key_undocumented,
    check_required_parameter_missing,
    check_example_value_type_differs,
)
