"""What is made of findings: suppressed by a page, ignored or weighed by the configuration, counted, and judged.

In come diagnostics with the severities of the catalog; out come those that remain, with the severities that the
configuration gives. Nothing here prints or exits: the renderers show, the commands end the program. A new key of the
configuration that concerns findings is a field of `Policy`.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fnmatch import translate
from functools import lru_cache

from extractor.diagnostics.catalog import RULES
from extractor.model.diagnostic import Diagnostic, Severity
from extractor.model.page import Page

PRINTED_PER_RULE = 20
_EVERY_RULE = "*"


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """The configuration's word on findings.

    `severity` replaces the catalog's for a rule; `ignore` drops rules everywhere; `per_page_ignore` drops rules on
    pages: pairs of a glob and rule names. A glob with a slash is matched against the whole path, where its `*` crosses
    slashes; one without also against the file's name alone. `*` as a rule name means every rule.
    """

    severity: Mapping[str, Severity] = field(default_factory=dict)
    ignore: tuple[str, ...] = ()
    per_page_ignore: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def unknown_rules(self) -> tuple[str, ...]:
        """The rule names in it that the catalog does not hold, sorted: a misspelt rule would silence nothing."""
        per_page = {rule for _, rules in self.per_page_ignore for rule in rules}
        return tuple(sorted({*self.severity, *self.ignore, *per_page} - {*RULES, _EVERY_RULE}))


def apply_policy(diagnostics: Iterable[Diagnostic], policy: Policy) -> tuple[Diagnostic, ...]:
    """The findings that the configuration leaves, in their order, with the severities that it gives."""
    return tuple(
        _weighed(diagnostic, policy.severity.get(diagnostic.rule, diagnostic.severity))
        for diagnostic in diagnostics
        if not _is_ignored(diagnostic, policy)
    )


def without_suppressed(page: Page, diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The findings less those of rules that `page` names in the `suppressions` of its own annotation."""
    stated = None if page.annotation is None else page.annotation.get("suppressions")
    entries = stated if isinstance(stated, list) else [stated]
    suppressed = {entry for entry in entries if isinstance(entry, str)}
    return tuple(diagnostic for diagnostic in diagnostics if diagnostic.rule not in suppressed)


def count_severities(diagnostics: Iterable[Diagnostic]) -> dict[Severity, int]:
    """How many findings each severity has, worst first, 0 for those without."""
    counts = Counter(diagnostic.severity for diagnostic in diagnostics)
    return {severity: counts[severity] for severity in Severity}


def count_rules(diagnostics: Iterable[Diagnostic]) -> dict[str, int]:
    """How many findings each rule has, most frequent first, then by name."""
    counts = Counter(diagnostic.rule for diagnostic in diagnostics)
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def worst(diagnostics: Iterable[Diagnostic]) -> Severity | None:
    """The severity that matters most among the findings, None where there are none."""
    return min((diagnostic.severity for diagnostic in diagnostics), key=lambda severity: severity.rank, default=None)


def fails(diagnostics: Iterable[Diagnostic], fail_on: Severity | None) -> bool:
    """Whether a finding is at or above `fail_on`; None never fails."""
    found = worst(diagnostics)
    return fail_on is not None and found is not None and found.rank <= fail_on.rank


def limit_per_rule(
    diagnostics: Sequence[Diagnostic], limit: int = PRINTED_PER_RULE
) -> tuple[tuple[Diagnostic, ...], dict[str, int]]:
    """At most `limit` findings of each rule, of as many pages as can be, and by rule how many more there are."""
    on_page: Counter[tuple[str, str]] = Counter()
    places: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for position, diagnostic in enumerate(diagnostics):
        place = (diagnostic.rule, diagnostic.path)
        on_page[place] += 1
        places[diagnostic.rule].append((on_page[place], position))
    kept = {position for found in places.values() for _, position in sorted(found)[:limit]}
    shown = tuple(diagnostic for position, diagnostic in enumerate(diagnostics) if position in kept)
    return shown, {rule: len(found) - limit for rule, found in sorted(places.items()) if len(found) > limit}


def _weighed(diagnostic: Diagnostic, severity: Severity) -> Diagnostic:
    return diagnostic if diagnostic.severity is severity else replace(diagnostic, severity=severity)


def _is_ignored(diagnostic: Diagnostic, policy: Policy) -> bool:
    names = {diagnostic.rule, _EVERY_RULE}
    return not names.isdisjoint(policy.ignore) or any(
        not names.isdisjoint(rules) and _matches_glob(diagnostic.path, glob) for glob, rules in policy.per_page_ignore
    )


def _matches_glob(path: str, glob: str) -> bool:
    pattern = _compile_glob(glob)
    return bool(pattern.match(path)) or ("/" not in glob and bool(pattern.match(path.rpartition("/")[2])))


@lru_cache(maxsize=256)
def _compile_glob(glob: str) -> re.Pattern[str]:
    return re.compile(translate(glob))
