"""Files for the library `responses`: one for each page, its calls in the page's order.

The calls of a version go in; out comes the YAML that `responses` records and loads (`_add_from_file`). There a URL
without a query answers to any query, so those with a longer query stand first. A header that stands in a response more
than once is joined by commas, for the file has one value for each name.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from extractor.linking.api import ApiSet
from extractor.model.json_value import JsonObject
from extractor.writers.exchange_view import view_fixtures
from extractor.writers.file_name import safe_file_name
from extractor.writers.mocks.calls import MockCall, by_page, pages_of, view_calls
from extractor.writers.mocks.payload import join_headers
from extractor.writers.target import OutputFile, WriteContext


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedResponse:
    """A response as the file spells it, and the call that it was made from."""

    response: JsonObject
    call: MockCall


def write_responses(api_set: ApiSet, context: WriteContext) -> Iterator[OutputFile]:
    """The files of every version, below `canonical/<version>/mocks/responses/`."""
    template = context.templates.get_template("responses/responses.yaml.j2")
    for api in api_set.canonical:
        fixtures = view_fixtures(api, api_set.pages)
        folder = f"canonical/{safe_file_name(fixtures.version)}/mocks/responses"
        for file, calls in by_page(view_calls(fixtures, shown_only=True), ".yaml"):
            specific_first = sorted(calls, key=lambda call: -len(call.address.query))
            content = template.render(items=tuple(map(_recorded, specific_first)))
            yield OutputFile(path=f"{folder}/{file}", content=content.encode("utf-8"), pages=pages_of(calls))


def _recorded(call: MockCall) -> RecordedResponse:
    answer = call.answer
    others = (pair for pair in answer.headers if pair[0].lower() != "content-type")
    response: JsonObject = {
        "method": call.method,
        "url": call.address.url,
        "body": answer.payload.text or "",
        "status": answer.status,
        "content_type": answer.content_type,
        "auto_calculate_content_length": False,
    }
    headers: JsonObject = {name: ", ".join(values) for name, values in join_headers(tuple(others))}
    return RecordedResponse(response=response | ({"headers": headers} if headers else {}), call=call)
