"""Hand-made documentation sets: files written below a temporary folder."""

from collections.abc import Mapping
from pathlib import Path


def plant_files(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write the files below `root`, which is given back; line ends stay as they are."""
    root.mkdir(parents=True, exist_ok=True)
    for path, content in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root
