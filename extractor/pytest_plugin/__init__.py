"""The fixtures of the documentation in a pytest suite: `graph_docs` mocks, checks and notifies.

Loaded by every pytest run of an environment that has it, so `plugin` imports nothing but pytest until a test asks.
"""
