"""Which operation of the API an example's request exercises.

The operations of the request's own page come first, then all of the version; of several templates that match, the one
with the most literal text wins (`/users/delta` before `/users/{user-id}`). Templates are indexed by their rarest word,
so that a lookup compares few of them. How a URL matches a template is `extractor.model.url_match`'s to say.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping

from extractor.linking.operation_ids import OperationKey
from extractor.model.path_template import PathTemplate, parse_path
from extractor.model.url_match import canonical, matches_canonical, parse_url

_WORD = re.compile(r"[a-z0-9_$]+")
_DEFAULT_NAMESPACE = "microsoft.graph."
# The signed-in user is a user: pages list one of the two spellings and show the other
_ME = re.compile(r"^/me(?=/|$)", re.IGNORECASE)
_ME_AS_USER = "/users/{id}"


class OperationIndex:
    """Finds operations by method and concrete URL."""

    def __init__(self, templates: Mapping[OperationKey, PathTemplate]) -> None:
        """Index the templates by their rarest word."""
        self._canonical = {key: canonical(template) for key, template in templates.items()}
        frequency = Counter(word for template in templates.values() for word in _template_words(template))
        self._by_word: defaultdict[tuple[str, str], list[OperationKey]] = defaultdict(list)
        for key, template in sorted(templates.items()):
            rarest = min(_template_words(template), key=lambda word: (frequency[word], word), default="")
            self._by_word[key[0], rarest].append(key)
        self._found: dict[tuple[str, str], tuple[OperationKey, ...]] = {}

    def find(self, method: str, url: str, own: Collection[OperationKey]) -> OperationKey | None:
        """The operation that `method` on `url` calls, of those in `own` if one matches; None if none does at all."""
        parsed = parse_url(url)
        if not parsed.calls_service:
            return None
        for path in (parsed.path, _ME.sub(_ME_AS_USER, parsed.path)):
            found = self._matching(method.upper(), path)
            chosen = next((key for key in found if key in own), found[0] if found else None)
            if chosen is not None:
                return chosen
        return None

    def _matching(self, method: str, path: str) -> tuple[OperationKey, ...]:
        """The matching operations, most literal text first."""
        question = (method, path.lower())
        if question not in self._found:
            keys = (key for word in ("", *_path_words(path)) for key in self._by_word.get((method, word), ()))
            asked = canonical(parse_path(path))
            matching = [key for key in dict.fromkeys(keys) if matches_canonical(self._canonical[key], asked)]
            self._found[question] = tuple(sorted(matching, key=_literalness))
        return self._found[question]


def _literalness(key: OperationKey) -> tuple[int, int, str]:
    return (key[1].count("{}"), -len(key[1]), key[1])


def _path_words(path: str) -> Iterable[str]:
    return dict.fromkeys(_WORD.findall(path.lower().replace(_DEFAULT_NAMESPACE, "")))


def _template_words(template: PathTemplate) -> set[str]:
    """Words that every path of the template holds: those of segments without placeholders and without arguments."""
    literals = (segment.literal for segment in template.segments if not segment.placeholders)
    return {word for literal in literals if "(" not in literal for word in _WORD.findall(_plain(literal))}


def _plain(literal: str) -> str:
    return literal.lower().replace(_DEFAULT_NAMESPACE, "")
