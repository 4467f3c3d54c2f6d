"""Names of permissions that translation pulled apart, from the names that the set and the catalogue know.

`Group. Read. all` and `TeamReadBasicAll` still have the letters of a name, and lost its dots, blanks or capitals. Where
every part of a cell has the letters of exactly one known name, or is one, those are the permissions that it lists. A
name that another page lists is evidence of the set, one that only the catalogue has is not taken for a scheme that it
is not offered for. A word that was translated (`任务.读取`) has other letters, and its cell stays as it is.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, replace
from typing import TypeAlias

from extractor.model.operation import PermissionGrant, Scheme, Stated
from extractor.model.origin import Evidence, Recovered
from extractor.model.page import Page
from extractor.recovery.damage import is_judged
from extractor.terms.names import is_privilege

# the permissions of a catalogue, with the schemes that each is offered for
Offered: TypeAlias = Mapping[str, Set[Scheme]]

_UNREAD = "unread-permissions"
_SEPARATOR = re.compile(r"[,;\uff0c\u3001\uff1b\n]")
_FULL_STOPS = (".", "\u3002", "\uff0e")
_ENDING = "".join((" ", *_FULL_STOPS))
_LETTERS = re.compile(r"[^\W_]+")
# so many pages list a name that is sound; what translation made of one is seldom made twice
_ENOUGH_PAGES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """A name, and where it is known from: the schemes of the catalogue, None where the set lists it."""

    name: str
    schemes: Set[Scheme] | None


class Privileges:
    """The names of permissions that are known, by their letters."""

    def __init__(self, pages: Iterable[Page], offered: Offered) -> None:
        """Those that pages list and those of the catalogue."""
        listed: defaultdict[str, set[str]] = defaultdict(set)
        # what English pages write so is the documentation's own, and no damage of translation
        self._english: set[str | None] = set()
        for page in pages:
            for grant in page.permissions:
                if not is_judged(page):
                    self._english.add(grant.damaged)
                for name in grant.privileges:
                    listed[name].add(page.root_path)
        sound = {name for name, paths in listed.items() if len(paths) >= _ENOUGH_PAGES or name in offered}
        self._by_letters: defaultdict[str, list[_Known]] = defaultdict(list)
        for name in sorted({*sound, *offered}):
            schemes = None if name in sound else offered[name]
            self._by_letters[_letters_of(name)].append(_Known(name=name, schemes=schemes))

    def repair(self, page: Page) -> Page:
        """The page with the damaged cells whose every part is a known name."""
        if not is_judged(page) or all(grant.damaged is None for grant in page.permissions):
            return page
        grants = tuple(map(self._repaired, page.permissions))
        unread = {grant.origin.line for grant in grants if grant.damaged is not None}
        read = {grant.origin.line for grant in grants if grant.recovered is not None} - unread
        kept = (found for found in page.diagnostics if found.rule != _UNREAD or found.line not in read)
        return replace(page, permissions=grants, diagnostics=tuple(kept))

    def _repaired(self, grant: PermissionGrant) -> PermissionGrant:
        if grant.damaged is None or grant.damaged in self._english or grant.combinations is not None or grant.struck:
            return grant
        parts = [part.strip().rstrip(_ENDING) for part in _SEPARATOR.split(grant.damaged)]
        found = [self._known(part, grant.scheme) for part in parts if part]
        known = [item for item in found if item is not None]
        if not known or len(known) < len(found):
            return grant
        is_listed = all(item.schemes is None for item in known)
        evidence = Evidence.DOCUMENTATION_SET if is_listed else Evidence.CATALOGUE
        return replace(
            grant,
            privileges=tuple(dict.fromkeys(item.name for item in known)),
            stated=Stated.LISTED,
            damaged=None,
            recovered=Recovered(from_=grant.damaged, evidence=evidence, line=None),
        )

    def _known(self, part: str, scheme: Scheme) -> _Known | None:
        """The only known name with the letters of the part; a part with the form of a name may be one unknown.

        What stands before a dot is lost (`.Read.All`), and nothing tells which names could have stood there.
        """
        if part.startswith(_FULL_STOPS):
            return None
        known = self._by_letters.get(_letters_of(part), [])
        alike = [item for item in known if item.name == part] or known
        if len(alike) == 1 and (alike[0].schemes is None or scheme in alike[0].schemes):
            return alike[0]
        return _Known(name=part, schemes=None) if is_privilege(part) and not alike else None


def _letters_of(name: str) -> str:
    """The letters and digits of a name, whatever stands between them."""
    return "".join(_LETTERS.findall(name)).lower()


NOTHING_OFFERED: Offered = {}
