"""Facts of change to changes as they are told: judged, with a subject, a message and a place on each side.

What a row of a page changes for several operations at once is told once, at the first of them. Nothing here knows an
output format: values are JSON, words are the catalog's.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from extractor.compare.change import Change, ChangeClass, ChangeOrigin, Visibility
from extractor.compare.difference import Action, FactChange, Said
from extractor.compare.element import Aspect, Chain, Element, Kind, Place, print_subject
from extractor.diagnostics.catalog import RULES
from extractor.diagnostics.rule import Rule
from extractor.diagnostics.rules_breaking import BREAKING_RULES
from extractor.diagnostics.rules_compatible import COMPATIBLE_RULES
from extractor.diagnostics.rules_rewording import DOCUMENTATION_RULES, RETRANSLATION_RULES
from extractor.diagnostics.rules_risky import RISKY_RULES
from extractor.model.json_value import JsonValue
from extractor.model.text import Text

_FAMILIES: tuple[tuple[ChangeClass, tuple[Rule, ...]], ...] = (
    (ChangeClass.BREAKING, BREAKING_RULES),
    (ChangeClass.RISKY, RISKY_RULES),
    (ChangeClass.COMPATIBLE, COMPATIBLE_RULES),
    (ChangeClass.DOCUMENTATION, DOCUMENTATION_RULES),
    (ChangeClass.TRANSLATION, RETRANSLATION_RULES),
)

# The class of each rule of change.
CLASSES: dict[str, ChangeClass] = {rule.name: class_ for class_, rules in _FAMILIES for rule in rules}

_SHOWN = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A fact of change with the rule it falls under, and the locales that show it.

    `locale` is the one that says otherwise where it is a matter of language, `source` the hash that its page names.
    """

    fact: FactChange
    rule: str
    locales: tuple[tuple[str, Visibility], ...]
    locale: str | None = None
    source: str = ""


def tell_changes(judged: Iterable[Judged], version: str) -> tuple[Change, ...]:
    """The changes in order, each row once."""
    told: dict[object, Change] = {}
    for item in judged:
        change = tell_change(item, version)
        key = _fold_key(item, change)
        known = told.get(key)
        if known is None:
            told[key] = change
        elif change.subject not in (known.subject, *known.also):
            told[key] = replace(known, also=(*known.also, change.subject))
    return tuple(sorted(told.values(), key=lambda change: change.sort_key))


def tell_change(judged: Judged, version: str) -> Change:
    """The change as it is told."""
    fact = judged.fact
    subject = print_subject(fact.chain)
    old, new = _said(fact, fact.old), _said(fact, fact.new)
    words = {
        "subject": subject,
        "old": _show(_subject_or_value(fact, fact.old, fact.before)),
        "new": _show(_subject_or_value(fact, fact.new, fact.after)),
        "aspect": "" if fact.aspect is None else fact.aspect.value,
        "fact": _fact(fact),
        "locale": judged.locale or fact.element.place.locale,
        "source": judged.source,
    }
    return Change(
        rule=judged.rule,
        class_=CLASSES[judged.rule],
        subject=subject,
        old=None if fact.action is Action.ADDED else old,
        new=None if fact.action is Action.REMOVED else new,
        old_origin=_origin(fact, fact.old),
        new_origin=_origin(fact, fact.new),
        locales=judged.locales,
        message=RULES[judged.rule].message.format(**words),
        version=version,
        tag=_tag(fact.chain[0]),
        top=fact.chain[0].name,
    )


def _fold_key(item: Judged, change: Change) -> object:
    """Equal for what one row of one page changes for several operations."""
    fact = item.fact
    if len(fact.chain) == 1 and fact.aspect is not None and fact.aspect is not Aspect.NAME:
        part: tuple[object, ...] = (fact.chain[0].kind, fact.aspect)  # what the page says as a whole
        places: tuple[object, ...] = (_page(fact.old), _page(fact.new))
    elif len(fact.chain) == 1:
        return (change.subject, change.rule)
    else:
        part = tuple(element.identity for element in fact.chain[1:])
        places = (_place(fact.old, fact.action is Action.ADDED), _place(fact.new, fact.action is Action.REMOVED))
    return (change.rule, part, places, str(change.old), str(change.new), item.locale)


def _place(chain: Chain, is_missing: bool) -> Place | None:
    return None if is_missing else chain[-1].place


def _page(chain: Chain) -> str:
    return chain[-1].place.path


def _origin(fact: FactChange, chain: Chain) -> ChangeOrigin | None:
    """Where the side states it; a side that lacks it has no place."""
    is_missing = (fact.action is Action.ADDED and chain is fact.old) or (
        fact.action is Action.REMOVED and chain is fact.new
    )
    if is_missing or not chain:
        return None
    place = chain[-1].place
    return ChangeOrigin(path=place.path, line=place.line)


def _said(fact: FactChange, chain: Chain) -> JsonValue:
    """What one side says: the value of the aspect, or what the element that came or went states."""
    if fact.aspect is not None:
        return _json(fact.before if chain is fact.old else fact.after)
    return _describe(chain[-1]) if chain else None


def _describe(element: Element) -> JsonValue:
    """The statements of an element, or its name where it makes none."""
    stated = {
        aspect.value: _json(value)
        for aspect, value in element.values
        if value is not None and value is not False and aspect not in (Aspect.SPELLING, Aspect.CONTENT)
    }
    if element.kind is Kind.PERMISSIONS:
        stated["privileges"] = [child.name for child in element.children]
    named: dict[str, JsonValue] = {"name": element.name, **stated}
    return named if stated else element.name


def _json(said: Said) -> JsonValue:
    match said:
        case Text():
            return said.text
        case tuple():
            return list(said)
    return said


def _subject_or_value(fact: FactChange, chain: Chain, said: Said) -> Said:
    """A thing under another name is shown as a whole: `Type.member`, `GET /path`."""
    is_name = fact.aspect in (Aspect.NAME, Aspect.SPELLING)
    return print_subject(chain) if is_name and chain else said


def _fact(fact: FactChange) -> str:
    """What a page says now, or no longer: the aspect with its value, or the row itself."""
    if fact.aspect is None:
        return "it"
    said = fact.before if fact.after is None else fact.after
    return f"{fact.aspect.value} {_show(said)}"


def _show(said: Said) -> str:
    match said:
        case None:
            return "unstated"
        case bool():
            return "true" if said else "false"
        case Text():
            shown = " ".join(said.text.split())
        case tuple():
            shown = ", ".join(said)
        case str():
            shown = said
    return shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}..."


def _tag(top: Element) -> str:
    """The workload: the first segment of a path that is no placeholder."""
    if top.kind is not Kind.OPERATION:
        return f"{top.kind.value}s"
    segments = top.name.partition("/")[2].split("/")
    return next((segment.partition("(")[0] for segment in segments if not segment.startswith("{")), "") or "root"
