"""The examples of a page as calls and answers, for the checks that compare them with the rest of the page.

A call is a request to the documented service: what goes to a webhook or an upload session is none. Blocks that the
author marked as ignored are left out, except where the question is only whether anything answers a call. Which
operation a call exercises is decided in `extractor.checks.urls`, which exchange it belongs to in linking.
"""

from extractor.model.example import Example
from extractor.model.json_value import JsonObject
from extractor.model.page import Page
from extractor.model.url_match import parse_url

IGNORED = "ignored"
FIRST_SUCCESS, FIRST_ERROR = 200, 400


def is_ignored(example: Example) -> bool:
    """Whether the author told tools not to look at the block."""
    return (example.block_type or "").lower() == IGNORED


def is_request(example: Example) -> bool:
    """Whether a client sends it: any request that is not a notification, to any host."""
    return example.method is not None and example.url is not None and not example.notification


def calls(page: Page) -> tuple[Example, ...]:
    """The requests of the page that go to the documented service."""
    return tuple(
        example
        for example in page.examples
        if is_request(example) and not is_ignored(example) and parse_url(example.url or "").calls_service
    )


def answers(page: Page) -> tuple[Example, ...]:
    """The responses of the page."""
    return tuple(example for example in page.examples if example.status is not None and not is_ignored(example))


def names(example: Example) -> tuple[str, ...]:
    """The names of the annotation; none for a block without."""
    if example.name is None:
        return ()
    return (example.name,) if isinstance(example.name, str) else example.name


def json_object(example: Example) -> JsonObject:
    """The members of the body; empty where the body is no JSON object."""
    return example.body if isinstance(example.body, dict) else {}


def own_members(body: JsonObject) -> tuple[str, ...]:
    """The names of the members that are data: control information (`@odata.type`, `id@odata.bind`) is left out.

    >>> own_members({"@odata.type": "#x", "subject": "a", "user@odata.bind": "b"})
    ('subject',)
    """
    return tuple(name for name in body if name and "@" not in name)


def is_success(status: int) -> bool:
    """Whether the code says that the call succeeded, redirections included."""
    return FIRST_SUCCESS <= status < FIRST_ERROR


def listed(values: set[int] | set[str] | tuple[str, ...]) -> str:
    """The values as a message shows them, sorted."""
    return ", ".join(sorted(map(str, values)))
