"""Every path of Microsoft Graph beta with its protocol, for type checkers and editors: nothing is loaded at run time."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from .app_calls import AppCallsPath, AppCallsItemPath, AppCallsItemAnswerPath, AppCallsItemParticipantsPath, AppCallsItemRejectPath
    from .applications_calls import ApplicationsItemCallsPath, ApplicationsItemCallsItemPath, ApplicationsItemCallsItemAnswerPath, ApplicationsItemCallsItemParticipantsPath, ApplicationsItemCallsItemRejectPath

    Paths = TypedDict(
        "Paths",
        {
            "/app/calls": AppCallsPath,
            "/app/calls/{call-id}": AppCallsItemPath,
            "/app/calls/{call-id}/answer": AppCallsItemAnswerPath,
            "/app/calls/{call-id}/participants": AppCallsItemParticipantsPath,
            "/app/calls/{call-id}/reject": AppCallsItemRejectPath,
            "/applications/{application-id}/calls": ApplicationsItemCallsPath,
            "/applications/{application-id}/calls/{call-id}": ApplicationsItemCallsItemPath,
            "/applications/{application-id}/calls/{call-id}/answer": ApplicationsItemCallsItemAnswerPath,
            "/applications/{application-id}/calls/{call-id}/participants": ApplicationsItemCallsItemParticipantsPath,
            "/applications/{application-id}/calls/{call-id}/reject": ApplicationsItemCallsItemRejectPath,
        },
    )
    """Each path with its protocol: an editor completes the paths, a type checker refuses one that is not documented."""
else:
    Paths = Mapping[str, object]
