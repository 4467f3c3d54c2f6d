"""Names that OpenAPI restricts: component keys and media types, made from whatever the documentation calls a thing.

A name that is allowed stays; any other loses what is not and gets a digest, so that two never meet.
"""

import hashlib
import re
from functools import lru_cache

from extractor.linking.api import Exchange

_KEY = re.compile(r"[A-Za-z0-9._-]+")
_REFUSED = re.compile(r"[^A-Za-z0-9._-]+")
_MEDIA_TYPE = re.compile(r"[a-z0-9!#$&^_.+-]+/[a-z0-9!#$&^_.+-]+")
# RFC 9110 §5.6.2
_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_LONGEST_KEY, _DIGITS = 200, 8


@lru_cache(maxsize=65536)
def component_key(name: str) -> str:
    """A key of `components`, different for different names.

    >>> component_key("microsoft.graph.call")
    'microsoft.graph.call'
    >>> component_key("a b")
    'a-b-c8687a08'
    """
    if len(name) <= _LONGEST_KEY and _KEY.fullmatch(name):
        return name
    digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
    return f"{_REFUSED.sub('-', name[:_LONGEST_KEY]).strip('-')}-{digest}"


def schema_reference(name: str) -> str:
    """The reference to the schema of a qualified name."""
    return f"#/components/schemas/{component_key(name)}"


def exchange_key(exchange: Exchange) -> str:
    """The name under which request and response show the same exchange: `call-reject.call_reject`."""
    _, _, within = exchange.id.partition("/")
    return component_key(within.replace("/", "."))


def media_type(headers: tuple[tuple[str, str], ...]) -> str | None:
    """What `Content-Type` says, in lower case and without parameters; None where it is missing or no media type."""
    written = next((value for name, value in headers if name.lower() == "content-type"), "")
    kind = written.partition(";")[0].strip().lower()
    return kind if _MEDIA_TYPE.fullmatch(kind) else None


def is_header_name(name: str) -> bool:
    """Whether HTTP allows the name for a header; one that translation damaged mostly is none."""
    return _TOKEN.fullmatch(name) is not None
