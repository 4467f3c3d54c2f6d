"""What is packed comes back as it was, whatever it holds; what is small stays readable, what is large gets small."""

import json
from base64 import b64decode
from typing import Any

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from extractor.writers.report import packing
from extractor.writers.report.packing import pack

NAMES = st.sampled_from(["name", "type", "__proto__", "constructor", ""])
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=30,
)
ROWS: Any = {"rows": [{"name": f"row {n}", "type": "microsoft.graph.call"} for n in range(3_000)]}


def unpack(packed: Any) -> Any:
    """What `templates/report/assets/shards.js` does."""
    return json.loads(zstandard.decompress(b64decode(packed))) if isinstance(packed, str) else packed


@given(VALUES)
def test_what_is_packed_comes_back(value: Any) -> None:
    assert unpack(pack({"value": value})) == {"value": value}


@given(VALUES)
def test_what_is_compressed_comes_back(value: Any) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(packing, "_LARGE", 0)
        packed = pack({"value": value})
    assert isinstance(packed, str)
    assert unpack(packed) == {"value": value}


def test_large_data_get_small() -> None:
    packed = pack(ROWS)
    assert isinstance(packed, str)
    assert packed.isascii()
    assert len(packed) * 5 < len(json.dumps(ROWS))
    assert unpack(packed) == ROWS


def test_small_data_stay_readable() -> None:
    assert pack({"name": "row", "constructor": 1}) == {"name": "row", "constructor": 1}


def test_a_member_that_scripts_take_for_something_else_is_never_written_as_one() -> None:
    assert isinstance(pack({"value": [{"__proto__": {"name": "row"}}]}), str)
