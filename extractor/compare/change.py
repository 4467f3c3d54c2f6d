"""A change as it is told: judged, named, with its place on both sides.

`Changes` is what comparing two documentation sets gives. The fields of `Change` are those of the command line contract,
with additions; nothing here decides anything. A new class is a member of `ChangeClass` and a family of the catalog.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from extractor.diagnostics.policy import Policy
from extractor.model.json_value import JsonValue

FORMAT = 1


class ChangeClass(StrEnum):
    """What a change does, worst first; the last two do nothing to the API."""

    BREAKING = "breaking"
    RISKY = "risky"
    COMPATIBLE = "compatible"
    DOCUMENTATION = "documentation"
    TRANSLATION = "translation"

    @property
    def rank(self) -> int:
        """0 for breaking, growing as it matters less."""
        return list(ChangeClass).index(self)

    @property
    def is_api(self) -> bool:
        """Whether the API itself changes."""
        return self.rank <= ChangeClass.COMPATIBLE.rank


class Visibility(StrEnum):
    """Whether a locale already shows what changed."""

    PRESENT = "present"
    STALE = "stale"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeOrigin:
    """Where a side states it: the file from the folder given, and the 1-based line, None for the page as a whole."""

    path: str
    line: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change.

    `old` and `new` are what each side says, None where it says nothing. `also` holds the subjects of other operations
    that the same row of the same page changes. `version` is that of the new side, `tag` the workload, `top` the
    operation or type that the subject begins with. `waived` is the reason of the waiver that covers it.
    """

    rule: str
    class_: ChangeClass
    subject: str
    old: JsonValue
    new: JsonValue
    old_origin: ChangeOrigin | None
    new_origin: ChangeOrigin | None
    locales: tuple[tuple[str, Visibility], ...]
    message: str
    version: str
    tag: str
    top: str
    also: tuple[str, ...] = ()
    waived: str | None = None

    @property
    def origin(self) -> ChangeOrigin | None:
        """Where to look: the new side, or the old one for what is gone."""
        return self.new_origin or self.old_origin

    @property
    def sort_key(self) -> tuple[str, int, str, str, str]:
        """Version, class, subject, rule, message: the order of every output."""
        return (self.version, self.class_.rank, self.subject.casefold(), self.rule, self.message)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageChanges:
    """How many pages each side has, how many on both sides say something else, and how many of those only in words."""

    old: int
    new: int
    changed: int
    translation_only: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """Everything that changed between two documentation sets, in order."""

    old: str
    new: str
    changes: tuple[Change, ...]
    pages: PageChanges

    def count(self) -> dict[ChangeClass, int]:
        """How many changes there are of each class, worst first."""
        classes = [change.class_ for change in self.changes]
        return {class_: classes.count(class_) for class_ in ChangeClass}

    def worst(self) -> ChangeClass | None:
        """The class that matters most among the changes that no waiver covers, None where there are none."""
        left = (change.class_ for change in self.changes if change.waived is None)
        return min(left, key=lambda class_: class_.rank, default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """Why changes of a rule are accepted: on subjects that match a glob, up to and including a day."""

    rule: str
    subject: str
    reason: str
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangePolicy:
    """The configuration's word on changes: severities and rules to ignore, and waivers in force."""

    policy: Policy
    waivers: tuple[Waiver, ...] = ()
