"""Changes for people: what stands under a heading does not repeat it, and a terminal's lines are not broken for it."""

from dataclasses import replace

import pytest

from extractor.compare.change import Change, ChangeClass, ChangeOrigin, Changes, PageChanges
from extractor.model.json_value import JsonValue
from extractor.writers.changes.text import paint_text, plain
from extractor.writers.changes.view import print_message, print_places, print_sides

NO_PAGES = PageChanges(old=1, new=1, changed=1, translation_only=0)
TOP = "POST /app/calls/{}/reject"


def make_change(message: str, *, top: str = TOP, rule: str = "parameter-added", **facts: JsonValue) -> Change:
    return Change(
        rule=rule,
        class_=ChangeClass.COMPATIBLE,
        subject=top,
        old=facts.get("old"),
        new=facts.get("new"),
        old_origin=ChangeOrigin(path="api/call-reject.md", line=30),
        new_origin=ChangeOrigin(path="api/call-reject.md", line=31),
        locales=(),
        message=message,
        version="beta",
        tag="app",
        top=top,
    )


MESSAGES = {
    "operation": (TOP, f"{TOP} is no longer documented", "is no longer documented"),
    "part": (TOP, f"{TOP} body reason is new", "body reason is new"),
    "member": ("call", "call.state is new", "state is new"),
    "member-under-two-names": ("call", "call.State is spelled call.state now", "State is spelled state now"),
    "colon": (TOP, f"{TOP}: the summary changed", "the summary changed"),
    "other-name-that-begins-the-same": ("call", "callState is call now", "callState is call now"),
    "other-name": (TOP, "POST /old is POST /new now", "POST /old is POST /new now"),
}


@pytest.mark.parametrize(("top", "message", "shown"), MESSAGES.values(), ids=MESSAGES)
def test_message_does_not_repeat_the_heading(top: str, message: str, shown: str) -> None:
    assert print_message(make_change(message, top=top)) == shown


def test_places_in_one_file_name_it_once() -> None:
    assert print_places(make_change("x")) == "api/call-reject.md:31, was line 30"


SIDES: dict[str, tuple[JsonValue, str]] = {
    "nothing": (None, ""),
    "text": ("String", "String"),
    "flag": (True, "true"),
    "list": (["A", "B"], "A, B"),
    "thing-that-states-nothing": ({"name": "reason"}, "reason"),
    "thing": ({"name": "reason", "type": "String", "required": True}, "type String, required"),
    "grants": (
        {"name": "Application", "stated": "listed", "privileges": ["A", "B"]},
        "stated listed, privileges: A, B",
    ),
}


@pytest.mark.parametrize(("said", "shown"), SIDES.values(), ids=SIDES)
def test_what_a_side_says_reads_as_words(said: JsonValue, shown: str) -> None:
    assert print_sides(make_change("x", old=said)) == (shown, "")


def test_digests_are_not_shown() -> None:
    assert print_sides(make_change("x", rule="example-changed", old="12ab", new="34cd")) == ("", "")


@pytest.mark.parametrize(("everything", "told"), [(False, False), (True, True)], ids=["api", "everything"])
def test_changes_of_words_are_listed_or_it_says_how(everything: bool, told: bool) -> None:
    change = replace(make_change(f"{TOP}: the summary changed"), class_=ChangeClass.DOCUMENTATION)
    changes = Changes(old="a", new="b", changes=(change,), pages=NO_PAGES)
    shown = paint_text(changes, everything=everything, paint=plain)
    assert ("the summary changed" in shown, "--verbose" in shown) == (told, not told)


def test_lines_fit_a_terminal_and_lose_nothing() -> None:
    change = make_change(f"{TOP} {' '.join(['word'] * 60)} <{'a' * 100}>")
    changes = Changes(old="a", new="b", changes=(change,), pages=NO_PAGES)
    told = paint_text(changes, everything=False, paint=plain, width=80)
    assert all(len(line) <= 80 or "aaa" in line for line in told.splitlines())
    assert told.split() == paint_text(changes, everything=False, paint=plain).split()
