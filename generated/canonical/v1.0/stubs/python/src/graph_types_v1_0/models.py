"""Every type of Microsoft Graph v1.0: asking for one loads the module that holds it."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .communications_calls import Call as Call, CallDirection as CallDirection, CallState as CallState, Identity as Identity, IdentitySet as IdentitySet, ParticipantInfo as ParticipantInfo
    from .unreached_types_1 import Entity as Entity

_MODULES = {
    "communications_calls": "Call CallDirection CallState Identity IdentitySet ParticipantInfo",
    "unreached_types_1": "Entity",
}
_MODULE_OF = {name: module for module, names in _MODULES.items() for name in names.split()}


def __getattr__(name: str) -> object:
    if name not in _MODULE_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f".{_MODULE_OF[name]}", __package__), name)


def __dir__() -> list[str]:
    return sorted(_MODULE_OF)
