"""What `extractor explain` prints: a rule in full, or all of them by family.

In comes the name of a rule; out comes plain text from the catalog, which holds every word of it.
"""

from difflib import get_close_matches
from string import Formatter
from textwrap import fill, indent

from extractor.diagnostics.catalog import FAMILIES, RULES
from extractor.diagnostics.rule import Rule

_WIDTH = 88


def explain_rule(name: str) -> str:
    """What the rule finds, why that matters, an example, and how to silence it; raises `KeyError` for no rule."""
    rule = RULES[name]
    paragraphs = (
        f"{rule.name}  ({rule.severity}, {_family(rule)})",
        _filled(f"Says: {_template(rule)}"),
        _filled(rule.why),
        f"Example:\n\n{indent(rule.example, '    ')}",
        f'Silence it on one page, in the page\'s annotation:\n\n    "suppressions": ["{rule.name}"]',
        f'Silence it everywhere, in the configuration:\n\n    ignore = ["{rule.name}"]',
    )
    return "\n\n".join(paragraphs) + "\n"


def explain_all() -> str:
    """All rules with their severities, by family, in the order of the catalog."""
    width = max((len(name) for name in RULES), default=0)
    return "\n".join(
        f"{family}\n" + "".join(f"  {rule.name:<{width}}  {rule.severity}\n" for rule in rules)
        for family, rules in FAMILIES
        if rules
    )


def similar_rules(name: str) -> tuple[str, ...]:
    """The rules whose names come close to a misspelt one, closest first; at most three."""
    return tuple(get_close_matches(name.lower().replace("_", "-"), sorted(RULES), n=3))


def _template(rule: Rule) -> str:
    """The message with its arguments as `<name>`."""
    fields = Formatter().parse(rule.message)
    return "".join(text if name is None else f"{text}<{name}>" for text, name, _, _ in fields)


def _family(rule: Rule) -> str:
    return next(family for family, rules in FAMILIES if rule in rules).lower()


def _filled(text: str) -> str:
    return fill(text, _WIDTH, break_long_words=False, break_on_hyphens=False)
