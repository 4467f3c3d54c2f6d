"""Where a documented request goes when a client really sends it: the URL as it stands on the wire.

A URL as a page writes it goes in, with the version whose page shows it; out comes an absolute, percent-encoded address,
with the query decoded beside. Placeholders stay, as the text that they are (`%7Bid%7D`), so that the documented request
can be sent as it is shown. What else a request may be sent to is a matter of templates: `url_pattern` and each target.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from extractor.model.example import HeaderLine
from extractor.model.url_match import parse_url
from extractor.writers.message_view import parse_query

SERVICE_URL = "https://graph.microsoft.com"
# What RFC 3986 allows in a path, and the escapes that the page wrote itself
_ESCAPE = re.compile(r"%[0-9A-Fa-f]{2}")
_TO_ENCODE = re.compile(r"%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9._~!$&'()*+,;=:@/%-]")
_IN_QUERY = "$,:@/()'*!;"
_ORIGIN = re.compile(r"(https?)://([^/?#]*)", re.IGNORECASE)
_HOST = re.compile(r"[a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?(?::[0-9]{1,5})?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """`origin` is scheme and host; `path` is encoded; `query` is decoded, in order."""

    origin: str
    path: str
    query: tuple[HeaderLine, ...]

    @property
    def url(self) -> str:
        """The whole URL, encoded."""
        query = encode_query(self.query)
        return f"{self.origin}{self.path}{'?' if query else ''}{query}"

    @property
    def calls_service(self) -> bool:
        """Whether it goes to the documented service, and not to another host."""
        return self.origin == SERVICE_URL


def address_of(url: str, version: str) -> Address:
    """The address of a URL that a page of `version` shows.

    >>> address_of("https://graph.microsoft.com/beta/users/{id}?$top=5", "v1.0").url
    'https://graph.microsoft.com/beta/users/%7Bid%7D?$top=5'
    >>> address_of("/me/drive root", "v1.0").url
    'https://graph.microsoft.com/v1.0/me/drive%20root'
    """
    parsed = parse_url(url)
    path = encode_path(parsed.path)
    if parsed.calls_service:
        path = f"/{parsed.version or version}{'' if path == '/' else path}"
    return Address(origin=_origin(url), path=path, query=parse_query(url))


def _origin(url: str) -> str:
    """That of an absolute URL, where its host is one; else the service's."""
    match = _ORIGIN.match(url.strip())
    if match is None or not _HOST.fullmatch(match[2].lower()):
        return SERVICE_URL
    return f"{match[1].lower()}://{match[2].lower()}"


def encode_path(path: str) -> str:
    """The path with what no path may hold percent-encoded.

    >>> encode_path("/users/{id | upn}/a%20b/100%/é")
    '/users/%7Bid%20%7C%20upn%7D/a%20b/100%25/%C3%A9'
    """
    return _TO_ENCODE.sub(lambda match: quote(match[0], safe="", errors="replace"), path)


def encode_query(query: Sequence[HeaderLine]) -> str:
    """The query as a client sends it, blanks as `%20`.

    >>> encode_query((("$filter", "a eq 'b&c'"), ("$count", "")))
    "$filter=a%20eq%20'b%26c'&$count="
    """
    return "&".join(f"{_encode_part(name)}={_encode_part(value)}" for name, value in query)


def _encode_part(text: str) -> str:
    return quote(text, safe=_IN_QUERY, errors="replace")


def split_escapes(path: str) -> tuple[str, ...]:
    """The path as characters and escapes (`%7B`), each of which stands for itself on the wire."""
    return tuple(re.findall(rf"{_ESCAPE.pattern}|.", path, flags=re.DOTALL))
