"""Cases of the rules on request bodies."""

from tests.checks.case import BODY, NO_BODY, TABLE, Case, with_body, with_value
from tests.checks.pages import (
    a_page,
    a_request,
    a_response,
    a_row,
    an_operation,
)

BODY_CASES = {
    "body-on-bodiless-method": Case(
        breaks=a_page(examples=(a_request(method="GET", body={"id": "1"}), a_response())),
        line=116,
        args={"method": "GET"},
        near={
            "post": a_page(examples=(a_request(body={"id": "1"}), a_response())),
            "get-without-body": a_page(examples=(a_request(method="GET"), a_response())),
        },
    ),
    "body-where-none-stated": Case(
        breaks=a_page(request_body=NO_BODY, examples=(a_request(body={"id": "1"}), a_response())),
        line=116,
        args={},
        near={
            "empty-object": a_page(request_body=NO_BODY, examples=(a_request(body={}), a_response())),
            "not-stated": a_page(examples=(a_request(body={"id": "1"}), a_response())),
            "in-the-response": a_page(request_body=NO_BODY, examples=(a_request(), a_response(body={"id": "1"}))),
        },
    ),
    "body-example-missing": Case(
        breaks=a_page(request_body=TABLE, parameters=(a_row(BODY, "reason"),)),
        line=40,
        args={},
        near={
            "shown": with_body({"reason": "busy"}, a_row(BODY, "reason")),
            "no-table": a_page(request_body=NO_BODY),
            "get": a_page(
                operations=(an_operation("/app/calls", "GET"),),
                request_body=TABLE,
                parameters=(a_row(BODY, "reason"),),
            ),
            "no-request": a_page(request_body=TABLE, parameters=(a_row(BODY, "reason"),), examples=()),
        },
    ),
    "body-key-undocumented": Case(
        breaks=with_body({"Reason": "busy", "cause": "none"}, a_row(BODY, "reason")),
        line=116,
        args={"name": "cause"},
        near={
            "control-information": with_body({"@odata.type": "#x", "a@odata.bind": ""}, a_row(BODY, "reason")),
            "no-table": a_page(examples=(a_request(body={"cause": "none"}), a_response())),
            "damaged-row": with_body({"cause": "none"}, a_row(BODY, "原因"), a_row(BODY, "reason")),
            "nested-name": with_body({"file": {}}, a_row(BODY, "file/fileName")),
        },
    ),
    "required-parameter-missing": Case(
        breaks=with_body({"reason": "busy"}, a_row(BODY, "uri", required=True), a_row(BODY, "reason")),
        line=44,
        args={"name": "uri"},
        near={
            "damaged": with_body({"a": "busy"}, a_row(BODY, "原因", required=True), a_row(BODY, "a")),
            "optional": with_body({"reason": "busy"}, a_row(BODY, "uri", required=False), a_row(BODY, "reason")),
            "truncated": a_page(
                parameters=(a_row(BODY, "uri", required=True),),
                examples=(a_request(body={"reason": "busy"}, truncated=True), a_response()),
            ),
            "no-example-body": a_page(request_body=TABLE, parameters=(a_row(BODY, "uri", required=True),)),
        },
    ),
    "example-value-type-differs": Case(
        breaks=with_value(True, "Int32"),
        line=116,
        args={"name": "count", "type": "Int32", "kind": "boolean"},
        near={
            "number": with_value(3, "Int32"),
            "template": with_value("Int32", "Int32"),
            "template-of-an-object": with_value({"@odata.type": "Edm.Stream"}, "Stream"),
            "null": with_value(None, "Int32"),
            "one-of-two": with_value(True, "Int32 or Boolean"),
            "prose": with_value(True, "see the table below"),
        },
    ),
}
