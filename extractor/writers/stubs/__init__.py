"""What the typed stubs of every language hold, before a language is chosen.

In goes an `Api`, out come declarations, operations and documentation texts in which every type is resolved and every
name is still the wire's. How a name or a type is spelled is decided in `extractor.writers.python` and
`extractor.writers.typescript`; a further language is a room beside them that reads the same declarations.
"""
