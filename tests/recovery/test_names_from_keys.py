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
        pytest.param(["원인", "상태"], ["reason"], {}, id="nothing in common"),
        pytest.param(
            ["원인", "a", "b", "상태"], ["reason", "a", "b", "state"], {0: "reason", 3: "state"}, id="all in order"
        ),
        pytest.param(["원인", "b", "a", "상태"], ["reason", "a", "b", "state"], {}, id="another order"),
        pytest.param(["원인", "a", "상태"], ["reason", "a", "state"], {}, id="too little in order"),
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


TYPED = [
    DamagedRow(name="a", type=None),
    DamagedRow(name="b", type=None),
    DamagedRow(name="включено", type="Boolean"),
    DamagedRow(name="이름", type="String"),
]


def test_the_only_way_to_give_each_row_a_key_that_it_can_hold_is_taken() -> None:
    keys = pool("name", "enabled", "b", "a", name="x", enabled=True)
    assert found(list(TYPED), keys) == {2: "enabled", 3: "name"}
    assert found(list(TYPED), pool("name", "title", "b", "a", name="x", title="y")) == {}


@pytest.mark.parametrize(
    ("type_", "keys", "expected"),
    [
        pytest.param("worksheetProtection", ["protection", "name"], {0: "protection"}, id="the end of the type"),
        pytest.param("teamsTab collection", ["tabs", "name"], {0: "tabs"}, id="in the plural"),
        pytest.param("teamsTab", ["tabs", "name"], {}, id="one is not many"),
        pytest.param("chartAxes", ["chart", "axes"], {}, id="two names in one type"),
        pytest.param("String", ["string", "name"], {}, id="a primitive type names nothing"),
    ],
)
def test_a_type_that_bears_a_free_key_names_the_row(type_: str, keys: list[str], expected: dict[int, str]) -> None:
    assert found([DamagedRow(name="보호", type=type_), DamagedRow(name="x", type=None)], pool(*keys)) == expected


def test_a_value_that_states_another_type_contradicts() -> None:
    stated: JsonValue = {"@odata.type": "#microsoft.graph.room"}
    assert found([DamagedRow(name="дом", type="lamp")], pool("place", place=stated)) == {}
    assert found([DamagedRow(name="комната", type="room")], pool("place", place=stated)) == {0: "place"}


def test_an_answer_that_shares_no_name_with_the_table_names_nothing() -> None:
    assert found([DamagedRow(name="ширина", type=None)], pool("value", evidence=Evidence.RESPONSE_EXAMPLE)) == {}


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


@pytest.mark.parametrize(
    ("description", "expected"),
    [
        pytest.param("链接到 https://x.com/app/marketing", {0: "marketing"}, id="one key among its words"),
        pytest.param("marketing 或 privacy", {}, id="two"),
        pytest.param("https://x.com/app/marketingPage", {}, id="another word"),
    ],
)
def test_a_description_may_have_the_name(description: str, expected: dict[int, str]) -> None:
    rows: list[str | DamagedRow] = [DamagedRow(name="市场营销", type="String", description=description), "logo"]
    assert found(rows, pool("logo", "marketing", "privacy")) == expected


def test_without_order_only_one_key_stands_between_neighbours() -> None:
    def unordered(*names: str) -> dict[int, str]:
        rows = [DamagedRow(name=name, type=None) for name in names]
        keys = pool("a", "reason", "state", "z") if len(names) > 3 else pool("a", "reason", "z")
        return {index: clue.value for index, clue in clues_from_keys(rows, keys, by_order=False).items()}

    assert unordered("a", "원인", "z") == {1: "reason"}
    assert unordered("a", "원인", "상태", "z") == {}


def test_a_doubtful_name_is_damaged() -> None:
    rows: list[str | DamagedRow] = ["hue", DamagedRow(name="gesamt", type=None, doubtful=True)]
    assert found(rows, pool("hue", "total")) == {1: "total"}
