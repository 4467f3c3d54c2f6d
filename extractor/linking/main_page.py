"""Which of the pages that state an operation is about it: the main page, whose texts and statements come first.

In come all pages of one version, and the canonical ones made of them; out comes the order of trust of the pages of
each operation. It is decided once, from file names and from what the canonical pages say, and holds in every locale: a
page that is called after what the path holds (`user-list-messages` for `/users/{id}/messages`) goes before one that
lists the path among many others, and of pages for a type each the one of the base before those of what is derived from
it. What is taken from which page is decided by the callers.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath

from extractor.linking.calls import documented_operations
from extractor.linking.kinship import Kinship
from extractor.linking.operation_ids import OperationKey
from extractor.linking.words import singular
from extractor.model.operation import Operation
from extractor.model.page import Page
from extractor.model.path_template import PathTemplate

Statement = tuple[Page, Operation]
_Rank = tuple[bool, bool, bool, int, int, int, int, str, str]

# How the files of the pages are called that say what a method does, the most usual first
_VERBS: dict[str, tuple[str, ...]] = {
    "GET": ("list", "get"),
    "POST": ("post", "create", "add"),
    "PATCH": ("update",),
    "PUT": ("put", "update"),
    "DELETE": ("delete", "remove"),
}
_VERBS_OF_ONE = ("get",)
_EVERY_VERB = frozenset(verb for verbs in _VERBS.values() for verb in verbs)
# The signed-in user is a user
_SIGNED_IN, _USER = "me", "user"


class MainPages:
    """The order of the pages of each operation of one version, the same in every locale."""

    def __init__(self, pages: Iterable[Page], canonical: Iterable[Page], kinship: Kinship) -> None:
        """Order the pages of all locales by what their canonical ones say; `kinship` is learned from these."""
        merged = {page.root_path: page for page in canonical}
        templates: dict[OperationKey, PathTemplate] = {}
        # by operation, whether a page states it without a query in any locale
        stated: defaultdict[OperationKey, dict[str, bool]] = defaultdict(dict)
        for page in pages:
            for item in documented_operations(page):
                templates.setdefault(item.key, item.template)
                known = stated[item.key].get(page.root_path, False)
                stated[item.key][page.root_path] = known or item.line.query is None
        self._positions: dict[OperationKey, dict[str, int]] = {}
        for key, plain in stated.items():
            if len(plain) > 1:
                basic = kinship.find_basic([merged[path] for path in plain])
                candidates = [_candidate(merged[path], key, plain[path], path in basic) for path in plain]
                self._positions[key] = _order(templates[key], candidates)

    def order(self, key: OperationKey, stated: Iterable[Statement]) -> tuple[Statement, ...]:
        """The pages with their request lines, main page first; of one page the lines without a query first."""
        positions = self._positions.get(key, {})
        return tuple(sorted(stated, key=lambda item: (positions.get(item[0].root_path, 0), item[1].query is not None)))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    """A page that states an operation: `queried` with a query alone, among `paths`; `basic` if kinship prefers it."""

    root_path: str
    method: str
    queried: bool
    basic: bool
    paths: int


def _candidate(page: Page, key: OperationKey, plain: bool, basic: bool) -> _Candidate:
    paths = len({operation.path for operation in page.operations})
    return _Candidate(root_path=page.root_path, method=key[0], queried=not plain, basic=basic, paths=paths)


def _order(template: PathTemplate, candidates: Iterable[_Candidate]) -> dict[str, int]:
    """The place of each page."""
    held = {name: position for position, name in enumerate(_held_names(template))}
    verbs = _verbs_of(template)
    ordered = sorted(candidates, key=lambda candidate: _rank(held, verbs, candidate))
    return {candidate.root_path: position for position, candidate in enumerate(ordered)}


def _rank(held: Mapping[str, int], verbs: Mapping[str, Sequence[str]], candidate: _Candidate) -> _Rank:
    """Smallest for the page that is most about the operation.

    A request line with a query shows a use of it, and a page may be called after another method. Of pages called alike
    that comes first whose type stands later in the path, then that with the more usual verb, then that with fewer
    paths, for it says more of each.
    """
    stem = PurePosixPath(candidate.root_path).stem.lower()
    words = _words_of(stem)
    usual = verbs.get(candidate.method, ())
    return (
        candidate.queried,
        not _EVERY_VERB.isdisjoint(words) and set(words).isdisjoint(usual),
        not candidate.basic,
        -len(held.keys() & set(words)),
        -held.get(words[0], -1),
        min((index for index, verb in enumerate(usual) if verb in words), default=len(usual)),
        candidate.paths,
        stem,
        candidate.root_path,
    )


def _verbs_of(template: PathTemplate) -> Mapping[str, Sequence[str]]:
    """The verbs by method: what ends in a key is got, anything else is listed where a page does."""
    ends_in_key = bool(template.segments) and template.segments[-1].literal == "{}"
    return {**_VERBS, "GET": _VERBS_OF_ONE} if ends_in_key else _VERBS


@lru_cache(maxsize=65536)
def _words_of(stem: str) -> tuple[str, ...]:
    return tuple(map(singular, stem.split("-")))


def _held_names(template: PathTemplate) -> Iterator[str]:
    """What the path goes through, in the singular: `drive`, `item`, and `driveitem` for `/drive/items/{id}`."""
    before = ""
    for segment in template.segments:
        if not segment.placeholders or "(" in segment.literal:
            literal = segment.literal.partition("(")[0].rpartition(".")[2].lower()
            name = _USER if literal == _SIGNED_IN else singular(literal)
            yield name
            yield before + name
            before = name
