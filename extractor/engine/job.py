"""One build, as its stages hand it on, and the word of how far it is.

In: what `extractor.engine.build` has opened. Out: the values that every stage takes. Nothing is decided here.
"""

from collections.abc import Callable
from dataclasses import dataclass

from extractor.engine.cache import Cache
from extractor.engine.options import BuildOptions
from extractor.engine.output_folder import OutputFolder
from extractor.sources.documentation import DocumentationSet


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Where a build is: `stage` is "read", "link", "write" or "wait"; of `total` pages `done` are read."""

    stage: str
    done: int = 0
    total: int | None = None


OnProgress = Callable[[Progress], None]


def no_progress(_progress: Progress) -> None:
    """What a build calls when nobody watches."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One build: its documentation as it was named and as it was opened, its output, and how."""

    docs: str
    sets: tuple[DocumentationSet, ...]
    folder: OutputFolder
    options: BuildOptions
    progress: OnProgress
    cache: Cache | None
