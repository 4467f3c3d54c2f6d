"""Two sides of a comparison, each with the canonical API and its locales, to all changes between them.

In come sides, one for each API version; out come changes, in order. A change of the canonical API says which locales
show it already. A change in a locale alone is one of translation: the API did not change.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from extractor.compare.change import Change, ChangeClass, PageChanges, Visibility
from extractor.compare.difference import Action, FactChange, compare_surfaces
from extractor.compare.element import Aspect, Element, Kind, same_value
from extractor.compare.judge import judge_change
from extractor.compare.page_sources import DRIFTED, Languages, PageSource, Reason, Sources
from extractor.compare.surface import EMPTY, PageFacts, Surface, merge_changed, merge_pages
from extractor.compare.telling import CLASSES, Judged, tell_changes
from extractor.compare.usage import Usage
from extractor.compare.visibility import find, is_visible, local_changes
from extractor.model.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One version of the API on one side: merged over all locales, and as each locale states it.

    `elements` are those of all pages, merged or not: how a type is used is seen in all of them, while a surface may
    hold only what can have changed. `sources` tell what each page was made from.
    """

    version: str
    canonical: Surface
    locales: Mapping[str, Surface]
    elements: Collection[Element]
    sources: Sources = field(default_factory=dict)


def compare_sides(old: Side, new: Side) -> tuple[Change, ...]:
    """Every change between two sides."""
    facts = compare_surfaces(old.canonical, new.canonical)
    usage = Usage(old.elements, new.elements, renamed=_renamed_types(facts))
    languages = _languages(old, new)
    judged = [_judged(fact, usage, languages, _visibility(fact, old, new)) for fact in facts]
    judged += [item for locale in sorted(new.locales) for item in _local(locale, old, new, facts, usage)]
    return tell_changes(judged, new.version)


def compare_facts(old: Collection[PageFacts], new: Collection[PageFacts], version: str) -> tuple[Change, ...]:
    """Every change between what two lists of pages state, whatever their locales."""
    sides = [
        Side(
            version=version,
            canonical=surface,
            locales={},
            elements=[element for page in pages for element in page.elements],
        )
        for surface, pages in zip(merge_changed(old, new), (old, new), strict=True)
    ]
    return compare_sides(sides[0], sides[1])


def _renamed_types(facts: Iterable[FactChange]) -> dict[str, str]:
    return {
        fact.old[-1].simple_name: fact.new[-1].simple_name
        for fact in facts
        if fact.kind is Kind.TYPE and fact.aspect is Aspect.NAME
    }


def _languages(old: Side, new: Side) -> Languages:
    """The sources of both sides, where each is in one language and it is not the same."""
    is_across = len(old.locales) == len(new.locales) == 1 and set(old.locales) != set(new.locales)
    return Languages(old=old.sources, new=new.sources) if is_across else Languages()


def _judged(
    fact: FactChange, usage: Usage, languages: Languages, locales: tuple[tuple[str, Visibility], ...]
) -> Judged:
    reason = _reason(fact, usage, languages)
    return Judged(fact=fact, rule=reason.rule, locales=locales, locale=reason.locale or None, source=reason.source)


def _reason(fact: FactChange, usage: Usage, languages: Languages) -> Reason:
    """The rule that a change falls under; where two languages differ in what they were made from, that is why."""
    rule = _judge(fact, usage)
    if CLASSES[rule] is ChangeClass.TRANSLATION:
        return Reason(rule=rule, locale="")
    found = languages.explain(fact)
    is_why = found is not None and (CLASSES[rule].is_api or found.rule != DRIFTED)
    return found if found is not None and is_why else Reason(rule=rule, locale="")


def _judge(fact: FactChange, usage: Usage) -> str:
    """The rule that a change falls under; two translations of the same page differ by translation alone."""
    rule = judge_change(fact, usage)
    is_news = CLASSES[rule].is_api and _is_same_source(fact)
    return "translation-drifted" if is_news else rule


def _is_same_source(fact: FactChange) -> bool:
    """Whether both sides were read on a page that was translated from the same bytes."""
    if not (fact.old and fact.new):
        return False
    old, new = fact.old[-1].place, fact.new[-1].place
    is_own = all(place.path.endswith(place.page) for place in (old, new))  # an include has a source of its own
    return is_own and old.page == new.page and old.source_hash is not None and old.source_hash == new.source_hash


# A page with its name, what it states and what it was made from
SourcedPage: TypeAlias = tuple[str, PageFacts, PageSource | None]


def compare_pages(old: Iterable[SourcedPage], new: Iterable[SourcedPage]) -> PageChanges:
    """The pages of both sides, each with what tells it from the others, and what became of them."""
    before, after = ({name: (facts, source) for name, facts, source in pages} for pages in (old, new))
    changed = [
        (before[identity], after[identity])
        for identity in before
        if identity in after and before[identity][0].elements != after[identity][0].elements
    ]
    classes = [_page_classes(*pair) for pair in changed]
    return PageChanges(
        old=len(before),
        new=len(after),
        changed=sum(bool(found) for found in classes),
        translation_only=sum(found == {ChangeClass.TRANSLATION} for found in classes),
    )


def _page_classes(
    old: tuple[PageFacts, PageSource | None], new: tuple[PageFacts, PageSource | None]
) -> set[ChangeClass]:
    (before, old_source), (after, new_source) = old, new
    usage = Usage(before.elements, after.elements)
    languages = Languages()
    if old_source is not None and new_source is not None and old_source.locale != new_source.locale:
        languages = Languages(old={before.page: old_source}, new={after.page: new_source})
    facts = compare_surfaces(merge_pages([before]), merge_pages([after]))
    return {CLASSES[_reason(fact, usage, languages).rule] for fact in facts}


def _visibility(fact: FactChange, old: Side, new: Side) -> tuple[tuple[str, Visibility], ...]:
    return tuple(
        (locale, is_visible(fact, old.locales.get(locale, EMPTY), surface))
        for locale, surface in sorted(new.locales.items())
    )


def _local(locale: str, old: Side, new: Side, canonical: Iterable[FactChange], usage: Usage) -> Iterator[Judged]:
    """What changed in one locale and not in the API."""
    before, after = old.locales.get(locale), new.locales[locale]
    if before is None or (before.elements == old.canonical.elements and after.elements == new.canonical.elements):
        return
    for fact in local_changes(compare_surfaces(before, after), canonical):
        rule = _judge(fact, usage)
        if isinstance(fact.before, Text) or isinstance(fact.after, Text):
            rule = "text-retranslated"
        elif CLASSES[rule] is not ChangeClass.TRANSLATION:
            rule = "translation-caught-up" if _agrees(fact, new.canonical) else "translation-drifted"
        yield Judged(fact=fact, rule=rule, locales=((locale, Visibility.PRESENT),), locale=locale)


def _agrees(fact: FactChange, canonical: Surface) -> bool:
    """Whether the API was already what the locale says now."""
    found = find(canonical, fact.chain)
    if fact.action is Action.REMOVED:
        return found is None
    if found is None or fact.aspect is None or isinstance(fact.after, Text):
        return found is not None
    if fact.aspect in (Aspect.NAME, Aspect.ORDER, Aspect.PAGE):
        return True
    return same_value(fact.aspect, found.value(fact.aspect), fact.after)
