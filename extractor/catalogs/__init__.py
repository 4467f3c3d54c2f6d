"""What Microsoft publishes beside the documentation, as facts, and the documentation held against it.

`csdl` reads a metadata document of the service, `permissions` the permission catalogue; a `*_checks` module compares
each with the pages. A new catalogue is a module that reads it and one that checks against it.
"""
