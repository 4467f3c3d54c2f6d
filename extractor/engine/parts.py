"""One API version from its pages to its files: the part of a build that needs no other version.

In: the pages of a version as they were read, and what the set teaches. Out: the findings about them, the number of
operations, and the files, each compared with what is there and staged. Versions, and the targets of one, run at once in
copies of the process; a part whose complete pages and options are those of an earlier build is taken from the cache
where its files are still there.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby
from typing import TypeAlias

from extractor.compare.agreement import find_stale
from extractor.engine.cache import Cache
from extractor.engine.checked import Checked
from extractor.engine.completing import FindAll
from extractor.engine.digests import digest_of
from extractor.engine.forks import Tokens, run_packed
from extractor.engine.limited_api import limit_api_set
from extractor.engine.memo import CachedMemo
from extractor.engine.options import BuildOptions
from extractor.engine.output import Prepared, is_published, prepare
from extractor.engine.output_folder import OutputFolder
from extractor.engine.reading import describe_error
from extractor.linking.api import ApiSet
from extractor.linking.findings import Findings
from extractor.linking.link import link_api
from extractor.model.codec import pack_fact, unpack_fact
from extractor.model.diagnostic import Diagnostic
from extractor.model.json_value import JsonObject
from extractor.model.page import Page
from extractor.sources.error import ExtractorError
from extractor.writers.target import NO_MEMO, Gathered, OutputFile, StreamedFile, Survey, Target, Views, WriteContext

Written: TypeAlias = OutputFile | StreamedFile | Gathered
# Completes a page, with what the function given finds on it
Complete = Callable[[Page, FindAll], Page]


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetFiles:
    """The files of a target and what it gathered, or why it failed: the arguments of `target-failed`."""

    target: str
    files: tuple[Prepared, ...]
    failure: dict[str, str | int] | None = None
    gathered: tuple[JsonObject, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """What targets gave that were written together."""

    targets: tuple[TargetFiles, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What became of a version: what its pages lack, what linking found, its operations, what its targets gave.

    `key` says it all.
    """

    key: str
    own: tuple[Diagnostic, ...]
    found: tuple[Diagnostic, ...]
    operations: int
    targets: tuple[TargetFiles, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartMaker:
    """How parts are made: everything that they have in common. Without a `cache` nothing is kept."""

    options: BuildOptions
    targets: tuple[Target, ...]
    context: WriteContext
    folder: OutputFolder
    tokens: Tokens
    cache: Cache | None
    options_digest: str

    def make(self, versions: Sequence[Sequence[Page]], complete: Complete) -> list[Part]:
        """The parts of the versions, each given by its pages, which `complete` completes."""
        largest_first = sorted(range(len(versions)), key=lambda index: -len(versions[index]))
        pieces = [partial(self._find_or_make, versions[index], str(index), complete) for index in largest_first]
        made = dict(zip(largest_first, run_packed(Part, pieces, self.tokens), strict=True))
        return [made[index] for index in sorted(made)]

    def keep(self, parts: Sequence[Part]) -> None:
        """Keep parts whose files are published now, and can be found again."""
        for part in parts:
            if self.cache is not None and part.key and all(written.failure is None for written in part.targets):
                self.cache.put(part.key, pack_fact(_as_published(part)))

    def write_whole(self, targets: Sequence[Target]) -> list[TargetFiles]:
        """The files of targets that are the same whatever the versions."""
        nothing = ApiSet(canonical=(), localized=(), pages=())
        return [self._write(target, partial(target.write, nothing, self.context), self.folder) for target in targets]

    def conclude(self, parts: Sequence[Part], survey: Survey) -> list[TargetFiles]:
        """The files about all versions together, from what the parts gathered."""
        concluded = []
        for index, target in enumerate(self.targets):
            if target.conclude is not None:
                gathered = tuple(item for part in parts for item in part.targets[index].gathered)
                make = partial(target.conclude, replace(survey, gathered=gathered), self.context)
                concluded.append(self._write(target, make, self.folder))
        return concluded

    def _find_or_make(self, read: Sequence[Page], name: str, complete: Complete) -> Part:
        with self.tokens.held():
            checked = Checked(self.cache, self.options_digest, read[0].api_version or "")
            pages = tuple(complete(page, checked.find) for page in read)
            checked.save()
            own = tuple(diagnostic for page in pages for diagnostic in page.diagnostics)
            key = self._key(pages, checked.essences)
            known = self._find(key)
            if known is not None:
                return replace(known, own=own)
            api_set, found = self._link(pages)
        pieces = [
            partial(self._write_held, group, api_set, f"{name}-{index}")
            for index, group in enumerate(_in_groups(self.targets))
        ]
        return Part(
            key=key,
            own=own,
            found=found,
            operations=sum(len(api.operations) for api in api_set.canonical),
            targets=tuple(written for group in run_packed(Group, pieces, self.tokens) for written in group.targets),
        )

    def _link(self, pages: Sequence[Page]) -> tuple[ApiSet, tuple[Diagnostic, ...]]:
        api_set, found = link(pages)
        return limit_api_set(self.options.limits, replace(api_set, findings=found)), found

    def _write_held(self, group: Sequence[Target], api_set: ApiSet, branch: str) -> Group:
        with self.tokens.held():
            memo, folder = self._memo(group, api_set), self.folder.branch(branch)
            context = replace(self.context, views=Views(), memo=memo or NO_MEMO)
            written = [self._write(target, partial(target.write, api_set, context), folder, memo) for target in group]
            if memo is not None:
                memo.save()
            return Group(targets=tuple(written))

    def _memo(self, group: Sequence[Target], api_set: ApiSet) -> CachedMemo | None:
        """What these targets made of the version before; None without a cache."""
        if self.cache is None:
            return None
        names = (*(target.name for target in group), *(api.version for api in api_set.canonical))
        return CachedMemo(self.cache, self.options_digest, " ".join(names))

    def _write(
        self,
        target: Target,
        make: Callable[[], Iterator[Written]],
        folder: OutputFolder,
        memo: CachedMemo | None = None,
    ) -> TargetFiles:
        stage = not self.options.check
        gathered: list[JsonObject] = []
        files: list[Prepared] = []
        try:
            for item in make():
                if isinstance(item, Gathered):
                    gathered.append(item.content)
                else:
                    files.append(prepare(folder, target.name, item, stage=stage, memo=memo))
        except ExtractorError:
            raise
        except Exception as error:  # a defect of one writer must not cost the others
            return TargetFiles(target=target.name, files=(), failure=describe_error(error))
        return TargetFiles(target=target.name, files=tuple(files), gathered=tuple(gathered))

    def _key(self, pages: Sequence[Page], essences: Sequence[str]) -> str:
        """What a part depends on, "" where that cannot be said: what checks find follows from the facts."""
        if self.cache is None or len(essences) != len(pages) or "" in essences:
            return ""
        compares = any(target.compares_bytes for target in self.targets)
        stale = find_stale(pages) if compares else ()
        return "part " + digest_of(self.options_digest, *essences, *stale)

    def _find(self, key: str) -> Part | None:
        """A part that was made before, if its files are what it made."""
        stored = None if self.cache is None or not key else self.cache.get(key)
        if stored is None:
            return None
        try:
            part = unpack_fact(Part, stored)
        except ValueError:  # no row of ours, whatever its checksum says
            return None
        is_there = all(is_published(self.folder, file) for written in part.targets for file in written.files)
        return part if is_there else None


def _in_groups(targets: Sequence[Target]) -> list[list[Target]]:
    """The targets, those together that share views."""
    return [list(group) for _, group in groupby(targets, key=lambda target: target.group or target.name)]


def _as_published(part: Part) -> Part:
    """The part as it is once its files are in place, without what follows from its pages alone."""
    return replace(
        part,
        own=(),
        targets=tuple(
            replace(
                written,
                files=tuple(replace(file, staged=None, present=file.sha256) for file in written.files),
            )
            for written in part.targets
        ),
    )


def link(pages: Sequence[Page]) -> tuple[ApiSet, tuple[Diagnostic, ...]]:
    """The API that the pages describe, and what only all of them together show."""
    try:
        return link_api(pages)
    except Exception as error:
        return _link_without_culprits(pages, error)


def _link_without_culprits(pages: Sequence[Page], error: Exception) -> tuple[ApiSet, tuple[Diagnostic, ...]]:
    """A defect of the program costs the pages that provoke it by themselves, and only where there is none the build."""
    failed = {page.path: failure for page in pages if (failure := _failure_of(page)) is not None}
    if not failed:
        raise ExtractorError(
            "linking failed inside the extractor: {error} in {place}".format(**describe_error(error))
        ) from error
    api_set, found = link([page for page in pages if page.path not in failed])
    findings = Findings()
    for page in pages:
        if page.path in failed:
            findings.of(page).add("internal-error", None, **failed[page.path])
    return api_set, (*found, *findings.diagnostics)


def _failure_of(page: Page) -> dict[str, str | int] | None:
    try:
        link_api([page])
    except Exception as error:  # whatever it is, the others must not suffer
        return describe_error(error)
    return None
