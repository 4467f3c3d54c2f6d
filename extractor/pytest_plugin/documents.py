"""Exchanges and scenarios as a test sees them, read from the files of the fixtures contract.

Parsed JSON goes in, frozen values come out. Only what the plugin works with has a field of its own; everything that a
file says stays at hand in `raw`. A member that a later version of the format adds needs nothing here.
"""

from dataclasses import dataclass
from typing import Any

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """`value` is JSON; where `text` is not None, the body is that text instead. Both are None where there is none."""

    value: Any
    text: str | None

    @property
    def is_empty(self) -> bool:
        """Whether there is no body."""
        return self.value is None and self.text is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is sent, by the client or, in a notification, by the service."""

    method: str | None
    path: str | None
    url: str | None
    query: Pairs
    headers: Pairs
    body: Body
    media_type: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """What comes back; `status` is None where the page shows none."""

    status: int | None
    headers: Pairs
    body: Body


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """A request with its responses, a notification (without responses), or a derived error (without a request)."""

    id: str
    operation_id: str | None
    request: Request | None
    responses: tuple[Response, ...]
    required_headers: tuple[str, ...]
    derived: bool
    raw: dict[str, Any]

    @property
    def version(self) -> str:
        """The version of the API whose pages show it."""
        return self.id.partition("/")[0]

    @property
    def place(self) -> str:
        """Where the documentation shows it, as editors and terminals link it."""
        origin = self.raw["origin"]
        return "derived from the OData error shape" if self.is_error else f"{origin['page']}:{origin['line']}"

    @property
    def is_error(self) -> bool:
        """Whether it is an error that any operation may answer with, which no page shows."""
        return self.derived and self.request is None

    @property
    def permissions(self) -> tuple[str, ...]:
        """Every privilege that suffices, the least ones first, without repetition."""
        stated = self.raw["permissions"]
        least = [name for permission in stated for name in permission["least"] or ()]
        others = [name for permission in stated for name in permission["privileges"]]
        return tuple(dict.fromkeys([*least, *others]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step of a scenario; `exchange` is None where the step belongs to no exchange."""

    kind: str
    exchange: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """The steps of an example section, in the page's order."""

    id: str
    title: str
    steps: tuple[Step, ...]

    def exchanges(self, *kinds: str) -> tuple[str, ...]:
        """The ids of the exchanges of its steps of these kinds (all without any), each once, in order."""
        found = (step.exchange for step in self.steps if not kinds or step.kind in kinds)
        return tuple(dict.fromkeys(identifier for identifier in found if identifier is not None))


def read_exchange(raw: dict[str, Any]) -> Exchange:
    """The exchange of a file."""
    request = raw["request"]
    return Exchange(
        id=raw["id"],
        operation_id=raw["operation_id"],
        request=None if request is None else _request(request),
        responses=tuple(_response(response) for response in raw["responses"]),
        required_headers=tuple(raw.get("required_headers", ())),
        derived=raw["derived"],
        raw=raw,
    )


def _request(raw: dict[str, Any]) -> Request:
    return Request(
        method=raw["method"],
        path=raw["path"],
        url=raw["url"],
        query=_pairs(raw["query"]),
        headers=_pairs(raw["headers"]),
        body=Body(value=raw["body"], text=raw["body_text"]),
        media_type=raw["media_type"],
    )


def _response(raw: dict[str, Any]) -> Response:
    body = Body(value=raw["body"], text=raw["body_text"])
    return Response(status=raw["status"], headers=_pairs(raw["headers"]), body=body)


def _pairs(raw: list[list[str]]) -> Pairs:
    return tuple((name, value) for name, value in raw)


def read_scenario(raw: dict[str, Any]) -> Scenario:
    """The scenario of a file."""
    title = raw["title"]["en"] or raw["title"]["text"]
    steps = tuple(Step(kind=step["kind"], exchange=step["exchange"]) for step in raw["steps"])
    return Scenario(id=raw["id"], title=title, steps=steps)
