"""The one exception that this program raises on purpose.

It says that a whole run is impossible: no such folder, a bad option, an output that cannot be written. What is wrong
with a page or a file of the documentation never raises; it is a diagnostic.
"""


class ExtractorError(Exception):
    """The run cannot be done; the text says why and is fit to be printed. The command line exits with 2."""
