"""What is new since a baseline, on the site: the part that the build covers, and what the configuration agreed to."""

from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from typer.testing import CliRunner

import extractor
from extractor.commands.main import app
from extractor.writers.report import change_files
from tests.sources.planting import plant_files

PERMISSIONS = """# {name}

## Permissions

|Permission type|Permissions|
|:---|:---|
|Application|{privilege}|

## HTTP request

```http
GET /{name}
```
"""


@pytest.fixture
def sets(tmp_path: Path) -> tuple[Path, Path]:
    """Two sets of two pages in two languages, all with another permission than before."""
    for folder, privilege in (("old", "Calls.Read"), ("new", "Calls.ReadWrite")):
        pages = {
            f"{locale}/api-reference/beta/api/{name}-get.md": PERMISSIONS.format(name=name, privilege=privilege)
            for locale in ("en-US", "de-DE")
            for name in ("calls", "lamps")
        }
        plant_files(tmp_path / folder, pages)
    return tmp_path / "old", tmp_path / "new"


def shown(sets: tuple[Path, Path], out: Path, **options: Any) -> BeautifulSoup:
    """The view of the changes."""
    old, new = sets
    extractor.build(new, out, targets=["report"], baseline=old, **options)
    return BeautifulSoup((out / "report" / "changes.html").read_text(encoding="utf-8"), "lxml")


LIMITS: dict[str, tuple[dict[str, Any], set[str], int]] = {
    "everything": ({}, {"GET /calls", "GET /lamps"}, 4),
    "a-page": ({"pages": ["*calls*"]}, {"GET /calls"}, 2),
    "a-path": ({"paths": ["/lamps"]}, {"GET /lamps"}, 4),
    "a-language": ({"locales": ["de-DE"]}, {"GET /calls", "GET /lamps"}, 2),
}


@pytest.mark.parametrize(("options", "subjects", "pages"), LIMITS.values(), ids=LIMITS)
def test_changes_are_those_of_what_the_build_covers(
    sets: tuple[Path, Path], tmp_path: Path, options: dict[str, Any], subjects: set[str], pages: int
) -> None:
    view = shown(sets, tmp_path / "out", **options)
    assert {str(name.get_text()) for name in view.select("summary code")} == subjects
    assert f"{pages} pages before, {pages} now" in view.get_text()


def test_much_is_cut_by_class_and_every_change_stands_once(
    sets: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = [row.get_text() for row in shown(sets, tmp_path / "whole").select("tr[data-class]")]
    monkeypatch.setattr(change_files, "_TOGETHER", 2)
    first = shown(sets, tmp_path / "cut")
    site = tmp_path / "cut" / "report"
    files = [BeautifulSoup(file.read_text(encoding="utf-8"), "lxml") for file in sorted(site.glob("changes*.html"))]
    rows = [row for file in files for row in file.select("tr[data-class]")]
    assert len(files) > 1
    assert sorted(row.get_text() for row in rows) == sorted(whole)
    assert all(len({row["data-class"] for row in file.select("tr[data-class]")}) == 1 for file in files)
    assert {row["data-class"] for row in first.select("tr[data-class]")} == {"breaking"}
    links = {link["href"] for file in files for link in file.select("main nav a")}
    assert links == {file.name for file in site.glob("changes*.html")}
    overview = BeautifulSoup((site / "index.html").read_text(encoding="utf-8"), "lxml")
    assert {str(link["href"]).partition("#")[0] for link in overview.select(".tally a")} <= links


def test_a_page_that_the_baseline_lacks_is_new(sets: tuple[Path, Path], tmp_path: Path) -> None:
    plant_files(
        sets[1], {"en-US/api-reference/beta/api/bells-get.md": PERMISSIONS.format(name="bells", privilege="A.B")}
    )
    view = shown(sets, tmp_path / "out", pages=["*bells*"])
    assert [name.get_text() for name in view.select("summary code")] == ["GET /bells"]


def test_what_was_agreed_to_says_so(sets: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    waiver = 'waivers = [{ rule = "permission-removed", subject = "GET /calls*", reason = "agreed in spring" }]'
    plant_files(tmp_path, {"extractor.toml": waiver})
    monkeypatch.chdir(tmp_path)
    arguments = ["build", "new", "--out", "out", "--baseline", "old", "--only", "report", "--no-cache"]
    assert CliRunner().invoke(app, [*arguments, "--fail-on", "never"]).exit_code == 0
    view = BeautifulSoup(Path("out/report/changes.html").read_text(encoding="utf-8"), "lxml")
    waived = [part for part in view.select("details") if "agreed in spring" in part.get_text()]
    assert [name.get_text() for part in waived for name in part.select("summary code")] == ["GET /calls"]
