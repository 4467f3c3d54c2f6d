"""The examples of a page as exchanges: which response answers which request, and what the service sends by itself.

In come the fences of one page in order; out come exchanges with ids that are equal in every locale, and one scenario
per example section. A response answers the request that its annotation names, else the last request before it. Which
operation a request exercises is decided in `extractor.linking.matching`. A new way to pair is a branch of `_Pairing`.
"""

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from extractor.linking.api import Exchange, ExchangeKind, Scenario, Step, StepKind, origin_ref
from extractor.model.example import Example
from extractor.model.page import Page
from extractor.model.text import Text

_RESOURCE = "resource"
_RESPONSE = "response"
_EXAMPLE = "example"
_WHOLE_SECTION = ("example", "examples")
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")
_LONGEST_NAME = 100
_HASH_DIGITS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class PageExchanges:
    """What one page shows, in page order."""

    exchanges: tuple[Exchange, ...]
    scenarios: tuple[Scenario, ...]


def read_exchanges(page: Page, *, version: str, stem: str) -> PageExchanges:
    """The exchanges and scenarios of a page; ids begin with `<version>/<stem>/`."""
    pairing = _Pairing()
    for message in _messages(page):
        pairing.take(message)
    prefix = f"{version}/{stem}"
    names = _names(pairing.drafts)
    exchanges = tuple(
        draft.exchange(f"{prefix}/{name}", page) for draft, name in zip(pairing.drafts, names, strict=True)
    )
    steps = [(exchanges[index].id, kind, example) for index, kind, example in pairing.steps]
    return PageExchanges(exchanges=exchanges, scenarios=tuple(_scenarios(page, prefix, steps)))


def _messages(page: Page) -> Iterator[Example]:
    """The messages of the page, those further down in the same fence too; representations of types are none."""
    for example in page.examples:
        if (example.block_type or "").lower() == _RESOURCE:
            continue
        yield example
        for further in example.more:
            yield replace(
                example,
                name=None,
                odata_type=None,
                method=further.method,
                url=further.url,
                status=further.status,
                headers=further.headers,
                body=further.body,
                body_text=further.body_text,
                body_valid=None,
                more=(),
                origin=further.origin,
            )


@dataclass(slots=True)
class _Draft:
    """An exchange while the page is read."""

    kind: ExchangeKind
    request: Example | None = None
    payload: Example | None = None
    responses: list[Example] = field(default_factory=list)

    @property
    def examples(self) -> tuple[Example, ...]:
        examples = (self.request, self.payload, *self.responses)
        return tuple(example for example in examples if example is not None)

    def exchange(self, identifier: str, page: Page) -> Exchange:
        return Exchange(
            id=identifier,
            kind=self.kind,
            operation_id=None,
            request=self.request,
            responses=tuple(self.responses),
            payload=self.payload,
            page=origin_ref(page, self.examples[0].origin),
        )


class _Pairing:
    """Takes the messages of a page one by one."""

    def __init__(self) -> None:
        self.drafts: list[_Draft] = []
        self.steps: list[tuple[int, StepKind, Example]] = []
        self._by_name: dict[str, int] = {}
        self._last_call: int | None = None
        self._awaits_payload: int | None = None

    def take(self, message: Example) -> None:
        """Put a message into the exchange it belongs to."""
        awaiting, self._awaits_payload = self._awaits_payload, None
        if message.notification:
            self._take_notification(message, awaiting)
        elif message.method is not None:
            self._take_request(message)
        elif message.status is not None or (message.block_type or "").lower() == _RESPONSE:
            self._take_response(message)

    def _open(self, draft: _Draft) -> int:
        self.drafts.append(draft)
        return len(self.drafts) - 1

    def _take_notification(self, message: Example, awaiting: int | None) -> None:
        if message.method is None:
            index = self._open(_Draft(kind=ExchangeKind.NOTIFICATION)) if awaiting is None else awaiting
            self.drafts[index].payload = message
        else:
            index = self._open(_Draft(kind=ExchangeKind.NOTIFICATION, request=message))
            if message.body_text is None and message.body is None:
                self._awaits_payload = index
            else:
                self.drafts[index].payload = message
        if index == awaiting:
            self._complete_step(index, message)
        else:
            self.steps.append((index, StepKind.NOTIFICATION, message))

    def _complete_step(self, index: int, payload: Example) -> None:
        """The step of a notification shows its payload, which says more than its headers."""
        position = next(at for at in reversed(range(len(self.steps))) if self.steps[at][0] == index)
        self.steps[position] = (index, StepKind.NOTIFICATION, payload)

    def _take_request(self, message: Example) -> None:
        index = self._open(_Draft(kind=ExchangeKind.CALL, request=message))
        self._last_call = index
        for name in _annotated_names(message):
            self._by_name.setdefault(name.lower(), index)
        self.steps.append((index, StepKind.REQUEST, message))

    def _take_response(self, message: Example) -> None:
        known = (self._by_name.get(name.lower()) for name in _annotated_names(message))
        targets = list(dict.fromkeys(index for index in known if index is not None))
        if not targets:
            targets = [self._open(_Draft(kind=ExchangeKind.CALL)) if self._last_call is None else self._last_call]
        for index in targets:
            self.drafts[index].responses.append(message)
            self.steps.append((index, StepKind.RESPONSE, message))


def _annotated_names(example: Example) -> tuple[str, ...]:
    if example.name is None:
        return ()
    return (example.name,) if isinstance(example.name, str) else example.name


def _names(drafts: list[_Draft]) -> Iterator[str]:
    """The annotation's name, else the heading's slug with its ordinal; a repeated name gets `-2`, `-3`, …"""
    ordinals: Counter[str] = Counter()
    repeated: Counter[str] = Counter()
    taken: set[str] = set()
    for draft in drafts:
        annotated = (safe_name(example.first_name or "") for example in draft.examples)
        name = next((name for name in annotated if name), "")
        if not name:
            slug = safe_name(draft.examples[0].heading or "") or "example"
            ordinals[slug] += 1
            name = f"{slug}-{ordinals[slug]}"
        unique = name
        while unique.lower() in taken:
            repeated[name.lower()] += 1
            unique = f"{name}-{repeated[name.lower()] + 1}"
        taken.add(unique.lower())
        yield unique


def safe_name(name: str) -> str:
    """A name that may be part of an id, a file name and a component key: with a hash where more than blanks was lost.

    >>> safe_name("get user"), safe_name("../get user: <1>"), safe_name("...")
    ('get-user', 'get-user-1-d547f217', '')
    """
    joined = "-".join(name.split())
    kept = _UNSAFE.sub("-", name).strip("-.")[:_LONGEST_NAME]
    if kept in ("", joined):
        return kept
    return f"{kept}-{hashlib.sha256(name.encode('utf-8', 'surrogatepass')).hexdigest()[:_HASH_DIGITS]}"


def _scenarios(page: Page, prefix: str, steps: list[tuple[str, StepKind, Example]]) -> Iterator[Scenario]:
    """One for each example that has a heading of its own, else one for the page's example section."""
    grouped: defaultdict[str, list[Step]] = defaultdict(list)
    for exchange_id, kind, example in steps:
        name = _EXAMPLE if example.section in (None, *_WHOLE_SECTION) else safe_name(example.section or "")
        grouped[name or _EXAMPLE].append(Step(kind=kind, exchange_id=exchange_id, example=example))
    title = page.title or Text(text=prefix, en=prefix)
    for name, group in grouped.items():
        reference = origin_ref(page, group[0].example.origin)
        yield Scenario(id=f"{prefix}/{name}", title=title, steps=tuple(group), page=reference)
