"""`extractor locales`: where translations part from their English, with what to paste in place of each damaged cell.

In: a documentation set, and the set of its English pages where it does not hold them. Out: findings on stdout, a count
on stderr, an exit code. Nothing is written.
"""

import sys
from collections import Counter
from enum import StrEnum
from typing import Annotated

import typer

from extractor.commands import arguments
from extractor.commands.arguments import split_list
from extractor.commands.console import write_error
from extractor.commands.outcome import exit_with_findings


class Format(StrEnum):
    """The formats of findings; a test holds them equal to the renderers."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"
    HTML = "html"
    SARIF = "sarif"


class FailOn(StrEnum):
    """The states that fail a run: damage; stale pages too; missing ones too; none."""

    DAMAGED = "damaged"
    STALE = "stale"
    MISSING = "missing"
    NEVER = "never"


_FAILING = {
    FailOn.DAMAGED: ("damaged",),
    FailOn.STALE: ("damaged", "stale"),
    FailOn.MISSING: ("damaged", "stale", "missing"),
    FailOn.NEVER: (),
}


def locales(  # noqa: PLR0913 - each parameter is an option of the command
    docs: arguments.Docs = None,
    *,
    source: Annotated[
        str | None,
        typer.Option(
            "--source",
            metavar="DOCS",
            help="The English pages; a git repository tells how far stale pages are behind. Default: those of DOCS.",
            show_default=False,
        ),
    ] = None,
    evidence: arguments.Evidence = None,
    format_: Annotated[Format, typer.Option("--format", help="How findings are printed.")] = Format.TEXT,
    fail_on: Annotated[FailOn, typer.Option("--fail-on", help="Exit with 1 for findings of this state.")] = (
        FailOn.NEVER
    ),
    jobs: arguments.Jobs = None,
    quiet: arguments.Quiet = False,
    verbose: arguments.Verbose = False,  # noqa: ARG001 - every command has it; this one prints everything in any case
) -> None:
    """Print where translations are damaged, stale, missing or extra.

    Example: extractor locales docs_in --format markdown > translations.md
    """
    from extractor.commands.settings import load_settings  # noqa: PLC0415 - loaded when a run starts
    from extractor.engine.templates import template_folders  # noqa: PLC0415 - as above
    from extractor.engine.translating import audit_translations  # noqa: PLC0415 - as above
    from extractor.writers.environment import make_environment  # noqa: PLC0415 - as above
    from extractor.writers.translations import RENDERERS  # noqa: PLC0415 - as above

    settings = load_settings(docs)
    given = split_list(evidence) or settings.evidence
    found = audit_translations(docs or settings.docs, source=source, evidence=given, jobs=jobs)
    templates = make_environment(template_folders(None))
    sys.stdout.buffer.write(RENDERERS[format_.value](found, templates).encode("utf-8", "backslashreplace"))
    counts = Counter(finding.state.value for finding in found.findings)
    if not quiet:
        write_error(", ".join(f"{counts[state]} {state}" for state in ("damaged", "stale", "missing", "extra")))
    exit_with_findings(any(counts[state] for state in _FAILING[fail_on]))
