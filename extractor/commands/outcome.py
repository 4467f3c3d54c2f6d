"""How a command ends: with 0, 1, 2 or 130, and never with a traceback.

In: whatever a command raises. Out: one line on stderr and an exit code. 0: nothing at or above `--fail-on`; 1: findings
at or above it, or an output that is out of date; 2: the run was impossible; 130: interrupted, which the command-line
library answers itself.
"""

import os
import sys
from collections.abc import Iterable
from typing import Any, NoReturn

import typer
from typer.core import TyperCommand

from extractor.commands.console import write_error
from extractor.model.diagnostic import Diagnostic, Severity
from extractor.sources.error import ExtractorError

FOUND = 1
IMPOSSIBLE = 2


class Command(TyperCommand):
    """A verb whose errors are told in one line."""

    def invoke(self, ctx: Any) -> Any:
        """Run the verb."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except typer.Exit:
            raise
        except BrokenPipeError:
            _end_quietly()
        except ExtractorError as error:
            _fail(str(error))
        except OSError as error:
            _fail(f"{error.filename or 'the output'}: {error.strerror or error}")
        except Exception as error:
            from extractor.engine.reading import describe_error  # noqa: PLC0415 - loaded when something failed

            _fail("internal error: {error} in {place}".format(**describe_error(error)))
        return result


def has_failed(diagnostics: Iterable[Diagnostic], fail_on: Severity | None) -> bool:
    """Whether a finding is at or above `fail_on`; None never fails."""
    from extractor.diagnostics.policy import fails  # noqa: PLC0415 - the catalog is needed only here

    return fails(diagnostics, fail_on)


def exit_with_findings(found: bool) -> None:
    """End with 1 when there is something that should fail the run."""
    if found:
        raise typer.Exit(FOUND)


def _fail(message: str) -> NoReturn:
    write_error(f"extractor: error: {message}")
    raise typer.Exit(IMPOSSIBLE)


def _end_quietly() -> NoReturn:
    """Who reads the output has seen enough (`extractor facts docs | head`); that is no failure."""
    # What is still buffered must go somewhere when the interpreter flushes it.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    raise typer.Exit(0)
