"""`extractor diff`: what changed in the API between two documentation sets.

In: two sets, each a folder, a file or a revision. Out: the changes on stdout, what is odd about the run on stderr, an
exit code by the worst class of change that no waiver covers. Nothing is written but the cache.
"""

import os
import shutil
import sys
from collections.abc import Iterable
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

import extractor
from extractor.commands import arguments
from extractor.commands.arguments import cache_folder, split_list
from extractor.commands.console import progress_bar, write_error
from extractor.commands.outcome import exit_with_findings
from extractor.sources.error import ExtractorError

if TYPE_CHECKING:
    from extractor.compare.change import ChangeClass, ChangePolicy, Changes, Waiver
    from extractor.engine.comparing import DiffKeywords
    from extractor.writers.changes.text import Paint


class Format(StrEnum):
    """The formats of changes; a test holds them equal to the renderers."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"
    HTML = "html"
    GITHUB = "github"
    SARIF = "sarif"


class FailOn(StrEnum):
    """The classes of changes that fail a run: breaking ones, risky ones too, any but those of a translation, none."""

    BREAKING = "breaking"
    RISKY = "risky"
    ANY = "any"
    NEVER = "never"


OldDocs = Annotated[
    str | None,
    typer.Argument(metavar="OLD", help="A folder, a page, or REPO@REV\\[:SUBDIR].", show_default=False),
]
NewDocs = Annotated[str | None, typer.Argument(metavar="NEW", help="The same, to compare with.", show_default=False)]

LocalePair = Annotated[
    str | None,
    typer.Option("--locale", metavar="A:B", help="Only this locale; A of OLD with B of NEW.", show_default=False),
]
VersionPair = Annotated[
    str | None,
    typer.Option(
        "--api-version", metavar="A:B", help="Only this API version; A of OLD with B of NEW.", show_default=False
    ),
]


def diff(  # noqa: PLR0913 - each parameter is an option of the command
    old: OldDocs = None,
    new: NewDocs = None,
    *,
    locale: LocalePair = None,
    api_version: VersionPair = None,
    path: arguments.Paths = None,
    evidence: arguments.Evidence = None,
    summary: Annotated[bool, typer.Option("--summary", help="Print how many changes there are of each class.")] = False,
    format_: Annotated[Format, typer.Option("--format", help="How changes are printed.")] = Format.TEXT,
    fail_on: Annotated[FailOn, typer.Option("--fail-on", help="Exit with 1 for such changes.")] = FailOn.NEVER,
    jobs: arguments.Jobs = None,
    cache: arguments.CacheFolder = None,
    no_cache: arguments.NoCache = False,
    schema: Annotated[bool, typer.Option("--schema", help="Print the JSON Schema of --format json instead.")] = False,
    quiet: arguments.Quiet = False,
    verbose: arguments.Verbose = False,
) -> None:
    """Print what changed in the API between two documentation sets.

    Example: extractor diff docs@v1 docs --fail-on breaking
    """
    if schema:
        _print_schema()
        return
    if old is None or new is None:
        raise ExtractorError("diff: OLD and NEW are needed")
    given: DiffKeywords = {"locale": locale, "api_version": api_version, "jobs": jobs}
    given["cache"] = cache_folder(cache, refused=no_cache)
    given |= {"paths": split_list(path), "evidence": split_list(evidence), "policy": _policy(new, quiet=quiet)}
    with progress_bar(quiet=quiet) as on_progress:
        given["on_progress"] = on_progress
        changes = extractor.diff(old, new, **given)
    sys.stdout.write(_render(changes, format_, summary=summary, everything=verbose))
    exit_with_findings(_fails(changes, fail_on))


def _policy(docs: str, *, quiet: bool) -> "ChangePolicy":
    from datetime import UTC, datetime  # noqa: PLC0415 - loaded when a comparison starts

    from extractor.commands.settings import load_settings  # noqa: PLC0415 - as above
    from extractor.compare.change import ChangePolicy  # noqa: PLC0415 - as above
    from extractor.compare.waiving import in_force  # noqa: PLC0415 - as above

    settings = load_settings(docs)
    waivers = in_force(settings.waivers, datetime.now(tz=UTC).date())
    if not quiet:
        _tell_expired(waiver for waiver in settings.waivers if waiver not in waivers)
    return ChangePolicy(policy=settings.policy, waivers=waivers)


def _tell_expired(waivers: Iterable["Waiver"]) -> None:
    for waiver in waivers:
        write_error(f"the waiver of {waiver.rule} for {waiver.subject} ended on {waiver.until}: {waiver.reason}")


def _render(changes: "Changes", format_: Format, *, summary: bool, everything: bool) -> str:
    from extractor.engine.templates import template_folders  # noqa: PLC0415 - loaded when there is something to print
    from extractor.writers.changes import RENDERERS  # noqa: PLC0415 - as above
    from extractor.writers.changes.json import render_json_summary  # noqa: PLC0415 - as above
    from extractor.writers.changes.text import paint_text, render_summary  # noqa: PLC0415 - as above
    from extractor.writers.environment import make_environment  # noqa: PLC0415 - as above

    if summary:
        return render_json_summary(changes) if format_ is Format.JSON else render_summary(changes)
    if format_ is Format.TEXT:
        return paint_text(changes, everything=everything, paint=_paint(), width=_width())
    return RENDERERS[format_.value](changes, make_environment(template_folders(None)))


_COLOURS = {"breaking": "31", "risky": "33", "compatible": "32"}


def _paint() -> "Paint":
    """Colours on a terminal that has them and may show them."""
    is_coloured = sys.stdout.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"

    def paint(class_: "ChangeClass", text: str) -> str:
        colour = _COLOURS.get(class_.value)
        return f"\x1b[{colour}m{text}\x1b[0m" if is_coloured and colour else text

    return paint


def _width() -> int | None:
    """The columns of the terminal; a pipe or a file takes lines of any length."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def _fails(changes: "Changes", fail_on: FailOn) -> bool:
    worst = changes.worst()
    if worst is None or fail_on is FailOn.NEVER:
        return False
    if fail_on is FailOn.ANY:
        return worst.value != "translation"
    return worst.value in ("breaking", fail_on.value)


def _print_schema() -> None:
    import json  # noqa: PLC0415 - loaded when the schema is printed

    from extractor.writers.changes.json import changes_schema  # noqa: PLC0415 - as above

    sys.stdout.write(json.dumps(changes_schema(), indent=2, ensure_ascii=False) + "\n")
