"""What the overview says before anything is read: large numbers, and a map of how far the languages agree.

Summaries of versions go in; tiles and rows of cells come out, with bars whose lengths are shares of a hundred. What
else the overview shows is for `overview`; a further number is a tile here.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from extractor.compare.agreement import Standing
from extractor.model.diagnostic import Severity
from extractor.writers.report.summary import Heat, Summary

_STEPS = 10
_WHOLE = 100
_OPERATIONS = "explorer.html#kind=operation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """A number that the overview opens with, what it is made of, and where that is shown.

    `bars` are the parts as `HeatCell` has them, where their shares are worth a look.
    """

    label: str
    figure: int
    link: str
    parts: tuple[tuple[str, int], ...]
    bars: tuple[tuple[str, float, float], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatCell:
    """How a locale stands on a kind of fact.

    `step` is the share of equal facts in tenths, None where there is no fact; `bars` are, for each standing that any
    fact has, its name, where its share begins and how wide it is, both in hundredths.
    """

    share: str
    step: int | None
    facts: int
    bars: tuple[tuple[str, int, float, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatRow:
    """A locale of a version."""

    version: str
    locale: str
    cells: tuple[HeatCell, ...]


def view_tiles(summaries: Sequence[Summary]) -> tuple[Tile, ...]:
    """The numbers of all versions together."""
    found = Counter[str]()
    pages = Counter[str]()
    for numbers in (item for summary in summaries for item in summary.locales):
        pages[numbers.locale] += numbers.pages
        found.update({severity.value: count for severity, count in zip(Severity, numbers.found, strict=True)})
    permissions = {name for summary in summaries for name in summary.totals.permissions}
    return (
        _tile("Operations", _OPERATIONS, {item.version: item.totals.operations for item in summaries}),
        _tile("Types", "explorer.html#kind=type", {item.version: item.totals.types for item in summaries}),
        _tile("Examples", f"{_OPERATIONS}&examples=1", {item.version: item.totals.examples for item in summaries}),
        Tile(
            label="Permissions",
            figure=len(permissions),
            link=_OPERATIONS,
            parts=tuple((item.version, len(item.totals.permissions)) for item in summaries),
        ),
        _tile("Pages", "languages.html", pages),
        replace(
            _tile("Findings", "#frequent", {f"{name}s": count for name, count in found.items()}), bars=_shares(found)
        ),
    )


def _tile(label: str, link: str, parts: Mapping[str, int]) -> Tile:
    return Tile(label=label, figure=sum(parts.values()), link=link, parts=tuple(parts.items()))


def _shares(counts: Mapping[str, int]) -> tuple[tuple[str, float, float], ...]:
    """What each part is of the whole, one behind the other, in hundredths."""
    total = sum(counts.values())
    bars: list[tuple[str, float, float]] = []
    begin = 0.0
    for name, count in counts.items():
        if count:
            width = round(_WHOLE * count / total, 2)
            bars.append((name, round(begin, 2), width))
            begin += width
    return tuple(bars)


def view_heat(summaries: Iterable[Summary]) -> tuple[HeatRow, ...]:
    """A row for each version and locale, a cell for each kind of fact."""
    rows: list[HeatRow] = []
    for summary in summaries:
        cells: defaultdict[str, list[HeatCell]] = defaultdict(list)
        for heat in summary.heat:
            cells[heat.locale].append(_cell(heat))
        rows += [HeatRow(version=summary.version, locale=locale, cells=tuple(row)) for locale, row in cells.items()]
    return tuple(rows)


def _cell(heat: Heat) -> HeatCell:
    total = sum(heat.counts)
    if not total:
        return HeatCell(share="", step=None, facts=0, bars=())
    counts = {standing.value: count for standing, count in zip(Standing, heat.counts, strict=True)}
    bars = tuple((name, counts[name], begin, width) for name, begin, width in _shares(counts))
    equal = heat.counts[0]
    return HeatCell(share=_percent(equal, total), step=equal * _STEPS // total, facts=total, bars=bars)


def _percent(part: int, whole: int) -> str:
    """The share, rounded so that only all of it is 100 % and only none of it 0 %."""
    if part in (0, whole):
        return "100 %" if part else "0 %"
    return f"{min(max(round(_WHOLE * part / whole), 1), _WHOLE - 1)} %"
