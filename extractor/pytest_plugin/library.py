"""The fixtures of a folder: found by what the index says of them, read one by one when a test uses them.

A path goes in: a folder with an `index.json`, or an output folder of `extractor build` with such folders in it.
Exchanges and scenarios come out. Files that the index names are looked for below their index only. Which of several
exchanges a test means by an operation's id is decided in `exchange_of`.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from extractor.pytest_plugin.documents import Exchange, Scenario, read_exchange, read_scenario

FORMAT = 1
_INDEX = "index.json"
_BELOW_OUTPUT = f"canonical/*/fixtures/{_INDEX}"
_SUCCESS = range(200, 300)


class GraphDocsError(Exception):
    """The fixtures are not there, or a test asks for something that is not in them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What an index says of an exchange; `folder` is that of the index."""

    id: str
    folder: Path
    facts: dict[str, Any]

    def matches(self, wanted: dict[str, Any]) -> bool:
        """Whether every given fact is this one's; `page` and `path` are globs, a page with or without its folders."""
        return all(self._matches(name, value) for name, value in wanted.items())

    def _matches(self, name: str, value: Any) -> bool:
        if name == "version":
            return bool(self.id.partition("/")[0] == value)
        if (key := "operation_id" if name == "operation" else name) not in self.facts:
            raise GraphDocsError(f"the index of {self.folder} says nothing of {name!r}")
        own = self.facts[key]
        if name == "page":
            return own is not None and any(fnmatchcase(page, value) for page in (own, own.rpartition("/")[2]))
        if name == "path":
            return own is not None and fnmatchcase(own, value)
        return bool(own == value)


@dataclass(slots=True)
class Library:
    """The exchanges and scenarios of all versions below a path."""

    entries: dict[str, Entry]
    scenarios: dict[str, Path]
    errors: dict[tuple[str, int], str]
    _read: dict[Path, dict[str, Any]] = field(default_factory=dict)

    def exchange(self, identifier: str) -> Exchange:
        """The exchange with this id; the file is read now."""
        entry = self.entries.get(identifier)
        if entry is None:
            raise GraphDocsError(f"no exchange {identifier!r} in the fixtures{_suggestion(identifier, self.entries)}")
        return read_exchange(self._load(_inside(entry.folder, entry.facts["file"])))

    def scenario(self, identifier: str) -> Scenario:
        """The scenario with this id."""
        if identifier not in self.scenarios:
            suggestion = _suggestion(identifier, self.scenarios)
            raise GraphDocsError(f"no scenario {identifier!r} in the fixtures{suggestion}")
        return read_scenario(self._load(self.scenarios[identifier]))

    def find(self, **wanted: Any) -> list[Entry]:
        """The entries with these facts: those of the index (`operation`, `method`, `path`, …), and `version`."""
        given = {name: value for name, value in wanted.items() if value is not None}
        return [entry for entry in self.entries.values() if entry.matches(given)]

    def exchange_of(self, operation: str, version: str | None = None) -> Exchange:
        """The exchange that shows the operation best: a call of its main page that succeeds."""
        found = self.find(operation=operation, version=version)
        versions = sorted({entry.id.partition("/")[0] for entry in found})
        if not found:
            operations = {entry.facts["operation_id"] or "" for entry in self.entries.values()}
            raise GraphDocsError(f"no exchange of operation {operation!r}{_suggestion(operation, operations)}")
        if len(versions) > 1:
            raise GraphDocsError(f"operation {operation!r} is in {' and '.join(versions)}: say which version is meant")
        return self.exchange(min(found, key=_rank).id)

    def error(self, status: int, version: str | None = None) -> Exchange:
        """The derived error with this status; it is the same in every version."""
        found = [identifier for key, identifier in sorted(self.errors.items()) if key == (version or key[0], status)]
        if not found:
            statuses = ", ".join(str(known) for known in sorted({known for _, known in self.errors}))
            raise GraphDocsError(f"no derived error {status}; there are {statuses}")
        return self.exchange(found[0])

    def _load(self, path: Path) -> dict[str, Any]:
        if path not in self._read:
            self._read[path] = _load_json(path)
        return self._read[path]


def open_library(path: Path) -> Library:
    """The fixtures at a path; raises `GraphDocsError` where there are none."""
    indexes = list(_indexes(path))
    if not indexes:
        raise GraphDocsError(f"{path}: no fixtures here; name the output of `extractor build`, or a folder of fixtures")
    library = Library({}, {}, {})
    for index in indexes:
        _add(library, index)
    return library


def _indexes(path: Path) -> Iterator[Path]:
    if (path / _INDEX).is_file():
        yield path / _INDEX
    else:
        yield from sorted(path.glob(_BELOW_OUTPUT))


def _add(library: Library, path: Path) -> None:
    index, folder = _load_json(path), path.parent
    if index.get("format") != FORMAT:
        raise GraphDocsError(f"{path}: format {index.get('format')!r}, where this version reads {FORMAT}")
    for identifier, facts in index["exchanges"].items():
        library.entries[identifier] = Entry(id=identifier, folder=folder, facts=facts)
    for identifier, facts in index["scenarios"].items():
        library.scenarios[identifier] = _inside(folder, facts["file"])
    for status, identifier in index.get("errors", {}).items():
        library.errors[identifier.partition("/")[0], int(status)] = identifier


def _inside(folder: Path, name: str) -> Path:
    """A file that an index names; an index made by others leads nowhere else."""
    if name.startswith("/") or ".." in name.split("/") or "\\" in name or ":" in name:
        raise GraphDocsError(f"{folder / _INDEX}: {name!r} is outside the folder of the fixtures")
    return folder / name


def _load_json(path: Path) -> dict[str, Any]:
    try:
        loaded = json.loads(path.read_bytes())
    except (OSError, ValueError) as error:
        raise GraphDocsError(f"{path}: cannot be read: {error}") from error
    if not isinstance(loaded, dict):
        raise GraphDocsError(f"{path}: is no file of fixtures")
    return loaded


def _rank(entry: Entry) -> tuple[bool, bool, str]:
    return (not entry.facts.get("main_page", False), entry.facts["status"] not in _SUCCESS, entry.id)


def _suggestion(wanted: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - loaded when something is misspelt

    close = get_close_matches(wanted, list(known), n=3)
    return f"; did you mean {' or '.join(map(repr, close))}?" if close else ""
