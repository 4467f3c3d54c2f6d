"""Declarations to what the Python templates need of a typed dictionary or an alias of literals.

In goes a `Declaration` with the names of its package, out comes a view in which every name and annotation is checked.
A member whose wire name cannot stand in a class body goes to the functional half of the dictionary, so that every wire
name stays exact.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from extractor.writers.python.names import PythonIdentifier, PythonType, is_plain_key, private_name
from extractor.writers.python.types import print_field, print_optional_field, print_plain
from extractor.writers.stubs.declaration import (
    Alternatives,
    Declaration,
    Documentation,
    Enumeration,
    Field,
    Notification,
    Shape,
    ShapeRole,
)
from extractor.writers.stubs.shapes import ANNOTATIONS, ODATA_TYPE
from extractor.writers.stubs.type_expression import declared_keys

# Shapes that stand for a resource say of which type it is.
_ANNOTATIONS_NAME = PythonIdentifier("ODataAnnotations")
_TYPED = frozenset({ShapeRole.READ, ShapeRole.CREATE, ShapeRole.UPDATE})


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageNames:
    """The names of everything that a package declares and of its modules, by key.

    `spelled` is what stands in an annotation: of a type with derived ones, the names of all of them, because mypy needs
    minutes for types that lead back to themselves through aliases, and seconds where the alternatives are written out.
    `alternatives` holds the keys of those.
    `visible` holds all names that a class body can see, `circular` the keys that `find_circles` gives.
    """

    classes: Mapping[str, PythonIdentifier]
    spelled: Mapping[str, PythonType]
    alternatives: Mapping[str, tuple[str, ...]]
    modules: Mapping[str, PythonIdentifier]
    visible: frozenset[str]
    circular: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldView:
    """A member: its wire name, its annotation and what is told of it."""

    wire: str
    annotation: PythonType
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainFieldView:
    """A member whose wire name is written as it is in a class body."""

    name: PythonIdentifier
    annotation: PythonType
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShapeView:
    """A typed dictionary: `keyed` members in functional syntax under `keys_name`, `plain` ones in a class on top of it.

    Without bases there is no class: all members are then keyed, and the dictionary is made under its own name. `typed`
    says that it has `@odata.type`; `odata_types` lists its values, empty for any string. `total` is False where each of
    the plain members may be absent, `indexed` says that it stands for a type of its own.
    """

    name: PythonIdentifier
    keys_name: PythonIdentifier
    bases: tuple[PythonIdentifier, ...]
    typed: bool
    type_required: bool
    odata_types: tuple[str, ...]
    keyed: tuple[FieldView, ...]
    plain: tuple[PlainFieldView, ...]
    total: bool
    indexed: bool
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AliasView:
    """An alias of a type that stands elsewhere, or of several."""

    name: PythonIdentifier
    members: tuple[PythonType, ...]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EnumerationView:
    """An alias of literals; `open` says that any other string may occur."""

    name: PythonIdentifier
    values: tuple[str, ...]
    open: bool
    text: str


def view_shape(shape: Shape, names: PackageNames) -> ShapeView:
    """The typed dictionary of a shape."""
    name = names.classes[shape.key]
    typed = shape.role in _TYPED
    fields = [field for field in shape.fields if not _is_declared_elsewhere(field, shape.role)]
    plain, keyed = _divide(fields, names.visible)
    keys_name = private_name(name)
    if (keyed and not plain) or shape.key in names.circular:
        return _view_functional(shape, name, fields, names)
    total = any(field.required for field in plain)
    bases = [_ANNOTATIONS_NAME] if shape.role is ShapeRole.READ else []
    if keyed or typed:
        bases.append(keys_name)
    return ShapeView(
        name=name,
        keys_name=keys_name,
        bases=tuple(bases) or (PythonIdentifier("TypedDict"),),
        typed=typed,
        type_required=shape.type_required,
        odata_types=shape.odata_types,
        keyed=tuple(_view_keyed(field, names) for field in keyed),
        plain=tuple(_view_plain(field, names, total=total) for field in plain),
        total=total,
        indexed=_is_indexed(shape),
        text=print_documentation(shape.documentation),
    )


def _is_indexed(shape: Shape) -> bool:
    """Whether the shape stands for a type, not for what one operation sends, asks or answers."""
    return shape.role is ShapeRole.READ


def _view_functional(shape: Shape, name: PythonIdentifier, fields: list[Field], names: PackageNames) -> ShapeView:
    """A dictionary with nothing to put into a class, or none that may be a base of one."""
    annotations = ANNOTATIONS if shape.role is ShapeRole.READ else ()
    own = tuple(FieldView(wire=wire, annotation=PythonType("NotRequired[str]"), text="") for wire in annotations)
    return ShapeView(
        name=name,
        keys_name=name,
        bases=(),
        typed=shape.role in _TYPED,
        type_required=shape.type_required,
        odata_types=shape.odata_types,
        keyed=(*own, *(_view_keyed(field, names) for field in fields)),
        plain=(),
        total=True,
        indexed=_is_indexed(shape),
        text=print_documentation(shape.documentation),
    )


def view_alternatives(alternatives: Alternatives, names: PackageNames) -> AliasView:
    """The alias of a type and those derived from it."""
    return AliasView(
        name=names.classes[alternatives.key],
        members=tuple(PythonType(names.classes[key]) for key in alternatives.members),
        text=print_documentation(alternatives.documentation),
    )


def view_notification(notification: Notification, names: PackageNames) -> AliasView:
    """The alias of what the service sends."""
    return AliasView(
        name=names.classes[f"notification {notification.name}"],
        members=(print_plain(notification.type, names.spelled),),
        text=notification.documentation.text,
    )


def view_enumeration(enumeration: Enumeration, names: PackageNames) -> EnumerationView:
    """The alias of an enumeration."""
    return EnumerationView(
        name=names.classes[enumeration.key],
        values=enumeration.values,
        open=enumeration.open or not enumeration.values,
        text=print_documentation(enumeration.documentation),
    )


def find_circles(declarations: Mapping[str, Declaration], visible: frozenset[str]) -> frozenset[str]:
    """The shapes whose keyed members lead back to them: type checkers allow no circle of classes through their bases.

    What stands between two circles is among them too.
    """
    edges = {
        key: {other for field in shape.fields if not _is_plain(field, visible) for other in declared_keys(field.type)}
        for key, shape in declarations.items()
        if isinstance(shape, Shape)
    }
    edges.update((key, set(entry.members)) for key, entry in declarations.items() if isinstance(entry, Alternatives))
    leading = {key for key, targets in edges.items() if targets}
    while True:
        circular = {key for key in leading if edges[key] & leading}
        if circular == leading:
            return frozenset(circular)
        leading = circular


def print_documentation(documentation: Documentation) -> str:
    """The text of a docstring; a deprecation stands after the first paragraph."""
    if documentation.deprecated is None:
        return documentation.text
    first, separator, rest = documentation.text.partition("\n\n")
    return f"{first}\n\nDeprecated: {documentation.deprecated}{separator}{rest}"


def _is_plain(field: Field, visible: frozenset[str]) -> bool:
    """Whether the member can stand in a class body under its own name."""
    return is_plain_key(field.wire) and field.wire not in visible


def _divide(fields: Iterable[Field], visible: frozenset[str]) -> tuple[list[Field], list[Field]]:
    """The members that can stand in a class body, and those that cannot."""
    plain: list[Field] = []
    keyed: list[Field] = []
    for field in fields:
        (plain if _is_plain(field, visible) else keyed).append(field)
    return plain, keyed


def _is_declared_elsewhere(field: Field, role: ShapeRole) -> bool:
    """Whether the functional half or the base that every read shape has holds the member already."""
    return (role in _TYPED and field.wire == ODATA_TYPE) or (role is ShapeRole.READ and field.wire in ANNOTATIONS)


def _view_keyed(field: Field, names: PackageNames) -> FieldView:
    return FieldView(wire=field.wire, annotation=print_field(field, names.spelled), text=field.text)


def _view_plain(field: Field, names: PackageNames, *, total: bool) -> PlainFieldView:
    annotation = print_field(field, names.spelled) if total else print_optional_field(field, names.spelled)
    return PlainFieldView(name=PythonIdentifier(field.wire), annotation=annotation, text=field.text)
