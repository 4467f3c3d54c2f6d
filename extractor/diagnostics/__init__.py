"""Findings: the catalog of rules, the sink that builds diagnostics, and one renderer per output format.

A rule stands once, in a `rules_*` module; a check names it and gives its arguments, and nothing else ever builds a
message. A new rule is one entry there and one check.
"""
