"""What changes mean: a table of facts before and after, and the rule that each falls under."""

import pytest

from extractor.compare.change import ChangeClass
from extractor.compare.telling import CLASSES
from extractor.diagnostics.catalog import FAMILIES
from extractor.model.operation import BodyStatement, ParameterLocation, Stated
from extractor.model.page import NoticeKind, Page
from extractor.model.resource import ResourceKind
from tests.building import (
    make_body,
    make_grant,
    make_header,
    make_page,
    make_parameter,
    make_property,
    make_request,
    make_resource_page,
    make_status,
    text,
)
from tests.compare.described import (
    APPLICATION,
    QUERY,
    WORK,
    answered,
    banner,
    mood,
    notified,
    operation,
    permissions,
    properties,
    returned,
    rules,
    sent,
    value_table,
)

LISTED = make_grant(APPLICATION, "Calls.Access.All", "Calls.Initiate.All")
NOT_SUPPORTED = make_grant(APPLICATION, stated=Stated.NOT_SUPPORTED)
NO_PERMISSION = make_grant(APPLICATION, stated=Stated.NONE)

# What was, what is, and the rules of the way there and of the way back.
CASES: dict[str, tuple[list[Page], list[Page], list[str], list[str]]] = {
    "operation": (
        operation(),
        [*operation(), make_page("b", operations=["GET /b"])],
        ["operation-added"],
        ["operation-removed"],
    ),
    "path": (
        operation(),
        [make_page("call-reject", operations=["POST /communications/calls/{id}/reject"])],
        ["operation-moved"],
        ["operation-moved"],
    ),
    "page": (
        operation(title="Same"),
        [make_page("call_reject", operations=["POST /app/calls/{id}/reject"], title="Same")],
        ["page-moved"],
        ["page-moved"],
    ),
    "optional-parameter": (
        operation(),
        operation(parameters=(make_parameter("reason"),)),
        ["parameter-added"],
        ["parameter-removed"],
    ),
    "required-parameter": (
        operation(),
        operation(parameters=(make_parameter("reason", required=True),)),
        ["required-parameter-added"],
        ["parameter-removed"],
    ),
    "requirement": (
        operation(parameters=(make_parameter("$top", location=QUERY, required=False),)),
        operation(parameters=(make_parameter("$top", location=QUERY, required=True),)),
        ["became-required"],
        ["became-optional"],
    ),
    "requirement-unsaid": (
        operation(parameters=(make_parameter("reason"),)),
        operation(parameters=(make_parameter("reason", required=True),)),
        ["stated-as-required"],
        ["became-optional"],
    ),
    "path-parameter": (
        operation(),
        operation(parameters=(make_parameter("id", location=ParameterLocation.PATH),)),
        ["fact-stated"],
        ["fact-no-longer-stated"],
    ),
    "parameter-type": (
        operation(parameters=(make_parameter("reason", "String"),)),
        operation(parameters=(make_parameter("reason", "String collection"),)),
        ["parameter-type-changed"],
        ["parameter-type-changed"],
    ),
    "parameter-type-of-the-same-kind": (
        operation(parameters=(make_parameter("reason", "String"),)),
        operation(parameters=(make_parameter("reason", "rejectReason"),)),
        ["type-refined"],
        ["type-refined"],
    ),
    "type-spelled-otherwise": (
        operation(parameters=(make_parameter("reason", "Collection(Edm.String)"),)),
        operation(parameters=(make_parameter("reason", "string collection"),)),
        [],
        [],
    ),
    "type-unsaid": (
        operation(parameters=(make_parameter("reason", None),)),
        operation(parameters=(make_parameter("reason", "String"),)),
        ["fact-stated"],
        ["fact-no-longer-stated"],
    ),
    "header": (
        operation(),
        operation(request_headers=(make_header("If-Match"),)),
        ["header-added"],
        ["header-removed"],
    ),
    "required-header": (
        operation(),
        operation(request_headers=(make_header("If-Match", required=True),)),
        ["required-header-added"],
        ["header-removed"],
    ),
    "header-of-every-call": (
        operation(),
        operation(request_headers=(make_header("Authorization", required=True),)),
        ["fact-stated"],
        ["fact-no-longer-stated"],
    ),
    "body": (
        operation(request_body=make_body(BodyStatement.NONE)),
        operation(request_body=make_body(BodyStatement.TABLE)),
        ["request-body-added"],
        ["request-body-removed"],
    ),
    "body-type": (
        operation(request_body=make_body(BodyStatement.RESOURCE, "call")),
        operation(request_body=make_body(BodyStatement.RESOURCE, "user")),
        ["request-body-type-changed"],
        ["request-body-type-changed"],
    ),
    "other-success": (
        operation(responses=(make_status(200),)),
        operation(responses=(make_status(202),)),
        ["response-added", "success-response-removed"],
        ["response-added", "success-response-removed"],
    ),
    "one-success-of-two": (
        operation(responses=(make_status(200), make_status(202))),
        operation(responses=(make_status(202),)),
        ["alternative-response-removed"],
        ["response-added"],
    ),
    "error": (
        operation(),
        operation(responses=(make_status(404),)),
        ["response-added"],
        ["error-response-removed"],
    ),
    "response-type": (
        answered("call", {"id": "1"}),
        answered("user", {"id": "1"}),
        ["response-type-changed"],
        ["response-type-changed"],
    ),
    "response-collection": (
        answered("call", {"id": "1"}),
        answered("call", {"value": []}, collection=True),
        ["example-changed", "response-type-changed"],
        ["example-changed", "response-type-changed"],
    ),
    "returned-property": (
        operation(),
        operation(response_properties=(make_property("duration"),)),
        ["response-property-added"],
        ["response-property-removed"],
    ),
    "returned-type": (
        operation(response_properties=(make_property("duration", "Int32"),)),
        operation(response_properties=(make_property("duration", "Duration"),)),
        ["response-property-type-changed"],
        ["response-property-type-changed"],
    ),
    "access": (permissions(NOT_SUPPORTED), permissions(LISTED), ["access-added"], ["access-removed"]),
    "no-permission-needed": (
        permissions(NO_PERMISSION),
        permissions(LISTED),
        ["permissions-required"],
        ["permissions-no-longer-required"],
    ),
    "none-or-not-supported": (
        permissions(NO_PERMISSION),
        permissions(NOT_SUPPORTED),
        ["access-restated"],
        ["access-restated"],
    ),
    "empty-cell": (
        permissions(make_grant(APPLICATION)),
        permissions(LISTED),
        ["fact-stated"],
        ["fact-no-longer-stated"],
    ),
    "higher-permission": (
        permissions(make_grant(APPLICATION, "Calls.Access.All")),
        permissions(LISTED),
        ["permission-added"],
        ["permission-removed"],
    ),
    "lower-permission": (
        permissions(make_grant(APPLICATION, "Calls.Initiate.All")),
        permissions(LISTED),
        ["lower-permission-added"],
        ["permission-removed"],
    ),
    "least-permission": (
        permissions(LISTED),
        permissions(make_grant(APPLICATION, "Calls.Initiate.All", "Calls.Access.All")),
        ["least-permission-changed"],
        ["least-permission-changed"],
    ),
    "higher-permissions-in-another-order": (
        permissions(make_grant(WORK, "A.Read", "B.Read", "C.Read")),
        permissions(make_grant(WORK, "A.Read", "C.Read", "B.Read")),
        ["permission-order-changed"],
        ["permission-order-changed"],
    ),
    "permissions-together": (
        permissions(make_grant(WORK, "A.Read", "B.Read", combinations=(("A.Read", "B.Read"),))),
        permissions(make_grant(WORK, "A.Read", "B.Read", combinations=(("B.Read", "A.Read"), ("C.Read",)))),
        ["permission-added"],
        ["permission-removed"],
    ),
    "type": (operation(), [*operation(), *properties()], ["type-added"], ["type-removed"]),
    "type-name": (
        properties(make_property("a"), make_property("b"), title="Same"),
        [
            make_resource_page(
                "meeting",
                (make_property("a"), make_property("b")),
                root_path="api-reference/beta/resources/call.md",
                title="Same",
            )
        ],
        ["type-renamed"],
        ["type-renamed"],
    ),
    "namespace": (
        properties(make_property("a")),
        properties(make_property("a"), namespace="microsoft.graph.callRecords"),
        ["namespace-changed"],
        ["namespace-changed"],
    ),
    "property": (properties(), properties(make_property("subject")), ["property-added"], ["property-removed"]),
    "property-that-is-only-sent": (
        sent(properties()),
        sent(properties(make_property("subject"))),
        ["property-added"],
        ["request-property-removed"],
    ),
    "relationship": (
        properties(),
        properties(relationships=(make_property("participants", "participant collection"),)),
        ["relationship-added"],
        ["relationship-removed"],
    ),
    "property-to-relationship": (
        properties(make_property("chat", "chat")),
        properties(relationships=(make_property("chat", "chat"),)),
        ["relationship-changed"],
        ["relationship-changed"],
    ),
    "property-type": (
        properties(make_property("subject", "String")),
        properties(make_property("subject", "Boolean")),
        ["property-type-changed"],
        ["property-type-changed"],
    ),
    "wider-number": (
        properties(make_property("size", "Int32")),
        properties(make_property("size", "Int64")),
        ["type-refined"],
        ["type-refined"],
    ),
    "type-with-its-namespace": (
        properties(make_property("caller", "endpoint")),
        properties(make_property("caller", "microsoft.graph.callRecords.endpoint")),
        ["fact-stated"],
        ["fact-no-longer-stated"],
    ),
    "case-of-a-name": (
        properties(make_property("ID")),
        properties(make_property("id", description=text("About ID"))),
        ["name-recased"],
        ["name-recased"],
    ),
    "null": (
        properties(make_property("subject", nullable=False)),
        properties(make_property("subject", nullable=True)),
        ["nullability-changed"],
        ["nullability-changed"],
    ),
    "default": (
        properties(make_property("isPrivate", "Boolean", default="false")),
        properties(make_property("isPrivate", "Boolean", default="true")),
        ["default-changed"],
        ["default-changed"],
    ),
    "default-stated": (
        properties(make_property("isPrivate", "Boolean")),
        properties(make_property("isPrivate", "Boolean", default="true")),
        ["fact-stated"],
        ["fact-no-longer-stated"],
    ),
    "read-only": (
        properties(make_property("subject", read_only=False)),
        properties(make_property("subject", read_only=True)),
        ["became-read-only"],
        ["became-writable"],
    ),
    "kind": (
        properties(kind=ResourceKind.COMPLEX),
        properties(kind=ResourceKind.ENTITY),
        ["type-kind-changed"],
        ["type-kind-changed"],
    ),
    "base": (
        properties(base_type="microsoft.graph.entity"),
        properties(base_type="#microsoft.graph.directoryObject"),
        ["base-type-changed"],
        ["base-type-changed"],
    ),
    "key": (properties(key_property="id"), properties(key_property="callId"), ["key-changed"], ["key-changed"]),
    "open-type": (properties(open_type=False), properties(open_type=True), ["type-opened"], ["type-closed"]),
    "enum-member": (
        sent(mood("busy")),
        sent(mood("busy", "idle")),
        ["enum-member-added"],
        ["enum-member-removed"],
    ),
    "returned-enum-member": (
        returned(mood("busy")),
        returned(mood("busy", "idle")),
        ["response-enum-member-added"],
        ["response-enum-member-removed"],
    ),
    "evolvable-enum": (
        returned(mood("busy", "unknownFutureValue")),
        returned(mood("busy", "unknownFutureValue", "idle")),
        ["enum-member-added"],
        ["response-enum-member-removed"],
    ),
    "allowed-value": (
        operation(value_tables=(value_table("csv"),)),
        operation(value_tables=(value_table("csv", "json"),)),
        ["allowed-value-added"],
        ["allowed-value-removed"],
    ),
    "notification": (
        notified(None),
        notified("commsNotifications"),
        ["notification-added"],
        ["notification-removed"],
    ),
    "deprecation": (
        operation(),
        operation(notices=(banner(NoticeKind.DEPRECATED),)),
        ["deprecated"],
        ["deprecation-withdrawn"],
    ),
    "preview": (
        operation(),
        operation(notices=(banner(NoticeKind.PREVIEW),)),
        ["preview-announced"],
        ["preview-ended"],
    ),
    "notice": (operation(), operation(notices=(banner(NoticeKind.NOTE),)), ["notice-changed"], ["notice-changed"]),
    "title": (operation(title="One"), operation(title="Two"), ["title-changed"], ["title-changed"]),
    "summary": (
        operation(summary=text("One")),
        operation(summary=text("Two")),
        ["summary-changed"],
        ["summary-changed"],
    ),
    "description": (
        properties(make_property("subject", description=text("One"))),
        properties(make_property("subject", description=text("Two"))),
        ["description-changed"],
        ["description-changed"],
    ),
    "example": (
        operation(),
        operation(examples=(make_request("POST /app/calls/1/reject", "reject"),)),
        ["example-added"],
        ["example-removed"],
    ),
    "example-body": (
        operation(examples=(make_request("POST /app/calls/1/reject", "reject", {"reason": "busy"}),)),
        operation(examples=(make_request("POST /app/calls/1/reject", "reject", {"reason": "none"}),)),
        ["example-changed"],
        ["example-changed"],
    ),
    "example-name": (
        operation(examples=(make_request("POST /app/calls/1/reject", "call_reject"),)),
        operation(examples=(make_request("POST /app/calls/1/reject", "call-reject"),)),
        ["example-renamed"],
        ["example-renamed"],
    ),
    "name-in-translation": (
        properties(make_property("reason", description=text("a", "a")), locale="zh-CN"),
        properties(make_property("原因", description=text("a", "a")), locale="zh-CN"),
        ["name-damaged"],
        ["name-repaired"],
    ),
    "type-in-translation": (
        properties(make_property("reason", "String"), locale="zh-CN"),
        properties(make_property("reason", "字符串"), locale="zh-CN"),
        ["type-damaged"],
        ["type-repaired"],
    ),
}


@pytest.mark.parametrize(("old", "new", "there", "_back"), CASES.values(), ids=CASES)
def test_what_a_change_means(old: list[Page], new: list[Page], there: list[str], _back: list[str]) -> None:
    assert rules(old, new) == there


@pytest.mark.parametrize(("old", "new", "_there", "back"), CASES.values(), ids=CASES)
def test_what_the_change_back_means(old: list[Page], new: list[Page], _there: list[str], back: list[str]) -> None:
    assert rules(new, old) == back


def test_every_rule_of_change_has_a_class() -> None:
    families = {name: rules for name, rules in FAMILIES if name.endswith(" changes")}
    assert {rule.name for rules in families.values() for rule in rules} == set(CLASSES)
    assert [name.removesuffix(" changes").lower() for name in families] == [class_.value for class_ in ChangeClass]
