"""Where templates are: the user's own folder first, then the program's.

The program's are inside the installed package, or beside it in a checkout.
"""

from pathlib import Path

from extractor.sources.error import ExtractorError


def template_folders(own: Path | None) -> tuple[str, ...]:
    """The folders in which templates are looked for, first to last; raises `ExtractorError` when there is none."""
    package = Path(__file__).parents[1]
    candidates = (package / "templates", package.parent / "templates")
    shipped = next((folder for folder in candidates if folder.is_dir()), None)
    if shipped is None:
        raise ExtractorError("the installation is incomplete: it holds no templates")
    return tuple(str(folder) for folder in (own, shipped) if folder is not None)
