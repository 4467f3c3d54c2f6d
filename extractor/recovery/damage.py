"""What may be damaged: which pages are translations, and which names look like words of a language.

Decided by what an API could hold, never by lists of words. The documentation names properties and members with a small
first letter; a capital in front of small letters alone is how translation writes a noun or begins a cell.
"""

import re

from extractor.model.page import Page

_CAPITALISED_WORD = re.compile(r"[A-Z][a-z]{2,}")


def is_english(page: Page) -> bool:
    """Whether the page is in English, which nothing translated."""
    return page.locale.lower().split("-", 1)[0] == "en"


def carries_english(page: Page) -> bool:
    """Whether a translated page has its English beside it, from which its names were read."""
    described = (*(row.description for row in page.request_headers), *(row.description for row in page.parameters))
    return any(text is not None and text.en is not None for text in (page.title, page.summary, *described))


def looks_translated(name: str) -> bool:
    """Whether a name is a capitalised word: no name of the API is damaged because of it, but a translated one is."""
    return _CAPITALISED_WORD.fullmatch(name) is not None
