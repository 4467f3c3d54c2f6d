"""The notifications of Microsoft Graph beta."""

from typing import (
    TYPE_CHECKING,
    TypeAlias,
)

if TYPE_CHECKING:
    from .unreached_types_1 import CommsNotifications


CommsNotificationsPayload: TypeAlias = "CommsNotifications"
"""What the service sends to the client: commsNotifications."""
