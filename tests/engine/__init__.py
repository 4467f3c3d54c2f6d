"""Tests of builds: executors, output, manifest, limits."""
