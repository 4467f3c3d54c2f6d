"""Words of identifiers: where they begin, and the singular of an English collection name.

Collection names of the API are English whatever the language of the page; translation leaves paths alone.
"""

import re
from functools import lru_cache

_WORD = re.compile(r"[A-Za-z0-9_]+")
_SAME = re.compile(r"(?:ss|us|is|news|series)$", re.IGNORECASE)
_SAME_PLURAL = ("news", "series")
_IES = re.compile(r"(?<=[A-Za-z]{2})ies$")
_ES = re.compile(r"(?:(?<=ss)|(?<=sh)|(?<=ch)|(?<=zz)|(?<=tus)|(?<=x))es$")
_IRREGULAR = (("children", "child"), ("people", "person"), ("Children", "Child"), ("People", "Person"))


@lru_cache(maxsize=65536)
def words(text: str) -> tuple[str, ...]:
    """The runs of letters, digits and underscores.

    >>> words("root:/x-y")
    ('root', 'x', 'y')
    """
    return tuple(_WORD.findall(text))


@lru_cache(maxsize=65536)
def singular(name: str) -> str:
    """The singular of a collection's name; a name that is no English plural stays.

    >>> [singular(name) for name in ("users", "categories", "mailFolders", "status", "addresses", "people")]
    ['user', 'category', 'mailFolder', 'status', 'address', 'person']
    """
    for plural, irregular in _IRREGULAR:
        if name.endswith(plural):
            return name.removesuffix(plural) + irregular
    if _SAME.search(name):
        return name
    if _IES.search(name):
        return name[:-3] + "y"
    if _ES.search(name):
        return name[:-2]
    return name[:-1] if name.endswith("s") and len(name) > 1 else name


def is_plural(name: str) -> bool:
    """Whether a name is an English plural, those that are their own singular among them.

    >>> [is_plural(name) for name in ("users", "series", "status", "range")]
    [True, True, False, False]
    """
    return singular(name) != name or name.lower().endswith(_SAME_PLURAL)
