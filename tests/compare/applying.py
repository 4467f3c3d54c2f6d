"""Changes applied to what they were found on: the proof that they tell everything.

Surfaces and changes go in; out come nested mappings of all that is compared, which can be compared with those of the
other side. Order and places are no part of them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from extractor.compare.difference import Action, FactChange
from extractor.compare.element import Aspect, Chain, Element, Kind
from extractor.model.text import Text

Identity = tuple[Kind, str]


@dataclass(slots=True)
class Node:
    """An element that can change."""

    identity: Identity
    said: dict[Aspect, object] = field(default_factory=dict)
    children: list["Node"] = field(default_factory=list)


def as_node(element: Element) -> Node:
    said: dict[Aspect, object] = {aspect: plain(aspect, value) for aspect, value in element.values}
    said |= {aspect: plain(aspect, value) for aspect, value in element.texts}
    return Node(identity=element.identity, said=said, children=[as_node(child) for child in element.children])


def plain(aspect: Aspect, said: object) -> object:
    """A statement without what is no difference."""
    if isinstance(said, Text):
        return " ".join(said.text.split())
    exact = aspect in (Aspect.SPELLING, Aspect.CONTENT)
    return said.casefold() if isinstance(said, str) and not exact else said


def as_mapping(nodes: Iterable[Node]) -> dict[Identity, object]:
    """What is said of each, without what is unsaid."""
    return {
        node.identity: (
            {aspect: said for aspect, said in node.said.items() if said not in (None, "")},
            as_mapping(node.children),
        )
        for node in nodes
    }


def described(elements: Mapping[Identity, Element]) -> dict[Identity, object]:
    return as_mapping(as_node(element) for element in elements.values())


def apply_changes(elements: Mapping[Identity, Element], changes: Iterable[FactChange]) -> dict[Identity, object]:
    """What the elements say after the changes."""
    root = Node(identity=(Kind.TYPE, ""), children=[as_node(element) for element in elements.values()])
    changes = list(changes)
    places = [(change, holder(root, change.old), holder(root, change.old[:-1])) for change in changes]
    for change, node, above in places:
        apply_change(change, node, above)
    return as_mapping(root.children)


def holder(root: Node, chain: Chain) -> Node:
    """The node at the end of a chain of the old side; the root for none."""
    for element in chain:
        root = next(child for child in root.children if child.identity == element.identity)
    return root


def apply_change(change: FactChange, node: Node, above: Node) -> None:
    match change.action:
        case Action.ADDED:
            node.children.append(as_node(change.element))
        case Action.REMOVED:
            above.children = [child for child in above.children if child is not node]
        case Action.CHANGED:
            changed(change, node)


def changed(change: FactChange, node: Node) -> None:
    after = as_node(change.new[-1])
    if change.aspect is Aspect.NAME:
        node.identity = after.identity
        node.said[Aspect.SPELLING] = after.said.get(Aspect.SPELLING)
    elif change.kind is Kind.PERMISSIONS and change.aspect is Aspect.STATED:
        node.said, node.children = after.said, after.children
    elif change.aspect not in (None, Aspect.PAGE, Aspect.ORDER):
        node.said[change.aspect] = plain(change.aspect, change.after)
