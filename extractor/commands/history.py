"""`extractor history`: when each operation, property and permission appeared, changed and went.

In: a repository. Out: the changes of each of its revisions on stdout, oldest first; with `--fact` those of one subject.
Nothing is written but the cache, from which a run that was interrupted goes on.
"""

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from extractor.commands import arguments
from extractor.commands.arguments import cache_folder, split_list
from extractor.commands.console import progress_bar
from extractor.sources.error import ExtractorError

if TYPE_CHECKING:
    from datetime import date

    from extractor.compare.change import ChangePolicy
    from extractor.compare.record import HistoryEntry
    from extractor.engine.history import HistoryKeywords


class Format(StrEnum):
    """The formats of a history; a test holds them equal to the renderers."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"


Since = Annotated[
    str | None,
    typer.Option("--since", metavar="DATE", help="Only revisions since this day (2021-03-01).", show_default=False),
]
Fact = Annotated[
    str | None,
    typer.Option(
        "--fact",
        metavar="SUBJECT",
        help="Only what became of this: an operation, a type (call), or a part of one (call.state).",
        show_default=False,
    ),
]


def history(  # noqa: PLR0913 - each parameter is an option of the command
    repository: Annotated[
        str | None,
        typer.Argument(metavar="REPO", help="A git repository, or REPO@REV\\[:SUBDIR].", show_default=False),
    ] = None,
    *,
    path: arguments.Paths = None,
    page: arguments.Pages = None,
    since: Since = None,
    fact: Fact = None,
    format_: Annotated[Format, typer.Option("--format", help="How the history is printed.")] = Format.TEXT,
    cache: arguments.CacheFolder = None,
    no_cache: arguments.NoCache = False,
    schema: Annotated[bool, typer.Option("--schema", help="Print the JSON Schema of --format json instead.")] = False,
    quiet: arguments.Quiet = False,
    verbose: arguments.Verbose = False,
) -> None:
    """Print the changelog of the API, mined from a repository's commits.

    Example: extractor history docs --fact 'POST /app/calls/{id}/reject permissions'
    """
    if schema:
        _print_schema()
        return
    if repository is None:
        raise ExtractorError("history: REPO is needed")
    given: HistoryKeywords = {"paths": split_list(path), "pages": split_list(page), "since": _day(since), "fact": fact}
    given |= {"policy": _policy(repository), "cache": cache_folder(cache, refused=no_cache)}
    entries = _read(repository, given, quiet=quiet)
    sys.stdout.write(_render(repository, entries, format_, everything=verbose or fact is not None))
    if fact is not None and not entries and not quiet:
        sys.stderr.write(f"extractor: nothing here is about {fact!r}; a subject is written as a diff prints it\n")


def _policy(repository: str) -> "ChangePolicy":
    from extractor.commands.settings import load_settings  # noqa: PLC0415 - loaded when a history is read
    from extractor.compare.change import ChangePolicy  # noqa: PLC0415 - as above

    return ChangePolicy(policy=load_settings(repository).policy)


def _read(repository: str, given: "HistoryKeywords", *, quiet: bool) -> "tuple[HistoryEntry, ...]":
    from extractor.engine.history import read_history  # noqa: PLC0415 - loaded when a history is read

    with progress_bar(quiet=quiet) as on_progress:
        given["on_progress"] = on_progress
        return read_history(repository, **given)


def _render(repository: str, entries: "tuple[HistoryEntry, ...]", format_: Format, *, everything: bool) -> str:
    from extractor.engine.templates import template_folders  # noqa: PLC0415 - loaded when there is something to print
    from extractor.writers.changes.history import HISTORY_RENDERERS  # noqa: PLC0415 - as above
    from extractor.writers.environment import make_environment  # noqa: PLC0415 - as above

    templates = make_environment(template_folders(None))
    return HISTORY_RENDERERS[format_.value](repository, entries, templates, everything=everything)


def _print_schema() -> None:
    import json  # noqa: PLC0415 - loaded when the schema is printed

    from extractor.writers.changes.history import history_schema  # noqa: PLC0415 - as above

    sys.stdout.write(json.dumps(history_schema(), indent=2, ensure_ascii=False) + "\n")


def _day(text: str | None) -> "date | None":
    from datetime import date  # noqa: PLC0415 - loaded when it is asked for

    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError:
        raise ExtractorError(f"--since: {text} is not a day; write it as 2021-03-01") from None
