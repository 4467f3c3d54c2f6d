"""The workload communications.calls of Microsoft Graph v1.0."""

from typing import (
    TYPE_CHECKING,
    Literal,
    NotRequired,
    Protocol,
    TypeAlias,
    TypedDict,
)

from .odata import (
    CollectionPage,
    ODataAnnotations,
)

if TYPE_CHECKING:
    from .odata import CollectionQuery

CallDirection: TypeAlias = Literal[
    "incoming",
    "outgoing",
]
"""microsoft.graph.callDirection

https://learn.microsoft.com/graph/api/resources/call?view=graph-rest-1.0
api-reference/v1.0/resources/call.md:46
"""

CallState: TypeAlias = Literal[
    "incoming",
    "establishing",
    "established",
    "hold",
    "transferring",
    "transferAccepted",
    "redirecting",
    "terminating",
    "terminated",
    "unknownFutureValue",
]
"""Says how far a call has come.

microsoft.graph.callState

https://learn.microsoft.com/graph/api/resources/callstate?view=graph-rest-1.0
api-reference/v1.0/resources/callstate.md
"""

CallRequestedModalities: TypeAlias = Literal[
    "audio",
    "video",
    "screenSharing",
] | str
"""requestedModalities of call: the values that are known, of which there may be more."""


GetCommunicationsCallsQuery = TypedDict(
    "GetCommunicationsCallsQuery",
    {
        # This method supports the $filter, $select, and $top OData query parameters.
        "$filter": NotRequired[str],
        "$select": NotRequired[str],
        "$top": NotRequired[int],
    },
)
"""Query of GET /communications/calls"""


GetCommunicationsCallsByIdQuery = TypedDict(
    "GetCommunicationsCallsByIdQuery",
    {
        # This method supports the $select OData query parameter.
        "$select": NotRequired[str],
    },
)
"""Query of GET /communications/calls/{call-id}"""


_Call = TypedDict("_Call", {"@odata.type": NotRequired[Literal["#microsoft.graph.call"]]})


class Call(ODataAnnotations, _Call, total=False):
    """Represents a call that an application makes or receives.

    microsoft.graph.call

    https://learn.microsoft.com/graph/api/resources/call?view=graph-rest-1.0
    api-reference/v1.0/resources/call.md:74
    """

    callbackUri: str
    """The HTTPS address that notifications of this call go to."""

    createdDateTime: str
    """When the call was created, in UTC. Read-only."""

    direction: "CallDirection"
    """Whether the call came in or goes out. The possible values are: incoming, outgoing. Read-only."""

    id: str
    """The identifier of the call. Inherited from entity. Key. Read-only."""

    isRecorded: bool
    """True while the call is being recorded. Read-only."""

    requestedModalities: "list[CallRequestedModalities]"
    """The modalities that the caller offers. Possible values are: audio, video, screenSharing."""

    source: "ParticipantInfo"
    """Who calls."""

    state: "CallState"
    """How far the call has come. Read-only."""

    subject: str | None
    """The subject of the conversation. Nullable."""

    targets: "list[ParticipantInfo]"
    """Who is called."""

    tenantId: str
    """The identifier of the tenant that the call belongs to. Read-only."""

    terminationReason: str | None
    """Why the call ended. Read-only. Nullable."""


_Identity = TypedDict("_Identity", {"@odata.type": NotRequired[Literal["#microsoft.graph.identity"]]})


class Identity(ODataAnnotations, _Identity, total=False):
    """Identifies a user, an application, or a device.

    microsoft.graph.identity

    https://learn.microsoft.com/graph/api/resources/identity?view=graph-rest-1.0
    api-reference/v1.0/resources/identity.md:39
    """

    displayName: str | None
    """The name to show. It can be out of date or missing. Nullable."""

    id: str
    """The identifier of the user, application, or device."""


_IdentitySet = TypedDict("_IdentitySet", {"@odata.type": NotRequired[Literal["#microsoft.graph.identitySet"]]})


class IdentitySet(ODataAnnotations, _IdentitySet, total=False):
    """Holds the identities behind one participant. Usually only one of them is present.

    microsoft.graph.identitySet

    https://learn.microsoft.com/graph/api/resources/identityset?view=graph-rest-1.0
    api-reference/v1.0/resources/identityset.md:43
    """

    application: "Identity | None"
    """The application that takes part. Nullable."""

    device: "Identity | None"
    """The device that takes part, for example a room phone. Nullable."""

    user: "Identity | None"
    """The user who takes part. Nullable."""


_ParticipantInfo = TypedDict("_ParticipantInfo", {"@odata.type": NotRequired[Literal["#microsoft.graph.participantInfo"]]})


class ParticipantInfo(ODataAnnotations, _ParticipantInfo, total=False):
    """Says who takes part in a call, where, and in which language.

    microsoft.graph.participantInfo

    https://learn.microsoft.com/graph/api/resources/participantinfo?view=graph-rest-1.0
    api-reference/v1.0/resources/participantinfo.md:41
    """

    identity: "IdentitySet"
    """The user, application, or device that takes part."""

    languageId: str | None
    """The language of the participant as a culture name, for example en-US. Nullable."""

    region: str | None
    """The region that the participant calls from, for example westus. Nullable."""


class CommunicationsCallsPath(Protocol):
    def get(self, *, query: "GetCommunicationsCallsQuery" = ...) -> "CollectionPage[Call]":
        """List the active call objects of an application.

        GET /communications/calls

        Least privileged: delegated CallEvents.Read; personal account not supported; application
        CallEvents.Read.All

        Status: 200

        https://learn.microsoft.com/graph/api/call-list?view=graph-rest-1.0
        api-reference/v1.0/api/call-list.md:33
        """
        ...


class CommunicationsCallsGetActiveSincePath(Protocol):
    def get(self, from_: str, to: str, *, query: "CollectionQuery" = ...) -> "CollectionPage[Call]":
        """List the call objects that were active in a period of time, including those that have ended since.

        GET /communications/calls/getActiveSince(from={from},to={to})

        Least privileged: delegated CallEvents.Read; personal account not supported; application
        CallEvents.Read.All

        Status: 200

        https://learn.microsoft.com/graph/api/call-getactivesince?view=graph-rest-1.0
        api-reference/v1.0/api/call-getactivesince.md:31

        from_: The beginning of the period, in UTC. Required.
        to: The end of the period, in UTC. At most 30 days after the beginning. Required.
        """
        ...


class CommunicationsCallsItemPath(Protocol):
    def get(self, call_id: str, *, query: "GetCommunicationsCallsByIdQuery" = ...) -> "Call":
        """Read the properties of one call object.

        GET /communications/calls/{call-id}

        Least privileged: delegated, personal account not supported; application Calls.Initiate.All

        Status: 200

        https://learn.microsoft.com/graph/api/call-get?view=graph-rest-1.0
        api-reference/v1.0/api/call-get.md:33
        """
        ...
