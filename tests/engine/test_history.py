"""A history is read once for each blob, over all runs; an interrupted one goes on; a fact is followed through it."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import jsonschema
import pygit2
import pytest
from typer.testing import CliRunner

from extractor.commands.main import app
from extractor.compare.record import HistoryEntry
from extractor.engine import history
from extractor.engine.history import read_history
from extractor.engine.job import Progress
from extractor.engine.reading import read_found
from extractor.model.page import Page
from extractor.model.source import IncludeLookup, Source
from extractor.sources.documentation import FoundSource
from tests.engine.pages import operation_page, resource_page
from tests.sources.planting import plant_files

ROOT = Path(__file__).parents[2]
API = "api-reference/beta/api"
TYPES = "api-reference/beta/resources"
PARAMETERS = """
## Request body

|Parameter|Type|Description|
|:---|:---|:---|
|{rows}

"""


def reject_page(path: str, *rows: str, privileges: str = "Calls.Read.All") -> str:
    """A page of `POST path` with a row of the body's table for each of `rows`."""
    page = operation_page("call").replace("GET /app/calls/{id}", f"POST {path}")
    page = page.replace("Calls.Read.All, Calls.ReadWrite.All", privileges)
    body = PARAMETERS.format(rows="|\n|".join(rows))
    return page.replace('## <a name="response">', f'{body}## <a name="response">')


def call_type(*rows: str) -> str:
    """A page of the type `call` with a row for each of `rows`."""
    return resource_page("call").replace("|id|String|Reads it.|", "\n".join(rows))


OLD_PATH, NEW_PATH = "/app/calls/{id}/reject", "/communications/calls/{id}/reject"
REVISIONS: tuple[dict[str, str], ...] = (
    {f"{API}/call-reject.md": reject_page(OLD_PATH, "reason|String|Why.")}
    | {f"{API}/{name}-get.md": operation_page(name) for name in ("chat", "user", "group")}
    | {f"{TYPES}/call.md": call_type("|id|String|Its id.|")},
    {
        f"{API}/call-reject.md": reject_page(OLD_PATH, "reason|rejectReason|Why.", privileges="Calls.Reject.All"),
        f"{TYPES}/call.md": call_type("|id|String|Its id.|", "|state|String|How it is.|"),
    },
    {
        f"{API}/call-reject.md": reject_page(
            NEW_PATH, "reason|rejectReason|Why.", "callbackUri|String|Where.", privileges="Calls.Reject.All"
        ),
    },
    {
        f"{API}/call-reject.md": reject_page(NEW_PATH, "callbackUri|String|Where.", privileges="Calls.Reject.All"),
        f"{TYPES}/call.md": call_type("|id|String|Its id.|"),
    },
)
BLOBS = len({(path, text) for files in REVISIONS for path, text in files.items()})


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A commit for each of `REVISIONS`, on the first days of the months of 2020."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "docs"
    folder.mkdir()
    git = pygit2.init_repository(str(folder), initial_head="main")
    parents: list[pygit2.Oid] = []
    for number, files in enumerate(REVISIONS):
        plant_files(folder, files)
        git.index.add_all()
        who = pygit2.Signature("A", "a@example.com", 1_577_836_800 + number * 31 * 86_400, 0)
        parents = [git.create_commit("refs/heads/main", who, who, "Docs", git.index.write_tree(), parents)]
    return folder


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages that were really read, once for each time."""
    paths: list[str] = []

    def count(found: FoundSource, lookup: Callable[[Source], IncludeLookup]) -> Page:
        paths.append(found.source.path)
        return read_found(found, lookup)

    monkeypatch.setattr(history, "read_found", count)
    return paths


def test_a_blob_is_read_once_over_all_runs(repository: Path, reads: list[str], tmp_path: Path) -> None:
    first = read_history(str(repository), cache=tmp_path / "cache")
    assert len(reads) == BLOBS
    assert read_history(str(repository), cache=tmp_path / "cache") == first
    assert len(reads) == BLOBS
    assert read_history(str(repository)) == first


@pytest.mark.parametrize("pages", [1, 4, 6, 11])
def test_an_interrupted_run_goes_on_where_it_was(
    repository: Path, reads: list[str], tmp_path: Path, pages: int
) -> None:
    def interrupt(progress: Progress) -> None:
        if progress.done == pages:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read_history(str(repository), cache=tmp_path / "cache", on_progress=interrupt)
    assert len(reads) < BLOBS
    assert read_history(str(repository), cache=tmp_path / "cache") == read_history(str(repository))
    assert len(reads) == 2 * BLOBS


KILLED = """
import os, signal, sys
from extractor.engine.history import read_history
def kill(progress):
    if progress.done == 7:
        os.kill(os.getpid(), signal.SIGKILL)
read_history(sys.argv[1], cache=sys.argv[2], on_progress=kill)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system cannot kill a process at once")
def test_a_killed_run_goes_on_where_it_was(repository: Path, reads: list[str], tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, repository, cache], check=False, env=os.environ | {"PYTHONPATH": str(ROOT)}
    )
    assert killed.returncode == -signal.SIGKILL
    whole = read_history(str(repository))
    reads.clear()
    assert read_history(str(repository), cache=cache) == whole
    assert len(reads) <= BLOBS - len(REVISIONS[0])


def test_progress_only_grows_and_ends_at_the_total(repository: Path) -> None:
    told: list[Progress] = []
    read_history(str(repository), on_progress=told.append)
    assert [item.done for item in told] == list(range(1, len(told) + 1))
    assert told[-1].done == told[-1].total == len(REVISIONS) * len(REVISIONS[0])


def test_a_page_is_read_again_when_its_include_is_another(repository: Path, reads: list[str], tmp_path: Path) -> None:
    git = pygit2.Repository(str(repository))
    include = "api-reference/includes/note.md"
    for text in ("One.", "Two.", "One."):
        page = operation_page("chat").replace("Reads it.", "Reads it.\n\n[!INCLUDE [note](../../includes/note.md)]")
        plant_files(repository, {f"{API}/chat-get.md": page, include: f"> **Note:** {text}\n"})
        git.index.add_all()
        who = pygit2.Signature("A", "a@example.com", 1_600_000_000, 0)
        git.create_commit("HEAD", who, who, text, git.index.write_tree(), [git.head.target])
    entries = read_history(str(repository), cache=tmp_path / "cache")
    assert reads.count(f"{API}/chat-get.md") == 3  # without the include, with the one, with the other
    assert [[change.rule for change in entry.changes] for entry in entries[-2:]] == [["notice-changed"]] * 2


def told_of(entries: tuple[HistoryEntry, ...]) -> Iterator[tuple[str, str]]:
    """The rules, each with the subject."""
    for entry in entries:
        yield from ((change.rule, change.subject) for change in entry.changes)


FACTS = [
    pytest.param(
        "POST /communications/calls/{call-id}/reject permissions",
        [
            ("operation-added", "POST /app/calls/{}/reject"),
            ("permission-removed", "POST /app/calls/{}/reject permissions DelegatedWork Calls.Read.All"),
            ("lower-permission-added", "POST /app/calls/{}/reject permissions DelegatedWork Calls.Reject.All"),
            ("operation-moved", "POST /communications/calls/{}/reject"),
        ],
        id="permissions, under the path before too",
    ),
    pytest.param(
        "POST /communications/calls/{id}/reject body reason",
        [
            ("operation-added", "POST /app/calls/{}/reject"),
            ("type-refined", "POST /app/calls/{}/reject body reason"),
            ("operation-moved", "POST /communications/calls/{}/reject"),
            ("parameter-removed", "POST /communications/calls/{}/reject body reason"),
        ],
        id="a parameter, to its end",
    ),
    pytest.param(
        "POST /communications/calls/{id}/reject body callbackUri",
        [
            ("operation-added", "POST /app/calls/{}/reject"),
            ("operation-moved", "POST /communications/calls/{}/reject"),
            ("parameter-added", "POST /communications/calls/{}/reject body callbackUri"),
        ],
        id="a parameter that came",
    ),
    pytest.param(
        "call.state",
        [("type-added", "call"), ("property-added", "call.state"), ("property-removed", "call.state")],
        id="a property",
    ),
]


@pytest.mark.parametrize(("fact", "expected"), FACTS)
def test_a_fact_is_followed_through_the_history(repository: Path, fact: str, expected: list[tuple[str, str]]) -> None:
    assert list(told_of(read_history(str(repository), fact=fact))) == expected


def test_a_fact_stands_with_page_and_line(repository: Path) -> None:
    result = CliRunner().invoke(app, ["history", str(repository), "--fact", "call.state"])
    assert result.exit_code == 0
    line = REVISIONS[1][f"{TYPES}/call.md"].splitlines().index("|state|String|How it is.|") + 1
    assert f"{TYPES}/call.md:{line}\n" in result.stdout


def test_json_is_what_its_schema_says(repository: Path) -> None:
    schema = json.loads(CliRunner().invoke(app, ["history", "--schema"]).stdout)
    told = json.loads(CliRunner().invoke(app, ["history", str(repository), "--format", "json"]).stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(told, schema, format_checker=jsonschema.FormatChecker())
    assert len(told["revisions"]) == len(REVISIONS)
    told["revisions"][0]["commit"] = "main"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(told, schema)
