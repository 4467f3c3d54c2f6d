"""Rules for how the messages of a page are written: URLs, multipart bodies, and what annotations say of examples.

Part of the family of consistency: all of them are *warning* or *note*, for every fact is still in the outputs.
"""

from extractor.diagnostics.rule import Rule
from extractor.model.diagnostic import Severity

FORM_RULES: tuple[Rule, ...] = (
    Rule(
        name="url-too-long",
        severity=Severity.NOTE,
        message="the URL has {length} characters; not every client and proxy takes more than {limit}",
        why="HTTP asks for support of 8,000 characters and no more: beyond that, calls fail in some places only.",
        example="A filter that lists a thousand identifiers in the URL.",
    ),
    Rule(
        name="url-case-differs",
        severity=Severity.NOTE,
        message="the example calls `{shown}`, the page documents `{documented}`",
        why="The service may forgive the case; mocks, caches and policies that compare paths do not.",
        example="```http\nGET /teams/{id}/sendActivityNotification\n```\n\n"
        "```http\nGET https://graph.microsoft.com/v1.0/teams/1/SendActivityNotification\n```",
    ),
    Rule(
        name="literal-key-in-path",
        severity=Severity.WARNING,
        message="the path {path!r} of an operation holds the key {key!r}, where a placeholder belongs",
        why="Read as it stands, the operation exists for that one item only.",
        example="```http\nGET /users/48d31887-5fad-4d73-a9f5-3c356e68a038/messages\n```",
    ),
    Rule(
        name="example-version-missing",
        severity=Severity.WARNING,
        message="{url} names no version of the API",
        why="Whoever sends the example gets an error: every path of the service begins with its version.",
        example="```http\nGET https://graph.microsoft.com/me\n```",
    ),
    Rule(
        name="multipart-malformed",
        severity=Severity.WARNING,
        message="the body is called multipart and is none: {reason}",
        why="A server cannot tell the parts apart, and refuses what is copied from the page.",
        example="`Content-Type: multipart/form-data; boundary=a` and a body without a line `--a`.",
    ),
    Rule(
        name="url-value-invalid",
        severity=Severity.WARNING,
        message="the example gives `{name}` the value {value!r}, which is no URL",
        why="A client that reads it as a URL, as its name says, fails.",
        example='{ "webUrl": "https:/contoso.com/my file" }',
    ),
    Rule(
        name="string-with-values",
        severity=Severity.NOTE,
        message="`{name}` is a String, and its description lists values: {values}",
        why="A type that names the values would let clients check them; a String accepts anything.",
        example="| state | String | One of `open`, `closed`, `merged`. |",
    ),
    Rule(
        name="sample-key-unused",
        severity=Severity.NOTE,
        message="the annotation says that {key!r} stands for a placeholder; the URL of the request does not hold it",
        why="Tools that put placeholders into the URL by this list leave the real key in it.",
        example='<!-- { "blockType": "request", "sampleKeys": ["41"] } --> before `GET /teams/14`',
    ),
    Rule(
        name="collection-empty",
        severity=Severity.NOTE,
        message="the response shows a collection without items, which its annotation does not call empty",
        why="Nothing shows what an item looks like. Where that is meant, `isEmpty` says so.",
        example='`"isCollection": true` before `{ "value": [] }`',
    ),
    Rule(
        name="collection-not-empty",
        severity=Severity.NOTE,
        message="the annotation calls the collection empty, the response shows {count} of its items",
        why="One of the two is left over from another example.",
        example='`"isEmpty": true` before `{ "value": [ { "id": "1" } ] }`',
    ),
    Rule(
        name="error-expected",
        severity=Severity.WARNING,
        message="the annotation announces an error, the response is {status} and holds none",
        why="Tools that follow the annotation test that the call fails.",
        example='`"expectError": true` before `HTTP/1.1 200 OK`',
    ),
)
