"""Tests of the facts: encoding, types, paths."""
