"""One permission cell: the privileges it lists, which of them are needed together, and what it says instead of names.

A privilege is known by its form (`Word.Word[.Word]`), never by a list. What holds ASCII words but no privilege was
damaged or is prose: the cell's text is kept for recovery to look at.
"""

import re
from dataclasses import dataclass

from extractor.model.operation import Stated
from extractor.readers.inline import read_inline
from extractor.terms.lookup import stated_of
from extractor.terms.phrases import normalise_phrase
from extractor.terms.vocabulary import Vocabulary

# ASCII classes: \w and \b fail between CJK or Cyrillic and Latin letters (`和User.ReadWrite.All`)
_PRIVILEGE = re.compile(
    r"(?<![A-Za-z0-9_./@-])(?P<name>[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*(?:\.[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*){1,4})"
    r"(?![A-Za-z0-9_/@-])(?P<mark>(?:\s?\\?\*){0,2})"
)
_HOST = re.compile(r"\.(?:com|net|org|md|microsoft)$")
_ITEM_END = re.compile(r"[,;\uff0c\u3001\uff1b\n]|<br\s*/?>", re.IGNORECASE)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_ASCII_WORD = re.compile(r"[A-Za-z]{3,}")
# OpenID Connect scopes are privileges without a dot
_PLAIN_SCOPES = frozenset({"email", "offline_access", "openid", "profile"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivilegeCell:
    """What a cell of a permission table says; `damaged` is its text where it may hold names that cannot be read."""

    privileges: tuple[str, ...]
    stated: Stated | None
    combinations: tuple[tuple[str, ...], ...] | None
    struck: tuple[str, ...]
    resource_specific: tuple[str, ...]
    legacy: tuple[str, ...]
    damaged: str | None


def read_privileges(raw: str, vocabulary: Vocabulary) -> PrivilegeCell:
    """The reading of a cell; `raw` is Markdown in the language that it is best read in."""
    inline = read_inline(_BREAK.sub(" , ", raw))
    text = inline.text
    found = [match for match in _PRIVILEGE.finditer(text) if _HOST.search(match["name"]) is None]
    struck = tuple(dict.fromkeys(name["name"] for part in inline.struck for name in _PRIVILEGE.finditer(part)))
    kept = [match for match in found if match["name"] not in struck]
    privileges = tuple(dict.fromkeys(match["name"] for match in kept)) or _plain_scopes(text)
    stated = Stated.LISTED if privileges else stated_of(text, vocabulary)
    return PrivilegeCell(
        privileges=privileges,
        stated=stated,
        combinations=_combinations(text, struck, vocabulary),
        struck=struck,
        resource_specific=_marked(kept, "*"),
        legacy=_marked(kept, "**"),
        damaged=text if not privileges and stated is None and _ASCII_WORD.search(text) else None,
    )


def _marked(matches: list[re.Match[str]], mark: str) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(match["name"] for match in matches if match["mark"].replace(" ", "").replace("\\", "") == mark)
    )


def _plain_scopes(text: str) -> tuple[str, ...]:
    items = [item.strip() for item in _ITEM_END.split(text)]
    return tuple(items) if items and all(item in _PLAIN_SCOPES for item in items) else ()


def _combinations(text: str, struck: tuple[str, ...], vocabulary: Vocabulary) -> tuple[tuple[str, ...], ...] | None:
    """Sets of privileges joined by a word for *and*; a list's last item (`A, and B`) joins nothing."""
    items = [_joined(item, struck, vocabulary) for item in _ITEM_END.split(text)]
    sets = [names for item in items for names in item if names]
    return tuple(dict.fromkeys(sets)) if any(len(names) > 1 for names in sets) else None


def _joined(item: str, struck: tuple[str, ...], vocabulary: Vocabulary) -> list[tuple[str, ...]]:
    """The sets of one item: names with nothing but a word for *and* between them stand in one set."""
    sets: list[tuple[str, ...]] = []
    end = -1
    for match in _PRIVILEGE.finditer(item):
        name = match["name"]
        if name in struck:
            continue
        between = item[end : match.start()] if end >= 0 else ""
        if sets and normalise_phrase(between) in vocabulary.all_of:
            sets[-1] = (*sets[-1], name)
        else:
            sets.append((name,))
        end = match.end()
    return sets
