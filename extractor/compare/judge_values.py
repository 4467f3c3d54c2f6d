"""The rule for a value that changed, by what it is a value of.

A value that the page did not give before, or gives no longer, says more or less than before; that alone breaks nobody.
A new aspect is a line in `_JUDGMENTS`.
"""

from collections.abc import Callable
from typing import TypeAlias

from extractor.compare.difference import FactChange
from extractor.compare.element import Aspect, Kind
from extractor.compare.pairing import is_cut
from extractor.compare.usage import Usage, is_same_but_for_namespace
from extractor.model.type_name import parse_type

Judgment: TypeAlias = Callable[[FactChange, Usage], str]

_STATED = "fact-stated"
_UNSTATED = "fact-no-longer-stated"
_TYPE_RULES = {
    Kind.BODY: "request-body-type-changed",
    Kind.RESPONSE: "response-type-changed",
    Kind.RETURNED: "response-property-type-changed",
    Kind.PROPERTY: "property-type-changed",
}
# From what a permission cell said to what it says; pairs that are not here say more or less than before.
_ACCESS = {
    ("listed", "not supported"): "access-removed",
    ("none", "not supported"): "access-restated",
    ("not supported", "none"): "access-restated",
    ("not supported", "listed"): "access-added",
    ("none", "listed"): "permissions-required",
    ("listed", "none"): "permissions-no-longer-required",
}


def judge_value(change: FactChange, usage: Usage) -> str:
    """The rule that a changed value falls under."""
    if change.aspect is None or change.aspect not in _JUDGMENTS:
        raise ValueError(f"no rule judges {change.aspect}")
    return _JUDGMENTS[change.aspect](change, usage)


def _always(rule: str) -> Judgment:
    return lambda _change, _usage: rule


def _switched(on: str, off: str) -> Judgment:
    """One rule for what became so, one for what is so no longer; False and None are both "not so"."""
    return lambda change, _usage: on if change.after is True else off if change.before is True else _STATED


def _replaced(rule: str) -> Judgment:
    """The rule where both sides say something."""

    def judge(change: FactChange, _usage: Usage) -> str:
        return _STATED if change.before is None else _UNSTATED if change.after is None else rule

    return judge


def _judge_type(change: FactChange, usage: Usage) -> str:
    old, new = change.old[-1], change.new[-1]
    if Aspect.TYPE in new.damaged_values or new.doubtful:  # where the name is a wrong one, so is the type
        return "type-damaged"
    if Aspect.TYPE in old.damaged_values or old.doubtful:
        return "type-repaired"
    before, after = change.before, change.after
    if not isinstance(before, str) or not isinstance(after, str):
        return _STATED if before is None else _UNSTATED
    return _judge_types(change, before, after, usage)


def _judge_types(change: FactChange, before: str, after: str, usage: Usage) -> str:
    if is_same_but_for_namespace(before, after):
        return _STATED if "." in after else _UNSTATED
    if _is_number_settled(change, before, after):
        return _UNSTATED if Aspect.TYPE in change.new[-1].vague else _STATED
    if usage.is_one(before, after) or _is_link_moved(change, before, after):
        return "type-reference-changed"
    if usage.is_alike(before, after):
        return "type-refined"
    return _TYPE_RULES.get(change.kind, "parameter-type-changed")


def _is_link_moved(change: FactChange, before: str, after: str) -> bool:
    """Whether a link is called after one of both types, and called so on both sides."""
    labels = {(chain[-1].label or "").casefold() for chain in (change.old, change.new)}
    types = {parse_type(name).name.casefold() for name in (before, after)}
    return len(labels) == 1 and len(types) > 1 and bool(labels & types)


def _is_number_settled(change: FactChange, before: str, after: str) -> bool:
    """Whether both sides name one type, and a side does not say whether one or several come back."""
    names = {parse_type(name).name.casefold() for name in (before, after)}
    return len(names) == 1 and any(Aspect.TYPE in chain[-1].vague for chain in (change.old, change.new))


def _judge_required(change: FactChange, _usage: Usage) -> str:
    if change.after is True:
        return "became-required" if change.before is False else "stated-as-required"
    return "became-optional" if change.before is True else _STATED if change.before is None else _UNSTATED


def _judge_stated(change: FactChange, _usage: Usage) -> str:
    """What a permission cell, or the section on the request body, says."""
    before, after = str(change.before), str(change.after)
    if change.kind is Kind.BODY:
        return "request-body-added" if after == "some" else "request-body-removed"
    return _ACCESS.get((before, after), _UNSTATED if after == "unstated" else _STATED)


def _judge_name(change: FactChange, _usage: Usage) -> str:
    old, new = change.old[-1], change.new[-1]
    if new.damaged or (new.doubtful and not old.damaged):
        return "name-damaged"
    if old.damaged or old.doubtful:
        return "name-repaired"
    if is_cut(old, new):
        return "name-damaged" if len(new.key) < len(old.key) else "name-repaired"
    if change.kind is Kind.OPERATION:
        return "operation-moved"
    if change.kind is Kind.EXAMPLE:
        return "example-renamed"
    names = [str(name).rpartition(".")[2].casefold() for name in (change.before, change.after)]
    return "namespace-changed" if names[0] == names[1] else "type-renamed"


def _judge_order(change: FactChange, _usage: Usage) -> str:
    """Whether it is another of the permissions that both sides list that stands first."""
    before, after = (names if isinstance(names, tuple) else () for names in (change.before, change.after))
    first = next((name for name in before if name in after), None)
    return (
        "permission-order-changed"
        if first == next((name for name in after if name in before), None)
        else ("least-permission-changed")
    )


_JUDGMENTS: dict[Aspect, Judgment] = {
    Aspect.TYPE: _judge_type,
    Aspect.REQUIRED: _judge_required,
    Aspect.NULLABLE: _replaced("nullability-changed"),
    Aspect.READ_ONLY: _switched("became-read-only", "became-writable"),
    Aspect.DEFAULT: _replaced("default-changed"),
    Aspect.KEY: _switched("key-changed", "key-changed"),
    Aspect.OPTIONAL: _switched("became-omittable", "became-always-present"),
    Aspect.RELATIONSHIP: _always("relationship-changed"),
    Aspect.NUMBER: _replaced("enum-value-changed"),
    Aspect.STATED: _judge_stated,
    Aspect.TYPE_KIND: _replaced("type-kind-changed"),
    Aspect.BASE: _replaced("base-type-changed"),
    Aspect.KEY_PROPERTY: _replaced("key-changed"),
    Aspect.OPEN: _switched("type-opened", "type-closed"),
    Aspect.ABSTRACT: _switched("type-became-abstract", "type-became-concrete"),
    Aspect.DEPRECATED: _switched("deprecated", "deprecation-withdrawn"),
    Aspect.PREVIEW: _switched("preview-announced", "preview-ended"),
    Aspect.CONTENT: _always("example-changed"),
    Aspect.SPELLING: _always("name-recased"),
    Aspect.NAME: _judge_name,
    Aspect.ORDER: _judge_order,
    Aspect.PAGE: _always("page-moved"),
}
