"""A mined vocabulary as the TOML text of a locale file.

Sections of mined phrases come in, text goes out that `read_vocabulary` reads as it stands and a maintainer can go on
with: each meaning with its phrases, the most frequent first, and the number of pages of each in a comment.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from extractor.terms.mining import MinedPhrase

# the order in which people read a locale file
SECTIONS = (
    "schemes", "stated", "orders", "headers", "types", "type_forms", "descriptions", "request_body", "answers",
    "columns", "sections", "names", "members", "lists",
)  # fmt: skip
_CONTROLS = frozenset(map(chr, (*range(0x20), 0x7F)))
_BARE_KEY = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-")


def print_locale_file(locale: str, mined: Mapping[str, Sequence[MinedPhrase]], *, pages: int) -> str:
    """The text of a locale's file, from what so many pages taught."""
    lines = [f"# Mined from {pages} side-by-side pages; the numbers count the pages that a phrase stands on.", ""]
    lines += ["[about]", f"locale = {_string(locale)}", 'source = "corpus"']
    for section in SECTIONS:
        phrases = mined.get(section, ())
        if phrases:
            lines += ["", f"[{section}]", *_members(phrases)]
    return "\n".join(lines) + "\n"


def _members(phrases: Sequence[MinedPhrase]) -> Iterator[str]:
    for meaning, group in groupby(phrases, key=lambda item: item.meaning):
        key = meaning if meaning and set(meaning) <= _BARE_KEY else _string(meaning)
        yield f"{key} = ["
        for item in group:
            yield f"  {_string(item.phrase)}, # {item.pages}"
        yield "]"


def _string(text: str) -> str:
    """A basic string of TOML 1.0: control characters, quotes and backslashes as escapes."""
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(character: str) -> str:
    if character in '"\\':
        return f"\\{character}"
    return f"\\u{ord(character):04x}" if character in _CONTROLS else character
