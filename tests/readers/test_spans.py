"""Side-by-side spans: both languages of every pair, in the line and table structure of the page."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.diagnostics.report import Report
from extractor.model.text import Text
from extractor.readers.blocks import Comment, Fence, Paragraph, Table
from extractor.readers.markdown import parse_blocks
from extractor.readers.spans import Sides, SplitText, split_spans, strip_page
from tests.readers.pages import PATH, read, rules_of


def pair(local: str, english: str, number: int = 101) -> str:
    """A translation unit as the pipeline writes it."""
    return (
        f'<span data-ttu-id="1a2b3-{number}">{local}</span>'
        f'<span class="sxs-lookup"><span data-stu-id="1a2b3-{number}">{english}</span></span>'
    )


def split(text: str) -> tuple[SplitText, Sides, Report]:
    halves: list[str] = []
    report = Report(PATH)
    found = split_spans(text, halves, report)
    return found, Sides(halves, english_page=False, references=None), report


PAIRS = {
    "two-languages": (pair("Ja", "Yes"), "Ja", "Yes"),
    "text-around": ("- " + pair("Ja", "Yes") + ".", "- Ja.", "- Yes."),
    "equal": (pair("Id", "Id"), "Id", "Id"),
    "empty-english": (pair("`A.Read`", ""), "`A.Read`", "`A.Read`"),
    "blank-english": (pair("Ja", " "), "Ja", " Ja".strip()),
    "line-end-in-both": (pair("Ja\nso", "Yes\nso"), "Ja so", "Yes so"),
    "line-end-at-the-end": (pair("Ja\n", "Yes"), "Ja", "Yes"),
    "pipe-in-both": (pair("a|b c", "x|y z"), "a|b c", "x|y z"),
    "pipe-in-one": (pair("a|b", "xy"), "a|b", "xy"),
    "two-pairs": (pair("A", "B", 1) + " " + pair("C", "D", 2), "A C", "B D"),
}


@pytest.mark.parametrize(("text", "local", "english"), PAIRS.values(), ids=PAIRS)
def test_either_side_can_be_asked_for(text: str, local: str, english: str) -> None:
    found, sides, report = split(text)
    assert (sides.local_raw(found.text), sides.english_raw(found.text)) == (local, english)
    assert rules_of(report) == []


BROKEN = {
    "no-partner": '<span data-ttu-id="a-1">Ja</span>',
    "other-id": pair("Ja", "Yes").replace('stu-id="1a2b3-101', 'stu-id="1a2b3-102'),
    "never-closed": pair("Ja", "Yes").removesuffix("</span></span>"),
    "nested": f'<span data-ttu-id="a-1">{pair("Ja", "Yes")}</span>',
}


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN)
def test_broken_pair_stays_and_is_named(text: str) -> None:
    found, sides, report = split(f"first\n{text}\nlast")
    assert rules_of(report) == [("span-unpaired", 2)]
    assert sides.local_raw(found.text).count("\n") == 2


@pytest.mark.parametrize("half", ['<span data-ttu-id="', '<span data-ttu-id="a">', pair("a", "b")[:-7]])
def test_time_grows_with_the_text_and_not_faster(half: str) -> None:
    started = time.process_time()
    split(half * 40_000)
    assert time.process_time() - started < 3


def test_annotation_inside_a_pair_is_one_comment() -> None:
    note = '<!-- { "blockType": "ignored" } -->'
    text = pair(f"{note}Standardkalender.", f"{note} Default calendar.") + "\n```http\nGET /me\n```\n"
    found, sides, _ = split(text)
    blocks, _ = parse_blocks(found.text, found.origins(1), Report(PATH))
    assert [type(block) for block in blocks] == [Paragraph, Comment, Fence]
    paragraph = blocks[0]
    assert isinstance(paragraph, Paragraph)
    assert sides.text(paragraph.raw) == Text(text="Standardkalender.", en="Default calendar.")


def test_include_inside_a_pair_is_in_neither_text() -> None:
    include = "[!INCLUDE [x](../includes/x.md)]"
    page = read(f"# A\n\n{pair(f'Ja. {include}', f'Yes. {include}')}\n", locale="de-DE")
    assert page.summary == Text(text="Ja.", en="Yes.")
    assert page.seen.includes == 1


def test_line_end_in_a_cell_does_not_split_its_row() -> None:
    text = f"|{pair('Namen', 'Name', 1)}|Typ|\n|---|---|\n|{pair('Wert' + chr(10), 'value', 2)}|String|\n|b|Int32|\n"
    found, sides, _ = split(text)
    blocks, _ = parse_blocks(found.text, found.origins(1), Report(PATH))
    (table,) = blocks
    assert isinstance(table, Table)
    assert [sides.english_raw(row.cells[0]) for row in table.rows] == ["value", "b"]
    assert [row.origin.line for row in table.rows] == [3, 5]


def test_pipe_in_a_pair_gives_each_cell_both_languages() -> None:
    text = f"|a|b|\n|---|---|\n|{pair('Pfad {id|Name}', 'path {id|name}')}|\n"
    found, sides, _ = split(text)
    blocks, _ = parse_blocks(found.text, found.origins(1), Report(PATH))
    (table,) = blocks
    assert isinstance(table, Table)
    cells = [(sides.local(cell), sides.canonical(cell)) for cell in table.rows[0].cells]
    assert cells == [("Pfad {id", "path {id"), ("Name}", "name}")]


def test_link_of_a_definition_is_resolved_in_both_languages() -> None:
    text = f"|{pair('Eigenschaft', 'Property', 1)}|Type|\n|---|---|\n|{pair('von', 'by', 2)}|[identitySet][]|\n"
    page = read(
        f"# lamp\n\n## Properties\n\n{text}\n[identityset]: identityset.md\n",
        "api-reference/beta/resources/lamp.md",
        locale="de-DE",
    )
    assert page.resource is not None
    (found,) = page.resource.properties
    assert (found.name, found.type, found.type_page) == (
        "by",
        "identitySet",
        "api-reference/beta/resources/identityset.md",
    )


HALVES = st.text(alphabet="ab |\n`*<>-\u4e2d", max_size=8)


@given(st.lists(st.tuples(HALVES, HALVES), max_size=5), HALVES)
def test_sides_of_a_text_are_its_halves(pairs: list[tuple[str, str]], between: str) -> None:
    text = between.join(pair(local, english, number) for number, (local, english) in enumerate(pairs))
    found, sides, report = split(text)
    assert sides.english_raw(found.text) == between.join(
        _one_line(english if english.strip() else local) for local, english in pairs
    )
    assert rules_of(report) == []


@given(st.lists(st.tuples(HALVES, HALVES), max_size=4), HALVES)
def test_every_line_knows_its_line_on_disk(pairs: list[tuple[str, str]], between: str) -> None:
    text = "".join(f"{between}\n{pair(*halves, number)}" for number, halves in enumerate(pairs)) + "\nlast"
    found, _, _ = split(text)
    origin = found.origins(1)(found.text.count("\n"))
    assert text.split("\n")[origin.line - 1] == "last"


def _one_line(half: str) -> str:
    return half.strip("\n").replace("\n", " ")


def test_stripped_page_keeps_everything_else() -> None:
    text = f"# A\r\n\r\n{pair('Ja', 'Yes')}\r\n\x00"
    assert strip_page(text) == "# A\r\n\r\nJa\r\n\x00"
    assert strip_page(text, english=True) == "# A\r\n\r\nYes\r\n\x00"
