"""The workload app.calls of Microsoft Graph beta."""

from typing import (
    Literal,
    NotRequired,
    Protocol,
    TypeAlias,
    TypedDict,
)

from .odata import (
    CollectionPage,
    ODataAnnotations,
    deprecated,
)

CallDirection: TypeAlias = Literal[
    "incoming",
    "outgoing",
]
"""microsoft.graph.callDirection

https://learn.microsoft.com/graph/api/resources/call?view=graph-rest-beta
api-reference/beta/resources/call.md:55
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
"""Says how far a call has come. A call passes through some of these states in the order of their
values.

microsoft.graph.callState

https://learn.microsoft.com/graph/api/resources/callstate?view=graph-rest-beta
api-reference/beta/resources/callstate.md
"""

MediaHost: TypeAlias = Literal[
    "application",
    "service",
]
"""microsoft.graph.mediaHost

https://learn.microsoft.com/graph/api/resources/mediaconfig?view=graph-rest-beta
api-reference/beta/resources/mediaconfig.md:25
"""

PostAppCallsAnswerBodyAcceptedModalities: TypeAlias = Literal[
    "audio",
    "video",
    "screenSharing",
] | str
"""acceptedModalities of postAppCallsAnswer body: the values that are known, of which there may be more."""

CallActiveModalities: TypeAlias = Literal[
    "audio",
    "video",
    "screenSharing",
] | str
"""activeModalities of call: the values that are known, of which there may be more."""

CallRequestedModalities: TypeAlias = Literal[
    "audio",
    "video",
    "screenSharing",
] | str
"""requestedModalities of call: the values that are known, of which there may be more."""


GetAppCallsQuery = TypedDict(
    "GetAppCallsQuery",
    {
        # Limits the list to calls of one state or direction, for example state eq 'established'.
        "$filter": NotRequired[str],
        # Names the properties to return, separated by commas.
        "$select": NotRequired[str],
        # The number of calls on a page. The default is 20.
        "$top": NotRequired[int],
    },
)
"""Query of GET /app/calls"""


GetAppCallsByIdQuery = TypedDict(
    "GetAppCallsByIdQuery",
    {
        # This method supports the $select and $expand OData query parameters. Use $expand=participants to
        # read the participants with the call.
        "$select": NotRequired[str],
        "$expand": NotRequired[str],
    },
)
"""Query of GET /app/calls/{call-id}"""


GetAppCallsParticipantsQuery = TypedDict(
    "GetAppCallsParticipantsQuery",
    {
        # This method supports the $select and $top OData query parameters.
        "$select": NotRequired[str],
        "$top": NotRequired[int],
    },
)
"""Query of GET /app/calls/{call-id}/participants"""


_Call = TypedDict("_Call", {"@odata.type": NotRequired[Literal["#microsoft.graph.call"]]})


class Call(ODataAnnotations, _Call, total=False):
    """Represents a call that an application makes or receives. A call begins as incoming or establishing
    and ends as terminated.

    microsoft.graph.call

    https://learn.microsoft.com/graph/api/resources/call?view=graph-rest-beta
    api-reference/beta/resources/call.md:90
    """

    activeModalities: "list[CallActiveModalities]"
    """The modalities in use. Possible values are: audio, video, screenSharing. Read-only."""

    answeredBy: "ParticipantInfo | None"
    """The participant that answered the call. Read-only. Nullable."""

    callbackUri: str
    """The HTTPS address that notifications of this call go to."""

    createdDateTime: str
    """When the call was created, in UTC. Read-only."""

    direction: "CallDirection"
    """Whether the call came in or goes out. Read-only."""

    id: str
    """The identifier of the call. Inherited from entity. Key. Read-only."""

    isRecorded: bool
    """True while the call is being recorded. Read-only."""

    mediaConfig: "MediaConfig"
    """Where the media of the call is processed."""

    myParticipantId: str
    """The identifier of the application's own participant. Read-only."""

    requestedModalities: "list[CallRequestedModalities]"
    """The modalities that the caller offers. Possible values are: audio, video, screenSharing."""

    ringingTimeoutInSeconds: int
    """How long an outgoing call rings before it ends."""

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

    participants: "list[Participant] | None"
    """Everybody in the call. Read-only. Nullable."""


_Identity = TypedDict("_Identity", {"@odata.type": NotRequired[Literal["#microsoft.graph.identity"]]})


class Identity(ODataAnnotations, _Identity, total=False):
    """Identifies a user, an application, or a device.

    microsoft.graph.identity

    https://learn.microsoft.com/graph/api/resources/identity?view=graph-rest-beta
    api-reference/beta/resources/identity.md:34
    """

    displayName: str | None
    """The name to show. It can be out of date or missing. Nullable."""

    id: str
    """The identifier of the user, application, or device."""


_IdentitySet = TypedDict("_IdentitySet", {"@odata.type": NotRequired[Literal["#microsoft.graph.identitySet"]]})


class IdentitySet(ODataAnnotations, _IdentitySet, total=False):
    """Holds the identities behind one participant. Usually only one of them is present.

    microsoft.graph.identitySet

    https://learn.microsoft.com/graph/api/resources/identityset?view=graph-rest-beta
    api-reference/beta/resources/identityset.md:38
    """

    application: "Identity | None"
    """The application that takes part. Nullable."""

    device: "Identity | None"
    """The device that takes part, for example a room phone. Nullable."""

    user: "Identity | None"
    """The user who takes part. Nullable."""


_MediaConfig = TypedDict("_MediaConfig", {"@odata.type": NotRequired[Literal["#microsoft.graph.mediaConfig"]]})


class MediaConfig(ODataAnnotations, _MediaConfig, total=False):
    """Says where the media of a call is processed: by the service, or by the application itself.

    microsoft.graph.mediaConfig

    https://learn.microsoft.com/graph/api/resources/mediaconfig?view=graph-rest-beta
    api-reference/beta/resources/mediaconfig.md:41
    """

    blob: str | None
    """Settings for media that the application processes itself. Nullable."""

    mediaHost: "MediaHost"
    """Who processes the media."""


_Participant = TypedDict("_Participant", {"@odata.type": NotRequired[Literal["#microsoft.graph.participant"]]})


class Participant(ODataAnnotations, _Participant, total=False):
    """Represents one participant of a call.

    microsoft.graph.participant

    https://learn.microsoft.com/graph/api/resources/participant?view=graph-rest-beta
    api-reference/beta/resources/participant.md:52
    """

    id: str
    """The identifier of the participant. Inherited from entity. Key. Read-only."""

    info: "ParticipantInfo"
    """Who the participant is."""

    isInLobby: bool
    """True while the participant waits in the lobby."""

    isMuted: bool
    """True if the participant is muted, by itself or by somebody else."""

    joinedDateTime: str
    """When the participant joined the call, in UTC. Read-only."""

    metadata: str | None
    """Free text that the participant attaches to itself. Nullable."""


_ParticipantInfo = TypedDict("_ParticipantInfo", {"@odata.type": NotRequired[Literal["#microsoft.graph.participantInfo"]]})


class ParticipantInfo(ODataAnnotations, _ParticipantInfo, total=False):
    """Says who takes part in a call, where, and in which language.

    microsoft.graph.participantInfo

    https://learn.microsoft.com/graph/api/resources/participantinfo?view=graph-rest-beta
    api-reference/beta/resources/participantinfo.md:36
    """

    identity: "IdentitySet"
    """The user, application, or device that takes part."""

    languageId: str | None
    """The language of the participant as a culture name, for example en-US. Nullable."""

    region: str | None
    """The region that the participant calls from, for example westus. Nullable."""


_CallUpdate = TypedDict("_CallUpdate", {"@odata.type": NotRequired[Literal["#microsoft.graph.call"]]})


class CallUpdate(_CallUpdate, total=False):
    """Sent to update: PATCH /app/calls/{call-id}"""

    callbackUri: str
    ringingTimeoutInSeconds: int
    subject: str


PatchAppCallsByIdHeaders = TypedDict(
    "PatchAppCallsByIdHeaders",
    {
        # The etag of the call as it was last read. If the call has changed since then, the update fails.
        # Optional.
        "If-Match": NotRequired[str],
    },
)
"""Headers of PATCH /app/calls/{call-id}"""


_CallCreate = TypedDict("_CallCreate", {"@odata.type": NotRequired[Literal["#microsoft.graph.call"]]})


class CallCreate(_CallCreate):
    """Sent to create: POST /app/calls"""

    callbackUri: str
    """The HTTPS address that notifications of this call go to. Required."""

    mediaConfig: "MediaConfig"
    """Where the media of the call is processed. Required."""

    requestedModalities: "list[CallRequestedModalities]"
    """The modalities to offer. Possible values are: audio, video, screenSharing. Required."""

    ringingTimeoutInSeconds: NotRequired[int]
    """How long the call rings before it ends. Optional."""

    subject: NotRequired[str]
    """The subject of the conversation. Optional."""

    targets: "list[ParticipantInfo]"
    """Whom to call. Required."""

    source: NotRequired["ParticipantInfo"]


class PostAppCallsAnswerBody(TypedDict):
    """Body of POST /app/calls/{call-id}/answer"""

    callbackUri: NotRequired[str]
    """The HTTPS address that later notifications of this call go to. Optional."""

    mediaConfig: "MediaConfig"
    """Where the media of the call is processed. Required."""

    acceptedModalities: NotRequired["list[PostAppCallsAnswerBodyAcceptedModalities]"]
    """The modalities that the application accepts. Possible values are: audio, video, screenSharing.
    Optional.
    """

    participantCapacity: NotRequired[int]
    """How many participants the application can handle in this call. Optional."""


class PostAppCallsRejectBody(TypedDict, total=False):
    """Body of POST /app/calls/{call-id}/reject"""

    reason: str
    """Why the call is declined."""


class AppCallsPath(Protocol):
    def get(self, *, query: "GetAppCallsQuery" = ...) -> "CollectionPage[Call]":
        """List the active calls of an application. A call that has ended is no longer part of the list.

        GET /app/calls

        Least privileged: delegated, personal account not supported; application Calls.Initiate.All

        Status: 200

        https://learn.microsoft.com/graph/api/call-list?view=graph-rest-beta
        api-reference/beta/api/call-list.md:29
        """
        ...

    def post(self, *, body: "CallCreate") -> "Call":
        """Place an outgoing call to one user or to several.

        POST /app/calls

        Least privileged: delegated, personal account not supported; application Calls.Initiate.All

        Status: 201

        https://learn.microsoft.com/graph/api/application-post-calls?view=graph-rest-beta
        api-reference/beta/api/application-post-calls.md:31
        """
        ...


class AppCallsItemPath(Protocol):
    def delete(self, call_id: str) -> None:
        """End an active call by hanging up.

        DELETE /app/calls/{call-id}

        Least privileged: delegated, personal account not supported; application none needed

        Status: 204

        https://learn.microsoft.com/graph/api/call-delete?view=graph-rest-beta
        api-reference/beta/api/call-delete.md:29
        """
        ...

    def get(self, call_id: str, *, query: "GetAppCallsByIdQuery" = ...) -> "Call":
        """Read the properties of one call, for example to see whether it is established.

        GET /app/calls/{call-id}

        Least privileged: delegated, personal account not supported; application Calls.Initiate.All

        Status: 200

        https://learn.microsoft.com/graph/api/call-get?view=graph-rest-beta
        api-reference/beta/api/call-get.md:29
        """
        ...

    @deprecated("The update call API is deprecated and stops accepting requests on December 31, 2020. Set the subject\nand the callback address when you create the call instead.")
    def patch(self, call_id: str, *, body: "CallUpdate", headers: "PatchAppCallsByIdHeaders" = ...) -> "Call":
        """Change the subject, callback address, or ringing time of a call.

        Deprecated: The update call API is deprecated and stops accepting requests on December 31, 2020. Set the subject
        and the callback address when you create the call instead.

        PATCH /app/calls/{call-id}

        Least privileged: delegated, personal account not supported; application Calls.Initiate.All

        Status: 200

        https://learn.microsoft.com/graph/api/call-update?view=graph-rest-beta
        api-reference/beta/api/call-update.md:31
        """
        ...


class AppCallsItemAnswerPath(Protocol):
    def post(self, call_id: str, *, body: "PostAppCallsAnswerBody") -> None:
        """Answer an incoming call. The application learns of the call from a notification, answers it, and
        follows its progress through further notifications.

        POST /app/calls/{call-id}/answer

        Least privileged: delegated, personal account not supported; application Calls.Initiate.All

        Status: 202

        https://learn.microsoft.com/graph/api/call-answer?view=graph-rest-beta
        api-reference/beta/api/call-answer.md:32
        """
        ...


class AppCallsItemParticipantsPath(Protocol):
    def get(self, call_id: str, *, query: "GetAppCallsParticipantsQuery" = ...) -> "CollectionPage[Participant]":
        """List the participants of a call, the application itself included.

        GET /app/calls/{call-id}/participants

        Least privileged: delegated, personal account not supported; application Calls.JoinGroupCall.All

        Status: 200

        https://learn.microsoft.com/graph/api/call-list-participants?view=graph-rest-beta
        api-reference/beta/api/call-list-participants.md:29
        """
        ...


class AppCallsItemRejectPath(Protocol):
    def post(self, call_id: str, *, body: "PostAppCallsRejectBody") -> None:
        """Decline an incoming call.

        POST /app/calls/{call-id}/reject

        Least privileged: delegated, personal account not supported; application none needed

        Status: 200, 202

        https://learn.microsoft.com/graph/api/call-reject?view=graph-rest-beta
        api-reference/beta/api/call-reject.md:28
        """
        ...
