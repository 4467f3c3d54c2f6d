"""Types in a language without a vocabulary: one or a collection is learnt from the set, and never guessed."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.model.page import Page
from extractor.recovery.collection_words import CollectionWords
from extractor.recovery.page import repair_page
from extractor.recovery.pages import repair_pages
from tests.recovery.damaged import resource_page

# nobody wrote a vocabulary for these, and the letters of the second are not those of English
UNKNOWN = "eo-001"
WORDS = st.text("аеиоклмнрст", min_size=2, max_size=8)


def linked(label: str, type_: str, around: str = "{}") -> str:
    """A cell that links a type's page."""
    return around.format(f"[{label}]({type_}.md)")


def page_of(name: str, cells: Sequence[str], representation: str | None = None) -> Page:
    rows = [f"part{index} | {cell} | x" for index, cell in enumerate(cells)]
    return resource_page(name, rows, representation=representation, locale=UNKNOWN)


def types_of(page: Page) -> list[str | None]:
    assert page.resource is not None
    return [row.type for row in page.resource.properties]


def repaired(*pages: Page) -> tuple[Page, ...]:
    return repair_pages([repair_page(page) for page in pages])


def teachers(word: str, value: str = "[]") -> list[Page]:
    """Pages on which the word stands beside types whose values are known."""
    return [
        page_of(f"lamp{n}", [linked(f"bulb{n}", f"bulb{n}", f"{{}} {word}")], f'{{ "part0": {value} }}') for n in "abc"
    ]


def test_a_word_around_a_link_is_not_dropped() -> None:
    page = repaired(page_of("lamp", [linked("bulb", "bulb", "{} аро")]))[0]
    assert types_of(page) == ["bulb аро"]
    assert [diagnostic.rule for diagnostic in page.diagnostics if diagnostic.rule.endswith("-type")] == [
        "unrecovered-type"
    ]


@pytest.mark.parametrize(
    ("value", "expected"),
    [("[ {} ]", "bulb collection"), ("{}", "bulb"), ('"text"', "лампо"), ("null", "лампо")],
    ids=["an array", "an object", "a string says nothing", "null says nothing"],
)
def test_the_values_of_the_page_tell(value: str, expected: str) -> None:
    page = repaired(page_of("lamp", [linked("лампо", "bulb")], f'{{ "part0": {value} }}'))[0]
    assert types_of(page) == [expected]


@pytest.mark.parametrize(
    ("value", "cell", "expected"),
    [
        pytest.param("[]", linked("mood", "mood", "{} аро"), "mood collection", id="beside the name"),
        pytest.param("[]", linked("хуморо", "mood", "{} аро"), "mood collection", id="beside a translated name"),
        pytest.param("[]", linked("хуморо аро", "mood"), "mood collection", id="in the link"),
        pytest.param("[]", linked("хуморо", "mood"), "mood", id="a cell without the word"),
        pytest.param("[]", linked("mood", "mood", "{} то"), "mood то", id="another word"),
        pytest.param("[]", "String аро", "String collection", id="a primitive type"),
        pytest.param("[]", linked("roomMood", "mood", "{} аро"), "roomMood collection", id="another name of the type"),
        pytest.param("{}", linked("mood", "mood", "{} аро"), "mood", id="a word that makes no collection"),
    ],
)
def test_the_set_teaches_the_word(value: str, cell: str, expected: str) -> None:
    *_, page = repaired(*teachers("аро", value), page_of("room", [cell]))
    assert types_of(page) == [expected]


def test_the_set_outweighs_an_example_that_was_cut_short() -> None:
    many = [replace(page, path=f"{n}{page.path}") for n in range(4) for page in teachers("аро")]
    *_, page = repaired(*many, page_of("room", [linked("mood", "mood", "{} аро")], '{ "part0": {} }'))
    assert types_of(page) == ["mood collection"]


@given(
    word=WORDS, other=WORDS, types=st.sets(st.sampled_from(["bulb", "mood", "lamp", "room"]), min_size=0, max_size=4)
)
def test_only_words_that_were_learnt_beside_several_types_say_anything(word: str, other: str, types: set[str]) -> None:
    learnt = CollectionWords()
    for name in sorted(types):
        learnt.learn(UNKNOWN, f"{name} {word}", name, many=True)
    assert learnt.say_many(UNKNOWN, f"door {word}", "door") is (True if len(types) >= 3 else None)
    assert other == word or learnt.say_many(UNKNOWN, f"door {other}", "door") is None
    assert learnt.say_many("de-DE", f"door {word}", "door") is None
