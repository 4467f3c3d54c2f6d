"""The findings of a version rule by rule: each with the pages that break it and the lines, a click away.

Findings by page go in, with the place of each page on the site; out come views for `report/rule.html.j2`, cut into
files of so many pages. What a rule means is the catalog's to say.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from extractor.diagnostics.catalog import RULES
from extractor.model.diagnostic import Diagnostic
from extractor.model.page import Page
from extractor.writers.report.page_view import line_anchor

_PAGES = 400
_LINKED = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class LineView:
    """A line that breaks the rule; `link` leads to what is said of it."""

    line: int | None
    link: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RulePageView:
    """A page that breaks the rule."""

    name: str
    lines: tuple[LineView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleFolderView:
    """The pages of a folder that break the rule."""

    path: str
    pages: tuple[RulePageView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleView:
    """A file about a rule: `number` of `files`; the counts are those of all of them."""

    name: str
    rule: str
    severity: str
    why: str
    count: int
    pages_count: int
    folders: tuple[RuleFolderView, ...]
    number: int
    files: int

    @property
    def links_every_line(self) -> bool:
        """Whether each line is a link; of what is everywhere, the first of each page is, to keep the site small."""
        return self.count <= _LINKED


def rule_file(rule: str, number: int = 1) -> str:
    """The name of a file about a rule, without extension."""
    return f"rule-{rule}" if number == 1 else f"rule-{rule}-{number}"


def view_rules(
    pages: Sequence[Page], findings: Mapping[str, Sequence[Diagnostic]], shards: Mapping[str, str]
) -> Iterator[RuleView]:
    """The files about each rule that is broken, by name; `shards` says in which file a page stands."""
    broken: defaultdict[str, list[tuple[Page, list[Diagnostic]]]] = defaultdict(list)
    for page in sorted(pages, key=lambda item: item.path):
        by_rule: defaultdict[str, list[Diagnostic]] = defaultdict(list)
        for finding in findings.get(page.path, ()):
            by_rule[finding.rule].append(finding)
        for rule, about in by_rule.items():
            broken[rule].append((page, about))
    for rule, places in sorted(broken.items()):
        yield from _files(rule, places, shards)


def _files(rule: str, places: Sequence[tuple[Page, list[Diagnostic]]], shards: Mapping[str, str]) -> Iterator[RuleView]:
    starts = range(0, len(places), _PAGES)
    for number, start in enumerate(starts, start=1):
        yield RuleView(
            name=rule_file(rule, number),
            rule=rule,
            severity=places[0][1][0].severity.value,
            why=RULES[rule].why,
            count=sum(len(about) for _, about in places),
            pages_count=len(places),
            folders=tuple(_view_folders(places[start : start + _PAGES], shards)),
            number=number,
            files=len(starts),
        )


def _view_folders(
    places: Sequence[tuple[Page, list[Diagnostic]]], shards: Mapping[str, str]
) -> Iterator[RuleFolderView]:
    """The places in their order, which is that of their paths, by the folder that they stand in."""
    for folder, inside in groupby(places, key=lambda place: place[0].path.rpartition("/")[0]):
        yield RuleFolderView(path=folder, pages=tuple(_view_page(page, about, shards) for page, about in inside))


def _view_page(page: Page, about: Sequence[Diagnostic], shards: Mapping[str, str]) -> RulePageView:
    """Each line once, in order; a line of an included file leads to the page."""
    lines = sorted({item.line if item.path == page.path else None for item in about}, key=lambda line: line or 0)
    file = f"{shards[page.root_path]}.html"
    return RulePageView(
        name=page.path.rpartition("/")[2],
        lines=tuple(
            LineView(line=line, link=f"{file}#{line_anchor(page.root_path, page.locale, line)}") for line in lines
        ),
    )
