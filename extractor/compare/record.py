"""A revision of the documentation and what it changed: an entry of the history of an API.

Who reads revisions fills it in; who prints a history reads it. Nothing is decided here.
"""

from dataclasses import dataclass

from extractor.compare.change import Change


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryEntry:
    """A revision and what it changed. The first one changes nothing: it is where the record begins."""

    commit: str
    day: str
    summary: str
    changes: tuple[Change, ...]
