"""What a build can be asked for.

Options are checked when they are made, so that a wrong one ends a run before anything is read. `Limits` narrow a build
to a part of the documentation; the rest of `BuildOptions` says what is made of it. A new option is a field here, a
parameter of the command, and for a permanent one a key of the configuration.
"""

from dataclasses import dataclass, field
from pathlib import Path

from extractor.compare.change import Waiver
from extractor.diagnostics.policy import Policy
from extractor.sources.error import ExtractorError
from extractor.sources.layout import locale_name
from extractor.writers.target import DocumentInfo

DEFAULT_INFO = DocumentInfo(
    title="Microsoft Graph",
    description="Compiled from the Microsoft Graph API reference.",
    license_name="CC BY 4.0",
    license_url="https://creativecommons.org/licenses/by/4.0/",
    attribution="Microsoft Graph documentation by Microsoft Corporation and contributors",
    docs_url="https://learn.microsoft.com/graph/api",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The part of the documentation that a run is about; an empty tuple does not narrow.

    `pages` are globs of page files, `paths` globs of API paths, `operations` operation ids.
    """

    locales: tuple[str, ...] = ()
    api_versions: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    operations: tuple[str, ...] = ()

    @property
    def narrows_operations(self) -> bool:
        """Whether it takes the linked API to know what is covered."""
        return bool(self.paths or self.tags or self.operations)

    @property
    def is_everything(self) -> bool:
        """Whether nothing is narrowed."""
        return self == EVERYTHING


EVERYTHING = Limits()


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildOptions:
    """How to build. `targets` None means the default ones; `docstrings` is a locale, None for English.

    `metadata` and `permissions` are files that Microsoft publishes, to check against and to take descriptions from.
    `evidence` names documentation sets from which damaged pages are repaired. `cluster` is the address of the scheduler
    whose workers read pages, None for processes here; `cache` is a folder, None to keep nothing. `baseline` names the
    documentation since which the report tells what is new, `waivers` are the changes since then that were agreed to;
    `history` names a repository of whose revisions the report tells what they changed.
    """

    limits: Limits = EVERYTHING
    targets: tuple[str, ...] | None = None
    docstrings: str | None = None
    jobs: int | None = None
    templates: Path | None = None
    check: bool = False
    info: DocumentInfo = DEFAULT_INFO
    policy: Policy = field(default_factory=Policy)
    metadata: tuple[Path, ...] = ()
    permissions: Path | None = None
    evidence: tuple[str, ...] = ()
    cluster: str | None = None
    cache: Path | None = None
    baseline: str | None = None
    history: str | None = None
    waivers: tuple[Waiver, ...] = ()

    def __post_init__(self) -> None:
        """Refuse what no build could do."""
        if self.jobs is not None and self.jobs < 1:
            raise ExtractorError(f"jobs: {self.jobs} is not a number of processes")
        if self.templates is not None and not self.templates.is_dir():
            raise ExtractorError(f"{self.templates}: no such folder of templates")
        if self.policy.unknown_rules:
            raise ExtractorError(f"no such rule: {', '.join(self.policy.unknown_rules)}")


def parse_engine(name: str) -> str | None:
    """The address of the scheduler that an engine names, None for processes here; raises `ExtractorError`.

    >>> parse_engine("dask://127.0.0.1:8786"), parse_engine("processes")
    ('tcp://127.0.0.1:8786', None)
    """
    if name == "processes":
        return None
    scheme, _, address = name.partition("://")
    if scheme != "dask" or not address:
        raise ExtractorError(f"no such engine: {name} (there are processes and dask://HOST:PORT)")
    return f"tcp://{address}"


def as_locales(names: tuple[str, ...]) -> tuple[str, ...]:
    """Names of locales as the facts spell them; raises `ExtractorError` for what is none.

    >>> as_locales(("zh-cn", "en"))
    ('zh-CN', 'en-US')
    """
    wrong = [name for name in names if locale_name(name) is None]
    if wrong:
        raise ExtractorError(f"not a locale: {', '.join(wrong)} (write it as zh-CN)")
    return tuple(locale_name(name) or name for name in names)
