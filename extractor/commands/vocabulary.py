"""`extractor vocabulary`: the words of a locale, mined from pages that carry two languages.

In: a documentation set with side-by-side pages. Out: a locale file on stdout, in the format of those that are shipped,
or a translation memory.
"""

import sys
from typing import Annotated

import typer

from extractor.commands import arguments
from extractor.commands.console import write_error


def vocabulary(
    docs: arguments.Docs = None,
    *,
    locale: Annotated[str, typer.Option("--locale", metavar="L", help="The locale to mine (zh-CN).")],
    format_: Annotated[arguments.VocabularyFormat, typer.Option("--format", help="How the words are written.")] = (
        arguments.VocabularyFormat.TOML
    ),
    quiet: arguments.Quiet = False,
    verbose: arguments.Verbose = False,
) -> None:
    """Mine a locale's vocabulary from side-by-side pages.

    Example: extractor vocabulary docs/zh-CN/live-sxs --locale zh-CN > zh-CN.toml
    """
    from extractor.commands.settings import load_settings  # noqa: PLC0415 - loaded when mining starts
    from extractor.engine.mining import mine_docs  # noqa: PLC0415 - as above
    from extractor.engine.options import as_locales  # noqa: PLC0415 - as above
    from extractor.terms.mined_file import print_locale_file  # noqa: PLC0415 - as above

    mined, pages = mine_docs(docs or load_settings(docs).docs, locale)
    name = as_locales((locale,))[0]
    if format_ is arguments.VocabularyFormat.TMX:
        from extractor.terms.tmx_file import print_tmx  # noqa: PLC0415 - as above

        sys.stdout.buffer.write(print_tmx(name, mined))
    else:
        sys.stdout.buffer.write(print_locale_file(name, mined, pages=pages).encode("utf-8"))
    if verbose and not quiet:
        write_error(", ".join(f"{section}: {len(phrases)}" for section, phrases in mined.items()))
