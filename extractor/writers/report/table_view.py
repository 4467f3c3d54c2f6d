"""Operations and types as lines of plain tables, for readers without scripts and for search engines.

Canonical operations and types go in, with what is known of their pages; out come lines whose members the templates
`report/operations.html.j2` and `report/types.html.j2` print. Everything else about them is in the entries.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from extractor.linking.api import ApiOperation, ApiType, PageRef
from extractor.model.operation import Scheme, Stated
from extractor.writers.permission_view import PermissionView, view_permissions
from extractor.writers.report.rows import say

_DASH = "\N{EN DASH}"
_ANSWERS = {
    Stated.NONE: "none",
    Stated.NOT_SUPPORTED: "not supported",
    Stated.NOT_APPLICABLE: "not applicable",
    Stated.LISTED: _DASH,
    None: _DASH,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceView:
    """A page with the line that matters; `link` leads to what is to be said of it, None where that is nothing."""

    path: str
    line: int | None
    link: str | None

    @property
    def name(self) -> str:
        """The file's own name: folders are the same for nearly all."""
        return self.path.rpartition("/")[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationLine:
    """An operation; `privileges` has the least one for each scheme, in the order of the schemes."""

    id: str
    method: str
    path: str
    title: str
    privileges: tuple[str, ...]
    examples: int
    found: int
    place: PlaceView


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeLine:
    """A type."""

    id: str
    name: str
    kind: str
    base: str
    members: int
    text: str
    found: int
    place: PlaceView | None


def view_operation_line(operation: ApiOperation, found: int, links: Mapping[str, str]) -> OperationLine:
    """The line of an operation with that many findings; `links` are by page."""
    views = view_permissions(operation.permissions)
    return OperationLine(
        id=operation.operation_id,
        method=operation.method,
        path=operation.path,
        title=say(operation.title),
        privileges=tuple(_least(views, scheme) for scheme in Scheme),
        examples=len(operation.exchanges),
        found=found,
        place=_place(operation.pages[0], links),
    )


def _least(views: Iterable[PermissionView], scheme: Scheme) -> str:
    """What the first cell of a scheme says: its least privilege, else the first of those whose order nobody states."""
    view = next((item for item in views if item.scheme is scheme), None)
    if view is None:
        return _DASH
    if not view.alternatives:
        return _ANSWERS[view.stated]
    names = " + ".join(view.least or view.alternatives[0])
    more = len(view.alternatives) - 1
    return names if view.least is not None or not more else f"{names} (or {more} more)"


def view_type_line(item: ApiType, found: int, links: Mapping[str, str]) -> TypeLine:
    """The line of a type with that many findings."""
    return TypeLine(
        id=item.qualified_name,
        name=item.name,
        kind=item.kind.value,
        base=item.base or "",
        members=len(item.properties) + len(item.relationships) + len(item.members),
        text=say(item.description),
        found=found,
        place=_place(item.pages[0], links) if item.pages else None,
    )


def _place(reference: PageRef, links: Mapping[str, str]) -> PlaceView:
    return PlaceView(path=reference.path, line=reference.line, link=links.get(reference.path))
