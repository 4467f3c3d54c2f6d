"""Views of paths and components to fragments: what a template makes of a view, once for each format.

What a fragment holds depends on its view and the templates alone, so that documents share fragments: one for mock
servers has the paths of the other, and one of a locale whatever is the same in the canonical one. Where a fragment
stands, and what is around it, is for the document to say.
"""

from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

from extractor.model.json_value import JsonObject
from extractor.writers.escaping.fragment import Fragment
from extractor.writers.openapi.operations import PathView

if TYPE_CHECKING:
    from jinja2 import Environment, Template


@dataclass(frozen=True, slots=True, kw_only=True)
class ComponentView:
    """A component: its key and its JSON tree."""

    key: str
    tree: JsonObject


class Printer:
    """Prints views; what gives the same JSON is not printed in YAML again."""

    def __init__(self, templates: "Environment") -> None:
        self._path = templates.get_template("openapi/path.json.j2"), templates.get_template("openapi/path.yaml.j2")
        self._component = (
            templates.get_template("openapi/component.json.j2"),
            templates.get_template("openapi/component.yaml.j2"),
        )
        self._yaml: dict[bytes, bytes] = {}

    def print_path(self, view: PathView) -> Fragment:
        """A member of `paths`, or of `pathItems` for a webhook."""
        return self._print(self._path, view.key, path=view)

    def print_component(self, view: ComponentView) -> Fragment:
        """A member of one of the `components`."""
        return self._print(self._component, view.key, component=view)

    def _print(self, templates: "tuple[Template, Template]", key: str, **views: PathView | ComponentView) -> Fragment:
        json_template, yaml_template = templates
        json = json_template.render(views).rstrip("\n").encode()
        digest = blake2b(json, digest_size=16).digest()
        yaml = self._yaml.get(digest)
        if yaml is None:
            yaml = self._yaml[digest] = yaml_template.render(views).encode()
        return Fragment(key=key, yaml=yaml, json=json)
