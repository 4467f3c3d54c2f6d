"""Measurements on whole documentation sets: one module each, `python -m tests.benchmarks.<name> DOCS`."""
