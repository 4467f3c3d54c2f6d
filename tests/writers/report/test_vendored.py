"""What others keep is delivered as they published it: pinned, byte for byte, with its licence."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from extractor.writers.report.assets import VENDORED, Vendored

NAMES = [library.package for library in VENDORED]
# Whoever passes on the site passes on these: nothing that would bind its own texts
PERMISSIVE = {"MIT", "Apache-2.0", "Unlicense"}


@pytest.mark.parametrize("library", VENDORED, ids=NAMES)
def test_copy_equals_the_package(library: Vendored, node_package: Callable[[str], Path], project: Path) -> None:
    package = node_package(library.package)
    published = json.loads((package / "package.json").read_text(encoding="utf-8"))
    assert (published["version"], published["license"]) == (library.version, library.licence)
    for source, name in library.files:
        copy = project / "templates" / "report" / "assets" / name
        assert copy.read_bytes() == (package / source).read_bytes(), name


@pytest.mark.parametrize("library", VENDORED, ids=NAMES)
def test_package_is_pinned_with_its_hash(library: Vendored, project: Path) -> None:
    lock = json.loads((project / "tests" / "node" / "package-lock.json").read_text(encoding="utf-8"))
    entry = lock["packages"][f"node_modules/{library.package}"]
    assert entry["version"] == library.version
    assert entry["integrity"].startswith("sha512-")


@pytest.mark.parametrize("library", VENDORED, ids=NAMES)
def test_licence_is_permissive_and_goes_with_it(library: Vendored, project: Path) -> None:
    assert library.licence in PERMISSIVE
    licences = [name for _, name in library.files if "LICENSE" in name]
    assert licences
    for name in licences:
        assert (project / "templates" / "report" / "assets" / name).read_text(encoding="utf-8").strip()
