"""The facts of a page and of a documentation set, as frozen values.

Nothing in this room imports anything else of the project: readers make these values, everything after the readers
consumes them. A fact holds what a page says in language-neutral, canonical form; `None` means *the page does not say*,
`()` means *the page says there are none*. No fact names an output format. A new kind of fact is a dataclass here, a
field of `Page`, and a reader.
"""
