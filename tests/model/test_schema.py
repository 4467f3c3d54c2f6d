"""The JSON Schema of the facts: true of every page the codec writes, false of what breaks the contract."""

import copy
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator

from extractor.model.codec import fact_to_json
from extractor.model.operation import PermissionGrant, Scheme, Stated
from extractor.model.origin import Origin
from extractor.model.page import FORMAT, Page
from extractor.model.schema import fact_schema, facts_schema
from tests.model.generated_facts import facts

GRANT = PermissionGrant(
    scheme=Scheme.APPLICATION,
    privileges=("Calls.Initiate.All",),
    stated=Stated.LISTED,
    table=0,
    origin=Origin(line=9),
    combinations=(("Calls.Initiate.All",),),
)


def closed(schema: Any) -> Any:
    """The schema with no room for members that it does not name, so that a misspelt one shows."""
    if isinstance(schema, list):
        return [closed(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    inner = {name: closed(value) for name, value in schema.items()}
    return inner | {"additionalProperties": False} if isinstance(schema.get("properties"), dict) else inner


PAGE = Draft202012Validator(closed(facts_schema()))


def test_it_is_a_json_schema() -> None:
    Draft202012Validator.check_schema(facts_schema())


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(facts(Page))
def test_every_encoded_page_validates(page: Page) -> None:
    PAGE.validate(fact_to_json(page))


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(facts(Page))
def test_the_format_is_required(page: Page) -> None:
    encoded = fact_to_json(page)
    assert not PAGE.is_valid({name: value for name, value in encoded.items() if name != "format"})
    assert not PAGE.is_valid(encoded | {"format": FORMAT + 1})


@pytest.mark.parametrize(
    ("member", "value"),
    [
        pytest.param("scheme", "Nobody", id="not-in-the-enumeration"),
        pytest.param("scheme", None, id="null-where-none-is-allowed"),
        pytest.param("privileges", "Calls.Initiate.All", id="a-string-for-a-list"),
        pytest.param("privileges", [1], id="a-list-of-something-else"),
        pytest.param("line", 0, id="lines-count-from-one"),
        pytest.param("line", None, id="a-permission-has-a-line"),
        pytest.param("combinations", [["a"], "b"], id="combinations-are-lists-of-lists"),
        pytest.param("row", "label", id="a-text-is-an-object"),
        pytest.param("row", {"text": "label"}, id="a-text-says-whether-it-has-english"),
    ],
)
def test_what_breaks_the_contract_is_refused(member: str, value: object) -> None:
    validator = Draft202012Validator(fact_schema(PermissionGrant))
    encoded: dict[str, Any] = copy.deepcopy(fact_to_json(GRANT))
    assert validator.is_valid(encoded)
    assert not validator.is_valid(encoded | {member: value})


def test_later_formats_may_add_members() -> None:
    validator = Draft202012Validator(fact_schema(PermissionGrant))
    assert validator.is_valid({**fact_to_json(GRANT), "since": "2027-01"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _WithASet:
    names: set[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _WithBytes:
    content: bytes


@pytest.mark.parametrize("kind", [pytest.param(_WithASet, id="set"), pytest.param(_WithBytes, id="bytes")])
def test_what_the_codec_cannot_write_has_no_schema(kind: type) -> None:
    with pytest.raises(TypeError, match="a fact cannot hold"):
        fact_schema(kind)
