"""Cases of the rules on responses and on their pairing with requests."""

from extractor.model.page import PageKind
from tests.checks.case import CALL, Case, with_response
from tests.checks.pages import (
    URL,
    a_page,
    a_request,
    a_response,
    an_example,
)

RESPONSE_CASES = {
    "prose-status-differs": Case(
        breaks=with_response(200, status=202),
        line=47,
        args={"prose": "200", "shown": "202"},
        near={
            "one-of-two": with_response(200, 202),
            "only-an-error-shown": with_response(200, status=404),
            "only-errors-in-prose": with_response(404, status=200),
            "ignored": with_response(200, block_type="ignored"),
        },
    ),
    "example-status-undocumented": Case(
        breaks=a_page(examples=(a_request(), a_response(), a_response(150, status=302))),
        line=150,
        args={"status": 302, "prose": "202"},
        near={
            "error": a_page(examples=(a_request(), a_response(), a_response(150, status=400))),
            "none-agrees": with_response(200, status=202),
        },
    ),
    "prose-status-missing": Case(
        breaks=a_page(responses=()),
        line=None,
        args={"shown": "202"},
        near={
            "named": a_page(),
            "nothing-shown": a_page(responses=(), examples=(a_request(),)),
            "resource-page": a_page(kind=PageKind.RESOURCE, responses=()),
        },
    ),
    "no-content-with-body": Case(
        breaks=with_response(204, status=204, body={"id": "1"}),
        line=134,
        args={},
        near={"no-body": with_response(204, status=204), "accepted": with_response(202, body={"id": "1"})},
    ),
    "type-without-body": Case(
        breaks=with_response(202, odata_type=CALL),
        line=134,
        args={"type": CALL},
        near={
            "none": with_response(202, odata_type="microsoft.graph.None"),
            "body": with_response(202, odata_type=CALL, body={"id": "1"}),
            "csv": with_response(202, odata_type="stream", body_text="a,b"),
        },
    ),
    "collection-flag-missing": Case(
        breaks=with_response(202, odata_type=CALL, body={"value": []}),
        line=134,
        args={"type": CALL},
        near={
            "flag": with_response(202, odata_type=CALL, body={"value": []}, is_collection=True),
            "value-is-no-list": with_response(202, odata_type=CALL, body={"value": "a"}),
            "no-type": with_response(202, body={"value": []}),
        },
    ),
    "collection-flag-without-value": Case(
        breaks=with_response(202, odata_type=CALL, body={"id": "1"}, is_collection=True),
        line=134,
        args={"type": CALL},
        near={
            "value": with_response(202, odata_type=CALL, body={"value": []}, is_collection=True),
            "no-body": with_response(202, odata_type=CALL, is_collection=True),
            "bare-list": with_response(202, odata_type=CALL, body=[], is_collection=True),
        },
    ),
    "response-type-missing": Case(
        breaks=with_response(202, body={"id": "1"}),
        line=134,
        args={},
        near={
            "typed": with_response(202, odata_type=CALL, body={"id": "1"}),
            "not-annotated": with_response(202, block_type=None, body={"id": "1"}),
            "control-information-only": with_response(202, body={"@odata.context": "x"}),
            "ignored": with_response(202, block_type="ignored", body={"id": "1"}),
        },
    ),
    "error-body-on-success": Case(
        breaks=with_response(202, odata_type=CALL, body={"error": {"code": "x"}}),
        line=134,
        args={"status": 202},
        near={
            "error": with_response(202, status=400, odata_type=CALL, body={"error": {"code": "x"}}),
            "property-of-that-name": with_response(202, odata_type=CALL, body={"id": "1", "error": {"code": "x"}}),
        },
    ),
    "content-type-differs": Case(
        breaks=with_response(202, odata_type=CALL, body={"id": "1"}, headers=(("Content-Type", "text/plain; a=b"),)),
        line=134,
        args={"stated": "text/plain; a=b"},
        near={
            "json": with_response(202, odata_type=CALL, body={"id": "1"}, headers=(("content-type", "text/json"),)),
            "unknown": with_response(202, odata_type=CALL, body={"id": "1"}, headers=(("content-type", "image/jpg"),)),
            "text": with_response(202, odata_type="stream", body_text="a", headers=(("Content-Type", "text/plain"),)),
            "ignored": with_response(
                202, block_type="ignored", body={"id": "1"}, headers=(("Content-Type", "text/plain"),)
            ),
        },
    ),
    "odata-type-differs": Case(
        breaks=with_response(202, odata_type=CALL, body={"@odata.type": "#microsoft.graph.message"}),
        line=134,
        args={"annotation": CALL, "body": "#microsoft.graph.message"},
        near={
            "same": with_response(202, odata_type=CALL, body={"@odata.type": "#microsoft.graph.Call"}),
            "no-annotation": with_response(202, body={"@odata.type": "#microsoft.graph.message"}),
            "not-a-string": with_response(202, odata_type=CALL, body={"@odata.type": 1}),
        },
    ),
}

PAIRING_CASES = {
    "duplicate-example-name": Case(
        breaks=a_page(examples=(a_request(name="reject"), a_response(), a_request(150, name=("a", "Reject")))),
        line=150,
        args={"name": "Reject", "first_line": 116},
        near={
            "request-and-response": a_page(examples=(a_request(name="reject"), a_response(name="reject"))),
            "ignored": a_page(examples=(a_request(name="a"), a_request(150, name="a", block_type="ignored"))),
            "twice-in-one-block": a_page(examples=(a_request(name=("a", "a")), a_response())),
        },
    ),
    "orphan-response": Case(
        breaks=a_page(examples=(a_response(100), a_request(), a_response())),
        line=100,
        args={"status": 202},
        near={
            "after-an-ignored-request": a_page(examples=(a_request(block_type="ignored"), a_response())),
            "ignored": a_page(examples=(a_response(100, block_type="ignored"), a_request(), a_response())),
        },
    ),
    "response-name-unmatched": Case(
        breaks=a_page(examples=(a_request(name="a"), a_response(name=("A", "b")))),
        line=134,
        args={"name": "b"},
        near={
            "requests-have-no-names": a_page(examples=(a_request(), a_response(name="b"))),
            "unnamed": a_page(examples=(a_request(name="a"), a_response())),
        },
    ),
    "request-without-response": Case(
        breaks=a_page(examples=(a_request(), a_request(120), a_response())),
        line=116,
        args={"method": "POST", "url": f"{URL}/app/calls/{{id}}/reject"},
        near={
            "answered-by-name": a_page(
                examples=(a_request(name="a"), a_request(120, name="b"), a_response(), a_response(name="a"))
            ),
            "payload-without-status": a_page(examples=(a_request(), an_example(130, body={"id": "1"}))),
            "notification": a_page(
                examples=(a_request(100, url="/x", notification=True), a_request(), a_response()),
            ),
            "ignored": a_page(examples=(a_request(100, block_type="ignored"), a_request(), a_response())),
        },
    ),
}
