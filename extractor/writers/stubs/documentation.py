"""What the stubs tell a reader: summaries, permissions, status codes, the public page and the place in the docs.

In goes the API and, for another language, its localized counterpart; out comes plain text of one or more lines, still
unescaped. Texts come from the localized API where it has them and are English otherwise. Which permission is the least
privileged is read from the order that the page states, never from the names.
"""

import textwrap
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from urllib.parse import quote

from extractor.linking.api import Api, ApiOperation, ApiSet, ApiType, PageRef
from extractor.model.operation import Parameter, RequestHeader, Scheme, Stated
from extractor.model.page import Notice, NoticeKind
from extractor.model.resource import Property
from extractor.model.text import Text
from extractor.writers.permission_view import PermissionView, view_permissions
from extractor.writers.stubs.declaration import Documentation

_WIDTH = 100
_FIRST_ERROR = 400
# A page with a row for each kind of resource would fill the screen
_MOST_ROWS = 6
_SCHEMES = {
    Scheme.DELEGATED_WORK: "delegated",
    Scheme.DELEGATED_PERSONAL: "personal account",
    Scheme.APPLICATION: "application",
}
_STATED = {
    Stated.NOT_SUPPORTED: "not supported",
    Stated.NOT_APPLICABLE: "not applicable",
    Stated.NONE: "none needed",
}


class Texts:
    """The texts of one API in the language that the stubs are documented in."""

    __slots__ = ("_docs_url", "_localized", "_members", "_operations", "_types", "_version")

    def __init__(self, api: Api, localized: Api | None, docs_url: str) -> None:
        """`localized` is the API of the wanted locale, None for the canonical English texts."""
        self._docs_url = docs_url.rstrip("/")
        self._version = api.version
        self._localized = localized is not None
        self._operations = {entry.operation_id: entry for entry in localized.operations} if localized else {}
        self._types = {entry.qualified_name: entry for entry in localized.types} if localized else {}
        self._members: dict[str, dict[str, str]] = {}

    def of_operation(self, operation: ApiOperation) -> Documentation:
        """Summary, request line, permissions, status codes, public page and place of an operation."""
        local = self._operations.get(operation.operation_id, operation)
        parts = [
            self.text(local.summary) or self.text(local.title),
            f"{operation.method} {operation.path}",
            _permission_lines(operation),
            _status_line(operation),
            self._places(operation.pages),
        ]
        return self._documentation(parts, local.notices)

    def of_type(self, entry: ApiType) -> Documentation:
        """Description, qualified name, public page and place of a type."""
        local = self._types.get(entry.qualified_name, entry)
        parts = [self.text(local.description), entry.qualified_name, self._places(entry.pages)]
        return self._documentation(parts, local.notices)

    @staticmethod
    def of_part(operation: ApiOperation, what: str) -> Documentation:
        """The documentation of what an operation sends or gives: a sentence that names the operation."""
        return Documentation(text=f"{what} {operation.method} {operation.path}")

    def members_of(self, entry: ApiType) -> Mapping[str, str]:
        """The descriptions of a type's properties and relationships by their names."""
        known = self._members.get(entry.qualified_name)
        if known is None:
            local = self._types.get(entry.qualified_name, entry)
            rows = reversed((*local.properties, *local.relationships))
            known = self._members[entry.qualified_name] = {row.name: self.text(row.description) for row in rows}
        return known

    def rows_of(self, operation: ApiOperation) -> dict[str, str]:
        """The descriptions of an operation's parameters, headers and response properties by their names."""
        local = self._operations.get(operation.operation_id, operation)
        rows: tuple[Parameter | RequestHeader | Property, ...] = (
            *local.body_parameters,
            *local.query_options,
            *local.function_parameters,
            *local.headers,
            *local.response_properties,
        )
        return {row.name: self.text(row.description) for row in reversed(rows)}

    def text(self, text: Text | None) -> str:
        """The text in the language wanted, lines wrapped; empty where there is none."""
        return "" if text is None else _wrapped(text.text if self._localized else text.english)

    def _documentation(self, parts: Iterable[str], notices: Iterable[Notice]) -> Documentation:
        deprecated = [self.text(notice.text) for notice in notices if notice.kind is NoticeKind.DEPRECATED]
        return Documentation(text=_join(parts), deprecated=" ".join(deprecated) if deprecated else None)

    def _places(self, pages: tuple[PageRef, ...]) -> str:
        """The public address and the place in the documentation of the main page."""
        if not pages:
            return ""
        page = pages[0]
        place = page.path if page.line is None else f"{page.path}:{page.line}"
        return f"{self._address(page.path)}\n{place}" if self._docs_url else place

    def _address(self, path: str) -> str:
        """`api-reference/beta/resources/call.md` as the public site has it."""
        *folders, file = path.split("/")
        resource = "resources/" if "resources" in folders else ""
        view = quote(f"graph-rest-{self._version.removeprefix('v')}", safe="")
        return f"{self._docs_url}/{resource}{quote(file.removesuffix('.md'), safe='')}?view={view}"


def find_texts(api_set: ApiSet, api: Api, locale: str | None, docs_url: str) -> Texts:
    """The texts for the API in a locale, English where the set has none of that locale and version."""
    wanted = None if locale is None else locale.casefold()
    localized = [
        other
        for other in api_set.localized
        if other.version == api.version and other.locale is not None and other.locale.casefold() == wanted
    ]
    return Texts(api, localized[0] if localized else None, docs_url)


def _permission_lines(operation: ApiOperation) -> str:
    """What each scheme needs, those that need the same named together."""
    schemes: dict[str, list[str]] = {}
    for view in view_permissions(operation.permissions):
        needed = _needed(view)
        row = f" ({view.row.english})" if view.row is not None else ""
        who = f"{_SCHEMES[view.scheme]}{row}"
        if needed and who not in schemes.setdefault(needed, []):
            schemes[needed].append(who)
    parts = [f"{', '.join(who[:_MOST_ROWS])} {needed}" for needed, who in schemes.items()]
    told = [*parts[:_MOST_ROWS], *(["more on the page"] if len(parts) > _MOST_ROWS else [])]
    return "\n".join(_wrap(f"Least privileged: {'; '.join(told)}")) if told else ""


def _needed(view: PermissionView) -> str:
    """What one scheme needs; where the page does not say which permission is the least, every one of them."""
    needed = " and ".join(view.least or ()) or " or ".join(" and ".join(names) for names in view.alternatives)
    return needed or (_STATED.get(view.stated, "") if view.stated is not None else "")


def _status_line(operation: ApiOperation) -> str:
    """The codes of an answer, and those that a client raises as errors."""
    statuses = sorted({response.status for response in operation.responses})
    answered = [str(status) for status in statuses if status < _FIRST_ERROR]
    raised = [str(status) for status in statuses if status >= _FIRST_ERROR]
    lines = {"Status": answered, "Raises": raised}
    return "\n".join(f"{what}: {', '.join(codes)}" for what, codes in lines.items() if codes)


def _join(parts: Iterable[str]) -> str:
    return "\n\n".join(part for part in parts if part)


@lru_cache(maxsize=1 << 16)
def _wrapped(text: str) -> str:
    """The text in lines that fit; every derived type repeats what its base says of a member."""
    return "\n".join(_wrap(text))


def _wrap(text: str) -> Iterator[str]:
    for line in text.replace("\r\n", "\n").strip().split("\n"):
        if len(line) <= _WIDTH:
            yield line.rstrip()
        else:
            yield from textwrap.wrap(line, _WIDTH, break_long_words=False, break_on_hyphens=False) or [""]
