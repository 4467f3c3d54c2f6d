"""Who may call an operation: the permissions of its pages that are meant for its path.

A page may hold a permission table for each block of request lines, for each kind of thing that a path leads to, or a
matrix with a row for each. What a table or row is for is told by the slug of its heading, by its label and by the page
that the label links; none of these but the label is ever translated. Where nothing tells, all count, and a diagnostic
says so. Whether pages agree is reported, not decided.
"""

import posixpath
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from extractor.linking.api import ApiPermission, origin_ref
from extractor.linking.findings import Findings
from extractor.linking.operation_ids import OperationKey
from extractor.linking.words import singular
from extractor.model.operation import Operation, PermissionGrant, Scheme
from extractor.model.page import Page
from extractor.model.path_template import PathTemplate, Segment

_CAMEL_WORD = re.compile(r"[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])")
# what headings call the signed-in user, whose path begins with /me: `Permissions acting on self`
_SIGNED_IN = (frozenset({"self"}), frozenset({"signed", "in"}), frozenset({"me"}), frozenset({"user"}))


def merge_grants(
    key: OperationKey, template: PathTemplate, stated: Sequence[tuple[Page, Operation]], findings: Findings
) -> tuple[ApiPermission, ...]:
    """The union over the pages that state an operation, main page first, an equal grant once.

    It is unsure only if all of them are: a page that can be read in one way tells what the others mean.
    """
    merged: dict[tuple[object, ...], ApiPermission] = {}
    pages = tuple({page.path: page for page, _ in stated}.values())
    granted = {page.path: _grants_for(page, template, stated, findings) for page in pages}
    for page in pages:
        for grant in granted[page.path]:
            identity = (grant.scheme, grant.privileges, grant.stated, grant.combinations, _label(grant))
            first = merged.setdefault(identity, ApiPermission(grant=grant, page=origin_ref(page, grant.origin)))
            if first.grant.unsure and not grant.unsure:
                merged[identity] = replace(first, grant=replace(first.grant, unsure=False))
    for page in pages[1:]:
        _report_differences(key, (pages[0], granted[pages[0].path]), (page, granted[page.path]), findings)
    return tuple(merged.values())


def _grants_for(
    page: Page, template: PathTemplate, stated: Sequence[tuple[Page, Operation]], findings: Findings
) -> tuple[PermissionGrant, ...]:
    """The page's permissions of this operation.

    A page with as many permission tables as blocks of request lines has a table for each block, in their order (78 of
    the 120 pages with several tables in 2022, each block and table under a heading of its own). Of others the tables
    count whose heading names what the path leads to.
    """
    grants = _grants_of_rows(page.permissions, template)
    tables = sorted({grant.table for grant in page.permissions})
    if len(tables) <= 1:
        return grants
    blocks = sorted({operation.block for operation in page.operations})
    if len(tables) == len(blocks):
        mine = {tables[blocks.index(line.block)] for where, line in stated if where is page}
    else:
        mine = _tables_of_heading(page.permissions, template)
    if not mine:
        line = next(line for where, line in stated if where is page)
        findings.of(page).add("permission-tables-unassigned", line.origin, path=line.path, tables=len(tables))
    return tuple(grant for grant in grants if grant.table in mine) if mine else grants


def _tables_of_heading(grants: Iterable[PermissionGrant], template: PathTemplate) -> set[int]:
    """The tables under a heading that names what the path leads to, nearest to its end first; none where none does.

    The words that all the headings share (`permissions-for-`) tell nothing.
    """
    headings = {grant.table: Counter(map(singular, (grant.heading or "").split("-"))) for grant in grants}
    shared = Counter(next(iter(headings.values())))
    for heading in headings.values():
        shared &= heading
    named = {table: frozenset((heading - shared).keys()) for table, heading in headings.items()}
    for segment in reversed(template.segments):
        for spoken in () if segment.placeholders else _names_of(segment):
            found = {table for table, own in named.items() if spoken <= own}
            if found:
                return found
    return set()


def _names_of(segment: Segment) -> tuple[frozenset[str], ...]:
    """The words by which a heading may call a segment: `azureResources`, `microsoft.graph.group`, `me`."""
    if segment.literal.lower() == "me":
        return _SIGNED_IN
    spoken = _words_of(segment.literal)
    return (spoken,) if spoken else ()


@lru_cache(maxsize=4096)
def _words_of(name: str) -> frozenset[str]:
    """The words of a name in camel case, or of a phrase, in lower case and singular; of `a.b.c` those of `c`."""
    return frozenset(singular(word.lower()) for word in _CAMEL_WORD.findall(name.rpartition(".")[2]))


def _grants_of_rows(grants: tuple[PermissionGrant, ...], template: PathTemplate) -> tuple[PermissionGrant, ...]:
    """Of a matrix whose rows name resources, the rows of the resource nearest to the end of the path, if any does.

    Of several rows for it (`event`, `group event`) those count whose other words stand in the path too.
    """
    if not any(grant.row for grant in grants):
        return grants
    segments = [segment.literal for segment in template.segments if not segment.placeholders]
    held = frozenset("user" if name == "me" else name for name in frozenset[str]().union(*map(_words_of, segments)))
    for segment in reversed(segments):
        name = singular(segment.lower())
        rows = [grant for grant in grants if name in _row_names(grant)]
        if rows:
            mine = {id(grant) for grant in _closest(rows, held)}
            return tuple(grant for grant in grants if id(grant) in mine or not _row_names(grant))
    return grants


def _closest(rows: list[PermissionGrant], held: frozenset[str]) -> list[PermissionGrant]:
    """The rows that say most of what the path holds, and nothing else; all of them where each says something else."""
    matching = [(len(said), grant) for grant in rows if (said := _words_of(_label(grant) or "")) <= held]
    most = max((count for count, _ in matching), default=0)
    return [grant for count, grant in matching if count == most] if matching else rows


def _row_names(grant: PermissionGrant) -> frozenset[str]:
    """What a row is for, in lower case: the last word of its label, and the resource that it links."""
    label = (_label(grant) or "").rpartition(" ")[2].lower()
    page = "" if grant.row_page is None else posixpath.basename(grant.row_page).removesuffix(".md")
    return frozenset(name for name in (label, page) if name)


def _label(grant: PermissionGrant) -> str | None:
    return None if grant.row is None else grant.row.english


Granted = tuple[Page, tuple[PermissionGrant, ...]]


def _report_differences(key: OperationKey, main: Granted, other: Granted, findings: Findings) -> None:
    page, grants = other
    mine, theirs = _privileges(main[1]), _privileges(grants)
    for scheme in Scheme:
        if scheme in mine and scheme in theirs and mine[scheme] != theirs[scheme]:
            line = next(grant.origin for grant in grants if grant.scheme is scheme)
            findings.of(page).add(
                "permissions-differ-across-pages",
                line,
                method=key[0],
                path=key[1],
                scheme=scheme.value,
                first=main[0].path,
            )


def _privileges(grants: Iterable[PermissionGrant]) -> dict[Scheme, set[str]]:
    privileges: defaultdict[Scheme, set[str]] = defaultdict(set)
    for grant in grants:
        privileges[grant.scheme].update(grant.privileges)
    return dict(privileges)
