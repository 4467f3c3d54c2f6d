"""Which edits end with the pages that were edited: those that no output, no finding and no other page can show."""

from dataclasses import replace

import pytest

from extractor.engine.card import Card
from extractor.engine.roll import Entry, Roll, call_roll
from extractor.model.page import NO_BLOCKS

MORE = replace(NO_BLOCKS, headings=1)


def card(name: str, *, is_english: bool = True, is_bilingual: bool = False) -> Card:
    return Card(
        digest=f"digest of {name}",
        essence=f"essence of {name}",
        root_path=name,
        locale="en-US" if is_english else "de-DE",
        api_version="beta",
        is_english=is_english,
        is_bilingual=is_bilingual,
        is_lost=False,
        seen=NO_BLOCKS,
        accounted=NO_BLOCKS,
    )


def roll(*cards: Card, evidence: tuple[str, ...] = ()) -> Roll:
    """Each page is made from a file with the number of its place, and from `shared.md`."""
    entries = tuple(Entry(files=(f"{place}.md", "shared.md"), card=item) for place, item in enumerate(cards))
    return Roll(entries=entries, evidence=evidence, oddities=())


def edited(before: Roll, **changes: object) -> Entry:
    """The first page after an edit that changes its digest, and what `changes` say."""
    return replace(before.entries[0], card=replace(before.entries[0].card, digest="another", **changes))  # type: ignore[arg-type]  # the names are those of the fields


def test_edit_that_changes_counts_alone_is_found_and_noted() -> None:
    before = roll(card("a"), card("b"))
    now = edited(before, seen=MORE)
    asked: list[str] = []

    def read_again(files: object) -> list[Entry]:
        asked.extend(str(file) for file in files)  # type: ignore[attr-defined]  # a mapping, of which more is asked here
        return [now]

    after = call_roll(before, frozenset({"0.md"}), read_again)
    assert (asked, after) == (["0.md"], replace(before, entries=(now, before.entries[1])))
    assert after is not None
    assert after.digest != before.digest


def test_include_concerns_every_page_that_asked_for_it() -> None:
    before = roll(card("a"), card("b"))
    assert call_roll(before, frozenset({"shared.md"}), lambda _: before.entries) == before
    assert call_roll(before, frozenset({"shared.md"}), lambda _: before.entries[:1]) is None


GERMAN, BILINGUAL = card("b", is_english=False), card("b", is_english=False, is_bilingual=True)


@pytest.mark.parametrize(
    ("before", "changed", "changes"),
    [
        pytest.param(roll(card("a")), "0.md", {"essence": "another"}, id="facts"),
        pytest.param(roll(card("a")), "other.md", {}, id="a file that no page was made from"),
        pytest.param(roll(card("a"), evidence=("digest",)), "0.md", {}, id="evidence"),
        pytest.param(roll(card("a"), GERMAN), "0.md", {}, id="the source of a translation"),
        pytest.param(roll(card("a"), BILINGUAL), "0.md", {}, id="the source of a page with its English beside it"),
        pytest.param(roll(card("a"), card("A")), "0.md", {}, id="another page at the same place"),
    ],
)
def test_edit_that_something_may_show_takes_the_long_way(
    before: Roll, changed: str, changes: dict[str, object]
) -> None:
    assert call_roll(before, frozenset({changed}), lambda _: [edited(before, **changes)]) is None


def test_translation_whose_counts_change_alone_is_no_source_of_anything() -> None:
    before = roll(replace(GERMAN, root_path="a"), card("b"))
    assert call_roll(before, frozenset({"0.md"}), lambda _: [edited(before)]) is not None
