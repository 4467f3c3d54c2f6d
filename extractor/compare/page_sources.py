"""Why two languages differ: the English pages that both were made from, or a page that only one of them has.

In come, for the pages of each side, the hashes of the English bytes that they are or were made from; out comes what
that says of a fact of change. Languages of pages that nothing ties to English are compared as any other pages are.
Which rule a difference falls under then is for `extractor.compare.judge`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from extractor.compare.difference import Action, FactChange

DRIFTED = "translation-drifted"
OTHER_REVISION = "translation-of-other-revision"
MISSING = "page-in-one-language"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSource:
    """What a page was made from: `named` is the hash that a translation gives, `own` are those of an English page."""

    locale: str
    named: str | None = None
    own: tuple[str, ...] = ()

    @property
    def hashes(self) -> frozenset[str]:
        """The hashes of the English bytes, none where nothing tells them."""
        return frozenset(self.own if self.named is None else (self.named,))


# By the name of a page
Sources: TypeAlias = Mapping[str, PageSource]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why a fact differs: a rule, the language that says otherwise, and the hash that its page names."""

    rule: str
    locale: str
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Languages:
    """The pages of both sides where one language is compared with another; none where it is not."""

    old: Sources = field(default_factory=dict)
    new: Sources = field(default_factory=dict)

    def explain(self, fact: FactChange) -> Reason | None:
        """Why two languages differ in the fact, None where their pages do not tell."""
        if not self.old or not self.new:
            return None
        lacking = {Action.ADDED: self.old, Action.REMOVED: self.new}.get(fact.action)
        if lacking is not None and fact.element.place.page not in lacking:
            return Reason(rule=MISSING, locale=next(iter(lacking.values())).locale)
        reasons = [self._compare(page) for page in _pages(fact)]
        other = next((reason for reason in reasons if reason is not None and reason.rule == OTHER_REVISION), None)
        return other or (reasons[0] if reasons and None not in reasons else None)

    def _compare(self, page: str) -> Reason | None:
        """What the sources of a page in both languages say."""
        sides = [source for source in (self.new.get(page), self.old.get(page)) if source is not None]
        translated = next((source for source in sides if source.named is not None), None)
        if translated is None or not all(source.hashes for source in sides) or len(sides) == 1:
            return None
        is_same = sides[0].hashes & sides[1].hashes
        return Reason(
            rule=DRIFTED if is_same else OTHER_REVISION, locale=translated.locale, source=translated.named or ""
        )


def _pages(fact: FactChange) -> tuple[str, ...]:
    """The pages that state the fact, or would; none where an include does, which has a source of its own."""
    chains = (fact.old, fact.new) if fact.action is Action.CHANGED else (fact.chain,)
    places = [chain[-1].place for chain in chains]
    is_own = all(place.path.endswith(place.page) for place in places)
    return tuple(sorted({place.page for place in places})) if is_own else ()
