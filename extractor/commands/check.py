"""`extractor check`: every finding about the documentation, in the format that the reader wants.

In: a documentation set, and what Microsoft publishes beside it. Out: findings on stdout, a count on stderr, an exit
code. Nothing is written.
"""

import sys
from enum import StrEnum
from typing import Annotated

import typer

from extractor.commands import arguments
from extractor.commands.arguments import split_list
from extractor.commands.console import progress_bar, write_error
from extractor.commands.outcome import exit_with_findings, has_failed


class Format(StrEnum):
    """The formats of findings; a test holds them equal to the renderers."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"
    JUNIT = "junit"


def check(  # noqa: PLR0913 - each parameter is an option of the command
    docs: arguments.Docs = None,
    *,
    locale: arguments.Locales = None,
    api_version: arguments.ApiVersions = None,
    format_: Annotated[Format, typer.Option("--format", help="How findings are printed.")] = Format.TEXT,
    metadata: arguments.Metadata = None,
    permissions: arguments.Permissions = None,
    evidence: arguments.Evidence = None,
    fail_on: arguments.FailOnOption = None,
    quiet: arguments.Quiet = False,
    verbose: arguments.Verbose = False,
) -> None:
    """Print every finding about the documentation.

    Example: extractor check docs_in --format sarif > findings.sarif
    """
    from extractor.commands.settings import load_settings  # noqa: PLC0415 - loaded when a check starts
    from extractor.diagnostics.policy import count_severities  # noqa: PLC0415 - as above
    from extractor.diagnostics.renderers import RENDERERS  # noqa: PLC0415 - as above
    from extractor.engine.api import check_docs  # noqa: PLC0415 - as above

    settings = load_settings(docs)
    with progress_bar(quiet=quiet) as on_progress:
        found = check_docs(
            docs or settings.docs,
            locales=split_list(locale) or settings.locales,
            api_versions=split_list(api_version) or settings.api_versions,
            policy=settings.policy,
            metadata=split_list(metadata) or settings.metadata,
            permissions=permissions or settings.permissions,
            evidence=split_list(evidence) or settings.evidence,
            on_progress=on_progress,
        )
    sys.stdout.write(RENDERERS[format_.value](found))
    if verbose and not quiet:
        write_error(", ".join(f"{count} {severity}s" for severity, count in count_severities(found).items()))
    exit_with_findings(has_failed(found, settings.fail_on if fail_on is None else fail_on.severity))
