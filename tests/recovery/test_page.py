"""The repair of one page by its locale's vocabulary: a word counts only in the position that it was learnt in."""

from unittest.mock import patch

from extractor.recovery.observations import observe_names
from extractor.recovery.page import repair_page
from extractor.terms.mining import MEMBERS
from extractor.terms.vocabulary import read_vocabulary
from tests.readers.pairs import pair
from tests.recovery.damaged import names_of, read, resource_page, table

VOCABULARY = read_vocabulary("""
[about]
locale = "de-DE"
source = "corpus"
[names]
connectionType = ["Verbindung"]
[members]
connected = ["Verbunden"]
""")


def test_a_property_and_a_member_may_bear_the_same_word() -> None:
    rows = ["Verbindung | Int32 | x", "Verbunden | Int32 | x"]
    page = resource_page("state", rows, members=["Verbindung | 0 | x", "Verbunden | 1 | x"])
    with patch("extractor.recovery.page.load_vocabulary", lambda _locale: VOCABULARY):
        repaired = repair_page(page)
    assert names_of(repaired) == ["connectionType", "Verbunden"]
    assert [member.name for member in repaired.enums[0].members] == ["Verbindung", "connected"]


def test_what_side_by_side_pages_teach_is_kept_apart() -> None:
    rows = [f"{pair('ruhig', 'calm')} | 0 | {pair('Nur Text.', 'Only text.')}"]
    page = read(
        "# mood enum\n\nText.\n\n## Members\n\n" + table("Member | Value | Description", rows),
        path="api-reference/beta/resources/mood.md",
    )
    assert [(seen.section, seen.phrase, seen.meaning) for seen in observe_names(page)] == [(MEMBERS, "ruhig", "calm")]
