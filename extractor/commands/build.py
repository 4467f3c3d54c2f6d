"""`extractor build`: documentation to everything that is generated from it.

In: options of the command line and the configuration. Out: files, findings and a summary on stderr, an exit code.
"""

import time
from typing import TYPE_CHECKING, Annotated

import typer

import extractor
from extractor.commands import arguments
from extractor.commands.arguments import cache_folder, split_list
from extractor.commands.console import progress_bar, write_error, write_findings
from extractor.commands.outcome import exit_with_findings, has_failed
from extractor.sources.error import ExtractorError

if TYPE_CHECKING:
    from extractor.engine.building import BuildKeywords
    from extractor.engine.configuration import Configuration
    from extractor.engine.result import BuildResult
    from extractor.model.diagnostic import Severity


def build(  # noqa: PLR0913 - each parameter is an option of the command
    docs: arguments.Docs = None,
    *,
    out: arguments.Out = None,
    locale: arguments.Locales = None,
    api_version: arguments.ApiVersions = None,
    path: arguments.Paths = None,
    page: arguments.Pages = None,
    tag: arguments.Tags = None,
    operation: arguments.Operations = None,
    only: arguments.Targets = None,
    docstrings: arguments.Docstrings = None,
    permissions: arguments.Permissions = None,
    evidence: arguments.Evidence = None,
    baseline: arguments.Baseline = None,
    history: arguments.History = None,
    jobs: arguments.Jobs = None,
    engine: arguments.Engine = None,
    cache: arguments.CacheFolder = None,
    no_cache: arguments.NoCache = False,
    watch: Annotated[bool, typer.Option("--watch", help="Build again whenever the documentation changes.")] = False,
    check: Annotated[bool, typer.Option("--check", help="Write nothing; name each file that is out of date.")] = False,
    templates: arguments.Templates = None,
    fail_on: arguments.FailOnOption = None,
    quiet: arguments.Quiet = False,
    verbose: arguments.Verbose = False,
) -> None:
    """Build specifications, fixtures and stubs from the documentation.

    Example: extractor build docs_in --out generated --locale zh-CN,de-DE
    """
    settings = _settings(docs)
    chosen = _chosen(settings, locale, api_version, only) | _limits(path, page, tag, operation)
    chosen |= {"permissions": permissions or settings.permissions, "docstrings": docstrings, "engine": engine}
    chosen |= {"evidence": split_list(evidence) or settings.evidence, "templates": templates, "check": check}
    chosen |= {"cache": cache_folder(cache, refused=no_cache), "jobs": jobs, "baseline": baseline, "history": history}
    places = (docs or settings.docs, out or settings.out)
    result = _build(places, chosen, quiet=quiet, verbose=verbose, watch=watch)
    _exit(result, settings.fail_on if fail_on is None else fail_on.severity)


def _settings(docs: str | None) -> "Configuration":
    from extractor.commands.settings import load_settings  # noqa: PLC0415 - loaded when a build starts

    return load_settings(docs)


def _exit(result: "BuildResult", fail_on: "Severity | None") -> None:
    exit_with_findings(has_failed(result.diagnostics, fail_on) or (result.checked and not result.is_up_to_date))


def _build(
    places: tuple[str, str], chosen: "BuildKeywords", *, quiet: bool, verbose: bool, watch: bool
) -> "BuildResult":
    """Build; then, where that is wanted, again on every change, until interrupted."""
    with progress_bar(quiet=quiet) as on_progress:
        first: BuildKeywords = {**chosen, "on_progress": on_progress}
        result = extractor.build(*places, **first)
    _tell(result, places[1], quiet=quiet, verbose=verbose)
    if watch:
        _build_again(*places, chosen, quiet=quiet)
    return result


def _build_again(docs: str, out: str, chosen: "BuildKeywords", *, quiet: bool) -> None:
    """Build whenever something changes, until interrupted; one that is impossible is told and waits for the next."""
    from extractor.engine.watch import watch_changes, watched_paths  # noqa: PLC0415 - loaded to watch

    paths = watched_paths(docs, chosen)
    is_first = True
    for _ in watch_changes(paths):
        begun = time.perf_counter()
        try:
            result = extractor.build(docs, out, **chosen)
        except ExtractorError as error:
            write_error(f"extractor: error: {error}")
            continue
        if not quiet and not (is_first and result.is_up_to_date):
            _write_rebuild(result, time.perf_counter() - begun)
        if is_first and not quiet:
            write_error(f"watching {', '.join(map(str, paths))}; Ctrl-C ends it")
        is_first = False


def _write_rebuild(result: "BuildResult", seconds: float) -> None:
    from extractor.diagnostics.policy import count_severities  # noqa: PLC0415 - loaded when a build has ended

    changes = result.changes
    found = ", ".join(f"{count} {severity}s" for severity, count in count_severities(result.diagnostics).items())
    written = len(changes.created) + len(changes.replaced)
    write_error(f"built in {seconds:.2f} s: {written} written, {len(changes.removed)} removed; {found}")


def _chosen(
    settings: "Configuration", locale: list[str] | None, api_version: list[str] | None, only: list[str] | None
) -> "BuildKeywords":
    """What both the configuration and the command line can say; the command line wins."""
    from datetime import UTC, datetime  # noqa: PLC0415 - loaded when a build starts

    from extractor.compare.waiving import in_force  # noqa: PLC0415 - as above

    return {
        "locales": split_list(locale) or settings.locales,
        "api_versions": split_list(api_version) or settings.api_versions,
        "targets": split_list(only) or settings.targets,
        "info": settings.info,
        "policy": settings.policy,
        "waivers": in_force(settings.waivers, datetime.now(tz=UTC).date()),
    }


def _limits(
    path: list[str] | None, page: list[str] | None, tag: list[str] | None, operation: list[str] | None
) -> "BuildKeywords":
    return {
        "paths": split_list(path),
        "pages": split_list(page),
        "tags": split_list(tag),
        "operations": split_list(operation),
    }


def _tell(result: "BuildResult", folder: str, *, quiet: bool, verbose: bool) -> None:
    if not quiet:
        write_findings(result.diagnostics, everything=verbose)
        _write_summary(result)
    if result.checked:
        _write_out_of_date(result, folder)


def _write_out_of_date(result: "BuildResult", folder: str) -> None:
    changes = result.changes
    named = (("missing", changes.created), ("out of date", changes.replaced), ("superfluous", changes.removed))
    for state, paths in named:
        for path in paths:
            write_error(f"{folder}/{path}: {state}")


def _write_summary(result: "BuildResult") -> None:
    """What was read, written and found; the counts of blocks say whether anything was lost on the way."""
    from dataclasses import astuple  # noqa: PLC0415 - loaded when a build has ended

    from extractor.diagnostics.policy import count_severities  # noqa: PLC0415 - as above, for the findings

    changes = result.changes
    would = "would be " if result.checked else ""
    written = len(changes.created) + len(changes.replaced)
    kept = f", {len(changes.kept)} left as they were" if changes.kept else ""
    read = ", ".join(f"{item.locale} {item.api_version or '(no version)'}: {item.pages}" for item in result.pages)
    found = ", ".join(f"{count} {severity}s" for severity, count in count_severities(result.diagnostics).items())
    write_error(f"pages       {sum(item.pages for item in result.pages)} ({read})")
    write_error(f"operations  {result.operations}")
    write_error(f"blocks      {sum(astuple(result.seen))} seen, {sum(astuple(result.accounted))} accounted for")
    done = f"{written} {would}written, {len(changes.unchanged)} unchanged, {len(changes.removed)} {would}removed"
    write_error(f"files       {done}{kept}")
    write_error(f"findings    {found}")
