"""A small API made by hand, with one of each thing that the writers of fixtures and permissions have to tell apart.

`make_operation` and `make_exchange` take only what a test is about; everything else is what a plain page has.
"""

from dataclasses import replace
from typing import Any

from extractor.linking.api import (
    Api,
    ApiOperation,
    ApiPermission,
    ApiSet,
    Exchange,
    ExchangeKind,
    PageRef,
    Scenario,
    Step,
    StepKind,
)
from extractor.model.example import Example
from extractor.model.operation import PermissionGrant, Scheme, Stated
from extractor.model.origin import Origin
from extractor.model.page import BlockCounts, Page, PageKind, Provenance
from extractor.model.path_template import parse_path
from extractor.model.text import Text
from extractor.writers.target import DocumentInfo

REJECT = "api-reference/beta/api/call-reject.md"
COUNTS = BlockCounts(headings=0, tables=0, rows=0, fences=0, annotations=0, includes=0, html=0)

INFO = DocumentInfo(
    title="Calls API",
    description="Calls, from its documentation.",
    license_name="CC BY 4.0",
    license_url="https://creativecommons.org/licenses/by/4.0/",
    attribution="Microsoft Corporation",
    docs_url="https://learn.microsoft.com/graph/api/overview",
)

REQUEST = Example(
    block_type="request",
    name="call_reject",
    odata_type=None,
    truncated=False,
    is_collection=False,
    language="http",
    method="POST",
    url="https://graph.microsoft.com/beta/app/calls/57DA/reject",
    status=None,
    headers=(("Content-Type", "application/json; charset=utf-8"), ("Prefer", "a"), ("Prefer", "b")),
    body={"reason": "none"},
    body_text='{ "reason": "none" }',
    body_valid=True,
    heading="request",
    notification=False,
    more=(),
    origin=Origin(line=116),
    annotation_line=112,
)
RESPONSE = replace(
    REQUEST,
    block_type="response",
    name=None,
    odata_type="microsoft.graph.call",
    truncated=True,
    method=None,
    url=None,
    status=202,
    headers=(),
    body={"state": "terminated"},
    body_text='{"state": "terminated"}',
    origin=Origin(line=134),
)
NOTIFIED = replace(
    REQUEST,
    name=None,
    url="https://bot.contoso.com/api/calls",
    headers=(("Authorization", "Bearer <TOKEN>"),),
    body=None,
    body_text=None,
    body_valid=None,
    notification=True,
    origin=Origin(line=58),
)
PAYLOAD = replace(
    REQUEST,
    block_type="example",
    name=None,
    odata_type="microsoft.graph.commsNotifications",
    language="json",
    method=None,
    url=None,
    headers=(),
    body={"value": [{"changeType": "created"}]},
    body_text='{"value": [{"changeType": "created"}]}',
    notification=True,
    origin=Origin(line=68),
)


def make_page(path: str = REJECT, locale: str = "en-US", **changes: Any) -> Page:
    """A page without facts, under the folder of its locale."""
    page = Page(
        path=f"{locale}/{path}",
        root_path=path,
        locale=locale,
        api_version="beta",
        kind=PageKind.OPERATION,
        title=None,
        summary=None,
        namespace=None,
        provenance=Provenance(
            source_commit="6a82bf24",
            source_hash=None,
            translation=None,
            handoff=None,
            loc_file_id=None,
            author=None,
            product=None,
        ),
        annotation=None,
        notices=(),
        operations=(),
        permissions=(),
        request_headers=(),
        parameters=(),
        request_body=None,
        responses=(),
        examples=(),
        resource=None,
        enums=(),
        value_tables=(),
        response_properties=(),
        seen=COUNTS,
        accounted=COUNTS,
        diagnostics=(),
    )
    return replace(page, **changes)


def make_reference(path: str = REJECT, line: int | None = 116, locale: str = "en-US") -> PageRef:
    """A place on a page."""
    return PageRef(path=path, locale=locale, line=line)


def make_permission(
    *privileges: str, scheme: Scheme = Scheme.APPLICATION, line: int = 25, path: str = REJECT, **changes: Any
) -> ApiPermission:
    """A cell that lists `privileges`; without any, one that says none is needed."""
    stated = Stated.LISTED if privileges else Stated.NONE
    grant = PermissionGrant(
        scheme=scheme, privileges=privileges, stated=stated, table=0, origin=Origin(line=line), **changes
    )
    return ApiPermission(grant=grant, page=make_reference(path, line))


def make_exchange(identifier: str = "beta/call-reject/call_reject", **changes: Any) -> Exchange:
    """A call of the operation that `make_operation` makes."""
    exchange = Exchange(
        id=identifier,
        kind=ExchangeKind.CALL,
        operation_id="app.calls.reject",
        request=REQUEST,
        responses=(RESPONSE,),
        payload=None,
        page=make_reference(),
    )
    return replace(exchange, **changes)


def make_notification(identifier: str = "beta/call-reject/example-1", **changes: Any) -> Exchange:
    """A notification: the headers from one fence, the payload from the next."""
    return make_exchange(
        identifier,
        **{
            "kind": ExchangeKind.NOTIFICATION,
            "operation_id": None,
            "request": NOTIFIED,
            "responses": (),
            "payload": PAYLOAD,
            "page": make_reference(line=58),
        }
        | changes,
    )


def make_operation(path: str = "/app/calls/{call-id}/reject", method: str = "POST", **changes: Any) -> ApiOperation:
    """An operation without facts besides its path."""
    operation = ApiOperation(
        operation_id="app.calls.reject",
        method=method,
        path=path,
        template=parse_path(path),
        path_parameters=(),
        written=(path,),
        pages=(make_reference(line=30),),
        tag="app.calls",
        title=Text(text="call: reject", en="call: reject"),
        summary=None,
        notices=(),
        query_options=(),
        function_parameters=(),
        headers=(),
        body=None,
        body_parameters=(),
        responses=(),
        response_properties=(),
        permissions=(),
        exchanges=(),
    )
    return replace(operation, **changes)


def make_scenario(identifier: str = "beta/call-reject/example", *steps: Step) -> Scenario:
    """An example section: a notification, a request and its response, unless other `steps` are given."""
    shown = (
        Step(kind=StepKind.NOTIFICATION, exchange_id="beta/call-reject/example-1", example=PAYLOAD),
        Step(kind=StepKind.REQUEST, exchange_id="beta/call-reject/call_reject", example=REQUEST),
        Step(kind=StepKind.RESPONSE, exchange_id="beta/call-reject/call_reject", example=RESPONSE),
    )
    title = Text(text="呼叫：拒绝", en="call: reject")
    return Scenario(id=identifier, title=title, steps=steps or shown, page=make_reference(line=58))


def make_api(*operations: ApiOperation, locale: str | None = None, **changes: Any) -> Api:
    """An API of `operations` alone."""
    api = Api(
        version="beta",
        locale=locale,
        operations=operations,
        types=(),
        notifications=(),
        unassigned=(),
        scenarios=(),
    )
    return replace(api, **changes)


def make_set(api: Api, *pages: Page) -> ApiSet:
    """The API as a build writes from it: canonical without a locale, else localized."""
    is_canonical = api.locale is None
    return ApiSet(
        canonical=(api,) if is_canonical else (),
        localized=() if is_canonical else (api,),
        pages=pages or (make_page(),),
    )
