"""Facts made by hand for tests: every builder takes what a test is about and fills in what a plain page has.

`make_page` stands for an operation's page of the English beta documentation unless told otherwise. Strings stand for
values where that is clear: a text for a `Text`, `"GET /app/calls/{id}"` for an operation.
"""

from typing import Any

from extractor.model.example import Example
from extractor.model.json_value import JsonValue
from extractor.model.operation import (
    BodyStatement,
    Operation,
    Parameter,
    ParameterLocation,
    ParameterSource,
    PermissionGrant,
    RequestBody,
    RequestHeader,
    ResourceLink,
    Response,
    Returns,
    Scheme,
    Stated,
)
from extractor.model.origin import Origin
from extractor.model.page import BlockCounts, Page, PageKind, Provenance
from extractor.model.resource import Enum, EnumMember, Property, Resource, ResourceKind
from extractor.model.text import Text

NO_PROVENANCE = Provenance(
    source_commit=None,
    source_hash=None,
    translation=None,
    handoff=None,
    loc_file_id=None,
    author=None,
    product=None,
)
COUNTS = BlockCounts(headings=0, tables=0, rows=0, fences=0, annotations=0, includes=0, html=0)
PAGE_DEFAULTS: dict[str, Any] = {
    "branch": None,
    "kind": PageKind.OPERATION,
    "summary": None,
    "namespace": None,
    "provenance": NO_PROVENANCE,
    "annotation": None,
    "notices": (),
    "operations": (),
    "permissions": (),
    "request_headers": (),
    "parameters": (),
    "request_body": None,
    "responses": (),
    "examples": (),
    "resource": None,
    "enums": (),
    "value_tables": (),
    "response_properties": (),
    "seen": COUNTS,
    "accounted": COUNTS,
    "diagnostics": (),
}


def text(value: str, en: str | None = None) -> Text:
    """A text, English unless its English is given apart."""
    return Text(text=value, en=value if en is None else en)


def make_page(stem: str = "call-get", *, locale: str = "en-US", version: str | None = "beta", **facts: Any) -> Page:
    """A page at `<locale>/api-reference/<version>/api/<stem>.md`; `folder` and `branch` change its place.

    `title` may be a string, and each of `operations` one like `"GET /app/calls"`.
    """
    folder = facts.pop("folder", "api")
    root_path = facts.pop("root_path", f"api-reference/{version or 'beta'}/{folder}/{stem}.md")
    branch = facts.get("branch")
    title = facts.pop("title", stem)
    operations = tuple(make_operation(item, line) for line, item in enumerate(facts.pop("operations", ()), start=10))
    return Page(
        path="/".join(part for part in (locale, branch, root_path) if part),
        root_path=root_path,
        locale=locale,
        api_version=version,
        title=text(title) if isinstance(title, str) else title,
        operations=operations,
        **{name: facts.pop(name, value) for name, value in PAGE_DEFAULTS.items() if name != "operations"},
        **facts,
    )


def make_operation(line_text: str | Operation, line: int = 10) -> Operation:
    """An operation from its request line."""
    if isinstance(line_text, Operation):
        return line_text
    method, _, url = line_text.partition(" ")
    path, question, query = url.partition("?")
    return Operation(
        method=method, path=path, query=query if question else None, block=0, scope=None, origin=Origin(line=line)
    )


def make_example(line: int = 100, **facts: Any) -> Example:
    """A fence; `body` gives the raw body and its validity too."""
    body: JsonValue = facts.get("body")
    defaults: dict[str, Any] = {
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
        "body_text": None if body is None else "{}",
        "body_valid": None if body is None else True,
        "heading": None,
        "notification": False,
        "more": (),
        "origin": Origin(line=line),
        "annotation_line": None,
    }
    return Example(**{**defaults, **facts})


def make_request(request_line: str, name: str | None = None, body: JsonValue = None, **facts: Any) -> Example:
    """A request from its request line, annotated with `name`."""
    method, _, url = request_line.partition(" ")
    block_type = "request" if name else None
    return make_example(
        **{
            "block_type": block_type,
            "method": method,
            "url": url,
            "name": name,
            "body": body,
            "heading": "request",
            **facts,
        }
    )


def make_response(
    status: int, name: str | tuple[str, ...] | None = None, body: JsonValue = None, **facts: Any
) -> Example:
    """A response, annotated as the answer to the request `name`."""
    return make_example(
        **{"block_type": "response", "status": status, "name": name, "body": body, "heading": "response", **facts}
    )


def make_grant(scheme: Scheme, *privileges: str, stated: Stated | None = None, **facts: Any) -> PermissionGrant:
    """A cell of the first permission table."""
    said = stated or (Stated.LISTED if privileges else None)
    fields: dict[str, Any] = {"table": 0, "origin": Origin(line=20), **facts}
    return PermissionGrant(scheme=scheme, privileges=privileges, stated=said, **fields)


def make_parameter(
    name: str, cell: str | None = "String", *, location: ParameterLocation = ParameterLocation.BODY, **facts: Any
) -> Parameter:
    """A row of a parameter table."""
    fields: dict[str, Any] = {
        "required": None,
        "source": ParameterSource.TABLE,
        "description": text(f"About {name}"),
        "origin": Origin(line=40),
        **facts,
    }
    return Parameter(in_=location, name=name, type=cell, **fields)


def make_header(name: str, *, required: bool | None = None) -> RequestHeader:
    """A row of the request headers."""
    return RequestHeader(name=name, required=required, description=text(f"About {name}"), origin=Origin(line=35))


def make_status(status: int, returns: str | None = None, *, collection: bool = False) -> Response:
    """A code that prose names, with the resource that it says is returned."""
    returned = None if returns is None else Returns(name=returns, page=None, collection=collection)
    return Response(status=status, returns=returned, origin=Origin(line=50))


def make_body(stated: BodyStatement, resource: str | None = None) -> RequestBody:
    """What the request body section says."""
    link = None if resource is None else ResourceLink(name=resource, page=None)
    return RequestBody(stated=stated, resource=link, origin=Origin(line=38))


def make_property(name: str, cell: str | None = "String", **facts: Any) -> Property:
    """A row of a properties table."""
    fields: dict[str, Any] = {"description": text(f"About {name}"), "origin": Origin(line=60), **facts}
    return Property(name=name, type=cell, **fields)


def make_resource_page(name: str, properties: tuple[Property, ...] = (), **facts: Any) -> Page:
    """The page of a resource type; `base_type` and the like go to the resource, the rest to the page."""
    own = ("namespace", "base_type", "key_property", "open_type", "kind", "relationships", "methods", "inherits")
    defaults: dict[str, Any] = dict.fromkeys(own)
    defaults.update(kind=ResourceKind.COMPLEX, relationships=(), methods=())
    fields = {field: facts.pop(field, default) for field, default in defaults.items()}
    resource = Resource(name=name, properties=properties, **fields)
    return make_page(name.lower(), folder="resources", kind=PageKind.RESOURCE, resource=resource, **facts)


def make_enum(name: str, *members: str) -> Enum:
    """A table of members."""
    return Enum(
        name=name,
        members=tuple(
            EnumMember(name=member, value=None, description=text(f"About {member}"), origin=Origin(line=70))
            for member in members
        ),
        origin=Origin(line=69),
    )
