"""Documents for tools that take less than all of OpenAPI; today the profile `mock`, which has no recursive schema.

In: what each component schema refers to, then one schema after the other. Out: the references that close a circle, and
the schema in which a plain object stands for them, but for the one from a type to its base: an example that was valid
before is valid after. Everything else stays, but for discriminators, which lead back to derived types.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence

from extractor.model.json_value import JsonObject, JsonValue

_PREFIX = "#/components/schemas/"
_REFERENCE, _BASES, _DISCRIMINATOR = "$ref", "allOf", "discriminator"


def find_targets(tree: JsonObject) -> tuple[str, ...]:
    """The keys of the schemas that a schema refers to, sorted; a discriminator refers to none."""
    return tuple(sorted({_target(reference) for reference in _references(tree)}))


def find_closing(targets: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """By key, those of the schema's targets from which a way leads back to it."""
    circles = _circles({key: [target for target in found if target in targets] for key, found in targets.items()})
    return {
        key: tuple(target for target in found if circles.get(target) == circles[key]) for key, found in targets.items()
    }


def _target(reference: str) -> str:
    return reference.removeprefix(_PREFIX)


def _references(value: JsonValue) -> Iterator[str]:
    if isinstance(value, list):
        for item in value:
            yield from _references(item)
    elif isinstance(value, dict):
        for name, item in value.items():
            if name == _REFERENCE and isinstance(item, str):
                yield item
            elif name != _DISCRIMINATOR:
                yield from _references(item)


def _circles(targets: Mapping[str, list[str]]) -> dict[str, int]:
    """A number for each key, equal for keys that can be reached from each other (Kosaraju's algorithm)."""
    sources: dict[str, list[str]] = {key: [] for key in targets}
    for key in sorted(targets):
        for target in targets[key]:
            sources[target].append(key)
    numbers: dict[str, int] = {}
    for number, key in enumerate(reversed(_by_completion(targets))):
        pending = [key]
        while pending:
            current = pending.pop()
            if current not in numbers:
                numbers[current] = number
                pending.extend(sources[current])
    return numbers


def _by_completion(targets: Mapping[str, list[str]]) -> list[str]:
    """The keys in the order in which a depth-first walk is done with them."""
    done: list[str] = []
    seen: set[str] = set()
    for start in sorted(targets):
        path = [] if start in seen else [(start, iter(targets[start]))]
        seen.add(start)
        while path:
            key, remaining = path[-1]
            following = next((target for target in remaining if target not in seen), None)
            if following is None:
                done.append(key)
                path.pop()
            else:
                seen.add(following)
                path.append((following, iter(targets[following])))
    return done


def open_schema(tree: JsonObject, closing: Collection[str]) -> JsonObject:
    """The schema without references to `closing`, but for its base, which stands first in the `allOf` at its root."""
    kept = {name: value for name, value in tree.items() if name != _DISCRIMINATOR}
    bases = kept.get(_BASES)
    cut = {name: _cut(value, closing) for name, value in kept.items() if name != _BASES}
    if isinstance(bases, list) and bases:
        cut[_BASES] = [bases[0], *(_cut(item, closing) for item in bases[1:])]
    return {name: cut[name] for name in kept}


def _cut(value: JsonValue, closing: Collection[str]) -> JsonValue:
    if isinstance(value, list):
        return [_cut(item, closing) for item in value]
    if not isinstance(value, dict):
        return value
    reference = value.get(_REFERENCE)
    if isinstance(reference, str) and _target(reference) in closing:
        return {"type": "object", **{name: item for name, item in value.items() if name != _REFERENCE}}
    return {name: _cut(item, closing) for name, item in value.items()}
