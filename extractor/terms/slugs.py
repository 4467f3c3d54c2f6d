"""Section slugs to section kinds, and headings to slugs.

A heading's English slug comes in, the kind of its section goes out: first by the table of exact slugs, then by the
first rule that matches, else `SectionKind.OTHER`. Translated headings without an anchor are not decided here but by
`extractor.terms.lookup.section_of`. Whether a kind makes sense where it stands (`for-users` below the HTTP request) is
for the reader, who knows the section above. A new spelling is a line in a table; a new kind is a member and a reader.
"""

import re
from difflib import get_close_matches
from enum import StrEnum
from functools import lru_cache


class SectionKind(StrEnum):
    """What a section holds.

    `VALUES` lists allowed values, `MEMBERS` those of an enumeration's own page; `PARAMETERS` does not say where they
    are sent. `OTHER` below a section of a known kind belongs to that section.
    """

    PERMISSIONS = "permissions"
    HTTP_REQUEST = "http_request"
    HEADERS = "headers"
    QUERY_PARAMETERS = "query_parameters"
    PATH_PARAMETERS = "path_parameters"
    FUNCTION_PARAMETERS = "function_parameters"
    PARAMETERS = "parameters"
    REQUEST_BODY = "request_body"
    RESPONSE = "response"
    RESPONSE_HEADERS = "response_headers"
    ERRORS = "errors"
    EXAMPLES = "examples"
    REQUEST = "request"
    NOTIFICATION = "notification"
    PROPERTIES = "properties"
    RELATIONSHIPS = "relationships"
    METHODS = "methods"
    MEMBERS = "members"
    VALUES = "values"
    DERIVED_TYPES = "derived_types"
    JSON_REPRESENTATION = "json_representation"
    REMARKS = "remarks"
    SEE_ALSO = "see_also"
    OTHER = "other"


SLUG_KINDS: dict[str, SectionKind] = {
    "permissions": SectionKind.PERMISSIONS,
    "permission": SectionKind.PERMISSIONS,
    "prerequisites": SectionKind.PERMISSIONS,
    "authorization": SectionKind.PERMISSIONS,
    "http-request": SectionKind.HTTP_REQUEST,
    "http-requests": SectionKind.HTTP_REQUEST,
    "request-headers": SectionKind.HEADERS,
    "request-header": SectionKind.HEADERS,
    "optional-request-headers": SectionKind.HEADERS,
    "query-parameters": SectionKind.QUERY_PARAMETERS,
    "optional-query-parameters": SectionKind.QUERY_PARAMETERS,
    "odata-query-parameters": SectionKind.QUERY_PARAMETERS,
    "optional-odata-query-parameters": SectionKind.QUERY_PARAMETERS,
    "path-parameters": SectionKind.PATH_PARAMETERS,
    "function-parameters": SectionKind.FUNCTION_PARAMETERS,
    "parameters": SectionKind.PARAMETERS,
    "request-body": SectionKind.REQUEST_BODY,
    "response": SectionKind.RESPONSE,
    "responses": SectionKind.RESPONSE,
    "response-body": SectionKind.RESPONSE,
    "response-code": SectionKind.RESPONSE,
    "response-headers": SectionKind.RESPONSE_HEADERS,
    "error": SectionKind.ERRORS,
    "errors": SectionKind.ERRORS,
    "error-codes": SectionKind.ERRORS,
    "error-conditions-and-messages": SectionKind.ERRORS,
    "error-handling": SectionKind.ERRORS,
    "error-response": SectionKind.ERRORS,
    "error-response-codes": SectionKind.ERRORS,
    "error-responses": SectionKind.ERRORS,
    "exceptions": SectionKind.ERRORS,
    "example": SectionKind.EXAMPLES,
    "examples": SectionKind.EXAMPLES,
    "json-example": SectionKind.EXAMPLES,
    "json-examples": SectionKind.EXAMPLES,
    "request": SectionKind.REQUEST,
    "requests": SectionKind.REQUEST,
    "properties": SectionKind.PROPERTIES,
    "common-properties": SectionKind.PROPERTIES,
    "instance-attributes": SectionKind.PROPERTIES,
    "relationships": SectionKind.RELATIONSHIPS,
    "methods": SectionKind.METHODS,
    "members": SectionKind.MEMBERS,
    "json-representation": SectionKind.JSON_REPRESENTATION,
    "derived-types": SectionKind.DERIVED_TYPES,
    "remarks": SectionKind.REMARKS,
    "notes": SectionKind.REMARKS,
    "see-also": SectionKind.SEE_ALSO,
}

# the first that matches decides; each pattern is anchored and without nested repetition, so linear in the slug
SLUG_RULES: tuple[tuple[re.Pattern[str], SectionKind], ...] = (
    (re.compile(r"permissions-(?:acting-on|for|to)-"), SectionKind.PERMISSIONS),
    (re.compile(r"(?:group-)?memberships-for-"), SectionKind.PERMISSIONS),
    (re.compile(r"for-"), SectionKind.PERMISSIONS),
    (re.compile(r"http-request-to-"), SectionKind.HTTP_REQUEST),
    (re.compile(r"examples?-"), SectionKind.EXAMPLES),
    (re.compile(r"request-(?:[0-9]+|example)(?:-|$)"), SectionKind.REQUEST),
    (re.compile(r"response-(?:[0-9]+|example|for)(?:-|$)"), SectionKind.RESPONSE),
    (re.compile(r"response-(?:failed|running|succeeded)$"), SectionKind.RESPONSE),
    (re.compile(r"notification---"), SectionKind.NOTIFICATION),
    (re.compile(r"json-representation-"), SectionKind.JSON_REPRESENTATION),
    (re.compile(r"[a-z0-9_-]+-(?:values|options|enumeration)$"), SectionKind.VALUES),
)

# GitHub keeps letters, digits and connectors of every script, the hyphen and the blank
_SHORTEST_MISSPELT, _SIMILAR = 6, 0.93
_NOT_IN_SLUG = re.compile(r"[^\w\- ]")


@lru_cache(maxsize=8192)
def section_kind(slug: str) -> SectionKind:
    """The kind of the section that an English slug names, `OTHER` for a slug that names none.

    >>> section_kind("optional-request-headers")
    <SectionKind.HEADERS: 'headers'>
    >>> section_kind("example-2-list-all-channels")
    <SectionKind.EXAMPLES: 'examples'>
    """
    exact = SLUG_KINDS.get(slug)
    if exact is not None:
        return exact
    return next((kind for pattern, kind in SLUG_RULES if pattern.match(slug)), SectionKind.OTHER)


@lru_cache(maxsize=8192)
def similar_slug(slug: str) -> str | None:
    """The slug of a section that a slug of none differs from by a slip of the pen, None where it does not.

    >>> similar_slug("reqest-body"), similar_slug("request-body"), similar_slug("see-this")
    ('request-body', None, None)
    """
    if len(slug) < _SHORTEST_MISSPELT or section_kind(slug) is not SectionKind.OTHER:
        return None
    return next(iter(get_close_matches(slug, SLUG_KINDS, n=1, cutoff=_SIMILAR)), None)


@lru_cache(maxsize=8192)
def github_slug(heading: str) -> str:
    """The slug that GitHub gives a heading's plain text, without the numeric suffix of a repeated one.

    >>> github_slug("Example 1: List all of a user's calls")
    'example-1-list-all-of-a-users-calls'
    """
    return _NOT_IN_SLUG.sub("", heading.strip().lower()).replace(" ", "-")
