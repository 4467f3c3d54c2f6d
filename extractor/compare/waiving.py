"""What the configuration makes of changes: another class, nothing at all, or a waiver with a reason.

In come changes with the classes of the catalog; out come those that remain. A severity in the configuration says how
much a change matters: `error` makes it breaking, `warning` risky, and `note` takes it from both. A waived change is
still told, and fails nothing.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from fnmatch import fnmatchcase

from extractor.compare.change import Change, ChangeClass, ChangePolicy, Waiver
from extractor.diagnostics.policy import apply_policy
from extractor.model.diagnostic import Diagnostic, Severity

_PLACEHOLDER = re.compile(r"\{[^{}]*\}")
_SEVERITIES = {ChangeClass.BREAKING: Severity.ERROR, ChangeClass.RISKY: Severity.WARNING}
_CLASSES = {Severity.ERROR: ChangeClass.BREAKING, Severity.WARNING: ChangeClass.RISKY}


def in_force(waivers: Iterable[Waiver], today: date) -> tuple[Waiver, ...]:
    """The waivers that have not ended."""
    return tuple(waiver for waiver in waivers if waiver.until is None or waiver.until >= today)


def apply_change_policy(changes: Iterable[Change], policy: ChangePolicy) -> tuple[Change, ...]:
    """The changes that the configuration leaves, in order, with its classes and waivers."""
    kept = (change for change in changes if apply_policy([as_diagnostic(change)], policy.policy))
    weighed = [_waive(_weigh(change, policy), policy.waivers) for change in kept]
    return tuple(sorted(weighed, key=lambda change: change.sort_key))


def as_diagnostic(change: Change) -> Diagnostic:
    """The change as a finding about the file to look at, for formats that show findings."""
    origin = change.origin
    was = change.old_origin
    before = f" (was {was.path}:{was.line or 1})" if was is not None and change.new_origin is not None else ""
    return Diagnostic(
        rule=change.rule,
        severity=_SEVERITIES.get(change.class_, Severity.NOTE),
        message=f"{change.message}{before}",
        path="" if origin is None else origin.path,
        line=None if origin is None else origin.line,
        args={"subject": change.subject, "class": change.class_, "old": change.old, "new": change.new},
    )


def matches_subject(subject: str, wanted: str) -> bool:
    """Whether a subject matches a glob, whatever the names of placeholders and the case.

    >>> matches_subject("POST /app/calls/{}/reject permissions Application", "post /app/calls/{id}/*")
    True
    """
    return fnmatchcase(plain_subject(subject), plain_subject(wanted))


def plain_subject(text: str) -> str:
    """A subject, or a glob of subjects, without the names of placeholders, in lower case."""
    return _PLACEHOLDER.sub("{}", " ".join(text.split())).casefold()


def _weigh(change: Change, policy: ChangePolicy) -> Change:
    severity = policy.policy.severity.get(change.rule)
    if severity is None:
        return change
    lowered = ChangeClass.COMPATIBLE if change.class_.is_api else change.class_
    return replace(change, class_=_CLASSES.get(severity, lowered))


def _waive(change: Change, waivers: Iterable[Waiver]) -> Change:
    reason = next(
        (
            waiver.reason
            for waiver in waivers
            if waiver.rule in ("*", change.rule)
            and all(matches_subject(subject, waiver.subject) for subject in (change.subject, *change.also))
        ),
        None,
    )
    return change if reason is None else replace(change, waived=reason)
