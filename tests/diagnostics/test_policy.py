"""What the configuration makes of findings, and what they mean for the exit code."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.diagnostics.policy import (
    Policy,
    apply_policy,
    count_rules,
    count_severities,
    fails,
    limit_per_rule,
    worst,
)
from extractor.model.diagnostic import Diagnostic, Severity
from tests.diagnostics.findings import ERROR, NOTE, WARNING, a_finding

ALL = (ERROR, WARNING, NOTE)
FINDINGS = st.lists(st.sampled_from(ALL))


def test_an_empty_configuration_changes_nothing() -> None:
    assert apply_policy(ALL, Policy()) == ALL


def test_severity_is_replaced_for_the_rule_alone() -> None:
    policy = Policy(severity={WARNING.rule: Severity.ERROR})
    assert apply_policy(ALL, policy) == (ERROR, replace(WARNING, severity=Severity.ERROR), NOTE)


def test_ignored_rules_are_gone() -> None:
    assert apply_policy(ALL, Policy(ignore=(WARNING.rule, NOTE.rule))) == (ERROR,)


GLOBS = {
    "file-name": ("call-*.md", "docs/api/call-get.md", True),
    "whole-path": ("docs/api/call-get.md", "docs/api/call-get.md", True),
    "across-folders": ("docs/*.md", "docs/api/call-get.md", True),
    "double-star": ("**/api/*", "docs/api/call-get.md", True),
    "other-folder": ("api/*", "docs/api/call-get.md", False),
    "part-of-a-name": ("call-get", "docs/api/call-get.md", False),
    "case": ("CALL-*.md", "docs/api/call-get.md", False),
    "class": ("call-[gl]*.md", "docs/api/call-list.md", True),
    "unclosed-class": ("call-[.md", "docs/api/call-get.md", False),
}


@pytest.mark.parametrize(("glob", "path", "ignored"), GLOBS.values(), ids=GLOBS)
def test_rules_are_ignored_on_the_pages_of_a_glob(glob: str, path: str, ignored: bool) -> None:
    policy = Policy(per_page_ignore=((glob, (WARNING.rule,)),))
    finding, other = replace(WARNING, path=path), replace(ERROR, path=path)
    assert apply_policy((finding, other), policy) == ((other,) if ignored else (finding, other))


def test_a_star_stands_for_every_rule() -> None:
    assert apply_policy(ALL, Policy(per_page_ignore=((NOTE.path, ("*",)),))) == (ERROR, WARNING)
    assert apply_policy(ALL, Policy(ignore=("*",))) == ()


def test_rule_names_that_the_catalog_does_not_hold_are_named() -> None:
    policy = Policy(
        severity={"prose-status": Severity.NOTE, WARNING.rule: Severity.NOTE},
        ignore=("*", "no-such-rule"),
        per_page_ignore=(("a.md", ("prose-status", NOTE.rule)),),
    )
    assert policy.unknown_rules == ("no-such-rule", "prose-status")


def test_counts_are_complete_and_in_order() -> None:
    assert list(count_severities((NOTE, WARNING, NOTE)).items()) == [
        (Severity.ERROR, 0),
        (Severity.WARNING, 1),
        (Severity.NOTE, 2),
    ]
    assert list(count_rules((NOTE, WARNING, ERROR, WARNING))) == [WARNING.rule, NOTE.rule, ERROR.rule]


FAIL_ON = {
    "nothing-found": ((), Severity.NOTE, False),
    "below": ((WARNING, NOTE), Severity.ERROR, False),
    "at": ((NOTE, WARNING), Severity.WARNING, True),
    "above": ((NOTE, ERROR), Severity.WARNING, True),
    "never": ((ERROR,), None, False),
    "any": ((NOTE,), Severity.NOTE, True),
}


@pytest.mark.parametrize(("diagnostics", "fail_on", "expected"), FAIL_ON.values(), ids=FAIL_ON)
def test_the_worst_finding_decides_whether_to_fail(
    diagnostics: tuple[Diagnostic, ...], fail_on: Severity | None, expected: bool
) -> None:
    assert fails(diagnostics, fail_on) is expected


def test_the_worst_of_nothing_is_nothing() -> None:
    assert worst(()) is None
    assert worst((NOTE, ERROR, WARNING)) is Severity.ERROR


def test_no_more_than_the_limit_of_a_rule_is_shown() -> None:
    warnings = tuple(a_finding(line=line) for line in range(1, 24))
    shown, rest = limit_per_rule((*warnings, NOTE))
    assert shown == (*warnings[:20], NOTE)
    assert rest == {WARNING.rule: 3}


def test_what_is_shown_of_a_rule_is_of_as_many_pages_as_can_be() -> None:
    flood = [a_finding(path="a.md", line=line) for line in range(1, 40)]
    others = [a_finding(path=f"b{number}.md", line=1) for number in range(5)]
    shown, _ = limit_per_rule((*flood, *others))
    assert shown == (*flood[:15], *others)


@given(FINDINGS, st.integers(min_value=0, max_value=5))
def test_what_is_shown_and_what_is_counted_make_up_the_whole(findings: list[Diagnostic], limit: int) -> None:
    shown, rest = limit_per_rule(findings, limit)
    assert len(shown) + sum(rest.values()) == len(findings)
    assert all(count <= limit for count in count_rules(shown).values())
