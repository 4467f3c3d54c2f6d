"""One page, from its bytes to its facts: the pure function that every executor runs.

In: a source and a lookup for its includes. Out: a page, always. A defect of the program, or a page that takes too
long, costs that page its facts and gives it a diagnostic; what is wrong with the file came with it. A new stage between
reading and repair is a call in `read_alone`.
"""

import traceback
from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePath

from extractor.diagnostics.report import Report
from extractor.engine.time_limit import PAGE_SECONDS, PageTimeoutError, time_limit
from extractor.model.diagnostic import Diagnostic
from extractor.model.page import NO_BLOCKS, Page, PageKind, Provenance
from extractor.model.source import IncludeLookup, Source
from extractor.readers.page import read_page
from extractor.recovery.page import repair_page
from extractor.sources.documentation import FoundSource

DEFAULT_LOCALE = "en-US"
# Enough of an error's text to recognise it; it may quote the page.
_MAX_ERROR_TEXT = 200


def read_alone(source: Source, lookup: IncludeLookup) -> Page:
    """The page with the repairs that it can settle by itself; `complete_pages` gives the rest. Never raises."""
    try:
        with time_limit(PAGE_SECONDS):
            return repair_page(read_page(source, lookup))
    except PageTimeoutError:
        return failed_page(source, "page-too-slow", seconds=int(PAGE_SECONDS))
    except Exception as error:  # whatever a page provokes must not cost the others
        return failed_page(source, "internal-error", **describe_error(error))


def read_found(found: FoundSource, lookup: Callable[[Source], IncludeLookup]) -> Page:
    """The page of a file of a documentation set, with what is odd about the file."""
    if found.refused:
        return empty_page(found.source, found.diagnostics)
    page = read_alone(found.source, lookup(found.source))
    if not found.diagnostics:
        return page
    return replace(page, diagnostics=sort_diagnostics((*found.diagnostics, *page.diagnostics)))


def failed_page(source: Source, rule: str, **args: str | int) -> Page:
    """The page without facts, and with the reason."""
    report = Report(source.path, source.root_path)
    report.add(rule, None, **args)
    return empty_page(source, report.diagnostics)


def describe_error(error: BaseException) -> dict[str, str | int]:
    """What an unexpected error was and where it came from, for a message without a trace or a path of the machine."""
    text = str(error)
    name = type(error).__name__
    shown = f"{name}: {text[:_MAX_ERROR_TEXT]}" if text else name
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if "extractor" in PurePath(frame.filename).parts] or list(frames)
    if not own:
        return {"error": shown, "place": "an unknown place"}
    return {"error": shown, "place": f"{PurePath(own[-1].filename).name}:{own[-1].lineno}"}


def sort_diagnostics(diagnostics: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """The diagnostics in the order that every output has."""
    return tuple(sorted(diagnostics, key=lambda diagnostic: diagnostic.sort_key))


def empty_page(source: Source, diagnostics: tuple[Diagnostic, ...]) -> Page:
    """A page that says nothing: it stands for a file that could not be read, so that none is lost silently."""
    return Page(
        path=source.path,
        root_path=source.root_path,
        locale=source.locale or DEFAULT_LOCALE,
        branch=source.branch,
        api_version=source.api_version,
        kind=PageKind.OTHER,
        title=None,
        summary=None,
        namespace=None,
        provenance=Provenance(
            source_commit=None,
            source_hash=None,
            translation=None,
            handoff=None,
            loc_file_id=None,
            author=None,
            product=None,
        ),
        annotation=None,
        notices=(),
        operations=(),
        permissions=(),
        request_headers=(),
        parameters=(),
        request_body=None,
        responses=(),
        examples=(),
        resource=None,
        enums=(),
        value_tables=(),
        response_properties=(),
        seen=NO_BLOCKS,
        accounted=NO_BLOCKS,
        diagnostics=diagnostics,
    )
