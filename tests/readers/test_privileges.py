"""One permission cell: names by their form, sets of names, footnote marks, and what was lost."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from extractor.model.operation import Stated
from extractor.readers.inline import plain_text
from extractor.readers.privileges import PrivilegeCell, read_privileges
from extractor.terms.vocabulary import load_vocabulary
from tests.growth import LINEAR, growth


def read(cell: str, locale: str = "en-US") -> PrivilegeCell:
    return read_privileges(cell, load_vocabulary(locale))


NAMES: dict[str, tuple[str, tuple[str, ...]]] = {
    "comma": ("Lamp.Read, Lamp.ReadWrite", ("Lamp.Read", "Lamp.ReadWrite")),
    "ideographic-comma": ("Lamp.Read、Lamp.ReadWrite.All", ("Lamp.Read", "Lamp.ReadWrite.All")),
    "no-separator": ("Lamp.Read Lamp.ReadWrite", ("Lamp.Read", "Lamp.ReadWrite")),
    "empty-items": (", Lamp.Read,, Lamp.Dim,", ("Lamp.Read", "Lamp.Dim")),
    "repeated": ("Lamp.Read, Lamp.Read", ("Lamp.Read",)),
    "line-break": ("Lamp.Read<br/>Lamp.Dim</br>Room.Read", ("Lamp.Read", "Lamp.Dim", "Room.Read")),
    "list": (
        "Lamp.Read<br><ul><li>In rooms: Room.Read</li><li>If on: Lamp.Dim</ul></li>",
        ("Lamp.Read", "Room.Read", "Lamp.Dim"),
    ),
    "code": ("`Lamp.Read`, `Lamp.Dim`.", ("Lamp.Read", "Lamp.Dim")),
    "emphasis": ("_Lamp.Read_, **Lamp.Dim**, *Room.Read*", ("Lamp.Read", "Lamp.Dim", "Room.Read")),
    "link": ("[Lamp.Read](../lamps.Read.md)", ("Lamp.Read",)),
    "footnotes": ("Lamp.Read<sup>1</sup>, Lamp.Dim <sup>a</sup>", ("Lamp.Read", "Lamp.Dim")),
    "lower-case-head": ("eLamp.Read.All", ("eLamp.Read.All",)),
    "hyphen": ("Lamp-Group.Read.All", ("Lamp-Group.Read.All",)),
    "sign-in-scopes": ("openid, Lamp.Read, offline_access", ("openid", "Lamp.Read", "offline_access")),
    "scoped": (
        "For **room** resource:<br/>Room.Read<br/>For **lamp** resource:<br/>Lamp.Read",
        ("Room.Read", "Lamp.Read"),
    ),
    "glued-to-han": ("在房间中：Room.Read以及Lamp.Read", ("Room.Read", "Lamp.Read")),
    "prose-after": ("Lamp.Read. The user must own the lamp.", ("Lamp.Read",)),
    "host-and-type": ("lamps.contoso.com, microsoft.graph.lamp, e.g. this", ()),
}


@pytest.mark.parametrize(("cell", "expected"), NAMES.values(), ids=NAMES)
def test_names_are_known_by_their_form(cell: str, expected: tuple[str, ...]) -> None:
    result = read(cell)
    assert result.privileges == expected
    assert (result.stated is Stated.LISTED) == bool(expected)
    assert result.damaged is None


COMBINATIONS: dict[str, tuple[str, tuple[tuple[str, ...], ...] | None]] = {
    "alternatives": ("A.Read, B.Read or C.Read", None),
    "one-or-both": ("A.Read and/or B.Read", None),
    "plus-sign": ("A.Read + B.Read", (("A.Read", "B.Read"),)),
    "ampersand": ("A.Read &amp; B.Read", (("A.Read", "B.Read"),)),
    "degrees-and-an-unknown-word": ("A.Read.All o A.ReadWrite.All", None),
    "both": ("A.Read and B.Read", (("A.Read", "B.Read"),)),
    "plus": ("A.Read plus B.Read", (("A.Read", "B.Read"),)),
    "sets": ("A.Read and B.Read, C.Read", (("A.Read", "B.Read"), ("C.Read",))),
    "sets-repeat-a-name": ("A.Read and B.Read, A.Read and C.Read", (("A.Read", "B.Read"), ("A.Read", "C.Read"))),
    "both-or": ("A.Read and B.Read or C.Read", (("A.Read", "B.Read"), ("C.Read",))),
    "three": ("A.Read and B.Read and C.Read", (("A.Read", "B.Read", "C.Read"),)),
    "list-and-one-more": ("One from A.Read, B.Read plus C.Read", (("A.Read", "C.Read"), ("B.Read", "C.Read"))),
    "list-and-one-more-behind-a-comma": (
        "One from A.Read, B.Read, plus C.Read",
        (("A.Read", "C.Read"), ("B.Read", "C.Read")),
    ),
    "list-and-a-choice": (
        "One from A.Read, B.Read plus C.Read or D.Read",
        (("A.Read", "C.Read"), ("A.Read", "D.Read"), ("B.Read", "C.Read"), ("B.Read", "D.Read")),
    ),
    "and-with-words-before-a-break": ("A.Read<br>And for rooms: lost<br>B.Read", None),
    "break-starts-anew": (
        "For user: A.Read and B.Read, C.Read<br>For device: A.Read and D.Read",
        (("A.Read", "B.Read"), ("C.Read",), ("A.Read", "D.Read")),
    ),
    "and-between-breaks": ("A.Read<br/>-and-<br/>B.Read", (("A.Read", "B.Read"),)),
    "struck-member": ("~~A.Read~~ and B.Read", None),
    "struck-choice": ("A.Read or ~~B.Read~~ or C.Send", None),
    "struck-without-a-separator": ("A.Read ~~B.Read~~ C.Send", None),
    "struck-end-of-a-set": ("A.Read and ~~B.Read~~, C.Send", None),
    "struck-line": ("A.Read and D.Read<br>~~B.Read~~<br>C.Send", (("A.Read", "D.Read"), ("C.Send",))),
    "struck-between-two-that-are-needed": ("A.Read* (~~B.Read~~) and C.Send", (("A.Read", "C.Send"),)),
    "remark-before-a-choice": ("A.Read (legacy) or B.Send", None),
    "remark-between-names": ("A.Read (only read) B.Send", None),
    "remark-before-and": ("A.Read (for rooms, lamps) and B.Send", (("A.Read", "B.Send"),)),
    "name-in-brackets": ("A.Read (and B.Send)", (("A.Read", "B.Send"),)),
    "choice-and-a-word": ("A.Read or else B.Send", None),
    "a-word-and-choice": ("A.Read preferably or B.Send", None),
    "choice-of-a-set": ("A.Read or both B.Send and C.Edit", (("A.Read",), ("B.Send", "C.Edit"))),
    "plus-sign-behind-a-star": ("A.Read* + B.Send", (("A.Read", "B.Send"),)),
    "plus-sign-before-a-break": ("A.Read +<br>B.Send", (("A.Read", "B.Send"),)),
    "plus-sign-behind-a-break": ("A.Read<br>+ B.Send", (("A.Read", "B.Send"),)),
    "ampersand-before-a-break": ("A.Read &amp;<br>B.Send", (("A.Read", "B.Send"),)),
}


@pytest.mark.parametrize(("cell", "expected"), COMBINATIONS.values(), ids=COMBINATIONS)
def test_privileges_needed_together(cell: str, expected: tuple[tuple[str, ...], ...] | None) -> None:
    assert read(cell).combinations == expected


# a word for *and* that ends a list is written for all of them, for any of them, and for the last with any other
UNSURE: dict[str, tuple[str, tuple[tuple[str, ...], ...]]] = {
    "list": ("A.Read, B.Send and C.Read", (("A.Read", "B.Send", "C.Read"),)),
    "list-with-its-own-comma": ("A.Read, B.Send, and C.Read", (("A.Read", "B.Send", "C.Read"),)),
    "other-reaches": ("A.Read.All, A.ReadWrite.Room and C.Read", (("A.Read.All", "A.ReadWrite.Room", "C.Read"),)),
    "degrees": ("A.Read.All, A.ReadWrite.All and C.Read", (("A.Read.All", "C.Read"), ("A.ReadWrite.All", "C.Read"))),
    "list-with-a-last-comma-before-plus-a-list": (
        "A.Read, B.Send, plus C.Read, D.Read",
        (("A.Read", "B.Send", "C.Read", "D.Read"),),
    ),
    "two-commas-of-their-own": ("A.Read, and B.Send, and C.Edit", (("A.Read", "B.Send", "C.Edit"),)),
    "list-with-two-commas-of-their-own": (
        "A.Read, B.Send, and C.Edit, and D.Read",
        (("A.Read", "B.Send", "C.Edit", "D.Read"),),
    ),
    "set-and-a-comma-of-its-own": ("A.Read and B.Send, and C.Edit", (("A.Read", "B.Send", "C.Edit"),)),
    "sets-with-a-last-comma": (
        "A.Read and B.Read, A.Read and C.Read, and D.Read",
        (("A.Read", "B.Read"), ("A.Read", "C.Read"), ("D.Read",)),
    ),
    "struck-before-and": ("A.Read, ~~B.Send~~ and C.Read", (("A.Read", "C.Read"),)),
    "remark-that-goes-on": ("A.Read (and, for rooms,) B.Send", (("A.Read", "B.Send"),)),
    # nothing but reading the words tells that the second alone is not enough
    "words-in-brackets": ("A.Read (wants B.Send)", (("A.Read", "B.Send"),)),
    "negation": ("A.Read but not B.Send", (("A.Read", "B.Send"),)),
    "prose": ("A.Read, and for rooms likewise B.Read to go on", (("A.Read", "B.Read"),)),
    "words-without-a-separator": ("A.Read along with B.Send", (("A.Read", "B.Send"),)),
    "word-of-another-language": ("A.Read e B.Send", (("A.Read", "B.Send"),)),
    "line-of-its-own": (
        "A.Read, A.Write<br>And:<br><ul><li>For a room: B.Read, B.Write</li></ul><br>C.Read",
        (("A.Read", "B.Read"), ("A.Read", "B.Write"), ("A.Write", "B.Read"), ("A.Write", "B.Write"), ("C.Read",)),
    ),
}


@pytest.mark.parametrize(("cell", "expected"), UNSURE.values(), ids=UNSURE)
def test_what_may_mean_several_things_asks_for_what_is_enough_for_each(
    cell: str, expected: tuple[tuple[str, ...], ...]
) -> None:
    result = read(cell)
    assert (result.combinations, result.unsure) == (expected, True)


@pytest.mark.parametrize("cell", [cell for cell, _ in COMBINATIONS.values()], ids=COMBINATIONS)
def test_what_has_one_meaning_is_sure(cell: str) -> None:
    assert not read(cell).unsure


@pytest.mark.parametrize(
    ("locale", "cell"),
    [
        ("zh-CN", "A.Read、B.Send 和 C.Read"),
        ("ja-JP", "A.Read、B.Send と C.Read"),
        ("de-DE", "A.Read, B.Send und C.Read"),
        ("ru-RU", "A.Read, B.Send и C.Read"),
    ],
)
def test_lists_that_end_in_and_are_unsure_in_every_language(locale: str, cell: str) -> None:
    result = read(cell, locale)
    assert (result.combinations, result.unsure) == ((("A.Read", "B.Send", "C.Read"),), True)


@pytest.mark.parametrize(
    ("locale", "cell"),
    [
        ("zh-CN", "A.Read、B.Send 以及 C.Read"),
        ("de-DE", "A.Read, B.Send sowie C.Read"),
        ("fr-FR", "A.Read, B.Send plus C.Read"),
        ("pt-BR", "A.Read, B.Send mais C.Read"),
    ],
)
def test_what_is_added_to_a_list_goes_with_each_of_it(locale: str, cell: str) -> None:
    result = read(cell, locale)
    assert (result.combinations, result.unsure) == ((("A.Read", "C.Read"), ("B.Send", "C.Read")), False)


@pytest.mark.parametrize(
    ("locale", "cell"),
    [
        ("zh-CN", "A.Read 或者最好是 B.Send"),
        ("ja-JP", "A.Read、または両方の B.Send"),
        ("de-DE", "A.Read oder besser B.Send"),
        ("pt-BR", "A.Read (legado) ou B.Send"),
    ],
)
def test_a_choice_stays_one_beside_other_words(locale: str, cell: str) -> None:
    result = read(cell, locale)
    assert (result.combinations, result.unsure) == (None, False)


@pytest.mark.parametrize(
    ("locale", "cell"),
    [
        ("zh-CN", "A.Read 和 B.Read、C.Read"),
        ("ja-JP", "A.Read および B.Read、C.Read"),
        ("de-DE", "A.Read und B.Read, C.Read"),
        ("ru-RU", "A.Read и B.Read, C.Read"),
    ],
)
def test_combinations_are_the_same_in_every_language(locale: str, cell: str) -> None:
    assert read(cell, locale).combinations == (("A.Read", "B.Read"), ("C.Read",))


# what an English page writes as `A.Read.Room*, B.Read.All**, C.Read.All**`, in every form that translation gave it
MARKED = {
    "as-written": "A.Read.Room*, B.Read.All**, C.Read.All**",
    "superscript": r"A.Read.Room<sup>*</sup>, B.Read.All<sup>\*\*</sup>, C.Read.All<sup>**</sup>",
    "escaped": r"A.Read.Room\*, B.Read.All\*\*, C.Read.All\*\*",
    "moved-to-the-separator": "A.Read.Room*、B.Read.All **、C.Read.All**",
    "moved-behind-the-separator": "A.Read.Room*、B.Read.All、**C.Read.All**",
    "around-the-separator": "A.Read.Room *、**B.Read.All、C.Read.All**",
}


@pytest.mark.parametrize("cell", MARKED.values(), ids=MARKED)
def test_footnote_marks_belong_to_the_names_before_them(cell: str) -> None:
    result = read(cell, "zh-CN")
    assert result.privileges == ("A.Read.Room", "B.Read.All", "C.Read.All")
    assert result.resource_specific == ("A.Read.Room",)
    assert result.legacy == ("B.Read.All", "C.Read.All")


@pytest.mark.parametrize(
    ("cell", "specific"),
    [
        ("A.Read.Room ([RSC](../consent.md)), B.Read.All", ("A.Read.Room",)),
        ("B.Read.All, A.Read.Room (RSC), A.Edit.Room (RSC), C.Read", ("A.Read.Room", "A.Edit.Room")),
        ("A.Read.Room\uff08[Rsc](../consent.md)\uff09\u3001B.Read.All", ("A.Read.Room",)),
        ("B.Read (RSC), B.Read.All (RSC)", ()),
        ("A.Read.Room<sup>RSC</sup>, B.Read.All<sup>(rsc)</sup>, C.Read<sup>1</sup>", ("A.Read.Room",)),
        ("A.Read.Room* (RSC), B.Read.All", ("A.Read.Room",)),
        (r"A.Read.Room (RSC)\*, A.Edit.Room\* ( RSC ), B.Read.All", ("A.Read.Room", "A.Edit.Room")),
        ("*A.Read.Room* (RSC), B.Read.All", ("A.Read.Room",)),
    ],
)
def test_consent_to_one_resource_may_be_spelled_out(cell: str, specific: tuple[str, ...]) -> None:
    result = read(cell)
    assert (result.resource_specific, result.legacy) == (specific, ())
    assert (result.remarks, result.unread, result.combinations) == ((), (), None)


@pytest.mark.parametrize("cell", ["**A.Read.All**", "A.Read.All, **B.Read.All**", "*A.Read.All*, *B.Read.All*"])
def test_emphasis_marks_nothing(cell: str) -> None:
    result = read(cell)
    assert result.privileges
    assert (result.resource_specific, result.legacy) == ((), ())


def test_a_star_behind_another_name_is_another_footnote() -> None:
    result = read("Lamp.Read.All*, Lamp.Dim*")
    assert result.privileges == ("Lamp.Read.All", "Lamp.Dim")
    assert result.resource_specific == ()


def test_struck_names_are_no_privileges() -> None:
    result = read("~~Lamp.Read~~, ~~Lamp.Dim~~, Room.Read")
    assert result.privileges == ("Room.Read",)
    assert result.struck == ("Lamp.Read", "Lamp.Dim")


def test_a_cell_whose_names_are_all_struck_is_neither_prose_nor_damage() -> None:
    result = read("~~Lamp.Read~~")
    assert (result.stated, result.struck, result.damaged, result.unread) == (None, ("Lamp.Read",), None, ())


DAMAGED: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "dot-became-a-full-stop": ("zh-CN", "灯。ReadWrite.All，Room.Read", ("Room.Read",)),
    "latin-head-before-the-full-stop": ("zh-CN", "Lamp。Read.All", ()),
    "dots-with-blanks": ("de-DE", "Lamp. Read. all", ()),
    "last-dot-with-a-blank": ("pt-BR", "Lamp.Read. All, Room.Read", ("Room.Read",)),
    "translated": ("zh-CN", "灯.读取，灯.ReadWrite，Room.Read", ("Room.Read",)),
    "translated-wholly": ("zh-CN", "灯.读取", ()),
    "head-missing": ("zh-CN", ".Read.All、Room.Read", ("Room.Read",)),
    "dots-missing": ("zh-CN", "LampReadAll、RoomReadAll", ()),
    "name-left-of-a-sentence": ("ja-JP", "LampRoom を読んで、", ()),
    "blank-for-a-dot": ("en-US", "Lamp.Read.All, Lamp DimAsUser.All", ("Lamp.Read.All",)),
    "blank-behind-a-dot": ("de-DE", "Room.Read, Lamp. Read", ("Room.Read",)),
    "scope-behind-a-full-stop": ("zh-CN", "Room.Read、Lamp.Dim。全部", ("Room.Read",)),
    "rest-of-a-name-before-one": ("zh-CN", "DimLamps Lamp.Read", ()),
    "another-script-in-the-middle": ("zh-CN", "Room.Read、Lamp.Di的 mming。全部", ("Room.Read",)),
    "preposition-before-another-script": ("zh-CN", "Lamp.ReadFor你、Room.Read", ("Room.Read",)),
}


@pytest.mark.parametrize(("locale", "cell", "names"), DAMAGED.values(), ids=DAMAGED)
def test_what_is_left_of_a_name_is_damage(locale: str, cell: str, names: tuple[str, ...]) -> None:
    result = read(cell, locale)
    assert result.privileges == names
    assert result.damaged == cell
    assert result.unread


UNREAD: dict[str, tuple[str, str, tuple[str, ...], tuple[str, ...]]] = {
    "one-broken-name": ("zh-CN", "灯。ReadWrite.All，Room.Read", ("灯。ReadWrite.All",), ()),
    "two-broken-names": ("zh-CN", "灯.读取，Room.Read，灯.写入", ("灯.读取", "灯.写入"), ()),
    "head-apart": ("en-US", "Lamp DimAsUser.All, Room.Read", ("Lamp DimAsUser.All",), ()),
    "sentence-behind": ("en-US", "Lamp.Read. The user must own it.", (), ("The user must own it",)),
    "scopes": ("en-US", "For **room**: Room.Read<br/>For **lamp**: Lamp.Read", (), ("For room", "For lamp")),
    "words-of-a-list": ("en-US", "Lamp.Read and Lamp.Dim, or Room.Read; Room.Dim*", (), ()),
    "words-of-a-list-in-german": ("de-DE", "Lamp.Read und Lamp.Dim oder Room.Read", (), ()),
    "statement-beside-a-name": ("en-US", "In rooms: Room.Read<br/>Not supported", (), ("In rooms",)),
    "prose-alone": ("en-US", "varies by lamp", ("varies by lamp",), ()),
}


@pytest.mark.parametrize(("locale", "cell", "unread", "remarks"), UNREAD.values(), ids=UNREAD)
def test_every_part_of_a_cell_is_read_or_named(
    locale: str, cell: str, unread: tuple[str, ...], remarks: tuple[str, ...]
) -> None:
    result = read(cell, locale)
    assert (result.unread, result.remarks) == (unread, remarks)


@pytest.mark.parametrize(
    ("cell", "stated"),
    [
        ("Not supported.", Stated.NOT_SUPPORTED),
        ("**Not applicable**", Stated.NOT_APPLICABLE),
        ("None.", Stated.NONE),
        ("", None),
        ("&nbsp;", None),
    ],
)
def test_a_cell_without_names_may_state_something(cell: str, stated: Stated | None) -> None:
    result = read(cell)
    assert (result.privileges, result.stated, result.damaged, result.unread) == ((), stated, None, ())


@pytest.mark.parametrize("cell", ["_varies by lamp_", r"\*\*TODO: Determine scopes \*\*", "应用的客户端 ID。"])
def test_prose_and_placeholders_are_no_damage(cell: str) -> None:
    result = read(cell)
    assert (result.stated, result.damaged) == (None, None)
    assert result.unread == (plain_text(cell),)


LETTERS = re.compile(r"[AB]+|[任和]+")


@example("任B.A和.A")
@given(st.text(alphabet="AB., 和\u3002任", max_size=60))
def test_no_letter_of_a_cell_is_lost_without_a_word(cell: str) -> None:
    result = read(cell, "zh-CN")
    told = " ".join((*result.privileges, *result.unread, *result.remarks, "和"))
    assert set(LETTERS.findall(cell)) <= set(LETTERS.findall(told))


@given(st.text(alphabet="AB.,*、 ~`_和\u3002[]<>", max_size=60))
def test_any_cell_is_read_without_inventing_names(cell: str) -> None:
    result = read(cell, "zh-CN")
    written = re.sub(r"[`~_\\]", "", cell)
    assert all(name in written for name in result.privileges)
    assert set(result.legacy) | set(result.resource_specific) <= set(result.privileges)
    assert {name for members in result.combinations or () for name in members} <= set(result.privileges)


@pytest.mark.parametrize("seed", ["A.B 和", "A.B*、", "**A.B", "任", "A。", "A.b_", "~~A.B", "A.B, "])
def test_a_huge_cell_takes_no_longer_than_its_size(seed: str) -> None:
    assert growth(lambda size: read(seed * (size // len(seed)), "zh-CN"), 25_000) < LINEAR


def test_many_blanks_take_no_longer_than_their_number() -> None:
    assert growth(lambda size: read("A.Read" + "\u3000" * size + "x"), 4_000) < LINEAR


def test_a_huge_choice_is_not_multiplied_out() -> None:
    names = ", ".join(f"A.R{number}" for number in range(2_000))
    more = " or ".join(f"B.R{number}" for number in range(2_000))
    combinations = read(f"{names} plus {more}").combinations
    assert combinations is not None
    assert len(combinations) < 5_000
