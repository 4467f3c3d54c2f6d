"""Where a fact was read, and what was written there when it had to be repaired.

`Origin` is never part of the equality of a fact: the same permission read in German and in Japanese is equal.
"""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """A place in the documentation: a 1-based line of the file on disk, front matter included.

    `file` is the path from the root of the documentation set when the line stands in an include, and None when it
    stands in the page itself.
    """

    line: int
    file: str | None = None


class Evidence(StrEnum):
    """The kinds of evidence for a repair, most trusted first (the order of the facts contract)."""

    SPAN = "span"
    ENGLISH_SOURCE = "english-source"
    TWIN = "twin"
    SIBLING_LOCALE = "sibling-locale"
    REQUEST_EXAMPLE = "request-example"
    RESPONSE_EXAMPLE = "response-example"
    JSON_REPRESENTATION = "json-representation"
    LINK_TARGET = "link-target"
    VOCABULARY = "vocabulary"
    PAGE = "page"
    DOCUMENTATION_SET = "documentation-set"
    CATALOGUE = "catalogue"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovered:
    """The damaged text of a name or a type, and the evidence from which its canonical value was found.

    `line` is the line of the evidence, None when it stands in another file, which `file` then may name.
    """

    from_: str
    evidence: Evidence
    line: int | None
    file: str | None = None
