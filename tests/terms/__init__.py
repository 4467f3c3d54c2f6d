"""Tests of slugs, vocabularies, names and HTTP terms."""
