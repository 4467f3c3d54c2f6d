"""Every rule of the catalog can be explained, and its message filled."""

from string import Formatter

import pytest

from extractor.diagnostics.catalog import FAMILIES, RULES
from extractor.diagnostics.explain import explain_all, explain_rule, similar_rules
from extractor.diagnostics.rule import Rule

NAMES = sorted(RULES)


@pytest.mark.parametrize("name", NAMES)
def test_a_rule_is_explained_by_all_that_the_catalog_says(name: str) -> None:
    text = explain_rule(name)
    words = " ".join(text.split())
    assert text.startswith(f"{name}  ({RULES[name].severity}, ")
    assert " ".join(RULES[name].why.split()) in words
    assert " ".join(RULES[name].example.split()) in words
    assert text.endswith("\n")


@pytest.mark.parametrize("name", NAMES)
def test_the_arguments_of_a_message_are_plain_names(name: str) -> None:
    for _, field, specification, _ in Formatter().parse(RULES[name].message):
        assert field is None or (field.isidentifier() and not specification)


def test_all_rules_are_listed_once_under_their_family() -> None:
    listed = explain_all().splitlines()
    assert [line.split()[0] for line in listed if line.startswith("  ")] == list(RULES)
    assert [line for line in listed if line and not line.startswith(" ")] == [name for name, rules in FAMILIES if rules]


def test_an_unknown_rule_is_no_rule_but_may_be_close_to_one() -> None:
    with pytest.raises(KeyError):
        explain_rule("prose_status_differ")
    assert similar_rules("prose_status_differ")[0] == "prose-status-differs"
    assert similar_rules("§§§") == ()


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_a_rule_says_why_it_matters_and_shows_a_page_that_breaks_it(rule: Rule) -> None:
    assert rule.name == rule.name.lower().replace("_", "-").replace(" ", "-")
    assert rule.why.endswith(".")
    assert rule.example.strip()
    assert not rule.message.endswith(".")
