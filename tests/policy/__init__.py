"""The promises of structure, each a function over a tree that is also shown to fail on a planted violation."""
