"""The public functions of the package that read: a page, or a documentation set; and the check of one.

What they take is what a caller has (paths, bytes, lists); what they give are the frozen values of the model. Everything
is done elsewhere. A new public function is a function here and a line in the top package.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Unpack

from extractor.diagnostics.policy import apply_policy
from extractor.engine.building import BuildKeywords, make_options
from extractor.engine.cache import Cache
from extractor.engine.catalogues import check_catalogues, offered_permissions
from extractor.engine.completing import complete_pages
from extractor.engine.digests import program_digest
from extractor.engine.evidence import read_given
from extractor.engine.executors import hire
from extractor.engine.job import Job, no_progress
from extractor.engine.making import find_everything
from extractor.engine.options import Limits, as_locales
from extractor.engine.output_folder import OutputFolder
from extractor.engine.page_store import PageStore
from extractor.engine.pages import PageStream
from extractor.engine.reading import read_alone, read_found, sort_diagnostics
from extractor.model.diagnostic import Diagnostic
from extractor.model.page import Page
from extractor.model.source import Source
from extractor.sources.documentation import open_docs
from extractor.sources.error import ExtractorError
from extractor.sources.layout import locale_name, version_name


def read_page(source: str | Path | bytes, *, path: str | None = None, evidence: Iterable[str | Path] = ()) -> Page:
    """The facts of one page, from a file or from bytes; raises `ExtractorError` when there is no such file.

    `path` says where in a documentation set bytes belong, which gives their version and locale; without files around
    them their includes are not resolved. A file says this itself. `evidence` names documentation sets, such as the
    English one, from which what translation damaged on the page is repaired.

    >>> content = b"# Get call" + bytes([10, 10]) + b"Retrieve the properties of a call."
    >>> page = read_page(content, path="api-reference/beta/api/call-get.md")
    >>> page.api_version, page.title.text
    ('beta', 'Get call')
    """
    if isinstance(source, bytes):
        page = read_alone(_source_of_bytes(source, path or "page.md"), _no_includes)
        return next(complete_pages([page], read_given(tuple(evidence))))
    if not Path(source).is_file():
        raise ExtractorError(f"{source}: no such file")
    docs = open_docs(source)
    pages = [read_found(found, docs.includes) for found in docs.sources()]
    return next(complete_pages(pages, read_given(tuple(evidence))))


def read_docs(  # noqa: PLR0913 - each is named by its caller
    docs: str | Path,
    *,
    locales: Iterable[str] | None = None,
    api_versions: Iterable[str] | None = None,
    jobs: int | None = 1,
    evidence: Iterable[str | Path] = (),
    permissions: str | Path | None = None,
    cache: str | Path | None = None,
) -> PageStream:
    """The facts of a documentation set, page by page in the order of their paths.

    `docs` is a folder, a file, or `REPO@REV[:SUBDIR]`, and so is each of `evidence`: other sets, from which damaged
    pages are repaired; `permissions` is Microsoft's catalogue of permissions, which does the same for their names.
    `jobs` processes read, None for one on each core. What is wrong with folders of the set is in the iterator's
    `diagnostics` when it has ended. Raises `ExtractorError` when `docs` cannot be opened.

    >>> [page.path for page in read_docs("no-such-folder")]
    Traceback (most recent call last):
    extractor.sources.error.ExtractorError: no-such-folder: no such file or folder
    """
    limits = Limits(locales=as_locales(tuple(locales or ())), api_versions=tuple(api_versions or ()))
    store = None if cache is None else PageStore(Cache(Path(cache), program_digest()))
    return PageStream(
        open_docs(docs),
        limits,
        workforce=hire(jobs, store=store),
        given=tuple(map(open_docs, evidence)),
        offered=offered_permissions(None if permissions is None else Path(permissions)),
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
    """Every finding about a documentation set, sorted, the policy's severities applied; nothing is written.

    `metadata` and `permissions` name files of Microsoft's that the documentation is held against.
    """
    checked = make_options(**options)
    job = Job(
        docs=str(docs),
        sets=(open_docs(docs), *map(open_docs, checked.evidence)),
        folder=OutputFolder(Path()),
        options=checked,
        progress=options.get("on_progress") or no_progress,
        cache=None,
    )
    pages, found = find_everything(job)
    against = check_catalogues(pages, checked)
    return apply_policy(sort_diagnostics((*found, *against)), checked.policy)
