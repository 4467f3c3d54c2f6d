"""WireMock stub mappings: a file for each page, and one for the derived errors.

The calls of a version go in. Each call gives up to three stubs, the most specific with the smallest priority: one that
answers when the header `x-graph-docs-example` names the call; one for the request just as documented, which only the
winner among equal requests has; and for each operation one for its template, whatever the ids, query and body. A
documented scenario of several calls gives one more for each step, in a state machine that the header
`x-graph-docs-scenario` enters. No stub sends anything by itself.
"""

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extractor.linking.api import ApiSet, StepKind
from extractor.model.json_value import JsonObject, JsonValue
from extractor.writers.exchange_view import FixtureExchange, FixtureScenario, FixtureSet, view_fixtures
from extractor.writers.file_name import safe_file_name
from extractor.writers.mocks.calls import Answer, MockCall, answer_of, by_page, pages_of, view_calls
from extractor.writers.mocks.payload import join_headers
from extractor.writers.mocks.url_pattern import (
    count_placeholders,
    exact_pattern,
    fits,
    is_plain_path,
    is_plain_template,
    template_pattern,
)
from extractor.writers.target import OutputFile, WriteContext

EXAMPLE_HEADER = "x-graph-docs-example"
SCENARIO_HEADER = "x-graph-docs-scenario"
_NAMESPACE = uuid.UUID("5f0f7f0e-6a1b-5c7e-9a53-0d1f6f1c2b64")
_BY_HEADER = 1
# A request as documented: the more of it a stub demands, the sooner it is asked
_AS_DOCUMENTED, _MOST_DEMANDS = 100, 90
# An operation: the fewer values it leaves open, the sooner
_BY_TEMPLATE = 1000
_ERRORS_FILE = "errors.json"
_STARTED = "Started"
# What the JSON matcher would take for an instruction of its own
_INSTRUCTION = "${json-unit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Transition:
    """A step of a scenario: the state in which a stub answers, and the state that its answer leads to."""

    scenario: str
    required: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stub:
    """A stub mapping: `request` and `response` are as WireMock spells them."""

    id: str
    name: str
    priority: int
    transition: Transition | None
    request: JsonObject
    response: JsonObject
    example: str
    source: FixtureExchange


def write_wiremock(api_set: ApiSet, context: WriteContext) -> Iterator[OutputFile]:
    """The mappings of every version, below `canonical/<version>/mocks/wiremock/mappings/`."""
    template = context.templates.get_template("wiremock/mappings.json.j2")
    for api in api_set.canonical:
        fixtures = view_fixtures(api, api_set.pages)
        folder = f"canonical/{safe_file_name(fixtures.version)}/mocks/wiremock/mappings"
        for file, stubs, pages in _files(fixtures):
            content = template.render(stubs=stubs).encode("utf-8")
            yield OutputFile(path=f"{folder}/{file}", content=content, pages=pages)


def _files(fixtures: FixtureSet) -> Iterator[tuple[str, tuple[Stub, ...], tuple[str, ...]]]:
    calls = view_calls(fixtures)
    defaults = _defaults(calls)
    steps = _steps(fixtures.scenarios, calls)
    for file, shown in by_page(calls, ".json"):
        # a page of the documentation may be called `errors`
        name = f"page-{file}" if file.casefold() == _ERRORS_FILE else file
        stubs = tuple(stub for call in shown for stub in _stubs(call, defaults, steps))
        yield name, stubs, pages_of(shown)
    yield _ERRORS_FILE, tuple(_error_stubs(fixtures.errors)), ()


def _defaults(calls: Iterable[MockCall]) -> frozenset[str]:
    """The ids of the calls that answer for their operation: of each method and template one."""
    best: dict[tuple[str, str], MockCall] = {}
    for call in calls:
        if call.template is not None:
            key = (call.method, template_pattern(call.template).lower())
            if key not in best or _default_rank(call) < _default_rank(best[key]):
                best[key] = call
    return frozenset(call.id for call in best.values())


def _default_rank(call: MockCall) -> tuple[bool, bool, bool, bool, str]:
    main, success, *rest = call.rank
    return (main, success, bool(call.address.query), bool(rest[0]), call.id)


Step = tuple[MockCall, Transition]


def _steps(scenarios: Iterable[FixtureScenario], calls: Iterable[MockCall]) -> dict[str, list[Step]]:
    """The steps of scenarios of several calls, by the id of the call."""
    known = {call.id: call for call in calls}
    steps: dict[str, list[Step]] = {}
    for scenario in scenarios:
        sent = [step.exchange for step in scenario.steps if step.kind is StepKind.REQUEST and step.exchange in known]
        if len(sent) > 1:
            for number, identifier in enumerate(filter(None, sent), start=1):
                transition = Transition(
                    scenario=scenario.id,
                    required=_state(number, len(sent)),
                    new=_state(number + 1, len(sent)),
                )
                steps.setdefault(identifier, []).append((known[identifier], transition))
    return steps


def _state(number: int, count: int) -> str:
    """Before step `number`; after the last one, the scenario begins again."""
    return _STARTED if number in (1, count + 1) else f"step {number} of {count}"


def _stubs(call: MockCall, defaults: frozenset[str], steps: dict[str, list[Step]]) -> Iterator[Stub]:
    url = _url(call)
    yield _stub(call, "by its id", _BY_HEADER, {**url, **_header(EXAMPLE_HEADER, call.id)})
    for index, (_, transition) in enumerate(steps.get(call.id, ())):
        request = {**url, **_header(SCENARIO_HEADER, transition.scenario)}
        yield _stub(call, f"in its scenario {index}", _BY_HEADER, request, transition)
    if call.wins:
        demands = _demands(call)
        number = min(len(call.address.query) * 2 + ("bodyPatterns" in demands), _MOST_DEMANDS)
        yield _stub(call, "as documented", _AS_DOCUMENTED - number, {**_exact_url(call), **demands})
    if call.id in defaults and call.template is not None:
        priority = _BY_TEMPLATE + count_placeholders(call.template)
        yield _stub(call, "for its operation", priority, _template_url(call.template))


def _stub(call: MockCall, what: str, priority: int, request: JsonObject, transition: Transition | None = None) -> Stub:
    return Stub(
        id=str(uuid.uuid5(_NAMESPACE, f"{call.id} {what}")),
        name=f"{call.id} {what}",
        priority=priority,
        transition=transition,
        request={"method": call.method, **request},
        response=_response(call.answer),
        example=call.id,
        source=call.exchange,
    )


def _header(name: str, value: str) -> JsonObject:
    return {"headers": {name: {"equalTo": value}}}


def _url(call: MockCall) -> JsonObject:
    """Both what the page shows and what the operation allows, for where a header says which call is meant."""
    if call.template is None:
        return _exact_url(call)
    if fits(call.template, call.address.path):
        return _template_url(call.template)
    return {"urlPathPattern": f"{template_pattern(call.template)}|{exact_pattern(call.address.path)}"}


def _exact_url(call: MockCall) -> JsonObject:
    path = call.address.path
    return {"urlPath": path} if is_plain_path(path) else {"urlPathPattern": exact_pattern(path)}


def _template_url(template: str) -> JsonObject:
    return (
        {"urlPathTemplate": template} if is_plain_template(template) else {"urlPathPattern": template_pattern(template)}
    )


def _demands(call: MockCall) -> JsonObject:
    """The query and the body as documented."""
    demands: JsonObject = {}
    query = join_query(call)
    if query:
        demands["queryParameters"] = query
    if call.payload.is_json and _INSTRUCTION not in (call.payload.text or ""):
        demands["bodyPatterns"] = [{"equalToJson": call.payload.value}]
    elif call.payload.text is not None and not call.payload.is_json:
        demands["bodyPatterns"] = [{"equalTo": call.payload.text}]
    return demands


def join_query(call: MockCall) -> JsonObject:
    """Each parameter with its value, a repeated one with all of its values."""
    values: dict[str, list[str]] = {}
    for name, value in call.address.query:
        values.setdefault(name, []).append(value)
    return {name: _equal_to(items) for name, items in values.items()}


def _equal_to(values: list[str]) -> JsonValue:
    conditions: list[JsonValue] = [{"equalTo": value} for value in values]
    return conditions[0] if len(conditions) == 1 else {"hasExactly": conditions}


def _response(answer: Answer) -> JsonObject:
    response: JsonObject = {"status": answer.status}
    if answer.headers:
        headers = join_headers(answer.headers)
        response["headers"] = {name: values[0] if len(values) == 1 else list(values) for name, values in headers}
    if isinstance(answer.payload.value, dict | list):
        response["jsonBody"] = answer.payload.value
    elif answer.payload.text is not None:
        response["body"] = answer.payload.text
    return response


def _error_stubs(errors: Iterable[FixtureExchange]) -> Iterator[Stub]:
    """Any request that asks for an error by its id fails with it."""
    for error in errors:
        for answer in filter(None, map(answer_of, error.responses)):
            yield Stub(
                id=str(uuid.uuid5(_NAMESPACE, error.id)),
                name=f"{error.id} by its id",
                priority=_BY_HEADER,
                transition=None,
                request={"method": "ANY", "urlPathPattern": "/.*", **_header(EXAMPLE_HEADER, error.id)},
                response=_response(answer),
                example=error.id,
                source=error,
            )
