"""Slugs to kinds of sections, headings to slugs."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.terms.slugs import SLUG_KINDS, SLUG_RULES, SectionKind, github_slug, section_kind


@pytest.mark.parametrize(
    ("slug", "kind"),
    [
        ("permissions", SectionKind.PERMISSIONS),
        ("prerequisites", SectionKind.PERMISSIONS),
        ("permissions-acting-on-self", SectionKind.PERMISSIONS),
        ("permissions-for-channel", SectionKind.PERMISSIONS),
        ("for-users", SectionKind.PERMISSIONS),
        ("for-the-directory-azure-ad-provider", SectionKind.PERMISSIONS),
        ("group-memberships-for-a-device", SectionKind.PERMISSIONS),
        ("memberships-for-a-user", SectionKind.PERMISSIONS),
        ("http-request", SectionKind.HTTP_REQUEST),
        ("http-requests", SectionKind.HTTP_REQUEST),
        ("http-request-to-upload-a-new-file", SectionKind.HTTP_REQUEST),
        ("request-headers", SectionKind.HEADERS),
        ("request-header", SectionKind.HEADERS),
        ("optional-request-headers", SectionKind.HEADERS),
        ("optional-query-parameters", SectionKind.QUERY_PARAMETERS),
        ("odata-query-parameters", SectionKind.QUERY_PARAMETERS),
        ("optional-odata-query-parameters", SectionKind.QUERY_PARAMETERS),
        ("path-parameters", SectionKind.PATH_PARAMETERS),
        ("function-parameters", SectionKind.FUNCTION_PARAMETERS),
        ("parameters", SectionKind.PARAMETERS),
        ("request-body", SectionKind.REQUEST_BODY),
        ("response", SectionKind.RESPONSE),
        ("response-body", SectionKind.RESPONSE),
        ("response-code", SectionKind.RESPONSE),
        ("response-2", SectionKind.RESPONSE),
        ("response-headers", SectionKind.RESPONSE_HEADERS),
        ("error-responses", SectionKind.ERRORS),
        ("example", SectionKind.EXAMPLES),
        ("examples", SectionKind.EXAMPLES),
        ("example-1-list-all-channels", SectionKind.EXAMPLES),
        ("example---mute-specific-participant", SectionKind.EXAMPLES),
        ("request", SectionKind.REQUEST),
        ("request-1", SectionKind.REQUEST),
        ("notification---incoming", SectionKind.NOTIFICATION),
        ("properties", SectionKind.PROPERTIES),
        ("instance-attributes", SectionKind.PROPERTIES),
        ("members", SectionKind.MEMBERS),
        ("calltype-values", SectionKind.VALUES),
        ("json-representation", SectionKind.JSON_REPRESENTATION),
        ("see-also", SectionKind.SEE_ALSO),
        ("next-steps", SectionKind.OTHER),
        ("", SectionKind.OTHER),
        ("request-spelling-correction", SectionKind.OTHER),
        ("formal-request", SectionKind.OTHER),
        ("权限", SectionKind.OTHER),
    ],
)
def test_kind_of_slug(slug: str, kind: SectionKind) -> None:
    assert section_kind(slug) is kind


def test_every_kind_but_other_has_a_slug() -> None:
    reached = set(SLUG_KINDS.values()) | {kind for _, kind in SLUG_RULES}
    assert reached == set(SectionKind) - {SectionKind.OTHER}


def test_no_rule_overrides_the_table() -> None:
    """An exact slug that a rule also matches must not lose its own kind."""
    assert all(section_kind(slug) is kind for slug, kind in SLUG_KINDS.items())


@pytest.mark.parametrize(
    ("heading", "slug"),
    [
        ("HTTP request", "http-request"),
        ("Notification - incoming", "notification---incoming"),
        ("Example 1: List a user's calls", "example-1-list-a-users-calls"),
        ("@odata.type & more", "odatatype--more"),
        (" C# ", "c"),
        ("snake_case", "snake_case"),
        ("HTTP 请求", "http-请求"),
    ],
)
def test_slug_of_heading(heading: str, slug: str) -> None:
    assert github_slug(heading) == slug


@given(st.text(alphabet=string.printable))
def test_slug_of_a_slug_is_itself(heading: str) -> None:
    slug = github_slug(heading)
    assert github_slug(slug) == slug
    assert " " not in slug
