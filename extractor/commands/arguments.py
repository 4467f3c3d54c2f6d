"""The arguments and options that several verbs share, each spelled and explained once.

List options repeat or take commas; `split_list` gives their values.
"""

import os
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from extractor.model.diagnostic import Severity


class FailOn(StrEnum):
    """The severities from which findings fail a run."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    NEVER = "never"

    @property
    def severity(self) -> Severity | None:
        """The severity, None for never."""
        return None if self is FailOn.NEVER else Severity(self.value)


class VocabularyFormat(StrEnum):
    """The formats of a mined vocabulary."""

    TOML = "toml"
    TMX = "tmx"


Docs = Annotated[
    str | None,
    typer.Argument(
        metavar="DOCS",
        help="A folder, or REPO@REV\\[:SUBDIR] read straight from git. Default: docs_in.",
        show_default=False,
    ),
]
Out = Annotated[
    str | None,
    typer.Option("--out", metavar="DIR", help="Where the output goes. Default: generated.", show_default=False),
]
Locales = Annotated[
    list[str] | None,
    typer.Option(
        "--locale", metavar="L", help="Only pages of this locale (zh-CN). Repeat or use commas.", show_default=False
    ),
]
ApiVersions = Annotated[
    list[str] | None,
    typer.Option("--api-version", metavar="V", help="Only this API version (v1.0, beta).", show_default=False),
]
Paths = Annotated[
    list[str] | None,
    typer.Option(
        "--path", metavar="G", help="Only operations whose path matches this glob (/users/*).", show_default=False
    ),
]
Pages = Annotated[
    list[str] | None,
    typer.Option("--page", metavar="G", help="Only page files that match this glob (call-*).", show_default=False),
]
Tags = Annotated[
    list[str] | None, typer.Option("--tag", metavar="T", help="Only operations with this tag.", show_default=False)
]
Operations = Annotated[
    list[str] | None, typer.Option("--operation", metavar="ID", help="Only this operation.", show_default=False)
]
Targets = Annotated[
    list[str] | None,
    typer.Option("--only", metavar="TARGET", help="Only this target (see `extractor targets`).", show_default=False),
]
Docstrings = Annotated[
    str | None,
    typer.Option(
        "--docstrings", metavar="L", help="The language of the stubs' texts. Default: English.", show_default=False
    ),
]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs", min=1, metavar="N", help="Processes at work at once. Default: one per core.", show_default=False
    ),
]
Engine = Annotated[
    str | None,
    typer.Option(
        "--engine",
        metavar="E",
        help="Who reads pages: `processes`, or the workers of a cluster, dask://HOST:PORT.",
        show_default=False,
    ),
]
CacheFolder = Annotated[
    Path | None,
    typer.Option(
        "--cache", metavar="DIR", help="Where what was read is kept. Default: .extractor_cache.", show_default=False
    ),
]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Keep nothing, and use nothing that was kept.")]
Templates = Annotated[
    Path | None,
    typer.Option(
        "--templates", metavar="DIR", help="Templates that take the place of the built-in ones.", show_default=False
    ),
]
FailOnOption = Annotated[
    FailOn | None,
    typer.Option("--fail-on", help="Exit with 1 for findings at or above this. Default: error.", show_default=False),
]
Metadata = Annotated[
    list[str] | None,
    typer.Option(
        "--metadata",
        metavar="CSDL",
        help="A metadata document of the service to check against; its name says the version (csdl-v1.0.xml).",
        show_default=False,
    ),
]
Evidence = Annotated[
    list[str] | None,
    typer.Option(
        "--evidence",
        metavar="DOCS",
        help="Documentation in English, or side by side, from which damaged pages are repaired.",
        show_default=False,
    ),
]
Baseline = Annotated[
    str | None,
    typer.Option(
        "--baseline",
        metavar="DOCS",
        help="Documentation since which the report tells what is new: a folder or REPO@REV\\[:SUBDIR].",
        show_default=False,
    ),
]
History = Annotated[
    str | None,
    typer.Option(
        "--history",
        metavar="REPO",
        help="A git repository, or REPO@REV\\[:SUBDIR]: the report tells what each revision changed.",
        show_default=False,
    ),
]
Permissions = Annotated[
    str | None,
    typer.Option(
        "--permissions", metavar="FILE", help="Microsoft's permission catalogue (permissions.json).", show_default=False
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but why a run is impossible.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Show everything: notes, and changes of words.")]


def split_list(values: Iterable[str] | None) -> tuple[str, ...]:
    """The values of a list option, from repetitions and commas; empty parts do not count.

    >>> split_list(["zh-CN,de-DE", "en"])
    ('zh-CN', 'de-DE', 'en')
    """
    return tuple(part.strip() for value in values or () for part in value.split(",") if part.strip())


def cache_folder(folder: Path | None, *, refused: bool) -> Path | None:
    """The folder of the cache, None to go without: when that is wanted, or nothing can be kept where we are."""
    if refused:
        return None
    if folder is not None:
        return folder
    default = Path(".extractor_cache")
    return default if os.access(default if default.is_dir() else Path(), os.W_OK) else None
