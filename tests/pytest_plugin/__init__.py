"""The pytest plugin, run in suites of its own."""
