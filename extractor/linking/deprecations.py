"""What a notice of deprecation deprecates: not always everything on the pages that it stands on.

In come the operations of an API with the notices of their main pages. Out come operations and types on which a notice
is one of deprecation only where it speaks of them, and a note elsewhere. Neither words nor names of files decide that,
but the paths that a notice names, and which of its operations lie below what another notice deprecates. Whether a
notice speaks of a deprecation at all is for `extractor.readers.notices` to say. Further evidence goes to `_is_meant`.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from extractor.linking.api import ApiOperation, ApiType
from extractor.linking.findings import Findings
from extractor.model.origin import Origin
from extractor.model.page import Notice, NoticeKind, Page
from extractor.model.path_template import PathTemplate, parse_path

# `/privacy`, `/directory/featureRolloutPolicies`; neither a part of an address nor `and/or`
_PATH = re.compile(r"(?<![A-Za-z0-9_.:/{}>-])(?:/[A-Za-z{][\w{}-]*)+", re.ASCII)

# The segments of a path, as its key spells them
Parts = tuple[str, ...]


class Deprecations:
    """What each notice of deprecation speaks of, as all operations of an API show it."""

    def __init__(self, operations: Iterable[ApiOperation]) -> None:
        """Judge the notices by where they stand."""
        paths: defaultdict[Parts, set[str]] = defaultdict(set)
        for operation in operations:
            for notice in operation.notices:
                if notice.kind is NoticeKind.DEPRECATED:
                    paths[_parts(operation.template)].add(_identity(notice))
        roots = {path: names for path, names in paths.items() if not _is_below(path, names, paths)}
        self._below = {path for path, names in paths.items() if _is_below(path, names, roots)}
        self._shared = _some(paths, self._below) & _some(paths, paths.keys() - self._below)

    def settle_operation(self, operation: ApiOperation, page: Page, findings: Findings) -> ApiOperation:
        """The operation with what does not speak of it as a note; `page` is its main page, where that is reported."""
        notices = self._settle(operation.notices, _parts(operation.template))
        for before, after in zip(operation.notices, notices, strict=True):
            if before is not after:
                subject = f"{operation.method} {operation.path}"
                findings.of(page).add("deprecation-of-another", _own_line(before), subject=subject)
        return replace(operation, notices=notices)

    def settle_type(self, api_type: ApiType) -> ApiType:
        """The type with what speaks of some operations only as a note."""
        return replace(api_type, notices=self._settle(api_type.notices, None))

    def _settle(self, notices: tuple[Notice, ...], path: Parts | None) -> tuple[Notice, ...]:
        return tuple(
            replace(notice, kind=NoticeKind.NOTE)
            if notice.kind is NoticeKind.DEPRECATED and not self._is_meant(notice, path)
            else notice
            for notice in notices
        )

    def _is_meant(self, notice: Notice, path: Parts | None) -> bool:
        """Whether the notice speaks of the operation on a path, or, where that is None, of the type that has it.

        The first path that a notice names is the deprecated one, the others have replaced it. One that stands both
        below what another notice deprecates and elsewhere warns those who use the one with the other.
        """
        first, *others = _named_paths(notice) or (None,)
        if path is None:
            return not others and _identity(notice) not in self._shared
        if first is not None and _starts_with(path, first):
            return True
        if any(_starts_with(path, other) for other in others if other is not None):
            return False
        return _identity(notice) not in self._shared or path in self._below


def _identity(notice: Notice) -> str:
    """What is one and the same notice on several pages: that of a file, else that of its words."""
    return notice.origin.file or notice.text.text


def _own_line(notice: Notice) -> Origin | None:
    """Where the notice stands on its page; an include is another file."""
    return None if notice.origin.file is not None else notice.origin


def _parts(template: PathTemplate) -> Parts:
    return tuple(template.key.strip("/").split("/"))


def _named_paths(notice: Notice) -> tuple[Parts, ...]:
    text = notice.text.english or notice.text.text
    return tuple(dict.fromkeys(_parts(parse_path(path)) for path in _PATH.findall(text)))


def _starts_with(path: Parts, beginning: Parts) -> bool:
    return path[: len(beginning)] == beginning


def _is_below(path: Parts, names: set[str], paths: Mapping[Parts, set[str]]) -> bool:
    """Whether another notice than those of the path deprecates one that it goes on from."""
    return any(paths.get(path[:length], names) - names for length in range(1, len(path)))


def _some(paths: Mapping[Parts, set[str]], chosen: Iterable[Parts]) -> frozenset[str]:
    """The notices that stand on any of the chosen paths."""
    return frozenset(name for path in chosen for name in paths[path])
