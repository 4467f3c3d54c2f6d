"""A page in all its languages as the site shows it: the facts on which they part, with what to paste, and all findings.

An agreement and the findings about its pages go in; out comes a view for `report/pages.html.j2`, in which every line
that something is said of has an anchor of its own. Facts of which every language says the same are one row, with all
their names and lines. What is already told as a damaged cell is not told again as a finding. A page of which nothing
is to be said has an empty view.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from zlib import crc32

from extractor.compare.agreement import FactAgreement, PageAgreement, Said, Standing
from extractor.diagnostics.rules_translation import TRANSLATION_RULES
from extractor.model.diagnostic import Diagnostic
from extractor.model.page import Page

_TOLD_BY_CELLS = frozenset({*(rule.name for rule in TRANSLATION_RULES), "locales-disagree"})

# Statements that read alike and are none the less compared by more: messages
_OTHER_BODY = "another body"


@dataclass(frozen=True, slots=True, kw_only=True)
class LineView:
    """A line of a page; `anchor` is None where the line has one elsewhere, or is in another file."""

    line: int
    anchor: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CellView:
    """What one language says of facts: `text` as the page has it, `paste` what should stand there.

    `notes` are the evidence, or what sets apart a text that is the same.
    """

    locale: str
    standing: str
    text: str
    paste: tuple[str, ...]
    notes: tuple[str, ...]
    place: str
    lines: tuple[LineView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FactView:
    """Facts on which languages part, and part in the same way; `names` and the lines of a cell are in one order."""

    kind: str
    names: tuple[str, ...]
    canonical: str
    is_quote: bool
    basis: str
    cells: tuple[CellView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingView:
    """A finding that no cell tells; `found` has the languages in which it was made, each with a line if it has one."""

    severity: str
    rule: str
    message: str
    place: str
    found: tuple[tuple[str, LineView | None], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView:
    """A page; `titles` has the title in each language that has the page."""

    anchor: str
    path: str
    titles: tuple[tuple[str, str], ...]
    missing: tuple[str, ...]
    stale: tuple[str, ...]
    facts: tuple[FactView, ...]
    findings: tuple[FindingView, ...]
    count: int

    @property
    def says_something(self) -> bool:
        """Whether there is anything to look at."""
        return bool(self.facts or self.findings or self.stale)


def page_anchor(root_path: str) -> str:
    """The anchor of a page in its file: short, for every line of the page has an anchor that begins with it."""
    return f"{crc32(root_path.encode(errors='surrogatepass')):08x}"


def line_anchor(root_path: str, locale: str, line: int | None) -> str:
    """The anchor of a line of the page in one language, that of the page itself where there is no line."""
    anchor = page_anchor(root_path)
    return anchor if line is None else f"{anchor}.{locale}.{line}"


def view_page(
    agreement: PageAgreement, pages: Mapping[str, Page], findings: Mapping[str, Sequence[Diagnostic]]
) -> PageView:
    """The view of a page; `pages` are its languages, `findings` are by the path of the page they are about."""
    anchor = page_anchor(agreement.root_path)
    anchors = _Anchors(anchor)
    facts = tuple(_view_facts(agreement.facts, anchors))
    about = [(locale, item) for locale in sorted(pages) for item in findings.get(pages[locale].path, ())]
    return PageView(
        anchor=anchor,
        path=agreement.root_path,
        titles=tuple((locale, _title(pages[locale])) for locale in sorted(pages)),
        missing=agreement.missing,
        stale=agreement.stale,
        facts=facts,
        findings=tuple(_untold(about, pages, anchors)),
        count=len(about),
    )


def _title(page: Page) -> str:
    return "" if page.title is None else page.title.text


class _Anchors:
    """Gives each line of each language one anchor: the first that speaks of it has it."""

    def __init__(self, page: str) -> None:
        self._page = page
        self._given: set[tuple[str, int]] = set()

    def take(self, locale: str, line: int | None, file: str | None) -> str | None:
        """The anchor of a line of the page, None where it has one already, or stands in another file."""
        if line is None or file is not None or (locale, line) in self._given:
            return None
        self._given.add((locale, line))
        return f"{self._page}.{locale}.{line}"

    def has(self, locale: str, line: int | None) -> bool:
        """Whether something was said of the line."""
        return line is not None and (locale, line) in self._given


@dataclass(frozen=True, slots=True)
class _Cell:
    """What a language says of a fact, without the line on which it does: equal for facts that are one row."""

    locale: str
    standing: Standing
    text: str
    paste: tuple[str, ...]
    notes: tuple[str, ...]
    file: str | None


def _view_facts(facts: Iterable[FactAgreement], anchors: _Anchors) -> Iterator[FactView]:
    alike: dict[tuple[object, ...], list[FactAgreement]] = {}
    for fact in facts:
        if not fact.is_unanimous:
            cells = tuple(_cell(fact, said) for said in fact.said)
            alike.setdefault((fact.kind, fact.canonical, fact.is_quote, fact.basis, cells), []).append(fact)
    for group in alike.values():
        first = group[0]
        yield FactView(
            kind=first.kind.value,
            names=tuple(fact.name for fact in group),
            canonical=first.canonical,
            is_quote=first.is_quote,
            basis=first.basis.value,
            cells=tuple(_view_cell(_cell(first, said), place, group, anchors) for place, said in enumerate(first.said)),
        )


def _cell(fact: FactAgreement, said: Said) -> _Cell:
    statement = said.statement
    if statement is None:
        return _Cell(said.locale, said.standing, "", (), (), None)
    repairs = statement.repairs
    evidence = dict.fromkeys(repair.evidence for repair in repairs)
    is_alike = said.standing is Standing.DIFFERENT and statement.value == fact.canonical
    pasted = (fact.paste,) if fact.paste and said.standing in (Standing.DIFFERENT, Standing.STALE) else ()
    return _Cell(
        said.locale,
        said.standing,
        ", ".join(repair.written for repair in repairs) or statement.value,
        tuple(repair.value for repair in repairs) or pasted,
        (_OTHER_BODY,) if is_alike else tuple(evidence),
        None if statement.origin is None else statement.origin.file,
    )


def _view_cell(cell: _Cell, place: int, facts: Sequence[FactAgreement], anchors: _Anchors) -> CellView:
    """The cell of those facts; of what is as it should be no line is told."""
    statements = (fact.said[place].statement for fact in facts if cell.standing is not Standing.EQUAL)
    lines = (item.origin.line for item in statements if item is not None and item.origin is not None)
    return CellView(
        locale=cell.locale,
        standing=cell.standing.value,
        text=cell.text,
        paste=cell.paste,
        notes=cell.notes,
        place=cell.file or "",
        lines=tuple(LineView(line=line, anchor=anchors.take(cell.locale, line, cell.file)) for line in lines),
    )


def _untold(
    about: Sequence[tuple[str, Diagnostic]], pages: Mapping[str, Page], anchors: _Anchors
) -> Iterator[FindingView]:
    """The findings that are told nowhere else, the same one of several languages together."""
    alike: dict[tuple[str, str, str, str], list[tuple[str, LineView | None]]] = {}
    for locale, finding in about:
        is_own = finding.path == pages[locale].path
        if is_own and finding.rule in _TOLD_BY_CELLS and anchors.has(locale, finding.line):
            continue
        place = "" if is_own else finding.path
        line = None
        if finding.line is not None:
            line = LineView(line=finding.line, anchor=anchors.take(locale, finding.line, place or None))
        same = alike.setdefault((finding.severity.value, finding.rule, finding.message, place), [])
        same.append((locale, line))
    for (severity, rule, message, place), found in alike.items():
        yield FindingView(severity=severity, rule=rule, message=message, place=place, found=tuple(found))
