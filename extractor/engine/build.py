"""The build: documentation to output, from opening the one to publishing the other.

In: a documentation set, an output folder, options. Out: a `BuildResult`. It calls each stage once and in order: pages
are read, linked, limited, written by each target, and published together. What a stage cannot do ends the build
(`ExtractorError`); what a page, or a single target, cannot do is a diagnostic.
"""

import os
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from extractor.diagnostics.policy import apply_policy
from extractor.diagnostics.report import Report
from extractor.engine.limits import limit_api_set
from extractor.engine.lock import output_lock
from extractor.engine.options import BuildOptions
from extractor.engine.output import Output
from extractor.engine.output_folder import OutputFolder
from extractor.engine.pages import PageStream
from extractor.engine.reading import describe_error, sort_diagnostics
from extractor.engine.result import BuildResult, count_pages, sum_counts
from extractor.engine.templates import template_folders
from extractor.linking.api import ApiSet
from extractor.linking.link import link_api
from extractor.model.diagnostic import Diagnostic
from extractor.model.page import Page
from extractor.sources.documentation import DocumentationSet, open_docs
from extractor.sources.error import ExtractorError
from extractor.writers.environment import make_environment
from extractor.writers.registry import NOTICE, WRITERS
from extractor.writers.target import Target, WriteContext


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Where a build is: `stage` is "read", "link", "write" or "wait"; of `total` pages `done` are read."""

    stage: str
    done: int = 0
    total: int | None = None


OnProgress = Callable[[Progress], None]


def run_build(
    docs: str | Path, out: str | Path, options: BuildOptions, on_progress: OnProgress | None = None
) -> BuildResult:
    """Build `out` from `docs`; raises `ExtractorError` when that is impossible."""
    progress = on_progress or no_progress
    targets = select_targets(options.targets)
    folder = OutputFolder(Path(out))
    _refuse_overlap(docs, folder.path)
    opened = open_docs(docs)
    with ExitStack() as stack:
        if not options.check:
            folder.create()
            stack.enter_context(output_lock(folder.path, lambda: progress(Progress(stage="wait"))))
        return _build(opened, str(docs), folder, targets, options, progress)


def read_linked(
    docs: DocumentationSet, name: str, options: BuildOptions, progress: OnProgress
) -> tuple[tuple[Page, ...], ApiSet, tuple[Diagnostic, ...]]:
    """All covered pages of a set, the API that they describe, and every finding about them, in order.

    Raises `ExtractorError` when nothing is covered: a wrong folder or a misspelt locale should not pass for success.
    """
    stream = _stream(docs, options, progress)
    pages = tuple(stream)
    if not pages and not stream.diagnostics:
        raise ExtractorError(f"{name}: no page here" + ("" if options.limits.is_everything else " is covered"))
    progress(Progress(stage="link"))
    try:
        api_set, linked = link_api(pages)
    except Exception as error:
        raise ExtractorError(
            "linking failed inside the extractor: {error} in {place}".format(**describe_error(error))
        ) from error
    own = (diagnostic for page in pages for diagnostic in page.diagnostics)
    return pages, api_set, sort_diagnostics((*own, *stream.diagnostics, *linked))


def select_targets(names: Sequence[str] | None) -> tuple[Target, ...]:
    """The targets of those names, in their order in the registry; the default ones for None."""
    known = {target.name for target in WRITERS}
    unknown = [name for name in names or () if name not in known]
    if unknown:
        raise ExtractorError(f"no such target: {', '.join(unknown)} (there are {', '.join(sorted(known))})")
    return tuple(target for target in WRITERS if (target.default if names is None else target.name in names))


def _build(
    docs: DocumentationSet,
    name: str,
    folder: OutputFolder,
    targets: tuple[Target, ...],
    options: BuildOptions,
    progress: OnProgress,
) -> BuildResult:
    pages, api_set, found = read_linked(docs, name, options, progress)
    api_set = limit_api_set(options.limits, api_set)
    if options.limits.narrows_operations and not any(api.operations for api in api_set.canonical):
        raise ExtractorError(f"{name}: no operation here is covered")
    progress(Progress(stage="write"))
    report = Report(str(folder.path))
    output = Output(
        folder, limits=options.limits, targets=[target.name for target in (*targets, NOTICE)], report=report
    )
    try:
        _write_targets(output, (*targets, NOTICE), api_set, options, report)
        changes = output.changes()
        if not options.check:
            output.publish()
            folder.sweep()
    except BaseException:
        folder.drop_staged()
        raise
    return BuildResult(
        pages=count_pages(pages),
        operations=sum(len(api.operations) for api in api_set.canonical),
        seen=sum_counts(page.seen for page in pages),
        accounted=sum_counts(page.accounted for page in pages),
        changes=changes,
        checked=options.check,
        diagnostics=apply_policy((*found, *report.diagnostics), options.policy),
    )


def _write_targets(
    output: Output, targets: tuple[Target, ...], api_set: ApiSet, options: BuildOptions, report: Report
) -> None:
    templates = make_environment(template_folders(options.templates))
    context = WriteContext(templates=templates, info=options.info, docstrings=options.docstrings)
    for target in targets:
        try:
            for file in target.write(api_set, context):
                output.add(target.name, file, stage=not options.check)
        except ExtractorError:
            raise
        except Exception as error:  # a defect of one writer must not cost the others
            output.keep_target(target.name)
            report.add("target-failed", None, target=target.name, **describe_error(error))


def _stream(docs: DocumentationSet, options: BuildOptions, progress: OnProgress) -> PageStream:
    if progress is no_progress:
        return PageStream(docs, options.limits, jobs=options.jobs)
    total = docs.count()
    done = 0

    def count() -> None:
        nonlocal done
        done += 1
        progress(Progress(stage="read", done=done, total=total))

    return PageStream(docs, options.limits, jobs=options.jobs, on_page=count)


def no_progress(_progress: Progress) -> None:
    """What a build calls when nobody watches."""


def _refuse_overlap(docs: str | Path, out: Path) -> None:
    """An output inside the documentation would be read by the next build, and the reverse be overwritten."""
    if not Path(docs).exists():
        return
    source, target = Path(os.path.realpath(docs)), Path(os.path.realpath(out))
    if source == target or source in target.parents or target in source.parents:
        raise ExtractorError(f"the output {out} and the documentation {docs} overlap; keep them apart")
