"""`extractor strip`: a side-by-side page as plain Markdown, in its own language or in English.

In: one page. Out: its text on stdout, without the spans that hold the other language.
"""

import sys
from pathlib import Path
from typing import Annotated

import typer

from extractor.commands import arguments
from extractor.sources.error import ExtractorError


def strip(
    page: Annotated[Path, typer.Argument(metavar="PAGE", help="A page in the side-by-side form.")],
    *,
    english: Annotated[
        bool, typer.Option("--english", help="The English half instead of the page's language.")
    ] = False,
    quiet: arguments.Quiet = False,  # noqa: ARG001 - every command has it; this one says nothing in any case
    verbose: arguments.Verbose = False,  # noqa: ARG001 - as above
) -> None:
    """Print a side-by-side page as plain Markdown.

    Example: extractor strip call-delete.md --english
    """
    from extractor.readers.spans import strip_page  # noqa: PLC0415 - loaded when a page is stripped

    if not page.is_file():
        raise ExtractorError(f"{page}: no such file")
    content = page.read_bytes()
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ExtractorError(f"{page}:{line}: this is not UTF-8") from error
    sys.stdout.buffer.write(strip_page(text, english=english).encode("utf-8"))
