r"""What a name of an API can look like: patterns that tell a name from a translation of it.

A cell's text comes in without Markdown, yes or no goes out. A yes says that an API could hold it, not that one does:
`Zeichenfolge` could be a property. All classes are ASCII, since `\w` and `\b` take Han and Cyrillic letters for word
characters; every pattern is linear, because after a name only a separator can follow. A new form is a change here.
"""

import re

_WORD = r"[A-Za-z_][A-Za-z0-9_]*"
# property, @odata.type, owner@odata.bind, $deltatoken, files/fileName, microsoft.graph.call
_IDENTIFIER = re.compile(rf"[@#$]?{_WORD}(?:(?:[.@]|/@?){_WORD})*")
_ENUM_MEMBER = re.compile(r"[A-Za-z0-9_]+(?:[-.:+/][A-Za-z0-9_]+)*")
# Mail.Read, eDiscovery.Read.All, Group-Conversation.Read.All: capitals after the first dot, unlike a namespace
_SCOPE_HEAD = r"[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*"
_SCOPE_TAIL = r"\.[A-Z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*"
_PRIVILEGE = re.compile(rf"{_SCOPE_HEAD}(?:{_SCOPE_TAIL}){{1,3}}")
# the OpenID Connect scopes, and names of the permission preview that have no dot
_BARE_PRIVILEGES = frozenset({"email", "offline_access", "openid", "profile", "user_impersonation"})
# RFC 9110, section 5.6.2
_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")

_TYPE_NAME = rf"#?{_WORD}(?:\.{_WORD})*"
_TYPE_MORE = rf"(?:(?: or |, or |, | ?[/|] ?){_TYPE_NAME})"
_TYPE_ITEM = rf"(?:{_TYPE_NAME}{_TYPE_MORE}*|\({_TYPE_NAME}{_TYPE_MORE}+\))"
_TYPE_NOTE = r" \((?:enum(?:eration)?|optional|required|ur[il]|identifier|deprecated|preview)\)"
_TYPE_SUFFIX = rf"(?: object)?(?: collection(?: object)?| enum(?:eration)?| resource|{_TYPE_NOTE})?"
_TYPE_LIMIT = r"(?:, (?:maximum|max) size (?:of )?[0-9]+)?"
_TYPE = re.compile(
    rf"(?:collection ?\( ?{_TYPE_ITEM} ?\)|collection of {_TYPE_NAME}|{_TYPE_ITEM}{_TYPE_SUFFIX}{_TYPE_LIMIT})",
    re.IGNORECASE,
)


def is_identifier(text: str) -> bool:
    """Whether an API could have a property, parameter or member of this name; a path of names counts.

    >>> is_identifier("@microsoft.graph.conflictBehavior"), is_identifier("原因")
    (True, False)
    """
    return _IDENTIFIER.fullmatch(text) is not None


def is_enum_member(text: str) -> bool:
    """Whether an enumeration could have this member: as an identifier, but `en-US` and `2fa` count and `@` does not."""
    return _ENUM_MEMBER.fullmatch(text) is not None


def is_privilege(text: str) -> bool:
    """Whether the text has the form of a permission's name.

    >>> is_privilege("eDiscovery.Read.All"), is_privilege("microsoft.graph.call")
    (True, False)
    """
    return text in _BARE_PRIVILEGES or _PRIVILEGE.fullmatch(text) is not None


def is_header_name(text: str) -> bool:
    """Whether the text is a token of RFC 9110, as a header's name must be."""
    return _TOKEN.fullmatch(text) is not None


def is_type_spelling(text: str) -> bool:
    """Whether the text has the form of an English type cell: names, `or`, and what marks a collection or enumeration.

    >>> is_type_spelling("Collection(Edm.String)"), is_type_spelling("String 集合")
    (True, False)
    """
    return _TYPE.fullmatch(text) is not None
