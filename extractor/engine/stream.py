"""The stream of pages of a build: who reads them, from what cache, and who is told.

In: a job. Out: its pages, none of which is read yet. Needs readers, but no writer.
"""

from extractor.engine.executors import hire
from extractor.engine.job import Job, Progress, no_progress
from extractor.engine.page_store import PageStore
from extractor.engine.pages import PageStream
from extractor.recovery.privileges import NOTHING_OFFERED, Offered


def start_stream(job: Job) -> PageStream:
    """The pages of the job, none of which is read yet."""
    options = job.options
    store = None if job.cache is None else PageStore(job.cache)
    workforce = hire(options.jobs, cluster=options.cluster, store=store)
    on_page = None if job.progress is no_progress else _Counting(job).count
    return PageStream(
        job.sets[0], options.limits, workforce=workforce, on_page=on_page, given=job.sets[1:], offered=_offered(job)
    )


def _offered(job: Job) -> Offered:
    """The permissions of the catalogue that the job names."""
    if job.options.permissions is None:
        return NOTHING_OFFERED
    from extractor.engine.catalogues import offered_permissions  # noqa: PLC0415 - few builds have a catalogue

    return offered_permissions(job.options.permissions)


class _Counting:
    """Tells how many pages are read; counting all of them first is only for those who watch."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._done = 0
        self._total: int | None = None

    def count(self) -> None:
        if self._total is None:
            self._total = self._job.sets[0].count()
        self._done += 1
        self._job.progress(Progress(stage="read", done=self._done, total=self._total))
