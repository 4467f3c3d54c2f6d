"""Checks of single values in examples against what the page's tables say of the member: dates, URLs and nulls.

Only members at the top of a body, or of the items of its `value` array, are compared, by name and without regard to
case. A value without a digit is a template (`String (timestamp)`), which is not judged. A new check on values goes
here.
"""

import re
from collections.abc import Iterator, Mapping

from extractor.checks.exchange import is_ignored, json_object
from extractor.checks.soundness import name_soundness
from extractor.diagnostics.report import Report
from extractor.model.example import Example
from extractor.model.json_value import JsonValue
from extractor.model.operation import Parameter
from extractor.model.page import Page
from extractor.model.resource import Property
from extractor.model.type_name import parse_type

_TIME = r"\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?"
_DATE = r"\d{4}-\d\d-\d\d"
# ISO 8601 as OData 4.01 takes it; many examples leave the offset out
_FORMS: Mapping[str, re.Pattern[str]] = {
    "DateTimeOffset": re.compile(rf"{_DATE}T{_TIME}(?:Z|[+-]\d\d:?\d\d)?", re.IGNORECASE),
    "Date": re.compile(_DATE),
    "TimeOfDay": re.compile(_TIME),
    "Duration": re.compile(r"-?P(?=[\dT])(?:\d+D)?(?:T(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?", re.IGNORECASE),
}
_URL_NAME = re.compile(r".*(?:Ur[il]|_ur[il])|ur[il]", re.DOTALL)
_WEB_URL = re.compile(r"https?://[^\s/?#]\S*", re.IGNORECASE)
# what begins like a URL of the web or like a relative one; anything else may be a placeholder
_URL_LIKE = re.compile(r"https?\b|\.{1,2}/", re.IGNORECASE)
_TEMPLATE = re.compile(r"[{<]|\.\.\.")
_DIGIT = re.compile(r"\d")


def check_date_value_invalid(page: Page, report: Report) -> None:
    """An example gives a date, a time or a duration in a form that its type does not have."""
    types = {name: parse_type(row.type).name for name, row in _rows(page).items() if row.type is not None}
    for example, name, value in _members(page):
        form = _FORMS.get(types.get(name.lower(), ""))
        if form is not None and isinstance(value, str) and _is_data(value) and not form.fullmatch(value):
            report.add("date-value-invalid", example.origin, name=name, value=value[:60], type=types[name.lower()])


def check_null_not_allowed(page: Page, report: Report) -> None:
    """An example gives null for a property whose description says that it is never null."""
    rows = {} if page.resource is None else {row.name.lower(): row for row in page.resource.properties}
    for example, name, value in _members(page):
        row = rows.get(name.lower())
        if value is None and row is not None and row.nullable is False:
            report.add("null-not-allowed", example.origin, name=name)


def check_url_value_invalid(page: Page, report: Report) -> None:
    """An example gives a member that is named a URL something that begins like one and is none."""
    for example, name, value in _members(page):
        if not isinstance(value, str) or not _URL_NAME.fullmatch(name) or not _URL_LIKE.match(value):
            continue
        if not _WEB_URL.fullmatch(value) and _TEMPLATE.search(value.lstrip(".")) is None:
            report.add("url-value-invalid", example.origin, name=name, value=value[:60])


def _rows(page: Page) -> dict[str, Parameter | Property]:
    """The rows of the page's tables by lower-case name; of several the first."""
    properties: tuple[Property, ...] = () if page.resource is None else page.resource.properties
    is_sound = name_soundness(page)
    rows: tuple[Parameter | Property, ...] = (*page.parameters, *page.response_properties, *properties)
    return {row.name.lower(): row for row in reversed(rows) if is_sound(row)}


def _members(page: Page) -> Iterator[tuple[Example, str, JsonValue]]:
    """The members of the bodies of the page's examples, and of the items of their `value` arrays."""
    for example in page.examples:
        if is_ignored(example):
            continue
        body = json_object(example)
        items = body.get("value")
        for item in (body, *(items if isinstance(items, list) else ())):
            if isinstance(item, dict):
                yield from ((example, name, value) for name, value in item.items())


def _is_data(value: str) -> bool:
    return _DIGIT.search(value) is not None and _TEMPLATE.search(value) is None


VALUE_CHECKS = (check_date_value_invalid, check_null_not_allowed, check_url_value_invalid)
