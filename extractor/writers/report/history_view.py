"""The history of an API on the site: a bar for each revision, and what each one changed for callers.

Entries of a history go in, oldest first; out come views for `report/history.html.j2` and the numbers of the chart.
Changes of words alone are counted and not listed, as in the other forms of a history.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from extractor.compare.change import ChangeClass
from extractor.compare.record import HistoryEntry
from extractor.model.json_value import JsonObject, JsonValue
from extractor.writers.changes.view import GroupView, view_groups

_SHORT = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionView:
    """A revision: `counts` are by class, worst first, those that are none left out; `groups` hold what is listed."""

    anchor: str
    day: str
    summary: str
    counts: tuple[tuple[ChangeClass, int], ...]
    groups: tuple[GroupView, ...]


def view_history(entries: Sequence[HistoryEntry]) -> tuple[RevisionView, ...]:
    """The revisions that changed something, newest first."""
    return tuple(_revision(entry) for entry in reversed(entries) if entry.changes)


def _revision(entry: HistoryEntry) -> RevisionView:
    counts = Counter(change.class_ for change in entry.changes)
    return RevisionView(
        anchor=entry.commit[:_SHORT],
        day=entry.day,
        summary=entry.summary,
        counts=tuple((class_, counts[class_]) for class_ in ChangeClass if counts[class_]),
        groups=view_groups(change for change in entry.changes if change.class_.is_api),
    )


def chart_content(revisions: Sequence[RevisionView]) -> JsonObject:
    """The revisions as the chart reads them, oldest first: days, and for each class that callers feel its counts."""
    ordered = [(item.day, dict(item.counts)) for item in reversed(revisions)]
    felt = [class_ for class_ in ChangeClass if class_.is_api]
    days: list[JsonValue] = [day for day, _ in ordered]
    classes: list[JsonValue] = [class_.value for class_ in felt]
    series: list[JsonValue] = [[counts.get(class_, 0) for _, counts in ordered] for class_ in felt]
    return {"days": days, "classes": classes, "series": series}
