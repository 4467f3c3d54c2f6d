"""What the overview needs to know of one version: numbers by locale, and the pages and rules that stand out.

The pages of a version with all findings go in, and how their languages agree; out comes a `Summary`, which waits in the
cache as JSON until every version has one. A further number of the overview is a field here and a cell of its template.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractor.compare.agreement import PageAgreement, Standing, count_standings
from extractor.compare.statements import FactKind
from extractor.diagnostics.policy import count_severities
from extractor.linking.api import Api, ApiOperation, ApiSet, ApiType
from extractor.model.diagnostic import Diagnostic, Severity
from extractor.model.page import Page
from extractor.writers.file_name import safe_file_name
from extractor.writers.report.knowledge import Knowledge
from extractor.writers.report.page_view import page_anchor
from extractor.writers.report.rule_view import rule_file
from extractor.writers.report.shards import Shard

_WORST = 15
_TOLD_RULES = 3
# What an error outweighs when pages are ranked
_WEIGHTS = {Severity.ERROR: 25, Severity.WARNING: 5, Severity.NOTE: 1}


@dataclass(frozen=True, slots=True, kw_only=True)
class LocaleNumbers:
    """A locale in numbers; `found` by severity, worst first."""

    locale: str
    pages: int
    operations: int
    types: int
    examples: int
    permissions: int
    found: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """The canonical API, which all languages together tell of: how much there is, and the names of permissions."""

    operations: int
    types: int
    examples: int
    permissions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Heat:
    """How a locale stands on one kind of fact: the number of facts in each standing, best first."""

    locale: str
    kind: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WorstPage:
    """A page with grave findings: how many by severity, worst first, and the rules that it breaks most often."""

    path: str
    link: str
    locale: str
    weight: int
    found: tuple[int, ...]
    rules: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleCount:
    """A rule that is broken: how often, on how many pages, and the file that lists them."""

    rule: str
    severity: str
    count: int
    pages: int
    file: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShardSummary:
    """A file of tables; of one about pages, how many of them have a fact in each standing, best first."""

    name: str
    title: str
    size: int
    counts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Handoffs:
    """How many pages of a locale were handed off in a month, as `2019-01`."""

    locale: str
    month: str
    pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """One version; `folder` is that of its files."""

    version: str
    folder: str
    totals: Totals
    locales: tuple[LocaleNumbers, ...]
    heat: tuple[Heat, ...]
    worst: tuple[WorstPage, ...]
    rules: tuple[RuleCount, ...]
    handoffs: tuple[Handoffs, ...]
    operations: tuple[ShardSummary, ...]
    types: tuple[ShardSummary, ...]
    pages: tuple[ShardSummary, ...]


def summarize(
    api_set: ApiSet,
    api: Api,
    known: Knowledge,
    shards: tuple[Sequence[Shard[ApiOperation]], Sequence[Shard[ApiType]]],
) -> Summary:
    """The summary of a version, whose canonical API is given."""
    operations, types = shards
    return Summary(
        version=api.version,
        folder=safe_file_name(api.version),
        totals=_total(api),
        locales=tuple(_count(api_set, locale, known.findings) for locale in known.locales),
        heat=tuple(_heat(known.agreements.values())),
        worst=tuple(_worst(api_set.pages, known)),
        rules=tuple(_rules(known.findings)),
        handoffs=tuple(_handoffs(api_set.pages)),
        operations=tuple(ShardSummary(name=item.name, title=item.title, size=len(item.items)) for item in operations),
        types=tuple(ShardSummary(name=item.name, title=item.title, size=len(item.items)) for item in types),
        pages=tuple(_page_shard(shard, known) for shard in known.page_shards),
    )


def _total(api: Api) -> Totals:
    grants = [permission.grant for operation in api.operations for permission in operation.permissions]
    return Totals(
        operations=len(api.operations),
        types=len(api.types),
        examples=sum(len(operation.exchanges) for operation in api.operations),
        permissions=tuple(sorted({name for grant in grants for name in grant.privileges})),
    )


def _count(api_set: ApiSet, locale: str, findings: Mapping[str, Sequence[Diagnostic]]) -> LocaleNumbers:
    pages = [page for page in api_set.pages if page.locale == locale]
    apis = [item for item in api_set.localized if item.locale == locale]
    found = count_severities(finding for page in pages for finding in findings.get(page.path, ()))
    return LocaleNumbers(
        locale=locale,
        pages=len(pages),
        operations=sum(len(api.operations) for api in apis),
        types=sum(len(api.types) for api in apis),
        examples=sum(len(page.examples) for page in pages),
        permissions=len({name for page in pages for grant in page.permissions for name in grant.privileges}),
        found=tuple(found.values()),
    )


def _heat(agreements: Iterable[PageAgreement]) -> Iterator[Heat]:
    totals: Counter[tuple[str, FactKind, Standing]] = Counter()
    for agreement in agreements:
        totals.update(count_standings(agreement))
    for locale in sorted({key[0] for key in totals}):
        for kind in FactKind:
            counts = tuple(totals[locale, kind, standing] for standing in Standing)
            yield Heat(locale=locale, kind=kind.value, counts=counts)


def _worst(pages: Sequence[Page], known: Knowledge) -> Iterator[WorstPage]:
    """The pages with the gravest findings."""
    weighed = ((sum(_WEIGHTS[item.severity] for item in known.findings.get(page.path, ())), page) for page in pages)
    ranked = sorted(weighed, key=lambda item: (-item[0], item[1].path))
    for weight, page in ranked[:_WORST]:
        if weight:
            found = known.findings[page.path]
            yield WorstPage(
                path=page.path,
                link=f"{known.shards[page.root_path]}.html#{page_anchor(page.root_path)}",
                locale=page.locale,
                weight=weight,
                found=tuple(count_severities(found).values()),
                rules=tuple(Counter(item.rule for item in found).most_common(_TOLD_RULES)),
            )


def _rules(findings: Mapping[str, Sequence[Diagnostic]]) -> Iterator[RuleCount]:
    """Every rule that is broken, most frequent first."""
    counts: Counter[tuple[str, str]] = Counter()
    pages: defaultdict[str, int] = defaultdict(int)
    for about in findings.values():
        counts.update((finding.rule, finding.severity.value) for finding in about)
        for rule in {finding.rule for finding in about}:
            pages[rule] += 1
    for (rule, severity), count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        yield RuleCount(rule=rule, severity=severity, count=count, pages=pages[rule], file=rule_file(rule))


def _handoffs(pages: Sequence[Page]) -> Iterator[Handoffs]:
    counts = Counter((page.locale, page.provenance.handoff[:7]) for page in pages if page.provenance.handoff)
    for (locale, month), count in sorted(counts.items()):
        yield Handoffs(locale=locale, month=month, pages=count)


def _page_shard(shard: Shard[str], known: Knowledge) -> ShardSummary:
    standings: Counter[Standing] = Counter()
    for path in shard.items:
        agreement = known.agreements[path]
        found = {said.standing for fact in agreement.facts for said in fact.said}
        found |= {Standing.STALE} if agreement.stale else set()
        standings.update(found | ({Standing.MISSING} if agreement.missing else set()))
    counts = tuple(standings[standing] for standing in Standing)
    return ShardSummary(name=shard.name, title=shard.title, size=len(shard.items), counts=counts)
