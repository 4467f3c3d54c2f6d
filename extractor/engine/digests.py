"""What a result depends on besides the documentation: the program itself, and the options.

Out come digests that keys of the cache are made of. They take in more than a result may need, never less: any change of
the extractor's modules, locale files or templates, of Python, or of a library that reads or renders gives other keys.
"""

import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from extractor.engine.options import BuildOptions
from extractor.engine.templates import template_folders

_LIBRARIES = (
    "beautifulsoup4",
    "jinja2",
    "json5",
    "lxml",
    "markdown-it-py",
    "msgspec",
    "python-frontmatter",
    "pyyaml",
    "zstandard",
)
_PROGRAM_FILES = (".py", ".toml")
# These say how a build runs, never what comes out.
# A baseline with its waivers, and a history, show in what is made at the end of every build that has one, and in
# nothing that is kept.
_NEUTRAL_OPTIONS = frozenset({"jobs", "cluster", "cache", "check", "baseline", "waivers", "history"})


def digest_of(*parts: bytes | str | None) -> str:
    """One digest of a sequence of values; no two sequences run into each other, and None is none of them."""
    digest = sha256()
    for part in parts:
        encoded = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(b"-" if encoded is None else b"%d:" % len(encoded))
        digest.update(encoded or b"")
    return digest.hexdigest()


@cache
def program_digest() -> str:
    """The digest of the program: its modules, its locale files, its templates, and the libraries below them."""
    package = Path(__file__).parents[1]
    files = (path for path in package.rglob("*") if path.suffix in _PROGRAM_FILES)
    return digest_of(sys.version, *map(_version_of, _LIBRARIES), *_contents(package, files), templates_digest(None))


def options_digest(options: BuildOptions) -> str:
    """The digest of everything that options say of the result, files that they name included."""
    stated = [
        part
        for item in fields(BuildOptions)
        if item.name not in _NEUTRAL_OPTIONS
        for part in (item.name, _spell(getattr(options, item.name)))
    ]
    return digest_of(program_digest(), *stated, templates_digest(options.templates))


def _spell(value: object) -> str:
    """The value so that equal ones are spelled alike; a file by what it holds."""
    if isinstance(value, Path):
        return digest_of(str(value), value.read_bytes() if value.is_file() else None)
    if isinstance(value, tuple):
        return digest_of(*map(_spell, value))
    if isinstance(value, dict):
        return digest_of(*(part for name in sorted(value) for part in (_spell(name), _spell(value[name]))))
    if is_dataclass(value):
        return digest_of(*(part for item in fields(value) for part in (item.name, _spell(getattr(value, item.name)))))
    return repr(value)


def templates_digest(own: Path | None) -> str:
    """The digest of the templates: a user's own, and the program's."""
    folders = template_folders(own)
    return digest_of(*(part for name in folders for part in _contents(Path(name), _files(Path(name)))))


def _files(folder: Path) -> Iterator[Path]:
    """Templates, and what is delivered with their output as it is: scripts and styles."""
    return (path for path in folder.rglob("*") if path.is_file())


def _contents(root: Path, files: Iterator[Path]) -> Iterator[str | bytes]:
    for path in sorted(files):
        yield path.relative_to(root).as_posix()
        yield path.read_bytes()


def _version_of(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return ""
