"""Tests of linking: facts of pages to one API."""
