"""`extractor report`: where the built report is, and a browser that shows it.

In: the configuration. Out: the path of the site's first page on stdout. Nothing is served: the site opens from disk.
"""

import sys
from pathlib import Path
from typing import Annotated

import typer

from extractor.commands import arguments
from extractor.sources.error import ExtractorError


def report(
    *,
    out: arguments.Out = None,
    open_: Annotated[bool, typer.Option("--open", help="Show it in the browser.")] = False,
    quiet: arguments.Quiet = False,  # noqa: ARG001 - every command has it; this one only prints its result
    verbose: arguments.Verbose = False,  # noqa: ARG001 - as above
) -> None:
    """Print where the built report is.

    Example: extractor report --open
    """
    from extractor.commands.settings import load_settings  # noqa: PLC0415 - loaded when a run starts

    place = Path(out or load_settings(None).out) / "report" / "index.html"
    if not place.is_file():
        raise ExtractorError(f"{place}: no report here; `extractor build` makes it")
    sys.stdout.write(f"{place}\n")
    if open_:
        import webbrowser  # noqa: PLC0415 - loaded when something is shown

        if not webbrowser.open(place.resolve().as_uri()):
            raise ExtractorError("no browser can be started here")
