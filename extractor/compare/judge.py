"""What a fact of change means for whoever calls the API: the name of a rule of the catalog.

In comes a fact of change, with the usage of types on both sides, because the same change means one thing in what a
client sends and another in what it receives; out comes a rule. How much the rule matters is the catalog's and the
configuration's to say. A new kind of change is a line in one of the tables below and an entry in the catalog.
"""

from collections.abc import Callable
from typing import TypeAlias

from extractor.compare.difference import Action, FactChange
from extractor.compare.element import Aspect, Chain, Element, Kind
from extractor.compare.judge_values import judge_value
from extractor.compare.permissions import AND
from extractor.compare.usage import Usage
from extractor.model.text import Text

Judgment: TypeAlias = Callable[[FactChange, Usage], str]

# Sent with every call whatever a page says of them: a row about one describes, and demands nothing new.
PROTOCOL_HEADERS = frozenset({"accept", "authorization", "content-length", "content-type", "host"})


def judge_change(change: FactChange, usage: Usage) -> str:
    """The rule that the change falls under."""
    if isinstance(change.before, Text) or isinstance(change.after, Text):
        return _judge_text(change)
    lost = _judge_lost_names(change)
    if lost is not None:
        return lost
    match change.action:
        case Action.ADDED:
            return "name-damaged" if _is_misread(change) else _ADDED[change.kind](change, usage)
        case Action.REMOVED:
            return "name-repaired" if _is_misread(change) else _REMOVED[change.kind](change, usage)
        case Action.CHANGED:
            return _judge_change_of_value(change, usage)


def _judge_lost_names(change: FactChange) -> str | None:
    """The rule where a permission cell lost names on one of both sides: whether the API changed is not known."""
    if change.kind not in (Kind.PERMISSIONS, Kind.PRIVILEGE):
        return None
    old, new = (
        any(Aspect.STATED in element.vague for element in chain if element.kind is Kind.PERMISSIONS)
        for chain in (change.old, change.new)
    )
    return "permissions-damaged" if new else "permissions-repaired" if old else None


def _is_misread(change: FactChange) -> bool:
    """Whether what came or went may have been there before, or still be there, under a name that was lost.

    Where nothing else of its kind stands in its place, only the name is in doubt and not the row.
    """
    element = change.element
    if element.damaged or not element.doubtful:
        return element.damaged
    sides = [chain[-1] for chain in _parents(change)]
    before, after = ({child.identity for child in side.children if child.kind is element.kind} for side in sides)
    return bool(after - before) if change.action is Action.REMOVED else bool(before - after)


def _parents(change: FactChange) -> tuple[Chain, Chain]:
    """The ways to what held the element, on both sides."""
    if change.action is Action.REMOVED:
        return change.old[:-1], change.new
    return change.old, change.new[:-1]


def _judge_change_of_value(change: FactChange, usage: Usage) -> str:
    old, new = change.old[-1], change.new[-1]
    if old.damaged and new.damaged:
        return "translation-drifted"
    if change.aspect is Aspect.REQUIRED and _is_protocol(change):
        return "fact-stated"
    rivals = ((change.aspect, change.after) in old.rivals, (change.aspect, change.before) in new.rivals)
    if any(rivals):
        return "fact-stated" if rivals[1] else "fact-no-longer-stated"
    return judge_value(change, usage)


def is_demanded(change: FactChange) -> bool:
    """Whether a call without the thing fails: it is required, and no part of every call anyway."""
    return change.element.value(Aspect.REQUIRED) is True and not _is_protocol(change)


def _is_protocol(change: FactChange) -> bool:
    return change.kind is Kind.HEADER and change.element.key in PROTOCOL_HEADERS


def _always(rule: str) -> Judgment:
    return lambda _change, _usage: rule


def _judge_text(change: FactChange) -> str:
    """English that changed is documentation; a text that changed without it is another translation."""
    before, after = change.before, change.after
    is_translated = change.old[-1].place.source_hash is not None or change.new[-1].place.source_hash is not None
    if isinstance(before, Text) and isinstance(after, Text) and is_translated:
        if before.en is not None and after.en is not None:
            if before.en.split() == after.en.split():
                return "text-retranslated"
        elif change.old[-1].place.source_hash == change.new[-1].place.source_hash:
            return "text-retranslated"
    match change.aspect:
        case Aspect.TITLE:
            return "title-changed"
        case Aspect.SUMMARY:
            return "summary-changed"
        case Aspect.NOTICE:
            return "notice-changed"
    return "description-changed"


def _added_parameter(change: FactChange, _usage: Usage) -> str:
    return "required-parameter-added" if is_demanded(change) else "parameter-added"


def _added_header(change: FactChange, _usage: Usage) -> str:
    if change.element.key in PROTOCOL_HEADERS:
        return "fact-stated"
    return "required-header-added" if is_demanded(change) else "header-added"


def _removed_header(change: FactChange, _usage: Usage) -> str:
    return "fact-no-longer-stated" if change.element.key in PROTOCOL_HEADERS else "header-removed"


def _removed_response(change: FactChange, _usage: Usage) -> str:
    """A page may state several codes of success, wrongly; one that stays is no news to a client."""
    if not _is_success(change.element.key):
        return "error-response-removed"
    before, after = (
        {child.key for child in chain[0].children if child.kind is Kind.RESPONSE and _is_success(child.key)}
        for chain in (change.old, change.new)
    )
    return "alternative-response-removed" if before & after else "success-response-removed"


def _is_success(status: str) -> bool:
    return status.startswith("2")


def _added_privilege(change: FactChange, _usage: Usage) -> str:
    scheme = change.new[-2]
    is_least = scheme.ordered and scheme.children[0].key == change.element.key and change.old[-1].children != ()
    return "lower-permission-added" if is_least else "permission-added"


def _added_property(change: FactChange, _usage: Usage) -> str:
    return "relationship-added" if change.element.value(Aspect.RELATIONSHIP) else "property-added"


def _removed_privilege(change: FactChange, _usage: Usage) -> str:
    """Whoever holds several privileges also holds one of them alone."""
    held = set(change.element.key.split(AND))
    suffices = any(held.issuperset(child.key.split(AND)) for child in change.new[-1].children)
    return "permission-combination-relaxed" if suffices else "permission-removed"


def _removed_type(change: FactChange, usage: Usage) -> str:
    return "no-longer-described" if usage.is_named_now(change.element.name) else "type-removed"


def _removed_property(change: FactChange, usage: Usage) -> str:
    if change.element.key in change.new[-1].shown:
        return "no-longer-described"
    if change.element.value(Aspect.RELATIONSHIP):
        return "relationship-removed"
    return "property-removed" if usage.is_returned(change.old[0].name) else "request-property-removed"


def _added_member(change: FactChange, usage: Usage) -> str:
    enum = change.new[0]
    is_news = usage.is_returned(enum.name) and not usage.is_evolvable(change.old[0])
    return "response-enum-member-added" if is_news else "enum-member-added"


def _removed_member(change: FactChange, usage: Usage) -> str:
    return "enum-member-removed" if usage.is_sent(change.old[0].name) else "response-enum-member-removed"


def _removed_allowed(change: FactChange, usage: Usage) -> str:
    """The values of a property that has an enumeration as its type now are the members of that."""
    before, after = (_type_of_owner(chain[-1], change.element) for chain in (change.old[:-1], change.new))
    is_listed = usage.is_enumeration(after) and not usage.is_enumeration(before)
    return "no-longer-described" if is_listed else "allowed-value-removed"


def _type_of_owner(holder: Element, allowed: Element) -> str:
    """The type of the property or parameter that a value is allowed for."""
    owner = allowed.key.partition(" ")[0]
    types = (child.value(Aspect.TYPE) for child in holder.children if child.key == owner)
    return next((type_ for type_ in types if isinstance(type_, str)), "")


_ADDED: dict[Kind, Judgment] = {
    Kind.OPERATION: _always("operation-added"),
    Kind.TYPE: _always("type-added"),
    Kind.NOTIFICATION: _always("notification-added"),
    Kind.PATH: _always("fact-stated"),
    Kind.FUNCTION: _always("fact-stated"),
    Kind.QUERY: _added_parameter,
    Kind.BODY_MEMBER: _added_parameter,
    Kind.HEADER: _added_header,
    Kind.BODY: _always("fact-stated"),
    Kind.RESPONSE: _always("response-added"),
    Kind.RETURNED: _always("response-property-added"),
    Kind.PERMISSIONS: _always("fact-stated"),
    Kind.PRIVILEGE: _added_privilege,
    Kind.PROPERTY: _added_property,
    Kind.MEMBER: _added_member,
    Kind.ALLOWED: _always("allowed-value-added"),
    Kind.EXAMPLE: _always("example-added"),
}

_REMOVED: dict[Kind, Judgment] = {
    Kind.OPERATION: _always("operation-removed"),
    Kind.TYPE: _removed_type,
    Kind.NOTIFICATION: _always("notification-removed"),
    Kind.PATH: _always("fact-no-longer-stated"),
    Kind.FUNCTION: _always("fact-no-longer-stated"),
    Kind.QUERY: _always("parameter-removed"),
    Kind.BODY_MEMBER: _always("parameter-removed"),
    Kind.HEADER: _removed_header,
    Kind.BODY: _always("fact-no-longer-stated"),
    Kind.RESPONSE: _removed_response,
    Kind.RETURNED: _always("response-property-removed"),
    Kind.PERMISSIONS: _always("fact-no-longer-stated"),
    Kind.PRIVILEGE: _removed_privilege,
    Kind.PROPERTY: _removed_property,
    Kind.MEMBER: _removed_member,
    Kind.ALLOWED: _removed_allowed,
    Kind.EXAMPLE: _always("example-removed"),
}
