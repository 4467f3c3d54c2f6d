"""Names that must be the same in every locale and revision: path spellings, path parameters, operation ids, page stems.

In come all pages of one version, of every locale; out come lookups. Everything is derived from paths and methods, which
translation leaves alone, never from texts or from the order of pages. How a target spells a name in its own language is
for that writer.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from extractor.linking.calls import documented_operations
from extractor.linking.operation_ids import OperationKey, make_operation_ids
from extractor.linking.templates import read_template
from extractor.linking.words import singular, words
from extractor.model.page import Page
from extractor.model.path_template import PathTemplate, Placeholder, Segment

_ARGUMENT = re.compile(r"(?P<name>[A-Za-z_][A-Za-z0-9_]*)\s*=\s*(?:[A-Za-z_.]*')?$")
_WORDS_SHOWN = re.compile(r"[a-z0-9][A-Z]")
# behind the last of the other placeholders; a longer name is none
_LONGEST_ARGUMENT = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPath:
    """A path as the API spells it, with the placeholders that `names` gives in their order."""

    path: str
    names: tuple[str, ...]
    written: tuple[Placeholder, ...]


class Naming:
    """The names of one version of the API, over all locales."""

    def __init__(self, pages: Iterable[Page]) -> None:
        """Learn the spellings of segments, the collections and the operation ids from every request line."""
        ordered = sorted(pages, key=lambda page: page.path)
        templates = {item.key: item.template for page in ordered for item in documented_operations(page)}
        self._spellings = _count_spellings(ordered)
        self._parents = {_literals(template)[:2] for template in templates.values() if _goes_on(template)}
        self._ids = make_operation_ids({key: self._spell(template) for key, template in templates.items()})
        self._stems = _make_stems(ordered)
        self._described = {name.rpartition(".")[2].lower() for page in ordered for name in _type_names(page)}

    def operation_id(self, key: OperationKey) -> str:
        """The id of an operation, unique in the version whatever the case."""
        return self._ids[key]

    def is_described(self, name: str) -> bool:
        """Whether a page of any locale describes a type of that bare name."""
        return name.strip().lstrip("#").lower() in self._described

    def stem(self, page: Page) -> str:
        """The name of a page in ids of examples: that of its file, unique in the version."""
        return self._stems[page.root_path]

    def name_path(self, template: PathTemplate) -> NamedPath:
        """The path with every segment in its most usual spelling and every placeholder named by what stands before."""
        return _name_placeholders(self._spell(template))

    def tag(self, template: PathTemplate) -> str:
        """The workload: the first segment, and the second where more lies below it (`users.messages`)."""
        literals = _literals(template)
        depth = 2 if literals[:2] in self._parents else 1
        spelled = [words(self._spelling(literal)) for literal in literals[:depth]]
        return ".".join("".join(parts) for parts in spelled if parts) or "root"

    def _spelling(self, literal: str) -> str:
        return self._spellings.get(literal.lower(), literal)

    def _spell(self, template: PathTemplate) -> PathTemplate:
        return PathTemplate(segments=tuple(map(self._spell_segment, template.segments)))

    def _spell_segment(self, segment: Segment) -> Segment:
        return segment if segment.placeholders else replace(segment, parts=(self._spelling(segment.literal),))


def _type_names(page: Page) -> Iterable[str]:
    resource = () if page.resource is None or not page.resource.name else (page.resource.name,)
    return (*resource, *(enum.name for enum in page.enums if enum.name))


def _literals(template: PathTemplate) -> tuple[str, ...]:
    return tuple(segment.literal.lower() for segment in template.segments if not segment.placeholders)


def _goes_on(template: PathTemplate) -> bool:
    """Whether anything stands below the second literal segment."""
    literal = [index for index, segment in enumerate(template.segments) if not segment.placeholders]
    return len(literal) > 1 and literal[1] < len(template.segments) - 1


def _count_spellings(pages: Iterable[Page]) -> dict[str, str]:
    """The most usual spelling of each literal segment that shows its words, else the most usual one.

    A spelling without capitals (`calendargroups`) is the same name with less said, however many pages have it: 8 of 8
    such names of 2018 to 2022 are spelled with capitals in the metadata. On a tie the one that begins in lower case,
    then by bytes.
    """
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for page in pages:
        for operation in page.operations:
            for segment in read_template(operation.path).segments:
                if not segment.placeholders:
                    counts[segment.literal.lower()][segment.literal] += 1
    return {
        literal: min(spellings, key=lambda item: (_WORDS_SHOWN.search(item) is None, -spellings[item], *_ranked(item)))
        for literal, spellings in counts.items()
    }


def _ranked(spelling: str) -> tuple[bool, str]:
    return spelling[:1].isupper(), spelling


def _name_placeholders(template: PathTemplate) -> NamedPath:
    taken: dict[str, int] = {}
    names: list[str] = []
    written: list[Placeholder] = []
    segments: list[str] = []
    before = ""
    for segment in template.segments:
        text = ""
        for part in segment.parts:
            if isinstance(part, Placeholder):
                name = _unique(
                    _placeholder_name(part, before=before, within=text, shared=len(segment.parts) > 1), taken
                )
                names.append(name)
                written.append(part)
                text += "{" + name + "}"
            else:
                text += part
        segments.append(text)
        before = segment.literal
    return NamedPath(path="/" + "/".join(segments), names=tuple(names), written=tuple(written))


def _unique(name: str, taken: dict[str, int]) -> str:
    """The name, with `-1`, `-2` for its second and third place; `taken` holds the next count to try of each."""
    key = name.lower()
    if key not in taken:
        taken[key] = 1
        return name
    count = taken[key]
    while f"{key}-{count}" in taken:
        count += 1
    taken[key] = count + 1
    taken[f"{key}-{count}"] = 1
    return f"{name}-{count}"


def _placeholder_name(placeholder: Placeholder, *, before: str, within: str, shared: bool) -> str:
    """`from` for `f(from={x})`, `call-id` for `calls/{x}` and `calls('{x}')`, else what the page calls it."""
    argument = _ARGUMENT.search(within[-_LONGEST_ARGUMENT:])
    if argument:
        return argument["name"]
    own = "-".join(words(placeholder.name)) or "id"
    is_file_path = before.endswith(":") or (shared and "(" not in within)
    if is_file_path:
        return own
    anchor = within if shared else before
    collection = words(anchor.partition("(")[0].rpartition(".")[2])
    return f"{singular(''.join(collection))}-id" if collection and "{}" not in anchor else own


def _make_stems(pages: Iterable[Page]) -> dict[str, str]:
    """File names without extension; where two pages share one, those outside `api` get their folder before it."""
    paths = sorted({page.root_path for page in pages})
    shared = Counter(PurePosixPath(path).stem.lower() for path in paths)
    stems: dict[str, str] = {}
    taken: dict[str, int] = {}
    for path in paths:
        pure = PurePosixPath(path)
        alone = shared[pure.stem.lower()] == 1 or pure.parent.name == "api"
        stem = "-".join(re.findall(r"[A-Za-z0-9._-]+", pure.stem if alone else f"{pure.parent.name}.{pure.stem}"))
        stems[path] = _unique(stem.strip(".") or "page", taken)
    return stems
