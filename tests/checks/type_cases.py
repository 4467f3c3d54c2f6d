"""Cases of the rules on resources and enumerations."""

from dataclasses import replace

from extractor.model.origin import Origin
from extractor.model.resource import AllowedValue, ValueTable
from tests.checks.case import Case, with_reason, with_value
from tests.checks.pages import (
    NO_TEXT,
    a_page,
    a_property,
    a_representation,
    a_request,
    a_resource,
    a_resource_page,
    a_response,
    an_enum,
)

ID = a_property("id")
RESOURCE_CASES = {
    "property-not-represented": Case(
        breaks=a_resource_page(a_resource(ID, a_property("state", line=61)), a_representation({"Id": "String"})),
        line=61,
        args={"name": "state"},
        near={
            "truncated": a_resource_page(a_resource(ID), a_representation({"a": 1}, truncated=True)),
            "no-representation": a_resource_page(a_resource(ID)),
            "damaged": a_resource_page(a_resource(ID, a_property("状态")), a_representation({"id": ""})),
            "unreadable": a_resource_page(a_resource(ID), a_representation(None, body_text="{", body_valid=False)),
        },
    ),
    "represented-property-undocumented": Case(
        breaks=a_resource_page(a_resource(ID), a_representation({"id": "String", "state": "String"})),
        line=90,
        args={"name": "state"},
        near={
            "inherited": a_resource_page(
                a_resource(ID, base_type="microsoft.graph.entity"), a_representation({"state": "String"})
            ),
            "relationship": a_resource_page(
                a_resource(ID, relationships=(a_property("state"),)), a_representation({"state": {}})
            ),
            "control-information": a_resource_page(a_resource(ID), a_representation({"@odata.type": "#x"})),
            "damaged-row": a_resource_page(a_resource(ID, a_property("状态")), a_representation({"state": ""})),
        },
    ),
    "represented-type-differs": Case(
        breaks=a_resource_page(a_resource(a_property("tags", "String collection")), a_representation({"tags": {}})),
        line=90,
        args={"name": "tags", "type": "String collection", "kind": "object"},
        near={
            "list": a_resource_page(
                a_resource(a_property("tags", "String collection")), a_representation({"tags": ["a"]})
            ),
            "other-type": a_resource_page(
                a_resource(a_property("tags", "String")), a_representation({"tags": {}}, odata_type="microsoft.graph.x")
            ),
            "collection-of-them": a_resource_page(
                a_resource(a_property("value", "String")), a_representation({"value": []}, is_collection=True)
            ),
        },
    ),
    "required-property-missing": Case(
        breaks=a_resource_page(
            a_resource(ID, a_property("state"), optional_properties=("state",)),
            a_representation({"subject": "a"}, block_type="example"),
        ),
        line=90,
        args={"name": "id"},
        near={
            "optional": a_resource_page(
                a_resource(ID, optional_properties=("ID",)), a_representation({"a": 1}, block_type="example")
            ),
            "truncated": a_resource_page(
                a_resource(ID, optional_properties=()), a_representation({"a": 1}, block_type="example", truncated=True)
            ),
            "damaged": a_resource_page(
                a_resource(a_property("标识"), optional_properties=()), a_representation({"a": 1}, block_type="example")
            ),
            "not-stated-which-are-optional": a_resource_page(
                a_resource(ID), a_representation({"a": 1}, block_type="example")
            ),
            "representation": a_resource_page(a_resource(ID, optional_properties=()), a_representation({"a": 1})),
        },
    ),
    "unknown-optional-property": Case(
        breaks=a_resource_page(a_resource(ID, optional_properties=("stat", "Id")), a_representation({"id": ""})),
        line=86,
        args={"name": "stat"},
        near={
            "inherited": a_resource_page(a_resource(ID, optional_properties=("stat",), base_type="x.y")),
            "control-information": a_resource_page(a_resource(ID, optional_properties=("@odata.etag",))),
            "no-table": a_resource_page(a_resource(optional_properties=("stat",))),
            "damaged-row": a_resource_page(a_resource(a_property("状态"), optional_properties=("state",))),
        },
    ),
    "unknown-key-property": Case(
        breaks=a_resource_page(a_resource(ID, key_property="callId"), a_representation({"id": ""})),
        line=86,
        args={"name": "callId"},
        near={
            "case": a_resource_page(a_resource(ID, key_property="Id")),
            "inherited": a_resource_page(a_resource(ID, key_property="callId", base_type="x.y")),
            "damaged-row": a_resource_page(a_resource(a_property("标识"), key_property="id")),
        },
    ),
    "duplicate-property": Case(
        breaks=a_resource_page(a_resource(ID, a_property("ID", line=66))),
        line=66,
        args={"name": "ID", "first_line": 60},
        near={
            "relationship": a_resource_page(a_resource(ID, relationships=(a_property("id", line=66),))),
            "damaged": a_resource_page(a_resource(a_property("状态"), a_property("状态", line=66))),
        },
    ),
    "namespace-differs": Case(
        breaks=a_resource_page(a_resource(ID), a_representation({"id": ""}), namespace="microsoft.graph.search"),
        line=90,
        args={"annotation": "microsoft.graph", "page_namespace": "microsoft.graph.search"},
        near={
            "not-stated": a_resource_page(a_resource(ID), a_representation({"id": ""})),
            "bare-name": a_resource_page(
                a_resource(ID), a_representation({"id": ""}, odata_type="call"), namespace="microsoft.graph"
            ),
            "case": a_resource_page(a_resource(ID), a_representation({"id": ""}), namespace="Microsoft.Graph"),
        },
    ),
    "resource-type-missing": Case(
        breaks=a_resource_page(a_resource(ID), a_representation({"id": ""}, odata_type=None)),
        line=90,
        args={},
        near={
            "named": a_resource_page(a_resource(ID), a_representation({"id": ""})),
            "example": a_resource_page(
                a_resource(ID), a_representation({"id": ""}, odata_type=None, block_type="example")
            ),
        },
    ),
}

NOT_NULL = replace(a_property("state"), nullable=False)
VALUE_CASES = {
    "date-value-invalid": Case(
        breaks=with_value("July 8, 2015 3:48 PM", "DateTimeOffset"),
        line=116,
        args={"name": "count", "value": "July 8, 2015 3:48 PM", "type": "DateTimeOffset"},
        near={
            "instant": with_value("2015-07-08T15:48:00.1234567Z", "DateTimeOffset"),
            "offset": with_value("2015-07-08t15:48+02:00", "Edm.DateTimeOffset"),
            "date": with_value("2015-07-08", "Date"),
            "time": with_value("15:48:00", "TimeOfDay"),
            "duration": with_value("P1DT2H3M4.5S", "Duration"),
            "template": with_value("String (timestamp)", "DateTimeOffset"),
            "placeholder": with_value("{8 July 2015}", "DateTimeOffset"),
            "string": with_value("July 8, 2015", "String"),
            "several": with_value("2015-07-08T15:48:00Z", "DateTimeOffset collection"),
        },
    ),
    "null-not-allowed": Case(
        breaks=a_resource_page(a_resource(ID, NOT_NULL), a_representation({"id": "", "state": None})),
        line=90,
        args={"name": "state"},
        near={
            "value": a_resource_page(a_resource(ID, NOT_NULL), a_representation({"id": "", "state": "on"})),
            "not-stated": a_resource_page(
                a_resource(ID, a_property("state")), a_representation({"id": "", "state": None})
            ),
            "ignored": a_resource_page(
                a_resource(ID, NOT_NULL), a_representation({"id": "", "state": None}, block_type="ignored")
            ),
        },
    ),
}

VALUES = ValueTable(
    of="reason",
    values=(AllowedValue(name="busy", description=NO_TEXT, origin=Origin(line=81)),),
    origin=Origin(line=80),
)
ENUM_CASES = {
    "duplicate-enum-member": Case(
        breaks=a_page(enums=(an_enum(("none", "0"), ("busy", "1"), ("none", "2")),)),
        line=82,
        args={"name": "none", "enum": "rejectReason"},
        near={
            "other-enum": a_page(enums=(an_enum(("none", "0")), an_enum(("none", "0"), name="other"))),
            "damaged": a_page(enums=(an_enum(("关闭", "0"), ("关闭", "1")),)),
        },
    ),
    "duplicate-enum-value": Case(
        breaks=a_page(enums=(an_enum(("none", "0"), ("busy", "0")),)),
        line=81,
        args={"name": "busy", "value": "0", "first_name": "none"},
        near={
            "no-numbers": a_page(enums=(an_enum(("none", "text"), ("busy", "text")),)),
            "not-stated": a_page(enums=(an_enum(("none", None), ("busy", None)),)),
        },
    ),
    "enum-value-unknown": Case(
        breaks=with_reason("busy, gone"),
        line=116,
        args={"name": "reason", "value": "gone"},
        near={
            "listed": with_reason("Busy"),
            "template": with_reason("none | busy | ..."),
            "type-name": with_reason("rejectReason"),
            "qualified": with_reason("microsoft.graph.rejectReason"),
            "damaged-member": with_reason("gone", enums=(an_enum(("none", "0"), ("忙", "1")),)),
            "value-table": with_reason("busy", enums=(), value_tables=(VALUES,)),
        },
    ),
}

NAME_CASES = {
    "improbable-name": Case(
        breaks=a_resource_page(a_resource(ID, a_property("x = open('y')", line=61))),
        line=61,
        args={"what": "row", "name": "x = open('y')"},
        near={
            "annotation-of-odata": a_resource_page(a_resource(ID, a_property("@odata.type"))),
            "path-of-properties": a_resource_page(a_resource(ID, a_property("file/fileName"))),
            "number": a_page(enums=(an_enum(("3g", "0")),)),
            "collection": a_page(examples=(a_request(), a_response(odata_type="Collection(microsoft.graph.call)"))),
            "names-of-a-block": a_page(examples=(a_request(name="get-call_1.b"), a_response(name=("a", "b")))),
        },
    ),
}
