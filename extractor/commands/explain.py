"""`extractor explain`: what a rule means, why it matters and what breaks it; alone, all rules.

In: the name of a rule, or none. Out: text of the catalog on stdout.
"""

import sys
from typing import Annotated

import typer

from extractor.commands import arguments
from extractor.sources.error import ExtractorError


def explain(
    rule: Annotated[
        str | None,
        typer.Argument(metavar="RULE", help="A rule's name; without it, all are listed.", show_default=False),
    ] = None,
    *,
    quiet: arguments.Quiet = False,  # noqa: ARG001 - every command has it; this one only prints its result
    verbose: arguments.Verbose = False,  # noqa: ARG001 - as above
) -> None:
    """Explain a rule, or list all rules.

    Example: extractor explain prose-status-differs
    """
    from extractor.diagnostics.explain import explain_all, explain_rule, similar_rules  # noqa: PLC0415 - the catalog

    if rule is None:
        sys.stdout.write(explain_all())
        return
    try:
        sys.stdout.write(explain_rule(rule))
    except KeyError:
        close = similar_rules(rule)
        hint = f"; did you mean {' or '.join(close)}?" if close else "; `extractor explain` lists all"
        raise ExtractorError(f"no such rule: {rule}{hint}") from None
