"""Shapes of the API to declarations and type expressions: resources as they are read, enumerations, nameless objects.

In go the shapes that linking made of tables and examples, out come declarations with every inherited member in them,
and expressions in which no name dangles. An object that has no name in the documentation is declared under the name of
its place. A resource as it is read requires nothing, for `$select` may leave out any member; that a value may be null
is part of its type, that a member may be absent is not.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from extractor.linking.api import ApiType
from extractor.linking.protocol_shapes import ERROR_TYPE
from extractor.linking.shape import ANYTHING, JsonKind, Member, TypeShape
from extractor.linking.shape import Shape as ValueShape
from extractor.writers.stubs.declaration import (
    Alternatives,
    Declaration,
    Documentation,
    Enumeration,
    Field,
    Shape,
    ShapeRole,
)
from extractor.writers.stubs.documentation import Texts
from extractor.writers.stubs.shown import MOST_ALTERNATIVES, ShownApi
from extractor.writers.stubs.type_expression import (
    ANY,
    NULL,
    OBJECT,
    STRING,
    DeclaredType,
    ListType,
    PageType,
    Scalar,
    ScalarType,
    TypeExpression,
    ValueType,
    union_of,
)

# The annotations of OData that any object may carry; the stubs' own modules declare them once.
ODATA_TYPE = "@odata.type"
ANNOTATIONS = ("@odata.context", "@odata.editLink", "@odata.etag", "@odata.id", "@odata.mediaContentType")
_VALUE = "value"
_ITEM = "item"
_NEXT_LINK = "@odata.nextLink"
_PAGE_MEMBERS = frozenset({"@odata.context", "@odata.count", "@odata.deltaLink", _NEXT_LINK, _VALUE})
_VALUE_MEMBERS = frozenset({"@odata.context", ODATA_TYPE, _VALUE})

# Edm names as linking gives them; dates, durations, GUIDs and binaries are strings in JSON
_SCALARS: dict[str, Scalar] = {
    "Boolean": Scalar.BOOLEAN,
    "Byte": Scalar.INTEGER,
    "Decimal": Scalar.NUMBER,
    "Double": Scalar.NUMBER,
    "Int16": Scalar.INTEGER,
    "Int32": Scalar.INTEGER,
    "Int64": Scalar.INTEGER,
    "SByte": Scalar.INTEGER,
    "Single": Scalar.NUMBER,
    "Stream": Scalar.ANY,
    "Untyped": Scalar.ANY,
}
# A base of more types than this describes its members alone: repeated with each, they are a tenth of a package
_MOST_REPEATS = 24
_SCALAR_TYPES = {scalar: ScalarType(scalar=scalar) for scalar in Scalar}
_KINDS: dict[JsonKind, TypeExpression] = {
    JsonKind.NULL: NULL,
    JsonKind.BOOLEAN: ScalarType(scalar=Scalar.BOOLEAN),
    JsonKind.INTEGER: ScalarType(scalar=Scalar.INTEGER),
    JsonKind.NUMBER: ScalarType(scalar=Scalar.NUMBER),
    JsonKind.STRING: STRING,
    JsonKind.ARRAY: ListType(item=ANY),
    JsonKind.OBJECT: OBJECT,
}


def scalar_of(edm_name: str) -> ScalarType:
    """The JSON value that stands for a primitive of OData."""
    return _SCALAR_TYPES[_SCALARS.get(edm_name, Scalar.STRING)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a value stands: what an object without a name is called there, and what is told of it."""

    name: str
    role: ShapeRole
    documentation: Documentation
    pages: tuple[str, ...]

    def inside(self, steps: Sequence[str]) -> "Place":
        """The place of what is that many members, items or alternatives inside the value."""
        if not steps:
            return self
        *outer, last = steps
        whole = " ".join((self.name, *outer))
        return replace(self, name=f"{whole} {last}", documentation=Documentation(text=f"{last} of {whole}."))


class ShapeReader:
    """Makes and collects the declarations of one API; `declarations` holds them by key."""

    __slots__ = (
        "_added",
        "_alternatives",
        "_crowded",
        "_described",
        "_made",
        "_shapes",
        "_texts",
        "_type_names",
        "declarations",
    )

    def __init__(self, shown: ShownApi, texts: Texts) -> None:
        """Declare every type of the API as it is read."""
        self._texts = texts
        self._shapes = {shape.name: shape for shape in shown.api.shapes}
        self._described = {entry.qualified_name: entry for entry in shown.api.types}
        self._type_names = shown.type_names
        self._added = shown.added
        self._alternatives = self._find_alternatives()
        derived = Counter(base.name for name in self._shapes for base in self._bases(name))
        self._crowded = frozenset(name for name, count in derived.items() if count > _MOST_REPEATS)
        self._made: dict[tuple[object, ...], Shape] = {}
        self.declarations: dict[str, Declaration] = {}
        for shape in shown.api.shapes:
            if self._page_item(shape) is None:
                self.declarations[shape.name] = self._declare_type(shape)

    def expression(self, shape: ValueShape, place: Place, *steps: str) -> TypeExpression:
        """The type of a value, `steps` inside the place; objects without a name are declared on the way."""
        stated = self._stated(shape, place, steps)
        return union_of((stated, *self.beyond(shape))) if shape.also or shape.nullable else stated

    @staticmethod
    def beyond(shape: ValueShape) -> tuple[TypeExpression, ...]:
        """The types of what examples show and the stated form does not allow, and of null."""
        return (*(_KINDS[kind] for kind in shape.also), *((NULL,) if shape.nullable else ()))

    def fields(
        self,
        members: Iterable[Member],
        place: Place,
        texts: Mapping[str, str],
        *,
        only_texts: bool = False,
        require: bool = True,
    ) -> tuple[Field, ...]:
        """A field for each sound member, required where the page says so, described by `texts`, else by its own page.

        `only_texts` leaves out what the type's page says: it stands at the type as it is read. Without `require` none
        is required.
        """
        return tuple(
            Field(
                wire=member.name,
                type=self.expression(member.shape, place, member.name),
                required=require and member.required is True,
                text=texts.get(member.name) or ("" if only_texts else self._texts.text(member.description)),
            )
            for member in members
            if not member.damaged
        )

    def declare(
        self,
        place: Place,
        fields: tuple[Field, ...],
        odata_types: tuple[str, ...] = (),
        names: tuple[str, ...] = (),
        *,
        type_required: bool = False,
    ) -> DeclaredType:
        """A declaration under `names`, else under the name of its place; what the same pages make equal is one."""
        shape = Shape(
            key=place.name,
            names=(*names, place.name),
            role=place.role,
            fields=fields,
            odata_types=odata_types,
            documentation=place.documentation,
            pages=place.pages,
            type_required=type_required,
        )
        equal = self._made.setdefault((shape.role, names, shape.pages, fields, odata_types), shape)
        self.declarations.setdefault(equal.key, equal)
        return DeclaredType(key=equal.key)

    def resource_members(self, name: str) -> tuple[Member, ...]:
        """The members of a named type and those that pages state of its bases, its own first, each name once."""
        members: dict[str, Member] = {}
        for ancestor in self._lineage(name):
            passed_over = () if ancestor.name == name else self._added.get(ancestor.name, ())
            for member in ancestor.members:
                if member.name not in passed_over:
                    members.setdefault(member.name, member)
        return tuple(members.values())

    def resource(self, name: str | None) -> ApiType | None:
        """The documented type of this name, None where there is none, or where it is an enumeration."""
        shape = self._shapes.get(name or "")
        return None if shape is None or shape.values is not None else self._described.get(shape.name)

    def odata_types(self, name: str) -> tuple[str, ...]:
        """What `@odata.type` says of a type, first as the protocol has it, then all that examples write.

        Empty for what no page describes, and for a type with more derived ones than are told apart.
        """
        if name not in self._described or self._alternatives.get(name) == ():
            return ()
        return tuple(dict.fromkeys((f"#{name}", *self._type_names.get(name, ()))))

    def concrete_types(self, name: str) -> tuple[ApiType, ...]:
        """The documented types of which a value of the named type can be: itself, and those derived from it."""
        keys = self._alternatives.get(name) or (name,)
        return tuple(self._described[key] for key in keys if key in self._described)

    def member_texts(self, entry: ApiType) -> Mapping[str, str]:
        """The descriptions of a type's members by name."""
        return self._texts.members_of(entry)

    def told_at_base(self, name: str) -> frozenset[str]:
        """The members of a type that a base of very many types describes: each would say it once more."""
        crowded = (base for base in self._bases(name) if base.name in self._crowded)
        return frozenset(member.name for base in crowded for member in base.members)

    def _bases(self, name: str) -> Iterator[TypeShape]:
        return islice(self._lineage(name), 1, None)

    def _find_alternatives(self) -> dict[str, tuple[str, ...]]:
        """The types of which a value of a type with derived ones can be, `()` where they are too many.

        An abstract type is none of them, unless examples show a value that is no more than that.
        """
        derived: dict[str, list[str]] = {}
        for shape in self._shapes.values():
            for ancestor in self._bases(shape.name):
                derived.setdefault(ancestor.name, []).append(shape.name)
        alternatives = {}
        for name, others in derived.items():
            members = [key for key in (name, *sorted(others)) if self._is_shown(key)]
            alternatives[name] = tuple(members) if len(others) < MOST_ALTERNATIVES else ()
        return {name: members for name, members in sorted(alternatives.items()) if members != (name,)}

    def _is_shown(self, name: str) -> bool:
        """Whether a value can be of this very type."""
        entry = self._described.get(name)
        return entry is None or not entry.abstract or name in self._type_names

    def _declare_alternatives(self, name: str) -> str:
        """The key of the type with those derived from it; of the type alone, where there are none or too many."""
        members = self._alternatives.get(name)
        if not members:
            return name
        last = name.rpartition(".")[2]
        key = f"any {name}"
        if key in self.declarations:
            return key
        pages = {page.path for member in members if member in self._described for page in self._described[member].pages}
        self.declarations[key] = Alternatives(
            key=key,
            base=name,
            names=tuple(f"any {candidate}" for candidate in _type_names(name)),
            members=members,
            documentation=Documentation(text=f"A {last}, or any type derived from it: `@odata.type` says which."),
            pages=tuple(sorted(pages)),
        )
        return key

    def _declare_type(self, shape: TypeShape) -> Declaration:
        entry = self._described.get(shape.name)
        documentation = Documentation(text=f"{shape.name}.") if entry is None else self._texts.of_type(entry)
        pages = () if entry is None else tuple(sorted({page.path for page in entry.pages}))
        if shape.values is not None:
            return Enumeration(
                key=shape.name,
                names=_type_names(shape.name),
                values=shape.values,
                open=shape.open,
                documentation=documentation,
                pages=pages,
            )
        role = ShapeRole.READ if shape.documented else ShapeRole.RESULT
        place = Place(name=shape.name, role=ShapeRole.RESULT, documentation=documentation, pages=pages)
        texts = self._inherited_texts(shape.name)
        fields = self.fields(self.resource_members(shape.name), place, texts, require=not shape.documented)
        told = self.told_at_base(shape.name)
        return Shape(
            key=shape.name,
            names=_type_names(shape.name),
            role=role,
            fields=tuple(replace(item, text="") if item.wire in told else item for item in fields),
            odata_types=self.odata_types(shape.name),
            documentation=documentation,
            pages=pages,
        )

    def _inherited_texts(self, name: str) -> dict[str, str]:
        texts: dict[str, str] = {}
        for ancestor in self._lineage(name):
            entry = self._described.get(ancestor.name)
            for member, text in ({} if entry is None else self._texts.members_of(entry)).items():
                texts.setdefault(member, text)
        return texts

    def _lineage(self, name: str) -> Iterator[TypeShape]:
        """The type and its bases, the nearest first; a type that is its own ancestor ends it."""
        seen: set[str] = set()
        current = self._shapes.get(name)
        while current is not None and current.name not in seen:
            seen.add(current.name)
            yield current
            current = self._shapes.get(current.base or "")

    def _stated(self, shape: ValueShape, place: Place, steps: tuple[str, ...]) -> TypeExpression:
        if shape.any_of:
            alternatives = enumerate(shape.any_of, start=1)
            return union_of(tuple(self.expression(item, place, *steps, f"form {n}") for n, item in alternatives))
        if shape.items is not None:
            return ListType(item=self.expression(shape.items, place, *steps, _ITEM))
        if shape.known:
            return self._declare_known(shape.known, place, steps)
        if shape.scalar is not None:
            return scalar_of(shape.scalar)
        if shape.members is not None:
            return self._object(shape, shape.members, place.inside(steps))
        return ANY if shape.type is None else self._named(shape.type)

    def _declare_known(self, values: tuple[str, ...], place: Place, steps: tuple[str, ...]) -> DeclaredType:
        """The values that pages list of members of one name: declared once, under the name of the first of them."""
        owner = place.name.rpartition(".")[2]
        member = " ".join(step for step in steps if step != _ITEM) or _VALUE
        key = f"values of {member}: {', '.join(values)}"
        enumeration = Enumeration(
            key=key,
            names=(f"{owner} {member}", f"{place.name} {member}"),
            values=values,
            open=True,
            documentation=Documentation(
                text=f"{member} of {owner}: the values that are known, of which there may be more."
            ),
            pages=place.pages,
        )
        self.declarations.setdefault(key, enumeration)
        return DeclaredType(key=key)

    def _named(self, name: str) -> TypeExpression:
        shape = self._shapes.get(name)
        if shape is None:
            return OBJECT
        item = self._page_item(shape)
        if item is None:
            return DeclaredType(key=self._declare_alternatives(name))
        place = Place(name=name, role=ShapeRole.RESULT, documentation=Documentation(text=f"{name}."), pages=())
        return PageType(item=self.expression(item, place))

    def _object(self, shape: ValueShape, members: tuple[Member, ...], place: Place) -> TypeExpression:
        # what stands beside a type only restates some of its members
        alone = members if shape.type is None else ()
        page, value = _sole_value(alone, _PAGE_MEMBERS), _sole_value(alone, _VALUE_MEMBERS)
        if page is not None and _is_array(page):
            return PageType(item=self.expression(page.items or ANYTHING, place, _ITEM))
        if value is not None and value.members is None and not value.states_nothing:
            return ValueType(item=self.expression(value, place, _VALUE))
        stated = {member.name: member for member in members}
        for member in () if shape.type is None else self.resource_members(shape.type):
            stated.setdefault(member.name, member)
        if not stated:
            return OBJECT
        fields = self.fields(stated.values(), place, {})
        return self.declare(place, fields, () if shape.type is None else self.odata_types(shape.type))

    def _page_item(self, shape: TypeShape) -> ValueShape | None:
        """The shape of the items, for a type that is nothing but a page of them."""
        value = None if shape.documented else _sole_value(shape.members, _PAGE_MEMBERS)
        goes_on = any(member.name == _NEXT_LINK for member in shape.members)
        return value.items if value is not None and goes_on and _is_array(value) else None


def _sole_value(members: tuple[Member, ...], known: frozenset[str]) -> ValueShape | None:
    """The shape of `value`, where it stands among these annotations alone."""
    shapes = {member.name: member.shape for member in members}
    return shapes.get(_VALUE) if shapes.keys() <= known else None


def _is_array(shape: ValueShape) -> bool:
    """Whether the values are arrays, and nothing else."""
    return shape.items is not None and not shape.also and not shape.nullable


def _type_names(qualified_name: str) -> tuple[str, ...]:
    """What a type would like to be called: its name, else with the last part of its namespace, else with all of it."""
    if qualified_name == ERROR_TYPE:
        return ("OData error",)
    namespace, _, name = qualified_name.rpartition(".")
    return (name, f"{namespace.rpartition('.')[2]} {name}", qualified_name)
