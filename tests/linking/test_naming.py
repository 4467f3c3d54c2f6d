"""Names of paths, placeholders and operations: derived from paths alone, unique, the same whatever the page order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.linking.naming import Naming, operation_key, read_template
from tests.building import make_operation, make_page


@pytest.mark.parametrize(
    ("written", "path", "names"),
    [
        ("/users/{id | userPrincipalName}", "/users/{user-id}", ("user-id",)),
        ("/users/{id}/messages/{id}", "/users/{user-id}/messages/{message-id}", ("user-id", "message-id")),
        ("/categories/{x}", "/categories/{category-id}", ("category-id",)),
        ("/groups/{id}/groups/{id}", "/groups/{group-id}/groups/{group-id-1}", ("group-id", "group-id-1")),
        ("/{id}/x", "/{id}/x", ("id",)),
        ("/a/{one}/{two}", "/a/{a-id}/{two}", ("a-id", "two")),
        ("/x/getActive(from={from},to='{to}')", "/x/getActive(from={from},to='{to}')", ("from", "to")),
        ("/x/getActive(from={start})", "/x/getActive(from={from})", ("from",)),
        ("/calls('{id}')/reject", "/calls('{call-id}')/reject", ("call-id",)),
        ("/groups/microsoft.graph.team/{t}", "/groups/microsoft.graph.team/{team-id}", ("team-id",)),
        ("/drive/root:/{item-path}:/content", "/drive/root:/{item-path}:/content", ("item-path",)),
        ("https://graph.microsoft.com/beta/app/calls/{id}/", "/app/calls/{call-id}", ("call-id",)),
        ("/users/<id>", "/users/{user-id}", ("user-id",)),
        ("/users/{名}", "/users/{user-id}", ("user-id",)),
        ("/a\"b/é", "/a%22b/%C3%A9", ()),
    ],
)  # fmt: skip
def test_path(written: str, path: str, names: tuple[str, ...]) -> None:
    named = Naming([make_page(operations=(f"GET {written}",))]).name_path(read_template(written))
    assert (named.path, named.names) == (path, names)


@pytest.mark.parametrize(
    ("line", "operation_id"),
    [
        ("GET /app/calls", "getAppCalls"),
        ("GET /app/calls/{id}", "getAppCall"),
        ("POST /app/calls/{id}/reject", "postAppCallsReject"),
        ("GET /me/calendars/{id}/events/{id}", "getMeCalendarsEvent"),
        ("GET /me/calendar/events/{id}", "getMeCalendarEvent"),
        ("GET /groups/{id}/groups/{id}", "getGroupsGroup"),
        ("GET /x/getActive(from={from},to={to})", "getXGetActiveWithFromTo"),
        ("GET /groups/{id}/members/$ref", "getGroupsMembers$ref"),
        ("GET /", "getRoot"),
    ],
)
def test_operation_id(line: str, operation_id: str) -> None:
    operation = make_operation(line)
    naming = Naming([make_page(operations=(line,))])
    assert naming.operation_id(operation_key(operation)) == operation_id.replace("$ref", "Ref")


def test_ids_that_would_meet_get_a_digest_each() -> None:
    lines = ("GET /a/b", "GET /A.b", "GET /a-b")
    naming = Naming([make_page(operations=lines)])
    ids = [naming.operation_id(operation_key(make_operation(line))) for line in lines]
    assert len({name.lower() for name in ids}) == len(lines)
    assert ids == [naming.operation_id(operation_key(make_operation(line))) for line in lines]


SEGMENTS = st.sampled_from(
    ["users", "Users", "{id}", "{x | y}", "calls", "f(a={a})", "$ref", "a b", "é", "{", "x('{id}')", "..."]
)
PATHS = st.lists(SEGMENTS, max_size=5).map(lambda parts: "GET /" + "/".join(parts))


@given(st.lists(PATHS, min_size=1, max_size=8), st.randoms())
def test_names_do_not_depend_on_the_order_of_pages(lines: list[str], random: object) -> None:
    pages = [make_page(f"page-{number}", operations=(line,)) for number, line in enumerate(lines)]
    one, other = Naming(pages), Naming(list(reversed(pages)))
    for line in lines:
        key, template = operation_key(make_operation(line)), read_template(make_operation(line).path)
        assert one.operation_id(key) == other.operation_id(key)
        assert one.name_path(template) == other.name_path(template)


@given(st.lists(PATHS, min_size=1, max_size=8))
def test_ids_and_paths_are_as_unique_as_operations(lines: list[str]) -> None:
    naming = Naming([make_page(operations=tuple(lines))])
    operations = {operation_key(make_operation(line)): make_operation(line) for line in lines}
    ids = [naming.operation_id(key).lower() for key in operations]
    paths = [naming.name_path(read_template(operation.path)).path.lower() for operation in operations.values()]
    assert len(set(ids)) == len(ids)
    assert len(set(paths)) == len(paths)


@given(PATHS)
def test_placeholders_of_a_path_are_distinct(line: str) -> None:
    named = Naming([make_page(operations=(line,))]).name_path(read_template(make_operation(line).path))
    assert len({name.lower() for name in named.names}) == len(named.names)
    assert named.path.count("{") == named.path.count("}") == len(named.names)


def test_the_usual_spelling_of_a_segment_wins() -> None:
    lines = ("GET /Users", "GET /users/{id}", "GET /users/{id}/x")
    naming = Naming([make_page(operations=lines)])
    assert naming.name_path(read_template("/USERS/{id}")).path == "/users/{user-id}"


def test_tags_name_the_workload() -> None:
    lines = ("GET /users", "GET /users/{id}/messages", "GET /users/{id}/messages/{id}", "GET /users/{id}/getMailTips")
    naming = Naming([make_page(operations=lines)])
    assert [naming.tag(read_template(line.partition(" ")[2])) for line in lines] == [
        "users",
        "users.messages",
        "users.messages",
        "users",
    ]


def test_page_stems_are_unique_in_the_version() -> None:
    pages = [make_page("call"), make_page("call", folder="resources"), make_page("call", locale="de-DE")]
    naming = Naming(pages)
    assert [naming.stem(page) for page in pages] == ["call", "resources.call", "call"]
