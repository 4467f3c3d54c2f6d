"""What Microsoft publishes beside the documentation, read from the files that the caller names.

In: paths of metadata documents and of a permission catalogue, and the pages. Out: their disagreements with the pages,
and descriptions of scopes for the writers. A metadata document belongs to the API version that its name holds
(`csdl-v1.0-2022-11.xml`), else to the only version there is. Raises `ExtractorError` for a file that is none.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from extractor.catalogs.csdl import read_csdl
from extractor.catalogs.error import CatalogueError
from extractor.catalogs.metadata_checks import check_metadata
from extractor.catalogs.permission_checks import check_permissions
from extractor.catalogs.permissions import PermissionCatalogue, read_permission_catalogue
from extractor.engine.options import BuildOptions
from extractor.linking.link import DEFAULT_VERSION
from extractor.model.diagnostic import Diagnostic
from extractor.model.operation import Scheme
from extractor.model.page import Page
from extractor.recovery.privileges import NOTHING_OFFERED, Offered
from extractor.sources.error import ExtractorError

_VERSION = re.compile(r"(?<![A-Za-z0-9])(?:v[0-9]+\.[0-9]+|beta)(?![A-Za-z0-9])", re.IGNORECASE)
Facts = TypeVar("Facts")


def check_catalogues(pages: Sequence[Page], options: BuildOptions) -> Iterator[Diagnostic]:
    """Every disagreement of the pages with the catalogues that the options name."""
    versions = sorted({page.api_version or DEFAULT_VERSION for page in pages})
    for file in options.metadata:
        version = _version_of(file, versions)
        metadata = _read(file, read_csdl)
        yield from check_metadata(
            [page for page in pages if (page.api_version or DEFAULT_VERSION) == version], metadata
        )
    if options.permissions is not None:
        yield from check_permissions(pages, read_catalogue(options.permissions))


def read_catalogue(file: Path) -> PermissionCatalogue:
    """The permission catalogue in the file."""
    return _read(file, read_permission_catalogue)


def offered_permissions(file: Path | None) -> Offered:
    """The permissions of the catalogue in the file, with the schemes that each is offered for; none without a file."""
    return NOTHING_OFFERED if file is None else {name: set(of) for name, of in read_catalogue(file).schemes.items()}


def describe_scopes(file: Path | None) -> dict[tuple[Scheme, str], str]:
    """The description of each permission under each scheme, in the catalogue's language; empty without a file."""
    if file is None:
        return {}
    schemes = read_catalogue(file).schemes
    return {(scheme, name): text for name, offered in schemes.items() for scheme, text in offered.items() if text}


def _version_of(file: Path, versions: Sequence[str]) -> str:
    named = _VERSION.search(file.stem)
    if named is not None:
        return named[0].lower()
    if len(versions) == 1:
        return versions[0]
    raise ExtractorError(f"{file}: of which version is it? Name it with --api-version, or in the file's name")


def _read(file: Path, reader: Callable[[bytes, str], Facts]) -> Facts:
    try:
        return reader(file.read_bytes(), str(file))
    except OSError as error:
        raise ExtractorError(f"{file}: cannot be read: {error.strerror or error}") from error
    except CatalogueError as error:
        raise ExtractorError(str(error)) from error
