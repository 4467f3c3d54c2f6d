"""Facts of pages to one API: operations merged over pages, types resolved, examples paired, locales joined.

Pages come in, an `Api` per version (canonical) and per locale and version comes out. Nothing here knows an output
format: how a path, a schema or a name is spelled in one is for that writer.
"""
