"""The measure of recovery on parallel pages: what counts as equal, as a right repair, and as diagnosed."""

from dataclasses import replace

from extractor.model.page import Page
from extractor.recovery.page import repair_page
from extractor.recovery.pages import repair_pages
from extractor.terms.mining import Observation
from tests.benchmarks.neutral_facts import different_facts, different_kinds, neutral_facts
from tests.benchmarks.recovery import FOLDS, Figures, fold_of, judge_names, judge_page, mined_elsewhere
from tests.recovery.damaged import resource_page

REPRESENTATION = '{ "hue": 1 }'
ROWS = ["hue | Int32 | Its colour.", "mood | String | How it feels."]
ENGLISH = resource_page("lamp", ROWS, representation=REPRESENTATION, locale="en-US")


def measured(written: Page) -> Figures:
    """The figures of one page, repaired by itself."""
    figures = Figures()
    (page,) = repair_pages([repair_page(written)])
    judge_page(page, ENGLISH, figures)
    judge_names(page, written, ENGLISH, frozenset({"mood"}), figures)
    return figures


def test_equal_facts_in_another_language_are_equal() -> None:
    german = resource_page("lamp", ["hue | int32 | Farbe.", "mood | String | Laune."], representation=REPRESENTATION)
    assert different_kinds(neutral_facts(german), neutral_facts(ENGLISH)) == ()


def test_what_differs_is_named_once() -> None:
    german = resource_page("lamp", ["hue | Int32 | Farbe.", "Laune | String | Laune."], representation=REPRESENTATION)
    (kind, fact, line), *others = different_facts(neutral_facts(german), neutral_facts(ENGLISH))
    assert (kind, fact, others) == ("properties", ("Laune", "string"), [])
    assert line is not None


def test_repairs_and_losses_are_counted_by_where_the_name_stands() -> None:
    rows = ["Farbton | Int32 | x", "Größe | String | y"]
    counts = measured(resource_page("lamp", rows, representation=REPRESENTATION)).counts
    assert {name: counts[name] for name in ("page damaged", "tree damaged", "tree lost", "silent", "unequal")} == {
        "page damaged": 1,
        "tree damaged": 1,
        "tree lost": 1,
        "silent": 0,
        "unequal": 1,
    }


def test_a_fold_teaches_itself_nothing() -> None:
    pages = [f"p{number}.md" for number in range(40)]
    own = fold_of(pages[0])
    assert {fold_of(page) for page in pages} == set(range(FOLDS))
    seen = [Observation(section="names", phrase="Farbton", meaning="hue", page=page) for page in pages]
    assert mined_elsewhere("de-DE", seen, own).names["farbton"] == "hue"
    only_here = [item for item in seen if fold_of(item.page) == own]
    assert "farbton" not in mined_elsewhere("de-DE", only_here, own).names
    types = [replace(item, section="types", phrase="Zeichenfolge", meaning="String") for item in only_here]
    assert "zeichenfolge" not in mined_elsewhere("de-DE", types, own).type_words
    assert "zeichenfolge" in mined_elsewhere("de-DE", [], own).type_words
