"""Only regular files inside the root are read; what is refused is a page with a reason, never a hang or a loss."""

import os
import pickle
import socket
from pathlib import Path

import pytest

from extractor.sources.documentation import FoundSource, open_docs
from extractor.sources.error import ExtractorError
from extractor.sources.tree import MAX_FILE_SIZE
from tests.sources.planting import plant_files

API = "api-reference/beta/api"
INCLUDES = "api-reference/includes"
GOOD = f"{API}/good-get.md"

posix_only = pytest.mark.skipif(os.name != "posix", reason="needs pipes and links")


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """A set of one good page, beside a file that no page may reach."""
    plant_files(tmp_path, {"secret.md": "secret"})
    return plant_files(tmp_path / "docs", {GOOD: "# Good\n", f"{INCLUDES}/note.md": "note"})


def found(docs: Path) -> dict[str, FoundSource]:
    return {item.source.path: item for item in open_docs(docs).sources()}


def refusals(docs: Path) -> list[tuple[str, str, object]]:
    """Path, rule and the argument that says more, of each page that was not read."""
    return [
        (path, diagnostic.rule, next(iter(diagnostic.args.values()), None))
        for path, item in found(docs).items()
        if item.refused
        for diagnostic in item.diagnostics
    ]


@posix_only
def test_pipe_is_not_opened(docs: Path) -> None:
    os.mkfifo(docs / API / "pipe-get.md")
    assert refusals(docs) == [(f"{API}/pipe-get.md", "not-a-regular-file", "pipe")]
    assert not found(docs)[GOOD].refused


@posix_only
def test_socket_is_not_opened(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(docs / API)  # the name of a socket must be short
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("socket-get.md")
        assert refusals(docs) == [(f"{API}/socket-get.md", "not-a-regular-file", "socket")]


@posix_only
@pytest.mark.parametrize("target", ["../../../../secret.md", "good-get.md", "/dev/zero", "nowhere"])
def test_linked_page_is_not_followed(docs: Path, target: str) -> None:
    (docs / API / "link-get.md").symlink_to(target)
    assert refusals(docs) == [(f"{API}/link-get.md", "not-a-regular-file", "link")]


@posix_only
def test_linked_folder_is_named_and_not_entered(docs: Path) -> None:
    (docs / "api-reference" / "v1.0").symlink_to("beta")
    opened = open_docs(docs)
    assert [item.source.path for item in opened.sources()] == [GOOD]
    assert [(item.path, item.rule) for item in opened.diagnostics] == [("api-reference/v1.0", "not-a-regular-file")]


@posix_only
@pytest.mark.skipif(os.name == "posix" and os.geteuid() == 0, reason="the superuser can read everything")
def test_unreadable_file_and_folder_are_named(docs: Path) -> None:
    plant_files(docs, {f"{API}/closed-get.md": "x", f"{API}/closed/a.md": "x"})
    (docs / API / "closed-get.md").chmod(0)
    (docs / API / "closed").chmod(0)
    opened = open_docs(docs)
    rules = [item.rule for page in opened.sources() for item in page.diagnostics]
    assert rules == ["unreadable-file"]
    assert [item.rule for item in opened.diagnostics] == ["unreadable-folder"]
    (docs / API / "closed").chmod(0o700)


def test_page_that_vanishes_is_named(docs: Path) -> None:
    plant_files(docs, {f"{API}/zoo-get.md": "x"})
    sources = open_docs(docs).sources()
    assert next(sources).source.path == GOOD
    (docs / API / "zoo-get.md").unlink()
    (lost,) = sources
    assert (lost.refused, [item.rule for item in lost.diagnostics]) == (True, ["unreadable-file"])


def test_folder_named_like_a_page_is_a_folder(docs: Path) -> None:
    plant_files(docs, {f"{API}/dir-get.md/inner-get.md": "x"})
    assert sorted(found(docs)) == [f"{API}/dir-get.md/inner-get.md", GOOD]


@pytest.mark.parametrize(("size", "refused"), [(MAX_FILE_SIZE, False), (MAX_FILE_SIZE + 1, True)])
def test_size_limit(docs: Path, size: int, refused: bool) -> None:
    with (docs / API / "huge-get.md").open("wb") as file:
        file.truncate(size)
    assert found(docs)[f"{API}/huge-get.md"].refused is refused


@posix_only
@pytest.mark.parametrize(
    ("name", "shown"),
    [(b"a\nb.md", "a\\nb.md"), (b"a\xff.md", "a\\udcff.md"), ("a\u202eb.md".encode(), "a\\u202eb.md")],
    ids=["line-feed", "no-utf-8", "bidi"],
)
def test_unprintable_name_is_read_and_shown_with_escapes(docs: Path, name: bytes, shown: str) -> None:
    Path(os.fsdecode(os.fsencode(docs / API) + b"/" + name)).write_text("# Odd\n", encoding="utf-8")
    item = found(docs)[f"{API}/{shown}"]
    assert item.source.content == b"# Odd\n"
    assert [diagnostic.rule for diagnostic in item.diagnostics] == ["unprintable-file-name"]


@pytest.mark.parametrize("other", ["Good-get.md", "GOOD-GET.md", "ｇood-get.md"])
def test_names_that_differ_in_case_only_are_both_read(docs: Path, other: str) -> None:
    plant_files(docs, {f"{API}/{other}": "# Other\n"})
    if len(found(docs)) == 1:
        pytest.skip("this file system holds only one of the two names")
    rules = {path: [item.rule for item in page.diagnostics] for path, page in found(docs).items()}
    assert sorted(rules.values()) == [[], ["case-collision"]]


INCLUDE_TARGETS: dict[str, tuple[str, bytes | None]] = {
    "inside": (f"{INCLUDES}/note.md", b"note"),
    "missing": (f"{INCLUDES}/no.md", None),
    "folder": (INCLUDES, None),
    "above": ("../secret.md", None),
    "above-from-within": (f"{INCLUDES}/../../../secret.md", None),
    "absolute": ("/etc/passwd", None),
    "empty": ("", None),
    "nul": (f"{INCLUDES}/note.md\0", None),
    "link": (f"{INCLUDES}/link.md", None),
    "through-a-linked-folder": ("outside/secret.md", None),
    "pipe": (f"{INCLUDES}/pipe.md", None),
}


@posix_only
@pytest.mark.parametrize(("target", "content"), INCLUDE_TARGETS.values(), ids=INCLUDE_TARGETS)
def test_includes_stay_inside_the_root(docs: Path, target: str, content: bytes | None) -> None:
    (docs / INCLUDES / "link.md").symlink_to("../../../secret.md")
    (docs / "outside").symlink_to("..")
    os.mkfifo(docs / INCLUDES / "pipe.md")
    opened = open_docs(docs)
    (page,) = opened.sources()
    assert opened.includes(page.source)(target) == content


def test_each_branch_has_its_own_includes(tmp_path: Path) -> None:
    files = {
        f"{place}/{path}": place for place in ("de-DE/live", "ja-JP/live") for path in (GOOD, f"{INCLUDES}/note.md")
    }
    opened = open_docs(plant_files(tmp_path, files))
    read = {item.source.path: opened.includes(item.source)(f"{INCLUDES}/note.md") for item in opened.sources()}
    assert read == {f"{place}/{GOOD}": place.encode() for place in ("de-DE/live", "ja-JP/live")}


def test_includes_of_a_part_of_a_repository_are_those_of_the_whole(docs: Path) -> None:
    for given in (docs / API, docs / GOOD, docs / "api-reference"):
        opened = open_docs(given)
        source = next(opened.sources()).source
        assert opened.includes(source)(f"{INCLUDES}/note.md") == b"note"


def test_includes_of_a_version_folder_alone_are_below_it(tmp_path: Path) -> None:
    files = {"beta/api/a.md": "# A\n", "beta/includes/note.md": "inside", "includes/note.md": "outside"}
    opened = open_docs(plant_files(tmp_path, files) / "beta")
    source = next(opened.sources()).source
    assert opened.includes(source)("api-reference/beta/includes/note.md") == b"inside"
    assert opened.includes(source)("api-reference/includes/note.md") is None


def test_set_can_be_sent_to_another_process(docs: Path) -> None:
    opened = open_docs(docs)
    source = next(opened.sources()).source
    assert opened.includes(source)(f"{INCLUDES}/note.md") == b"note"
    copied = pickle.loads(pickle.dumps(opened))  # noqa: S301 - what this test itself has just pickled
    assert [item.source for item in copied.sources()] == [source]
    assert copied.includes(source)(f"{INCLUDES}/note.md") == b"note"


@posix_only
def test_single_file_that_is_no_file_is_an_error(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    with pytest.raises(ExtractorError):
        open_docs(tmp_path / "pipe.md")
