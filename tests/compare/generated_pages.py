"""Documentation sets made up by Hypothesis: few names, so that pages meet, and every kind of fact that is compared.

Row names of one kind are unique on a page, as they are in a table. Nothing here knows what a change is.
"""

from typing import Any, TypeVar

from hypothesis import strategies as st

from extractor.model.operation import BodyStatement, ParameterLocation, PermissionGrant, Scheme, Stated
from extractor.model.page import Page
from extractor.model.resource import ResourceKind
from tests.building import (
    make_body,
    make_enum,
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

Item = TypeVar("Item")
NAMES = st.sampled_from(["id", "subject", "body", "state", "reason"])
TYPES = st.sampled_from(["String", "Int32", "String collection", "call", "microsoft.graph.user", None])
FLAGS = st.sampled_from([True, False, None])
OPERATIONS = st.sampled_from(
    ["GET /users", "GET /users/{id}", "POST /users", "POST /app/calls/{id}/reject", "DELETE /app/calls/{call-id}"]
)
PRIVILEGES = st.lists(st.sampled_from(["User.Read", "User.ReadWrite.All", "Calls.Access.All"]), unique=True, max_size=3)
WORDS = st.sampled_from(["One.", "Two.", "Three."]).map(text)


def rows(item: st.SearchStrategy[Item]) -> st.SearchStrategy[tuple[Item, ...]]:
    """Up to three rows with different names."""
    named: Any = lambda row: row.name  # noqa: E731 - every row has one; the type variable cannot say so
    return st.lists(item, max_size=3, unique_by=named).map(tuple)


PARAMETERS = rows(
    st.builds(
        lambda name, cell, location, required, description: make_parameter(
            name, cell, location=location, required=required, description=description
        ),
        NAMES,
        TYPES,
        st.sampled_from([ParameterLocation.BODY, ParameterLocation.QUERY]),
        FLAGS,
        WORDS,
    )
)
PROPERTIES = rows(
    st.builds(
        lambda name, cell, nullable, description: make_property(name, cell, nullable=nullable, description=description),
        NAMES,
        TYPES,
        FLAGS,
        WORDS,
    )
)
HEADERS = rows(st.builds(lambda name, required: make_header(name, required=required), NAMES, FLAGS))


@st.composite
def grants(draw: st.DrawFn) -> tuple[PermissionGrant, ...]:
    """A permission table: a cell for some of the schemes."""
    cells = []
    for scheme in draw(st.lists(st.sampled_from(list(Scheme)), unique=True)):
        names = draw(PRIVILEGES)
        stated = None if names else draw(st.sampled_from([Stated.NOT_SUPPORTED, Stated.NONE, None]))
        cells.append(make_grant(scheme, *names, stated=stated))
    return tuple(cells)


@st.composite
def operation_pages(draw: st.DrawFn, stem: str) -> Page:
    """A page with one to three operations."""
    statuses = draw(st.lists(st.sampled_from([200, 202, 404]), unique=True, max_size=2))
    request = draw(OPERATIONS)
    return make_page(
        stem,
        operations=draw(st.lists(OPERATIONS, min_size=1, max_size=3, unique=True)),
        permissions=draw(grants()),
        parameters=draw(PARAMETERS),
        request_headers=draw(HEADERS),
        request_body=draw(st.sampled_from([None, make_body(BodyStatement.NONE), make_body(BodyStatement.TABLE)])),
        responses=tuple(make_status(status, draw(st.sampled_from([None, "call", "user"]))) for status in statuses),
        examples=draw(st.sampled_from([(), (make_request(request, "a"), make_response(200, "a", {"id": "1"}))])),
        response_properties=draw(PROPERTIES),
        title=draw(WORDS),
    )


@st.composite
def type_pages(draw: st.DrawFn, stem: str) -> Page:
    """The page of a type, named after it or not, and perhaps with an enumeration."""
    name = draw(st.sampled_from(["call", "user", "callState"]))
    members = draw(st.lists(st.sampled_from(["busy", "idle", "unknown"]), unique=True, max_size=3))
    page = make_resource_page(
        name,
        draw(PROPERTIES),
        kind=draw(st.sampled_from([ResourceKind.ENTITY, ResourceKind.COMPLEX])),
        base_type=draw(st.sampled_from([None, "microsoft.graph.entity"])),
        title=draw(WORDS),
        root_path=f"api-reference/beta/resources/{stem}.md",
    )
    return (
        page if not members else make_page(f"{stem}-values", folder="resources", enums=(make_enum("mood", *members),))
    )


DOCUMENTATION = st.tuples(
    st.lists(st.sampled_from(["a", "b", "c"]).flatmap(operation_pages), max_size=3, unique_by=lambda page: page.path),
    st.lists(st.sampled_from(["x", "y"]).flatmap(type_pages), max_size=2, unique_by=lambda page: page.path),
).map(lambda kinds: [*kinds[0], *kinds[1]])
