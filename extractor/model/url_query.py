"""What the query of a URL gives: `$filter=name eq 'x'&$top={n}` as names and values.

In comes the text behind a question mark, as a page writes it; out come the names that a query can hold, the system
options of OData as OData spells them, each with its value. Percent signs are decoded, and what stands in the quotes of
a string is part of it. Whether the service knows an option is nowhere said here.
"""

import re
from collections.abc import Iterator
from urllib.parse import unquote_plus

# OData 4.01 URL conventions §5, with the tokens of its delta and next links
_SYSTEM = (
    "$apply", "$compute", "$count", "$deltatoken", "$expand", "$filter", "$format", "$index", "$levels", "$orderby",
    "$schemaversion", "$search", "$select", "$skip", "$skiptoken", "$top",
)  # fmt: skip
_NAMED_IN_CELL = re.compile(rf"(?<![\w$])(?:{'|'.join(map(re.escape, _SYSTEM))})(?![a-z])", re.IGNORECASE)
# RFC 3986 unreserved, and what paths of properties and casts need
_PLAIN_NAME = re.compile(r"[A-Za-z_@][A-Za-z0-9_.~/@-]*")

# a string of OData begins behind no letter (`it's`), and may hold what separates options elsewhere
_SEPARATED = re.compile(r"(?:(?<!\w)'[^']*'|[^&])+")
_ENCODED_QUOTE = "%27"


def option_name(written: str) -> str | None:
    """The name that a query holds, None for what cannot be one.

    >>> [option_name(text) for text in ("$orderBy", "$filter with any", "startDateTime", "$ref", "see below")]
    ['$orderby', '$filter', 'startDateTime', None, None]
    """
    system = {match[0].lower() for match in _NAMED_IN_CELL.finditer(written)}
    if len(system) == 1:
        return system.pop()
    return written if _PLAIN_NAME.fullmatch(written) else None


def read_query(query: str) -> Iterator[tuple[str, str]]:
    """The names and values of `$filter=…&$top={n}`; parts without a value are none.

    >>> list(read_query("$top=5&$filter=name%20eq%20'x'&more"))
    [('$top', '5'), ('$filter', "name eq 'x'")]
    >>> list(read_query("$filter=a eq 'b&c=d'"))
    [('$filter', "a eq 'b&c=d'")]
    """
    for part in _SEPARATED.findall(query.replace(_ENCODED_QUOTE, "'")):
        written, equals, value = part.partition("=")
        name = option_name(unquote_plus(written).strip()) if equals else None
        if name is not None:
            yield name, unquote_plus(value).strip()
