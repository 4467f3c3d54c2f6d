"""Types that no operation reaches of Microsoft Graph beta."""

from typing import (
    TYPE_CHECKING,
    Literal,
    NotRequired,
    TypeAlias,
    TypedDict,
)

from .odata import (
    JsonObject,
    ODataAnnotations,
)

if TYPE_CHECKING:
    from .app_calls import Call

ChangeType: TypeAlias = Literal[
    "created",
    "updated",
    "deleted",
]
"""microsoft.graph.changeType

https://learn.microsoft.com/graph/api/resources/commsnotification?view=graph-rest-beta
api-reference/beta/resources/commsnotification.md:26
"""


_CommsNotification = TypedDict("_CommsNotification", {"@odata.type": NotRequired[Literal["#microsoft.graph.commsNotification"]]})


class CommsNotification(ODataAnnotations, _CommsNotification, total=False):
    """Tells an application of one change to a call.

    microsoft.graph.commsNotification

    https://learn.microsoft.com/graph/api/resources/commsnotification?view=graph-rest-beta
    api-reference/beta/resources/commsnotification.md:40
    """

    changeType: "ChangeType"
    """What happened to the resource."""

    resource: str
    """The path of the resource that changed."""

    resourceData: "ResourceData | Call"
    """The resource after the change."""


_CommsNotifications = TypedDict("_CommsNotifications", {"@odata.type": NotRequired[Literal["#microsoft.graph.commsNotifications"]]})


class CommsNotifications(ODataAnnotations, _CommsNotifications, total=False):
    """The body of a request that the service sends to the callback address of an application.

    microsoft.graph.commsNotifications

    https://learn.microsoft.com/graph/api/resources/commsnotifications?view=graph-rest-beta
    api-reference/beta/resources/commsnotifications.md:30
    """

    value: "list[CommsNotification]"
    """The notifications, oldest first."""


_Entity = TypedDict("_Entity", {"@odata.type": NotRequired[Literal["#microsoft.graph.entity"]]})


class Entity(ODataAnnotations, _Entity, total=False):
    """The type that every resource with an identifier is derived from.

    microsoft.graph.entity

    https://learn.microsoft.com/graph/api/resources/entity?view=graph-rest-beta
    api-reference/beta/resources/entity.md:32
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


_ResourceData = TypedDict("_ResourceData", {"@odata.type": NotRequired[Literal["#microsoft.graph.resourceData"]]})


class ResourceData(ODataAnnotations, _ResourceData, total=False):
    """Carries the resource that a notification is about. Besides the properties below it holds those
    properties of the resource, for example of a call, that the change touches.

    microsoft.graph.resourceData

    https://learn.microsoft.com/graph/api/resources/resourcedata?view=graph-rest-beta
    api-reference/beta/resources/resourcedata.md:33
    """
