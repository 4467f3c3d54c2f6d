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
    "keys-are-numbers": ('"blockType": "request", "sampleKeys": [5]', MEMBER, {"key": "sampleKeys"}),
    "empty-is-a-word": ('"blockType": "response", "isEmpty": "nearly"', MEMBER, {"key": "isEmpty"}),
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
    "key-in-another-case": '"blockType": "request", "ISCOLLECTION": true, "Name": "a"',
    "every-known-member": '"blockType": "request", "tags": "a", "sampleKeys": ["5"], "isEmpty": "TRUE", "target": "x"',
    "one-key": '"blockType": "request", "sampleKeys": "5"',
    "flag-in-capitals": '"blockType": "request", "truncated": " False "',
    "no-base-type": '"blockType": "resource", "@odata.type": "x.y", "baseType": null',
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


def test_what_an_annotation_says_of_keys_and_answers_is_kept() -> None:
    text = page('"blockType": "request", "sampleKeys": ["5", 6], "isEmpty": "true", "expectError": false')
    [example] = read(text).examples
    assert (example.sample_keys, example.is_empty, example.expects_error) == (("5",), True, False)
    [silent] = read(page('"blockType": "request"')).examples
    assert (silent.sample_keys, silent.is_empty, silent.expects_error) == (None, None, None)


REASONS = {
    "another-code's": ("HTTP/1.1 204 Accepted", [("No Content", "Accepted")]),
    "misspelt": ("HTTP/1.1 202 Accpted", [("Accepted", "Accpted")]),
    "without-a-version": ("HTTP 200 Success", [("OK", "Success")]),
    "usual": ("HTTP/1.1 204 No Content", []),
    "none": ("HTTP/1.1 204", []),
    "other-case-and-blanks": ("HTTP/1.1 204 NoCONTENT.", []),
    "of-an-older-standard": ("HTTP/1.1 422 Unprocessable Entity", []),
    "of-an-unregistered-code": ("HTTP/1.1 299 Fine", []),
}


@pytest.mark.parametrize(("line", "expected"), REASONS.values(), ids=REASONS)
def test_a_reason_phrase_of_another_code_is_named(line: str, expected: list[tuple[str, str]]) -> None:
    found = read(page('"blockType": "response"', f"```http\n{line}\n```\n")).diagnostics
    named = [(item.args["usual"], item.args["reason"]) for item in found if item.rule == "reason-phrase-differs"]
    assert named == expected


@pytest.mark.parametrize(
    ("members", "rules"),
    [
        ('"blockType" "request"', ["unreadable-annotation"]),
        ('"blockType": "request" "name": "a"', ["unreadable-annotation"]),
        ("see the { type } of it", []),
    ],
    ids=["no-colon", "no-comma", "prose"],
)
def test_an_annotation_that_cannot_be_read_is_named(members: str, rules: list[str]) -> None:
    named = [item.rule for item in read(page(members)).diagnostics if item.rule == "unreadable-annotation"]
    assert named == rules
