"""The media type of a body that is no JSON.

In goes an example, out comes what its `Content-Type` header says, where that is a media type at all: a header is page
text like any other. Whether a body is JSON is not asked here but seen from the example.
"""

import re

from extractor.model.example import Example

JSON = "application/json"
BINARY = "application/octet-stream"
# RFC 9110: type "/" subtype of tokens
_MEDIA_TYPE = re.compile(r"[A-Za-z0-9!#$&^_.+-]{1,80}/[A-Za-z0-9!#$&^_.+-]{1,80}")


def media_type_of(example: Example | None) -> str:
    """The media type that the example's `Content-Type` names, without parameters, for a body that is no JSON.

    JSON's own type and a header that names none give `application/octet-stream`: the body is then known not to be JSON.
    """
    headers = () if example is None else example.headers
    for name, value in headers:
        written = value.partition(";")[0].strip()
        if name.casefold() == "content-type" and _MEDIA_TYPE.fullmatch(written) and written.casefold() != JSON:
            return written
    return BINARY
