"""No type is its own ancestor and none has ancestors without an end, in time that follows the number of types."""

import random

from hypothesis import given
from hypothesis import strategies as st

from extractor.linking.lineage import MOST_ANCESTORS, find_cycles, find_too_deep
from extractor.linking.link import link_api
from tests.building import make_property, make_resource_page

NAMES = st.sampled_from("abcdefgh")
ANY_BASES = st.dictionaries(NAMES, st.none() | NAMES)


def ancestors(bases: dict[str, str | None], name: str) -> list[str]:
    """Those of a type, nearest first, with the type itself where it comes round."""
    found: list[str] = []
    current = bases.get(name)
    while current is not None and current not in found:
        found.append(current)
        current = bases.get(current)
    return found


def shuffled(bases: dict[str, str | None], order: random.Random) -> dict[str, str | None]:
    items = list(bases.items())
    order.shuffle(items)
    return dict(items)


def cut(bases: dict[str, str | None], names: frozenset[str]) -> dict[str, str | None]:
    return {name: None if name in names else base for name, base in bases.items()}


@given(ANY_BASES)
def test_cutting_one_type_of_each_cycle_leaves_none(bases: dict[str, str | None]) -> None:
    found = find_cycles(bases)
    assert all(name in ancestors(bases, name) for name in found)
    assert all(name <= min(ancestors(bases, name)) for name in found)
    assert not any(name in ancestors(cut(bases, found), name) for name in bases)


@given(ANY_BASES, st.randoms(use_true_random=False))
def test_the_order_of_types_does_not_matter_to_cycles(bases: dict[str, str | None], order: random.Random) -> None:
    assert find_cycles(shuffled(bases, order)) == find_cycles(bases)


@given(st.randoms(use_true_random=False))
def test_the_order_of_types_does_not_matter_to_chains(order: random.Random) -> None:
    chain: dict[str, str | None] = {f"t{index:03}": f"t{index // 2:03}" for index in range(1, 40)}
    chain |= {f"u{index:03}": f"u{index - 1:03}" for index in range(1, 80)}
    assert find_too_deep(shuffled(chain, order)) == find_too_deep(chain) == {"u033", "u066"}


def test_a_chain_is_cut_where_a_type_would_have_too_many_ancestors() -> None:
    bases: dict[str, str | None] = {f"t{index:03}": f"t{index - 1:03}" for index in range(1, 100)}
    found = find_too_deep(bases)
    kept = cut(bases, found)
    assert found == {"t033", "t066", "t099"}
    assert max(len(ancestors(kept, name)) for name in kept) == MOST_ANCESTORS


def test_a_base_that_is_left_out_is_named() -> None:
    pages = [
        make_resource_page(f"t{index:02}", (make_property("id"),), base_type=f"microsoft.graph.t{index - 1:02}")
        for index in range(1, MOST_ANCESTORS + 2)
    ]
    linked, diagnostics = link_api([make_resource_page("t00", (make_property("id"),)), *pages])
    bases = {item.name: item.base for item in linked.canonical[0].types}
    (finding,) = (item for item in diagnostics if item.rule == "base-type-too-deep")
    assert [name for name, base in bases.items() if base is None] == ["t00", "t33"]
    assert (finding.path, finding.args["type"]) == (pages[-1].path, "microsoft.graph.t33")
