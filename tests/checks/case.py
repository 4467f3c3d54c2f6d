"""What a case of a rule is, and the changes to a page that many cases make."""

from dataclasses import dataclass
from typing import Any

from extractor.model.json_value import JsonObject, JsonValue
from extractor.model.operation import BodyStatement, ParameterLocation, RequestBody
from extractor.model.origin import Origin
from extractor.model.page import Page
from tests.checks.pages import (
    a_page,
    a_request,
    a_response,
    a_row,
    a_status,
    an_enum,
)

BODY, PATH, FUNCTION = ParameterLocation.BODY, ParameterLocation.PATH, ParameterLocation.FUNCTION
TABLE = RequestBody(stated=BodyStatement.TABLE, resource=None, origin=Origin(line=40))
NO_BODY = RequestBody(stated=BodyStatement.NONE, resource=None, origin=Origin(line=40))
CALL = "microsoft.graph.call"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """`breaks` breaks the rule once, at `line` and with `args`; no page of `near` does."""

    breaks: Page
    line: int | None
    args: JsonObject
    near: dict[str, Page]


def with_body(body: JsonObject, *rows: object, **changes: object) -> Page:
    """The page with a body table of these rows and a request that sends `body`."""
    facts = {"parameters": rows, "request_body": TABLE, "examples": (a_request(body=body), a_response())}
    return a_page(**(facts | changes))


def with_response(*statuses: int, **changes: Any) -> Page:
    """The page with these codes in its prose and this response."""
    return a_page(responses=tuple(map(a_status, statuses)), examples=(a_request(), a_response(**changes)))


def with_value(value: JsonValue, type_: str) -> Page:
    """The page with a body table of one row, `count`, and a request that sends `value` for it."""
    return with_body({"count": value}, a_row(BODY, "count", type_))


def with_reason(value: str, **changes: object) -> Page:
    """The page with an enumeration, a row of that type, and a request that sends `value` for it."""
    enum = an_enum(("none", "0"), ("busy", "1"))
    return with_body({"reason": value}, a_row(BODY, "reason", "rejectReason"), **({"enums": (enum,)} | changes))
