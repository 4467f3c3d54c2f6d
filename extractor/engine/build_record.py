"""What a whole build saw and made, so that the next one can tell that nothing has changed.

In: documentation sets, what they state, an output folder and a result. Out: a record in the cache, and later whether it
still holds: no folder lists anything else, no file that was read has another signature, and every output is as it was
left. Where only signatures changed, the digest of what the pages state says the same. In doubt it does not hold.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from extractor.engine.cache import Cache
from extractor.engine.digests import digest_of
from extractor.engine.manifest import MANIFEST_NAME, parse_manifest
from extractor.engine.output import OutputChanges
from extractor.engine.output_folder import OutputFolder
from extractor.engine.result import BuildResult
from extractor.engine.roll import Roll
from extractor.model.codec import pack_fact, unpack_fact
from extractor.model.diagnostic import Diagnostic
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

    def evidence_holds(self, sets: Sequence[DocumentationSet]) -> bool:
        """Whether all sets but the first are as they were."""
        return len(sets) == len(self.accesses) and all(
            docs.answers_as(log) for docs, log in zip(sets[1:], self.accesses[1:], strict=True)
        )

    def outputs_hold(self, folder: OutputFolder) -> bool:
        """Whether the output is as it was left, and no build was ended while it moved files."""
        return folder.pending() is None and all(
            known and folder.signature(path) == known for path, known in self.outputs.items()
        )

    def digests(self, folder: OutputFolder) -> dict[str, str]:
        """The digests of the outputs, if they are as they were left."""
        manifest = parse_manifest(folder.read(MANIFEST_NAME) or b"")
        return {path: entry.sha256 for path, entry in manifest.items() if path in self.outputs}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Findings:
    """Kept apart from the record: there are many, and few builds change them."""

    diagnostics: tuple[Diagnostic, ...]


Kept = TypeVar("Kept")


class RecordKeeper:
    """The record of one build: of this documentation, with these options, into this output."""

    def __init__(self, cache: Cache, options_digest: str, docs: str | Path, out: Path) -> None:
        """Nothing is read yet."""
        self._cache = cache
        self._build = digest_of(options_digest, str(Path(docs).absolute()), str(out.resolve()))

    def find(self) -> BuildRecord | None:
        """The record of the last such build, None where there is none."""
        record, findings = self._find("build", BuildRecord), self._find("findings", _Findings)
        if record is None or findings is None:
            return None
        return replace(record, result=replace(record.result, diagnostics=findings.diagnostics))

    def find_roll(self) -> Roll | None:
        """The roll of the last such build, None where there is none."""
        return self._find("roll", Roll)

    def keep(self, result: BuildResult, sets: Sequence[DocumentationSet], roll: Roll, folder: OutputFolder) -> None:
        """Record a build that left its output complete."""
        if any(diagnostic.rule == _FAILED_RULE for diagnostic in result.diagnostics):
            return
        if not result.is_up_to_date:
            time.sleep(_SETTLING_SECONDS)
        changes = result.changes
        paths = sorted({*changes.created, *changes.replaced, *changes.unchanged}, key=str.encode)
        lasting = tuple(item for item in result.diagnostics if item.rule not in _PASSING_RULES)
        self._put("findings", _Findings(diagnostics=lasting))
        record = BuildRecord(
            accesses=tuple(docs.accesses for docs in sets),
            digest=roll.digest,
            outputs={path: folder.signature(path) for path in (*paths, *changes.kept, MANIFEST_NAME)},
            result=replace(
                result,
                changes=OutputChanges(created=(), replaced=(), removed=(), unchanged=tuple(paths), kept=changes.kept),
            ),
        )
        self.keep_again(record, roll)

    def keep_again(self, record: BuildRecord, roll: Roll) -> None:
        """Record a build that found what the one before found, and left its output as it was."""
        self._put("build", replace(record, result=replace(record.result, diagnostics=())))
        self._put("roll", roll)

    def _find(self, kind: str, expected: type[Kept]) -> Kept | None:
        stored = self._cache.get(f"{kind} {self._build}")
        if stored is None:
            return None
        try:
            return unpack_fact(expected, stored)
        except ValueError:  # no row of ours, whatever its checksum says
            return None

    def _put(self, kind: str, value: object) -> None:
        self._cache.put(f"{kind} {self._build}", pack_fact(value))
