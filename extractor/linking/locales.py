"""One page out of its branches, and one canonical page out of its locales.

Pages with the same path from the documentation root are one page. Its facts are those of the English page where there
is one, else of a side-by-side page, else of the locale with the fewest signs of damage; its texts are English where
any page carries them. A fact on which the others disagree is reported on the page that is out of line. What counts as
a fact here is a line of `_facts`.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from extractor.linking.english import with_english
from extractor.linking.findings import Findings
from extractor.linking.templates import operation_key
from extractor.model.origin import Origin
from extractor.model.page import NoticeKind, Page
from extractor.model.type_name import parse_type

_LIVE = "live"
_ENGLISH = "en"
_SHOWN = 120
# Banners that say something of the API; the others are advice to the reader
_NOTICES = (NoticeKind.PREVIEW, NoticeKind.DEPRECATED)

# A fact of a page: what it is about, its value, and where it stands
Fact = tuple[str, str, Origin | None]


def choose_branches(pages: Iterable[Page]) -> tuple[Page, ...]:
    """One page per locale, version and path: the later hand-off, `live` on a tie; by path."""
    chosen: dict[tuple[str, str | None, str], Page] = {}
    for page in sorted(pages, key=lambda item: item.path.encode("utf-8", "surrogatepass")):
        identity = (page.locale, page.api_version, page.root_path)
        known = chosen.get(identity)
        if known is None or _branch_rank(page) > _branch_rank(known):
            chosen[identity] = page
    return tuple(sorted(chosen.values(), key=lambda item: item.path.encode("utf-8", "surrogatepass")))


def _branch_rank(page: Page) -> tuple[str, bool]:
    return (page.provenance.handoff or "", page.branch == _LIVE)


def merge_locales(pages: Iterable[Page], chosen: Iterable[Page], findings: Findings) -> tuple[Page, ...]:
    """The canonical pages: `chosen` merged over locales, with the English that any of `pages` carries; by path."""
    counterparts: defaultdict[str, list[Page]] = defaultdict(list)
    for page in sorted(pages, key=_trust):
        counterparts[page.root_path].append(page)
    localized: defaultdict[str, list[Page]] = defaultdict(list)
    for page in chosen:
        localized[page.root_path].append(page)
    canonical = []
    for root_path, group in sorted(localized.items()):
        best = min(group, key=_trust)
        _report_disagreement(best, group, findings)
        others = [page for page in counterparts[root_path] if page is not best]
        canonical.append(with_english(best, others) if others and not is_english(best) else best)
    return tuple(canonical)


def is_english(page: Page) -> bool:
    """Whether the page is in English, of whatever country."""
    return page.locale.partition("-")[0].lower() == _ENGLISH


def _trust(page: Page) -> tuple[bool, bool, int, str, str]:
    """The smaller, the more its facts are to be trusted."""
    carries_english = page.title is not None and page.title.en is not None
    return (not is_english(page), not carries_english, len(page.diagnostics), page.locale, page.path)


def _report_disagreement(best: Page, group: Sequence[Page], findings: Findings) -> None:
    """On each page that is out of line: one diagnostic per fact, naming the locales that say otherwise."""
    if len(group) < 2:  # noqa: PLR2004 - nothing to compare
        return
    facts = {page.locale: {subject: (value, origin) for subject, value, origin in _facts(page)} for page in group}
    for subject in sorted({subject for stated in facts.values() for subject in stated}):
        values = {locale: stated[subject][0] if subject in stated else "absent" for locale, stated in facts.items()}
        canonical = _canonical_value(values, best)
        agreeing = sorted(locale for locale, value in values.items() if value == canonical)
        for page in group:
            if values[page.locale] != canonical:
                origin = facts[page.locale].get(subject, (None, None))[1]
                findings.of(page).add(
                    "locales-disagree",
                    origin,
                    subject=subject,
                    value=values[page.locale][:_SHOWN],
                    canonical=canonical[:_SHOWN],
                    locales=", ".join(agreeing),
                )


def _canonical_value(values: dict[str, str], best: Page) -> str:
    """What the page of the canonical facts says, unless it is not English and stands alone against all others."""
    counts = Counter(values.values())
    mine = values[best.locale]
    most, times = min(counts.items(), key=lambda item: (-item[1], item[0]))
    return most if not is_english(best) and counts[mine] == 1 < times else mine


def _facts(page: Page) -> Iterator[Fact]:
    for operation in page.operations:
        yield (" ".join(operation_key(operation)), "documented", operation.origin)
    yield from _permission_facts(page)
    for notice in page.notices:
        if notice.kind in _NOTICES:
            yield (f"{notice.kind} notice", "stated", notice.origin)
    for response in page.responses:
        yield (f"response {response.status}", "documented", response.origin)
    if page.resource is not None:
        for item in (*page.resource.properties, *page.resource.relationships):
            yield (f"property {item.name}", _type(item.type), item.origin)
    for parameter in page.parameters:
        yield (f"{parameter.in_} parameter {parameter.name}", _type(parameter.type), parameter.origin)


def _permission_facts(page: Page) -> Iterator[Fact]:
    """Each cell by its place among the cells of its scheme."""
    ordinals: Counter[str] = Counter()
    for grant in page.permissions:
        scheme = grant.scheme.value
        ordinals[scheme] += 1
        ordinal = f" {ordinals[scheme]}" if ordinals[scheme] > 1 else ""
        value = ", ".join(grant.privileges) or str(grant.stated or "unstated")
        yield (f"{scheme} permissions{ordinal}", value, grant.origin)


def _type(cell: str | None) -> str:
    """A spelling that does not depend on how a locale writes collections."""
    if cell is None:
        return "untyped"
    parsed = parse_type(cell)
    names = " or ".join(item.name.lower() for item in parsed.alternatives or (parsed,))
    return f"collection of {names}" if parsed.collection else names
