"""The tests of the extractor."""
