"""The operations that the methods table of a type lists: those of the pages to which its rows lead.

In come the types of one version with the pages that their tables link, and its operations with the pages that state
them; out come the types with the ids of the operations. The words of a row say nothing here, so that the ids are the
same in every language. What a row without a link means is nowhere said; one that leads to no operation is reported.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from extractor.linking.api import ApiType
from extractor.linking.findings import Findings
from extractor.linking.naming import Naming
from extractor.linking.operation_ids import OperationKey
from extractor.linking.operations import OperationPages
from extractor.model.page import Page


class Methods:
    """What the pages of an API document, for the tables that lead to them."""

    def __init__(self, entries: Mapping[OperationKey, OperationPages], naming: Naming) -> None:
        """Learn which operations each page states, in the order of its request lines."""
        stated: defaultdict[str, list[tuple[int, OperationKey]]] = defaultdict(list)
        for key, entry in entries.items():
            for page, line in entry.stated:
                stated[page.root_path.lower()].append((line.origin.line, key))
        self._ids = {
            path: tuple(dict.fromkeys(naming.operation_id(key) for _, key in sorted(found)))
            for path, found in stated.items()
        }

    def settle_type(self, api_type: ApiType) -> ApiType:
        """The type with the operations that the pages of its methods document."""
        settled = (replace(method, operation_ids=self._ids.get(method.page.lower(), ())) for method in api_type.methods)
        return replace(api_type, methods=tuple(settled))


def report_rows(pages: Sequence[Page], findings: Findings) -> None:
    """Name the rows that lead to a page without operations, or to none of the set in any locale or version."""
    documented = {page.root_path.lower() for page in pages if page.operations}
    for page in pages:
        for row in () if page.resource is None else page.resource.methods:
            if row.page is not None and row.page.lower() not in documented:
                findings.of(page).add("method-without-operation", row.origin, page=row.page)
