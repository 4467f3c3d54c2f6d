"""The revisions of a repository in the order in which they were made, along the first parents.

In come a repository and a revision; out come commits, oldest first, each as a tree that can be read. A commit that
leaves the folder of the documentation as it was is left out. Like every reading of a repository here, no program and
nothing of its configuration runs.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pygit2

from extractor.sources.error import ExtractorError
from extractor.sources.git_tree import GitTree, open_repository


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A commit: its id, its day (ISO, UTC), the first line of its message, and its files."""

    commit: str
    day: str
    summary: str
    tree: GitTree


def list_revisions(folder: Path, revision: str, inside: str) -> tuple[Revision, ...]:
    """The revisions that changed `inside`, oldest first; raises `ExtractorError` where there is no such history."""
    resolved = str(folder.resolve())
    try:
        repository = open_repository(resolved)
        last = repository.revparse_single(revision).peel(pygit2.Commit)
    except (pygit2.GitError, KeyError, ValueError) as error:
        raise ExtractorError(f"{folder}: no revision {revision!r} in a git repository here") from error
    return tuple(_changing(_first_parents(last), resolved, inside))


def _first_parents(commit: Any) -> list[Any]:
    """The commits to the beginning, oldest first."""
    found = [commit]
    while found[-1].parents:
        found.append(found[-1].parents[0])
    return found[::-1]


def _changing(commits: list[Any], folder: str, inside: str) -> Iterator[Revision]:
    before = None
    for commit in commits:
        held = _tree_id(commit, inside)
        if held != before:
            before = held
            yield Revision(
                commit=str(commit.id),
                day=datetime.fromtimestamp(commit.commit_time, tz=UTC).date().isoformat(),
                summary=commit.message.strip().partition("\n")[0],
                tree=GitTree(folder, str(commit.id)),
            )


def _tree_id(commit: Any, inside: str) -> str | None:
    if not inside:
        return str(commit.tree.id)
    return str(commit.tree[inside].id) if inside in commit.tree else None
