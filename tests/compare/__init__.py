"""Comparing documentation: laws, the judgment on changes, and changes found by hand in real history."""
