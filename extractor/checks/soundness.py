"""Which names of a page can be relied on, for the checks that compare names.

Translation changes the names in tables and leaves those in code alone. A name that no API could have, and one that
recovery gave up, may be any name: what the page then seems to lack or to repeat is damage, which recovery reports, and
no contradiction. A further sign of damage is recovery's to find and report.
"""

import re
from collections.abc import Callable
from typing import Protocol

from extractor.model.origin import Origin
from extractor.model.page import Page

_NAME = re.compile(r"[A-Za-z_@$][A-Za-z0-9_@$./-]*")
_GIVEN_UP = "unrecovered-identifier"


class Named(Protocol):
    """A row of a table: a parameter, a property, a member of an enumeration."""

    @property
    def name(self) -> str:
        """The row's name."""

    @property
    def origin(self) -> Origin:
        """The row's place."""


def name_soundness(page: Page) -> Callable[[Named], bool]:
    """A test whether a row of `page` has a name that an API could have and that recovery did not give up."""
    given_up = frozenset(
        finding.line for finding in page.diagnostics if finding.rule == _GIVEN_UP and finding.path == page.path
    )
    return lambda row: is_name(row.name) and (row.origin.file is not None or row.origin.line not in given_up)


def is_name(text: str) -> bool:
    """Whether an API could have the name.

    >>> is_name("displayName"), is_name("file/fileName"), is_name("原因")
    (True, True, False)
    """
    return _NAME.fullmatch(text) is not None
