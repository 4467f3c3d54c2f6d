"""What the headings of a page say of its order: sections, and groups of tabs.

Comes in: the sections of a page and its blocks. Goes out: findings alone, for what stands under a heading is read
wherever it stands. The order is that of operations' pages, by the meaning of the sections: what is sent may come in
any order, before what comes back. Pages of types have had several orders, none of which is judged.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from extractor.diagnostics.report import Report
from extractor.readers.blocks import Block, Heading, Rule
from extractor.readers.sections import Section
from extractor.readers.tabs import is_content_tab, tab_of
from extractor.terms.slugs import SectionKind, similar_slug

_PLACES: dict[SectionKind, int] = {
    SectionKind.PERMISSIONS: 0,
    SectionKind.HTTP_REQUEST: 1,
    SectionKind.PATH_PARAMETERS: 2,
    SectionKind.FUNCTION_PARAMETERS: 2,
    SectionKind.QUERY_PARAMETERS: 2,
    SectionKind.HEADERS: 2,
    SectionKind.REQUEST_BODY: 2,
    SectionKind.RESPONSE: 3,
    SectionKind.EXAMPLES: 4,
}
_LEVEL = 2
# shown of what a group lacks
_MOST_MISSING = 5


def report_headings(sections: Sequence[Section], blocks: Iterable[Block], report: Report) -> None:
    """Name sections out of their order, headings that seem misspelt, and groups of tabs that are not as they should."""
    _report_order(sections, report)
    for section in sections:
        meant = None if section.heading is None or section.level < _LEVEL else similar_slug(section.slug or "")
        if section.heading is not None and meant is not None:
            report.add("misspelt-heading", section.heading.origin, slug=section.slug, meant=meant)
    _report_tabs(tuple(_groups(blocks)), report)


def _report_order(sections: Sequence[Section], report: Report) -> None:
    """Name each section of the second level that stands behind one which it should come before."""
    last: Section | None = None
    for section in sections:
        if section.level != _LEVEL or section.kind not in _PLACES or section.heading is None:
            continue
        if last is not None and _PLACES[section.kind] < _PLACES[last.kind]:
            report.add("section-out-of-order", section.heading.origin, section=section.slug, before=last.slug)
        else:
            last = section


@dataclass(slots=True)
class _Group:
    """The headings of a group of tabs, and whether a thematic break ends it."""

    headings: list[Heading]
    closed: bool = False

    @property
    def tabs(self) -> list[str]:
        return [tab_of(heading) or "" for heading in self.headings]


def _groups(blocks: Iterable[Block]) -> Iterator[_Group]:
    group: _Group | None = None
    for block in blocks:
        if isinstance(block, Heading) and tab_of(block) is not None:
            group = group or _Group([])
            group.headings.append(block)
        elif isinstance(block, Heading | Rule) and group is not None:
            group.closed = isinstance(block, Rule)
            yield group
            group = None
    if group is not None:
        yield group


def _report_tabs(groups: Sequence[_Group], report: Report) -> None:
    all_tabs = sorted({tab for group in groups for tab in group.tabs})
    for group in groups:
        origin, tabs = group.headings[0].origin, group.tabs
        if not is_content_tab(tabs[0]):
            report.add("http-tab-not-first", origin, tab=tabs[0])
        if not group.closed:
            report.add("tab-group-unclosed", origin)
        own: set[str] = set()
        for heading, tab in zip(group.headings, tabs, strict=True):
            if tab in own:
                report.add("duplicate-tab", heading.origin, tab=tab)
            own.add(tab)
        missing = tuple(islice((tab for tab in all_tabs if tab not in own), _MOST_MISSING))
        if missing:
            report.add("tabs-differ", origin, missing=", ".join(missing))
