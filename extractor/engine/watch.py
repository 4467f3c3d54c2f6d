"""Changes of what a build was made from, as they happen.

In: the files and folders to watch. Out: an event for each burst of changes. An editor that writes beside a file and
renames over it, and a checkout that touches thousands, are one burst each. What changed is not said; the
build finds out.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from watchfiles import Change, watch

from extractor.sources.error import ExtractorError
from extractor.sources.layout import enclosing_root

# A burst has ended when nothing has changed for so long.
_STEP_MILLISECONDS = 50
_LONGEST_BURST_MILLISECONDS = 1600
# How soon it is known that the watching has begun.
_WAKE_MILLISECONDS = 200


def watched_paths(docs: str | Path, options: Mapping[str, Any]) -> tuple[Path, ...]:
    """What a build with these keywords reads and can be watched; raises `ExtractorError` for a revision.

    Of a folder inside a documentation root all of the root is watched, for its includes.
    """
    if not Path(docs).exists():
        raise ExtractorError(f"{docs}: only files and folders can be watched, a revision never changes")
    beside = (options.get("templates"), options.get("permissions"), *options.get("evidence", ()))
    return (_root_of(Path(docs)), *(Path(path) for path in beside if path is not None and Path(path).exists()))


def watch_changes(paths: tuple[Path, ...]) -> Iterator[None]:
    """An event when the watching has begun, for what changed before, and one for each burst of changes.

    Ends with `KeyboardInterrupt`.
    """
    bursts = watch(
        *paths,
        watch_filter=_is_visible,
        debounce=_LONGEST_BURST_MILLISECONDS,
        step=_STEP_MILLISECONDS,
        rust_timeout=_WAKE_MILLISECONDS,
        yield_on_timeout=True,
        raise_interrupt=True,
    )
    has_begun = False
    for burst in bursts:
        if burst or not has_begun:
            yield
        has_begun = True


def _root_of(docs: Path) -> Path:
    absolute = docs.absolute()
    holder = enclosing_root(absolute.as_posix())
    return absolute if holder is None else Path(holder or "/")


def _is_visible(_change: Change, path: str) -> bool:
    return not Path(path).name.startswith(".") and ".git" not in Path(path).parts
