"""Every type of Microsoft Graph beta: asking for one loads the module that holds it."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any, get_type_hints

if TYPE_CHECKING:
    from .app_calls import Call as Call, CallActiveModalities as CallActiveModalities, CallDirection as CallDirection, CallRequestedModalities as CallRequestedModalities, CallState as CallState, Identity as Identity, IdentitySet as IdentitySet, MediaConfig as MediaConfig, MediaHost as MediaHost, Participant as Participant, ParticipantInfo as ParticipantInfo, PostAppCallsAnswerBodyAcceptedModalities as PostAppCallsAnswerBodyAcceptedModalities
    from .notifications import CommsNotificationsPayload as CommsNotificationsPayload
    from .unreached_types_1 import ChangeType as ChangeType, CommsNotification as CommsNotification, CommsNotifications as CommsNotifications, Entity as Entity, ResourceData as ResourceData

_MODULES: dict[str, str] = {
    "app_calls": "Call CallActiveModalities CallDirection CallRequestedModalities CallState Identity IdentitySet MediaConfig MediaHost Participant ParticipantInfo PostAppCallsAnswerBodyAcceptedModalities",
    "notifications": "CommsNotificationsPayload",
    "unreached_types_1": "ChangeType CommsNotification CommsNotifications Entity ResourceData",
}
# What operations send and answer stands beside them; other modules speak of these too.
_BESIDE_OPERATIONS: dict[str, str] = {
    "app_calls": "CallCreate CallUpdate GetAppCallsByIdQuery GetAppCallsParticipantsQuery GetAppCallsQuery PatchAppCallsByIdHeaders PostAppCallsAnswerBody PostAppCallsRejectBody",
}
_MODULE_OF = {name: module for module, names in _MODULES.items() for name in names.split()}
_MODULE_OF_ALL = _MODULE_OF | {name: module for module, names in _BESIDE_OPERATIONS.items() for name in names.split()}


class _EveryName(Mapping[str, object]):
    """All names of the package that annotations mention; a module is loaded when one of its names is asked for."""

    def __getitem__(self, name: str) -> object:
        return getattr(import_module(f".{_MODULE_OF_ALL[name]}", __package__), name)

    def __iter__(self) -> Iterator[str]:
        return iter(_MODULE_OF_ALL)

    def __len__(self) -> int:
        return len(_MODULE_OF_ALL)


def type_hints(declared: object) -> dict[str, Any]:
    """As `typing.get_type_hints` with its extras, for any type or method of the package: what it speaks of is loaded."""
    return get_type_hints(declared, localns=_EveryName(), include_extras=True)


def __getattr__(name: str) -> object:
    if name not in _MODULE_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return _EveryName()[name]


def __dir__() -> list[str]:
    return sorted([*_MODULE_OF, "type_hints"])
