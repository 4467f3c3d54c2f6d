"""What a whole build saw and made, so that the next one can tell that nothing has changed.

In: documentation sets, what they state, an output folder and a result. Out: a record in the cache, and later whether it
still holds: no folder lists anything else, no file that was read has another signature, and every output is as it was
left. Where only signatures changed, the digest of what the pages state says the same. In doubt it does not hold.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from extractor.engine.cache import Cache
from extractor.engine.digests import digest_of
from extractor.engine.manifest import MANIFEST_NAME
from extractor.engine.output import OutputChanges
from extractor.engine.output_folder import OutputFolder
from extractor.engine.result import BuildResult
from extractor.model.codec import pack_fact, unpack_fact
from extractor.sources.access_log import AccessLog
from extractor.sources.documentation import DocumentationSet

# Told once, when it happened.
_PASSING_RULES = frozenset({"output-edited"})
_FAILED_RULE = "target-failed"
# Longer than a file that was just written counts as too new to be recognised.
_SETTLING_SECONDS = 0.06


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildRecord:
    """A build: what it asked for, the digest of what it read, the signature of each output, and its result."""

    accesses: tuple[AccessLog, ...]
    digest: str
    outputs: dict[str, str | None]
    result: BuildResult

    def inputs_hold(self, sets: Sequence[DocumentationSet]) -> bool:
        """Whether the documentation is as it was."""
        return len(sets) == len(self.accesses) and all(
            docs.answers_as(log) for docs, log in zip(sets, self.accesses, strict=True)
        )

    def outputs_hold(self, folder: OutputFolder) -> bool:
        """Whether the output is as it was left, and no build was ended while it moved files."""
        return folder.pending() is None and all(
            known and folder.signature(path) == known for path, known in self.outputs.items()
        )


class RecordKeeper:
    """The record of one build: of this documentation, with these options, into this output."""

    def __init__(self, cache: Cache, options_digest: str, docs: str | Path, out: Path) -> None:
        """Nothing is read yet."""
        self._cache = cache
        self._key = "build " + digest_of(options_digest, str(Path(docs).absolute()), str(out.resolve()))

    def find(self) -> BuildRecord | None:
        """The record of the last such build, None where there is none."""
        stored = self._cache.get(self._key)
        if stored is None:
            return None
        try:
            return unpack_fact(BuildRecord, stored)
        except ValueError:  # no row of ours, whatever its checksum says
            return None

    def keep(self, result: BuildResult, sets: Sequence[DocumentationSet], digest: str, folder: OutputFolder) -> None:
        """Record a build that left its output complete."""
        if any(diagnostic.rule == _FAILED_RULE for diagnostic in result.diagnostics):
            return
        if not result.is_up_to_date:
            time.sleep(_SETTLING_SECONDS)
        changes = result.changes
        paths = sorted({*changes.created, *changes.replaced, *changes.unchanged}, key=str.encode)
        record = BuildRecord(
            accesses=tuple(docs.accesses for docs in sets),
            digest=digest,
            outputs={path: folder.signature(path) for path in (*paths, *changes.kept, MANIFEST_NAME)},
            result=replace(
                result,
                changes=OutputChanges(created=(), replaced=(), removed=(), unchanged=tuple(paths), kept=changes.kept),
                diagnostics=tuple(item for item in result.diagnostics if item.rule not in _PASSING_RULES),
            ),
        )
        self._cache.put(self._key, pack_fact(record))
