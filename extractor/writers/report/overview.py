"""The files about all versions together: what the site opens with, and the frames that its scripts fill.

Summaries of versions go in; out come pages that answer at a glance: how much there is of each language, how far the
languages agree, which pages are worst and what is wrong most often, and when pages were handed to translators.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from extractor.compare.agreement import Standing
from extractor.compare.change import Changes
from extractor.compare.statements import FactKind
from extractor.model.codec import fact_from_json
from extractor.model.diagnostic import Severity
from extractor.model.json_value import JsonObject, JsonValue
from extractor.writers.changes.view import print_message, print_places, view_document
from extractor.writers.report.assets import write_assets
from extractor.writers.report.change_files import cut_changes, find_classes
from extractor.writers.report.glance import view_heat, view_tiles
from extractor.writers.report.history_view import RevisionView, chart_content, view_history
from extractor.writers.report.packing import pack
from extractor.writers.report.summary import RuleCount, Summary, WorstPage
from extractor.writers.report.version import FOLDER
from extractor.writers.target import OutputFile, Survey, WriteContext

_WORST = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class FrequentRule:
    """A rule over all versions; `places` are the versions with the file that lists where it is broken."""

    rule: str
    severity: str
    count: int
    pages: int
    places: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeLine:
    """Pages handed off by month, a row for each month and a column for each locale."""

    locales: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int, ...]], ...]


def conclude_report(survey: Survey, context: WriteContext) -> Iterator[OutputFile]:
    """The files about all versions."""
    summaries = [fact_from_json(Summary, content) for content in survey.gathered]
    time_line = view_time_line(summaries)
    revisions = view_history(survey.history or ())
    yield _page(
        context,
        "index",
        summaries=summaries,
        tiles=view_tiles(summaries),
        severities=tuple(Severity),
        standings=tuple(Standing),
        kinds=tuple(FactKind),
        heat=view_heat(summaries),
        worst=rank_pages(summaries),
        rules=count_rules(summaries),
        time_line=time_line,
        findings=survey.findings,
        revisions=revisions,
        since=None if survey.changes is None else survey.changes.old,
        counts=() if survey.changes is None else tuple(survey.changes.count().items()),
        found_at={} if survey.changes is None else find_classes(cut_changes(survey.changes.changes)),
    )
    yield _page(context, "explorer", summaries=summaries)
    yield _page(
        context,
        "languages",
        summaries=summaries,
        standings=tuple(Standing),
        kinds=tuple(FactKind),
        heat=view_heat(summaries),
    )
    yield _page(context, "reference", summaries=summaries)
    yield from _change_files(survey.changes, revisions, context)
    yield _script(context, "timeline", time_line_content(time_line))
    yield from _history_files(revisions, context)
    yield from write_assets(context.templates)


def _change_files(
    changes: Changes | None, revisions: Sequence[RevisionView], context: WriteContext
) -> Iterator[OutputFile]:
    if changes is None:
        yield _page(context, "changes", revisions=revisions, changes=None)
        return
    files = cut_changes(changes.changes)
    for file in files:
        shown = view_document(changes, file.shown)
        parts = [other for other in files if other.class_ is file.class_]
        yield _page(
            context,
            "changes",
            file.name,
            revisions=revisions,
            file=file,
            parts=parts,
            found_at=find_classes(files),
            **shown,
        )


def _history_files(revisions: Sequence[RevisionView], context: WriteContext) -> Iterator[OutputFile]:
    if revisions:
        tell = {"print_message": print_message, "print_places": print_places}
        yield _page(context, "history", revisions=revisions, **tell)
        yield _script(context, "history", chart_content(revisions))


def rank_pages(summaries: Iterable[Summary]) -> tuple[tuple[str, WorstPage], ...]:
    """The worst pages of all versions, each with the folder of its version."""
    ranked = [(summary.folder, page) for summary in summaries for page in summary.worst]
    return tuple(sorted(ranked, key=lambda item: (-item[1].weight, item[1].path))[:_WORST])


def count_rules(summaries: Sequence[Summary]) -> tuple[FrequentRule, ...]:
    """The rules that are broken, most frequent first."""
    found: defaultdict[tuple[str, str], list[tuple[Summary, RuleCount]]] = defaultdict(list)
    for summary in summaries:
        for item in summary.rules:
            found[item.rule, item.severity].append((summary, item))
    rules = [
        FrequentRule(
            rule=rule,
            severity=severity,
            count=sum(item.count for _, item in counts),
            pages=sum(item.pages for _, item in counts),
            places=tuple((summary.version, f"{summary.folder}/{item.file}.html") for summary, item in counts),
        )
        for (rule, severity), counts in found.items()
    ]
    return tuple(sorted(rules, key=lambda item: (-item.count, item.rule)))


def view_time_line(summaries: Iterable[Summary]) -> TimeLine:
    """The months in which pages were handed off; no rows where no page says when."""
    counts: Counter[tuple[str, str]] = Counter()
    for summary in summaries:
        for item in summary.handoffs:
            counts[item.month, item.locale] += item.pages
    locales = tuple(sorted({locale for _, locale in counts}))
    months = sorted({month for month, _ in counts})
    return TimeLine(
        locales=locales,
        rows=tuple((month, tuple(counts[month, locale] for locale in locales)) for month in months),
    )


def time_line_content(time_line: TimeLine) -> JsonObject:
    """The time line as the chart reads it: months, and for each locale a list of counts."""
    months: list[JsonValue] = [month for month, _ in time_line.rows]
    locales: list[JsonValue] = list(time_line.locales)
    series: list[JsonValue] = [[row[index] for _, row in time_line.rows] for index in range(len(time_line.locales))]
    return {"months": months, "locales": locales, "series": series}


def _page(context: WriteContext, name: str, file_name: str | None = None, /, **view: object) -> OutputFile:
    template = context.templates.get_template(f"report/{name}.html.j2")
    rendered = template.render(info=context.info, version=None, root="", page=name, **view)
    return OutputFile(path=f"{FOLDER}/{file_name or name}.html", content=rendered.encode(), pages=())


def _script(context: WriteContext, name: str, content: JsonObject) -> OutputFile:
    rendered = context.templates.get_template("report/shard.js.j2").render(name=name, content=pack(content))
    return OutputFile(path=f"{FOLDER}/{name}.js", content=rendered.encode(), pages=())
