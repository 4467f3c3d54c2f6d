"""The target `python`: an installable package of typed dictionaries and protocols for each canonical API."""
