"""Pages for the checks: a small page that agrees with itself, and the facts to change on it."""

import json
from typing import Any

from extractor.model.example import Example
from extractor.model.json_value import JsonValue
from extractor.model.operation import (
    Operation,
    Parameter,
    ParameterLocation,
    ParameterSource,
    PermissionGrant,
    PrivilegeOrder,
    Response,
    Scheme,
    Stated,
)
from extractor.model.origin import Origin
from extractor.model.page import BlockCounts, Page, PageKind, Provenance
from extractor.model.resource import Enum, EnumMember, Property, Resource, ResourceKind
from extractor.model.text import Text

NO_TEXT = Text(text="", en=None)
NO_BLOCKS = BlockCounts(headings=0, tables=0, rows=0, fences=0, annotations=0, includes=0, html=0)
URL = "https://graph.microsoft.com/beta"


def a_page(**changes: Any) -> Page:
    """An operation page about `POST /app/calls/{id}/reject` on which no check finds anything."""
    facts: dict[str, Any] = {
        "path": "api-reference/beta/api/call-reject.md",
        "root_path": "api-reference/beta/api/call-reject.md",
        "locale": "en-US",
        "api_version": "beta",
        "kind": PageKind.OPERATION,
        "title": Text(text="call: reject", en="call: reject"),
        "summary": None,
        "namespace": None,
        "provenance": Provenance(
            source_commit=None,
            source_hash=None,
            translation=None,
            handoff=None,
            loc_file_id=None,
            author=None,
            product=None,
        ),
        "annotation": None,
        "notices": (),
        "operations": (an_operation("/app/calls/{id}/reject"),),
        "permissions": grants("Calls.Initiate.All"),
        "request_headers": (),
        "parameters": (),
        "request_body": None,
        "responses": (a_status(202),),
        "examples": (a_request(), a_response()),
        "resource": None,
        "enums": (),
        "value_tables": (),
        "response_properties": (),
        "seen": NO_BLOCKS,
        "accounted": NO_BLOCKS,
        "diagnostics": (),
    }
    return Page(**(facts | changes))


def a_resource_page(resource: Resource, *examples: Example, **changes: Any) -> Page:
    """A resource page without operations, with the fences given."""
    facts = {"kind": PageKind.RESOURCE, "operations": (), "permissions": (), "responses": ()}
    return a_page(**(facts | {"resource": resource, "examples": examples} | changes))


def an_operation(path: str, method: str = "POST", line: int = 30) -> Operation:
    """A request line of the HTTP request section."""
    return Operation(method=method, path=path, query=None, block=0, scope=None, origin=Origin(line=line))


def grant(scheme: Scheme, *privileges: str, **changes: Any) -> PermissionGrant:
    """A permission cell with these privileges; on line 21, 22 or 23, as its scheme is first, second or third."""
    facts: dict[str, Any] = {
        "scheme": scheme,
        "privileges": privileges,
        "stated": Stated.LISTED if privileges else Stated.NOT_SUPPORTED,
        "table": 0,
        "origin": Origin(line=21 + list(Scheme).index(scheme)),
        "order": PrivilegeOrder.LEAST_FIRST,
    }
    return PermissionGrant(**(facts | changes))


def grants(*application: str) -> tuple[PermissionGrant, ...]:
    """A table that supports no delegated caller, and an application with these privileges."""
    return (
        grant(Scheme.DELEGATED_WORK),
        grant(Scheme.DELEGATED_PERSONAL),
        grant(Scheme.APPLICATION, *application, **({} if application else {"stated": Stated.NONE})),
    )


def a_status(status: int, line: int = 47) -> Response:
    """A code that the prose of the Response section names."""
    return Response(status=status, returns=None, origin=Origin(line=line))


def a_row(in_: ParameterLocation, name: str, type_: str | None = "String", **changes: Any) -> Parameter:
    """A row of a parameter table, on line 44."""
    facts: dict[str, Any] = {
        "in_": in_,
        "name": name,
        "type": type_,
        "required": None,
        "source": ParameterSource.TABLE,
        "description": NO_TEXT,
        "origin": Origin(line=44),
    }
    return Parameter(**(facts | changes))


def an_example(line: int, **changes: Any) -> Example:
    """A fence without anything; `body` gives `body_text` and `body_valid` too."""
    facts: dict[str, Any] = {
        "block_type": None,
        "name": None,
        "odata_type": None,
        "truncated": False,
        "is_collection": False,
        "language": "http",
        "method": None,
        "url": None,
        "status": None,
        "headers": (),
        "body": None,
        "body_text": None,
        "body_valid": None,
        "heading": "example",
        "notification": False,
        "more": (),
        "origin": Origin(line=line),
        "annotation_line": line - 4,
    }
    if "body" in changes:
        facts |= {"body_text": json.dumps(changes["body"]), "body_valid": True}
    return Example(**(facts | changes))


def a_request(line: int = 116, **changes: Any) -> Example:
    """The request of the example, on line 116."""
    facts = {"block_type": "request", "method": "POST", "url": f"{URL}/app/calls/{{id}}/reject"}
    return an_example(line, **(facts | changes))


def a_response(line: int = 134, **changes: Any) -> Example:
    """The response of the example, on line 134."""
    return an_example(line, **({"block_type": "response", "status": 202} | changes))


def a_representation(body: JsonValue, line: int = 90, **changes: Any) -> Example:
    """The JSON representation of the type `microsoft.graph.call`, on line 90."""
    facts = {"block_type": "resource", "odata_type": "microsoft.graph.call", "language": "json", "body": body}
    return an_example(line, **(facts | changes))


def a_resource(*properties: Property, **changes: Any) -> Resource:
    """The type `call` with these properties."""
    facts: dict[str, Any] = {
        "name": "call",
        "namespace": "microsoft.graph",
        "base_type": None,
        "key_property": None,
        "open_type": None,
        "kind": ResourceKind.ENTITY,
        "properties": properties,
        "relationships": (),
        "methods": (),
    }
    return Resource(**(facts | changes))


def a_property(name: str, type_: str | None = "String", line: int = 60) -> Property:
    """A row of the properties table."""
    return Property(name=name, type=type_, description=NO_TEXT, origin=Origin(line=line))


def an_enum(*members: tuple[str, str | None], name: str | None = "rejectReason") -> Enum:
    """An enumeration whose members, with their values, stand on the lines from 80."""
    rows = tuple(
        EnumMember(name=member, value=value, description=NO_TEXT, origin=Origin(line=80 + place))
        for place, (member, value) in enumerate(members)
    )
    return Enum(name=name, members=rows, origin=Origin(line=78))
