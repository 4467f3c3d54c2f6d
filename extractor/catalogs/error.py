"""What is raised when a catalogue cannot be read at all.

A catalogue is a file that the caller chose, so a wrong one ends the run; what it disagrees on with the documentation is
a diagnostic.
"""


class CatalogueError(Exception):
    """The file is no such catalogue; the text says why and is fit to be printed."""
