"""Where the program starts: a few lines, so that Ctrl-C is answered from the first moment on.

In: nothing. Out: the exit code. What takes time to load is loaded inside; then `extractor.commands.main` answers.
"""

import sys

INTERRUPTED = 130


def main() -> None:
    """Run the program and end it with its exit code."""
    try:
        from extractor.commands.main import main as run  # noqa: PLC0415 - interrupted while it loads, it ends quietly

        run()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
