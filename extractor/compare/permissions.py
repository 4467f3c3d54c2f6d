"""The permissions of a page as elements: one for each scheme, and under it what suffices, least privileged first.

What suffices is a privilege, or several that are needed together. The cells of a scheme in several rows or tables are
one statement: any of them grants. Their order then says nothing, for nobody compares privileges of different rows.
"""

from collections.abc import Iterator, Sequence

from extractor.compare.element import Aspect, Element, Kind
from extractor.compare.reading import PageReader
from extractor.model.operation import PermissionGrant, PrivilegeOrder, Scheme, Stated

_STATED = {
    Stated.LISTED: "listed",
    Stated.NOT_SUPPORTED: "not supported",
    Stated.NOT_APPLICABLE: "not supported",
    Stated.NONE: "none",
    None: "unstated",
}
# Between the names of privileges that are needed together.
AND = " and "
_TRUST = ("listed", "none", "not supported", "unstated")


def read_permissions(reader: PageReader) -> Iterator[Element]:
    """The schemes that the page's permission tables speak of."""
    for scheme in Scheme:
        grants = [grant for grant in reader.page.permissions if grant.scheme is scheme]
        if grants:
            yield _scheme(reader, scheme, grants)


def _scheme(reader: PageReader, scheme: Scheme, grants: Sequence[PermissionGrant]) -> Element:
    children = tuple(
        Element(
            kind=Kind.PRIVILEGE,
            key=name.casefold(),
            name=name,
            place=reader.place(grant.origin),
            rank=rank,
        )
        for grant in grants
        for rank, name in enumerate(_alternatives(grant))
    )
    said = {_statement(grant) for grant in grants}
    speaking = [grant for grant in grants if grant.privileges]
    return Element(
        kind=Kind.PERMISSIONS,
        key=scheme.value.casefold(),
        name=scheme.value,
        values=((Aspect.STATED, next(statement for statement in _TRUST if statement in said)),),
        children=children,
        place=reader.place((speaking or grants)[0].origin),
        ordered=len(speaking) <= 1,
        vague=(Aspect.STATED,) if any(map(reader.has_lost_names, grants)) else (),
    )


def _statement(grant: PermissionGrant) -> str:
    """A cell with names lists them, whatever else it says."""
    return "listed" if grant.privileges else "unstated" if grant.damaged else _STATED[grant.stated]


def _alternatives(grant: PermissionGrant) -> tuple[str, ...]:
    """What suffices, least privileged first, each once."""
    if grant.combinations is None:
        names = grant.privileges
    else:
        names = tuple(AND.join(sorted(together)) for together in grant.combinations)
    if grant.order is PrivilegeOrder.MOST_FIRST:
        names = names[::-1]
    return tuple(dict.fromkeys(names))
