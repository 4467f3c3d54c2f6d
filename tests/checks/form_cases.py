"""Cases of the rules on how URLs, bodies and annotations of examples are written."""

from dataclasses import replace
from typing import Any

from extractor.model.page import Page
from tests.checks.case import CALL, Case, with_response
from tests.checks.pages import (
    URL,
    a_page,
    a_property,
    a_request,
    a_resource,
    a_resource_page,
    a_response,
    an_example,
    an_operation,
)

GUID = "48d31887-5fad-4d73-a9f5-3c356e68a038"
MULTIPART = (("Content-Type", 'multipart/form-data; boundary="part"'),)


def with_url(url: str, *paths: str, **changes: Any) -> Page:
    """The page with these operations and a request for the URL."""
    paths = paths or ("/app/calls/{id}/reject",)
    return a_page(operations=tuple(map(an_operation, paths)), examples=(a_request(url=url, **changes), a_response()))


def with_parts(body: str, headers: tuple[tuple[str, str], ...] = MULTIPART, **changes: Any) -> Page:
    """The page with a request that sends this body."""
    return a_page(examples=(a_request(headers=headers, body_text=body, **changes), a_response()))


def with_link(name: str, value: object, **changes: Any) -> Page:
    """The page with a response in which the member has this value."""
    return with_response(202, odata_type=CALL, body={name: value}, **changes)


URL_FORM_CASES = {
    "url-too-long": Case(
        breaks=with_url(f"{URL}/app/calls/{'1' * 8000}/reject"),
        line=116,
        args={"length": 8000 + len(f"{URL}/app/calls//reject"), "limit": 8000},
        near={"as-long-as-may-be": with_url(f"{URL}/app/calls/".ljust(7993, "1") + "/reject")},
    ),
    "url-case-differs": Case(
        breaks=with_url(f"{URL}/app/Calls/1/reject"),
        line=116,
        args={"shown": "Calls", "documented": "calls"},
        near={
            "same": with_url(f"{URL}/app/calls/1/reject"),
            "case-of-a-key": with_url(f"{URL}/app/calls/AbC/reject"),
            "one-operation-has-it": with_url(
                f"{URL}/app/Calls/1/reject", "/app/calls/{id}/reject", "/app/Calls/{id}/reject"
            ),
            "matches-nothing": with_url(f"{URL}/app/Calls/1/answer"),
            "function-without-namespace": with_url(f"{URL}/app/f(a=1)", "/app/microsoft.graph.f(a={a})"),
            "key-in-brackets": with_url(f"{URL}/app/calls('1')/reject"),
        },
    ),
    "literal-key-in-path": Case(
        breaks=a_page(operations=(an_operation(f"/users/{GUID}/messages"),)),
        line=30,
        args={"key": GUID, "path": f"/users/{GUID}/messages"},
        near={
            "placeholder": a_page(operations=(an_operation("/users/{id}/messages"),)),
            "long-name-of-a-type": a_page(operations=(an_operation("/x/microsoft.graph.windows10EndpointProtection"),)),
            "argument": a_page(operations=(an_operation(f"/reports/of(id='{GUID}')"),)),
            "name-with-a-number": a_page(operations=(an_operation("/security/alerts_v2/x509"),)),
            "in-the-example": with_url(f"{URL}/app/calls/{GUID}/reject"),
        },
    ),
    "example-version-missing": Case(
        breaks=with_url("https://graph.microsoft.com/app/calls/1/reject"),
        line=116,
        args={"url": "https://graph.microsoft.com/app/calls/1/reject"},
        near={
            "version": with_url(f"{URL}/app/calls/1/reject"),
            "relative": with_url("/app/calls/1/reject"),
            "other-path": with_url("https://upload.contoso.com/session/1"),
            "ignored": with_url("https://graph.microsoft.com/app/calls/1/reject", block_type="ignored"),
            "notification": with_url("https://bot.contoso.com/app/calls/1/reject", notification=True),
        },
    ),
}

MULTIPART_CASES = {
    "multipart-malformed": Case(
        breaks=with_parts("--part\nContent-Type: text/html\n\n<p>a</p>\n--part"),
        line=116,
        args={"reason": "its last part does not end with the boundary and two hyphens"},
        near={
            "whole": with_parts("--part\nContent-Type: text/html\n\n<p>a</p>\n--part--"),
            "boundary-without-quotes": with_parts(
                "--part\n\na\n--part--  ", (("content-type", "multipart/related; boundary=part; type=x"),)
            ),
            "no-body": a_page(examples=(a_request(headers=MULTIPART), a_response())),
            "one-part": with_parts("a", (("Content-Type", "text/plain"),)),
            "ignored": with_parts("a", block_type="ignored"),
        },
    ),
}

ANNOTATION_CASES = {
    "sample-key-unused": Case(
        breaks=with_url(f"{URL}/app/calls/57DA/reject", sample_keys=("57da", "58da")),
        line=116,
        args={"key": "58da"},
        near={
            "encoded": with_url(f"{URL}/app/calls/a%3D%3D/reject", sample_keys=("a==",)),
            "response": with_response(202, sample_keys=("57DA",)),
            "none-listed": with_url(f"{URL}/app/calls/57DA/reject", sample_keys=()),
            "ignored": with_url(f"{URL}/app/calls/1/reject", sample_keys=("2",), block_type="ignored"),
        },
    ),
    "collection-empty": Case(
        breaks=with_response(202, odata_type=CALL, is_collection=True, body={"value": []}),
        line=134,
        args={},
        near={
            "said": with_response(202, odata_type=CALL, is_collection=True, is_empty=True, body={"value": []}),
            "items": with_response(202, odata_type=CALL, is_collection=True, body={"value": [{}]}),
            "no-collection": with_response(202, odata_type=CALL, body={"value": []}),
            "other-member": with_response(202, odata_type=CALL, is_collection=True, body={"items": []}),
        },
    ),
    "collection-not-empty": Case(
        breaks=with_response(202, odata_type=CALL, is_collection=True, is_empty=True, body={"value": [{}, {}]}),
        line=134,
        args={"count": 2},
        near={
            "empty": with_response(202, odata_type=CALL, is_collection=True, is_empty=True, body={"value": []}),
            "no-body": with_response(202, is_empty=True),
            "said-that-it-is-not": with_response(202, odata_type=CALL, is_empty=False, body={"value": [{}]}),
        },
    ),
    "error-expected": Case(
        breaks=with_response(202, odata_type=CALL, expects_error=True, body={"id": "1"}),
        line=134,
        args={"status": 202},
        near={
            "error": with_response(202, status=404, expects_error=True),
            "error-object": with_response(202, odata_type=CALL, expects_error=True, body={"id": "1", "error": {}}),
            "none-announced": with_response(202, expects_error=False),
            "request": a_page(examples=(a_request(expects_error=True), a_response())),
        },
    ),
}

VALUES = ("open", "closed", "merged")


def with_codes(*codes: str, type_: str = "String") -> Page:
    """The page of a type with the properties `id` and `state`, whose description sets these words as code."""
    state = replace(a_property("state", type_, line=61), codes=codes)
    return a_resource_page(a_resource(a_property("id"), state))


LINK_CASES = {
    "string-with-values": Case(
        breaks=with_codes(*VALUES, "null"),
        line=61,
        args={"name": "state", "values": "open, closed, merged"},
        near={
            "typed": with_codes(*VALUES, type_="lampState"),
            "two": with_codes("open", "closed", "null"),
            "operators": with_codes("$filter", "eq", "ne", "not"),
            "another-property": with_codes("open", "closed", "ID"),
            "none": with_codes(),
        },
    ),
    "url-value-invalid": Case(
        breaks=with_link("webUrl", "https://contoso.com/my file"),
        line=134,
        args={"name": "webUrl", "value": "https://contoso.com/my file"},
        near={
            "url": with_link("webUrl", "https://contoso.com/my%20file"),
            "no-slashes": with_link("callbackUri", "urn:contoso:a"),
            "placeholder": with_link("webUrl", "https://{host}/my file"),
            "words": with_link("webUrl", "url to visit the list in a browser"),
            "https-as-a-word": with_link("webUrl", "httpsOnly"),
            "other-name": with_link("subject", "https://contoso.com/my file"),
            "name-that-ends-alike": with_link("curl", "https://contoso.com/my file"),
            "ignored": with_link("webUrl", "https://contoso.com/my file", block_type="ignored"),
            "resource": a_resource_page(
                a_resource(a_property("webUrl")), an_example(90, language="json", body={"webUrl": "String (URL)"})
            ),
        },
    ),
}

FORM_CASES = {**URL_FORM_CASES, **MULTIPART_CASES, **ANNOTATION_CASES, **LINK_CASES}
