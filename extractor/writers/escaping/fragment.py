"""Parts of a document that templates wrote before: bytes of one format, put in a larger document of the same.

A fragment is made by templates alone, every expression of which passed an escaping filter; so it may stand in a
document of its format as it is, and anything else that is offered for one is a mistake of a template.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Fragment:
    """A member of an object, its key included, without a comma behind it; `key` is what fragments are sorted by."""

    key: str
    yaml: bytes
    json: bytes


def fragment_yaml(fragment: Fragment) -> str:
    """The fragment for a document in YAML; it ends its last line."""
    return _of_a_template(fragment).yaml.decode()


def fragment_json(fragment: Fragment) -> str:
    """The fragment for a document in JSON."""
    return _of_a_template(fragment).json.decode()


def _of_a_template(fragment: object) -> Fragment:
    if not isinstance(fragment, Fragment):
        raise TypeError(f"{type(fragment).__name__} is no fragment")
    return fragment


FRAGMENT_FILTERS: dict[str, Callable[..., Any]] = {"fragment_yaml": fragment_yaml, "fragment_json": fragment_json}
