"""Names of paths, placeholders and operations: derived from paths alone, unique, the same whatever the page order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.linking.link import link_api
from extractor.linking.naming import Naming
from extractor.linking.templates import operation_key, read_template
from tests.building import make_operation, make_page
from tests.growth import LINEAR, growth


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
        ("/x/mine(on='reviewer')", "/x/mine(on='{on}')", ("on",)),
        ("/x/im(w=640,fit='a, b',of={x})", "/x/im(w={w},fit='{fit}',of={of})", ("w", "fit", "of")),
        ("/x/zones(Kind=graph.kind'Iana')", "/x/zones(Kind=graph.kind'{Kind}')", ("Kind",)),
        ("/x/delta()", "/x/delta", ()),
        ("/x/f(a=@a)", "/x/f(a=@a)", ()),
        ("/classes/acdefc6b-2dc6-4e71-b1e9-6d9810ab1793/x", "/classes/{class-id}/x", ("class-id",)),
        ("/classes/2192ca408ea2410eba3bec8ae873be6b", "/classes/{class-id}", ("class-id",)),
        ("/calls('{id}')/reject", "/calls/{call-id}/reject", ("call-id",)),
        ("/charts(<name>)/image", "/charts/{chart-id}/image", ("chart-id",)),
        ("/sheet/range(<address>)", "/sheet/range({range-id})", ("range-id",)),
        ("/teams/(team-id)/channels", "/teams/{team-id}/channels", ("team-id",)),
        ("/requests{requestId}/report", "/requests/{request-id}/report", ("request-id",)),
        ("/policies/{id}$ref", "/policies/{policy-id}/$ref", ("policy-id",)),
        ("/rows/itemAt(index={n})range", "/rows/itemAt(index={index})/range", ("index",)),
        ("/rows/named(name='{n}')range", "/rows/named(name='{name}')/range", ("name",)),
        ("/roles/template={id}/members", "/roles/template={template}/members", ("template",)),
        ("/folders/{id}/.../messages", "/folders/{folder-id}/messages", ("folder-id",)),
        ("/folders/{id}/\u2026/messages", "/folders/{folder-id}/messages", ("folder-id",)),
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


def test_second_name_of_a_placeholder_is_free() -> None:
    named = Naming([]).name_path(read_template("/{a}/{a-1}/{a}/{a}/{b-0}/{b}"))
    assert named.names == ("a", "a-1", "a-2", "a-3", "b-0", "b")


@pytest.mark.parametrize("piece", ["/{id}", "{id}", "{id}=", "a"])
def test_a_long_path_costs_no_more_than_its_size(piece: str) -> None:
    naming = Naming([])
    assert growth(lambda size: naming.name_path(read_template("/" + piece * size + "{id}")), 1_000) < LINEAR


@pytest.mark.parametrize(
    ("line", "operation_id"),
    [
        ("GET /app/calls", "getAppCalls"),
        ("GET /app/calls/{id}", "getAppCallsById"),
        ("POST /app/calls/{id}/reject", "postAppCallsReject"),
        ("GET /me/calendars/{id}/events/{id}", "getMeCalendarsEventsById"),
        ("GET /me/calendars/{id}", "getMeCalendarsById"),
        ("GET /me/calendar", "getMeCalendar"),
        ("GET /me/calendar/events/{id}", "getMeCalendarEventsById"),
        ("GET /groups/{id}/groups/{id}", "getGroupsGroupsById"),
        ("POST /groups/{id}/evaluate", "postGroupsEvaluate"),
        ("POST /groups/evaluate", "postGroups_evaluate"),
        ("GET /books/{id}/summary/{id}", "getBooksSummaryById"),
        ("PUT /drive/items/{id}/content", "putDriveItemsContent"),
        ("PUT /drive/items/{id}:/{name}:/content", "putDriveItemsByPathByPathContent"),
        ("GET /borders({id})", "getBordersById"),
        ("GET /reviews/mine(on='reviewer')", "getReviews_mineWithOn"),
        ("GET /reviews/{id}/decisions()", "getReviewsDecisions"),
        ("GET /x/getActive(from={from},to={to})", "getXGetActiveWithFromTo"),
        ("GET /groups/{id}/members/{id}/$ref", "getGroupsMembersRef"),
        ("GET /groups/{id}/members/$ref", "getGroupsMembers_ref"),
        ("GET /", "getRoot"),
    ],
)
def test_operation_id(line: str, operation_id: str) -> None:
    operation = make_operation(line)
    naming = Naming([make_page(operations=(line,))])
    assert naming.operation_id(operation_key(operation)) == operation_id


@pytest.mark.parametrize(
    "lines",
    [("GET /a/b", "GET /A.b", "GET /a-b"), ("GET /a/b", "GET /aB"), ("GET /a/f(x={x})", "GET /a/f(x=@x)")],
    ids=str,
)
def test_ids_that_would_meet_differ_by_a_digest(lines: tuple[str, ...]) -> None:
    naming = Naming([make_page(operations=lines)])
    ids = [naming.operation_id(operation_key(make_operation(line))) for line in lines]
    assert len({name.lower() for name in ids}) == len(lines)
    assert ids == [naming.operation_id(operation_key(make_operation(line))) for line in lines]


@pytest.mark.parametrize(
    ("line", "others"),
    [
        ("GET /me/calendars/{id}", ("GET /me/calendar", "PATCH /me/calendars/{id}")),
        ("GET /me/calendar", ("GET /me/calendars/{id}",)),
        ("POST /groups/{id}/evaluate", ("POST /groups/evaluate",)),
        ("GET /summary/{id}", ("GET /summary", "GET /summary/{id}/x")),
        ("PUT /items/{id}/content", ("PUT /items/{parent}:/{name}:/content",)),
        ("POST /tables/add", ("POST /tables/$/add",)),
        ("GET /borders({id})", ("GET /borders", "GET /borders/{id}/x")),
    ],
)
def test_an_id_is_the_same_whatever_else_is_documented(line: str, others: tuple[str, ...]) -> None:
    key = operation_key(make_operation(line))
    alone = Naming([make_page(operations=(line,))]).operation_id(key)
    assert Naming([make_page(operations=(line, *others))]).operation_id(key) == alone


@pytest.mark.parametrize(
    "lines",
    [
        ("/Users/{id | upn}/calls/", "/users/{user-id}/calls"),
        ("/charts(<name>)/image", "/charts('{id}')/image", "/charts/{id|name}/image"),
        ("/x/f(a='{b}')", "/x/F(a={c})"),
        ("/x/delta()", "https://graph.microsoft.com/beta/x/delta"),
        ("/folders/{id}/.../messages", "/folders/{id}/messages"),
        ("/requests{id}/report", "/requests/{request}/report"),
        ("/charts('{id}')image", "/charts({id})image", "/charts/{id}/image"),
        ("/charts({id})$ref", "/charts{id}$ref", "/charts/{id}/$ref"),
        ("/charts({id})series({id})points({id})", "/charts/{id}/series/{id}/points/{id}"),
        ("/rows/itemAt(index={n})cell(row={r})format", "/rows/itemAt(index={n})/cell(row={r})/format"),
        ("/rooms/(room-id)/x", "/rooms/({room-id})/x", "/rooms/('{room-id}')/x", "/rooms/{id}/x"),
        ("/news('{id}')", "/news({id})", "/news/{id}"),
    ],
    ids=str,
)
def test_what_is_written_in_several_ways_is_one_operation(lines: tuple[str, ...]) -> None:
    pages = [make_page(f"page{number}", operations=(f"GET {line}",)) for number, line in enumerate(lines)]
    ((operation,),) = (api.operations for api in link_api(pages)[0].canonical)
    assert [page.path.rpartition("/")[2] for page in operation.pages] == [f"page{n}.md" for n in range(len(lines))]
    assert set(operation.written) == {make_operation(f"GET {line}").path for line in lines}


def test_a_bracket_that_a_page_forgot_is_closed() -> None:
    template = read_template("/sheets/{id}/range(address='<address>'/rows")
    assert template == read_template("/sheets/{id}/range(address='<address>')/rows")


SEGMENTS = st.sampled_from(
    [
        "users",
        "Users",
        "{id}",
        "{x | y}",
        "calls",
        "f(a={a})",
        "f(a='b')",
        "g()",
        "$ref",
        "a b",
        "é",
        "{",
        "x('{id}')",
        "...",
    ]
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


@given(PATHS)
def test_a_named_path_is_the_same_operation(line: str) -> None:
    template = read_template(make_operation(line).path)
    named = Naming([make_page(operations=(line,))]).name_path(template)
    assert read_template(named.path).key == template.key


def test_the_usual_spelling_of_a_segment_wins() -> None:
    lines = ("GET /Users", "GET /users/{id}", "GET /users/{id}/x")
    naming = Naming([make_page(operations=lines)])
    assert naming.name_path(read_template("/USERS/{id}")).path == "/users/{user-id}"


@pytest.mark.parametrize(
    ("spellings", "chosen"),
    [
        pytest.param(("mailfolders", "mailfolders", "mailFolders"), "mailFolders", id="one that shows its words"),
        pytest.param(("oAuthGrants", "oauthGrants", "oauthGrants"), "oauthGrants", id="the more usual of those"),
        pytest.param(("Mailfolders", "Mailfolders", "mailfolders"), "Mailfolders", id="else the more usual"),
        pytest.param(("Mailfolders", "mailfolders"), "mailfolders", id="a small letter before a capital"),
    ],
)
def test_the_spelling_of_a_segment(spellings: tuple[str, ...], chosen: str) -> None:
    lines = tuple(f"GET /x{number}/{spelling}" for number, spelling in enumerate(spellings))
    naming = Naming([make_page(operations=lines)])
    assert {naming.name_path(read_template(f"/{spelling}")).path for spelling in spellings} == {f"/{chosen}"}


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
