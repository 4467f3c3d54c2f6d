"""Names from the keys of a page's JSON: what is legible, left over, or between neighbours, in any script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.model.json_value import JsonValue
from extractor.model.origin import Evidence
from extractor.recovery.key_pools import Key, KeyPool
from extractor.recovery.names_from_keys import DamagedRow, clues_from_keys


def pool(*keys: str, evidence: Evidence = Evidence.REQUEST_EXAMPLE, **values: JsonValue) -> KeyPool:
    found = (
        Key(name=key, values=(values[key],) if key in values else (), line=index) for index, key in enumerate(keys)
    )
    return KeyPool(evidence=evidence, keys=tuple(found))


def found(rows: list[str | DamagedRow], keys: KeyPool) -> dict[int, str]:
    damaged = [DamagedRow(name=row, type=None) if isinstance(row, str) else row for row in rows]
    return {index: clue.value for index, clue in clues_from_keys(damaged, keys).items()}


@pytest.mark.parametrize(
    ("rows", "keys", "expected"),
    [
        pytest.param(["原因"], ["reason"], {0: "reason"}, id="sole row and sole key"),
        pytest.param(["a", "причина"], ["a", "reason"], {1: "reason"}, id="sole one left over"),
        pytest.param(["원인", "상태"], ["reason", "state"], {}, id="two rows and no order to go by"),
        pytest.param(
            ["a", "원인", "상태", "z"], ["a", "reason", "state", "z"], {1: "reason", 2: "state"}, id="between"
        ),
        pytest.param(["z", "원인", "상태", "a"], ["a", "reason", "state", "z"], {}, id="neighbours in another order"),
        pytest.param(
            ["将identityCertificate", "说明"],
            ["identityCertificate", "x"],
            {0: "identityCertificate", 1: "x"},
            id="legible, and what that leaves",
        ),
        pytest.param(["Rolescopetagidszur"], ["roleScopeTagIds", "id"], {0: "roleScopeTagIds"}, id="glued morphology"),
        pytest.param(["BlockWifi"], ["blockWiFi"], {0: "blockWiFi"}, id="recased"),
        pytest.param(["deltarows", "b"], ["deltaRows", "b"], {}, id="the documentation's own inconsistency"),
        pytest.param(["state"], ["reason"], {}, id="a sound name is not damaged"),
    ],
)
def test_keys_fix_names(rows: list[str | DamagedRow], keys: list[str], expected: dict[int, str]) -> None:
    assert found(rows, pool(*keys)) == expected


def test_a_value_of_another_kind_contradicts() -> None:
    assert found([DamagedRow(name="说明", type="Boolean")], pool("text", text="x")) == {}
    assert found([DamagedRow(name="说明", type="String")], pool("text", text="x")) == {0: "text"}


def test_a_hint_that_names_a_free_key_is_taken() -> None:
    rows: list[str | DamagedRow] = [DamagedRow(name="Grund", type=None, hint="reason"), "Zustand"]
    assert found(rows, pool("state", "reason", "id")) == {0: "reason"}


SCRIPTS = st.sampled_from(["причина", "原因", "理由", "원인", "αιτία", "שורה", "เหตุผล", "कारण"])
NAMES = st.lists(
    st.from_regex(r"[a-z]{3,8}[A-Z][a-z]{3,8}", fullmatch=True), min_size=2, max_size=8, unique_by=str.lower
)


@given(names=NAMES, damage=SCRIPTS, place=st.integers(0, 7))
def test_one_lost_name_of_a_complete_body_is_always_found(names: list[str], damage: str, place: int) -> None:
    lost = place % len(names)
    rows: list[str | DamagedRow] = [damage if index == lost else name for index, name in enumerate(names)]
    assert found(rows, pool(*names)) == {lost: names[lost]}


@given(names=NAMES)
def test_sound_tables_are_left_alone(names: list[str]) -> None:
    assert found(list(names), pool(*reversed(names))) == {}
