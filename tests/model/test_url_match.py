"""URLs of examples: taken apart, and matched to path templates."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.model.path_template import parse_path
from extractor.model.url_match import RequestUrl, matches, parse_url

PARTS = {
    "absolute": (
        "https://graph.microsoft.com/beta/me/messages?$top=5",
        ("graph.microsoft.com", "beta", "/me/messages", "$top=5"),
    ),
    "host-is-case-insensitive": ("HTTPS://Graph.Microsoft.COM/V1.0/Me", ("graph.microsoft.com", "v1.0", "/Me", None)),
    "relative": ("/drives/{id}", (None, None, "/drives/{id}", None)),
    "relative-with-version": ("/beta/me", (None, "beta", "/me", None)),
    "without-leading-slash": ("me/drive", (None, None, "/me/drive", None)),
    "tilde": ("~/me/drive", (None, None, "/me/drive", None)),
    "placeholder-for-the-version": (
        "https://graph.microsoft.com/{ver}/me",
        ("graph.microsoft.com", None, "/me", None),
    ),
    "double-slash": ("https://graph.microsoft.com//v1.0//me", ("graph.microsoft.com", "v1.0", "/me", None)),
    "foreign": ("https://bot.contoso.com/api/calls", ("bot.contoso.com", None, "/api/calls", None)),
    "host-alone": ("https://graph.microsoft.com", ("graph.microsoft.com", None, "/", None)),
    "version-alone": ("https://graph.microsoft.com/v1.0/", ("graph.microsoft.com", "v1.0", "/", None)),
    "empty-query": ("/me?", (None, None, "/me", "")),
    "second-question-mark": ("/me?a=b?c", (None, None, "/me", "a=b?c")),
    "blanks-in-the-query": ("/me?$filter=a eq 'b'", (None, None, "/me", "$filter=a eq 'b'")),
    "empty": ("", (None, None, "/", None)),
    "betamax-is-no-version": ("/betamax/x", (None, None, "/betamax/x", None)),
}


@pytest.mark.parametrize(("url", "parts"), PARTS.values(), ids=PARTS)
def test_url_is_taken_apart(url: str, parts: tuple[str | None, str | None, str, str | None]) -> None:
    host, version, path, query = parts
    assert parse_url(url) == RequestUrl(host=host, version=version, path=path, query=query)


@pytest.mark.parametrize(
    ("url", "calls"),
    [("/me", True), ("https://graph.microsoft.com/beta/me", True), ("https://bot.contoso.com/api/calls", False)],
    ids=["relative", "versioned", "webhook"],
)
def test_a_webhook_is_no_call_of_the_service(url: str, calls: bool) -> None:
    assert parse_url(url).calls_service is calls


MATCHING = {
    "literal": ("/me/messages", "/me/messages"),
    "case": ("/Me/Messages", "/mE/mESSAGES"),
    "trailing-slash": ("/me/messages/", "/me/messages"),
    "concrete-key": ("/users/{id | upn}", "/users/adele@contoso.com"),
    "placeholder-key": ("/app/calls/{id}/reject", "/app/calls/{callId}/reject"),
    "angle-brackets": ("/tables/<id>/rows", "/tables/{id|name}/rows"),
    "key-in-brackets": ("/users/{id}", "/users('x')"),
    "key-in-brackets-in-the-template": ("/users('{id}')/manager", "/users/x/manager"),
    "unquoted-key-in-brackets": ("/columns({id})", "/columns/3"),
    "key-with-a-slash": ("/sites/{id}/lists", "/sites('a/b')/lists"),
    "alternate-key": ("/applications(appId='{appId}')", "/applications(appId='1')"),
    "function-without-arguments": ("/me/messages/delta", "/me/messages/delta()"),
    "function-arguments-in-any-order": ("/me/f(a={a},b={b})", "/me/f(b='2', A=1)"),
    "argument-holding-a-comma": ("/me/f(a={a},b={b})", "/me/f(a='1,x=2',b=2)"),
    "argument-holding-a-list": ("/me/f(ids={ids})", '/me/f(ids=["a","b"])'),
    "argument-holding-a-slash": ("/me/f(address='{address}')/clear", "/me/f(address='A/B')/clear"),
    "qualified-function": ("/me/microsoft.graph.getMail(a={a})", "/me/getMail(a=1)"),
    "file-path": ("/drive/root:/{item-path}:/children", "/drive/root:/A/B c/d.txt:/children"),
    "file-path-to-the-end": ("/drive/items/{id}:/{path}", "/drive/items/1:/a/b"),
    "file-path-in-two-placeholders": ("/drive/root:/{folder}/{name}:/content", "/drive/root:/x.txt:/content"),
    "literal-file-path": ("/drive/root:/a.txt:/content", "/drive/root:/A.txt:/content"),
    "several-placeholders-in-a-segment": ("/sites/{host},{site},{web}", "/sites/contoso.com,1,2"),
    "text-around-a-placeholder": ("/thumbnails/c{w}x{h}", "/thumbnails/c300x400"),
    "root": ("/", ""),
}
DIFFERING = {
    "other-literal": ("/me/messages", "/me/events"),
    "shorter": ("/me/messages/{id}", "/me/messages"),
    "longer": ("/me/messages", "/me/messages/1"),
    "me-is-not-a-user": ("/users/{id}", "/me"),
    "placeholder-for-a-literal": ("/users/me", "/users/{id}"),
    "count-is-no-key": ("/users/{id}", "/users/$count"),
    "cast-is-no-key": ("/members/{id}", "/members/microsoft.graph.user"),
    "other-argument": ("/me/f(a={a})", "/me/f(b=1)"),
    "missing-argument": ("/me/f(a={a},b={b})", "/me/f(a=1)"),
    "other-file-path": ("/drive/root:/a.txt:/content", "/drive/root:/b.txt:/content"),
    "separators-of-a-segment": ("/sites/{host},{site}", "/sites/contoso.com"),
    "empty-placeholder": ("/thumbnails/c{w}x{h}", "/thumbnails/cx4"),
}


@pytest.mark.parametrize(("template", "path"), MATCHING.values(), ids=MATCHING)
def test_path_exercises_the_template(template: str, path: str) -> None:
    assert matches(parse_path(template), path)
    assert matches(parse_path(template), parse_path(path))


@pytest.mark.parametrize(("template", "path"), DIFFERING.values(), ids=DIFFERING)
def test_path_calls_something_else(template: str, path: str) -> None:
    assert not matches(parse_path(template), path)


PATHS = st.text(alphabet="aB1/{}<>()='\",:$.| ", max_size=40)


@given(PATHS)
def test_every_template_matches_itself_written_with_other_case_and_slashes(path: str) -> None:
    template = parse_path(path)
    if not any(segment.literal.startswith(("$", "microsoft.graph.")) for segment in template.segments):
        assert matches(template, template)


@given(PATHS, PATHS)
def test_any_text_is_matched_without_failing(template: str, path: str) -> None:
    assert matches(parse_path(template), path) in (True, False)


@given(st.text(max_size=60))
def test_any_text_is_taken_apart(url: str) -> None:
    assert parse_url(url).path.startswith("/")
