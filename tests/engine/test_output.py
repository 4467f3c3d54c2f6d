"""What a build may do to an output folder: write what differs, remove what it wrote, and nothing else."""

import os
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.diagnostics.report import Report
from extractor.engine.manifest import MANIFEST_NAME, parse_manifest
from extractor.engine.options import EVERYTHING, Limits
from extractor.engine.output import Output, OutputChanges, prepare
from extractor.engine.output_folder import OutputFolder
from extractor.engine.output_path import STAGING_NAME, unsafe_reason
from extractor.sources.error import ExtractorError
from extractor.writers.target import OutputFile
from tests.sources.planting import plant_files

TARGETS = ("one", "two")
Files = Mapping[str, str]

posix_only = pytest.mark.skipif(os.name != "posix", reason="needs links")


class Build:
    """One build of given files into a folder, as the engine does it."""

    def __init__(self, folder: Path, *, limits: Limits = EVERYTHING, targets: tuple[str, ...] = TARGETS) -> None:
        self.report = Report("out")
        self.folder = OutputFolder(folder)
        self.folder.create()
        self.output = Output(self.folder, limits=limits, targets=targets, report=self.report)

    def run(
        self, files: Files, target: str = "one", pages: Mapping[str, tuple[str, ...]] | None = None
    ) -> OutputChanges:
        for path, content in files.items():
            made_from = (pages or {}).get(path, ())
            self.output.add(
                prepare(
                    self.folder, target, OutputFile(path=path, content=content.encode(), pages=made_from), stage=True
                )
            )
        changes = self.output.changes()
        self.output.publish()
        self.folder.sweep()
        return changes

    @property
    def rules(self) -> list[str]:
        return [diagnostic.rule for diagnostic in self.report.diagnostics]


def tree(folder: Path) -> dict[str, str]:
    """The files below a folder, without the manifest."""
    found = (path for path in folder.rglob("*") if path.is_file() and path.name != MANIFEST_NAME)
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in found}


def test_first_build_writes_everything(tmp_path: Path) -> None:
    files = {"a/b/c.json": "1", "d.yaml": "2"}
    changes = Build(tmp_path).run(files)
    assert tree(tmp_path) == files
    assert changes == OutputChanges(created=("a/b/c.json", "d.yaml"), replaced=(), removed=(), unchanged=(), kept=())
    assert sorted(parse_manifest((tmp_path / MANIFEST_NAME).read_bytes())) == sorted(files)


def test_second_build_touches_nothing(tmp_path: Path) -> None:
    files = {"a/b.json": "1", "c.json": "2"}
    Build(tmp_path).run(files)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    changes = Build(tmp_path).run(files)
    assert changes.unchanged == ("a/b.json", "c.json")
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


def test_changed_and_stale_files(tmp_path: Path) -> None:
    Build(tmp_path).run({"a/b.json": "1", "c.json": "2", "d.json": "3"})
    build = Build(tmp_path)
    changes = build.run({"c.json": "new", "d.json": "3"})
    assert (changes.replaced, changes.removed, changes.unchanged) == (("c.json",), ("a/b.json",), ("d.json",))
    assert tree(tmp_path) == {"c.json": "new", "d.json": "3"}
    assert not (tmp_path / "a").exists()
    assert build.rules == []


def test_foreign_files_are_left_alone(tmp_path: Path) -> None:
    plant_files(tmp_path, {"mine.txt": "mine", "a/mine.txt": "mine"})
    Build(tmp_path).run({"a/b.json": "1"})
    Build(tmp_path).run({})
    assert tree(tmp_path) == {"mine.txt": "mine", "a/mine.txt": "mine"}


EDITED: dict[str, tuple[Files, list[str]]] = {
    "replaced": ({"a.json": "2"}, ["output-edited"]),
    "restored": ({"a.json": "1"}, ["output-edited"]),
    "removed": ({}, ["output-edited"]),
    "same-as-edited": ({"a.json": "edited"}, []),
}


@pytest.mark.parametrize(("files", "rules"), EDITED.values(), ids=EDITED)
def test_edited_file_is_reported_before_it_is_lost(tmp_path: Path, files: Files, rules: list[str]) -> None:
    Build(tmp_path).run({"a.json": "1"})
    plant_files(tmp_path, {"a.json": "edited"})
    build = Build(tmp_path)
    build.run(files)
    assert build.rules == rules
    assert tree(tmp_path) == files


def test_foreign_file_in_the_way_is_reported(tmp_path: Path) -> None:
    plant_files(tmp_path, {"a.json": "mine"})
    build = Build(tmp_path)
    build.run({"a.json": "1"})
    assert build.rules == ["output-edited"]


def test_file_and_folder_change_places(tmp_path: Path) -> None:
    for files in ({"a": "1"}, {"a/b": "2"}, {"a": "3"}):
        Build(tmp_path).run(files)
        assert tree(tmp_path) == files


@posix_only
@pytest.mark.parametrize("target", ["kept.txt", "nowhere"])
def test_link_in_the_place_of_a_file_is_replaced(tmp_path: Path, target: str) -> None:
    outside = plant_files(tmp_path / "outside", {"kept.txt": "kept"})
    out = plant_files(tmp_path / "out", {})
    (out / "a.json").symlink_to(outside / target)
    Build(out).run({"a.json": "1"})
    assert tree(out) == {"a.json": "1"}
    assert not (out / "a.json").is_symlink()
    assert tree(outside) == {"kept.txt": "kept"}


@posix_only
def test_link_in_the_place_of_a_folder_ends_the_build(tmp_path: Path) -> None:
    outside = plant_files(tmp_path / "outside", {"b.json": "kept"})
    out = plant_files(tmp_path / "out", {})
    (out / "a").symlink_to(outside)
    with pytest.raises(ExtractorError):
        Build(out).run({"a/b.json": "1"})
    assert tree(outside) == {"b.json": "kept"}


@posix_only
def test_nothing_is_removed_through_a_link(tmp_path: Path) -> None:
    outside = plant_files(tmp_path / "outside", {"b.json": "1"})
    out = tmp_path / "out"
    Build(out).run({"a/b.json": "1"})
    (out / "a" / "b.json").unlink()
    (out / "a").rmdir()
    (out / "a").symlink_to(outside)
    Build(out).run({})
    assert tree(outside) == {"b.json": "1"}


def test_manifest_cannot_make_a_build_remove_other_files(tmp_path: Path) -> None:
    plant_files(tmp_path, {"precious.txt": "precious", "out/a.json": "1"})
    entry = '{"sha256": "0", "target": "one", "pages": []}'
    planted = f'{{"format": 1, "files": {{"../precious.txt": {entry}, "a/../../precious.txt": {entry}}}}}'
    plant_files(tmp_path, {f"out/{MANIFEST_NAME}": planted})
    Build(tmp_path / "out").run({})
    assert (tmp_path / "precious.txt").read_text(encoding="utf-8") == "precious"


@pytest.mark.parametrize(
    "damage", ["", "{", "[]", "null", '{"format": 2, "files": {}}', '{"format": 1, "files": {"a": 1}}']
)
def test_damaged_manifest_is_an_empty_one(tmp_path: Path, damage: str) -> None:
    Build(tmp_path).run({"a.json": "1", "b.json": "2"})
    plant_files(tmp_path, {MANIFEST_NAME: damage})
    build = Build(tmp_path)
    build.run({"a.json": "1"})
    assert tree(tmp_path) == {"a.json": "1", "b.json": "2"}
    assert list(parse_manifest((tmp_path / MANIFEST_NAME).read_bytes())) == ["a.json"]


def test_killed_build_is_completed_by_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Killed after any number of moves: the next build, of other documentation, still owns what was moved."""
    for count in range(3):  # two files and the manifest
        out = tmp_path / str(count)
        Build(out).run({"old.json": "1", "same.json": "1"})
        build = Build(out)
        killed = _KillAfter(count)
        monkeypatch.setattr(build.folder, "move", lambda *args, move=build.folder.move, kill=killed: kill(move, *args))
        with pytest.raises(KeyboardInterrupt):
            build.run({"new.json": "2", "newer.json": "2", "same.json": "1"})
        last = Build(out)
        last.run({"last.json": "3"})
        assert tree(out) == {"last.json": "3"}
        assert last.rules == []
        assert not (out / STAGING_NAME).exists()


class _KillAfter:
    def __init__(self, count: int) -> None:
        self.count = count

    def __call__(self, move: object, *args: object) -> None:
        if self.count == 0:
            raise KeyboardInterrupt
        self.count -= 1
        assert callable(move)
        move(*args)


def test_failed_target_keeps_its_files(tmp_path: Path) -> None:
    Build(tmp_path).run({"a.json": "1", "b.json": "1"})
    build = Build(tmp_path)
    build.output.add(prepare(build.folder, "one", OutputFile(path="a.json", content=b"half", pages=()), stage=True))
    build.output.keep_target("one")
    changes = build.run({"c.json": "2"}, target="two")
    assert tree(tmp_path) == {"a.json": "1", "b.json": "1", "c.json": "2"}
    assert changes.kept == ("a.json", "b.json")
    assert sorted(parse_manifest((tmp_path / MANIFEST_NAME).read_bytes())) == ["a.json", "b.json", "c.json"]


def test_targets_that_are_not_built_keep_their_files(tmp_path: Path) -> None:
    build = Build(tmp_path)
    build.output.add(prepare(build.folder, "two", OutputFile(path="two.json", content=b"2", pages=()), stage=True))
    build.run({"one.json": "1"})
    Build(tmp_path, targets=("one",)).run({})
    assert tree(tmp_path) == {"two.json": "2"}


SAFE = (
    "a",
    "a/b.json",
    "zh-CN/v1.0/openapi.yaml",
    "canonical/beta/mocks/.http",
    "呼叫.json",
    "a b.json",
    "console.json",
)
UNSAFE = (
    "",
    ".",
    "..",
    "../a",
    "a/../b",
    "/a",
    "a//b",
    "a/",
    "./a",
    "a\\b",
    "C:/a",
    "a:b",
    "a\0b",
    "a\nb",
    "a\u202eb",
    "CON",
    "a/nul.json",
    "com1.txt",
    "a.",
    "a ",
    " a",
    "a?",
    "a" * 201,
    "/".join(["a" * 100] * 11),
    "\ud800",
    f"{STAGING_NAME}/1",
    MANIFEST_NAME,
)


@pytest.mark.parametrize("path", SAFE)
def test_safe_paths(tmp_path: Path, path: str) -> None:
    build = Build(tmp_path)
    build.run({path: "1"})
    assert (build.rules, tree(tmp_path)) == ([], {path: "1"})


@pytest.mark.parametrize("path", UNSAFE, ids=[repr(path[:20]) for path in UNSAFE])
def test_unsafe_paths_are_refused(tmp_path: Path, path: str) -> None:
    build = Build(tmp_path / "deep" / "out")
    build.run({path: "1", "good.json": "1"})
    assert build.rules == ["unsafe-output-path"]
    assert [name for name in tree(tmp_path) if not name.endswith(MANIFEST_NAME)] == ["deep/out/good.json"]


COLLISIONS = (("a.json", "A.json"), ("a/b", "A/c"), ("a", "a/b"), ("a/b", "a"), ("ﬁle", "file"), ("a", "a"))


@pytest.mark.parametrize(("first", "second"), COLLISIONS)
def test_paths_that_some_system_takes_for_one_file_are_refused(tmp_path: Path, first: str, second: str) -> None:
    build = Build(tmp_path)
    for path in (first, second):
        build.output.add(prepare(build.folder, "one", OutputFile(path=path, content=b"1", pages=()), stage=True))
    build.run({})
    assert build.rules == ["output-collision"]
    assert tree(tmp_path) == {first: "1"}


@given(path=st.text(max_size=40))
@settings(max_examples=300)
def test_safe_path_never_leaves_the_folder(path: str) -> None:
    if unsafe_reason(path) is None:
        assert os.path.normpath(path) == path
        assert not path.startswith(("/", ".."))


def test_output_that_is_a_file_is_an_error(tmp_path: Path) -> None:
    plant_files(tmp_path, {"out": "precious"})
    for folder in (tmp_path / "out", tmp_path / "out" / "below"):
        with pytest.raises(ExtractorError):
            Build(folder)
    assert (tmp_path / "out").read_text(encoding="utf-8") == "precious"


@posix_only
def test_full_disk_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Build(tmp_path).run({"a.json": "1"})
    build = Build(tmp_path)
    build.output.add(prepare(build.folder, "one", OutputFile(path="a.json", content=b"2", pages=()), stage=True))

    def refuse(path: Path, mode: str) -> None:
        raise OSError(28, "No space left on device", str(path), mode)

    refused = OutputFile(path="b.json", content=b"2", pages=())
    with monkeypatch.context() as full_disk:
        full_disk.setattr(Path, "open", refuse)
        with pytest.raises(ExtractorError, match=r"b\.json"):
            build.output.add(prepare(build.folder, "one", refused, stage=True))
    build.folder.drop_staged()
    assert tree(tmp_path) == {"a.json": "1"}
