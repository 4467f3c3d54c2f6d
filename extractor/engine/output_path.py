"""Which paths an output file may have: the same on every system, and never outside the output folder.

Writers make names safe; this is the last guard, which trusts no writer. It says why a path is refused and gives the
form in which two paths are the same file on some system.
"""

import re
import unicodedata
from functools import lru_cache

# What Windows refuses in a name, and characters that no name should hide.
_FORBIDDEN = re.compile(r'[<>:"|?*\\\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9\xb9\xb2\xb3]|lpt[0-9\xb9\xb2\xb3])(?:\..*)?", re.IGNORECASE)
_MAX_NAME_BYTES = 200
_MAX_PATH_BYTES = 1000
# The folder in which a build collects its files; also what no writer may name.
STAGING_NAME = ".extractor-staging"


@lru_cache(maxsize=1 << 16)
def unsafe_reason(path: str) -> str | None:
    """Why a path relative to the output folder is refused, None for a safe one.

    >>> unsafe_reason("canonical/beta/openapi.yaml") is None, unsafe_reason("../x")
    (True, 'it has an empty part or a part of dots')
    """
    if _FORBIDDEN.search(path):
        return "it has a character that some system refuses or hides"
    parts = path.split("/")
    if any(part.strip(".") == "" for part in parts):
        return "it has an empty part or a part of dots"
    if any(part.endswith((" ", ".")) or part.startswith(" ") for part in parts):
        return "a part begins with a blank or ends with a blank or a dot"
    if any(_RESERVED.fullmatch(part) for part in parts):
        return "a part is the name of a device on Windows"
    if parts[0] == STAGING_NAME or _is_too_long(parts):
        return "it is too long" if _is_too_long(parts) else "it is the build's own"
    return None


def folded_path(path: str) -> str:
    """The form in which two paths are equal that some system takes for one file."""
    return unicodedata.normalize("NFKC", path.casefold())


def _is_too_long(parts: list[str]) -> bool:
    return len("/".join(parts).encode()) > _MAX_PATH_BYTES or any(
        len(part.encode()) > _MAX_NAME_BYTES for part in parts
    )
