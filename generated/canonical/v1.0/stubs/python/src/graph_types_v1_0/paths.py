"""Every path of Microsoft Graph v1.0 with its protocol, for type checkers and editors: nothing is loaded at run time."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from .communications_calls import CommunicationsCallsPath, CommunicationsCallsGetActiveSincePath, CommunicationsCallsItemPath

    Paths = TypedDict(
        "Paths",
        {
            "/communications/calls": CommunicationsCallsPath,
            "/communications/calls/getActiveSince(from={from},to={to})": CommunicationsCallsGetActiveSincePath,
            "/communications/calls/{call-id}": CommunicationsCallsItemPath,
        },
    )
    """Each path with its protocol: an editor completes the paths, a type checker refuses one that is not documented."""
else:
    Paths = Mapping[str, object]
