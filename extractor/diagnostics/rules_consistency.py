"""Rules of this family; a new one is an entry here and one place that reports it."""

from extractor.diagnostics.rule import Rule

CONSISTENCY_RULES: tuple[Rule, ...] = ()
