"""`extractor targets`: what a build can write, and for whom.

In: nothing. Out: the registry of writers on stdout.
"""

import sys

from extractor.commands import arguments


def targets(
    *,
    quiet: arguments.Quiet = False,  # noqa: ARG001 - every command has it; this one only prints its result
    verbose: arguments.Verbose = False,  # noqa: ARG001 - as above
) -> None:
    """List the output targets: what each writes, and for whom.

    Example: extractor targets
    """
    from extractor.writers.registry import WRITERS  # noqa: PLC0415 - loaded when targets are listed

    for target in WRITERS:
        by_default = "" if target.default else "  (on request)"
        sys.stdout.write(f"{target.name}{by_default}\n  writes  {target.writes}\n  for     {target.audience}\n")
