"""Bytes of a page to facts: decoding, markdown, blocks, sections by slug, and one reader per section.

Everything that the program knows about the documentation's form it knows here. Sections are found by their English
slug and tables by their place and shape; words of a language come from `extractor.terms` only. A new section is a
module with a `read_<section>` function and a line in `extractor.readers.page`.
"""
