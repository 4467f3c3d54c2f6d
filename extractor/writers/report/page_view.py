"""A page in all its languages as the site shows it: the facts on which they part, with what to paste, and all findings.

An agreement and the findings about its pages go in; out comes a view for `report/pages.html.j2`, in which every line
that something is said of has an anchor of its own. What is already told as a damaged cell is not told again as a
finding. A page of which nothing is to be said has an empty view.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from extractor.compare.agreement import FactAgreement, PageAgreement, Said, Standing
from extractor.diagnostics.rules_translation import TRANSLATION_RULES
from extractor.model.diagnostic import Diagnostic
from extractor.model.page import Page
from extractor.writers.file_name import safe_file_name

_TOLD_BY_CELLS = frozenset({*(rule.name for rule in TRANSLATION_RULES), "locales-disagree"})


@dataclass(frozen=True, slots=True, kw_only=True)
class CellView:
    """What one language says of a fact: `text` as the page has it, `paste` what should stand there."""

    locale: str
    standing: str
    text: str
    paste: tuple[str, ...]
    evidence: tuple[str, ...]
    place: str
    line: int | None
    anchor: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FactView:
    """A fact on which languages part."""

    kind: str
    name: str
    canonical: str
    basis: str
    cells: tuple[CellView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingView:
    """A finding that no cell tells."""

    locale: str
    severity: str
    rule: str
    message: str
    place: str
    line: int | None
    anchor: str | None


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
    """The anchor of a page in its file: folder and name, which no two pages of a version share."""
    page = PurePosixPath(root_path)
    return safe_file_name(f"{page.parent.name}.{page.stem}")


def line_anchor(root_path: str, locale: str, line: int | None) -> str:
    """The anchor of a line of the page in one language, that of the page itself where there is no line."""
    anchor = page_anchor(root_path)
    return anchor if line is None else f"{anchor}.{locale}.{line}"


def view_page(
    agreement: PageAgreement, pages: Mapping[str, Page], findings: Mapping[str, Sequence[Diagnostic]]
) -> PageView:
    """The view of a page; `pages` are its languages, `findings` are by the path of the page they are about."""
    anchors = _Anchors(agreement.root_path)
    facts = tuple(_view_fact(fact, anchors) for fact in agreement.facts if not fact.is_unanimous)
    about = [(locale, item) for locale in sorted(pages) for item in findings.get(pages[locale].path, ())]
    return PageView(
        anchor=page_anchor(agreement.root_path),
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

    def __init__(self, root_path: str) -> None:
        self._root_path = root_path
        self._given: Counter[str] = Counter()

    def take(self, locale: str, line: int | None, file: str | None) -> str | None:
        """The anchor of a line of the page, None where it has one already, or stands in another file."""
        if line is None or file is not None:
            return None
        anchor = line_anchor(self._root_path, locale, line)
        self._given[anchor] += 1
        return anchor if self._given[anchor] == 1 else None

    def has(self, locale: str, line: int | None) -> bool:
        """Whether something was said of the line."""
        return line is not None and line_anchor(self._root_path, locale, line) in self._given


def _view_fact(fact: FactAgreement, anchors: _Anchors) -> FactView:
    return FactView(
        kind=fact.kind.value,
        name=fact.name,
        canonical=fact.canonical,
        basis=fact.basis.value,
        cells=tuple(_view_cell(fact, said, anchors) for said in fact.said),
    )


def _view_cell(fact: FactAgreement, said: Said, anchors: _Anchors) -> CellView:
    statement = said.statement
    origin = None if statement is None else statement.origin
    repairs = () if statement is None else statement.repairs
    differs = said.standing in (Standing.DIFFERENT, Standing.STALE) and statement is not None
    file = None if origin is None else origin.file
    line = None if origin is None else origin.line
    return CellView(
        locale=said.locale,
        standing=said.standing.value,
        text=", ".join(repair.written for repair in repairs) or ("" if statement is None else statement.value),
        paste=tuple(repair.value for repair in repairs) or ((fact.canonical,) if differs and fact.canonical else ()),
        evidence=tuple(dict.fromkeys(repair.evidence for repair in repairs)),
        place=file or "",
        line=line,
        anchor=None if said.standing is Standing.EQUAL else anchors.take(said.locale, line, file),
    )


def _untold(
    about: Sequence[tuple[str, Diagnostic]], pages: Mapping[str, Page], anchors: _Anchors
) -> Iterator[FindingView]:
    for locale, finding in about:
        is_own = finding.path == pages[locale].path
        if is_own and finding.rule in _TOLD_BY_CELLS and anchors.has(locale, finding.line):
            continue
        yield FindingView(
            locale=locale,
            severity=finding.severity.value,
            rule=finding.rule,
            message=finding.message,
            place="" if is_own else finding.path,
            line=finding.line,
            anchor=anchors.take(locale, finding.line, None if is_own else finding.path),
        )
