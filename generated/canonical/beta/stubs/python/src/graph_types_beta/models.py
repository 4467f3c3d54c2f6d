"""Every type of Microsoft Graph beta: asking for one loads the module that holds it."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .app_calls import Call as Call, CallDirection as CallDirection, CallState as CallState, Identity as Identity, IdentitySet as IdentitySet, MediaConfig as MediaConfig, MediaHost as MediaHost, Participant as Participant, ParticipantInfo as ParticipantInfo
    from .notifications import CommsNotificationsPayload as CommsNotificationsPayload
    from .unreached_types_1 import ChangeType as ChangeType, CommsNotification as CommsNotification, CommsNotifications as CommsNotifications, Entity as Entity, ResourceData as ResourceData

_MODULES = {
    "app_calls": "Call CallDirection CallState Identity IdentitySet MediaConfig MediaHost Participant ParticipantInfo",
    "notifications": "CommsNotificationsPayload",
    "unreached_types_1": "ChangeType CommsNotification CommsNotifications Entity ResourceData",
}
_MODULE_OF = {name: module for module, names in _MODULES.items() for name in names.split()}


def __getattr__(name: str) -> object:
    if name not in _MODULE_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f".{_MODULE_OF[name]}", __package__), name)


def __dir__() -> list[str]:
    return sorted(_MODULE_OF)
