"""The API to files: one module and one template folder per target.

A writer makes view objects from an `ApiSet` (naming, ordering and type mapping happen there, where the type checker
sees them) and renders them through its templates. It reads and writes no file: it yields `OutputFile` values.
"""
