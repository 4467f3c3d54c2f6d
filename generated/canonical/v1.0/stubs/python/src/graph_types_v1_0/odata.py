"""What OData defines for every resource: annotations, pages of collections, single values and open objects."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Generic, NotRequired, TypeAlias, TypedDict, TypeVar

if TYPE_CHECKING:
    # Type checkers bring these stubs themselves: nothing has to be installed.
    from typing_extensions import deprecated as deprecated
else:
    Decorated = TypeVar("Decorated")

    def deprecated(message: str) -> Callable[[Decorated], Decorated]:
        """Mark what it decorates as deprecated, as PEP 702 has it, without a warning at run time."""

        def mark(decorated: Decorated) -> Decorated:
            decorated.__deprecated__ = message
            return decorated

        return mark


Item = TypeVar("Item")

JsonObject: TypeAlias = Mapping[str, object]
"""An object whose members no page describes."""

ODataAnnotations = TypedDict(
    "ODataAnnotations",
    {
        "@odata.context": NotRequired[str],
        "@odata.editLink": NotRequired[str],
        "@odata.etag": NotRequired[str],
        "@odata.id": NotRequired[str],
        "@odata.mediaContentType": NotRequired[str],
    },
)
"""What the service may add to any object."""

_PageKeys = TypedDict(
    "_PageKeys",
    {
        "@odata.context": NotRequired[str],
        "@odata.count": NotRequired[int],
        "@odata.deltaLink": NotRequired[str],
        "@odata.nextLink": NotRequired[str],
    },
)

_ValueKeys = TypedDict("_ValueKeys", {"@odata.context": NotRequired[str], "@odata.type": NotRequired[str]})


class CollectionPage(_PageKeys, Generic[Item]):
    """A page of a collection; `@odata.nextLink` leads to the next one and is absent on the last."""

    value: list[Item]


class SingleValue(_ValueKeys, Generic[Item]):
    """A value that is no resource, wrapped in an object."""

    value: Item


CollectionQuery = TypedDict(
    "CollectionQuery",
    {
        "$count": NotRequired[bool],
        "$expand": NotRequired[str],
        "$filter": NotRequired[str],
        "$orderby": NotRequired[str],
        "$search": NotRequired[str],
        "$select": NotRequired[str],
        "$skip": NotRequired[int],
        "$top": NotRequired[int],
    },
)
"""The query options that OData defines for a collection, where the page of an operation lists none."""
