"""Cases of the rules on permissions, URLs and parameters."""

from extractor.model.operation import PrivilegeOrder, Scheme, Stated
from extractor.model.page import PageKind
from tests.checks.case import BODY, FUNCTION, PATH, Case
from tests.checks.pages import (
    URL,
    a_page,
    a_request,
    a_response,
    a_row,
    an_operation,
    grant,
    grants,
)

PERMISSION_CASES = {
    "no-usable-permission": Case(
        breaks=a_page(permissions=grants()),
        line=23,
        args={},
        near={
            "application-listed": a_page(),
            "nobody-needs-one": a_page(permissions=tuple(grant(scheme, stated=Stated.NONE) for scheme in Scheme)),
            "a-cell-says-nothing": a_page(permissions=(*grants()[:2], grant(Scheme.APPLICATION, stated=None))),
            "a-row-is-missing": a_page(permissions=grants()[1:]),
        },
    ),
    "privilege-order-differs": Case(
        breaks=a_page(permissions=grants("Calls.ReadWrite.All", "Calls.Read.All")),
        line=23,
        args={"weaker": "Calls.Read.All", "order": "least-first"},
        near={
            "in-order": a_page(permissions=grants("Calls.Read.All", "Calls.ReadWrite.All")),
            "unrelated": a_page(permissions=grants("Directory.ReadWrite.All", "Calls.Read.All")),
            "most-first": a_page(
                permissions=(
                    *grants()[:2],
                    grant(Scheme.APPLICATION, "Mail.ReadWrite", "Mail.Read", order=PrivilegeOrder.MOST_FIRST),
                )
            ),
            "order-not-stated": a_page(
                permissions=(*grants()[:2], grant(Scheme.APPLICATION, "Mail.ReadWrite", "Mail.Read", order=None))
            ),
        },
    ),
    "permissions-missing": Case(
        breaks=a_page(permissions=()),
        line=None,
        args={},
        near={"stated": a_page(), "no-operations": a_page(permissions=(), operations=())},
    ),
    "permission-scheme-missing": Case(
        breaks=a_page(permissions=grants("Calls.Read")[1:]),
        line=22,
        args={"missing": "DelegatedWork"},
        near={"all-three": a_page(), "all-three-in-each-table": a_page(permissions=(*grants(), *grants()))},
    ),
    "me-with-application-permission": Case(
        breaks=a_page(operations=(an_operation("/me/calls/{id}/reject"),)),
        line=23,
        args={"privileges": "Calls.Initiate.All"},
        near={
            "another-path-beside": a_page(operations=(an_operation("/me/calls"), an_operation("/users/{id}/calls"))),
            "delegated": a_page(
                operations=(an_operation("/me/calls"),),
                permissions=(grant(Scheme.DELEGATED_WORK, "Mail.Read"), *grants()[1:]),
            ),
        },
    ),
}

URL_CASES = {
    "malformed-path": Case(
        breaks=a_page(operations=(an_operation("/app/calls/{id/reject"),), examples=()),
        line=30,
        args={"path": "/app/calls/{id/reject", "reason": "its braces do not pair up"},
        near={
            "alternatives": a_page(operations=(an_operation("/users/{id | userPrincipalName}/calls"),), examples=()),
            "angle-brackets": a_page(operations=(an_operation("/app/calls(<id>)/reject"),), examples=()),
            "arguments": a_page(operations=(an_operation("/me/view(start='{a b}', end='x//y')"),), examples=()),
            "count": a_page(operations=(an_operation("/app/calls/$count"),), examples=()),
            "variable-root": a_page(operations=(an_operation("~/app/calls"),), examples=()),
        },
    ),
    "example-path-differs": Case(
        breaks=a_page(examples=(a_request(url=f"{URL}/app/calls/{{id}}/accept"), a_response())),
        line=116,
        args={"method": "POST", "url": f"{URL}/app/calls/{{id}}/accept"},
        near={
            "concrete-key": a_page(examples=(a_request(url=f"{URL}/App/Calls/57DAB8B1/reject/"), a_response())),
            "signed-in-user": a_page(
                operations=(an_operation("/users/{id | userPrincipalName}/calls"),),
                examples=(a_request(url=f"{URL}/me/calls"), a_response()),
            ),
            "webhook": a_page(examples=(a_request(url="https://bot.contoso.com/api/calls"), a_response())),
            "notification": a_page(examples=(a_request(url="/api/calls", notification=True),)),
            "ignored": a_page(examples=(a_request(url=f"{URL}/other", block_type="ignored"),)),
            "no-operations": a_page(operations=(), examples=(a_request(url=f"{URL}/other"),)),
        },
    ),
    "example-method-differs": Case(
        breaks=a_page(examples=(a_request(method="PUT"), a_response())),
        line=116,
        args={"method": "PUT", "documented": "POST"},
        near={"case": a_page(examples=(a_request(method="post"), a_response()))},
    ),
    "example-version-differs": Case(
        breaks=a_page(api_version="v1.0"),
        line=116,
        args={"version": "beta", "page_version": "v1.0"},
        near={
            "page-without-version": a_page(api_version=None),
            "relative-url": a_page(api_version="v1.0", examples=(a_request(url="/app/calls/1/reject"),)),
            "case": a_page(examples=(a_request(url="https://graph.microsoft.com/BETA/app/calls/1/reject"),)),
        },
    ),
    "request-example-missing": Case(
        breaks=a_page(examples=(a_response(),)),
        line=30,
        args={},
        near={
            "ignored-request": a_page(examples=(a_request(block_type="ignored"),)),
            "resource-page": a_page(kind=PageKind.RESOURCE, examples=()),
        },
    ),
    "operation-missing": Case(
        breaks=a_page(operations=()),
        line=None,
        args={},
        near={
            "one": a_page(),
            "nothing-else": a_page(operations=(), permissions=(), examples=()),
            "resource-page": a_page(kind=PageKind.RESOURCE, operations=()),
        },
    ),
}

PARAMETER_CASES = {
    "placeholder-undocumented": Case(
        breaks=a_page(
            operations=(an_operation("/app/calls/{id}/tones/{tone-id}"),), parameters=(a_row(PATH, "tone-id"),)
        ),
        line=30,
        args={"name": "id", "path": "/app/calls/{id}/tones/{tone-id}"},
        near={
            "no-path-table": a_page(),
            "other-spelling": a_page(
                operations=(an_operation("/app/calls/{call_id | name}"),), parameters=(a_row(PATH, "callId"),)
            ),
        },
    ),
    "parameter-unused": Case(
        breaks=a_page(parameters=(a_row(FUNCTION, "period"),)),
        line=44,
        args={"name": "period"},
        near={
            "in-the-path": a_page(parameters=(a_row(PATH, "Id"),)),
            "in-the-query-of-an-example": a_page(
                parameters=(a_row(FUNCTION, "period"),), examples=(a_request(url=f"{URL}/app?period=D7"),)
            ),
            "body-row": a_page(parameters=(a_row(BODY, "period"),)),
        },
    ),
    "function-argument-undocumented": Case(
        breaks=a_page(
            operations=(an_operation("/me/view(start={start},end={end})", "GET"),),
            parameters=(a_row(FUNCTION, "start"),),
        ),
        line=30,
        args={"name": "end", "path": "/me/view(start={start},end={end})"},
        near={
            "no-function-table": a_page(operations=(an_operation("/me/view(start={start})", "GET"),)),
            "documented": a_page(
                operations=(an_operation("/me/view(start='{a=b}')", "GET"),), parameters=(a_row(FUNCTION, "Start"),)
            ),
        },
    ),
    "duplicate-parameter": Case(
        breaks=a_page(parameters=(a_row(BODY, "index", "Int32"), a_row(BODY, "index", "String"))),
        line=44,
        args={"name": "index", "first_type": "Int32", "type": "String"},
        near={
            "same-type": a_page(parameters=(a_row(BODY, "index", "Int32"), a_row(BODY, "index", "int32"))),
            "other-place": a_page(parameters=(a_row(BODY, "id", "Int32"), a_row(PATH, "id", "String"))),
            "damaged": a_page(parameters=(a_row(BODY, "位置", "Int32"), a_row(BODY, "位置", "String"))),
            "type-not-stated": a_page(parameters=(a_row(BODY, "index", "Int32"), a_row(BODY, "index", None))),
        },
    ),
}
