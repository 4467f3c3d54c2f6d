"""One API as its documentation describes it: what writers work from.

An `Api` is one version in one locale, or the canonical merge over all locales. Every tuple is in a deterministic
order: operations by path key and method, types by name, exchanges by page and place.
"""

from dataclasses import dataclass
from enum import StrEnum

from extractor.linking.shape import Shape, TypeShape
from extractor.model.diagnostic import Diagnostic
from extractor.model.example import Example
from extractor.model.operation import Parameter, PermissionGrant, RequestBody, RequestHeader, ResourceLink, Returns
from extractor.model.origin import Origin
from extractor.model.page import Notice, Page
from extractor.model.path_template import PathTemplate
from extractor.model.resource import EnumMember, Property, ResourceKind
from extractor.model.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRef:
    """A page that states a fact: `path` from the documentation root, without extension changes, and its locale."""

    path: str
    locale: str
    line: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PathParameter:
    """A placeholder of a path, named uniquely in it.

    `name` is derived from the segment before (`message-id` in `/messages/{message-id}`), equal in every locale and
    revision; `written` is what the page wrote between the braces; `documented` is the row of a parameter table that
    describes it, when there is one.
    """

    name: str
    written: str
    alternatives: tuple[str, ...]
    documented: Parameter | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiPermission:
    """A grant and the page that states it."""

    grant: PermissionGrant
    page: PageRef


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiResponse:
    """A documented response: the code, what it holds, and whether prose, an example or both state it.

    `shape` is that of its JSON, None where it has none. `further` is what other pages than the first say that it holds.
    """

    status: int
    returns: Returns | None
    in_prose: bool
    in_example: bool
    page: PageRef
    shape: Shape | None = None
    further: tuple[Returns, ...] = ()


class ExchangeKind(StrEnum):
    """A call of the API, or a notification that the service sends to the client."""

    CALL = "call"
    NOTIFICATION = "notification"


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """A request with the responses that the page shows for it, or a notification with its payload.

    `id` is `<version>/<page stem>/<name>`, the same in every locale and rebuild. `request` is None where a page shows
    a response alone; a notification's `request` is the header-only request, None when the payload stands alone, and
    `payload` is its body. `operation_id` names the operation that the request exercises, None when it matches none.
    """

    id: str
    kind: ExchangeKind
    operation_id: str | None
    request: Example | None
    responses: tuple[Example, ...]
    payload: Example | None
    page: PageRef


class StepKind(StrEnum):
    """What happens in a step of a scenario, seen from the client."""

    REQUEST = "request"
    RESPONSE = "response"
    NOTIFICATION = "notification"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step of a scenario and the exchange it belongs to; `example` is the fence that shows it."""

    kind: StepKind
    exchange_id: str
    example: Example


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """An example section in the page's order: notification in, request, response, notification out."""

    id: str
    title: Text
    steps: tuple[Step, ...]
    page: PageRef


class Addressed(StrEnum):
    """What the end of a path makes of what stands before it (OData URL conventions 4.01, 4.6 to 4.8)."""

    RESOURCE = ""
    REFERENCE = "$ref"
    RAW_VALUE = "$value"
    COUNT = "$count"


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiOperation:
    """A method on a path template, merged over all the pages that state it.

    `path` is the canonical spelling, with the placeholders renamed as `path_parameters` say; `written` lists what the
    pages wrote. `pages` starts with the main page, from which the texts come. `body` is None where no page says
    anything of a request body; `body_shape` is that of its JSON, None where it has none. `alike` holds, where no
    example calls the operation, the exchanges of those that its main page lists beside it (`/app/calls` beside
    `/applications/{application-id}/calls`): what they send and receive holds here too.
    `body_types` are the resources that the pages name as the body, each once.
    """

    operation_id: str
    method: str
    path: str
    template: PathTemplate
    path_parameters: tuple[PathParameter, ...]
    written: tuple[str, ...]
    pages: tuple[PageRef, ...]
    tag: str
    title: Text
    summary: Text | None
    notices: tuple[Notice, ...]
    query_options: tuple[Parameter, ...]
    function_parameters: tuple[Parameter, ...]
    headers: tuple[RequestHeader, ...]
    body: RequestBody | None
    body_parameters: tuple[Parameter, ...]
    responses: tuple[ApiResponse, ...]
    response_properties: tuple[Property, ...]
    permissions: tuple[ApiPermission, ...]
    exchanges: tuple[Exchange, ...]
    body_shape: Shape | None = None
    alike: tuple[Exchange, ...] = ()
    body_types: tuple[ResourceLink, ...] = ()

    @property
    def shown(self) -> tuple[Exchange, ...]:
        """The exchanges that show what this operation sends and receives."""
        return self.exchanges or self.alike

    @property
    def addressed(self) -> Addressed:
        """Whether the path leads to a resource, to a reference to it, to its bytes or to the number of items."""
        end = self.template.segments[-1].literal.lower() if self.template.segments else ""
        return Addressed(end) if end in _ENDS else Addressed.RESOURCE


_ENDS = frozenset(Addressed)


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiMethod:
    """A page that the methods table of a type links, and the operations that it documents; none where it has none."""

    page: str
    operation_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiType:
    """A resource, complex type or enumeration.

    `name` is the bare name, unique in the API together with `namespace`; `base` is the qualified name of the base
    type, None for a root. `representation` is the page's annotated JSON representation. `members` is empty except for
    an enumeration. `methods` are what its pages say can be done with it.
    """

    name: str
    namespace: str
    kind: ResourceKind
    base: str | None
    key_property: str | None
    open_type: bool
    abstract: bool
    description: Text | None
    properties: tuple[Property, ...]
    relationships: tuple[Property, ...]
    members: tuple[EnumMember, ...]
    optional_properties: tuple[str, ...] | None
    representation: Example | None
    pages: tuple[PageRef, ...]
    notices: tuple[Notice, ...]
    methods: tuple[ApiMethod, ...] = ()

    @property
    def qualified_name(self) -> str:
        """The namespace and the name, as `@odata.type` spells them (`microsoft.graph.call`)."""
        return f"{self.namespace}.{self.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Webhook:
    """A kind of notification: what it is called, the shape of its payload, and the examples of it, if any.

    `description` and `pages` are those of the payload's type where a page describes it.
    """

    name: str
    shape: Shape
    exchanges: tuple[Exchange, ...]
    description: Text | None = None
    pages: tuple[PageRef, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Api:
    """One version of the API; `locale` is None for the canonical merge over all locales.

    `shapes` holds, by name, what values of each type look like: those of `types`, and those that only examples show.
    """

    version: str
    locale: str | None
    operations: tuple[ApiOperation, ...]
    types: tuple[ApiType, ...]
    notifications: tuple[Exchange, ...]
    unassigned: tuple[Exchange, ...]
    scenarios: tuple[Scenario, ...]
    webhooks: tuple[Webhook, ...] = ()
    shapes: tuple[TypeShape, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiSet:
    """All that a build writes from: the canonical APIs by version, then those of each locale and version.

    `findings` are what only all pages together show; each page has its own.
    """

    canonical: tuple[Api, ...]
    localized: tuple[Api, ...]
    pages: tuple[Page, ...]
    findings: tuple[Diagnostic, ...] = ()


def origin_ref(page: Page, origin: Origin | None) -> PageRef:
    """The place of a fact of `page`, for provenance in an output."""
    file = origin.file if origin is not None and origin.file is not None else page.root_path
    return PageRef(path=file, locale=page.locale, line=None if origin is None else origin.line)
