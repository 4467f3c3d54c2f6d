"""Documentation sets of few pages, spelled briefly, for tables of what changes mean, and the rules of the changes."""

from typing import Any

from extractor.compare.difference import compare_surfaces
from extractor.compare.judge import judge_change
from extractor.compare.page_facts import read_page_facts
from extractor.compare.surface import merge_pages
from extractor.compare.usage import Usage
from extractor.model.operation import ParameterLocation, Response, Returns, Scheme
from extractor.model.origin import Origin
from extractor.model.page import Notice, NoticeKind, Page
from tests.building import (
    make_enum,
    make_example,
    make_page,
    make_parameter,
    make_property,
    make_resource_page,
    make_response,
    make_status,
    text,
)

APPLICATION, WORK = Scheme.APPLICATION, Scheme.DELEGATED_WORK
CALL_PAGE = "api-reference/beta/resources/call.md"
QUERY = ParameterLocation.QUERY


def rules(old: list[Page], new: list[Page]) -> list[str]:
    """The rules of all changes between two sets."""
    surfaces = [merge_pages(map(read_page_facts, pages)) for pages in (old, new)]
    usage = Usage(*(tuple(surface.elements.values()) for surface in surfaces))
    return sorted(judge_change(change, usage) for change in compare_surfaces(*surfaces))


def operation(**facts: Any) -> list[Page]:
    return [make_page("call-reject", operations=["POST /app/calls/{id}/reject"], **facts)]


def permissions(*grants: Any) -> list[Page]:
    return operation(permissions=grants)


def properties(*rows: Any, **facts: Any) -> list[Page]:
    return [make_resource_page("call", rows, **facts)]


def banner(kind: NoticeKind) -> Notice:
    return Notice(kind=kind, text=text("About it."), origin=Origin(line=9))


def sent(pages: list[Page]) -> list[Page]:
    """With an operation whose body holds the type `call`, or the enumeration `mood`, and nothing that returns it."""
    return [
        *pages,
        make_page(
            "call-post",
            operations=["POST /app/calls"],
            parameters=(make_parameter("call", "call"), make_parameter("mood", "mood")),
        ),
    ]


def returned(pages: list[Page]) -> list[Page]:
    """With an operation that returns the enumeration `mood`."""
    return [
        *pages,
        make_page("mood-get", operations=["GET /mood"], response_properties=(make_property("mood", "mood"),)),
    ]


def mood(*members: str) -> list[Page]:
    return [make_page("mood", folder="resources", enums=(make_enum("mood", *members),))]


def value_table(*rows: str) -> Any:
    from extractor.model.resource import AllowedValue, ValueTable

    values = tuple(AllowedValue(name=row, description=text(row), origin=Origin(line=80)) for row in rows)
    return ValueTable(of="format", values=values, origin=Origin(line=79))


def notified(name: str | None) -> list[Page]:
    body = {"@odata.type": f"#microsoft.graph.{name}"}
    return operation(examples=() if name is None else (make_example(notification=True, body=body),))


def answered(name: str, body: Any, *, collection: bool = False) -> list[Page]:
    """With an answer of a type, and an example of it."""
    return operation(
        responses=(make_status(200, name, collection=collection),), examples=(make_response(200, "a", body),)
    )


def linked(label: str, stem: str) -> Response:
    """An answer whose type is a link to a page."""
    link = Returns(name=label, page=f"api-reference/beta/resources/{stem}.md", collection=True)
    return Response(status=200, returns=link, origin=Origin(line=50))


def described(name: str, stem: str) -> Page:
    path = f"api-reference/beta/resources/{stem}.md"
    return make_resource_page(name, (make_property("a"), make_property("b")), root_path=path, title="Same")
