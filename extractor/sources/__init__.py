"""Documentation sets: from a folder, a file or a git revision to pages and includes, as bytes.

Besides `engine/` and `commands/` the only room that reads the disk. It knows where pages stand, never what they say.
A new kind of place is a `FileTree` beside `folder.py` and `git_tree.py`; a new layout is a function in `layout.py`.
"""
