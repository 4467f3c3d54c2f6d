"""An API with one of each thing that mocks have to tell apart, send safely, or leave out.

`SHOWN` is what pages show; `write_sample` gives the files that a target makes of it, `write_fixtures` beside them.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

from extractor.linking.api import Api, ApiSet, Exchange, Step, StepKind
from extractor.model.example import Example
from extractor.model.json_value import JsonValue
from extractor.writers.environment import make_environment
from extractor.writers.fixtures import write_fixtures
from extractor.writers.target import OutputFile, WriteContext
from tests.writers.sample_api import (
    INFO,
    REQUEST,
    RESPONSE,
    make_api,
    make_exchange,
    make_notification,
    make_operation,
    make_reference,
    make_scenario,
    make_set,
)

CONTEXT = WriteContext(
    templates=make_environment([str(Path(__file__).resolve().parents[3] / "templates")]), info=INFO, docstrings=None
)
BASE = "https://graph.microsoft.com/beta"
Write = Callable[[ApiSet, WriteContext], Iterator[OutputFile]]


def sent(target: str, body: JsonValue = None, text: str | None = None, **facts: Any) -> Example:
    """A request: method and URL; `text` is a body that is no JSON."""
    method, _, url = target.partition(" ")
    fields = {"method": method, "url": url, "body": body, "body_text": text, "body_valid": None if text else True}
    return replace(REQUEST, **{"headers": (), **fields, **facts})


def came(status: int | None, body: JsonValue = None, text: str | None = None, **facts: Any) -> Example:
    """A response; `text` is a body that is no JSON."""
    fields = {"status": status, "body": body, "body_text": text, "body_valid": None if text else True}
    return replace(RESPONSE, **{"headers": (), "odata_type": None, "truncated": False, **fields, **facts})


MULTIPART = '--b\r\nContent-Type: text/html\r\n\r\n<p>"{{x}}"</p>\r\n--b--\r\n'
RELATED = (("Content-Type", "multipart/related; boundary=b"),)
HOSTILE = '{{$guid}} "}\u2028</script>{% raw %} ${x} ${json-unit.any-string} \u202e'
INCLUDES = "< ./secret\n> {% x %}\n### a\n@file {{y}}"
REPEATED = (("X-Two", "1"), ("x-two", "2"), ("Content-Length", "7"))
DAMAGED = (("If-Match", "*"), ("Bad Name", "x"), ("X", "a\nb"))
TAKEN: JsonValue = {"error": {"code": "nameAlreadyExists", "message": "It is there."}}

# An operation, and what its main page shows: a name, the request and the responses to it.
SHOWN: dict[tuple[str, str], dict[str, tuple[Example, ...]]] = {
    ("listThings", "GET /things"): {
        "list": (sent(f"GET {BASE}/things"), came(200, {"value": [1]})),
        "list_top": (
            sent(f"GET {BASE}/things?$top=2&$filter=a eq 'b c'&x=1&x=2"),
            came(200, {"value": [2]}, headers=REPEATED),
        ),
        "relative": (sent("GET /things?$count"), came(200, text="plain\n")),
    },
    ("createThing", "POST /things"): {
        "create_a": (sent(f"POST {BASE}/things", {"@odata.type": "#a", "n": 1}), came(201, {"id": "a"})),
        "create_b": (sent(f"POST {BASE}/things", {"@odata.type": "#b", "n": 1}), came(201, {"id": "b"})),
        "upload": (sent(f"POST {BASE}/things", text=MULTIPART, headers=RELATED), came(201, {"id": "m"})),
    },
    ("getThing", "GET /things/{thing-id}"): {
        "get": (sent(f"GET {BASE}/things/{{id}}"), came(200, {"id": "1"})),
        "get_key": (sent(f"GET {BASE}/things('a b')"), came(200, {"id": "2"})),
        "get_or_wait": (
            sent(f"GET {BASE}/things/wait"),
            came(202, headers=(("Retry-After", "1"),)),
            came(200, {"state": "done"}),
        ),
        "get_hostile": (sent(f'GET {BASE}/things/<x>|"{HOSTILE}'), came(200, {"t": HOSTILE, HOSTILE: 1})),
    },
    ("deltaThings", "GET /things/delta"): {"delta": (sent(f"GET {BASE}/things/delta"), came(200, {"delta": True}))},
    ("deleteThing", "DELETE /things/{thing-id}"): {
        "delete": (sent(f"DELETE {BASE}/things/1"), came(204, {"never": "sent"})),
        "unanswered": (sent(f"DELETE {BASE}/things/2"),),
        "status_unknown": (sent(f"DELETE {BASE}/things/3"), came(None, {"x": 1})),
    },
    ("putContent", "PUT /things/{thing-id}/root:/{path}:/content"): {
        "put": (sent(f"PUT {BASE}/things/1/root:/a/b.txt:/content", text=INCLUDES), came(200, text="@secret")),
    },
    ("echo", "PATCH /things/{thing-id}"): {
        "patch": (
            sent(f"PATCH {BASE}/things/1", {"t": HOSTILE}, headers=DAMAGED),
            came(200, {"t": "@request.body.t", "list": [{"u": "@REQUEST.BODY.t"}]}),
        ),
    },
}


LINES = count(start=10)


def make_shown(page: str, name: str, operation_id: str | None, examples: tuple[Example, ...]) -> Exchange:
    """An exchange of a page, below those made before."""
    reference = make_reference(f"api-reference/beta/api/{page}.md", line=next(LINES))
    request, *responses = examples
    return make_exchange(
        f"beta/{page}/{name}",
        operation_id=operation_id,
        request=request,
        responses=tuple(responses),
        page=reference,
    )


EXCHANGES = {
    operation_id: tuple(make_shown("thing", name, operation_id, examples) for name, examples in shown.items())
    for (operation_id, _), shown in SHOWN.items()
}
# Another page shows the request of `create_a`, in other words, with another answer
ELSEWHERE = make_shown(
    "thing-other",
    "create_c",
    "createThing",
    (sent(f"POST {BASE}/things", {"n": 1, "@odata.type": "#a"}), came(409, TAKEN)),
)
FOREIGN = make_shown(
    "thing",
    "upload_session",
    None,
    (
        sent("PUT https://uploads.example.com/session?id=1", {"a": 1}, headers=(("Authorization", "Bearer x"),)),
        came(202, {"next": "2"}),
    ),
)


def make_wide_api() -> Api:
    """The API of `SHOWN`, a call of another host, a notification, and a scenario of two calls."""
    operations = (
        make_operation(
            path,
            method,
            operation_id=operation_id,
            exchanges=EXCHANGES[operation_id] + ((ELSEWHERE,) if operation_id == ELSEWHERE.operation_id else ()),
            pages=(make_reference("api-reference/beta/api/thing.md"),),
        )
        for operation_id, (method, _, path) in ((key[0], key[1].partition(" ")) for key in SHOWN)
    )
    steps = [
        Step(kind=kind, exchange_id=exchange.id, example=example)
        for exchange in (EXCHANGES["createThing"][0], EXCHANGES["deltaThings"][0])
        for kind, example in ((StepKind.REQUEST, exchange.request), (StepKind.RESPONSE, exchange.responses[0]))
        if example is not None
    ]
    return make_api(
        *operations,
        notifications=(make_notification(),),
        unassigned=(FOREIGN,),
        scenarios=(make_scenario("beta/thing/example", *steps),),
    )


WIDE = make_set(make_wide_api())


def write_sample(folder: Path, *targets: Write) -> Path:
    """The files of the wide API's fixtures and of the targets, below the folder; gives the folder of its version."""
    for target in (write_fixtures, *targets):
        for file in target(WIDE, CONTEXT):
            path = folder / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            assert not path.exists()
            path.write_bytes(file.content)
    return folder / "canonical" / "beta"
