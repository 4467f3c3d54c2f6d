"""Tests of the checks over one page."""
