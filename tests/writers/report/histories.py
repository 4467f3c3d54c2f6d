"""Repositories whose revisions a report tells of: each is what a folder holds."""

import shutil
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pygit2


def commit_folders(repository: Path, folders: Mapping[str, Path], title: str = "State of {day}") -> Path:
    """A repository with a commit for each day that holds what the folder does; `title` begins its message."""
    git = pygit2.init_repository(str(repository), initial_head="main")
    parents: list[pygit2.Oid] = []
    for day, folder in folders.items():
        shutil.copytree(folder, repository, dirs_exist_ok=True)
        git.index.add_all()
        time = int(datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp())
        who = pygit2.Signature("A", "a@example.com", time, 0)
        message = title.format(day=day) + "\n\nMore."
        parents = [git.create_commit("refs/heads/main", who, who, message, git.index.write_tree(), parents)]
    return repository
