"""The build: documentation in, outputs on disk out, with whatever executor, limits and configuration were asked for.

The only room that writes files. It knows neither what pages say nor what outputs look like: it calls readers, linking
and writers in their order, keeps what they find, and makes the result appear on disk at once or not at all.
"""
