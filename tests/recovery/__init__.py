"""Tests of recovery: each kind of evidence alone, then page, set and sources."""
