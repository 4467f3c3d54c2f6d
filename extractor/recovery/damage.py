"""What may be damaged: which pages are translations, and which names look like words of a language.

Decided by what an API could hold, never by lists of words. The documentation names properties and members with a small
first letter; a capital in front of small letters alone is how translation writes a noun or begins a cell.
"""

import re

from extractor.model.page import Page
from extractor.terms.http import QUERY_OPTIONS

_CAPITALISED_WORD = re.compile(r"[A-Z][a-z]{2,}")
_PLAIN_WORD = re.compile(r"[A-Za-z]?[a-z]+|[A-Z]{2,}[0-9]*")
_INNER_CAPITAL = re.compile(r"[a-z][A-Z]")


def is_english(page: Page) -> bool:
    """Whether the page is in English, which nothing translated."""
    return page.locale.lower().split("-", 1)[0] == "en"


def carries_english(page: Page) -> bool:
    """Whether a translated page has its English beside it, from which its names were read."""
    described = (*(row.description for row in page.request_headers), *(row.description for row in page.parameters))
    return any(text is not None and text.en is not None for text in (page.title, page.summary, *described))


def is_judged(page: Page) -> bool:
    """Whether translation may have damaged what the page says: it is no English, and has none beside it."""
    return not is_english(page) and not carries_english(page)


def looks_translated(name: str) -> bool:
    """Whether a name is a capitalised word: no name of the API is damaged because of it, but a translated one is."""
    return _CAPITALISED_WORD.fullmatch(name) is not None


def is_plain_word(name: str) -> bool:
    """Whether a name is one word of ASCII letters, as a language in that script may have: `gesamt`, not `webUrl`."""
    return _PLAIN_WORD.fullmatch(name) is not None


def is_several_words(name: str) -> bool:
    """Whether a name is of several words by its capitals: `WebUrl`, `InitiatedBy/app/appId`."""
    return _INNER_CAPITAL.search(name) is not None


def is_translated_option(name: str) -> bool:
    """Whether a name is written as a system query option of OData, and is none: `$erweitern`."""
    return name.startswith("$") and name.lower() not in QUERY_OPTIONS


def is_recased(name: str, sound: str) -> bool:
    """Whether translation may have changed the case of a sound name: it begins with a capital, as nouns do.

    Or both are of several words: `blockWifi` may be `blockWiFi`. `deltarows` beside a key `deltaRows` is the
    documentation's own.
    """
    if name == sound or name.lower() != sound.lower():
        return False
    return name[0].isupper() or all(map(_INNER_CAPITAL.search, (name, sound)))
