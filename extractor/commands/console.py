"""What people see: lines on stderr, and a progress bar where there is a terminal to draw it on.

Text of the documentation can stand in every line, so control and bidirectional characters are spelled out. Results go
to stdout elsewhere; nothing here is one.
"""

import contextlib
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from extractor.diagnostics.renderers.printable import printable
from extractor.model.diagnostic import Diagnostic, Severity

if TYPE_CHECKING:
    from extractor.engine.job import Progress


def write_error(line: str) -> None:
    """One line on stderr; a stderr that cannot be written to ends nothing."""
    with contextlib.suppress(OSError):
        sys.stderr.write(printable(line) + "\n")


def write_findings(diagnostics: Sequence[Diagnostic], *, everything: bool) -> None:
    """Errors and warnings on stderr, the first twenty of each rule with the rest counted; or all of them, and notes."""
    from extractor.diagnostics.policy import limit_per_rule  # noqa: PLC0415 - the catalog is needed only here
    from extractor.diagnostics.renderers.text import render_line  # noqa: PLC0415 - as above, the renderer

    wanted = [item for item in diagnostics if everything or item.severity is not Severity.NOTE]
    shown, more = limit_per_rule(wanted, len(wanted)) if everything else limit_per_rule(wanted)
    for diagnostic in shown:
        write_error(render_line(diagnostic))
    for rule, count in more.items():
        write_error(f"{count} more of {rule} (-v shows all)")


@contextmanager
def progress_bar(*, quiet: bool) -> Iterator["Callable[[Progress], None] | None"]:
    """Gives what a build calls to show its progress: a bar on a terminal, nothing elsewhere."""
    if quiet or not sys.stderr.isatty():
        yield _tell_wait if not quiet else None
        return
    from rich.console import Console  # noqa: PLC0415 - only a terminal needs it
    from rich.progress import Progress as Bar  # noqa: PLC0415 - as above, the bar

    # Without a thread of its own: processes are forked while it is shown.
    with Bar(console=Console(stderr=True), transient=True, auto_refresh=False) as bar:
        task = bar.add_task("read", total=None)
        yield lambda progress: _draw(bar, task, progress)


_LABELS = {"read": "reading pages", "link": "linking", "write": "writing", "wait": "waiting for another build"}
_PAGES_PER_REFRESH = 20


def _draw(bar: Any, task: Any, progress: "Progress") -> None:
    bar.update(task, description=_LABELS[progress.stage], total=progress.total, completed=progress.done)
    if progress.done % _PAGES_PER_REFRESH == 0 or progress.done == progress.total:
        bar.refresh()


def _tell_wait(progress: "Progress") -> None:
    if progress.stage == "wait":
        write_error("waiting for another build of the same output")
