"""The public functions of the package: read a page, read a documentation set, build.

What they take is what a caller has (paths, bytes, lists); what they give are the frozen values of the model. Everything
is done elsewhere. A new public function is a function here and a line in the top package.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import TypedDict, Unpack

from extractor.diagnostics.policy import Policy, apply_policy
from extractor.engine.build import OnProgress, no_progress, read_linked, run_build
from extractor.engine.completing import complete_pages, read_source
from extractor.engine.options import DEFAULT_INFO, BuildOptions, Limits, as_locales
from extractor.engine.pages import PageStream
from extractor.engine.reading import read_found
from extractor.engine.result import BuildResult
from extractor.model.diagnostic import Diagnostic
from extractor.model.page import Page
from extractor.model.source import Source
from extractor.sources.documentation import open_docs
from extractor.sources.error import ExtractorError
from extractor.sources.layout import locale_name, version_name
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
    templates: str | Path | None
    check: bool
    info: DocumentInfo
    policy: Policy
    on_progress: OnProgress | None


def read_page(source: str | Path | bytes, *, path: str | None = None) -> Page:
    """The facts of one page, from a file or from bytes; raises `ExtractorError` when there is no such file.

    `path` says where in a documentation set bytes belong, which gives their version and locale; without files around
    them their includes are not resolved. A file says this itself.

    >>> content = b"# Get call" + bytes([10, 10]) + b"Retrieve the properties of a call."
    >>> page = read_page(content, path="api-reference/beta/api/call-get.md")
    >>> page.api_version, page.title.text
    ('beta', 'Get call')
    """
    if isinstance(source, bytes):
        return read_source(_source_of_bytes(source, path or "page.md"), _no_includes)
    if not Path(source).is_file():
        raise ExtractorError(f"{source}: no such file")
    docs = open_docs(source)
    return next(complete_pages([read_found(found, docs.includes) for found in docs.sources()]))


def read_docs(
    docs: str | Path,
    *,
    locales: Iterable[str] | None = None,
    api_versions: Iterable[str] | None = None,
    jobs: int | None = 1,
) -> PageStream:
    """The facts of a documentation set, page by page in the order of their paths.

    `docs` is a folder, a file, or `REPO@REV[:SUBDIR]`. `jobs` processes read, None for one on each core. What is wrong
    with folders of the set is in the iterator's `diagnostics` when it has ended. Raises `ExtractorError` when `docs`
    cannot be opened.

    >>> [page.path for page in read_docs("no-such-folder")]
    Traceback (most recent call last):
    extractor.sources.error.ExtractorError: no-such-folder: no such file or folder
    """
    limits = Limits(locales=as_locales(tuple(locales or ())), api_versions=tuple(api_versions or ()))
    return PageStream(open_docs(docs), limits, jobs=jobs)


def build(docs: str | Path, out: str | Path, **options: Unpack[BuildKeywords]) -> BuildResult:
    """Build `out` from `docs`, and say what was read, written, left unchanged and found.

    The options are those of the command: `locales`, `api_versions`, `paths`, `pages`, `tags` and `operations` limit the
    build; `targets`, `docstrings`, `templates`, `info` change what is written; `check` writes nothing; `jobs` is the
    number of processes. Raises `ExtractorError` when the build is impossible.

    >>> build("docs", "docs/generated", jobs=0)
    Traceback (most recent call last):
    extractor.sources.error.ExtractorError: jobs: 0 is not a number of processes
    """
    return run_build(docs, out, make_options(**options), options.get("on_progress"))


def make_options(**options: Unpack[BuildKeywords]) -> BuildOptions:
    """The keywords of `build` as checked options."""
    targets, templates = options.get("targets"), options.get("templates")
    docstrings = options.get("docstrings")
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
    )


def _source_of_bytes(content: bytes, path: str) -> Source:
    folders = path.split("/")[:-1]
    return Source(
        path=path,
        root_path=path[path.index("api-reference/") :] if "api-reference/" in path else path,
        locale=next(filter(None, map(locale_name, folders)), None),
        branch=None,
        api_version=version_name(path),
        content=content,
    )


def _no_includes(_root_path: str, /) -> bytes | None:
    return None


def check_docs(docs: str | Path, **options: Unpack[BuildKeywords]) -> tuple[Diagnostic, ...]:
    """Every finding about a documentation set, sorted, the policy's severities applied; nothing is written."""
    checked = make_options(**options)
    progress = options.get("on_progress") or no_progress
    _, _, found = read_linked(open_docs(docs), str(docs), checked, progress)
    return apply_policy(found, checked.policy)
