"""Laws of comparison, on documentation sets that Hypothesis makes up."""

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from extractor.compare.difference import Action, FactChange, compare_surfaces, invert
from extractor.compare.element import Aspect, Kind
from extractor.compare.page_facts import read_page_facts
from extractor.compare.surface import Surface, merge_changed, merge_pages
from extractor.model.operation import PrivilegeOrder
from extractor.model.page import Page
from tests.building import (
    make_enum,
    make_grant,
    make_operation,
    make_parameter,
    make_property,
    make_resource_page,
    make_status,
    text,
)
from tests.compare.applying import apply_changes, described
from tests.compare.generated_pages import DOCUMENTATION, operation_pages, type_pages

FEW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])


def surface(pages: list[Page]) -> Surface:
    return merge_pages(read_page_facts(page) for page in pages)


def compare(old: list[Page], new: list[Page]) -> tuple[FactChange, ...]:
    return compare_surfaces(surface(old), surface(new))


@FEW
@given(DOCUMENTATION)
def test_nothing_changes_between_equals(pages: list[Page]) -> None:
    assert compare(pages, list(pages)) == ()


@FEW
@given(DOCUMENTATION, DOCUMENTATION)
def test_the_way_back_is_the_way_inverted(old: list[Page], new: list[Page]) -> None:
    assert Counter(map(invert, compare(old, new))) == Counter(compare(new, old))


@FEW
@given(DOCUMENTATION, DOCUMENTATION)
def test_changes_applied_to_the_old_facts_give_the_new_ones(old: list[Page], new: list[Page]) -> None:
    changes = compare(old, new)
    assert apply_changes(surface(old).elements, changes) == described(surface(new).elements)


@FEW
@given(DOCUMENTATION, DOCUMENTATION)
def test_looking_only_at_changed_pages_finds_the_same(old: list[Page], new: list[Page]) -> None:
    kept = [*old[:1], *(page for page in new if page.path not in {item.path for item in old[:1]})]
    narrowed = merge_changed(map(read_page_facts, old), map(read_page_facts, kept))
    assert compare_surfaces(*narrowed) == compare(old, kept)


@FEW
@given(DOCUMENTATION, st.randoms(use_true_random=False))
def test_the_order_of_pages_and_rows_says_nothing(pages: list[Page], chance: random.Random) -> None:
    shuffled = [_shuffle_rows(page, chance) for page in pages]
    chance.shuffle(shuffled)
    assert compare(pages, shuffled) == ()


def _shuffle_rows(page: Page, chance: random.Random) -> Page:
    def mixed(rows: Any) -> Any:
        return tuple(chance.sample(rows, len(rows)))

    names: list[str] = ["parameters", "permissions", "request_headers", "responses", "response_properties"]
    if not page.examples:  # an example that calls none of the operations belongs to the first
        names.append("operations")
    resource = page.resource and replace(page.resource, properties=mixed(page.resource.properties))
    changes: dict[str, Any] = {name: mixed(getattr(page, name)) for name in names}
    return replace(page, **changes, resource=resource)


Mutation = Callable[[Page], Page]


def _in_resource(**changes: Any) -> Mutation:
    def mutate(page: Page) -> Page:
        assert page.resource is not None
        values = {name: change(getattr(page.resource, name)) for name, change in changes.items()}
        return replace(page, resource=replace(page.resource, **values))

    return mutate


def _added(name: str, item: Any) -> Mutation:
    def mutate(page: Page) -> Page:
        changes: dict[str, Any] = {name: (*getattr(page, name), item)}
        return replace(page, **changes)

    return mutate


OPERATION_MUTATIONS: dict[str, tuple[Mutation, Action, Kind, Aspect | None]] = {
    "parameter": (_added("parameters", make_parameter("fresh")), Action.ADDED, Kind.BODY_MEMBER, None),
    "returned-property": (
        _added("response_properties", make_property("fresh")),
        Action.ADDED,
        Kind.RETURNED,
        None,
    ),
    "status": (_added("responses", make_status(418)), Action.ADDED, Kind.RESPONSE, None),
    "title": (lambda page: replace(page, title=text("Fresh.")), Action.CHANGED, Kind.OPERATION, Aspect.TITLE),
    "permissions": (
        lambda page: replace(
            page, permissions=tuple(replace(item, privileges=("Fresh.Read.All",)) for item in page.permissions)
        ),
        Action.CHANGED,
        Kind.PERMISSIONS,
        Aspect.STATED,
    ),
}


@pytest.mark.parametrize(("mutate", "action", "kind", "aspect"), OPERATION_MUTATIONS.values(), ids=OPERATION_MUTATIONS)
@FEW
@given(operation_pages("a"))
def test_one_mutation_of_an_operation_is_one_change(
    mutate: Mutation, action: Action, kind: Kind, aspect: Aspect | None, page: Page
) -> None:
    page = replace(page, operations=page.operations[:1], permissions=tuple(g for g in page.permissions[:1]))
    if kind is Kind.PERMISSIONS:
        assume(page.permissions and not page.permissions[0].privileges)
    (change,) = compare([page], [mutate(page)])
    assert (change.action, change.kind, change.aspect) == (action, kind, aspect)


TYPE_MUTATIONS: dict[str, tuple[Mutation, Action, Kind, Aspect | None]] = {
    "property": (
        _in_resource(properties=lambda rows: (*rows, make_property("fresh"))),
        Action.ADDED,
        Kind.PROPERTY,
        None,
    ),
    "relationship": (
        _in_resource(relationships=lambda rows: (*rows, make_property("fresh"))),
        Action.ADDED,
        Kind.PROPERTY,
        None,
    ),
    "type": (
        _in_resource(properties=lambda rows: (replace(rows[0], type="fresh"), *rows[1:])),
        Action.CHANGED,
        Kind.PROPERTY,
        Aspect.TYPE,
    ),
    "description": (
        _in_resource(properties=lambda rows: (replace(rows[0], description=text("Fresh.")), *rows[1:])),
        Action.CHANGED,
        Kind.PROPERTY,
        Aspect.DESCRIPTION,
    ),
    "case": (
        _in_resource(properties=lambda rows: (replace(rows[0], name=rows[0].name.upper()), *rows[1:])),
        Action.CHANGED,
        Kind.PROPERTY,
        Aspect.SPELLING,
    ),
    "removed-property": (_in_resource(properties=lambda rows: rows[1:]), Action.REMOVED, Kind.PROPERTY, None),
    "base": (_in_resource(base_type=lambda _: "fresh"), Action.CHANGED, Kind.TYPE, Aspect.BASE),
    "open": (_in_resource(open_type=lambda _: True), Action.CHANGED, Kind.TYPE, Aspect.OPEN),
}


@pytest.mark.parametrize(("mutate", "action", "kind", "aspect"), TYPE_MUTATIONS.values(), ids=TYPE_MUTATIONS)
@FEW
@given(type_pages("x").filter(lambda page: page.resource is not None and page.resource.properties))
def test_one_mutation_of_a_type_is_one_change(
    mutate: Mutation, action: Action, kind: Kind, aspect: Aspect | None, page: Page
) -> None:
    (change,) = compare([page], [mutate(page)])
    assert (change.action, change.kind, change.aspect) == (action, kind, aspect)


@FEW
@given(DOCUMENTATION, st.data())
def test_a_page_less_and_a_page_more_change_what_only_that_page_states(pages: list[Page], data: st.DataObject) -> None:
    assume(pages)
    gone = data.draw(st.sampled_from(pages))
    rest = [page for page in pages if page is not gone]
    assert all(change.old[0].identity in surface([gone]).elements for change in compare(pages, rest))


def test_the_order_of_privileges_is_a_statement() -> None:
    from extractor.model.operation import Scheme
    from tests.building import make_page

    def page(*names: str, order: PrivilegeOrder | None = None) -> list[Page]:
        return [make_page(operations=["GET /a"], permissions=(make_grant(Scheme.APPLICATION, *names, order=order),))]

    (change,) = compare(page("A.Read", "B.Read"), page("B.Read", "A.Read"))
    assert (change.aspect, change.before, change.after) == (Aspect.ORDER, ("A.Read", "B.Read"), ("B.Read", "A.Read"))
    assert compare(page("A.Read", "B.Read"), page("B.Read", "A.Read", order=PrivilegeOrder.MOST_FIRST)) == ()


def test_placeholder_names_say_nothing() -> None:
    from tests.building import make_page

    old = make_page(operations=["GET /users/{id}/messages/{id}"])
    new = replace(old, operations=(make_operation("GET /users/{user-id}/messages/{message-id}"),))
    assert compare([old], [new]) == ()


def test_an_operation_stated_on_a_second_page_is_no_change() -> None:
    from tests.building import make_page

    page = make_page("a-get", operations=["GET /a"], title="Same")
    assert compare([page], [page, replace(page, path="en-US/z.md", root_path="api-reference/beta/api/z.md")]) == ()


def test_a_renamed_page_is_told_once() -> None:
    from tests.building import make_page

    old = make_page("call_reject", operations=["POST /a", "POST /b"], title="Same")
    new = make_page("call-reject", operations=["POST /a", "POST /b"], title="Same")
    (change,) = compare([old], [new])
    assert (change.aspect, change.before, change.after) == (Aspect.PAGE, "api/call_reject.md", "api/call-reject.md")


def test_members_of_an_enumeration_have_no_order() -> None:
    from tests.building import make_page

    old = make_page("mood", folder="resources", enums=(make_enum("mood", "idle", "busy"),))
    new = make_page("mood", folder="resources", enums=(make_enum("mood", "busy", "idle"),))
    assert compare([old], [new]) == ()


def test_what_only_words_say_is_not_compared_across_languages() -> None:
    english = type_page("en-US", read_only=True)
    assert compare([english], [type_page("ja-JP")]) == ()
    assert len(compare([english], [type_page("en-US")])) == 1


def type_page(locale: str, **facts: Any) -> Page:
    return make_resource_page("call", (make_property("id", **facts),), locale=locale)
