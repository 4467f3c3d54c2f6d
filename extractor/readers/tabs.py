"""Tab groups: level-1 headings such as `# [HTTP](#tab/http)` that switch between languages and open no section.

The HTTP tab is the page's content; what stands in another tab repeats it in a programming language. A group ends at a
thematic break or at the next heading that is no tab.
"""

import re

from extractor.readers.blocks import Heading, Rule

_TAB_LINK = re.compile(r"\]\(\s*#tab/(?P<tab>[A-Za-z0-9_-]+)", re.IGNORECASE)
_CONTENT_TABS = frozenset({"http", "https", "rest"})


def tab_of(heading: Heading) -> str | None:
    """The tab that a heading opens, None for a heading of the page."""
    match = _TAB_LINK.search(heading.raw) if "#" in heading.raw else None
    return match["tab"].lower() if match else None


def is_content_tab(tab: str) -> bool:
    """Whether the tab shows the message itself."""
    return tab in _CONTENT_TABS


class TabState:
    """Which tab the blocks that follow stand in."""

    __slots__ = ("_tab",)

    def __init__(self) -> None:
        self._tab: str | None = None

    def take(self, block: Heading | Rule) -> None:
        """Note a heading or a thematic break."""
        self._tab = tab_of(block) if isinstance(block, Heading) else None

    @property
    def is_content(self) -> bool:
        """Whether what follows is the page's content: outside a group, or in its HTTP tab."""
        return self._tab is None or is_content_tab(self._tab)
