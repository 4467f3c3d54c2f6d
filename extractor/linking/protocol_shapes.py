"""What OData says of bodies, whatever pages say: errors, references, and the pages that collections come in.

Nothing comes in but the shape of an item; shapes and the names of their types go out. Which body is one of these is for
`extractor.linking.bodies` to say.
"""

import re

from extractor.linking.shape import Member, Shape, TypeShape

ERROR_TYPE = "odata.error"
COLLECTION_SUFFIX, DELTA_SUFFIX = "CollectionResponse", "DeltaResponse"
# how the types end that stand for a page of items
PAGE_SUFFIXES = (COLLECTION_SUFFIX, DELTA_SUFFIX)
_PAGE_SUFFIX = re.compile(rf"(?:{'|'.join(PAGE_SUFFIXES)})$")
DELTA_LINK = "@odata.deltaLink"
_STRING = Shape(scalar="String")
# OData JSON 4.01, 14: what stands for a resource where it is linked to another
REFERENCE_SHAPE = Shape(members=(Member(name="@odata.id", shape=_STRING, required=True),))


def page_members(item: Shape, *, tracked: bool) -> tuple[Member, ...]:
    """The members of a page of items, or of their changes where it is `tracked`."""
    delta_link = (Member(name=DELTA_LINK, shape=_STRING),) if tracked else ()
    return (
        Member(name="@odata.context", shape=_STRING),
        Member(name="@odata.count", shape=Shape(scalar="Int64")),
        Member(name="@odata.nextLink", shape=_STRING),
        *delta_link,
        Member(name="value", shape=Shape(items=item), required=True),
    )


def item_of_page(name: str) -> str:
    """The name of the items' type for that of a page of them; any other name as it is.

    >>> item_of_page("microsoft.graph.userCollectionResponse"), item_of_page("microsoft.graph.user")
    ('microsoft.graph.user', 'microsoft.graph.user')
    """
    return _PAGE_SUFFIX.sub("", name)


def error_shape() -> TypeShape:
    """OData JSON 4.01 §21.1: what every failed call answers with."""
    detail = (
        Member(name="code", shape=_STRING, required=True),
        Member(name="message", shape=_STRING, required=True),
        Member(name="target", shape=_STRING),
    )
    error = Shape(
        members=(
            *detail,
            Member(name="details", shape=Shape(items=Shape(members=detail))),
            Member(name="innerError", shape=Shape(members=())),
        )
    )
    return TypeShape(name=ERROR_TYPE, members=(Member(name="error", shape=error, required=True),), documented=False)
