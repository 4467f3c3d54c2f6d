"""What a limited build covers, and which files of earlier builds it may therefore touch."""

import pytest

from extractor.engine.limits import covers_file, may_cover_source
from extractor.engine.manifest import FileEntry, parse_manifest, print_manifest
from extractor.engine.options import EVERYTHING, BuildOptions, Limits, as_locales
from extractor.model.source import Source
from extractor.sources.error import ExtractorError

CALL = "api-reference/beta/api/call-get.md"
USER = "api-reference/beta/api/user-get.md"


def source(*, locale: str | None = "de-DE", version: str | None = "beta", content: bytes = b"") -> Source:
    return Source(
        path=f"de-DE/{CALL}", root_path=CALL, locale=locale, branch=None, api_version=version, content=content
    )


COVERED: dict[str, tuple[Limits, Source, bool]] = {
    "everything": (EVERYTHING, source(), True),
    "locale": (Limits(locales=("de-DE",)), source(), True),
    "other-locale": (Limits(locales=("ja-JP",)), source(), False),
    "place-without-locale": (Limits(locales=("ja-JP",)), source(locale=None), True),
    "front-matter-may-differ": (Limits(locales=("ja-JP",)), source(content=b"ms.contentlocale: ja-jp"), True),
    "version": (Limits(api_versions=("beta",)), source(), True),
    "other-version": (Limits(api_versions=("v1.0",)), source(), False),
    "place-without-version": (Limits(api_versions=("v1.0",)), source(version=None), True),
    "page-name": (Limits(pages=("call-*",)), source(), True),
    "page-name-with-extension": (Limits(pages=("call-get.md",)), source(), True),
    "page-path": (Limits(pages=("beta/api/call-*",)), source(), True),
    "page-from-the-folder": (Limits(pages=(f"de-DE/{CALL}",)), source(), True),
    "other-page": (Limits(pages=("user-*",)), source(), False),
    "part-of-a-name": (Limits(pages=("call",)), source(), False),
}


@pytest.mark.parametrize(("limits", "page", "covered"), COVERED.values(), ids=COVERED)
def test_sources(limits: Limits, page: Source, covered: bool) -> None:
    assert may_cover_source(limits, page) is covered


def entry(*pages: str, limits: Limits = EVERYTHING) -> FileEntry:
    return FileEntry(sha256="0", target="openapi", pages=pages, limits=limits)


GERMAN = Limits(locales=("de-DE",))
FILES: dict[str, tuple[Limits, str, FileEntry, bool]] = {
    "unlimited-build": (EVERYTHING, "canonical/beta/openapi.yaml", entry(CALL), True),
    "unlimited-build-over-limited": (EVERYTHING, "canonical/beta/openapi.yaml", entry(CALL, limits=GERMAN), True),
    "own-locale": (GERMAN, "de-DE/beta/openapi.yaml", entry(CALL), True),
    "canonical-of-all-locales": (GERMAN, "canonical/beta/openapi.yaml", entry(CALL), False),
    "canonical-of-the-same-limits": (GERMAN, "canonical/beta/openapi.yaml", entry(CALL, limits=GERMAN), True),
    "other-limits": (GERMAN, "canonical/beta/a", entry(CALL, limits=Limits(locales=("ja-JP",))), False),
    "own-version": (Limits(api_versions=("beta",)), "canonical/beta/openapi.yaml", entry(CALL), True),
    "other-version": (Limits(api_versions=("v1.0",)), "canonical/beta/openapi.yaml", entry(CALL), False),
    "no-version": (Limits(api_versions=("v1.0",)), "NOTICE", entry(), False),
    "all-its-pages": (Limits(pages=("call-*",)), "canonical/beta/fixtures/call.json", entry(CALL), True),
    "some-of-its-pages": (Limits(pages=("call-*",)), "canonical/beta/openapi.yaml", entry(CALL, USER), False),
    "no-pages": (Limits(pages=("call-*",)), "NOTICE", entry(), False),
    "paths": (Limits(paths=("/users/*",)), "canonical/beta/openapi.yaml", entry(USER), False),
}


@pytest.mark.parametrize(("limits", "path", "old", "covered"), FILES.values(), ids=FILES)
def test_files_of_earlier_builds(limits: Limits, path: str, old: FileEntry, covered: bool) -> None:
    assert covers_file(limits, path, old) is covered


def test_manifest_round_trip() -> None:
    entries = {
        "b.json": entry(CALL, USER),
        "a/ü.json": entry(limits=Limits(locales=("de-DE",), pages=("x-*",))),
        "c": FileEntry(sha256="1", target="notice", pages=()),
    }
    assert parse_manifest(print_manifest(entries)) == entries
    assert parse_manifest(print_manifest({})) == {}


def test_manifest_does_not_depend_on_the_order_of_files() -> None:
    entries = {"b": entry(CALL), "a": entry(USER)}
    assert print_manifest(entries) == print_manifest(dict(reversed(entries.items())))


def test_locales_are_spelled_canonically() -> None:
    assert as_locales(("zh-cn", "en", "DE-de")) == ("zh-CN", "en-US", "de-DE")
    with pytest.raises(ExtractorError):
        as_locales(("german",))


def test_options_refuse_what_no_build_could_do() -> None:
    with pytest.raises(ExtractorError):
        BuildOptions(jobs=0)
