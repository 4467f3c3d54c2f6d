"""The output: files appear in it at once or not at all.

In: the files of the writers, one by one. Each is compared with what is there, and one that differs is staged. Then
everything is flushed once and moved into place file by file, the manifest last. A build that is killed leaves each
file old or new, and the manifest it was about to write, from which the next one learns how far it came. Only files of
the manifest are ever removed.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from extractor.diagnostics.report import Report
from extractor.engine.limits import covers_file
from extractor.engine.manifest import MANIFEST_NAME, FileEntry, parse_manifest, print_manifest
from extractor.engine.memo import CachedMemo
from extractor.engine.options import Limits
from extractor.engine.output_folder import OutputFolder
from extractor.engine.output_path import folded_path, unsafe_reason
from extractor.writers.target import OutputFile, StreamedFile

_SHOWN_PATH = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputChanges:
    """What a build did to the output, or would do under `--check`: paths relative to the output folder, sorted.

    `kept` were made from more than a limited build covers, or by a target that failed, and were left as they are.
    """

    created: tuple[str, ...]
    replaced: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: tuple[str, ...]
    kept: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A file of a target, compared with what is there: `present` is the digest of that, None where nothing is.

    `staged` is where the new bytes wait, None where they need not or may not be written.
    """

    target: str
    path: str
    sha256: str
    pages: tuple[str, ...]
    present: str | None
    staged: str | None


def prepare(
    folder: OutputFolder,
    target: str,
    file: OutputFile | StreamedFile,
    *,
    stage: bool,
    memo: CachedMemo | None = None,
) -> Prepared:
    """The part of adding a file that takes time and needs nothing but the file; raises `ExtractorError`."""
    is_safe = _refusal(file.path) is None
    draft = _Draft(folder, file, stages=stage and is_safe)
    digest = draft.digest(memo)
    present = folder.digest(file.path) if is_safe else None
    return Prepared(
        target=target,
        path=file.path,
        sha256=digest,
        pages=tuple(sorted(set(file.pages), key=_bytes)),
        present=present,
        staged=draft.settle(is_new=present != digest),
    )


class _Draft:
    """A file that is made at most once: one that may not be there yet is staged while its digest is taken."""

    def __init__(self, folder: OutputFolder, file: OutputFile | StreamedFile, *, stages: bool) -> None:
        self._folder = folder
        self._file = file
        self._stages = stages
        self._place: Path | None = None

    def digest(self, memo: CachedMemo | None) -> str:
        """The digest of what the file holds, which need not be made where the memo has it."""
        if isinstance(self._file, OutputFile):
            return sha256(self._file.content).hexdigest()
        return self._make() if memo is None else memo.content_digest(self._file.path, self._file.made_of, self._make)

    def settle(self, *, is_new: bool) -> str | None:
        """Where the file waits to be moved into place; None where what is there stays, or nothing may be written."""
        if not is_new and self._place is not None:
            self._place.unlink(missing_ok=True)
        if not is_new or not self._stages:
            return None
        return str(self._place or self._folder.stage(self._file.path, self._file.chunks()))

    def _make(self) -> str:
        digest = sha256()
        chunks = _watched(self._file.chunks(), digest.update)
        if self._stages:
            self._place = self._folder.stage(self._file.path, chunks)
        else:
            deque(chunks, maxlen=0)
        return digest.hexdigest()


def _watched(chunks: Iterable[bytes], see: Callable[[bytes], None]) -> Iterator[bytes]:
    for chunk in chunks:
        see(chunk)
        yield chunk


def is_published(folder: OutputFolder, file: Prepared) -> bool:
    """Whether the folder holds the very bytes of a file."""
    return _refusal(file.path) is None and folder.digest(file.path) == file.sha256


class Output:
    """The output during one build. The caller holds its lock, unless the build only checks."""

    def __init__(self, folder: OutputFolder, *, limits: Limits, targets: Iterable[str], report: Report) -> None:
        """Files of earlier builds are touched when they are of `targets` and covered by `limits`."""
        self._folder = folder
        self._limits = limits
        self._targets = frozenset(targets)
        self._report = report
        self._old = self._old_entries()
        self._new: dict[str, FileEntry] = {}
        self._differing: dict[str, str | None] = {}
        self._kept: set[str] = set()
        self._folded: dict[str, str] = {}

    def add(self, file: Prepared) -> None:
        """Take a file of a target; raises `ExtractorError` when the output cannot hold it."""
        path = file.path
        if not self._is_allowed(file.target, path):
            return
        old = self._old.get(path)
        if old is not None and not self._covers(path, old):
            self._kept.add(path)
            return
        # What covers all of an earlier file gives one that is as complete as that was.
        limits = self._limits if old is None or self._limits.is_everything else old.limits
        self._new[path] = FileEntry(sha256=file.sha256, target=file.target, pages=file.pages, limits=limits)
        if file.present != file.sha256:
            self._report_edited(path, old, file.present)
            self._differing[path] = file.staged

    def keep_target(self, target: str) -> None:
        """Leave the files of a target as they are: it failed half-way."""
        for path in [path for path, entry in self._new.items() if entry.target == target]:
            del self._new[path]
            self._differing.pop(path, None)
        self._kept |= {path for path, entry in self._old.items() if entry.target == target}

    def changes(self) -> OutputChanges:
        """What publishing would change."""
        there = {path for path in self._differing if self._folder.exists(path)}
        return OutputChanges(
            created=_sorted(self._differing.keys() - there),
            replaced=_sorted(there),
            removed=_sorted(path for path in self._superfluous() if self._folder.exists(path)),
            unchanged=_sorted(self._new.keys() - self._differing.keys()),
            kept=_sorted(path for path in self._kept if self._folder.exists(path)),
        )

    def publish(self) -> None:
        """Make the output what the targets gave; raises `ExtractorError` when the disk refuses."""
        superfluous = self._superfluous()
        for path in superfluous:
            self._report_edited(path, self._old[path], self._folder.digest(path))
        entries = {path: entry for path, entry in self._old.items() if path not in superfluous} | self._new
        manifest = print_manifest(entries)
        if not self._differing and not superfluous and self._folder.read(MANIFEST_NAME) == manifest:
            return
        written = self._folder.stage(MANIFEST_NAME, (manifest,))
        self._folder.flush(print_manifest(self._old | self._new) if superfluous else manifest)
        for path in superfluous:
            self._folder.remove(path)
        for path, staged in self._differing.items():
            if staged is not None:
                self._folder.move(Path(staged), path)
        self._folder.move(written, MANIFEST_NAME)

    def _old_entries(self) -> dict[str, FileEntry]:
        """The manifest, and what a killed build had already moved into place when it was killed."""
        entries = parse_manifest(self._folder.read(MANIFEST_NAME) or b"")
        pending = parse_manifest(self._folder.pending() or b"")
        moved = {path: entry for path, entry in pending.items() if self._folder.digest(path) == entry.sha256}
        return entries | moved

    def _covers(self, path: str, old: FileEntry) -> bool:
        return old.target in self._targets and covers_file(self._limits, path, old)

    def _superfluous(self) -> list[str]:
        gone = self._old.keys() - self._new.keys() - self._kept
        return [path for path in sorted(gone, key=_bytes) if self._covers(path, self._old[path])]

    def _report_edited(self, path: str, old: FileEntry | None, present: str | None) -> None:
        if present is not None and (old is None or present != old.sha256):
            self._report.add_at("output-edited", self._shown(path), None)

    def _is_allowed(self, target: str, path: str) -> bool:
        reason = _refusal(path)
        if reason is not None:
            self._report.add_at("unsafe-output-path", self._shown(path), None, target=target, reason=reason)
            return False
        parts = path.split("/")
        names = ["/".join(parts[:count]) + "/" for count in range(1, len(parts))] + [path]
        for name in names:
            other = self._folded.setdefault(folded_path(name.rstrip("/")), name)
            if other != name or name in self._new:
                self._report.add_at("output-collision", self._shown(path), None, target=target, other=other)
                return False
        return True

    def _shown(self, path: str) -> str:
        return (self._folder.path / path[:_SHOWN_PATH].replace("\x00", "\\0")).as_posix()


def _refusal(path: str) -> str | None:
    return "it is the manifest" if path == MANIFEST_NAME else unsafe_reason(path)


def _bytes(path: str) -> bytes:
    return path.encode("utf-8", "surrogatepass")


def _sorted(paths: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(paths, key=_bytes))
