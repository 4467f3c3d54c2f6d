"""The files of the site that tell what changed: one where that is little, else some for each class, worst first.

Changes go in; out come files with the changes that each shows, and where each class is to be found. A browser lays out
a thousand rows at once and not fifty thousand; what a file shows is grouped by `extractor.writers.changes.view`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extractor.compare.change import Change, ChangeClass

# Rows that one file may have
_TOGETHER = 1500
_FIRST = "changes"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeFile:
    """A file, `number` of `files`, about changes of `class_`, None for those of every class."""

    name: str
    class_: ChangeClass | None
    number: int
    files: int
    shown: tuple[Change, ...]


def cut_changes(changes: Sequence[Change]) -> tuple[ChangeFile, ...]:
    """The files, the first of which is `changes`, whatever it shows."""
    if len(changes) <= _TOGETHER:
        return (ChangeFile(name=_FIRST, class_=None, number=1, files=1, shown=tuple(changes)),)
    files: list[ChangeFile] = []
    for class_ in ChangeClass:
        own = [change for change in changes if change.class_ is class_]
        starts = range(0, len(own), _TOGETHER)
        for number, start in enumerate(starts, start=1):
            shown = tuple(own[start : start + _TOGETHER])
            name = file_name(class_, number) if files else _FIRST
            files.append(ChangeFile(name=name, class_=class_, number=number, files=len(starts), shown=shown))
    return tuple(files)


def file_name(class_: ChangeClass, number: int) -> str:
    """The name of a file about a class, without extension."""
    return f"{_FIRST}-{class_.value}" if number == 1 else f"{_FIRST}-{class_.value}-{number}"


def find_classes(files: Sequence[ChangeFile]) -> Mapping[ChangeClass, str]:
    """Where the changes of each class begin; those of a class without changes nowhere but in the first file."""
    found = {class_: f"{_FIRST}.html#class={class_.value}" for class_ in ChangeClass}
    return found | {file.class_: f"{file.name}.html" for file in reversed(files) if file.class_ is not None}
