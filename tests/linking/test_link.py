"""Pages of locales, branches and versions to APIs: what is merged, whose facts win, and what is reported."""

from dataclasses import replace
from typing import Any

import pytest

from extractor.linking.api import Api
from extractor.linking.link import link_api
from extractor.model.operation import ParameterLocation, Scheme
from extractor.model.origin import Origin
from extractor.model.page import Page
from extractor.model.resource import Inherited, ResourceKind
from extractor.model.text import Text
from tests.building import (
    NO_PROVENANCE,
    make_enum,
    make_example,
    make_grant,
    make_header,
    make_page,
    make_parameter,
    make_property,
    make_request,
    make_resource_page,
    make_response,
    make_status,
    text,
)


def rules(pages: list[Page]) -> list[str]:
    return [diagnostic.rule for diagnostic in link_api(pages)[1]]


def link_one(*pages: Page) -> Api:
    (api,) = link_api(pages)[0].canonical
    return api


def test_no_pages_give_no_api() -> None:
    api_set, diagnostics = link_api([])
    assert (api_set.canonical, api_set.localized, diagnostics) == ((), (), ())


def test_one_api_per_locale_and_version_and_one_canonical_per_version() -> None:
    pages = [
        make_page(version=version, locale=locale, operations=("GET /me",))
        for version in ("v1.0", "beta")
        for locale in ("zh-CN", "de-DE")
    ]
    api_set, _ = link_api(pages)
    assert [(api.version, api.locale) for api in api_set.canonical] == [("beta", None), ("v1.0", None)]
    assert [(api.locale, api.version) for api in api_set.localized] == [
        ("de-DE", "beta"),
        ("de-DE", "v1.0"),
        ("zh-CN", "beta"),
        ("zh-CN", "v1.0"),
    ]


def test_a_page_without_a_version_is_taken_for_the_default_one() -> None:
    page = make_page(version=None, operations=("GET /me",))
    api_set, diagnostics = link_api([page])
    assert [api.version for api in api_set.canonical] == ["v1.0"]
    assert [item.rule for item in diagnostics] == ["unknown-api-version"]


def test_an_operation_on_several_pages_is_one() -> None:
    event = make_page(
        "event-get",
        operations=("GET /me/events/{id}",),
        request_headers=(make_header("Authorization"), make_header("Prefer")),
        responses=(make_status(200),),
        title="Get event",
    )
    other = make_page(
        "a-get-event",
        operations=("GET /me/Events/{event id}/",),
        request_headers=(make_header("prefer"), make_header("X-Other")),
        responses=(make_status(404),),
    )
    (operation,) = link_one(event, other).operations
    assert operation.title.text == "Get event"
    assert [reference.path for reference in operation.pages] == [event.root_path, other.root_path]
    assert [header.name for header in operation.headers] == ["Authorization", "Prefer", "X-Other"]
    assert [response.status for response in operation.responses] == [200, 404]
    assert operation.written == ("/me/events/{id}", "/me/Events/{event id}/")


def test_a_placeholder_knows_its_row_and_its_alternatives() -> None:
    row = make_parameter("id", location=ParameterLocation.PATH)
    page = make_page(operations=("GET /users/{id | userPrincipalName}/calls/{id}",), parameters=(row,))
    user, call = link_one(page).operations[0].path_parameters
    assert (user.name, user.alternatives, user.documented) == ("user-id", ("id", "userPrincipalName"), None)
    assert (call.name, call.alternatives, call.documented) == ("call-id", (), row)


def test_query_options_of_the_request_line_are_options() -> None:
    page = make_page(operations=("GET /me/events?$filter={x}&startDateTime={y}&broken",))
    assert [option.name for option in link_one(page).operations[0].query_options] == ["$filter", "startDateTime"]


def test_a_code_in_prose_and_another_in_the_example_are_both_kept() -> None:
    page = make_page(
        operations=("POST /calls/{id}/reject", "POST /applications/{id}/calls/{id}/reject"),
        responses=(make_status(200),),
        examples=(make_request("POST /calls/1/reject", "reject"), make_response(202)),
    )
    for operation in link_one(page).operations:
        stated = [(response.status, response.in_prose, response.in_example) for response in operation.responses]
        assert stated == [(200, True, False), (202, False, True)]


def test_permissions_are_the_union_and_a_difference_is_reported() -> None:
    first = make_page("a", operations=("GET /me",), permissions=(make_grant(Scheme.APPLICATION, "A.Read"),))
    second = make_page("b", operations=("GET /me",), permissions=(make_grant(Scheme.APPLICATION, "B.Read"),))
    same = make_page("c", operations=("GET /me",), permissions=(make_grant(Scheme.APPLICATION, "A.Read"),))
    api_set, diagnostics = link_api([second, same, first])
    (operation,) = api_set.canonical[0].operations
    assert [item.grant.privileges for item in operation.permissions] == [("A.Read",), ("B.Read",)]
    (found,) = diagnostics
    assert (found.rule, found.path, found.args["first"]) == ("permissions-differ-across-pages", second.path, first.path)


# types


def test_types_come_from_resources_and_from_tables_of_members() -> None:
    call = make_resource_page("call", (make_property("state", "callState"),), enums=(make_enum("callState", "a", "b"),))
    api = link_one(call)
    assert [(item.qualified_name, item.kind) for item in api.types] == [
        ("microsoft.graph.call", ResourceKind.COMPLEX),
        ("microsoft.graph.callState", ResourceKind.ENUM),
    ]
    assert [member.name for member in api.types[1].members] == ["a", "b"]


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("String", True),
        ("CallState", True),
        ("callState collection", True),
        ("Collection(microsoft.graph.callState)", True),
        ("graph.callState", True),
        ("missing", False),
        ("missing collection", False),
        (None, True),
    ],
)
def test_a_name_that_no_page_describes_is_reported(cell: str | None, found: bool) -> None:
    page = make_resource_page("call", (make_property("state", cell),), enums=(make_enum("callState", "a"),))
    assert rules([page]) == ([] if found else ["unresolved-type"])


@pytest.mark.parametrize(
    ("cell", "link", "found"),
    [
        pytest.param("mood", None, "microsoft.graph.mood", id="the default namespace"),
        pytest.param("state", None, "microsoft.graph.calls.state", id="the namespace of the type"),
        pytest.param("microsoft.graph.state", None, "microsoft.graph.state", id="the namespace of the cell"),
        pytest.param("microsoft.graph.calls.state", None, "microsoft.graph.calls.state", id="the name as a whole"),
        pytest.param("State", None, "microsoft.graph.calls.state", id="case apart"),
        pytest.param("elsewhere", None, "microsoft.graph.other.elsewhere", id="any namespace"),
        pytest.param("state", "state", "microsoft.graph.state", id="the page that a link leads to"),
        pytest.param("call state", "state", "microsoft.graph.state", id="the link where the text is no type"),
        pytest.param("mood", "state", "microsoft.graph.mood", id="a described name before a link to another type"),
        pytest.param("unknown", "enums", None, id="a link to a page of several types tells none"),
        pytest.param("unknown", "overview", None, id="nor one to an overview with several types"),
    ],
)
def test_a_type_is_found_by_link_namespace_and_name(cell: str, link: str | None, found: str | None) -> None:
    target = None if link is None else f"api-reference/beta/resources/{link}.md"
    pages = [
        make_resource_page(
            "call", (make_property("it", cell, type_page=target),), namespace="microsoft.graph.calls", kind=None
        ),
        make_resource_page("state", (make_property("a"),)),
        make_resource_page("elsewhere", (make_property("b"),), namespace="microsoft.graph.other"),
        make_resource_page(
            "state", (make_property("c"),), namespace="microsoft.graph.calls", root_path="api-reference/beta/x/state.md"
        ),
        make_page("enums", folder="resources", enums=(make_enum("mood", "glad"), make_enum("tone", "high"))),
        make_resource_page(
            "overview",
            (make_property("id", None),),
            kind=None,
            enums=(make_enum("mood", "glad"), make_enum("tone", "high")),
        ),
    ]
    (api,) = link_api(pages)[0].canonical
    shapes = {shape.name: shape for shape in api.shapes}
    (member,) = shapes["microsoft.graph.calls.call"].members
    assert member.shape.type == found


def test_a_base_is_a_described_type_or_none() -> None:
    entity = make_resource_page("entity")
    call = make_resource_page("call", base_type="Microsoft.Graph.Entity")
    lost = make_resource_page("lost", base_type="microsoft.graph.nothing")
    api_set, diagnostics = link_api([entity, call, lost])
    assert {item.name: item.base for item in api_set.canonical[0].types} == {
        "call": "microsoft.graph.entity",
        "entity": None,
        "lost": None,
    }
    assert [(item.rule, item.args["type"]) for item in diagnostics] == [("unresolved-type", "microsoft.graph.nothing")]


def inherits(name: str, page: Page) -> Inherited:
    return Inherited(name=name, page=page.root_path, origin=Origin(line=7))


def test_a_sentence_states_a_base_where_no_annotation_does() -> None:
    entity, thing = make_resource_page("entity"), make_resource_page("thing")
    lamp = make_resource_page("lamp", inherits=inherits("thing", thing))
    user = make_resource_page("user", base_type="microsoft.graph.entity", inherits=inherits("thing", thing))
    lost = make_resource_page("lost", inherits=Inherited(name="nothing", page="x.md", origin=Origin(line=7)))
    api_set, diagnostics = link_api([entity, thing, lamp, user, lost])
    bases = {item.name: item.base for item in api_set.canonical[0].types}
    assert (bases["lamp"], bases["user"]) == ("microsoft.graph.thing", "microsoft.graph.entity")
    assert bases["lost"] is None
    assert [(item.rule, item.line, item.args["type"]) for item in diagnostics] == [("unresolved-type", 7, "nothing")]


def test_the_link_of_a_base_tells_more_than_its_text() -> None:
    thing, other = make_resource_page("thing"), make_resource_page("thingOther")
    lamp = make_resource_page("lamp", inherits=inherits("thingOther", thing))
    assert {item.name: item.base for item in link_one(thing, other, lamp).types}["lamp"] == "microsoft.graph.thing"


def test_a_base_that_only_another_page_of_the_type_states_counts() -> None:
    thing = make_resource_page("thing")
    silent = make_resource_page("lamp")
    telling = replace(
        make_resource_page("lamp", inherits=inherits("thing", thing)), root_path="resources/z.md", path="z.md"
    )
    assert {item.name: item.base for item in link_one(thing, silent, telling).types}["lamp"] == "microsoft.graph.thing"


def test_a_type_is_never_its_own_ancestor() -> None:
    pages = [
        make_resource_page("a", base_type="b"),
        make_resource_page("b", base_type="c"),
        make_resource_page("c", base_type="a"),
    ]
    api_set, diagnostics = link_api(pages)
    bases = {item.qualified_name: item.base for item in api_set.canonical[0].types}
    assert [item.rule for item in diagnostics] == ["base-type-cycle"]
    for base in bases.values():
        seen, current = set(), base
        while current is not None:
            assert current not in seen
            seen.add(current)
            current = bases[current]


def test_a_type_on_two_pages_follows_the_first_and_takes_what_it_lacks() -> None:
    first = make_resource_page("call", (make_property("id"), make_property("state", "String")))
    second = make_resource_page(
        "Call", (make_property("state", "Int32"), make_property("more")), root_path="api-reference/beta/resources/z.md"
    )
    api_set, diagnostics = link_api([second, first])
    (call,) = api_set.canonical[0].types
    assert [(item.name, item.type) for item in call.properties] == [
        ("id", "String"),
        ("state", "String"),
        ("more", "String"),
    ]
    assert [(item.rule, item.args.get("members")) for item in diagnostics] == [
        ("type-described-differently", "state"),
        ("type-differs-in-case", None),
    ]


# branches and locales


def test_of_two_branches_the_later_hand_off_wins_and_live_on_a_tie() -> None:
    def page(branch: str, handoff: str) -> Page:
        provenance = replace(NO_PROVENANCE, handoff=handoff)
        return make_page(locale="zh-CN", branch=branch, provenance=provenance, operations=("GET /me",))

    later = [page("live", "2018-12-18"), page("live-sxs", "2018-12-20")]
    tie = [page("live-sxs", "2018-12-18"), page("live", "2018-12-18")]
    assert [item.branch for item in link_api(later)[0].pages] == ["live-sxs"]
    assert [item.branch for item in link_api(tie)[0].pages] == ["live"]


def test_texts_are_english_wherever_any_page_carries_them() -> None:
    live = make_page(locale="zh-CN", branch="live", title=Text(text="呼叫", en=None), operations=("GET /me",))
    side_by_side = make_page(
        locale="zh-CN",
        branch="live-sxs",
        title=Text(text="呼叫", en="Call"),
        operations=("GET /me",),
        provenance=replace(NO_PROVENANCE, handoff=""),
    )
    api_set, _ = link_api([live, side_by_side])
    assert api_set.canonical[0].operations[0].title.english == "Call"
    assert api_set.localized[0].operations[0].title.text == "呼叫"


def test_facts_are_those_of_the_english_page_and_the_outlier_is_reported() -> None:
    english = make_page(operations=("GET /me",), responses=(make_status(202),))
    german = make_page(locale="de-DE", operations=("GET /me",), responses=(make_status(200),))
    japanese = make_page(locale="ja-JP", operations=("GET /me",), responses=(make_status(202),))
    api_set, diagnostics = link_api([japanese, german, english])
    assert [item.status for item in api_set.canonical[0].operations[0].responses] == [202]
    assert [(item.rule, item.path, item.args["subject"], item.args["locales"]) for item in diagnostics] == [
        ("locales-disagree", german.path, "response 202", "en-US, ja-JP"),
        ("locales-disagree", german.path, "response 200", "en-US, ja-JP"),
    ]


def test_without_english_the_page_that_stands_alone_is_the_outlier() -> None:
    pages = [
        make_resource_page("call", (make_property("state", cell),), locale=locale)
        for locale, cell in (("de-DE", "Zeichenfolge"), ("ja-JP", "String"), ("zh-CN", "string"))
    ]
    found = [item for item in link_api(pages)[1] if item.rule == "locales-disagree"]
    assert [(item.path, item.args["canonical"]) for item in found] == [(pages[0].path, "string")]


def test_locales_that_agree_are_not_reported() -> None:
    pages = [
        make_page(
            locale=locale,
            title=Text(text=locale, en=None),
            operations=("GET /me",),
            permissions=(make_grant(Scheme.APPLICATION, "A.Read"),),
            parameters=(make_parameter("a", "String collection" if locale == "de-DE" else "Collection(string)"),),
        )
        for locale in ("de-DE", "ja-JP")
    ]
    assert rules(pages) == []


def test_ids_are_the_same_in_every_locale() -> None:
    pages = [
        make_page(
            locale=locale,
            operations=("POST /calls/{id}/reject",),
            examples=(make_request("POST /calls/1/reject", "reject"), make_response(202), make_request("GET /x")),
        )
        for locale in ("en-US", "zh-CN", "ja-JP")
    ]
    apis = (*(api_set := link_api(pages)[0]).canonical, *api_set.localized)
    ids = {
        (
            tuple(operation.operation_id for operation in api.operations),
            tuple(exchange.id for operation in api.operations for exchange in operation.exchanges),
            tuple(exchange.id for exchange in api.unassigned),
            tuple(scenario.id for scenario in api.scenarios),
        )
        for api in apis
    }
    assert ids == {
        (("postCallsReject",), ("beta/call-get/reject",), ("beta/call-get/request-1",), ("beta/call-get/example",))
    }


def test_the_order_of_pages_does_not_matter() -> None:
    pages = [
        make_page("call-get", operations=("GET /calls/{id}",), examples=(make_request("GET /calls/1", "a"),)),
        make_page("b", operations=("GET /Calls/{x}",), examples=(make_request("GET /calls/1", "b"),)),
        make_resource_page("call", (make_property("id"),)),
        make_resource_page("call", (make_property("id", "Guid"),), locale="de-DE"),
    ]
    assert link_api(pages) == link_api(pages[::-1])


@pytest.mark.parametrize(
    ("privileges", "examples", "kept"),
    [
        pytest.param(500, 0, 200, id="more than any page has"),
        pytest.param(1000, 0, 100, id="a flood of privileges"),
        pytest.param(0, 100, 100, id="a flood of examples"),
        pytest.param(200_000, 0, 1, id="a flood at a single operation"),
    ],
)
def test_operations_that_would_repeat_a_flood_are_left_out(privileges: int, examples: int, kept: int) -> None:
    page = make_page(
        operations=tuple(f"GET /lamps{number}" for number in range(200)),
        permissions=(make_grant(Scheme.APPLICATION, *(f"Lamp{number}.Read" for number in range(privileges))),),
        examples=tuple(make_request(f"GET /other{number}") for number in range(examples)),
    )
    api_set, diagnostics = link_api([page])
    assert len(api_set.canonical[0].operations) == kept
    left_out = [(item.line, item.args["operations"]) for item in diagnostics if item.rule == "operations-in-flood"]
    assert left_out == ([] if kept == len(page.operations) else [(10 + kept, 200 - kept)])


@pytest.mark.parametrize(
    ("facts", "is_type"),
    [
        pytest.param({}, False, id="an overview"),
        pytest.param({"namespace": "microsoft.graph"}, True, id="a namespace"),
        pytest.param({"base_type": "microsoft.graph.entity"}, True, id="a base"),
        pytest.param({"examples": (make_example(block_type="resource", body={}),)}, True, id="a representation"),
        pytest.param({"relationships": (make_property("calls", "call collection"),)}, True, id="a type"),
    ],
)
def test_an_overview_that_lists_properties_without_types_is_no_type(facts: dict[str, Any], *, is_type: bool) -> None:
    page = make_resource_page("users", (make_property("id", None),), kind=None, **facts)
    (api,) = link_api([page])[0].canonical
    assert ([item.name for item in api.types] == ["users"]) is is_type


def test_the_page_that_is_called_after_a_type_says_first_what_it_is() -> None:
    rows = (make_property("id", "Guid"), make_property("limit"))
    other = make_resource_page("user", rows, key_property="id", summary=text("Unknown."))
    path = "api-reference/beta/resources/a-user.md"
    other = replace(other, path=path, root_path=path)
    about = make_resource_page("user", (make_property("id"),), summary=text("A person."))
    (api,) = link_api([other, about])[0].canonical
    (user,) = api.types
    assert (user.description, user.key_property) == (text("A person."), "id")
    assert [(item.name, item.type) for item in user.properties] == [("id", "String"), ("limit", "String")]
    assert [reference.path for reference in user.pages] == [about.root_path, other.root_path]
