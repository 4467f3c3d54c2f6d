"""Path templates: the forms of request lines, damaged ones too, and what makes two of them equal."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.model.path_template import Placeholder, parse_path


@pytest.mark.parametrize(
    ("path", "literals"),
    [
        pytest.param("/me", ["me"], id="one-segment"),
        pytest.param("/", [], id="root"),
        pytest.param("", [], id="empty"),
        pytest.param("/app/calls/{id}/reject", ["app", "calls", "{}", "reject"], id="placeholder"),
        pytest.param("users/{id}", ["users", "{}"], id="no-leading-slash"),
        pytest.param("~/users/{id}", ["users", "{}"], id="tilde"),
        pytest.param("/users/{id}/", ["users", "{}"], id="trailing-slash"),
        pytest.param("/users//{id}", ["users", "{}"], id="empty-part"),
        pytest.param("/users/{id | userPrincipalName}", ["users", "{}"], id="blank-in-braces"),
        pytest.param("/users/<id>/messages", ["users", "{}", "messages"], id="angle-brackets"),
        pytest.param("/users/{{id}}", ["users", "{}"], id="two-braces"),
        pytest.param("/reports/x(period='{value}')", ["reports", "x(period='{}')"], id="quoted-argument"),
        pytest.param("/me/f(a={n}, b={n})", ["me", "f(a={},b={})"], id="blank-between-arguments"),
        pytest.param("/me/range(address='A/B')/x", ["me", "range(address='A/B')", "x"], id="slash-in-quotes"),
        pytest.param("/me/item(path={a}/b)/x", ["me", "item(path={}/b)", "x"], id="slash-in-parentheses"),
        pytest.param("/me/f(a={n}/b/c", ["me", "f(a={}", "b", "c"], id="parenthesis-never-closed"),
        pytest.param("/drive/root:/{path}:/content", ["drive", "root:", "{}:", "content"], id="path-between-colons"),
        pytest.param("/groups/{id}/$ref", ["groups", "{}", "$ref"], id="reference"),
        pytest.param("/x/microsoft.graph.delta()", ["x", "microsoft.graph.delta()"], id="cast"),
        pytest.param("/me/childFolders/.../messages", ["me", "childFolders", "...", "messages"], id="ellipsis"),
        pytest.param("/groups/{group-id/drive/{item-id}", ["groups", "{}", "drive", "{}"], id="brace-never-closed"),
        pytest.param("/groups/group-id}/drive", ["groups", "{}", "drive"], id="brace-never-opened"),
        pytest.param("/groups/{id}}/drive", ["groups", "{}", "drive"], id="brace-closed-twice"),
        pytest.param("/x/{key='{key}'}/$ref", ["x", "{}", "$ref"], id="braces-in-braces"),
        pytest.param("/users/{id} | upn/chats", ["users", "{}", "chats"], id="alternative-outside-braces"),
        pytest.param("/users/{id}|{upn}/chats", ["users", "{}", "chats"], id="alternatives-in-braces-of-their-own"),
        pytest.param("https://graph.microsoft.com/v1.0/me/events", ["me", "events"], id="host-and-version"),
        pytest.param("https://graph.microsoft.com/beta", [], id="host-and-version-alone"),
        pytest.param("https://bot.contoso.com/api/calls", ["api", "calls"], id="another-host"),
        pytest.param("https://graph.microsoft.com/betas/x", ["betas", "x"], id="no-version"),
    ],
)
def test_segments(path: str, literals: list[str]) -> None:
    assert [segment.literal for segment in parse_path(path).segments] == literals


@pytest.mark.parametrize(
    ("path", "names"),
    [
        pytest.param("/app/calls/{id}/reject", ["id"], id="one"),
        pytest.param("/x/{ id }", ["id"], id="blanks-trimmed"),
        pytest.param("/x/{}", [""], id="unnamed"),
        pytest.param("/x/<id>", ["id"], id="angle-brackets"),
        pytest.param("/x/{{id}}", ["id"], id="two-braces"),
        pytest.param("/x/{id/y", ["id"], id="brace-never-closed"),
        pytest.param("/x/id}/y", ["id"], id="brace-never-opened"),
        pytest.param("/f(a={a},b={b})", ["a", "b"], id="arguments"),
        pytest.param("/x/{id} | upn", ["id | upn"], id="alternative-outside-braces"),
        pytest.param("/x/{application ObjectId}", ["application ObjectId"], id="blank-in-the-name"),
    ],
)
def test_placeholder_names(path: str, names: list[str]) -> None:
    placeholders = [item for segment in parse_path(path).segments for item in segment.placeholders]
    assert [placeholder.name for placeholder in placeholders] == names


@pytest.mark.parametrize(
    ("name", "alternatives"),
    [
        pytest.param("id", ("id",), id="one"),
        pytest.param("id | userPrincipalName", ("id", "userPrincipalName"), id="two"),
        pytest.param("id|upn|mail", ("id", "upn", "mail"), id="three-without-blanks"),
        pytest.param("", (), id="none"),
        pytest.param("id |", ("id",), id="one-is-empty"),
    ],
)
def test_alternatives(name: str, alternatives: tuple[str, ...]) -> None:
    assert Placeholder(name=name).alternatives == alternatives


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("/users/{id}", "/users/{user-id}", id="placeholder-names"),
        pytest.param("/users/{id}", "/Users/{id}/", id="case-and-trailing-slash"),
        pytest.param("/users/{id}", "~/users/<id>", id="brackets"),
        pytest.param("/r/x(period='{value}')", "/r/x(period={period})", id="quotes-around-a-placeholder"),
        pytest.param("/x/f(a={n}, b={n})", "/x/f(a={n},b={n})", id="blank-between-arguments"),
    ],
)
def test_the_same_operation(one: str, other: str) -> None:
    assert parse_path(one).key == parse_path(other).key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("/users/{id}", "/users/me", id="placeholder-or-literal"),
        pytest.param("/users/{id}", "/users/{id}/messages", id="longer"),
        pytest.param("/r/x(period='D7')", "/r/x(period='{value}')", id="fixed-argument"),
        pytest.param("/x/root:/{path}", "/x/root/{path}", id="colon"),
    ],
)
def test_another_operation(one: str, other: str) -> None:
    assert parse_path(one).key != parse_path(other).key


PIECES = st.sampled_from(
    [
        "users",
        "{id}",
        "{id | upn}",
        "<id>",
        "{id",
        "id}",
        "{id} | upn",
        "f(a={a}, b='{b}')",
        "f(x='A/B')",
        "root:",
        "{p}:",
        "$ref",
        "...",
    ]
)
PATHS = st.lists(PIECES, max_size=6).map("/".join)
JUNK = st.text(alphabet="ab{}<>()/'|=,: ~.$", max_size=24)


@given(PATHS)
def test_a_key_is_the_key_of_itself(path: str) -> None:
    key = parse_path(path).key
    assert parse_path(key).key == key


@given(PATHS | JUNK)
def test_no_bracket_is_left_outside_a_placeholder(path: str) -> None:
    for segment in parse_path(path).segments:
        assert segment.parts
        assert not any(set("{}<> ") & set(part) for part in segment.parts if isinstance(part, str))


@pytest.mark.parametrize("unit", ["{", "}", "<", "(", "'", "|", " ", "{a", "a}", "/{", "{}", "<a"])
def test_a_hostile_line_takes_linear_time(unit: str) -> None:
    started = time.process_time()
    parse_path(unit * 50_000)
    assert time.process_time() - started < 2
