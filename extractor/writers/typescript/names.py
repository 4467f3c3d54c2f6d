"""Names of the TypeScript declarations: the only makers of `TypeScriptIdentifier`, and what a printed type may hold.

In goes a wire name or a candidate made of several, out comes an ASCII identifier that no reserved word and no global
type of the language has. Both classes check what they are made of. Property keys are not names: wire names stay exact,
and `extractor.writers.escaping.typescript` quotes them where they need it.
"""

import re
from functools import lru_cache

from extractor.writers.stubs.naming import split_words

_IDENTIFIER = re.compile(r"[A-Za-z_$][A-Za-z0-9_$]*")
_TYPE = re.compile(r"[A-Za-z_$][A-Za-z0-9_$<>\[\], |]*")
# ECMA-262 reserved words, the type names of TypeScript, and the globals that a declaration would hide.
RESERVED = frozenset([
    "any", "arguments", "as", "async", "await", "bigint", "boolean", "break", "case", "catch", "class", "const",
    "continue", "debugger", "declare", "default", "delete", "do", "else", "enum", "eval", "export", "extends",
    "false", "finally", "for", "function", "if", "implements", "import", "in", "infer", "instanceof", "interface",
    "is", "keyof", "let", "module", "namespace", "never", "new", "null", "number", "object", "of", "package",
    "private", "protected", "public", "readonly", "require", "return", "satisfies", "static", "string", "super",
    "switch", "symbol", "this", "throw", "true", "try", "type", "typeof", "undefined", "unique", "unknown", "using",
    "var", "void", "while", "with", "yield", "Array", "Boolean", "Date", "Error", "Function", "Map", "Number",
    "Object", "Promise", "Record", "Set", "String", "Symbol",
])  # fmt: skip


class TypeScriptIdentifier(str):
    """An ASCII identifier that is no reserved word; anything else raises `ValueError`."""

    __slots__ = ()

    def __new__(cls, name: str) -> "TypeScriptIdentifier":
        """The name, checked."""
        if not _IDENTIFIER.fullmatch(name) or name in RESERVED:
            raise ValueError(f"not an identifier: {name!r}")
        return super().__new__(cls, name)


class TypeScriptType(str):
    """A type: names, brackets, commas and bars, with no literal and no braces; anything else raises `ValueError`."""

    __slots__ = ()

    def __new__(cls, text: str) -> "TypeScriptType":
        """The text, checked."""
        if not _TYPE.fullmatch(text):
            raise ValueError(f"not a type: {text!r}")
        return super().__new__(cls, text)


@lru_cache(maxsize=65536)
def type_name(text: str) -> TypeScriptIdentifier:
    """A name of an interface or an alias, in CapWords with the capitals of the text kept.

    >>> type_name("participantInfo"), type_name("string"), type_name("3d-model")
    ('ParticipantInfo', 'String_', '_3DModel')
    """
    name = "".join(word[0].upper() + word[1:] for word in split_words(text))
    if name[0].isdigit():
        name = f"_{name}"
    return TypeScriptIdentifier(f"{name}_" if name in RESERVED else name)
