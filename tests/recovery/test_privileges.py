"""Names of permissions that translation pulled apart: put together by names that are known, and never guessed."""

import pytest

from extractor.model.operation import Scheme, Stated
from extractor.model.page import Page
from extractor.recovery.pages import repair_pages
from extractor.recovery.privileges import NOTHING_OFFERED, Offered
from tests.recovery.damaged import read

WORK, APPLICATION = Scheme.DELEGATED_WORK, Scheme.APPLICATION
OFFERED: Offered = {"Lamp.Read": {WORK, APPLICATION}, "Lamp.ReadWrite.All": {WORK}}


def page(
    cell: str, name: str = "lamp-get", *, locale: str = "de-DE", application: str = "Nicht unterst\u00fctzt."
) -> Page:
    rows = (
        f"Delegated (work or school account) | {cell}",
        "Delegated (personal Microsoft account) | X",
        f"Application | {application}",
    )
    table = "|Art|Rechte|\n|:--|:--|\n" + "\n".join(f"| {row} |" for row in rows)
    return read(f'# Get\n\n## <a name="permissions"></a>Berechtigungen\n\n{table}', path=f"{name}.md", locale=locale)


SET = (page("Lamp.Read, Room.Read.All", "a"), page("Lamp.Read, Room.Read.All", "b"), page("Once.Read", "c"))


@pytest.mark.parametrize(
    ("cell", "offered", "privileges", "evidence"),
    [
        pytest.param("Room. Read. all", NOTHING_OFFERED, ["Room.Read.All"], "documentation-set", id="blanks and case"),
        pytest.param("Room\u3002Read.All", NOTHING_OFFERED, ["Room.Read.All"], "documentation-set", id="another dot"),
        pytest.param("RoomReadAll", NOTHING_OFFERED, ["Room.Read.All"], "documentation-set", id="no dots"),
        pytest.param(
            "Lamp.Read\u3001Room. Read. all",
            NOTHING_OFFERED,
            ["Lamp.Read", "Room.Read.All"],
            "documentation-set",
            id="list",
        ),
        pytest.param("Lamp. ReadWrite. all", OFFERED, ["Lamp.ReadWrite.All"], "catalogue", id="only the catalogue"),
        pytest.param("Lamp. ReadWrite. all", NOTHING_OFFERED, [], None, id="known from nowhere"),
        pytest.param("Raum. Lesen. alle", OFFERED, [], None, id="a translated word"),
        pytest.param("Room. Read. all, Raum. Lesen. alle", OFFERED, [], None, id="a part is lost"),
        pytest.param(".Read.All", {"Read.All": {WORK}}, [], None, id="the head is lost"),
        pytest.param(".Room.Read.All\u3001Lamp.Read", NOTHING_OFFERED, [], None, id="one head of two is lost"),
        pytest.param("Once. Read. x", NOTHING_OFFERED, [], None, id="other letters"),
    ],
)
def test_a_cell_is_read_by_the_names_that_are_known(
    cell: str, offered: Offered, privileges: list[str], evidence: str | None
) -> None:
    [grant, *_] = repair_pages([*SET, page(cell)], offered=offered)[-1].permissions
    assert (grant.recovered.evidence.value if grant.recovered else None) == evidence
    if evidence is not None:
        assert (list(grant.privileges), grant.stated, grant.damaged) == (privileges, Stated.LISTED, None)
        assert grant.recovered is not None
        assert grant.recovered.from_ == cell
    else:
        assert grant.damaged == cell


def test_what_was_read_is_no_longer_reported_as_unread() -> None:
    def rules(damaged: Page) -> list[str]:
        return [found.rule for found in damaged.diagnostics if found.line == damaged.permissions[0].origin.line]

    written = page("Room. Read. all")
    assert rules(written) == ["unread-permissions"]
    repaired = repair_pages([*SET, written])[-1]
    assert rules(repaired) == ["translated-permission"]
    [told] = [found for found in repaired.diagnostics if found.rule == "translated-permission"]
    assert told.args == {"text": "Room. Read. all", "value": "Room.Read.All", "evidence": "documentation-set"}


def test_a_permission_is_not_taken_for_a_scheme_that_it_is_not_offered_for() -> None:
    [*_, application] = repair_pages([page("X", application="Lamp. ReadWrite. all")], offered=OFFERED)[0].permissions
    assert application.recovered is None
    assert application.damaged == "Lamp. ReadWrite. all"


def test_two_names_of_the_same_letters_settle_nothing() -> None:
    twins = [page("Room.ReadAll", name) for name in ("d", "e")]
    [grant, *_] = repair_pages([*SET, *twins, page("Room. Read. all")])[-1].permissions
    assert grant.recovered is None


def test_a_name_of_one_page_is_no_evidence() -> None:
    [grant, *_] = repair_pages([*SET, page("OnceRead")])[-1].permissions
    assert grant.recovered is None


def test_what_english_writes_so_is_no_damage() -> None:
    """The documentation has mistakes of its own, which a translation only repeats."""
    english = page("Room. Read. all", "d", locale="en-US")
    [grant, *_] = repair_pages([*SET, page("Room. Read. all")], [english])[-1].permissions
    assert (grant.recovered, grant.damaged) == (None, "Room. Read. all")


def test_an_english_page_stays_as_it_is() -> None:
    english = page("Room. Read. all", locale="en-US")
    assert repair_pages([*SET, english])[-1] == english
