"""Facts of an operation page: what can be called, by whom, with what, and what comes back.

Each is as one page states it, in the page's order. What several pages say of one operation is merged by linking.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from extractor.model.origin import Origin, Recovered
from extractor.model.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One request line under the HTTP request heading, placeholders verbatim.

    `query` is the text after `?`; `block` counts the fences of the section from 0; `scope` is the prose that says when
    the block applies.
    """

    method: str
    path: str
    query: str | None
    block: int
    scope: Text | None
    origin: Origin = field(compare=False)


class Scheme(StrEnum):
    """Who acts: a user of an organisation, a user with a personal account, or the application itself."""

    DELEGATED_WORK = "DelegatedWork"
    DELEGATED_PERSONAL = "DelegatedPersonal"
    APPLICATION = "Application"


class Stated(StrEnum):
    """What a permission cell says. None in its place: empty, a placeholder, or prose without names."""

    LISTED = "listed"
    NOT_SUPPORTED = "not_supported"
    NOT_APPLICABLE = "not_applicable"
    NONE = "none"


class PrivilegeOrder(StrEnum):
    """In which direction the privileges of a table are listed, as its header or its columns say."""

    LEAST_FIRST = "least-first"
    MOST_FIRST = "most-first"


@dataclass(frozen=True, slots=True, kw_only=True)
class PermissionGrant:
    """One cell of a permission table: the privileges with which one scheme may call the operation.

    `combinations` lists sets of privileges that are needed together, any one of which suffices; None where each
    privilege suffices alone; `unsure` where the cell can be read in another way too. `row` is the label of a matrix
    row and `row_page` the page that it links, `table` counts the page's permission tables from 0. `heading` is the
    slug of the heading below the section's own that the table stands under: what it is for. `damaged` is the cell's
    text where names were lost.
    """

    scheme: Scheme
    privileges: tuple[str, ...]
    stated: Stated | None
    table: int
    origin: Origin = field(compare=False)
    order: PrivilegeOrder | None = None
    combinations: tuple[tuple[str, ...], ...] | None = None
    struck: tuple[str, ...] = ()
    resource_specific: tuple[str, ...] = ()
    legacy: tuple[str, ...] = ()
    row: Text | None = None
    row_page: str | None = None
    heading: str | None = None
    damaged: str | None = field(default=None, compare=False)
    unsure: bool = False
    recovered: Recovered | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestHeader:
    """A documented request header; `required` only when its cell or heading says so."""

    name: str
    required: bool | None
    description: Text
    origin: Origin = field(compare=False)
    recovered: Recovered | None = field(default=None, compare=False)


class ParameterLocation(StrEnum):
    """Where a parameter is sent; `function` is an argument of an OData function in the path."""

    PATH = "path"
    QUERY = "query"
    BODY = "body"
    FUNCTION = "function"


class ParameterSource(StrEnum):
    """Whether a table row or a sentence documents the parameter."""

    TABLE = "table"
    PROSE = "prose"


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A documented parameter.

    `type_page` is the target of the type's link, from the documentation root; `codes` are the words that the
    description sets as code, `values` those of them that it lists as values, of which there may be others.
    """

    in_: ParameterLocation
    name: str
    type: str | None
    required: bool | None
    source: ParameterSource
    description: Text
    origin: Origin = field(compare=False)
    type_page: str | None = None
    codes: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    recovered: Recovered | None = field(default=None, compare=False)
    recovered_type: Recovered | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceLink:
    """A resource that prose names by a link; `page` is the target as a path from the documentation root."""

    name: str
    page: str | None
    recovered: Recovered | None = field(default=None, compare=False)


class BodyStatement(StrEnum):
    """How a page states the request body: by a table, by naming a resource, by an example, or that there is none."""

    NONE = "none"
    TABLE = "table"
    RESOURCE = "resource"
    EXAMPLE = "example"


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestBody:
    """What the request body section states; `rows_required`: a sentence says that what its table lists is required."""

    stated: BodyStatement
    resource: ResourceLink | None
    origin: Origin | None = field(compare=False)
    rows_required: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Returns:
    """What a response holds, by the link in the response section's prose."""

    name: str
    page: str | None
    collection: bool
    recovered: Recovered | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """A status code that the prose under a Response heading names."""

    status: int
    returns: Returns | None
    origin: Origin = field(compare=False)
