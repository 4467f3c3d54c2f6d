"""Which names in the tables of a page are none, because translation made words of them.

A page comes in; out comes a test for the names of its rows. A name that no API could have is one of these, and one that
recovery gave up: `Tabellen` looks like a name. It is for `extractor.recovery` to find what a name was, and to report
further signs of damage.
"""

from collections.abc import Callable

from extractor.linking.lexical import is_member_name
from extractor.model.origin import Origin
from extractor.model.page import Page

_GIVEN_UP = "unrecovered-identifier"


def find_damage(page: Page) -> Callable[[str, Origin], bool]:
    """A test whether translation damaged the name in a row of `page`, by the name and its place."""
    given_up = frozenset(
        (finding.line, finding.args.get("text"))
        for finding in page.diagnostics
        if finding.rule == _GIVEN_UP and finding.path == page.path
    )

    def is_damaged(name: str, origin: Origin) -> bool:
        return not is_member_name(name) or (origin.file is None and (origin.line, name) in given_up)

    return is_damaged
