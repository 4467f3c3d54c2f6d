"""What the site works out once for a version: findings by page, languages by page, the same thing in every locale.

The API of a version goes in with the configuration's word on findings; look-ups come out, which every file of the
version is made from. Nothing here is shown as it is.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from extractor.compare.agreement import PageAgreement, compare_languages
from extractor.diagnostics.policy import Policy, apply_policy
from extractor.linking.api import ApiOperation, ApiSet, ApiType, PageRef
from extractor.model.diagnostic import Diagnostic
from extractor.model.page import Page
from extractor.writers.report.page_view import PageView, view_page
from extractor.writers.report.rows import Places
from extractor.writers.report.shards import Shard, place_of_pages, shard_pages


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """Look-ups of one version.

    `findings` are by the path of the page, `pages` and `views` by the path from the documentation root; `operations`
    and `types` give, by id, the same thing by locale; `shards` says in which file a page stands, `links` where on the
    site it is spoken of, if at all.
    """

    locales: tuple[str, ...]
    findings: Mapping[str, tuple[Diagnostic, ...]]
    agreements: Mapping[str, PageAgreement]
    views: Mapping[str, PageView]
    operations: Mapping[str, Mapping[str, ApiOperation]]
    types: Mapping[str, Mapping[str, ApiType]]
    places: Places
    page_shards: tuple[Shard[str], ...]
    shards: Mapping[str, str]
    links: Mapping[str, str]
    counts: Mapping[tuple[str, str], int]

    def count_findings(self, references: Iterable[PageRef]) -> int:
        """How many findings are about the pages."""
        return sum(self.counts.get(key, 0) for key in {(page.path, page.locale) for page in references})


def know_version(api_set: ApiSet, policy: Policy) -> Knowledge:
    """The look-ups of the version that the set holds."""
    findings = find_by_page(api_set, policy)
    locales = tuple(sorted({page.locale for page in api_set.pages}))
    pages = _by_root_path(api_set.pages)
    agreements = {path: compare_languages(tuple(own.values()), locales) for path, own in pages.items()}
    views = {path: view_page(agreements[path], own, findings) for path, own in pages.items()}
    page_shards = shard_pages(pages)
    shards = place_of_pages(page_shards)
    return Knowledge(
        locales=locales,
        findings=findings,
        agreements=agreements,
        views=views,
        operations=_operations(api_set),
        types=_types(api_set),
        places=Places(api_set.pages),
        page_shards=page_shards,
        shards=shards,
        links={path: f"{shards[path]}.html#{view.anchor}" for path, view in views.items() if view.says_something},
        counts={(page.root_path, page.locale): len(findings.get(page.path, ())) for page in api_set.pages},
    )


def find_by_page(api_set: ApiSet, policy: Policy) -> dict[str, tuple[Diagnostic, ...]]:
    """Every finding that the configuration leaves, by the path of the page that it is about.

    What linking found in a file that several pages include is told on the first of them.
    """
    found = {page.path: list(page.diagnostics) for page in api_set.pages}
    owners = {page.path: page.path for page in api_set.pages}
    for page in api_set.pages:
        root = page.path.removesuffix(page.root_path)
        for file in page.files:
            owners.setdefault(root + file, page.path)
    for finding in api_set.findings:
        if finding.path in owners:
            found[owners[finding.path]].append(finding)
    return {path: _weigh(about, policy) for path, about in found.items() if about}


def _weigh(about: Sequence[Diagnostic], policy: Policy) -> tuple[Diagnostic, ...]:
    return apply_policy(sorted(about, key=lambda item: item.sort_key), policy)


def _by_root_path(pages: Iterable[Page]) -> dict[str, dict[str, Page]]:
    by_path: defaultdict[str, dict[str, Page]] = defaultdict(dict)
    for page in sorted(pages, key=lambda item: (item.root_path, item.locale)):
        by_path[page.root_path][page.locale] = page
    return by_path


def _operations(api_set: ApiSet) -> dict[str, dict[str, ApiOperation]]:
    found: defaultdict[str, dict[str, ApiOperation]] = defaultdict(dict)
    for api in api_set.localized:
        for operation in api.operations:
            found[operation.operation_id][api.locale or ""] = operation
    return found


def _types(api_set: ApiSet) -> dict[str, dict[str, ApiType]]:
    found: defaultdict[str, dict[str, ApiType]] = defaultdict(dict)
    for api in api_set.localized:
        for item in api.types:
            found[item.qualified_name][api.locale or ""] = item
    return found
