"""Everything that one page states: the unit that readers produce, the cache keeps and `extractor facts` prints.

The fields are those of the facts contract; a field with a default is an addition to it. A new kind of fact is a field
here, a dataclass beside, and a reader.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from extractor.model.diagnostic import Diagnostic
from extractor.model.example import Example
from extractor.model.json_value import JsonObject
from extractor.model.operation import Operation, Parameter, PermissionGrant, RequestBody, RequestHeader, Response
from extractor.model.origin import Origin
from extractor.model.resource import Enum, Property, Resource, ValueTable
from extractor.model.text import Text

FORMAT = 1


class PageKind(StrEnum):
    """An enumeration's page is a resource page."""

    OPERATION = "operation"
    RESOURCE = "resource"
    OTHER = "other"


class NoticeKind(StrEnum):
    """Banners and alerts."""

    PREVIEW = "preview"
    DEPRECATED = "deprecated"
    CLOUDS = "clouds"
    NOTE = "note"
    IMPORTANT = "important"
    TIP = "tip"
    CAUTION = "caution"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A banner or an alert, from the page or from an include."""

    kind: NoticeKind
    text: Text
    origin: Origin = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """What the front matter says of where the page comes from; each None where it says nothing.

    `source_hash` is the SHA-1 of the English page with CRLF line ends, `handoff` an ISO date.
    """

    source_commit: str | None
    source_hash: str | None
    translation: str | None
    handoff: str | None
    loc_file_id: str | None
    author: str | None
    product: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockCounts:
    """How many blocks of each kind a page has: seen on it, or accounted for by a fact or a diagnostic."""

    headings: int
    tables: int
    rows: int
    fences: int
    annotations: int
    includes: int
    html: int


NO_BLOCKS = BlockCounts(headings=0, tables=0, rows=0, fences=0, annotations=0, includes=0, html=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The facts of one page.

    `path` is relative to the folder given on the command line; `root_path` is the same page from the root of its
    documentation set (`api-reference/beta/api/call-get.md`), which is equal in every locale; `branch` is the folder
    between locale and root, when there is one. `files` lists every file that was read for it besides itself.
    `content_hashes` are the hashes, SHA-1 and SHA-256, by which translations name an English page as their source.
    """

    format: int = field(default=FORMAT, metadata={"always": True})
    path: str
    root_path: str
    locale: str
    branch: str | None = None
    api_version: str | None
    kind: PageKind
    title: Text | None
    summary: Text | None
    namespace: str | None
    provenance: Provenance
    annotation: JsonObject | None
    notices: tuple[Notice, ...]
    operations: tuple[Operation, ...]
    permissions: tuple[PermissionGrant, ...]
    request_headers: tuple[RequestHeader, ...]
    parameters: tuple[Parameter, ...]
    request_body: RequestBody | None
    responses: tuple[Response, ...]
    examples: tuple[Example, ...]
    resource: Resource | None
    enums: tuple[Enum, ...]
    value_tables: tuple[ValueTable, ...]
    response_properties: tuple[Property, ...]
    seen: BlockCounts
    accounted: BlockCounts
    diagnostics: tuple[Diagnostic, ...]
    files: tuple[str, ...] = ()
    content_hashes: tuple[str, ...] = ()
