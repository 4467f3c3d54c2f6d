"""The public function that builds.

What it takes is what a caller has (paths, lists); what it gives is a frozen value. Everything is done elsewhere;
nothing that a build may not need is imported here.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import TypedDict, Unpack

from extractor.compare.change import Waiver
from extractor.diagnostics.policy import Policy
from extractor.engine.build import run_build
from extractor.engine.job import OnProgress
from extractor.engine.options import DEFAULT_INFO, BuildOptions, Limits, as_locales, parse_engine
from extractor.engine.result import BuildResult
from extractor.writers.target import DocumentInfo


class BuildKeywords(TypedDict, total=False):
    """The options of `build`; each narrows or changes what a plain build does."""

    locales: Iterable[str]
    api_versions: Iterable[str]
    paths: Iterable[str]
    pages: Iterable[str]
    tags: Iterable[str]
    operations: Iterable[str]
    targets: Iterable[str] | None
    docstrings: str | None
    jobs: int | None
    engine: str | None
    cache: str | Path | None
    templates: str | Path | None
    check: bool
    info: DocumentInfo
    policy: Policy
    metadata: Iterable[str | Path]
    permissions: str | Path | None
    evidence: Iterable[str | Path]
    baseline: str | Path | None
    history: str | None
    waivers: Iterable[Waiver]
    on_progress: OnProgress | None


def build(docs: str | Path, out: str | Path, **options: Unpack[BuildKeywords]) -> BuildResult:
    """Build `out` from `docs`, and say what was read, written, left unchanged and found.

    The options are those of the command: `locales`, `api_versions`, `paths`, `pages`, `tags` and `operations` limit the
    build; `targets`, `docstrings`, `templates`, `permissions`, `info` change what is written; `baseline` is
    documentation since which the report tells what is new, and `waivers` say to which changes was agreed; `history` is
    a repository (`REPO[@REV[:SUBDIR]]`) of whose revisions the report tells what they changed; `check` writes nothing;
    `jobs` is the number of processes, `engine` may name a cluster (`dask://HOST:PORT`) instead; `cache` is a folder
    that makes the next build short.
    Raises `ExtractorError` when the build is impossible.

    >>> build("docs", "docs/generated", jobs=0)
    Traceback (most recent call last):
    extractor.sources.error.ExtractorError: jobs: 0 is not a number of processes
    """
    return run_build(docs, out, make_options(**options), options.get("on_progress"))


def make_options(**options: Unpack[BuildKeywords]) -> BuildOptions:
    """The keywords of `build` as checked options."""
    targets, templates = options.get("targets"), options.get("templates")
    docstrings, permissions = options.get("docstrings"), options.get("permissions")
    engine, cache, baseline = options.get("engine"), options.get("cache"), options.get("baseline")
    return BuildOptions(
        limits=Limits(
            locales=as_locales(tuple(options.get("locales", ()))),
            api_versions=tuple(options.get("api_versions", ())),
            pages=tuple(options.get("pages", ())),
            paths=tuple(options.get("paths", ())),
            tags=tuple(options.get("tags", ())),
            operations=tuple(options.get("operations", ())),
        ),
        targets=None if targets is None else tuple(targets),
        docstrings=None if docstrings is None else as_locales((docstrings,))[0],
        jobs=options.get("jobs"),
        templates=None if templates is None else Path(templates),
        check=options.get("check", False),
        info=options.get("info", DEFAULT_INFO),
        policy=options.get("policy", Policy()),
        metadata=tuple(Path(file) for file in options.get("metadata", ())),
        permissions=None if permissions is None else Path(permissions),
        evidence=tuple(map(str, options.get("evidence", ()))),
        cluster=None if engine is None else parse_engine(engine),
        cache=None if cache is None else Path(cache),
        baseline=None if baseline is None else str(baseline),
        history=options.get("history"),
        waivers=tuple(options.get("waivers", ())),
    )
