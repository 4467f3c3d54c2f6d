"""The errors that every operation may answer with, which hardly a page shows.

Nothing comes in: the shape is that of OData (an object `error` with `code` and `message`), codes and headers are the
ones that the service uses. Out come responses that fixtures mark as derived. Which permission is missing, and which
operation failed, is known only where an error is bound to an operation: the pytest plugin does that. An error that a
page documents is an exchange of its own and not made here. A further status is an entry of `ERRORS`.
"""

from dataclasses import dataclass

from extractor.model.example import HeaderLine
from extractor.model.json_value import JsonValue
from extractor.writers.message_view import BodyView, ResponseView, Validity

# The place of the derived errors among the pages; their texts are this program's own.
ERRORS_PAGE = "errors"
ERRORS_LOCALE = "en-US"
_REQUEST_ID = "00000000-0000-0000-0000-000000000000"
_MEDIA_TYPE = "application/json"


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorKind:
    """What the service answers when a call fails in one way."""

    status: int
    code: str
    message: str
    headers: tuple[HeaderLine, ...] = ()


_RETRY = (("Retry-After", "10"),)

ERRORS: tuple[ErrorKind, ...] = (
    ErrorKind(status=400, code="BadRequest", message="The request is malformed or incorrect."),
    ErrorKind(
        status=401,
        code="InvalidAuthenticationToken",
        message="Access token is empty, invalid or has expired.",
        headers=(("WWW-Authenticate", 'Bearer realm=""'),),
    ),
    ErrorKind(
        status=403,
        code="Authorization_RequestDenied",
        message="Insufficient privileges to complete the operation.",
    ),
    ErrorKind(status=404, code="Request_ResourceNotFound", message="The requested resource does not exist."),
    ErrorKind(
        status=409,
        code="Conflict",
        message="The current state of the resource conflicts with what the request expects.",
    ),
    ErrorKind(
        status=429, code="TooManyRequests", message="Too many requests. Retry after the given time.", headers=_RETRY
    ),
    ErrorKind(
        status=500, code="InternalServerError", message="There was an internal error while processing the request."
    ),
    ErrorKind(
        status=503,
        code="ServiceUnavailable",
        message="The service is temporarily unavailable. Retry after the given time.",
        headers=_RETRY,
    ),
    ErrorKind(status=504, code="GatewayTimeout", message="The service did not answer in time."),
)


def view_error(error: ErrorKind) -> ResponseView:
    """The response, with the members that the service adds to each error."""
    body: JsonValue = {
        "error": {
            "code": error.code,
            "message": error.message,
            "innerError": {
                "date": "2024-01-01T00:00:00",
                "request-id": _REQUEST_ID,
                "client-request-id": _REQUEST_ID,
            },
        }
    }
    headers = (("Content-Type", _MEDIA_TYPE), ("request-id", _REQUEST_ID), *error.headers)
    return ResponseView(
        status=error.status,
        headers=headers,
        body=BodyView(value=body, text=None),
        body_validity=Validity.VALID,
        media_type=_MEDIA_TYPE,
        odata_type=None,
        truncated=False,
        collection=False,
    )
