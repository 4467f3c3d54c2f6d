"""`python -m extractor`: the same program as the `extractor` command.

Nothing is decided here; the commands are in `extractor.commands`.
"""

from extractor.commands.main import main

if __name__ == "__main__":
    main()
