"""Annotations: what they say of their block, and what of it cannot be meant."""

import pytest

from tests.readers.pages import read

FENCE = "```http\nGET https://graph.microsoft.com/beta/me\n```\n"
MEMBER = "annotation-member-differs"
ODD = {
    "unknown-kind": ('"blockType": "requests"', "unknown-block-type", {"block_type": "requests"}),
    "unknown-key": ('"blockType": "request", "isColection": true', "unknown-annotation-key", {"key": "isColection"}),
    "empty-base-type": ('"blockType": "resource", "baseType": ""', MEMBER, {"key": "baseType"}),
    "kind-is-a-list": ('"blockType": ["request"]', MEMBER, {"key": "blockType"}),
    "name-is-a-number": ('"blockType": "request", "name": 5', MEMBER, {"key": "name"}),
    "names-are-objects": ('"blockType": "request", "name": [{}]', MEMBER, {"key": "name"}),
    "flag-is-a-word": (
        '"blockType": "request", "truncated": "partly"',
        "annotation-member-differs",
        {"key": "truncated"},
    ),
    "flag-is-a-number": (
        '"blockType": "request", "isCollection": 1',
        "annotation-member-differs",
        {"key": "isCollection"},
    ),
    "type-is-an-object": (
        '"blockType": "request", "@odata.type": {}',
        "annotation-member-differs",
        {"key": "@odata.type"},
    ),
    "key-twice": ('"blockType": "request", "name": "a", "name": "b"', "repeated-key", {}),
    "no-break-blank": ('\u00a0"blockType": "request"', "typographic-code", {"what": "JSON"}),
    "curly-quotes": ("\u201cblockType\u201d: \u201crequest\u201d", "typographic-code", {"what": "JSON"}),
    "full-width-colon": ('"blockType"\uff1a "request"', "typographic-code", {"what": "JSON"}),
}
ORDINARY = {
    "other-case": '"blockType": "Request"',
    "flag-as-text": '"blockType": "request", "truncated": "true"',
    "several-names": '"blockType": "response", "name": ["a", "b"]',
    "null": '"blockType": "request", "name": null',
    "unknown-member": '"blockType": "request", "scopes": 5',
    "of-the-tests": '"blockType": "simulatedResponse"',
}
STARTS = {
    "no-code": "HTTP/1.1 OK",
    "code-out-of-range": "HTTP/1.1 999 Weird",
    "full-width-code": "HTTP/1.1 \uff12\uff10\uff10 OK",
    "negative-code": "HTTP/1.1 -1 X",
    "unknown-verb": "FETCH https://graph.microsoft.com/beta/me",
    "prose": "Returns the call.",
}


def page(members: str, fence: str = FENCE) -> str:
    return f"# Get call\n\n## Example\n\n<!-- {{ {members} }} -->\n{fence}"


@pytest.mark.parametrize(("members", "rule", "args"), ODD.values(), ids=ODD)
def test_what_an_annotation_cannot_mean_is_named(members: str, rule: str, args: dict[str, str]) -> None:
    found = {finding.rule: finding for finding in read(page(members)).diagnostics}
    assert rule in found
    assert found[rule].line == 5
    assert args.items() <= found[rule].args.items()


@pytest.mark.parametrize("members", ORDINARY.values(), ids=ORDINARY)
def test_ordinary_annotations_are_left_alone(members: str) -> None:
    odd = {rule for _, rule, _ in ODD.values()}
    assert not odd & {finding.rule for finding in read(page(members)).diagnostics}


@pytest.mark.parametrize("line", STARTS.values(), ids=STARTS)
@pytest.mark.parametrize("kind", ["request", "response"])
def test_message_without_a_start_line_is_named_where_it_begins(line: str, kind: str) -> None:
    text = page(f'"blockType": "{kind}"', f"```http\n\n{line}\n\n{{}}\n```\n")
    assert [finding.line for finding in read(text).diagnostics if finding.rule == "unread-start-line"] == [8]


@pytest.mark.parametrize("blank", ["\u00a0", "\u202f", "\u3000"])
def test_typographic_blank_in_a_start_line_is_forgiven_and_named(blank: str) -> None:
    example = page('"blockType": "request"', f"```http\nGET{blank}https://graph.microsoft.com/beta/me\n```\n")
    template = f"# Get call\n\n## HTTP request\n\n```http\nGET /me\nGET{blank}/you\n```\n"
    for text in (example, template):
        assert [finding.line for finding in read(text).diagnostics if finding.rule == "typographic-code"] == [7]
