"""`locales`, `vocabulary` and `--evidence` from the outside."""

import json
import tomllib
from itertools import pairwise
from pathlib import Path

import pygit2
import pytest
from lxml import etree
from typer.testing import CliRunner, Result

from extractor.commands.locales import Format
from extractor.commands.main import app
from extractor.readers.content_hash import content_hashes
from extractor.terms.vocabulary import read_vocabulary
from extractor.writers.translations import RENDERERS
from tests.readers.pairs import pair
from tests.recovery.damaged import table

PLACE = "api-reference/beta/resources/lamp.md"
HEAD = '# <a name="lamp-resource-type"></a>lamp\n\nText.\n\n## <a name="properties"></a>Properties\n\n'
ENGLISH = HEAD + table("Property | Type | Description", ["hue | Int32 | a", "mood | mood | b"])
DAMAGED = HEAD + table("Eigenschaft | Typ | Beschreibung", ["Farbton | Int32 | a", "Stimmung | mood | b"])


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture
def docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """`<folder>/en-US` and `<folder>/de-DE`, the German page made from the English one."""
    monkeypatch.chdir(tmp_path)
    source = content_hashes(ENGLISH.encode())[0]
    front = f"---\nms.contentlocale: de-DE\nms.openlocfilehash: {source}\n---\n"
    for locale, text in (("en-US", ENGLISH), ("de-DE", front + DAMAGED)):
        file = tmp_path / "docs" / locale / PLACE
        file.parent.mkdir(parents=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path / "docs"


def property_names(result: Result) -> list[str]:
    assert result.exit_code == 0, result.output
    return [row["name"] for row in json.loads(result.stdout)["resource"]["properties"]]


def test_evidence_repairs_a_page(docs: Path) -> None:
    assert property_names(run("facts", docs / "de-DE", "-q")) == ["Farbton", "Stimmung"]
    assert property_names(run("facts", docs / "de-DE", "--evidence", docs / "en-US", "-q")) == ["hue", "mood"]
    assert property_names(run("facts", docs / "de-DE" / PLACE, "--evidence", docs, "-q")) == ["hue", "mood"]


def test_locales_names_what_to_paste_and_fails_when_asked(docs: Path) -> None:
    result = run("locales", docs, "--format", "json", "--fail-on", "damaged")
    assert result.exit_code == 1
    found = json.loads(result.stdout)["findings"]
    assert [(item["state"], item["text"], item["suggestion"]) for item in found] == [
        ("damaged", "Farbton", "hue"),
        ("damaged", "Stimmung", "mood"),
    ]
    assert run("locales", docs).exit_code == 0


def test_locales_holds_pages_against_another_set(docs: Path) -> None:
    result = run("locales", docs / "de-DE", "--source", docs / "en-US", "--format", "json")
    assert {item["suggestion"] for item in json.loads(result.stdout)["findings"]} == {"hue", "mood"}


@pytest.mark.parametrize(
    ("fail_on", "german", "expected"),
    [
        pytest.param("damaged", "damaged", 1, id="damaged"),
        pytest.param("damaged", "stale", 0, id="stale is not damaged"),
        pytest.param("stale", "stale", 1, id="stale"),
        pytest.param("stale", "damaged", 1, id="damaged is worse than stale"),
        pytest.param("stale", "missing", 0, id="missing is not stale"),
        pytest.param("missing", "missing", 1, id="missing"),
        pytest.param("missing", "sound", 0, id="nothing is wrong"),
        pytest.param("never", "damaged", 0, id="never"),
    ],
)
def test_locales_fails_on_what_it_is_asked_to(docs: Path, fail_on: str, german: str, expected: int) -> None:
    page = docs / "de-DE" / PLACE
    front, _, _ = page.read_text(encoding="utf-8").rpartition("---\n")
    if german == "stale":
        front = front.replace(content_hashes(ENGLISH.encode())[0], "0" * 40)
    if german != "damaged":
        page.write_text(f"{front}---\n{ENGLISH}", encoding="utf-8")
    if german == "missing":
        page.rename(page.with_name("other.md"))
    assert run("locales", docs, "--fail-on", fail_on, "-q").exit_code == expected


def test_locales_tells_how_far_a_stale_page_is_behind(docs: Path, tmp_path: Path) -> None:
    page = tmp_path / "english" / PLACE
    git = pygit2.init_repository(str(tmp_path / "english"))
    page.parent.mkdir(parents=True)
    rows = ["hue | Int64 | a", "mood | mood | b"]
    for text in (ENGLISH, ENGLISH + "\nMore.\n", HEAD + table("Property | Type | Description", rows)):
        page.write_text(text, encoding="utf-8")
        commit(git)
    source = ("--source", f"{tmp_path / 'english'}@HEAD")
    result = run("locales", docs / "de-DE", *source, "--format", "json")
    (stale,) = (item for item in json.loads(result.stdout)["findings"] if item["state"] == "stale")
    assert (stale["behind"], stale["since"], len(stale["changes"])) == (2, "2001-09-09", 1)
    for format_ in Format:
        shown = run("locales", docs / "de-DE", *source, "--format", format_.value).stdout.replace("\\", "")
        assert "2001-09-09" in shown
        assert format_ is Format.SARIF or "hue" in shown


def commit(git: pygit2.Repository) -> None:
    git.index.add_all()
    who = pygit2.Signature("a", "a@example.com", 1_000_000_000, 0)
    parents = [] if git.is_empty else [git.head.target]
    git.create_commit("HEAD", who, who, "Change", git.index.write_tree(), parents)


def test_locales_needs_a_translation(docs: Path) -> None:
    assert run("locales", docs / "en-US").exit_code == 2


def test_locales_offers_every_renderer() -> None:
    assert sorted(Format) == sorted(RENDERERS)


def test_vocabulary_prints_a_locale_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    rows = [f"{pair('Farbton', 'hue')} | {pair('Zeichenkette', 'String')} | {pair('Nur Text.', 'Only text.')}"]
    page = HEAD + table(" | ".join((pair("Merkmal", "Property"), "Type", "Description")), rows)
    for name in ("a", "b", "c"):
        file = tmp_path / "de-DE" / "api-reference" / "beta" / "resources" / f"{name}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"---\nms.contentlocale: de-DE\n---\n{page}", encoding="utf-8")
    result = run("vocabulary", tmp_path / "de-DE", "--locale", "de-de")
    assert result.exit_code == 0, result.output
    mined = tomllib.loads(result.stdout)
    assert mined["names"] == {"hue": ["Farbton"]}
    assert mined["types"] == {"String": ["Zeichenkette"]}
    assert read_vocabulary(result.stdout).column_words["merkmal"] == "property"
    memory = run("vocabulary", tmp_path / "de-DE", "--locale", "de-de", "--format", "tmx")
    assert memory.exit_code == 0, memory.output
    segments = [segment.text for segment in etree.fromstring(memory.stdout.encode()).iter("seg")]
    assert ("hue", "Farbton") in pairwise(segments)


def test_vocabulary_needs_side_by_side_pages(docs: Path) -> None:
    assert run("vocabulary", docs, "--locale", "de-DE").exit_code == 2
    assert run("vocabulary", docs, "--locale", "../x").exit_code == 2
