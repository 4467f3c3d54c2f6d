"""The forms of names."""

import pytest

from extractor.terms.names import is_enum_member, is_header_name, is_identifier, is_privilege, is_type_spelling


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("reason", True),
        ("@odata.type", True),
        ("@microsoft.graph.conflictBehavior", True),
        ("owner@odata.bind", True),
        ("files/fileName", True),
        ("file/@odata.type", True),
        ("$deltatoken", True),
        ("insights_used", True),
        ("microsoft.graph.call", True),
        ("原因", False),
        ("将identitycertificate", False),
        ("connectAutomaticallyに", False),
        ("суппортсскопетагс", False),
        ("Device configuration", False),
        ("a..b", False),
        ("a.", False),
        ("", False),
        ("1a", False),
        ("reason\n", False),
    ],
)
def test_identifier(text: str, expected: bool) -> None:
    assert is_identifier(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("busy", True), ("en-US", True), ("2fa", True), ("无", False), ("not configured", False), ("a--b", False)],
)
def test_enum_member(text: str, expected: bool) -> None:
    assert is_enum_member(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Calls.Initiate.All", True),
        ("User.Read", True),
        ("eDiscovery.ReadWrite.All", True),
        ("Group-Conversation.Read.All", True),
        ("TeamsActivity.Read.Group", True),
        ("Sites.Read.All.Beta", True),
        ("openid", True),
        ("offline_access", True),
        ("microsoft.graph.call", False),
        ("TeamReadBasicAll", False),
        ("Directory AccessAsUser.All", False),
        ("状态.阅读", False),
        ("和User.ReadWrite.All", False),
        ("Read. all", False),
        ("None", False),
        ("example.com", False),
    ],
)
def test_privilege(text: str, expected: bool) -> None:
    assert is_privilege(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Content-Type", True), ("x-ms-id", True), ("If Match", False), ("授权", False), ("", False), ("a:b", False)],
)
def test_header_name(text: str, expected: bool) -> None:
    assert is_header_name(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("String", True),
        ("String collection", True),
        ("String Collection", True),
        ("Collection(Edm.String)", True),
        ("Collection (identitySet)", True),
        ("alertFeedback enum", True),
        ("String (enum)", True),
        ("(boolean or string or number) collection", True),
        ("string/number", True),
        ("string, maximum size 20", True),
        ("itemAnalytics resource", True),
        ("String 集合", False),
        ("Sammlung (listItem)", False),
        ("Create a new deviceCategory object.", False),
        ("", False),
    ],
)
def test_type_spelling(text: str, expected: bool) -> None:
    assert is_type_spelling(text) is expected


@pytest.mark.parametrize("unit", ["a.", "a-", "a or ", "A.B", "a/@", "collection (", "(a or "])
def test_long_hostile_names_are_no_names(unit: str) -> None:
    """Ends soon: a pattern that backtracked would not."""
    text = unit * 20_000 + "!"
    assert not is_identifier(text)
    assert not is_privilege(text)
    assert not is_enum_member(text)
    assert not is_type_spelling(text)
