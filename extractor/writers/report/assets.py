"""What the site consists of besides pages and data: its own scripts and styles, and libraries that others keep.

The templates' folder goes in, files of `report/assets/` come out, byte for byte; nothing is rendered into them. A
library is pinned with its hash and its licence in `VENDORED`; `tests/report/test_vendored.py` holds the copies against
the packages that `tests/node` installs, and CONTRIBUTING says how to take a newer one.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from jinja2 import Environment

from extractor.writers.target import OutputFile

_FOLDER = "report/assets"
# The site's own; each is loaded by a template of `templates/report`
OWN = (
    "report.css",
    "shards.js",
    "site.js",
    "entry.js",
    "finding.js",
    "facets.js",
    "explorer.js",
    "charts.js",
    "timeline.js",
    "revisions.js",
    "overlay.js",
    "reference.js",
    "changes.js",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Vendored:
    """A library: the package of the npm registry, its version and licence, and which of its files are taken.

    `files` are pairs of a path in the package and the name here.
    """

    package: str
    version: str
    licence: str
    files: tuple[tuple[str, str], ...]


VENDORED = (
    Vendored(
        package="fzstd",
        version="0.1.1",
        licence="MIT",
        files=(("umd/index.js", "fzstd.js"), ("LICENSE", "fzstd.LICENSE.txt")),
    ),
    Vendored(
        package="@leeoniya/ufuzzy",
        version="1.0.19",
        licence="MIT",
        files=(("dist/uFuzzy.iife.min.js", "ufuzzy.js"), ("LICENSE", "ufuzzy.LICENSE.txt")),
    ),
    Vendored(
        package="sortable-tablesort",
        version="4.1.7",
        licence="Unlicense",
        files=(("dist/standalone/sortable.min.js", "sortable.js"), ("LICENSE", "sortable.LICENSE.txt")),
    ),
    Vendored(
        package="swagger-ui-dist",
        version="5.35.0",
        licence="Apache-2.0",
        files=(
            ("swagger-ui-bundle.js", "swagger-ui.js"),
            ("swagger-ui.css", "swagger-ui.css"),
            ("LICENSE", "swagger-ui.LICENSE.txt"),
            ("NOTICE", "swagger-ui.NOTICE.txt"),
            ("swagger-ui-bundle.js.LICENSE.txt", "swagger-ui.THIRD-PARTY.txt"),
        ),
    ),
    Vendored(
        package="uplot",
        version="1.6.32",
        licence="MIT",
        files=(
            ("dist/uPlot.iife.min.js", "uplot.js"),
            ("dist/uPlot.min.css", "uplot.css"),
            ("LICENSE", "uplot.LICENSE.txt"),
        ),
    ),
)


def write_assets(templates: Environment) -> Iterator[OutputFile]:
    """Every script and style, with the licences of those that are not the site's own."""
    vendored = (name for library in VENDORED for _, name in library.files)
    for name in (*OWN, *vendored):
        yield OutputFile(path=f"{_FOLDER}/{name}", content=_read(templates, f"{_FOLDER}/{name}"), pages=())


def _read(templates: Environment, name: str) -> bytes:
    """A file as it is, from the user's own folder of templates where it stands there."""
    if templates.loader is None:
        raise LookupError(name)
    source, _, _ = templates.loader.get_source(templates, name)
    return source.encode()
