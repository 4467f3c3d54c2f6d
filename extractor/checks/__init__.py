"""Rules over the facts of one page: what it states twice and differently, or leaves open.

In comes a page as the readers and recovery leave it; out comes the same page with findings. A check never changes a
fact and never looks at text: what needs a second page is linking's, what was unreadable is the readers'. A new rule is
an entry in `extractor.diagnostics.rules_consistency`, a `check_<rule>` function in the family it belongs to, and a line
in that family's tuple.
"""
