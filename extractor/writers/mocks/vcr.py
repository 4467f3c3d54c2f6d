"""VCR.py cassettes: one for each page, its calls in the page's order.

The calls of a version go in, cassettes of format 1 come out, which VCR.py plays back as if they had been recorded. A
request that a page shows several times, with several answers, is played in that order. Only the winner among equal
requests of other pages would ever be seen, so each page has a cassette of its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus

from extractor.linking.api import ApiSet
from extractor.model.json_value import JsonObject
from extractor.writers.exchange_view import view_fixtures
from extractor.writers.file_name import safe_file_name
from extractor.writers.mocks.calls import MockCall, by_page, pages_of, view_calls
from extractor.writers.mocks.payload import join_headers
from extractor.writers.target import OutputFile, WriteContext

_REASONS = {status.value: status.phrase for status in HTTPStatus}


@dataclass(frozen=True, slots=True, kw_only=True)
class Interaction:
    """A request and a response as a cassette spells them, and the call that they were made from."""

    request: JsonObject
    response: JsonObject
    call: MockCall


def write_vcr(api_set: ApiSet, context: WriteContext) -> Iterator[OutputFile]:
    """The cassettes of every version, below `canonical/<version>/mocks/vcr/`."""
    template = context.templates.get_template("vcr/cassette.yaml.j2")
    for api in api_set.canonical:
        fixtures = view_fixtures(api, api_set.pages)
        folder = f"canonical/{safe_file_name(fixtures.version)}/mocks/vcr"
        for file, calls in by_page(view_calls(fixtures, shown_only=True), ".yaml"):
            content = template.render(interactions=tuple(map(_interaction, calls)))
            yield OutputFile(path=f"{folder}/{file}", content=content.encode("utf-8"), pages=pages_of(calls))


def _interaction(call: MockCall) -> Interaction:
    answer = call.answer
    return Interaction(
        request={
            "method": call.method,
            "uri": call.address.url,
            "body": call.payload.text,
            "headers": {name: list(values) for name, values in join_headers(call.headers)},
        },
        response={
            "status": {"code": answer.status, "message": _REASONS.get(answer.status, "")},
            "headers": {name: list(values) for name, values in join_headers(answer.headers)},
            "body": {"string": answer.payload.text or ""},
        },
        call=call,
    )
