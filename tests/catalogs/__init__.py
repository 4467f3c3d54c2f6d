"""Tests of the catalogues: what Microsoft publishes beside the documentation, and the comparison with it."""
