"""What evidence says of a damaged value: the interface between the modules of evidence and those that repair.

A clue is given only where its evidence by itself fixes the value; what merely speaks for one is weighed where it is
found.
"""

from dataclasses import dataclass

from extractor.model.origin import Evidence, Recovered


@dataclass(frozen=True, slots=True, kw_only=True)
class Clue:
    """A value that a piece of evidence fixes by itself; `line` is that of the evidence, None outside the page."""

    value: str
    evidence: Evidence
    line: int | None

    def recovered(self, damaged: str) -> Recovered:
        """The record of a repair by this clue."""
        return Recovered(from_=damaged, evidence=self.evidence, line=self.line)
