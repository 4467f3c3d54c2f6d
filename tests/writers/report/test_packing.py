"""What is packed comes back as it was, whatever it holds, and never grows by much."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from extractor.writers.report.packing import pack

NAMES = st.sampled_from(["name", "type", "__proto__", "~0", "^0", ""])
TEXTS = st.one_of(st.text(max_size=12), st.sampled_from(["~0", "^0", "~", "^", "microsoft.graph.call", "~1 text"]))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.floats(allow_nan=False, allow_infinity=False) | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=30,
)


def unpack(packed: Any) -> Any:
    """What `templates/report/assets/shards.js` does."""

    def restore(item: Any) -> Any:
        if isinstance(item, str):
            return entry(int(item[1:], 36)) if item[:1] == "~" else item
        if isinstance(item, list):
            if item and isinstance(item[0], str) and item[0][:1] == "^":
                names = packed["shapes"][int(item[0][1:], 36)]
                return dict(zip(names, map(restore, item[1:]), strict=True))
            return [restore(inner) for inner in item]
        return {name: restore(inner) for name, inner in item.items()} if isinstance(item, dict) else item

    def entry(place: int) -> Any:
        item = packed["shared"][place]
        return item if isinstance(item, str) else restore(item)

    return restore(packed["value"])


def spelled(value: Any) -> str:
    """Distinguishes 1, 1.0 and true, which compare equal."""
    return json.dumps(value)


@given(VALUES)
def test_what_is_packed_comes_back(value: Any) -> None:
    assert spelled(unpack(pack(value))) == spelled(value)


@given(VALUES)
def test_packing_is_a_function_of_the_value(value: Any) -> None:
    assert spelled(pack(value)) == spelled(pack(json.loads(spelled(value))))


def test_what_recurs_is_written_once() -> None:
    rows: Any = [{"name": f"row {n}", "type": "microsoft.graph.call", "notes": ["the same"]} for n in range(50)]
    assert spelled(pack(rows)).count("microsoft.graph.call") == 1
    assert spelled(pack(rows)).count("the same") == 1
    assert spelled(pack(rows)).count("notes") == 1
