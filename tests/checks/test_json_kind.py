"""Which JSON values may stand where a table documents a type."""

import pytest

from extractor.checks.json_kind import fits, kind_of
from extractor.model.json_value import JsonValue

FITTING: dict[str, tuple[JsonValue, str]] = {
    "string": ("a", "String"),
    "number-as-text": ("9007199254740993", "Int64"),
    "template": ("Boolean", "Boolean"),
    "null": (None, "Int32"),
    "boolean": (False, "Edm.Boolean"),
    "whole-number": (3, "Int32"),
    "whole-number-with-a-point": (3.0, "Int32"),
    "fraction": (3.5, "Double"),
    "list": (["a"], "String collection"),
    "list-of-nothing": ([], "Collection(Edm.Int32)"),
    "text-for-a-list": ("a | b", "String collection"),
    "object": ({"id": "1"}, "user"),
    "list-of-objects": ([{"id": "1"}], "microsoft.graph.user collection"),
    "name-of-an-enumeration": ("busy", "rejectReason"),
    "named-type": ({"@odata.type": "Edm.Stream"}, "Stream"),
    "union": (True, "string or boolean"),
    "prose": ([1], "see below for the type"),
    "anything": ([1], "Json"),
}
UNFITTING: dict[str, tuple[JsonValue, str]] = {
    "number-for-text": (3, "String"),
    "boolean-for-text": (True, "String"),
    "object-for-text": ({"a": 1}, "String"),
    "boolean-for-a-number": (True, "Int32"),
    "fraction-for-a-whole-number": (3.5, "Int32"),
    "infinity-for-a-whole-number": (float("inf"), "Int32"),
    "number-for-a-boolean": (1, "Boolean"),
    "spelled-boolean": ("true", "Boolean"),
    "list-for-one": (["a"], "String"),
    "one-for-a-list": ({"a": 1}, "user collection"),
    "number-for-a-list": (1, "Int32 collection"),
    "item-of-another-kind": ([1], "String collection"),
    "number-for-an-object": (1, "user"),
    "none-of-a-union": ({"a": 1}, "string or boolean"),
}
KINDS: dict[str, JsonValue] = {
    "array": [],
    "object": {},
    "string": "",
    "number": 1.5,
    "boolean": True,
    "null": None,
}


@pytest.mark.parametrize(("value", "cell"), FITTING.values(), ids=FITTING)
def test_value_may_be_of_the_type(value: JsonValue, cell: str) -> None:
    assert fits(value, cell)


@pytest.mark.parametrize(("value", "cell"), UNFITTING.values(), ids=UNFITTING)
def test_value_cannot_be_of_the_type(value: JsonValue, cell: str) -> None:
    assert not fits(value, cell)


@pytest.mark.parametrize(("kind", "value"), KINDS.items(), ids=KINDS)
def test_kind_is_named_as_in_json(kind: str, value: JsonValue) -> None:
    assert kind_of(value) == kind
