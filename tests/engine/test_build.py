"""Documentation to output, through every stage: what is written, what is touched, and what ends a build."""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

import extractor
from extractor.engine import making, parts
from extractor.engine.job import Progress
from extractor.engine.manifest import MANIFEST_NAME
from extractor.linking.api import ApiSet
from extractor.linking.link import link_api
from extractor.model.diagnostic import Diagnostic
from extractor.model.page import Page
from extractor.sources.error import ExtractorError
from extractor.writers.registry import NOTICE, WRITERS
from extractor.writers.target import OutputFile, Target, WriteContext
from tests.engine.pages import operation_page, small_docs
from tests.sources.planting import plant_files


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    return plant_files(tmp_path / "docs", small_docs())


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_build_reads_and_writes_everything(docs: Path, tmp_path: Path) -> None:
    result = extractor.build(docs, tmp_path / "out")
    counts = [(count.locale, count.api_version, count.pages) for count in result.pages]
    assert counts == [("de-DE", "beta", 4), ("en-US", "beta", 4), ("en-US", "v1.0", 4)]
    assert result.operations == 4
    assert result.seen == result.accounted
    written = tree(tmp_path / "out")
    assert {path.split("/")[0] for path in written} == {
        "NOTICE",
        MANIFEST_NAME,
        "canonical",
        "de-DE",
        "en-US",
        "report",
    }
    assert sorted([*result.changes.created, MANIFEST_NAME]) == sorted(written)
    files = json.loads(written[MANIFEST_NAME])["files"]
    assert {entry["target"] for entry in files.values()} == {
        *(target.name for target in WRITERS if target.default),
        "notice",
    }
    assert not [diagnostic for diagnostic in result.diagnostics if diagnostic.rule == "target-failed"]


def test_second_build_writes_nothing(docs: Path, tmp_path: Path) -> None:
    first = extractor.build(docs, tmp_path / "out")
    result = extractor.build(docs, tmp_path / "out")
    assert result.is_up_to_date
    assert not first.is_up_to_date
    assert result.changes.unchanged == first.changes.created


def test_jobs_and_place_do_not_matter(docs: Path, tmp_path: Path) -> None:
    more = {f"en-US/api-reference/beta/api/thing{n:02}-get.md": operation_page(f"thing{n:02}") for n in range(40)}
    plant_files(docs, more)
    extractor.build(docs, tmp_path / "one", jobs=1)
    extractor.build(docs, tmp_path / "two", jobs=2)
    moved = docs.rename(tmp_path / "elsewhere")
    extractor.build(moved, tmp_path / "three", jobs=1)
    assert tree(tmp_path / "one") == tree(tmp_path / "two") == tree(tmp_path / "three")


def test_hash_seed_does_not_matter(docs: Path, tmp_path: Path) -> None:
    for seed in ("1", "2"):
        program = f"import extractor; extractor.build({str(docs)!r}, {str(tmp_path / seed)!r}, jobs=1)"
        subprocess.run([sys.executable, "-c", program], check=True, env={"PYTHONHASHSEED": seed}, cwd=tmp_path)
    assert tree(tmp_path / "1") == tree(tmp_path / "2")


def test_edits_give_what_a_clean_build_gives(docs: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    page = "en-US/api-reference/beta/api/call-get.md"
    extractor.build(docs, out)
    for number, (name, text) in enumerate(
        ((page, operation_page("phone")), ("de-DE/api-reference/beta/api/user-get.md", ""))
    ):
        if text:
            plant_files(docs, {name: text})
        else:
            (docs / name).unlink()
        extractor.build(docs, out)
        extractor.build(docs, tmp_path / f"clean{number}")
        assert tree(out) == tree(tmp_path / f"clean{number}")


def test_check_names_what_is_out_of_date_and_writes_nothing(docs: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert extractor.build(docs, out, check=True).changes.created
    assert not out.exists()
    extractor.build(docs, out)
    assert extractor.build(docs, out, check=True).is_up_to_date
    (out / "NOTICE").write_text("edited", encoding="utf-8")
    missing = "en-US/beta/permissions.json"
    (out / missing).unlink()
    (docs / "en-US/api-reference/v1.0/api/call-get.md").unlink()
    before = tree(out)
    result = extractor.build(docs, out, check=True)
    assert result.changes.created == (missing,)
    assert "NOTICE" in result.changes.replaced
    assert [path for path in result.changes.removed if "call-get" in path]
    assert tree(out) == before


LIMITED = {
    "locale": {"locales": ["de-DE"]},
    "version": {"api_versions": ["v1.0"]},
    "page": {"pages": ["call-*"]},
    "path": {"paths": ["/app/calls/*"]},
    "target": {"targets": ["permissions"]},
}


@pytest.mark.parametrize("options", LIMITED.values(), ids=LIMITED)
def test_limited_build_of_unchanged_documentation_changes_nothing(
    docs: Path, tmp_path: Path, options: dict[str, list[str]]
) -> None:
    out = tmp_path / "out"
    extractor.build(docs, out)
    before = tree(out)
    result = extractor.build(docs, out, **options)  # type: ignore[arg-type]  # the table's keys are all lists
    assert result.is_up_to_date
    assert tree(out) == before


@pytest.mark.parametrize(
    ("options", "touched"),
    [
        ({"locales": ["de-DE"]}, ("de-DE/",)),
        ({"api_versions": ["v1.0"]}, ("canonical/v1.0/", "en-US/v1.0/", "report/v1.0/")),
        ({"targets": ["permissions"]}, ("de-DE/beta/permissions", "en-US/beta/permissions", "en-US/v1.0/permissions")),
    ],
    ids=["locale", "version", "target"],
)
def test_limited_build_touches_only_what_it_covers(
    docs: Path, tmp_path: Path, options: dict[str, list[str]], touched: tuple[str, ...]
) -> None:
    out = tmp_path / "out"
    extractor.build(docs, out)
    before = tree(out)
    for path, text in small_docs().items():
        plant_files(docs, {path: text.replace("Calls.Read.All", "Phones.Read.All")})
    extractor.build(docs, out, **options)  # type: ignore[arg-type]  # the table's keys are all lists
    changed = {path for path, content in tree(out).items() if before.get(path) != content} - {MANIFEST_NAME}
    assert changed
    assert [path for path in changed if not path.startswith(touched)] == []
    for path in changed:
        assert path.startswith(touched)


def test_limited_build_into_its_own_folder_stays_current(docs: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    extractor.build(docs, out, paths=["/app/calls/*"])
    document = next(path for path in tree(out) if path.endswith("canonical/beta/openapi.json"))
    assert list(json.loads((out / document).read_bytes())["paths"]) == ["/app/calls/{call-id}"]
    plant_files(
        docs, {"en-US/api-reference/beta/api/call-get.md": operation_page("call").replace("Reads it.", "Gets it.")}
    )
    result = extractor.build(docs, out, paths=["/app/calls/*"])
    assert document in result.changes.replaced
    assert result.changes.kept == ()


NOTHING: dict[str, dict[str, list[str]]] = {
    "locale": {"locales": ["ja-JP"]},
    "version": {"api_versions": ["v2.0"]},
    "page": {"pages": ["no-such-page"]},
    "path": {"paths": ["/no/such/path"]},
    "tag": {"tags": ["no-such-tag"]},
    "operation": {"operations": ["no-such-operation"]},
    "target": {"targets": ["no-such-target"]},
    "no-locale": {"locales": ["german"]},
}


@pytest.mark.parametrize("options", NOTHING.values(), ids=NOTHING)
def test_limits_that_cover_nothing_are_an_error(docs: Path, tmp_path: Path, options: dict[str, list[str]]) -> None:
    extractor.build(docs, tmp_path / "out")
    before = tree(tmp_path / "out")
    with pytest.raises(ExtractorError):
        extractor.build(docs, tmp_path / "out", **options)  # type: ignore[arg-type]  # the table's keys are all lists
    assert tree(tmp_path / "out") == before


def test_folder_without_pages_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ExtractorError):
        extractor.build(plant_files(tmp_path / "docs", {"a.txt": ""}), tmp_path / "out")


@pytest.mark.parametrize("out", ["docs", "docs/generated", ".", "docs/../docs/out"])
def test_output_and_documentation_must_not_overlap(docs: Path, tmp_path: Path, out: str) -> None:
    before = tree(docs)
    with pytest.raises(ExtractorError):
        extractor.build(docs, tmp_path / out)
    assert tree(docs) == before


def test_page_that_cannot_be_read_costs_itself_only(docs: Path, tmp_path: Path) -> None:
    (docs / "en-US/api-reference/beta/api/zoo-get.md").symlink_to("call-get.md")
    result = extractor.build(docs, tmp_path / "out")
    assert result.operations == 4
    found = [(item.rule, item.path) for item in result.diagnostics if item.severity == "error"]
    assert ("not-a-regular-file", "en-US/api-reference/beta/api/zoo-get.md") in found


def test_failing_target_costs_itself_only(docs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    extractor.build(docs, out)
    before = tree(out)

    def write(api_set: ApiSet, context: WriteContext) -> Iterator[OutputFile]:
        yield OutputFile(path="en-US/beta/permissions.json", content=b"half", pages=())
        raise KeyError(len(api_set.pages), context.docstrings)

    broken = tuple(replace(item, write=write) if item.name == "permissions" else item for item in WRITERS)
    monkeypatch.setattr(making, "WRITERS", broken)
    result = extractor.build(docs, out)
    assert [item.args["target"] for item in result.diagnostics if item.rule == "target-failed"] == ["permissions"]
    assert tree(out) == before


def test_page_that_linking_cannot_take_costs_itself_only(
    docs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    culprit = sorted(docs.rglob("*.md"))[0].relative_to(docs).as_posix()

    def linked(pages: Sequence[Page]) -> tuple[ApiSet, tuple[Diagnostic, ...]]:
        if any(page.path == culprit for page in pages):
            raise KeyError(culprit)
        return link_api(pages)

    monkeypatch.setattr(parts, "link_api", linked)
    result = extractor.build(docs, tmp_path / "out", jobs=1)
    assert [item.path for item in result.diagnostics if item.rule == "internal-error"] == [culprit]
    assert result.changes.created


def test_edited_output_is_reported(docs: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    extractor.build(docs, out)
    notice = (out / "NOTICE").read_bytes()
    (out / "NOTICE").write_bytes(notice + b"mine\n")
    result = extractor.build(docs, out)
    assert [(item.rule, item.path) for item in result.diagnostics if item.rule.startswith("output-")] == [
        ("output-edited", (out / "NOTICE").as_posix())
    ]
    assert (out / "NOTICE").read_bytes() == notice


def test_two_builds_at_once_give_one_output(docs: Path, tmp_path: Path) -> None:
    program = f"import extractor; extractor.build({str(docs)!r}, {str(tmp_path / 'out')!r}, jobs=1)"
    builds = [subprocess.Popen([sys.executable, "-c", program]) for _ in range(3)]
    assert [build.wait() for build in builds] == [0, 0, 0]
    extractor.build(docs, tmp_path / "clean")
    assert tree(tmp_path / "out") == tree(tmp_path / "clean")


def test_progress_counts_every_page(docs: Path, tmp_path: Path) -> None:
    seen: list[Progress] = []
    extractor.build(docs, tmp_path / "out", on_progress=seen.append)
    assert [item.done for item in seen if item.stage == "read"] == list(range(1, 13))
    assert {item.total for item in seen if item.stage == "read"} == {12}
    assert [item.stage for item in seen[12:]] == ["link", "write"]


def test_own_templates_shadow_the_shipped_ones(docs: Path, tmp_path: Path) -> None:
    shipped = Path(__file__).parents[2] / "templates"
    template = next(path for path in sorted((shipped / "notice").iterdir()) if path.suffix == ".j2")
    own = plant_files(tmp_path / "own", {template.relative_to(shipped).as_posix(): "Mine.\n"})
    extractor.build(docs, tmp_path / "out", templates=own)
    assert (tmp_path / "out" / "NOTICE").read_text(encoding="utf-8") == "Mine.\n"


def test_registry_names_each_target_once() -> None:
    names = [target.name for target in (*WRITERS, NOTICE)]
    assert len(set(names)) == len(names)
    assert all(isinstance(target, Target) and target.writes and target.audience for target in WRITERS)
