"""Names of the Python stubs: the only makers of `PythonIdentifier`, and what a printed type may hold.

In goes a wire name or a candidate made of several, out comes a PEP 8 name of ASCII letters, digits and underscores that
is no keyword. Both classes check what they are made of, so that whatever gets past a sanitiser still cannot be code.
Which of two equal names gives way is decided in `extractor.writers.stubs.naming`; a new kind of name is a function
here.
"""

import keyword
import re
from functools import lru_cache

from extractor.writers.stubs.naming import split_words

_IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_TYPE = re.compile(r'(?:[A-Za-z0-9_\[\], |.]|"[A-Za-z_][A-Za-z0-9_\[\], |.]*")+')
# `import aux` fails on Windows, where no file may have such a name.
_PORTS = frozenset(f"{port}{digit}" for port in ("com", "lpt") for digit in range(10))
_DEVICES = _PORTS | {"aux", "con", "nul", "prn"}
# What annotations are made of: a field of such a name would hide it from the fields after it. Written out, because what
# `builtins` holds depends on the version of Python.
_ANNOTATION_NAMES = frozenset({"bool", "bytes", "float", "int", "list", "object", "str"})


class PythonIdentifier(str):
    """An ASCII identifier that is no keyword; anything else raises `ValueError`."""

    __slots__ = ()

    def __new__(cls, name: str) -> "PythonIdentifier":
        """The name, checked."""
        if not _IDENTIFIER.fullmatch(name) or keyword.iskeyword(name):
            raise ValueError(f"not an identifier: {name!r}")
        return super().__new__(cls, name)


class PythonType(str):
    """An annotation of names, brackets, commas, dots and bars, parts of it quoted; else raises `ValueError`."""

    __slots__ = ()

    def __new__(cls, text: str) -> "PythonType":
        """The text, checked."""
        if not _TYPE.fullmatch(text):
            raise ValueError(f"not an annotation: {text!r}")
        return super().__new__(cls, text)


@lru_cache(maxsize=65536)
def class_name(text: str) -> PythonIdentifier:
    """A name of a class or an alias, in CapWords with the capitals of the text kept.

    >>> class_name("participantInfo"), class_name("call-reject body"), class_name("none")
    ('ParticipantInfo', 'CallRejectBody', 'None_')
    """
    return _legal("".join(word[0].upper() + word[1:] for word in split_words(text)), before_digit="N")


@lru_cache(maxsize=65536)
def parameter_name(text: str) -> PythonIdentifier:
    """A name of a parameter or a method, in lower case with underscores.

    >>> parameter_name("call-id"), parameter_name("class"), parameter_name("userName")
    ('call_id', 'class_', 'user_name')
    """
    return _legal("_".join(word.lower() for word in split_words(text)), before_digit="n")


@lru_cache(maxsize=4096)
def module_name(text: str) -> PythonIdentifier:
    """A name of a module that every file system and `import` accept.

    >>> module_name("Identity and access"), module_name("aux"), module_name("v1.0")
    ('identity_and_access', 'aux_', 'v1_0')
    """
    name = parameter_name(text)
    return PythonIdentifier(f"{name}_") if name in _DEVICES else name


def private_name(name: PythonIdentifier) -> PythonIdentifier:
    """The name with an underscore before it."""
    return PythonIdentifier(f"_{name}")


def is_plain_key(wire: str) -> bool:
    """Whether a wire name can stand as a field of a class without changing: no keyword, no mangling, nothing hidden.

    >>> [is_plain_key(wire) for wire in ("displayName", "from", "__id", "@odata.type", "list")]
    [True, False, False, False, False]
    """
    return (
        _IDENTIFIER.fullmatch(wire) is not None
        and not keyword.iskeyword(wire)
        and not wire.startswith("_")
        and wire not in _ANNOTATION_NAMES
    )


def _legal(name: str, *, before_digit: str) -> PythonIdentifier:
    spelled = f"{before_digit}{name}" if name[0].isdigit() else name
    return PythonIdentifier(f"{spelled}_" if keyword.iskeyword(spelled) else spelled)
