"""A revision of a repository reads like the folder that was committed, straight from its objects."""

import pickle
from pathlib import Path

import pygit2
import pytest

from extractor.sources.documentation import open_docs
from extractor.sources.error import ExtractorError
from tests.sources.planting import plant_files

FILES = {
    "api-reference/beta/api/call-get.md": "# Get\n",
    "api-reference/beta/resources/call.md": "# Call\n",
    "api-reference/includes/note.md": "note",
    "zh-CN/live/api-reference/v1.0/api/call-get.md": "# 获取\n",
    "loose/a.md": "# A\n",
}
AUTHOR = pygit2.Signature("A", "a@example.com", 0, 0)


def commit(repository: pygit2.Repository, parents: list[pygit2.Oid]) -> pygit2.Oid:
    repository.index.add_all()
    tree = repository.index.write_tree()
    return repository.create_commit("refs/heads/main", AUTHOR, AUTHOR, "documentation", tree, parents)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Two commits: FILES, then one page changed and one removed; the work tree is then emptied of pages."""
    folder = plant_files(tmp_path / "repo", FILES)
    git = pygit2.init_repository(str(folder), initial_head="main")
    first = commit(git, [])
    plant_files(folder, {"api-reference/beta/api/call-get.md": "# Got\n"})
    (folder / "loose" / "a.md").unlink()
    git.index.remove("loose/a.md")
    commit(git, [first])
    git.create_branch("old", git[first].peel(pygit2.Commit))
    for path in FILES:
        (folder / path).unlink(missing_ok=True)
    return folder


def contents(spec: str) -> dict[str, bytes]:
    return {item.source.path: item.source.content for item in open_docs(spec).sources()}


def test_revision_is_read_without_a_checkout(repository: Path) -> None:
    assert contents(f"{repository}@main") == {
        "api-reference/beta/api/call-get.md": b"# Got\n",
        "api-reference/beta/resources/call.md": b"# Call\n",
        "zh-CN/live/api-reference/v1.0/api/call-get.md": "# 获取\n".encode(),
    }
    assert contents(f"{repository}@old")["api-reference/beta/api/call-get.md"] == b"# Get\n"
    assert contents(f"{repository}@main~1") == contents(f"{repository}@old")


def test_folder_of_a_revision(repository: Path) -> None:
    (found,) = open_docs(f"{repository}@main:zh-CN").sources()
    source = found.source
    assert (source.path, source.locale, source.branch, source.api_version) == (
        "live/api-reference/v1.0/api/call-get.md",
        "zh-CN",
        "live",
        "v1.0",
    )
    assert list(contents(f"{repository}@main:api-reference/beta")) == ["api/call-get.md", "resources/call.md"]
    assert list(contents(f"{repository}@old:loose")) == ["a.md"]


def test_page_of_a_revision_with_its_includes(repository: Path) -> None:
    opened = open_docs(f"{repository}@main:api-reference/beta/api/call-get.md")
    (found,) = opened.sources()
    assert found.source.path == "api-reference/beta/api/call-get.md"
    assert opened.includes(found.source)("api-reference/includes/note.md") == b"note"
    assert opened.includes(found.source)("api-reference/includes/no.md") is None


def test_existing_folder_of_that_name_wins(repository: Path, tmp_path: Path) -> None:
    plant_files(tmp_path / "repo@main", {"only.md": "# Only\n"})
    assert list(contents(f"{repository}@main")) == ["only.md"]


def test_links_of_a_revision_are_not_followed(repository: Path) -> None:
    git = pygit2.Repository(str(repository))
    target = git.create_blob(b"../../../../etc/passwd")
    git.index.add(pygit2.IndexEntry("api-reference/beta/api/link.md", target, pygit2.enums.FileMode.LINK))
    tree = git.index.write_tree()
    git.create_commit("refs/heads/linked", AUTHOR, AUTHOR, "link", tree, [])
    found = {item.source.path: item for item in open_docs(f"{repository}@linked").sources()}
    link = found["api-reference/beta/api/link.md"]
    assert (link.refused, link.source.content, [item.rule for item in link.diagnostics]) == (
        True,
        b"",
        ["not-a-regular-file"],
    )


def test_revision_can_be_sent_to_another_process(repository: Path) -> None:
    opened = open_docs(f"{repository}@main")
    copied = pickle.loads(pickle.dumps(opened))  # noqa: S301 - what this test itself has just pickled
    assert [item.source for item in copied.sources()] == [item.source for item in opened.sources()]


@pytest.mark.parametrize("revision", ["nowhere", "main:nowhere", "main:api-reference/no/such", ""])
def test_revision_that_is_not_there_is_an_error(repository: Path, revision: str) -> None:
    with pytest.raises(ExtractorError):
        open_docs(f"{repository}@{revision}")


def test_folder_without_repository_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ExtractorError):
        open_docs(f"{tmp_path}@main")
