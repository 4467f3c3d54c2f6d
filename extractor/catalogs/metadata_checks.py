"""The documentation held against the metadata of the same version: types, members, calls and paths.

In come the pages of one version, in any locales, and the metadata; out come diagnostics, those about something that a
page states on its line, those about something that no page states on the line of the metadata. Which side is right is
for a reader to say. A new comparison is a function in `_PAGE_CHECKS`.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import partial

from extractor.catalogs.metadata import DeclaredCall, DeclaredEntity, DeclaredMember, Metadata
from extractor.catalogs.path_walk import walk_path
from extractor.catalogs.type_agreement import agrees, spell
from extractor.diagnostics.report import Report
from extractor.model.diagnostic import Diagnostic
from extractor.model.operation import BodyStatement, Operation, Parameter, ParameterLocation
from extractor.model.origin import Origin
from extractor.model.page import Page
from extractor.model.path_template import parse_path
from extractor.model.resource import EnumMember, Property, Resource, ResourceKind

# Members by name, each with what has it: the same name may stand in several overloads and calls
_Declared = Mapping[str, Sequence[tuple[str, DeclaredMember]]]


@dataclass(slots=True, kw_only=True)
class _Description:
    """What the pages of a locale say of a type: names in lower case, and the page with most of them.

    `place` gives the line of that page where a member of the type would stand.
    """

    item: DeclaredEntity
    page: Page
    place: Callable[[DeclaredMember], Origin | None]
    most: int = 0
    names: set[str] = field(default_factory=set)


@dataclass(slots=True)
class _Documented:
    """What any page says something of."""

    types: set[str] = field(default_factory=set)
    calls: set[DeclaredCall] = field(default_factory=set)
    described: dict[tuple[str, str], _Description] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Context:
    page: Page
    metadata: Metadata
    report: Report
    documented: _Documented


def check_metadata(pages: Iterable[Page], metadata: Metadata) -> tuple[Diagnostic, ...]:
    """What the pages and the metadata disagree on, in the order of every output."""
    documented = _Documented()
    found: list[Diagnostic] = []
    for page in pages:
        report = Report(page.path, page.root_path)
        context = _Context(page=page, metadata=metadata, report=report, documented=documented)
        for check in _PAGE_CHECKS:
            check(context)
        found.extend(report.diagnostics)
    for description in documented.described.values():
        found.extend(_undescribed(description))
    found.extend(_undocumented(metadata, documented))
    return tuple(sorted(found, key=lambda diagnostic: diagnostic.sort_key))


def _undescribed(description: _Description) -> Iterable[Diagnostic]:
    """Members that none of the pages of a type lists; several pages may each describe a part of it."""
    report = Report(description.page.path, description.page.root_path)
    kind = "member" if description.item.kind is ResourceKind.ENUM else "property"
    for member in description.item.members:
        if member.name.lower() not in description.names:
            name = f"{description.item.bare}.{member.name}"
            report.add("not-documented", description.place(member), kind=kind, name=name)
    return report.diagnostics


def _undocumented(metadata: Metadata, documented: _Documented) -> Iterable[Diagnostic]:
    """Types and calls that no page is about; calls of one name on one type once."""
    found: list[Diagnostic] = []
    for item in metadata.types:
        if item.name not in documented.types:
            report = Report(metadata.file)
            report.add("not-documented", item.line, kind="type", name=item.name)
            found.extend(report.diagnostics)
    known = {_identity(call) for call in documented.calls}
    for call in metadata.calls:
        if _identity(call) not in known:
            known.add(_identity(call))
            report = Report(metadata.file)
            report.add("not-documented", call.line, kind=_kind(call), name=_name(call))
            found.extend(report.diagnostics)
    return found


def _identity(call: DeclaredCall) -> tuple[str, str]:
    return (call.name, "" if call.bound_to is None else spell(call.bound_to))


def _kind(call: DeclaredCall) -> str:
    return "action" if call.is_action else "function"


def _name(call: DeclaredCall) -> str:
    return call.name if call.bound_to is None else f"{call.name} on {spell(call.bound_to)}"


# types


def _check_resource(context: _Context) -> None:
    resource = context.page.resource
    if resource is None or not resource.name:
        return
    item = context.metadata.find(resource.name, resource.namespace)
    if item is None:
        file = context.metadata.file
        context.report.add("not-in-metadata", resource.origin, kind="type", name=resource.name, file=file)
        return
    context.documented.types.add(item.name)
    if item.kind is not ResourceKind.ENUM:
        _check_members(context, item, resource)


def _check_members(context: _Context, item: DeclaredEntity, resource: Resource) -> None:
    """Inherited members may be documented; only the type's own have to be, behind the last row of a table."""
    documented = (*resource.properties, *resource.relationships)
    declared = {name: [(item.bare, member)] for name, member in context.metadata.members(item).items()}
    for stated in documented:
        _check_stated(context, stated, declared, kind="property", owners=(item.bare,))
    is_open = any(ancestor.open_type for ancestor in context.metadata.lineage(item))
    if documented or not is_open:
        _describe(context, item, {stated.name.lower() for stated in documented}, partial(_place_in_table, resource))


def _place_in_table(resource: Resource, member: DeclaredMember) -> Origin | None:
    rows = (resource.relationships if member.navigation else ()) or (*resource.properties, *resource.relationships)
    return rows[-1].origin if rows else resource.origin


def _describe(
    context: _Context, item: DeclaredEntity, names: set[str], place: Callable[[DeclaredMember], Origin | None]
) -> None:
    """Note what the page lists of a type."""
    key = (context.page.locale, item.name)
    known = context.documented.described.setdefault(key, _Description(item=item, page=context.page, place=place))
    if len(names) > known.most:
        known.page, known.place, known.most = context.page, place, len(names)
    known.names |= names


def _report_undocumented(context: _Context, name: str, kind: str, origin: Origin | None) -> None:
    context.report.add("not-documented", origin, kind=kind, name=name)


def _check_stated(
    context: _Context, stated: Property | Parameter, declared: _Declared, *, kind: str, owners: Sequence[str]
) -> None:
    """One row of a table: its name exactly, then its type; annotations (`@odata.type`) are no members."""
    if "@" in stated.name:
        return
    found = declared.get(stated.name)
    if found is None:
        _check_name(context, stated, declared, kind=kind, owners=owners)
        return
    differing = [(owner, member, member.type) for owner, member in found if member.type is not None]
    if not stated.type or len(differing) < len(found) or any(agrees(stated.type, item) for _, _, item in differing):
        return
    owner, member, declared_type = differing[0]
    context.report.add(
        "type-differs-from-metadata",
        stated.origin,
        name=f"{owner}.{stated.name}",
        type=stated.type,
        declared=spell(declared_type),
        line=member.line,
    )


def _check_name(
    context: _Context, stated: Property | Parameter, declared: _Declared, *, kind: str, owners: Sequence[str]
) -> None:
    """A name that is not declared as it stands."""
    alike = next((item for item in declared if item.lower() == stated.name.lower()), None)
    if alike is None:
        name = " or ".join(f"{owner}.{stated.name}" for owner in owners)
        context.report.add("not-in-metadata", stated.origin, kind=kind, name=name, file=context.metadata.file)
    else:
        name = f"{declared[alike][0][0]}.{stated.name}"
        context.report.add("name-differs-from-metadata", stated.origin, name=name, declared=alike)


def _check_enumerations(context: _Context) -> None:
    for enum in context.page.enums:
        bare = (enum.name or "").rpartition(".")[2]
        item = context.metadata.find(bare, context.page.namespace) if bare else None
        if item is None or item.kind is not ResourceKind.ENUM:
            continue
        context.documented.types.add(item.name)
        _check_values(context, item, enum.members, enum.origin)


def _check_values(context: _Context, item: DeclaredEntity, members: tuple[EnumMember, ...], origin: Origin) -> None:
    declared = {member.name.lower() for member in item.members}
    for stated in members:
        if stated.name.lower() not in declared:
            name = f"{item.bare}.{stated.name}"
            context.report.add("not-in-metadata", stated.origin, kind="member", name=name, file=context.metadata.file)
    _describe(context, item, {stated.name.lower() for stated in members}, lambda _: origin)


# operations


def _check_operations(context: _Context) -> None:
    called: dict[DeclaredCall, None] = {}
    for operation in context.page.operations:
        called.update(dict.fromkeys(_check_path(context, operation)))
    context.documented.calls.update(called)
    actions = [call for call in called if call.is_action]
    if actions:
        _check_parameters(context, actions)
    _check_arguments(context, [call for call in called if not call.is_action])


def _check_path(context: _Context, operation: Operation) -> tuple[DeclaredCall, ...]:
    walk = walk_path(context.metadata, parse_path(operation.path))
    if walk.unknown is not None:
        context.report.add(
            "path-not-in-metadata",
            operation.origin,
            method=operation.method,
            path=operation.path,
            segment=walk.unknown,
            owner=walk.owner,
        )
    return walk.calls


def _declared(calls: Sequence[DeclaredCall]) -> _Declared:
    """The parameters of all calls, in their order."""
    declared: defaultdict[str, list[tuple[str, DeclaredMember]]] = defaultdict(list)
    for call in calls:
        for member in call.parameters:
            declared[member.name].append((call.bare, member))
    return declared


def _owners(calls: Iterable[DeclaredCall]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(call.bare for call in calls))


def _check_parameters(context: _Context, actions: list[DeclaredCall]) -> None:
    """The body parameters of a page against those of all overloads that its paths end in."""
    declared = _declared(actions)
    stated = [item for item in context.page.parameters if item.in_ is ParameterLocation.BODY]
    for parameter in stated:
        _check_stated(context, parameter, declared, kind="parameter", owners=_owners(actions))
    body = context.page.request_body
    if body is None or body.stated is not BodyStatement.TABLE:
        return
    names = {parameter.name.lower() for parameter in stated}
    for name, found in declared.items():
        if name.lower() not in names:
            _report_undocumented(context, f"{found[0][0]}.{name}", "parameter", body.origin)


def _check_arguments(context: _Context, functions: list[DeclaredCall]) -> None:
    """The arguments that a table describes against those of all overloads that the page's paths end in."""
    declared = _declared(functions)
    stated = [item for item in context.page.parameters if item.in_ is ParameterLocation.FUNCTION]
    if not declared or not stated:
        return
    for parameter in stated:
        _check_stated(context, parameter, declared, kind="parameter", owners=_owners(functions))
    # arguments stand under whatever heading a page has for what a function takes
    names = {parameter.name.strip("{}<> ").lower() for parameter in context.page.parameters}
    for owner in _owners(functions):
        overloads = [call for call in functions if call.bare == owner and call.parameters]
        # a table is for one overload: for that of which it lacks the least
        lacking = min((_lacking(call, names) for call in overloads), key=len, default=[])
        for member in lacking:
            _report_undocumented(context, f"{owner}.{member.name}", "parameter", stated[-1].origin)


def _lacking(call: DeclaredCall, names: Set[str]) -> list[DeclaredMember]:
    """The parameters that are not among the names."""
    return [member for member in call.parameters if member.name.lower() not in names]


_PAGE_CHECKS: tuple[Callable[[_Context], None], ...] = (_check_resource, _check_enumerations, _check_operations)
