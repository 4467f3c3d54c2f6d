"""The comparison that the Markdown cases rest on: what it lets pass, and that it finds every other difference."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.model.json_value import JsonValue
from tests.readers.expectation import differences

MATCHING: dict[str, tuple[JsonValue, JsonValue]] = {
    "nothing-expected": ({}, {"a": 1}),
    "further-members": ({"a": 1}, {"a": 1, "b": 2}),
    "further-members-of-items": ([{"a": 1}, {}], [{"a": 1, "b": 2}, {"c": 3}]),
    "null-is-null": ({"a": None}, {"a": None}),
    "body-as-a-whole": ({"body": {"a": [1]}}, {"body": {"a": [1]}}),
}
DIFFERING: dict[str, tuple[JsonValue, JsonValue]] = {
    "value": ({"a": 1}, {"a": 2}),
    "missing-member": ({"a": None}, {}),
    "null-for-empty": ({"a": None}, {"a": []}),
    "empty-for-null": ({"a": []}, {"a": None}),
    "item-missing": ([{}, {}], [{}]),
    "item-too-many": ([{}], [{}, {}]),
    "none-expected": ([], [{"a": 1}]),
    "order": ([1, 2], [2, 1]),
    "nested": ({"a": [{"b": {"c": 1}}]}, {"a": [{"b": {"c": 2}}]}),
    "one-is-not-true": ({"a": 1}, {"a": True}),
    "further-member-of-a-body": ({"body": {"a": 1}}, {"body": {"a": 1, "b": 2}}),
    "true-in-a-body": ({"body": [1]}, {"body": [True]}),
    "object-for-list": ({"a": {}}, {"a": []}),
}

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["a", "body", "line"]), inner),
    max_leaves=8,
)


@pytest.mark.parametrize(("expected", "actual"), MATCHING.values(), ids=MATCHING)
def test_what_was_not_named_may_be_anything(expected: JsonValue, actual: JsonValue) -> None:
    assert differences(expected, actual) == []


@pytest.mark.parametrize(("expected", "actual"), DIFFERING.values(), ids=DIFFERING)
def test_what_was_named_must_be_so(expected: JsonValue, actual: JsonValue) -> None:
    assert differences(expected, actual)


@given(JSON)
def test_a_value_matches_itself(value: JsonValue) -> None:
    assert differences(value, value) == []


@given(JSON, JSON)
def test_values_that_match_each_other_are_equal(one: JsonValue, other: JsonValue) -> None:
    if not differences(one, other) and not differences(other, one):
        assert one == other
