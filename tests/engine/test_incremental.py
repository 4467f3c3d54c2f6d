"""What was kept never shows: a build from a cache gives the bytes of a clean one, whatever changed in between."""

import os
import random
import shutil
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import extractor
from extractor.engine import making, page_store, parts
from extractor.engine.build_record import BuildRecord
from extractor.engine.cache import FILE_NAME, Cache
from extractor.engine.executors import hire
from extractor.engine.pages import PageStream
from extractor.engine.result import BuildResult
from extractor.sources.documentation import open_docs
from extractor.sources.error import ExtractorError
from tests.engine.pages import operation_page, resource_page, small_docs
from tests.sources.planting import plant_files

EDITS = 200
# Each clean build costs as much as everything else, so the outputs are compared after so many edits.
EDITS_PER_CHECK = 8
ROOT = "en-US/api-reference"
NOTE = "\n[!INCLUDE [note](../../includes/note.md)]\n"
OPTIONS: tuple[dict[str, Any], ...] = (
    {},
    {"targets": ["permissions", "fixtures"]},
    {"docstrings": "de-DE"},
    {"jobs": 2},
)


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    files = small_docs()
    page = f"{ROOT}/beta/api/call-get.md"
    files[page] = files[page].replace("\n## ", f"{NOTE}\n## ", 1)
    files[f"{ROOT}/includes/note.md"] = "> [!NOTE]\n> Read this.\n"
    return plant_files(tmp_path / "docs", files)


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def build(docs: Path, out: str, **options: Any) -> BuildResult:
    """A build with the cache that stands beside the documentation."""
    return extractor.build(docs, docs.parent / out, cache=docs.parent / "cache", **options)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Collects what builds do: `make` for the long way, `link` for a version, the path of each page read anew."""
    done: list[str] = []
    make, add, link = making.make, page_store.PageStore.add, parts.link

    def logged_link(pages: Any) -> Any:
        done.append("link")
        return link(pages)

    def logged_make(job: Any, stream: Any) -> BuildResult:
        done.append("make")
        return make(job, stream)

    def logged_add(store: Any, found: Any, read: Any) -> None:
        done.append(found.source.path)
        add(store, found, read)

    monkeypatch.setattr(making, "make", logged_make)
    monkeypatch.setattr(parts, "link", logged_link)
    monkeypatch.setattr(page_store.PageStore, "add", logged_add)
    return done


class Editor:
    """Someone who changes documentation at random, and never twice in the same way."""

    def __init__(self, docs: Path, seed: int) -> None:
        self.docs = docs
        self.random = random.Random(seed)  # noqa: S311 - edits are no secrets
        self.count = 0

    def edit(self) -> str:
        self.count += 1
        acts = (self.change, self.change, self.change_include, self.add, self.add_include, self.delete, self.rename)
        act = self.random.choice(acts)
        act()
        return act.__name__

    def pages(self) -> list[Path]:
        return sorted(path for path in self.docs.rglob("*.md") if "includes" not in path.parts)

    def includes(self) -> list[Path]:
        return sorted((self.docs / ROOT / "includes").glob("*.md"))

    def change(self) -> None:
        page = self.random.choice(self.pages())
        text = page.read_text(encoding="utf-8")
        old, new = self.random.choice(
            [
                ("Reads it", f"Reads it {self.count}"),
                ("Calls.Read.All", f"Calls.Read{self.count}.All"),
                ('"id": "1"', f'"id": "{self.count}"'),
                ("|id|String|", f"|id|String|x|\n|more{self.count}|Int32|"),
                ("\n## ", f"\n<!-- {self.count} -->\n## "),
                ("", ""),
            ]
        )
        added = self.random.choice(["", NOTE, "\n## More\n\nWords.\n", "\n<div>\n\n|a|\n|:--|\n|b|\n"])
        page.write_text(text.replace(old, new, 1) + added, encoding="utf-8")

    def change_include(self) -> None:
        for include in self.includes()[:1]:
            include.write_text(f"> [!TIP]\n> Tip {self.count}.\n", encoding="utf-8")

    def add(self) -> None:
        name = f"thing{self.count}"
        version = self.random.choice(["beta", "v1.0"])
        plant_files(
            self.docs,
            {
                f"{ROOT}/{version}/api/{name}-get.md": operation_page(name, version=version) + NOTE,
                f"{ROOT}/{version}/resources/{name}.md": resource_page(name),
            },
        )

    def add_include(self) -> None:
        plant_files(self.docs, {f"{ROOT}/includes/note.md": f"> [!NOTE]\n> Note {self.count}.\n"})

    def delete(self) -> None:
        if len(self.pages()) > 6:
            self.random.choice([*self.pages(), *self.includes()]).unlink()

    def rename(self) -> None:
        page = self.random.choice([*self.pages(), *self.includes()])
        page.rename(page.with_name(f"renamed{self.count}-{page.name[-12:]}"))


def one_language(docs: Path) -> Path:
    """The English pages alone: nothing is evidence for anything."""
    shutil.rmtree(docs / "de-DE")
    return docs


@pytest.mark.parametrize(
    ("edits", "prepare"), [(EDITS, Path), (EDITS // 4, one_language)], ids=["two languages", "one"]
)
def test_edits_at_random_give_what_a_clean_build_gives(
    docs: Path, tmp_path: Path, edits: int, prepare: Callable[[Path], Path]
) -> None:
    editor = Editor(prepare(docs), seed=5)
    done: list[str] = []
    for number in range(edits):
        done.append(editor.edit())
        options = OPTIONS[editor.random.randrange(len(OPTIONS))] if number % 3 == 0 else {}
        out = f"out-{OPTIONS.index(options)}"
        kept = build(docs, out, **options)
        if number % EDITS_PER_CHECK == 0:
            clean = extractor.build(docs, tmp_path / f"clean-{number}", **options)
            assert tree(tmp_path / out) == tree(tmp_path / f"clean-{number}"), done
            assert (kept.pages, kept.diagnostics) == (clean.pages, clean.diagnostics), done
            assert (kept.seen, kept.accounted, kept.operations) == (clean.seen, clean.accounted, clean.operations), done
    assert {"change", "change_include", "add", "delete", "rename"} <= set(done)


PROSE = "\n## More\n\nWords.\n"


def test_page_that_gains_words_alone_is_all_that_is_read(docs: Path, tmp_path: Path, made: list[str]) -> None:
    page = one_language(docs) / ROOT / "beta/api/call-get.md"
    first = build(docs, "out")
    before = tree(tmp_path / "out")
    made.clear()
    for times in (1, 2):
        page.write_text(page.read_text(encoding="utf-8") + PROSE, encoding="utf-8")
        result = build(docs, "out")
        assert made == [f"{ROOT}/beta/api/call-get.md"] * times
        assert result.seen.headings == first.seen.headings + times
    assert tree(tmp_path / "out") == before
    made.clear()
    assert (build(docs, "out"), made) == (result, [])
    page.write_text(page.read_text(encoding="utf-8").replace("Reads it", "Sends it"), encoding="utf-8")
    build(docs, "out")
    assert made == [f"{ROOT}/beta/api/call-get.md", "make", "link"]


def test_include_that_gains_words_alone_costs_the_pages_that_use_it(docs: Path, made: list[str]) -> None:
    include = one_language(docs) / ROOT / "includes/note.md"
    build(docs, "out")
    made.clear()
    include.write_text(include.read_text(encoding="utf-8") + "\n\nWords.\n", encoding="utf-8")
    build(docs, "out")
    assert made == [f"{ROOT}/beta/api/call-get.md"]


def test_counts_of_a_page_that_others_are_held_against_matter(docs: Path, made: list[str]) -> None:
    """A translation is repaired from the English page only where both have as many blocks."""
    build(docs, "out")
    made.clear()
    page = docs / ROOT / "beta/api/call-get.md"
    page.write_text(page.read_text(encoding="utf-8") + PROSE, encoding="utf-8")
    build(docs, "out")
    assert made == [f"{ROOT}/beta/api/call-get.md", "make"]


def test_page_that_appears_or_goes_is_no_small_edit(docs: Path, made: list[str]) -> None:
    page = one_language(docs) / ROOT / "beta/api/more.md"
    build(docs, "out")
    for act in (lambda: page.write_text("# More\n", encoding="utf-8"), page.unlink):
        made.clear()
        act()
        build(docs, "out")
        assert "make" in made


def test_nothing_changed_takes_the_short_way(docs: Path, made: list[str]) -> None:
    first = build(docs, "out")
    made.clear()
    second = build(docs, "out")
    assert made == []
    assert second.is_up_to_date
    assert second.changes.unchanged == first.changes.created
    assert (second.pages, second.operations, second.diagnostics) == (first.pages, first.operations, first.diagnostics)


def test_page_that_states_the_same_is_not_linked(docs: Path, made: list[str]) -> None:
    build(docs, "out")
    made.clear()
    page = docs / ROOT / "beta/api/call-get.md"
    page.write_text(page.read_text(encoding="utf-8").rstrip("\n") + "\n\n\n", encoding="utf-8")
    build(docs, "out")
    assert made == [f"{ROOT}/beta/api/call-get.md", "make"]


def test_only_what_changed_is_read_again(docs: Path, made: list[str]) -> None:
    build(docs, "out")
    made.clear()
    (docs / ROOT / "includes/note.md").write_text("> [!NOTE]\n> Read that.\n", encoding="utf-8")
    result = build(docs, "out")
    assert made == [f"{ROOT}/beta/api/call-get.md", "make", "link"]
    assert not any("/v1.0/" in path for path in result.changes.replaced)


def test_include_that_appears_is_read(docs: Path, made: list[str]) -> None:
    note = docs / ROOT / "includes/note.md"
    text = note.read_text(encoding="utf-8")
    note.unlink()
    without = build(docs, "out")
    made.clear()
    note.write_text(text, encoding="utf-8")
    result = build(docs, "out")
    assert f"{ROOT}/beta/api/call-get.md" in made
    lost = {item.rule for item in without.diagnostics} - {item.rule for item in result.diagnostics}
    assert lost == {"unresolved-include"}


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_a_run_asks_for_is_what_it_opens(docs: Path, jobs: int) -> None:
    """The dependency set: every folder listed and every file opened, asked of the operating system itself."""
    plant_files(docs, {f"{ROOT}/beta/api/more{n:02}-get.md": operation_page(f"more{n:02}") + NOTE for n in range(40)})
    opened = open_docs(docs)
    list(PageStream(opened, workforce=hire(jobs)))
    stands = {path.relative_to(docs).as_posix() for path in docs.rglob("*.md")}
    assert set(opened.accesses.files) == stands
    assert opened.answers_as(opened.accesses) or None in opened.accesses.files.values()


@pytest.mark.parametrize(
    "option",
    [
        {"targets": ["permissions"]},
        {"locales": ["de-DE"]},
        {"docstrings": "de-DE"},
        {"templates": "own"},
        {"evidence": ["evidence"]},
    ],
    ids=lambda option: next(iter(option)),
)
def test_options_are_part_of_the_key(docs: Path, tmp_path: Path, made: list[str], option: dict[str, Any]) -> None:
    own = plant_files(tmp_path / "own", {"permissions/catalogue.json.j2": "{}"})
    plant_files(tmp_path / "evidence", small_docs())
    places = {"own": str(own), "evidence": [str(tmp_path / "evidence")]}
    chosen = {name: places.get(name, value) if name in ("evidence",) else value for name, value in option.items()}
    chosen = {name: places["own"] if name == "templates" else value for name, value in chosen.items()}
    build(docs, "out")
    made.clear()
    build(docs, "out", **chosen)
    assert "make" in made


def test_template_that_changes_is_rendered_again(docs: Path, tmp_path: Path) -> None:
    own = plant_files(tmp_path / "own", {"permissions/catalogue.json.j2": "1"})
    build(docs, "out", templates=own)
    plant_files(tmp_path / "own", {"permissions/catalogue.json.j2": "2"})
    build(docs, "out", templates=own)
    assert (tmp_path / "out/en-US/beta/permissions.json").read_bytes() == b"2"


def test_output_that_was_edited_is_made_again(docs: Path, tmp_path: Path) -> None:
    build(docs, "out")
    before = tree(tmp_path / "out")
    (tmp_path / "out/NOTICE").write_bytes(b"mine")
    (tmp_path / "out/canonical/beta/openapi.yaml").unlink()
    result = build(docs, "out")
    assert tree(tmp_path / "out") == before
    assert [item.rule for item in result.diagnostics if item.rule == "output-edited"] == ["output-edited"]


def test_check_uses_what_was_kept(docs: Path, made: list[str]) -> None:
    build(docs, "out")
    made.clear()
    result = build(docs, "out", check=True)
    assert (result.checked, result.is_up_to_date, made) == (True, True, [])


def damage_nothing(file: Path) -> None:
    file.unlink()


def truncate(file: Path) -> None:
    with file.open("r+b") as stream:
        stream.truncate(file.stat().st_size // 2)


def overwrite(file: Path) -> None:
    file.write_bytes(b"not a database" * 1000)


def scramble(file: Path) -> None:
    content = bytearray(file.read_bytes())
    for index in range(0, len(content), 97):
        content[index] ^= 0x55
    file.write_bytes(bytes(content))


def poison_values(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE entry SET value = (SELECT value FROM entry LIMIT 1)")
    connection.close()


def forget_tables(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("DROP TABLE entry")
    connection.close()


def empty(file: Path) -> None:
    file.write_bytes(b"")


@pytest.mark.parametrize(
    "damage",
    [damage_nothing, truncate, overwrite, scramble, poison_values, forget_tables, empty],
    ids=lambda act: act.__name__,
)
def test_damaged_cache_is_made_anew(docs: Path, tmp_path: Path, damage: Any, made: list[str]) -> None:
    build(docs, "out")
    before = tree(tmp_path / "out")
    damage(tmp_path / "cache" / FILE_NAME)
    plant_files(docs, {f"{ROOT}/beta/resources/extra.md": resource_page("extra")})
    build(docs, "out")
    (docs / ROOT / "beta/resources/extra.md").unlink()
    build(docs, "out")
    assert tree(tmp_path / "out") == before
    made.clear()
    build(docs, "out")
    assert made == []


def test_facts_that_are_none_are_read_again(docs: Path, tmp_path: Path) -> None:
    """A row whose checksum is right and whose facts are not."""
    build(docs, "out")
    before = tree(tmp_path / "out")
    with sqlite3.connect(tmp_path / "cache" / FILE_NAME) as connection:
        (program,) = connection.execute("SELECT program FROM owner").fetchone()
        keys = [key for (key,) in connection.execute("SELECT key FROM entry")]
    connection.close()
    cache = Cache(tmp_path / "cache", program)
    for key in keys:
        cache.put(key, b'[]\n{"path": 1}')
    cache.close()
    build(docs, "out")
    assert tree(tmp_path / "out") == before


def test_cache_has_its_own_gitignore_and_needs_a_folder(docs: Path, tmp_path: Path) -> None:
    build(docs, "out")
    assert (tmp_path / "cache/.gitignore").read_text(encoding="utf-8") == "*\n"
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(ExtractorError, match="cache"):
        extractor.build(docs, tmp_path / "out", cache=tmp_path / "file")


def test_builds_at_once_share_a_cache(docs: Path, tmp_path: Path) -> None:
    build(docs, "out-0")
    expected = tree(tmp_path / "out-0")
    (tmp_path / "cache" / FILE_NAME).unlink()
    threads = [threading.Thread(target=build, args=(docs, f"out-{number}")) for number in range(1, 5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [tree(tmp_path / f"out-{number}") == expected for number in range(1, 5)] == [True] * 4


def test_file_changed_just_now_is_not_taken_on_its_signature(docs: Path) -> None:
    page = docs / ROOT / "beta/api/call-get.md"
    opened = open_docs(docs)
    page.write_bytes(page.read_bytes())
    list(opened.sources())
    assert opened.accesses.files[f"{ROOT}/beta/api/call-get.md"] is None
    assert not opened.answers_as(opened.accesses)


def test_time_stamp_that_was_put_back_does_not_hide_an_edit(docs: Path, made: list[str]) -> None:
    page = docs / ROOT / "beta/api/call-get.md"
    build(docs, "out")
    made.clear()
    status = page.stat()
    page.write_text(page.read_text(encoding="utf-8").replace("Reads it", "Sends it"), encoding="utf-8")
    os.utime(page, ns=(status.st_atime_ns, status.st_mtime_ns))
    build(docs, "out")
    assert "make" in made


def test_record_names_every_output(docs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[set[str]] = []

    def look(record: BuildRecord, _folder: object) -> bool:
        seen.append(set(record.outputs))
        return False

    monkeypatch.setattr(BuildRecord, "outputs_hold", look)
    build(docs, "out")
    build(docs, "out")
    assert seen == [set(tree(tmp_path / "out"))]
