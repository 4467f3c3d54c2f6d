"""`extractor facts`: what pages state, as JSON Lines.

In: folders, revisions or single pages. Out: one JSON object per page on stdout, in the order of the paths; what is
wrong with folders of a set, and how many findings the pages carry, on stderr. Control and bidirectional characters are
escaped as JSON escapes them: the same facts, and nothing that a terminal would obey.
"""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

import extractor
from extractor.commands import arguments
from extractor.commands.arguments import cache_folder, split_list
from extractor.commands.console import write_error, write_findings
from extractor.commands.outcome import exit_with_findings
from extractor.model.diagnostic import Diagnostic, Severity
from extractor.sources.error import ExtractorError

if TYPE_CHECKING:
    from extractor.engine.pages import PageStream


def facts(  # noqa: PLR0913 - each parameter is an option of the command
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH...", help="Folders, pages, or REPO@REV\\[:SUBDIR].", show_default=False),
    ] = None,
    *,
    evidence: arguments.Evidence = None,
    permissions: arguments.Permissions = None,
    jobs: arguments.Jobs = None,
    cache: arguments.CacheFolder = None,
    no_cache: arguments.NoCache = False,
    schema: Annotated[bool, typer.Option("--schema", help="Print the JSON Schema of a line instead.")] = False,
    quiet: arguments.Quiet = False,
    verbose: arguments.Verbose = False,
) -> None:
    """Print the facts of pages as JSON Lines.

    Example: extractor facts docs_in/zh-CN | jq .operations
    """
    if schema:
        _print_schema()
        return
    if not paths:
        raise ExtractorError("facts: no PATH is given")
    kept = cache_folder(cache, refused=no_cache)
    found: list[Diagnostic] = []
    for path in paths:
        pages = extractor.read_docs(path, jobs=jobs, evidence=split_list(evidence), permissions=permissions, cache=kept)
        found += _print_facts(path, pages, quiet=quiet, verbose=verbose)
    exit_with_findings(any(diagnostic.severity is Severity.ERROR for diagnostic in found))


def _print_facts(path: str, pages: "PageStream", *, quiet: bool, verbose: bool) -> list[Diagnostic]:
    from extractor.diagnostics.renderers.printable import printable_json  # noqa: PLC0415 - as below
    from extractor.model.codec import encode_fact  # noqa: PLC0415 - loaded when facts are printed

    found: list[Diagnostic] = []
    for page in pages:
        sys.stdout.buffer.write(printable_json(encode_fact(page).decode()).encode() + b"\n")
        found += page.diagnostics
    if not quiet:
        write_findings(pages.diagnostics, everything=True)
        if verbose:
            write_findings(found, everything=True)
        errors = sum(diagnostic.severity is Severity.ERROR for diagnostic in found)
        if errors:
            write_error(f"{path}: {errors} errors, in the pages' diagnostics")
    return [*found, *pages.diagnostics]


def _print_schema() -> None:
    import json  # noqa: PLC0415 - loaded when the schema is printed

    from extractor.model.schema import facts_schema  # noqa: PLC0415 - as above

    sys.stdout.write(json.dumps(facts_schema(), indent=2, ensure_ascii=False) + "\n")
