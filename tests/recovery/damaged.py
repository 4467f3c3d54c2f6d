"""Small pages for the tests of recovery, written as Markdown and read as the build reads them."""

from collections.abc import Sequence

from extractor.model.page import Page
from extractor.model.source import Source
from extractor.readers.page import read_page


def table(header: str, rows: Sequence[str]) -> str:
    """A Markdown table; cells are parted by ` | `."""
    rule = "|".join(":---" for _ in header.split("|"))
    return "\n".join((f"| {header} |", f"|{rule}|", *(f"| {row} |" for row in rows)))


def resource_page(
    name: str,
    properties: Sequence[str] = (),
    *,
    relationships: Sequence[str] = (),
    representation: str | None = None,
    members: Sequence[str] = (),
    **place: str | None,
) -> Page:
    """A resource page whose rows are `name | type | description`; `place` is for `read`."""
    parts = [f'# <a name="{name.lower()}-resource-type"></a>{name} resource type', "A lamp, or a part of one."]
    if properties:
        parts += ['## <a name="properties"></a>Properties', table("Property | Type | Description", properties)]
    if relationships:
        parts += ['## <a name="relationships"></a>Relationships']
        parts += [table("Relationship | Type | Description", relationships)]
    if members:
        parts += ['## <a name="members"></a>Members', table("Member | Value | Description", members)]
    if representation is not None:
        annotation = f'<!-- {{ "blockType": "resource", "@odata.type": "microsoft.graph.{name}" }} -->'
        parts += ['## <a name="json-representation"></a>JSON', f"{annotation}\n```json\n{representation}\n```"]
    place.setdefault("path", f"api-reference/beta/resources/{name.lower()}.md")
    return read("\n\n".join(parts), **place)


def operation_page(path: str, request: str, *, annotation: str = "{}", body: str = "", **place: str | None) -> Page:
    """An operation page with one request line, and an example of a response of the annotated type."""
    parts = [
        "# Do it",
        f'## <a name="http-request"></a>HTTP request\n\n```http\n{request}\n```',
        f'## <a name="request-body"></a>Request body\n\n{body}' if body else "",
        f'## <a name="example"></a>Example\n\n<!-- {annotation} -->\n```http\nHTTP/1.1 200 OK\n\n{{}}\n```',
    ]
    return read("\n\n".join(filter(None, parts)), path=path, **place)


def read(text: str, *, path: str | None, locale: str | None = "de-DE", source_hash: str | None = None) -> Page:
    """The page as a reader gives it, before any repair."""
    front = f"---\ntitle: x\nms.contentlocale: {locale}\n"
    front += f"ms.openlocfilehash: {source_hash}\n" if source_hash else ""
    content = f"{front}---\n{text}\n"
    place = path or "api-reference/beta/resources/x.md"
    source = Source(
        path=place, root_path=place, locale=locale, branch=None, api_version="beta", content=content.encode("utf-8")
    )
    return read_page(source, lambda _path: None)


def names_of(page: Page) -> list[str]:
    """The names of the properties of a resource page."""
    assert page.resource is not None
    return [row.name for row in page.resource.properties]
