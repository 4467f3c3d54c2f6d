"""Closed sets of terms, and the words of each language for them.

What comes in is a slug, a label, a phrase or a cell; what comes out is the language-neutral term, or None where the
words say nothing known. English terms are tables in code, since the documentation is written in them; every other
language is one file in `locales/`, and no translated word stands anywhere else.
"""
