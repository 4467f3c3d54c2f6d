"""Types that no operation reaches of Microsoft Graph v1.0."""

from typing import (
    Literal,
    NotRequired,
    TypedDict,
)

from .odata import (
    JsonObject,
    ODataAnnotations,
)


_Entity = TypedDict("_Entity", {"@odata.type": NotRequired[Literal["#microsoft.graph.entity"]]})


class Entity(ODataAnnotations, _Entity, total=False):
    """The type that every resource with an identifier is derived from.

    microsoft.graph.entity

    https://learn.microsoft.com/graph/api/resources/entity?view=graph-rest-1.0
    api-reference/v1.0/resources/entity.md:37
    """

    id: str
    """The identifier of the resource. Key. Not nullable. Read-only."""


class ODataError(TypedDict):
    """odata.error."""

    error: "OdataErrorError"


class OdataErrorError(TypedDict):
    """error of odata.error."""

    code: str
    message: str
    target: NotRequired[str]
    details: NotRequired["list[OdataErrorErrorDetailsItem]"]
    innerError: NotRequired[JsonObject]


class OdataErrorErrorDetailsItem(TypedDict):
    """item of odata.error error details."""

    code: str
    message: str
    target: NotRequired[str]
