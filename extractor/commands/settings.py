"""What a run is to do, from the configuration and the command line; the command line wins.

The configuration is that of the working directory, unless the working directory is part of the documentation: what
strangers wrote does not configure this program.
"""

from pathlib import Path

from extractor.engine.configuration import Configuration, load_configuration
from extractor.sources.error import ExtractorError


def load_settings(docs: str | None) -> Configuration:
    """The configuration that applies to a run on `docs` (None: the configuration's own); raises `ExtractorError`."""
    here = Path.cwd()
    if docs is not None and _holds(docs, here):
        return Configuration()
    settings = load_configuration(here)
    if docs is None and settings.file is not None and _holds(settings.docs, here):
        raise ExtractorError(f"{settings.file.name} lies in the documentation; start from outside, or name DOCS")
    return settings


def _holds(docs: str, folder: Path) -> bool:
    root, inside = Path(docs).resolve(), folder.resolve()
    return root.is_dir() and (root == inside or root in inside.parents)
