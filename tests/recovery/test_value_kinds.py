"""Which JSON values a documented type could hold."""

import pytest

from extractor.model.json_value import JsonValue
from extractor.recovery.value_kinds import may_hold


@pytest.mark.parametrize(
    ("type_", "value", "expected"),
    [
        pytest.param("Boolean", True, True, id="a truth value"),
        pytest.param("Boolean", "true", False, id="no truth value"),
        pytest.param("Int64", "12", True, id="a long number may be written as text"),
        pytest.param("String", 12, False, id="a number is no text"),
        pytest.param("String collection", ["a"], True, id="texts"),
        pytest.param("String collection", [{"a": 1}], False, id="objects are no texts"),
        pytest.param("lamp collection", [{"a": 1}, None], True, id="objects"),
        pytest.param("lamp collection", [True], False, id="truth values are no objects"),
        pytest.param("String collection", "a", False, id="one text is not many"),
        pytest.param("lamp", {"a": 1}, True, id="an object"),
        pytest.param("lamp", "calm", True, id="an enumeration's value"),
        pytest.param("lamp", 1, False, id="no enumeration's value"),
        pytest.param("lamp", None, True, id="null says nothing"),
        pytest.param(None, 1, True, id="no type says nothing"),
    ],
)
def test_what_a_type_may_hold(type_: str | None, value: JsonValue, expected: bool) -> None:
    assert may_hold(type_, (value,), representation=False) is expected


def test_a_representation_writes_types_for_values() -> None:
    assert may_hold("Boolean", ("Boolean",), representation=True)
    assert may_hold("Boolean collection", (["Boolean"],), representation=True)
    assert not may_hold("String", (1024,), representation=True)
