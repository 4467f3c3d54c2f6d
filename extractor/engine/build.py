"""The build: documentation to output, and the shortest way there.

In: a documentation set, an output folder, options. Out: a `BuildResult`. Where the record of the last build still
holds, that is all; else `extractor.engine.making` makes what has changed. Only what the short way needs is imported.
"""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.engine.build_record import BuildRecord, RecordKeeper
from extractor.engine.cache import Cache
from extractor.engine.digests import options_digest, program_digest
from extractor.engine.job import Job, OnProgress, Progress, no_progress
from extractor.engine.lock import output_lock
from extractor.engine.options import BuildOptions
from extractor.engine.output_folder import OutputFolder
from extractor.engine.result import BuildResult, sum_counts
from extractor.engine.roll import call_roll
from extractor.sources.documentation import open_docs
from extractor.sources.error import ExtractorError

if TYPE_CHECKING:
    from extractor.engine.pages import PageStream


def run_build(
    docs: str | Path, out: str | Path, options: BuildOptions, on_progress: OnProgress | None = None
) -> BuildResult:
    """Build `out` from `docs`; raises `ExtractorError` when that is impossible."""
    progress = on_progress or no_progress
    folder = OutputFolder(Path(out))
    _refuse_overlap(docs, folder.path)
    sets = (open_docs(docs), *map(open_docs, options.evidence))
    with ExitStack() as stack:
        if not options.check:
            folder.create()
            stack.enter_context(output_lock(folder.path, lambda: progress(Progress(stage="wait"))))
        cache = stack.enter_context(opened_cache(options))
        job = Job(docs=str(docs), sets=sets, folder=folder, options=options, progress=progress, cache=cache)
        # what a baseline or a history holds is not recorded, so that nothing tells whether it is as it was
        is_alone = options.baseline is None and options.history is None
        return _make_or_recall(job, cache) if cache is not None and is_alone else _make(job)


@contextmanager
def opened_cache(options: BuildOptions) -> Iterator[Cache | None]:
    """The cache that the options name; raises `ExtractorError` when there can be none."""
    if options.cache is None:
        yield None
        return
    cache = Cache(options.cache, program_digest())
    try:
        yield cache
    finally:
        cache.close()


def _make(job: Job) -> BuildResult:
    from extractor.engine.making import make  # noqa: PLC0415 - readers and writers, when they are needed
    from extractor.engine.stream import start_stream  # noqa: PLC0415 - as above

    return make(job, start_stream(job))


def _make_or_recall(job: Job, cache: Cache) -> BuildResult:
    """The result of the last build where nothing that matters has changed since, else that of this one, recorded."""
    keeper = RecordKeeper(cache, options_digest(job.options), job.docs, job.folder.path)
    record = keeper.find()
    if record is not None and not record.outputs_hold(job.folder):
        record = None
    if record is not None and record.inputs_hold(job.sets):
        return replace(record.result, checked=job.options.check)
    from extractor.engine.stream import start_stream  # noqa: PLC0415 - readers, when a file has changed

    stream = start_stream(job)
    result = None if record is None else _recount(job, keeper, record, stream)
    if result is not None:
        return result
    roll = stream.roll()
    if record is not None and record.digest == roll.digest:
        result = replace(record.result, checked=job.options.check)
    else:
        from extractor.engine.making import make  # noqa: PLC0415 - writers, when facts have changed

        if record is not None:
            job.folder.trust(record.digests(job.folder))
        result = make(job, stream)
    if result.is_up_to_date or not job.options.check:
        keeper.keep(result, job.sets, roll, job.folder)
    return result


def _recount(job: Job, keeper: RecordKeeper, record: BuildRecord, stream: "PageStream") -> BuildResult | None:
    """The result of the last build but for the counts of blocks, where nothing else depends on what has changed."""
    docs, log = job.sets[0], record.accesses[0]
    roll, changed = keeper.find_roll(), docs.changed_files(log)
    if roll is None or changed is None or not record.evidence_holds(job.sets):
        return None
    now = call_roll(roll, changed, stream.read_again)
    if now is None:
        return None
    result = replace(
        record.result,
        seen=sum_counts(entry.card.seen for entry in now.entries),
        accounted=sum_counts(entry.card.accounted for entry in now.entries),
        checked=job.options.check,
    )
    accesses = (log.updated(docs.accesses, changed), *record.accesses[1:])
    keeper.keep_again(replace(record, accesses=accesses, digest=now.digest, result=result), now)
    return result


def _refuse_overlap(docs: str | Path, out: Path) -> None:
    """An output inside the documentation would be read by the next build, and the reverse be overwritten."""
    if not Path(docs).exists():
        return
    source, target = Path(os.path.realpath(docs)), Path(os.path.realpath(out))
    if source == target or source in target.parents or target in source.parents:
        raise ExtractorError(f"the output {out} and the documentation {docs} overlap; keep them apart")
