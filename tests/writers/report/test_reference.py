"""The reference's data: the canonical document of a workload, and in each language the texts that differ from it."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

import extractor

PAGES = ("beta/api/call-get.md", "beta/resources/call.md")


def site(project: Path, folder: Path, *locales: str) -> Path:
    """The site of a few pages of `docs_in` in the locales."""
    for locale in locales:
        for page in PAGES:
            target = folder / "docs" / locale / "api-reference" / page
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(project / "docs_in" / locale / "api-reference" / page, target)
    extractor.build(folder / "docs", folder / "out", targets=["report"])
    return folder / "out" / "report"


def read(script: Path) -> Any:
    """What a script of data holds; these are small, so that nothing is packed."""
    text = script.read_text(encoding="utf-8").strip()
    return json.loads(text.removesuffix(");").partition(", ")[2])


@pytest.mark.parametrize("locales", [("zh-CN",), ("en-US", "zh-CN")], ids=["alone", "with-english"])
@pytest.mark.parametrize("name", ["operations-all", "schemas"])
def test_a_page_side_by_side_is_english_first_and_chinese_on_demand(
    project: Path, tmp_path: Path, locales: tuple[str, ...], name: str
) -> None:
    content = read(site(project, tmp_path, *locales) / "beta" / f"{name}.js")
    overlay = json.dumps(content.pop("overlays")["zh-CN"], ensure_ascii=False)
    assert _has_chinese(overlay)
    canonical = content["paths" if "paths" in content else "schemas"]
    assert canonical
    if len(locales) > 1:
        assert not _has_chinese(json.dumps(canonical, ensure_ascii=False))


def test_what_only_one_language_documents_is_not_told_twice(project: Path, tmp_path: Path) -> None:
    folder = tmp_path / "docs" / "de-DE" / "api-reference" / "beta" / "api"
    folder.mkdir(parents=True)
    source = project / "docs_in" / "de-DE" / "api-reference" / "beta" / "api" / "call-reject.md"
    shutil.copyfile(source, folder / "call-reject.md")
    extractor.build(tmp_path / "docs", tmp_path / "out", targets=["report"])
    content = read(tmp_path / "out" / "report" / "beta" / "operations-all.js")
    assert content["overlays"] == {"de-DE": []}
    assert "ablehnen" in json.dumps(content["paths"], ensure_ascii=False).lower()


def _has_chinese(text: str) -> bool:
    return any("\u4e00" <= sign <= "\u9fff" for sign in text)
