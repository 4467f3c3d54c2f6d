"""Tests of the catalog, the policy and the renderers."""
