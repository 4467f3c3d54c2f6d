"""Which of the pages that state an operation is about it: the main page, whose texts and statements come first.

In come the template of an operation and its pages, each with a request line; out they come in the order of trust. File
names are English in every locale, so that the order is the same in all: a page that is called after what the path
holds (`user-list-messages` for `/users/{id}/messages`) goes before one that lists the path among many others, and of
pages for a type each the one of the base before those of what is derived from it. What is taken from which page is
decided by the callers.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from functools import lru_cache
from pathlib import PurePosixPath

from extractor.linking.kinship import Kinship
from extractor.linking.words import singular
from extractor.model.operation import Operation
from extractor.model.page import Page
from extractor.model.path_template import PathTemplate

Statement = tuple[Page, Operation]
_Rank = tuple[bool, bool, bool, int, int, int, int, str]

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


def order_statements(
    template: PathTemplate, stated: Sequence[Statement], paths: Mapping[str, int], kinship: Kinship
) -> tuple[Statement, ...]:
    """The pages with their request lines, main page first; `paths` is how many each page lists, by the page's path."""
    if len(stated) == 1:
        return tuple(stated)
    held = {name: position for position, name in enumerate(_held_names(template))}
    verbs = _verbs_of(template)
    basic = kinship.find_basic(tuple({page.path: page for page, _ in stated}.values()))
    return tuple(sorted(stated, key=lambda statement: _rank(held, verbs, paths, basic, statement)))


def _rank(
    held: Mapping[str, int],
    verbs: Mapping[str, Sequence[str]],
    paths: Mapping[str, int],
    basic: Set[str],
    statement: Statement,
) -> _Rank:
    """Smallest for the page that is most about the operation.

    A request line with a query shows a use of it, and a page may be called after another method. Of pages called alike
    that comes first whose type stands later in the path, then that with the more usual verb, then that with fewer
    paths, for it says more of each.
    """
    page, operation = statement
    stem = PurePosixPath(page.root_path).stem.lower()
    words = _words_of(stem)
    usual = verbs.get(operation.method.upper(), ())
    return (
        operation.query is not None,
        not _EVERY_VERB.isdisjoint(words) and set(words).isdisjoint(usual),
        page.path not in basic,
        -len(held.keys() & set(words)),
        -held.get(words[0], -1),
        min((index for index, verb in enumerate(usual) if verb in words), default=len(usual)),
        paths[page.path],
        stem,
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
