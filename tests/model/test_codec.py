"""The codec: what it writes for each rule, and that reading undoes writing for any page."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractor.model.codec import decode_fact, encode_fact, fact_from_json, fact_to_json, pack_fact, unpack_fact
from extractor.model.example import Example
from extractor.model.json_value import JsonValue
from extractor.model.operation import (
    BodyStatement,
    Operation,
    Parameter,
    ParameterLocation,
    ParameterSource,
    PermissionGrant,
    RequestBody,
    Scheme,
    Stated,
)
from extractor.model.origin import Evidence, Origin, Recovered
from extractor.model.page import FORMAT, Page
from extractor.model.text import Text
from tests.model.generated_facts import facts

ORIGIN = Origin(line=7)
GRANT = PermissionGrant(scheme=Scheme.APPLICATION, privileges=(), stated=Stated.NONE, table=0, origin=ORIGIN)
PARAMETER = Parameter(
    in_=ParameterLocation.BODY,
    name="reason",
    type="String",
    required=None,
    source=ParameterSource.TABLE,
    description=Text(text="原因", en=None),
    origin=ORIGIN,
    recovered=Recovered(from_="原因", evidence=Evidence.REQUEST_EXAMPLE, line=122),
)
EXAMPLE = Example(
    block_type="request",
    name="call_reject",
    odata_type=None,
    truncated=False,
    is_collection=False,
    language="http",
    method="POST",
    url="https://graph.microsoft.com/beta/app/calls/{id}/reject",
    status=None,
    headers=(("Content-Type", "application/json"), ("Content-Length", "24")),
    body={"reason": "none"},
    body_text='{"reason": "none"}',
    body_valid=True,
    heading="request",
    notification=False,
    more=(),
    origin=ORIGIN,
    annotation_line=5,
)


@pytest.mark.parametrize(
    ("fact", "members"),
    [
        pytest.param(
            GRANT,
            {"scheme": "Application", "privileges": [], "stated": "none", "table": 0, "line": 7},
            id="fields-at-their-default-are-left-out",
        ),
        pytest.param(
            replace(GRANT, combinations=()),
            {"scheme": "Application", "privileges": [], "stated": "none", "table": 0, "line": 7, "combinations": []},
            id="none-and-empty-differ",
        ),
        pytest.param(
            replace(GRANT, origin=Origin(line=3, file="api-reference/includes/permissions/a.md")),
            {
                "scheme": "Application",
                "privileges": [],
                "stated": "none",
                "table": 0,
                "line": 3,
                "file": "api-reference/includes/permissions/a.md",
            },
            id="an-include-has-a-file",
        ),
        pytest.param(
            PARAMETER,
            {
                "in": "body",
                "name": "reason",
                "type": "String",
                "required": None,
                "source": "table",
                "description": {"text": "原因", "en": None},
                "line": 7,
                "recovered": {"from": "原因", "evidence": "request-example", "line": 122},
            },
            id="keywords-lose-their-underscore",
        ),
        pytest.param(
            RequestBody(stated=BodyStatement.NONE, resource=None, origin=None),
            {"stated": "none", "resource": None, "line": None},
            id="no-origin-is-a-null-line",
        ),
        pytest.param(
            Operation(method="GET", path="/me", query=None, block=0, scope=None, origin=ORIGIN),
            {"method": "GET", "path": "/me", "query": None, "block": 0, "scope": None, "line": 7},
            id="fields-without-default-are-always-there",
        ),
    ],
)
def test_members(fact: object, members: dict[str, Any]) -> None:
    assert fact_to_json(fact) == members
    assert json.loads(encode_fact(fact)) == members


def test_members_stand_in_the_order_of_the_class() -> None:
    assert list(fact_to_json(EXAMPLE))[:5] == ["block_type", "name", "odata_type", "truncated", "is_collection"]


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(None, id="none"),
        pytest.param("get_call", id="one"),
        pytest.param((), id="empty"),
        pytest.param(("get_call", "list_calls"), id="several"),
    ],
)
def test_a_string_or_a_tuple_comes_back_as_it_was(name: str | tuple[str, ...] | None) -> None:
    decoded = decode_fact(Example, encode_fact(replace(EXAMPLE, name=name)))
    assert decoded.name == name


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(facts(Page))
def test_reading_undoes_writing(page: Page) -> None:
    """`repr`, because an origin is no part of equality and must come back too."""
    assert repr(decode_fact(Page, encode_fact(page))) == repr(page)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(facts(Page))
def test_unpacking_undoes_packing(page: Page) -> None:
    assert repr(unpack_fact(Page, pack_fact(page))) == repr(page)


@pytest.mark.parametrize("body", [2**80, -(2**70), {"a": [2**64]}, "\ud800", 1.0, {}], ids=ascii)
def test_what_packing_cannot_hold_survives(body: JsonValue) -> None:
    packed = pack_fact(replace(EXAMPLE, body=body))
    assert repr(unpack_fact(Example, packed).body) == repr(body)


@pytest.mark.parametrize("packed", [b"", b"{", b"\x80", b"\x93", b"null", b"\xff\xfe"], ids=repr)
def test_what_was_not_packed_is_a_value_error(packed: bytes) -> None:
    with pytest.raises(ValueError, match="PermissionGrant"):
        unpack_fact(PermissionGrant, packed)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(facts(Page))
def test_writing_is_one_line_of_json_and_stable(page: Page) -> None:
    encoded = encode_fact(page)
    assert b"\n" not in encoded
    assert json.loads(encoded) == fact_to_json(page)
    assert fact_to_json(page)["format"] == FORMAT
    assert encode_fact(fact_from_json(Page, fact_to_json(page))) == encoded


@given(st.binary(min_size=1))
def test_a_file_name_that_is_not_utf_8_survives(name: bytes) -> None:
    """It reaches Python with lone surrogates."""
    text = Text(text=name.decode("utf-8", "surrogateescape"), en=None)
    assert decode_fact(Text, encode_fact(text)) == text


@pytest.mark.parametrize(
    "encoded",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"{", id="cut-off"),
        pytest.param(b"[]", id="not-an-object"),
        pytest.param(b"null", id="null"),
        pytest.param(b"{}", id="members-missing"),
        pytest.param(b"\xff\xfe", id="not-utf-8"),
        pytest.param(
            b'{"scheme":"Nobody","privileges":[],"stated":null,"table":0,"line":1}',
            id="not-a-member-of-the-enumeration",
        ),
        pytest.param(b"[" * 100_000, id="nested-without-end"),
    ],
)
def test_anything_else_is_a_value_error(encoded: bytes) -> None:
    with pytest.raises(ValueError, match="not an encoded PermissionGrant"):
        decode_fact(PermissionGrant, encoded)
