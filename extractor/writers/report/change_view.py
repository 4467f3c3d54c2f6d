"""What is new since the baseline, for the site: the groups of the diff, with what each side says beside the other.

Changes go in, or None where no baseline was given; out comes what `report/changes.html.j2` prints. Grouping and places
are those of the formats of `extractor diff`; here a change also tells both values.
"""

from typing import Any

from extractor.compare.change import Change, ChangeClass, Changes
from extractor.model.json_value import JsonValue
from extractor.writers.changes.view import print_counts, print_origin, stale_locales, view_groups
from extractor.writers.escaping.json import compact_json


def view_changes(changes: Changes | None) -> dict[str, Any]:
    """The names that the template knows."""
    return {
        "changes": changes,
        "classes": tuple(ChangeClass),
        "counts": {} if changes is None else changes.count(),
        "counted": "" if changes is None else print_counts(changes.count()),
        "groups": () if changes is None else view_groups(changes.changes),
        "print_origin": print_origin,
        "stale_locales": stale_locales,
        "print_sides": print_sides,
    }


def print_sides(change: Change) -> tuple[str, str]:
    """What the old and the new side say, as text; "" for a side that says nothing."""
    return (_print(change.old), _print(change.new))


def _print(value: JsonValue) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else compact_json(value)
