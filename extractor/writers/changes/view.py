"""Changes in the groups that people read them in: by version and workload, and in it by operation or type.

In come changes in their order; out come groups, the ones with the worst changes first. What a group is called comes
from paths and names, never from texts. Every format that is meant for people starts from these views.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from extractor.compare.change import Change, ChangeClass, ChangeOrigin, Changes, Visibility
from extractor.model.json_value import JsonValue

_AFTER_NAME = " .:"
# Here each side is the digest of a body.
_BY_DIGEST = frozenset({"example-changed"})


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectView:
    """An operation or a type, and what changed of it, worst first."""

    name: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupView:
    """A workload of a version."""

    version: str
    tag: str
    subjects: tuple[SubjectView, ...]


def view_document(changes: Changes, shown: Iterable[Change]) -> dict[str, Any]:
    """The names that every template of changes knows; `shown` are those of the changes that it prints one by one."""
    return {
        "changes": changes,
        "classes": tuple(ChangeClass),
        "counts": changes.count(),
        "counted": print_counts(changes.count()),
        "groups": view_groups(shown),
        "print_message": print_message,
        "print_origin": print_origin,
        "print_places": print_places,
        "print_sides": print_sides,
        "stale_locales": stale_locales,
    }


def view_groups(changes: Iterable[Change]) -> tuple[GroupView, ...]:
    """The changes by version and workload; in each, the subjects with the worst changes first."""
    ordered = sorted(changes, key=_group_key)
    return tuple(
        GroupView(version=version, tag=tag, subjects=_view_subjects(list(group)))
        for (version, tag), group in groupby(ordered, key=_group_key)
    )


def print_origin(origin: ChangeOrigin | None) -> str:
    """`path:line`, or what there is of it."""
    if origin is None:
        return ""
    return origin.path if origin.line is None else f"{origin.path}:{origin.line}"


def print_places(change: Change) -> str:
    """Where both sides state it."""
    old, new = print_origin(change.old_origin), print_origin(change.new_origin)
    if not new or not old or old == new:
        return new or (f"was {old}" if old else "")
    return f"{new}, was {_print_apart(change.old_origin, change.new_origin) or old}"


def _print_apart(old: ChangeOrigin | None, new: ChangeOrigin | None) -> str:
    """The line alone, where it is one of the same file."""
    is_same_file = old is not None and new is not None and old.path == new.path and old.line is not None
    return f"line {old.line}" if old is not None and is_same_file else ""


def print_message(change: Change) -> str:
    """What changed, as it is said below the name of the operation or type: without that name."""
    rest = change.message.removeprefix(change.top)
    if rest == change.message or rest[:1] not in _AFTER_NAME:
        return change.message
    for mark in _AFTER_NAME:  # `call.State is spelled call.state now`
        rest = rest.replace(f" {change.top}{mark}", " ")
    return rest.lstrip(_AFTER_NAME)


def print_sides(change: Change) -> tuple[str, str]:
    """What the old and the new side say, as text; "" for a side that says nothing, or nothing that can be read."""
    if change.rule in _BY_DIGEST:
        return ("", "")
    return (_print_value(change.old), _print_value(change.new))


def stale_locales(change: Change) -> tuple[str, ...]:
    """The locales that do not show the change yet."""
    return tuple(locale for locale, visibility in change.locales if visibility is Visibility.STALE)


def print_counts(counts: dict[ChangeClass, int]) -> str:
    """`2 breaking, 1 risky`; classes without changes are left out."""
    said = [f"{count} {class_.value}" for class_, count in counts.items() if count]
    return ", ".join(said) or "no changes"


def _print_value(value: JsonValue) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case list():
            return ", ".join(map(_print_value, value))
        case dict():
            stated = [_print_statement(name, said) for name, said in value.items() if name != "name"]
            return ", ".join(stated) or _print_value(value.get("name"))
    return str(value)


def _print_statement(name: str, said: JsonValue) -> str:
    """`type String`, `required`, `privileges: Mail.Read, Mail.Send`."""
    if said is True:
        return name
    return f"{name}: {_print_value(said)}" if isinstance(said, list) else f"{name} {_print_value(said)}"


def _group_key(change: Change) -> tuple[str, str]:
    return (change.version, change.tag)


def _view_subjects(changes: list[Change]) -> tuple[SubjectView, ...]:
    by_name: defaultdict[str, list[Change]] = defaultdict(list)
    for change in changes:
        by_name[change.top].append(change)
    subjects = [SubjectView(name=name, changes=tuple(own)) for name, own in by_name.items()]
    return tuple(sorted(subjects, key=lambda subject: (subject.changes[0].class_.rank, subject.name.casefold())))
