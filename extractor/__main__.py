"""`python -m extractor`: the same program as the `extractor` command.

Nothing is decided here; the commands are in `extractor.commands`.
"""

from extractor.commands.start import main

if __name__ == "__main__":
    main()
