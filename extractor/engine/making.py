"""The long way of a build: pages are read, completed, and each version is linked, written and published.

In: a job and its stream of pages. Out: a `BuildResult`. It calls each stage once and in order. What a stage cannot do
ends the build (`ExtractorError`); what a page, or a single target, cannot do is a diagnostic.
"""

import gc
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache

from jinja2 import Environment

from extractor.compare.change import ChangePolicy
from extractor.compare.record import HistoryEntry
from extractor.diagnostics.policy import apply_policy
from extractor.diagnostics.report import Report
from extractor.engine.catalogues import describe_scopes
from extractor.engine.comparing import DiffKeywords, diff_covered
from extractor.engine.completing import Taught
from extractor.engine.digests import options_digest, templates_digest
from extractor.engine.executors import hire
from extractor.engine.forks import Tokens
from extractor.engine.job import Job, Progress
from extractor.engine.output import Output
from extractor.engine.pages import PageStream
from extractor.engine.parts import Part, PartMaker, TargetFiles
from extractor.engine.reading import sort_diagnostics
from extractor.engine.result import BuildResult, count_pages, sum_counts
from extractor.engine.stream import start_stream
from extractor.engine.templates import template_folders
from extractor.linking.link import DEFAULT_VERSION
from extractor.model.diagnostic import Diagnostic
from extractor.model.page import Page
from extractor.sources.documentation import split_repository
from extractor.sources.error import ExtractorError
from extractor.writers.environment import make_environment
from extractor.writers.registry import NOTICE, WRITERS
from extractor.writers.target import Survey, Target, WriteContext

# Fewer pages are linked and written sooner than processes are copied.
_FEWEST_TO_DIVIDE = 100


def make(job: Job, stream: PageStream) -> BuildResult:
    """Build the output; raises `ExtractorError` when that is impossible."""
    targets = select_targets(job.options.targets)
    with _without_collector():
        taught = _read(job, stream)
        maker = _part_maker(job, targets, len(taught.pages))
        report = Report(str(job.folder.path))
        try:
            parts = maker.make(_by_version(taught.pages), taught.complete)
            _refuse_nothing(job, parts)
            written = [files for part in parts for files in part.targets]
            written += maker.conclude(parts, _survey(job, stream))
            output = _collect(job, [*_by_target(written, targets), *maker.write_whole((NOTICE,))], targets, report)
            changes = output.changes()
            if not job.options.check:
                output.publish()
                job.folder.sweep()
        except BaseException:
            job.folder.drop_staged()
            raise
        maker.keep(parts)
    return BuildResult(
        pages=count_pages(stream.cards),
        operations=sum(part.operations for part in parts),
        seen=sum_counts(card.seen for card in stream.cards),
        accounted=sum_counts(card.accounted for card in stream.cards),
        changes=changes,
        checked=job.options.check,
        diagnostics=apply_policy((*_findings(parts, stream), *report.diagnostics), job.options.policy),
    )


def _survey(job: Job, stream: PageStream) -> Survey:
    """What a build knows of the set beside its versions."""
    options, changes = job.options, None
    policy = ChangePolicy(policy=options.policy, waivers=options.waivers)
    if options.baseline is not None:
        given = DiffKeywords(evidence=options.evidence, jobs=options.jobs, policy=policy)
        changes = diff_covered(options.baseline, job.docs, options.limits, **given)
    return Survey(
        gathered=(),
        findings=apply_policy(stream.diagnostics, options.policy),
        changes=changes,
        history=_history(job, policy),
    )


def _history(job: Job, policy: ChangePolicy) -> tuple[HistoryEntry, ...] | None:
    """What each revision changed of what the build covers, None where no repository was named."""
    options, limits = job.options, job.options.limits
    if options.history is None:
        return None
    from extractor.engine.fact_store import CachedStore  # noqa: PLC0415 - loaded when a history is read
    from extractor.engine.history import HistoryKeywords, read_history  # noqa: PLC0415 - as above

    folder, _, inside = split_repository(options.history)
    given = HistoryKeywords(paths=limits.paths, pages=limits.pages, policy=policy)
    if job.cache is not None:
        given["store"] = CachedStore(job.cache, folder.resolve().name, inside)
    return read_history(options.history, **given)


def find_everything(job: Job) -> tuple[tuple[Page, ...], tuple[Diagnostic, ...]]:
    """All covered pages, and every finding about them, in order; nothing is written."""
    stream = start_stream(job)
    with _without_collector():
        taught = _read(job, stream)
        pages = tuple(map(taught.complete, taught.pages))
        parts = _part_maker(job, (), len(pages)).make(_by_version(pages), lambda page, _find: page)
    return pages, _findings(parts, stream)


def select_targets(names: Sequence[str] | None) -> tuple[Target, ...]:
    """The targets of those names, in their order in the registry; the default ones for None."""
    known = {target.name for target in WRITERS}
    unknown = [name for name in names or () if name not in known]
    if unknown:
        raise ExtractorError(f"no such target: {', '.join(unknown)} (there are {', '.join(sorted(known))})")
    return tuple(target for target in WRITERS if (target.default if names is None else target.name in names))


def _read(job: Job, stream: PageStream) -> Taught:
    """The pages and what they teach.

    Raises `ExtractorError` when nothing is covered: a wrong folder or a misspelt locale is no success.
    """
    taught = stream.teach()
    if not taught.pages and not stream.diagnostics:
        raise ExtractorError(f"{job.docs}: no page here" + ("" if job.options.limits.is_everything else " is covered"))
    if job.cache is not None:
        job.cache.flush()
    job.progress(Progress(stage="link"))
    return taught


def _part_maker(job: Job, targets: tuple[Target, ...], pages: int) -> PartMaker:
    options = job.options
    return PartMaker(
        options=options,
        targets=targets,
        context=WriteContext(
            templates=_environment(template_folders(options.templates), templates_digest(options.templates)),
            info=options.info,
            docstrings=options.docstrings,
            scope_texts=describe_scopes(options.permissions),
            policy=options.policy,
        ),
        folder=job.folder,
        tokens=Tokens(hire(options.jobs).jobs if pages >= _FEWEST_TO_DIVIDE else 1),
        cache=job.cache,
        options_digest="" if job.cache is None else options_digest(options),
    )


@lru_cache(maxsize=4)
def _environment(folders: tuple[str, ...], _digest: str) -> Environment:
    """Templates are compiled once for as many builds as a process makes, as long as none of them changes."""
    return make_environment(folders)


def _by_version(pages: Sequence[Page]) -> list[list[Page]]:
    versions: defaultdict[str, list[Page]] = defaultdict(list)
    for page in pages:
        versions[page.api_version or DEFAULT_VERSION].append(page)
    return [group for _, group in sorted(versions.items())]


def _by_target(written: Sequence[TargetFiles], targets: Sequence[Target]) -> list[TargetFiles]:
    """The files in the order in which the targets stand, whatever the number of versions."""
    order = [target.name for target in targets]
    return sorted(written, key=lambda item: order.index(item.target))


def _refuse_nothing(job: Job, parts: Sequence[Part]) -> None:
    job.progress(Progress(stage="write"))
    if job.options.limits.narrows_operations and not any(part.operations for part in parts):
        raise ExtractorError(f"{job.docs}: no operation here is covered")


def _collect(job: Job, written: Sequence[TargetFiles], targets: Sequence[Target], report: Report) -> Output:
    names = [target.name for target in (*targets, NOTICE)]
    output = Output(job.folder, limits=job.options.limits, targets=names, report=report)
    failed = {item.target: item.failure for item in written if item.failure is not None}
    for item in written:
        for file in item.files if item.target not in failed else ():
            output.add(file)
    for target, failure in failed.items():
        output.keep_target(target)
        report.add("target-failed", None, target=target, **failure)
    return output


def _findings(parts: Sequence[Part], stream: PageStream) -> tuple[Diagnostic, ...]:
    """What is wrong with pages, with all of them together, and with folders of the set."""
    of_parts = (item for part in parts for item in (*part.own, *part.found))
    return sort_diagnostics((*of_parts, *stream.diagnostics))


@contextmanager
def _without_collector() -> Iterator[None]:
    """Hold many facts without searching them for garbage again and again: they hold no cycles."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
