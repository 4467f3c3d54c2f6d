"""What a rule is: its public name, how much it matters, its message, and why a reader should care.

Nothing here decides when a rule is broken: a check does, and names the rule. The rules themselves stand in `rules_*`.
"""

from dataclasses import dataclass

from extractor.model.diagnostic import Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule of the catalog.

    `name` is kebab-case, public and never reused; it names the pattern seen. `message` is a `str.format` template over
    the rule's arguments. `why` says what goes wrong for users of the documentation, `example` shows a page that
    breaks the rule.
    """

    name: str
    severity: Severity
    message: str
    why: str
    example: str
