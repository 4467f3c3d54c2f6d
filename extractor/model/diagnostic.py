"""A finding about a page: a rule of the catalog, its arguments, and the place.

Only `extractor.diagnostics.report.Report` builds one; its message is the catalog's, filled with the arguments.
"""

from dataclasses import dataclass
from enum import StrEnum

from extractor.model.json_value import JsonValue


class Severity(StrEnum):
    """How much it matters.

    *error*: something the page states is in no output; *warning*: read, but contradictory, damaged or unsure;
    *note*: worth a look.
    """

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for an error, growing as it matters less: the order of output, and what `--fail-on` compares."""
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """A rule that a place of the documentation breaks. `path` is relative to the folder given; `line` is 1-based.

    `line` is None for a finding about a whole file or set.
    """

    rule: str
    severity: Severity
    message: str
    path: str
    line: int | None
    args: dict[str, JsonValue]

    @property
    def sort_key(self) -> tuple[bytes, int, str, str]:
        """Path as bytes, line, rule, message: the order in which every output lists diagnostics."""
        return (self.path.encode("utf-8", "surrogatepass"), self.line or 0, self.rule, self.message)
