"""Tests of the readers: pages in, facts and diagnostics out."""
