"""What each revision of a repository changed, on the site: their order, their changes, and what a build covers."""

import json
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from typer.testing import CliRunner

import extractor
from extractor.commands.main import app
from extractor.sources.error import ExtractorError
from tests.sources.planting import plant_files
from tests.writers.report.histories import commit_folders
from tests.writers.report.test_baseline import PERMISSIONS

DAYS = {"2021-01-01": "Calls.Read", "2021-02-01": "Calls.ReadWrite", "2021-04-01": "Calls.Manage"}


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Three revisions of two pages, each with another permission."""
    for day, privilege in DAYS.items():
        names = ("calls", "lamps")
        pages = {
            f"api-reference/beta/api/{name}-get.md": PERMISSIONS.format(name=name, privilege=privilege)
            for name in names
        }
        plant_files(tmp_path / day, pages)
    return commit_folders(tmp_path / "docs", {day: tmp_path / day for day in DAYS})


def built(repository: Path, out: Path, **options: Any) -> Path:
    """The folder of the site."""
    extractor.build(repository, out, targets=["report"], history=str(repository), **options)
    return out / "report"


def test_revisions_stand_newest_first_with_what_they_changed(repository: Path, tmp_path: Path) -> None:
    view = BeautifulSoup((built(repository, tmp_path / "out") / "history.html").read_text(encoding="utf-8"), "lxml")
    sections = view.select("main section")
    assert [section.select_one("time")["datetime"] for section in sections] == ["2021-04-01", "2021-02-01"]  # type: ignore[index]  # each has one
    assert "State of 2021-04-01" in sections[0].get_text()
    assert "More." not in sections[0].get_text()
    assert "Calls.Manage" in sections[0].get_text()
    assert "permission-removed" in {code.get_text() for code in sections[0].select("code")}


def test_a_hostile_message_stays_text(repository: Path, tmp_path: Path) -> None:
    days = {day: tmp_path / day for day in DAYS}
    hostile = commit_folders(tmp_path / "hostile", days, "<img src=x onerror=alert(1)>\u202e{day}")
    site = built(hostile, tmp_path / "out")
    for name in ("history.html", "index.html"):
        text = (site / name).read_text(encoding="utf-8")
        view = BeautifulSoup(text, "lxml")
        assert "<img src=x onerror=alert(1)>2021-04-01" in view.get_text()
        assert view.select("img") == []
        assert "\u202e" not in text


def test_the_chart_has_a_bar_for_each_revision(repository: Path, tmp_path: Path) -> None:
    script = (built(repository, tmp_path / "out") / "history.js").read_text(encoding="utf-8")
    content = json.loads(script.removeprefix('graphDocs.take("history", ').strip().removesuffix(");"))
    assert content["days"] == ["2021-02-01", "2021-04-01"]
    assert [len(counts) for counts in content["series"]] == [2, 2, 2]
    assert sum(content["series"][content["classes"].index("breaking")]) > 0


def test_the_history_is_that_of_what_the_build_covers(repository: Path, tmp_path: Path) -> None:
    site = built(repository, tmp_path / "out", pages=["*lamps*"])
    text = (site / "history.html").read_text(encoding="utf-8")
    assert "GET /lamps" in text
    assert "GET /calls" not in text


def test_a_cached_history_is_the_same(repository: Path, tmp_path: Path) -> None:
    first = built(repository, tmp_path / "out", cache=tmp_path / "cache")
    text = (first / "history.html").read_bytes()
    again = built(repository, tmp_path / "again", cache=tmp_path / "cache")
    assert (again / "history.html").read_bytes() == text


def test_without_a_history_there_is_none_to_see(repository: Path, tmp_path: Path) -> None:
    extractor.build(repository, tmp_path / "out", targets=["report"])
    assert not (tmp_path / "out" / "report" / "history.html").exists()
    assert "history.html" not in (tmp_path / "out" / "report" / "index.html").read_text(encoding="utf-8")


def test_what_is_no_repository_ends_the_build(repository: Path, tmp_path: Path) -> None:
    with pytest.raises(ExtractorError, match="git repository"):
        extractor.build(repository, tmp_path / "out", targets=["report"], history=str(tmp_path / "2021-01-01"))


def test_the_command_takes_it(repository: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    arguments = ["build", str(repository), "--out", str(out), "--only", "report", "--no-cache", "--history"]
    assert CliRunner().invoke(app, [*arguments, str(repository), "--fail-on", "never"]).exit_code == 0
    assert (out / "report" / "history.html").is_file()
