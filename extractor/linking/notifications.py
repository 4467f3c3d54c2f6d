"""Which notification a payload is, and which notifications pages describe without showing one.

In come types with their members, and the payloads of examples; out come the lists of notifications that the service can
send, and the kind of each payload. A list is a type with a `value` of items that say what changed or whose subscription
it is, unless an operation answers with such items. What shape a payload has is for `extractor.linking.webhooks` to say.
A new mark of a notification is a name below, and one in the reader of examples.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from extractor.linking.api import ApiOperation, ApiType
from extractor.linking.inference import odata_type
from extractor.linking.reconcile import ShapeTable
from extractor.linking.shape import Member, Shape
from extractor.linking.type_index import DEFAULT_NAMESPACE
from extractor.model.example import Example
from extractor.model.json_value import JsonObject
from extractor.model.type_name import ParsedType, parse_type

# how kinds are called that no type names
LIFECYCLE, _CHANGE = "lifecycleNotification", "changeNotification"
# what annotations write for "no type": not a type of the API
NO_TYPE = frozenset({"none", "null", "nothing", ""})
_VALUE = "value"
_MARKS = frozenset({"changeType", "subscriptionId"})
# what an item holds that tells of its subscription, not of a change: those are sent to an address of their own
_LIFECYCLE_MARK = "lifecycleEvent"
# the type whose key `subscriptionId` is, and how one is created
_SUBSCRIPTION, _POST = "subscription", "POST"


@dataclass(frozen=True, slots=True, kw_only=True)
class NotificationList:
    """A documented type whose values are lists of notifications: its items' type, and the names of their members.

    `kind` is what the notifications are called: like the type, with its namespace where the name alone is another's.
    """

    kind: str
    api_type: ApiType
    item: str
    known: frozenset[str]

    @property
    def shape(self) -> Shape:
        """Every such list."""
        return Shape(type=self.api_type.qualified_name)

    @property
    def lifecycle_shape(self) -> Shape | None:
        """The lists whose items all tell of their subscription; None where no item can."""
        if _LIFECYCLE_MARK not in self.known:
            return None
        items = Shape(items=Shape(type=self.item, required=(_LIFECYCLE_MARK,)))
        return Shape(type=self.api_type.qualified_name, members=(Member(name=_VALUE, shape=items, required=True),))


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """A kind of notification that pages describe: its shape, and the type whose pages do."""

    shape: Shape
    api_type: ApiType


def describe_kinds(lists: Iterable[NotificationList]) -> dict[str, Described]:
    """The kinds of notifications that the lists are, by name; of those that tell of subscriptions the first."""
    kinds: dict[str, Described] = {}
    for item in lists:
        kinds[item.kind] = Described(shape=item.shape, api_type=item.api_type)
        if item.lifecycle_shape is not None:
            kinds.setdefault(LIFECYCLE, Described(shape=item.lifecycle_shape, api_type=item.api_type))
    return kinds


def find_lists(types: Iterable[ApiType], table: ShapeTable, served: Collection[str]) -> tuple[NotificationList, ...]:
    """The lists of notifications among the types; `served` names the types that operations answer with.

    A list of subscriptions looks the same, but comes only to who asks for it.
    """
    found: dict[str, NotificationList] = {}
    for item in sorted(types, key=lambda item: item.namespace != DEFAULT_NAMESPACE):
        kind = item.qualified_name if item.name.lower() in found else item.name
        known = _as_list(kind, item, table, served)
        if known is not None:
            found[kind.lower()] = known
    return tuple(found.values())


def _as_list(kind: str, api_type: ApiType, table: ShapeTable, served: Collection[str]) -> NotificationList | None:
    name = table.find_object(api_type.qualified_name)
    members = () if name is None else table.members(name)
    items = next((member.shape.items for member in members if member.name == _VALUE), None)
    item = None if items is None else table.find_object(items.type)
    if item is None or item in served or name in served:
        return None
    known = frozenset(member.name for member in table.members(item))
    return NotificationList(kind=kind, api_type=api_type, item=item, known=known) if known & _MARKS else None


def creates_subscriptions(operation: ApiOperation) -> bool:
    """Whether a client asks for notifications by the operation, of whatever kind: it sends a new subscription."""
    shape = operation.body_shape
    if operation.method != _POST or shape is None:
        return False
    return any(_is_called(item.type, _SUBSCRIPTION) for item in (shape, *shape.any_of) if item.type is not None)


def name_kind(payload: Example, lists: Sequence[NotificationList]) -> str:
    """The kind of a payload: the list that it is, else what it names itself, else what its items tell of."""
    found = _find_list(payload, lists)
    is_lifecycle = _tells_of_subscriptions(payload)
    if found is not None:
        return LIFECYCLE if is_lifecycle and found.lifecycle_shape is not None else found.kind
    named = _stated_type(payload)
    return named.name if named is not None else LIFECYCLE if is_lifecycle else _CHANGE


def _find_list(payload: Example, lists: Sequence[NotificationList]) -> NotificationList | None:
    """The documented list that a payload is: by its name, by that of its items, else by what they hold.

    What they hold tells nothing unless the list knows a mark of notifications in it.
    """
    items = _items(payload)
    named = _stated_type(payload)
    if named is not None:
        by_name = _find_called(named, {item.api_type.qualified_name: item for item in lists})
        return by_name or (_find_called(named, {item.item: item for item in reversed(lists)}) if items else None)
    held = frozenset(name for item in items for name in item)
    marked = [item for item in lists if held & item.known & _MARKS]
    most = max((len(held & item.known) for item in marked), default=0)
    best = [item for item in marked if len(held & item.known) == most]
    return best[0] if len(best) == 1 else None


def _find_called(named: ParsedType, lists: Mapping[str, NotificationList]) -> NotificationList | None:
    """The list under the name, whatever its case: in the namespace that is named, else in any."""
    alike = [name for name in lists if _is_called(name, named.name)]
    exact = [name for name in alike if name.lower() == f"{named.namespace or DEFAULT_NAMESPACE}.{named.name}".lower()]
    return next((lists[name] for name in exact or alike), None)


def _stated_type(payload: Example) -> ParsedType | None:
    """The type that the payload or its annotation names; None where none does."""
    parsed = parse_type((payload.odata_type or odata_type(payload.body) or "").lstrip("#"))
    return None if parsed.name.lower() in NO_TYPE else parsed


def _tells_of_subscriptions(payload: Example) -> bool:
    """Whether every item of the payload tells of its subscription."""
    items = _items(payload)
    return bool(items) and all(_LIFECYCLE_MARK in item for item in items)


def _items(payload: Example) -> list[JsonObject]:
    """The items of a list; none for what is no list."""
    value = payload.body.get(_VALUE) if isinstance(payload.body, dict) else None
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _is_called(qualified: str, name: str) -> bool:
    return qualified.rpartition(".")[2].lower() == name.lower()
