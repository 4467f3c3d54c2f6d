"""What a target is: the contract between `engine/` and each writer.

A writer gets the API and a context, and yields files; it opens none. A new target fills in a `Target` in the registry.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, TypeVar, cast

from extractor.compare.change import Changes
from extractor.compare.record import HistoryEntry
from extractor.diagnostics.policy import Policy
from extractor.model.diagnostic import Diagnostic
from extractor.model.json_value import JsonObject
from extractor.model.operation import Scheme

if TYPE_CHECKING:
    from jinja2 import Environment

    from extractor.linking.api import ApiSet


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputFile:
    """A file of the output: `path` relative to the output folder with `/`, `pages` the pages that it was made from."""

    path: str
    content: bytes
    pages: tuple[str, ...]

    def chunks(self) -> Iterator[bytes]:
        """The content in order."""
        yield self.content


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamedFile:
    """An output file that is made when it is asked for; each call of `chunks` gives its content again, in order.

    `made_of` is all that its content depends on, besides the options and the program, for those whose content need not
    be made where an earlier one was made of the same; None where that cannot be said.
    """

    path: str
    chunks: Callable[[], Iterator[bytes]]
    pages: tuple[str, ...]
    made_of: object = None

    @property
    def content(self) -> bytes:
        """The whole content at once."""
        return b"".join(self.chunks())


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """What a target learnt of one version and needs for its files about all of them."""

    content: JsonObject


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """All versions of a build together, for the files that are about all of them.

    `gathered` is what the target learnt of each version, in their order; `findings` are about files that became no
    page; `changes` is what is new since the baseline, `history` what each revision of a repository changed, oldest
    first; None where none was named.
    """

    gathered: tuple[JsonObject, ...]
    findings: tuple[Diagnostic, ...]
    changes: Changes | None = None
    history: tuple[HistoryEntry, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentInfo:
    """What the configuration's `info` says of what is generated; texts that no page holds."""

    title: str
    description: str
    license_name: str
    license_url: str
    attribution: str
    docs_url: str


View = TypeVar("View")


class Views:
    """What targets of one `group` make of the same API before they choose a form, each made once."""

    __slots__ = ("_made",)

    def __init__(self) -> None:
        """Nothing is made yet."""
        self._made: dict[tuple[str, int], tuple[object, object]] = {}

    def once(self, name: str, subject: object, make: Callable[[], View]) -> View:
        """The view of that name of this very subject, made by whoever asks first."""
        key = (name, id(subject))
        if key not in self._made:
            # holding the subject keeps its id from being given to another
            self._made[key] = (subject, make())
        return cast("View", self._made[key][1])


Made = TypeVar("Made")


class Memo(Protocol):
    """What earlier builds with the same options made, by the digest of all that it was made of."""

    def once(self, name: str, subject: object, kind: type[Made], make: Callable[[], Made]) -> Made:
        """What `make` gives, of class `kind`; it depends on `subject`, `name` and the options alone."""


class NoMemo:
    """Remembers nothing."""

    def once(self, _name: str, _subject: object, _kind: type[Made], make: Callable[[], Made]) -> Made:
        """What `make` gives."""
        return make()


NO_MEMO = NoMemo()


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteContext:
    """What a writer gets besides the API: compiled templates, texts of the configuration, and the stubs' language.

    `docstrings` is a locale, None for the canonical English. `scope_texts` are English descriptions of permissions by
    scheme and name, empty where no catalogue is given. `policy` is the configuration's word on findings. `views` are
    shared by the targets of a group, `memo` by builds.
    """

    templates: "Environment"
    info: DocumentInfo
    docstrings: str | None
    scope_texts: Mapping[tuple[Scheme, str], str] = field(default_factory=dict)
    policy: Policy = field(default_factory=Policy)
    views: Views = field(default_factory=Views, compare=False)
    memo: Memo = field(default=NO_MEMO, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A registered output target; `writes` and `audience` are what `extractor targets` prints of it.

    `write` gives the files about one version; `conclude`, where there is one, those about all of them, from what was
    gathered meanwhile. `across_locales` says that each of its files is made from every locale, whatever folder it
    stands in, `compares_bytes` that it holds pages against the hashes of others' bytes. Targets that share views name
    the same `group` and stand together in the registry: one copy of the process writes them.
    """

    name: str
    writes: str
    audience: str
    default: bool
    write: Callable[["ApiSet", WriteContext], Iterator[OutputFile | StreamedFile | Gathered]]
    conclude: Callable[[Survey, WriteContext], Iterator[OutputFile]] | None = None
    across_locales: bool = False
    compares_bytes: bool = False
    group: str | None = None
