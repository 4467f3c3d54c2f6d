"""The forms of URLs and of multipart bodies that are no such forms, one by one."""

import pytest

from extractor.checks.page import check_page
from tests.checks.case import with_response
from tests.checks.form_cases import MULTIPART, with_parts

BROKEN_PARTS = {
    "no-boundary": ((("Content-Type", "multipart/mixed"),), "--a\n\nb\n--a--", "its header names no boundary"),
    "other-boundary": (MULTIPART, "--a\n\nb\n--a--", "no part begins with the boundary that its header names"),
    "boundary-without-hyphens": (MULTIPART, "part\n\nb", "no part begins with the boundary that its header names"),
}
BROKEN_LINKS = ["../something/another", "https:/contoso.com/my file", "http//contoso.com", "https://", "https://?a=b"]


@pytest.mark.parametrize(("headers", "body", "reason"), BROKEN_PARTS.values(), ids=BROKEN_PARTS)
def test_a_multipart_body_is_named_with_what_it_lacks(
    headers: tuple[tuple[str, str], ...], body: str, reason: str
) -> None:
    [found] = check_page(with_parts(body, headers)).diagnostics
    assert (found.rule, found.args) == ("multipart-malformed", {"reason": reason})


@pytest.mark.parametrize("value", BROKEN_LINKS)
def test_what_begins_like_a_url_and_is_none_is_named(value: str) -> None:
    page = with_response(202, odata_type="microsoft.graph.call", body={"value": [{"resourceUrl": value}]})
    assert "url-value-invalid" in [found.rule for found in check_page(page).diagnostics]
