"""What the code under test sent beside what the documentation shows, line by line.

An exchange and a sent request go in, a `Comparison` comes out: the documented request as text, and the sent one in the
same words wherever it is as documented, so that a plain difference of the two shows what is wrong and nothing else.
Values of a body are compared by kind only (`<string>`) unless a test asks for the values. A further way to compare
bodies is a member of `BodyCheck` and a branch of `_Alignment`.
"""

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from difflib import unified_diff
from enum import StrEnum
from typing import Any

from extractor.pytest_plugin.documents import Body, Exchange, Request
from extractor.pytest_plugin.messages import SentRequest
from extractor.pytest_plugin.routing import is_call_of

_TYPE = "content-type"
_ABSENT = "(absent)"
# Set by the library that sends, or by the network
_NOT_COMPARED = frozenset({"accept-encoding", "connection", "content-length", "host", "user-agent"})


class BodyCheck(StrEnum):
    """How much of the documented body the sent one must have.

    `SHAPE`: the same members with the same kinds of values; `SUBSET`: none but documented members, some may be missing;
    `VALUES`: the same values; `IGNORE`: anything.
    """

    SHAPE = "shape"
    SUBSET = "subset"
    VALUES = "values"
    IGNORE = "ignore"


@dataclass(frozen=True, slots=True, kw_only=True)
class Checks:
    """What is compared; `ignored` names headers, in lower case, that need not be as documented."""

    body: BodyCheck = BodyCheck.SHAPE
    query: bool = False
    ignored: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two requests as lines of text."""

    documented: tuple[str, ...]
    sent: tuple[str, ...]

    @property
    def is_equal(self) -> bool:
        """Whether the code sent what the documentation shows."""
        return self.documented == self.sent

    def diff(self) -> str:
        """The lines that differ, and those around them."""
        lines = unified_diff(self.documented, self.sent, "documented", "sent", n=3, lineterm="")
        return "\n".join(lines)


def compare_request(exchange: Exchange, sent: SentRequest, checks: Checks) -> Comparison:
    """The documented request and the sent one."""
    request = exchange.request
    if request is None:
        raise ValueError(f"{exchange.id} documents no request")
    heads = _Pairing(request, exchange.required_headers, sent, checks)
    documented, same = _align_bodies(request.body, sent.body, checks.body)
    first = f"{request.method} {request.path}"
    return Comparison(
        documented=(first, *(f"{name}: {value}" for name, value, _ in heads.rows()), "", *documented),
        sent=(
            first if is_call_of(exchange, sent) else str(sent),
            *(f"{name}: {value}" for name, _, value in heads.rows()),
            "",
            *same,
        ),
    )


@dataclass(frozen=True, slots=True)
class _Pairing:
    """Query parameters and headers: name, documented value, and the sent one, spelled alike where it will do."""

    request: Request
    required: Collection[str]
    sent: SentRequest
    checks: Checks

    def rows(self) -> Iterator[tuple[str, str, str]]:
        if self.checks.query:
            yield from self._query()
        shown = {name.lower(): (name, value) for name, value in self.request.headers}
        for name in self.required:
            shown.setdefault(name.lower(), (name, "(required)"))
        for key, (name, value) in sorted(shown.items()):
            if key not in _NOT_COMPARED | self.checks.ignored:
                yield (name, value, self._header(name, value))

    def _query(self) -> Iterator[tuple[str, str, str]]:
        sent = dict(self.sent.query)
        for name, value in sorted(dict(self.request.query).items()):
            yield (f"?{name}", value, value if name in sent else _ABSENT)

    def _header(self, name: str, documented: str) -> str:
        """Of a type the media type counts; of every other header that it is there."""
        value = self.sent.header(name)
        if value is None:
            return _ABSENT
        is_alike = name.lower() != _TYPE or _media_type(value) == _media_type(documented)
        return documented if is_alike else value


def _media_type(value: str) -> str:
    return value.partition(";")[0].strip().lower()


def _align_bodies(documented: Body, sent: Body, check: BodyCheck) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if check is BodyCheck.IGNORE:
        return (), ()
    if documented.text is not None:
        return _align_texts(documented.text, sent, check)
    if documented.value is None or sent.value is None:
        shown, got = _outline_body(documented, check), _outline_body(sent, check)
        return tuple(shown.splitlines()), tuple(got.splitlines())
    shown_value, got_value = _Alignment(check).align(documented.value, sent.value)
    return _lines(shown_value), _lines(got_value)


def _align_texts(documented: str, sent: Body, check: BodyCheck) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A body that is no JSON: by its text, or merely that there is one."""
    if check is BodyCheck.VALUES:
        return tuple(documented.splitlines()), tuple(_outline_body(sent, check).splitlines())
    return ("<text>",), ("<text>",) if not sent.is_empty else ()


def _outline_body(body: Body, check: BodyCheck) -> str:
    if body.text is not None:
        return body.text if check is BodyCheck.VALUES else "<text>"
    return "" if body.value is None else "\n".join(_lines(_Alignment(check).outline(body.value)))


def _lines(value: Any) -> tuple[str, ...]:
    return tuple(json.dumps(value, indent=2, ensure_ascii=False).splitlines())


@dataclass(frozen=True, slots=True)
class _Alignment:
    """Two JSON values as outlines that are equal where the sent one is as documented."""

    check: BodyCheck

    def outline(self, value: Any) -> Any:
        """The value with its kinds in the place of its leaves, unless values count."""
        if isinstance(value, dict):
            return {name: self.outline(item) for name, item in value.items()}
        if isinstance(value, list):
            return [self.outline(item) for item in value]
        return value if self.check is BodyCheck.VALUES else _kind(value)

    def align(self, documented: Any, sent: Any) -> tuple[Any, Any]:
        """Both outlines."""
        shown = self.outline(documented)
        if self.check is not BodyCheck.VALUES and (documented is None or sent is None):
            return shown, shown  # null stands for a value of any kind
        if isinstance(documented, dict) and isinstance(sent, dict):
            return self._align_objects(documented, sent)
        if isinstance(documented, list) and isinstance(sent, list):
            return self._align_lists(documented, sent)
        return shown, self.outline(sent)

    def _align_objects(self, documented: dict[str, Any], sent: dict[str, Any]) -> tuple[Any, Any]:
        shown: dict[str, Any] = {}
        got: dict[str, Any] = {}
        for name, value in documented.items():
            if name in sent:
                shown[name], got[name] = self.align(value, sent[name])
            elif self.check is not BodyCheck.SUBSET:
                shown[name] = self.outline(value)
        got |= {name: self.outline(value) for name, value in sent.items() if name not in documented}
        return shown, got

    def _align_lists(self, documented: list[Any], sent: list[Any]) -> tuple[Any, Any]:
        if self.check is BodyCheck.VALUES:
            pairs = [self.align(first, second) for first, second in zip(documented, sent, strict=False)]
            rest = [self.outline(item) for item in documented[len(sent) :]]
            more = [self.outline(item) for item in sent[len(documented) :]]
            return [first for first, _ in pairs] + rest, [second for _, second in pairs] + more
        if not documented or not sent:
            return [], []
        # the items of a list are alike: each sent one must be like one that is shown
        pairs = [self._closest(documented, item) for item in sent]
        return [first for first, _ in pairs], [second for _, second in pairs]

    def _closest(self, documented: list[Any], item: Any) -> tuple[Any, Any]:
        pairs = [self.align(shown, item) for shown in documented]
        return next((pair for pair in pairs if pair[0] == pair[1]), pairs[0])


def _kind(value: Any) -> str:
    if value is None:
        return "<null>"
    if isinstance(value, bool):
        return "<boolean>"
    return "<string>" if isinstance(value, str) else "<number>"
