"""Tests of where documentation is found and how it is opened."""
