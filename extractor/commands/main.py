"""The program: its verbs, its version, and what holds for every run.

In: the command line. Out: an exit code. A new verb is a line in `_VERBS`.
"""

import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Annotated, Any

import typer

from extractor.commands.build import build
from extractor.commands.check import check
from extractor.commands.diff import diff
from extractor.commands.explain import explain
from extractor.commands.facts import facts
from extractor.commands.history import history
from extractor.commands.locales import locales
from extractor.commands.outcome import Command
from extractor.commands.report import report
from extractor.commands.strip import strip
from extractor.commands.targets import targets
from extractor.commands.vocabulary import vocabulary

_VERBS: tuple[Callable[..., None], ...] = (
    build,
    facts,
    strip,
    check,
    diff,
    history,
    explain,
    targets,
    report,
    locales,
    vocabulary,
)

app = typer.Typer(
    name="extractor",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    rich_markup_mode="rich",
)
for _verb in _VERBS:
    app.command(cls=Command)(_verb)


def _print_version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version  # noqa: PLC0415 - loaded when it is asked for

        sys.stdout.write(f"extractor {version('graph-docs-extractor')}\n")
        raise typer.Exit


@app.callback()
def program(
    version: Annotated[
        bool,
        typer.Option("--version", is_eager=True, callback=_print_version, help="Print the version."),
    ] = False,
) -> None:
    """Compile the Microsoft Graph API reference, in any language.

    Example: extractor build docs_in --out generated
    """
    del version  # answered by its callback


def main() -> None:
    """Run the program and end it with its exit code."""
    _make_streams_tolerant()
    app()


def _make_streams_tolerant() -> None:
    """A console that cannot show a character shows its escape; it does not end the run."""
    streams: tuple[Any, ...] = (sys.stdout, sys.stderr)
    for stream in streams:
        with suppress(AttributeError, ValueError):
            stream.reconfigure(errors="backslashreplace")
