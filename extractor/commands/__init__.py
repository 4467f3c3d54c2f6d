"""The command line: one module per verb, over the public functions of the package.

Heavy modules are imported inside functions, so that `--help` and a wrong option answer at once. A new verb is a module
here and a line in `main.py`.
"""
