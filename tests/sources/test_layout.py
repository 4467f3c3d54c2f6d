"""Which pages a documentation set has, and what their places say, for every layout of the contract."""

from pathlib import Path

import pytest

from extractor.sources.documentation import open_docs
from extractor.sources.error import ExtractorError
from extractor.sources.layout import locale_name, version_name
from tests.sources.planting import plant_files

Place = tuple[str, str, str | None, str | None, str | None]

PAGE = "# Call\n"
REPOSITORY = ("api-reference/beta/api/call-get.md", "api-reference/v1.0/resources/call.md")


def places(folder: str | Path) -> list[Place]:
    """Path, path from the root, locale, branch and version of each page."""
    return [
        (found.source.path, found.source.root_path, found.source.locale, found.source.branch, found.source.api_version)
        for found in open_docs(folder).sources()
    ]


LAYOUTS: dict[str, tuple[tuple[str, ...], str, list[Place]]] = {
    "repository": (
        REPOSITORY,
        "",
        [
            (REPOSITORY[0], REPOSITORY[0], None, None, "beta"),
            (REPOSITORY[1], REPOSITORY[1], None, None, "v1.0"),
        ],
    ),
    "locales": (
        ("zh-CN/api-reference/beta/api/a.md", "en/api-reference/beta/api/a.md", "notes/b.md"),
        "",
        [
            ("en/api-reference/beta/api/a.md", "api-reference/beta/api/a.md", "en-US", None, "beta"),
            ("zh-CN/api-reference/beta/api/a.md", "api-reference/beta/api/a.md", "zh-CN", None, "beta"),
        ],
    ),
    "locales-and-branches": (
        ("de-DE/live/api-reference/beta/api/a.md", "de-DE/live-sxs/api-reference/beta/api/b.md"),
        "",
        [
            ("de-DE/live-sxs/api-reference/beta/api/b.md", "api-reference/beta/api/b.md", "de-DE", "live-sxs", "beta"),
            ("de-DE/live/api-reference/beta/api/a.md", "api-reference/beta/api/a.md", "de-DE", "live", "beta"),
        ],
    ),
    "branches-of-one-locale": (
        ("de-DE/live/api-reference/beta/api/a.md", "de-DE/live-sxs/api-reference/beta/api/b.md"),
        "de-DE",
        [
            ("live-sxs/api-reference/beta/api/b.md", "api-reference/beta/api/b.md", "de-DE", "live-sxs", "beta"),
            ("live/api-reference/beta/api/a.md", "api-reference/beta/api/a.md", "de-DE", "live", "beta"),
        ],
    ),
    "one-branch": (
        ("de-de/live/api-reference/beta/api/a.md",),
        "de-de/live",
        [("api-reference/beta/api/a.md", "api-reference/beta/api/a.md", "de-DE", "live", "beta")],
    ),
    "version-inside-a-repository": (
        ("ja-JP/api-reference/v1.0/api/a.md", "ja-JP/api-reference/beta/api/a.md"),
        "ja-JP/api-reference/v1.0",
        [("api/a.md", "api-reference/v1.0/api/a.md", "ja-JP", None, "v1.0")],
    ),
    "folder-of-pages-inside-a-repository": (
        REPOSITORY,
        "api-reference/v1.0/resources",
        [("call.md", "api-reference/v1.0/resources/call.md", None, None, "v1.0")],
    ),
    "version-folder-alone": (
        ("beta/api/a.md", "beta/resources/deep/b.md", "beta/index.md", "beta/overview.md"),
        "beta",
        [
            ("api/a.md", "api-reference/beta/api/a.md", None, None, "beta"),
            ("resources/deep/b.md", "api-reference/beta/resources/deep/b.md", None, None, "beta"),
        ],
    ),
    "loose": (
        ("a.md", "de-DE/b.md", "v1.0/c.md", "includes/d.md", "e.txt"),
        "",
        [
            ("a.md", "a.md", None, None, None),
            ("de-DE/b.md", "de-DE/b.md", "de-DE", None, None),
            ("v1.0/c.md", "v1.0/c.md", None, None, "v1.0"),
        ],
    ),
    "loose-in-a-locale": (("zh-CN/a.md",), "zh-CN", [("a.md", "a.md", "zh-CN", None, None)]),
    "not-pages": (
        (
            "api-reference/beta/api/a.md",
            "api-reference/beta/api/toc.md",
            "api-reference/beta/api/TOC.md",
            "api-reference/beta/resources/index.md",
            "api-reference/beta/overview.md",
            "api-reference/beta/includes/x.md",
            "api-reference/beta/api/includes/y.md",
            "api-reference/includes/z.md",
            "api-reference/beta/api/.hidden.md",
            "api-reference/beta/api/.git/h.md",
            "api-reference/beta/api/a.md.orig",
            "concepts/c.md",
        ),
        "",
        [("api-reference/beta/api/a.md", "api-reference/beta/api/a.md", None, None, "beta")],
    ),
    "unknown-version": (
        ("api-reference/preview/api/a.md",),
        "",
        [("api-reference/preview/api/a.md", "api-reference/preview/api/a.md", None, None, None)],
    ),
    "single-file": (
        ("zh-CN/live/api-reference/beta/api/a.md", "zh-CN/live/api-reference/beta/api/b.md"),
        "zh-CN/live/api-reference/beta/api/a.md",
        [("api-reference/beta/api/a.md", "api-reference/beta/api/a.md", "zh-CN", "live", "beta")],
    ),
    "single-loose-file": (("notes/a.md", "notes/b.md"), "notes/a.md", [("a.md", "a.md", None, None, None)]),
    "nothing": (("readme.txt",), "", []),
}


@pytest.mark.parametrize(("files", "given", "expected"), LAYOUTS.values(), ids=LAYOUTS)
def test_layout(tmp_path: Path, files: tuple[str, ...], given: str, expected: list[Place]) -> None:
    root = plant_files(tmp_path / "docs", dict.fromkeys(files, PAGE))
    assert places(root / given) == expected


def test_pages_come_in_the_order_of_their_paths_as_bytes(tmp_path: Path) -> None:
    names = ("api/b.md", "api/a/z.md", "api/a-b/y.md", "api/a.md", "api/é.md", "api/Z.md", "resources/a.md")
    root = plant_files(tmp_path, {f"api-reference/beta/{name}": PAGE for name in names})
    found = [path.encode() for path, *_ in places(root)]
    assert len(found) == len(names)
    assert found == sorted(found)


HANDOFF = "---\nms.lasthandoff: {}\n---\n# Call\n"
BRANCHES: dict[str, tuple[str | None, str | None, str]] = {
    "later-side-by-side": ("01/31/2019", "02/01/2019", "live-sxs"),
    "later-live": ("12/18/2019", "12/19/2018", "live"),
    "tie": ("12/18/2018", "12/18/2018", "live"),
    "neither-says": (None, None, "live"),
    "only-one-says": (None, "12/18/2018", "live-sxs"),
}


@pytest.mark.parametrize(("live", "side_by_side", "taken"), BRANCHES.values(), ids=BRANCHES)
def test_branches_give_one_page(tmp_path: Path, live: str | None, side_by_side: str | None, taken: str) -> None:
    texts = {
        branch: PAGE if date is None else HANDOFF.format(date)
        for branch, date in (("live", live), ("live-sxs", side_by_side))
    }
    page = "api-reference/beta/api/a.md"
    root = plant_files(tmp_path, {f"de-DE/{branch}/{page}": text for branch, text in texts.items()})
    assert [path for path, *_ in places(root)] == [f"de-DE/{taken}/{page}"]
    assert open_docs(root).count() == 1


def test_same_page_of_two_locales_is_two_pages(tmp_path: Path) -> None:
    page = "api-reference/beta/api/a.md"
    root = plant_files(tmp_path, {f"{locale}/live/{page}": PAGE for locale in ("de-DE", "ja-JP")})
    assert len(places(root)) == 2


@pytest.mark.parametrize("name", ["missing", "missing@main", "@main", ""])
def test_documentation_that_is_not_there_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ExtractorError):
        open_docs(name or "\0")


@pytest.mark.parametrize(
    ("segment", "locale"),
    [
        ("zh-CN", "zh-CN"),
        ("ZH-cn", "zh-CN"),
        ("en", "en-US"),
        ("en-GB", "en-GB"),
        ("es-419", "es-419"),
        ("sr-latn-rs", "sr-Latn-RS"),
        ("de", None),
        ("live", None),
        ("live-sxs", None),
        ("api-reference", None),
        ("v1.0", None),
    ],
)
def test_names_of_locales(segment: str, locale: str | None) -> None:
    assert locale_name(segment) == locale


@pytest.mark.parametrize(
    ("path", "version"),
    [("api-reference/beta/api/a.md", "beta"), ("v1.0/a.md", "v1.0"), ("beta.md", None), ("v1/beta/a.md", "beta")],
)
def test_versions_in_paths(path: str, version: str | None) -> None:
    assert version_name(path) == version
