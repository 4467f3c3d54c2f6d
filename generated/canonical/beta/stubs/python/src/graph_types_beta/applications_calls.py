"""The workload applications.calls of Microsoft Graph beta."""

from typing import (
    TYPE_CHECKING,
    Literal,
    Protocol,
    overload,
)

from .odata import (
    CollectionPage,
    deprecated,
)

if TYPE_CHECKING:
    from .app_calls import Call, CallCreate, CallUpdate, GetAppCallsByIdQuery, GetAppCallsParticipantsQuery, GetAppCallsQuery, Participant, PatchAppCallsByIdHeaders, PostAppCallsAnswerBody, PostAppCallsRejectBody


class ApplicationsItemCallsPath(Protocol):
    def get(self, application_id: str, *, query: "GetAppCallsQuery" = ...) -> "CollectionPage[Call]":
        """List the active calls of an application. A call that has ended is no longer part of the list.

        GET /applications/{application-id}/calls

        Least privileged: delegated, personal account not supported; application Calls.Initiate.All

        Status: 200

        https://learn.microsoft.com/graph/api/call-list?view=graph-rest-beta
        api-reference/beta/api/call-list.md:30
        """
        ...

    def post(self, application_id: str, *, body: "CallCreate") -> "Call":
        """Place an outgoing call to one user or to several.

        POST /applications/{application-id}/calls

        Least privileged: delegated, personal account not supported; application Calls.Initiate.All

        Status: 201

        https://learn.microsoft.com/graph/api/application-post-calls?view=graph-rest-beta
        api-reference/beta/api/application-post-calls.md:32
        """
        ...


class ApplicationsItemCallsItemPath(Protocol):
    def delete(self, application_id: str, call_id: str) -> None:
        """End an active call by hanging up.

        DELETE /applications/{application-id}/calls/{call-id}

        Least privileged: delegated, personal account not supported; application none needed

        Status: 204

        https://learn.microsoft.com/graph/api/call-delete?view=graph-rest-beta
        api-reference/beta/api/call-delete.md:30
        """
        ...

    def get(self, application_id: str, call_id: str, *, query: "GetAppCallsByIdQuery" = ...) -> "Call":
        """Read the properties of one call, for example to see whether it is established.

        GET /applications/{application-id}/calls/{call-id}

        Least privileged: delegated, personal account not supported; application Calls.Initiate.All

        Status: 200

        https://learn.microsoft.com/graph/api/call-get?view=graph-rest-beta
        api-reference/beta/api/call-get.md:30
        """
        ...

    @deprecated("The update call API is deprecated and stops accepting requests on December 31, 2020. Set the subject\nand the callback address when you create the call instead.")
    def patch(self, application_id: str, call_id: str, *, body: "CallUpdate", headers: "PatchAppCallsByIdHeaders" = ...) -> "Call":
        """Change the subject, callback address, or ringing time of a call.

        Deprecated: The update call API is deprecated and stops accepting requests on December 31, 2020. Set the subject
        and the callback address when you create the call instead.

        PATCH /applications/{application-id}/calls/{call-id}

        Least privileged: delegated, personal account not supported; application Calls.Initiate.All

        Status: 200

        https://learn.microsoft.com/graph/api/call-update?view=graph-rest-beta
        api-reference/beta/api/call-update.md:32
        """
        ...


class ApplicationsItemCallsItemAnswerPath(Protocol):
    def post(self, application_id: str, call_id: str, *, body: "PostAppCallsAnswerBody") -> None:
        """Answer an incoming call. The application learns of the call from a notification, answers it, and
        follows its progress through further notifications.

        POST /applications/{application-id}/calls/{call-id}/answer

        Least privileged: delegated, personal account not supported; application Calls.Initiate.All

        Status: 202

        https://learn.microsoft.com/graph/api/call-answer?view=graph-rest-beta
        api-reference/beta/api/call-answer.md:33
        """
        ...


class ApplicationsItemCallsItemParticipantsPath(Protocol):
    def get(self, application_id: str, call_id: str, *, query: "GetAppCallsParticipantsQuery" = ...) -> "CollectionPage[Participant]":
        """List the participants of a call, the application itself included.

        GET /applications/{application-id}/calls/{call-id}/participants

        Least privileged: delegated, personal account not supported; application Calls.JoinGroupCall.All

        Status: 200

        https://learn.microsoft.com/graph/api/call-list-participants?view=graph-rest-beta
        api-reference/beta/api/call-list-participants.md:30
        """
        ...


class ApplicationsItemCallsItemRejectPath(Protocol):
    @overload
    def post(self, application_id: str, call_id: str, *, body: "PostAppCallsRejectBody") -> object:
        """Decline an incoming call.

        POST /applications/{application-id}/calls/{call-id}/reject

        Least privileged: delegated, personal account not supported; application none needed

        Status: 200, 202

        https://learn.microsoft.com/graph/api/call-reject?view=graph-rest-beta
        api-reference/beta/api/call-reject.md:29
        """
        ...

    @overload
    def post(self, application_id: str, call_id: str, *, status: Literal[200], body: "PostAppCallsRejectBody") -> object: ...

    @overload
    def post(self, application_id: str, call_id: str, *, status: Literal[202], body: "PostAppCallsRejectBody") -> None: ...
