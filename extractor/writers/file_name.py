"""File names made of the documentation's own words that are safe on every system, and different where the words are.

Any text goes in; out comes a name of ASCII letters, digits and `._-` that is no device of Windows, hides nothing, leads
nowhere and is not too long. A text that is all that already stays as it is; any other gets a hash of itself, so that
two texts never share a name. What else a name must not be (`index.json`) its caller says when making `FileNames`.
"""

import hashlib
import re
from collections.abc import Iterable

_ALLOWED = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")
_REFUSED = re.compile(r"[^A-Za-z0-9_-]+")
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d|conin|conout|clock)", re.IGNORECASE)
# The longest page name of the documentation has 112 characters; a file system takes 255 bytes.
_LONGEST = 120
_HASH_LENGTH = 8


def safe_file_name(text: str) -> str:
    """The text where it may name a file or folder, else what is left of it and its hash.

    >>> safe_file_name("call-reject")
    'call-reject'
    >>> safe_file_name("../../etc/passwd")
    'etc-passwd-3754d6cb'
    """
    if len(text) <= _LONGEST and _ALLOWED.fullmatch(text) and ".." not in text and not _is_device(text):
        return text
    return hashed_file_name(text)


def hashed_file_name(text: str) -> str:
    """What is left of the text, and its hash: what tells it from another text that is left with the same."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_HASH_LENGTH]
    rest = _REFUSED.sub("-", text[: _LONGEST * 4]).strip("-")[: _LONGEST - _HASH_LENGTH - 1].strip("-")
    return f"{rest}-{digest}" if rest and not _is_device(rest) else f"name-{digest}"


def _is_device(text: str) -> bool:
    """Windows opens a device whatever follows its name's first dot."""
    return _DEVICE.fullmatch(text.partition(".")[0]) is not None


class FileNames:
    """The names of one folder: the same text always gets the same, no two texts get names that differ in case only."""

    __slots__ = ("_names", "_taken")

    def __init__(self, reserved: Iterable[str] = ()) -> None:
        """`reserved` names are in the folder already."""
        self._names: dict[tuple[str, str], str] = {}
        self._taken = {name.casefold() for name in reserved}

    def name(self, text: str, suffix: str = "") -> str:
        """The name for `text`, which ends in `suffix`."""
        if (text, suffix) not in self._names:
            name = safe_file_name(text) + suffix
            if name.casefold() in self._taken:
                name = hashed_file_name(text) + suffix
            self._taken.add(name.casefold())
            self._names[text, suffix] = name
        return self._names[text, suffix]
