"""The closed sets of HTTP that the reference uses: methods, header names, status codes.

A token of a page comes in, its canonical form or a yes or no goes out. Headers outside the set are no error, only not
known here; translated header names are the vocabulary's. A new method or header is an entry.
"""

from http import HTTPStatus

METHODS: tuple[str, ...] = ("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS")

# as RFC 9110, OData 4.01 and the services spell them
HEADER_NAMES: tuple[str, ...] = (
    "Accept",
    "Accept-Encoding",
    "Accept-Language",
    "Authorization",
    "Cache-Control",
    "client-request-id",
    "ConsistencyLevel",
    "Content-Disposition",
    "Content-Encoding",
    "Content-Language",
    "Content-Length",
    "Content-Location",
    "Content-Range",
    "Content-Type",
    "Cookie",
    "Date",
    "ETag",
    "Expect",
    "Expires",
    "Host",
    "If-Match",
    "If-Modified-Since",
    "If-None-Match",
    "If-Unmodified-Since",
    "Last-Modified",
    "Location",
    "MS-APP-ACTS-AS",
    "OData-EntityId",
    "OData-MaxVersion",
    "OData-Version",
    "Operation-Location",
    "Origin",
    "Prefer",
    "Preference-Applied",
    "Range",
    "request-id",
    "Retry-After",
    "SdkVersion",
    "Slug",
    "Transfer-Encoding",
    "User-Agent",
    "WWW-Authenticate",
    "Workbook-Session-Id",
    "X-HTTP-Method",
    "X-HTTP-Method-Override",
    "x-ms-throttle-priority",
)

# 509 is the services' own; the others are RFC 9110's, which HTTPStatus spells differently before Python 3.13
_OWN_REASONS: dict[int, str] = {
    413: "Content Too Large",
    414: "URI Too Long",
    416: "Range Not Satisfiable",
    422: "Unprocessable Content",
    509: "Bandwidth Limit Exceeded",
}

# What earlier editions of RFC 9110 called them, which servers still send
_FORMER_REASONS: dict[int, tuple[str, ...]] = {
    203: ("Non-Authoritative Information",),
    302: ("Moved Temporarily",),
    413: ("Request Entity Too Large", "Payload Too Large"),
    414: ("Request-URI Too Long",),
    416: ("Requested Range Not Satisfiable",),
    422: ("Unprocessable Entity",),
}

# OData 4.01 URL conventions, section 5.1, and the token that services page by
QUERY_OPTIONS: frozenset[str] = frozenset(
    f"${name}"
    for name in (
        "apply",
        "compute",
        "count",
        "deltatoken",
        "expand",
        "filter",
        "format",
        "levels",
        "orderby",
        "search",
        "select",
        "skip",
        "skiptoken",
        "top",
    )
)

_CANONICAL = {name.lower(): name for name in HEADER_NAMES}
_REASONS: dict[int, str] = {status.value: status.phrase for status in HTTPStatus} | _OWN_REASONS


def is_method(word: str) -> bool:
    """Whether the word is a request method, in capitals."""
    return word in METHODS


def canonical_header(name: str) -> str | None:
    """The usual casing of a known header's name, None for a name that is not in the set.

    >>> canonical_header("workbook-session-id")
    'Workbook-Session-Id'
    """
    return _CANONICAL.get(name.strip().lower())


def is_status(code: int) -> bool:
    """Whether the number is a status code that has a registered meaning.

    >>> is_status(202), is_status(250)
    (True, False)
    """
    return code in _REASONS


def reason_phrase(code: int) -> str | None:
    """The usual reason phrase of a status code (`Accepted` for 202), None for a number that is no code."""
    return _REASONS.get(code)


def is_reason_phrase(code: int, phrase: str) -> bool:
    """Whether a status code may be followed by the phrase; case, blanks and full stops do not matter.

    >>> is_reason_phrase(204, "NoContent."), is_reason_phrase(204, "Accepted")
    (True, False)
    """
    usual = (_REASONS.get(code, phrase), *_FORMER_REASONS.get(code, ()))
    return _letters(phrase) in map(_letters, usual)


def _letters(phrase: str) -> str:
    return "".join(filter(str.isalnum, phrase)).lower()
