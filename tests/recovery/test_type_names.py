"""The name of the type that a page describes, and types of members, from the rest of the set."""

import pytest

from extractor.model.page import Page
from extractor.recovery.lexicon import Lexicon
from extractor.recovery.tables import rows_of
from extractor.recovery.type_names import repair_type, repair_type_name
from tests.recovery.damaged import read, resource_page, table

PATH = "api-reference/beta/resources/lampmood.md"
LINKING = resource_page("lamp", ["mood | [lampMood](lampmood.md) | x"], representation='{ "mood": {} }')


def described(title: str, path: str = PATH) -> Page:
    rows = table("Property | Type | Description", ["hue | Int32 | x"])
    return read(f'# {title}\n\nText.\n\n## <a name="properties"></a>Properties\n\n{rows}', path=path)


def name_of(page: Page, *pages: Page) -> str | None:
    repaired = repair_type_name(page, Lexicon((page, *pages))).resource
    return None if repaired is None else repaired.name


@pytest.mark.parametrize("title", ["LampMood resource type", "Ressourcentyp „Stimmung der Lampe“"])
def test_cells_that_link_the_page_spell_its_type(title: str) -> None:
    page = described(title)
    repaired = repair_type_name(page, Lexicon((page, LINKING)))
    assert repaired.resource is not None
    assert repaired.resource.name == "lampMood"
    assert repaired.resource.recovered is not None
    assert repaired.resource.recovered.evidence.value == "documentation-set"


def test_cells_that_disagree_settle_nothing() -> None:
    other = resource_page("torch", ["mood | [feeling](lampmood.md) | x"])
    assert name_of(described("LampMood resource type"), LINKING, other) != "feeling"


def test_an_annotation_is_never_contradicted() -> None:
    page = resource_page("Lampmood", ["hue | Int32 | x"], representation='{ "hue": 1 }', path=PATH)
    assert repair_type_name(page, Lexicon((page, LINKING))) is page


def test_a_page_of_operations_has_no_type() -> None:
    page = read("# Get\n\nText.", path="api-reference/beta/api/lamp-get.md")
    assert repair_type_name(page, Lexicon((page, LINKING))) is page


def test_a_cell_that_names_no_type_has_that_of_its_member_elsewhere() -> None:
    sound = resource_page("lamp", ["mood | lampMood | x"], path="api-reference/v1.0/resources/lamp.md")
    page = resource_page("lamp", ["mood | Stimmung der Lampe, s. u. | x"])
    [row] = rows_of(page)
    repaired = repair_type(row, page, Lexicon((page, sound)))
    assert repaired.type == "lampMood"
    assert repaired.recovered_type is not None
    assert repaired.recovered_type.from_ == "Stimmung der Lampe, s. u."


def test_a_sound_type_stays() -> None:
    sound = resource_page("lamp", ["mood | lampMood | x"], path="api-reference/v1.0/resources/lamp.md")
    page = resource_page("lamp", ["mood | String | x"])
    [row] = rows_of(page)
    assert repair_type(row, page, Lexicon((page, sound))) == row
