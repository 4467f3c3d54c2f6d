"""What the JSON representation of a type still tells of members whose names translation damaged in the table.

In come the members that the table gives a type, and its representation, in which nobody translates a name; out come the
names that stand there and in no table, as members, where they can be nothing but those that the table lost. Which of
them is called which is for `extractor.recovery` to find; here a member gets the type of the only lost one that its
value can be of.
"""

from collections.abc import Collection, Sequence
from typing import TypeAlias

from extractor.linking.lexical import KINDS, is_member_name
from extractor.linking.shape import UNKNOWN, JsonKind, Member, Shape, kind_of
from extractor.model.example import Example
from extractor.model.json_value import JsonValue
from extractor.model.type_name import parse_type

_TEXT = "String"
# the kind of a value, and the primitive that it names
_Form: TypeAlias = tuple[JsonKind, str | None]


def find_represented(
    members: Sequence[Member], representation: Example | None, inherited: Collection[str]
) -> tuple[Member, ...]:
    """The members that only the representation names; none where it names more than the table lost.

    `inherited` are the names of the members of all bases: a representation may repeat them. What no lost member can be
    is a slip of the page.
    """
    lost = [member for member in members if member.damaged]
    body = None if representation is None else representation.body
    if not lost or not isinstance(body, dict):
        return ()
    known = {name.lower() for name in (*inherited, *(member.name for member in members))}
    names = [name for name in body if "@" not in name and is_member_name(name) and name.lower() not in known]
    if len(names) > len(lost):
        return ()
    # values are of few forms: each is held against each shape once, not each name against each row
    forms = {name: _form_of(body[name]) for name in names}
    shapes = frozenset(member.shape for member in lost)
    fitting = {form: frozenset(shape for shape in shapes if _fits(form, shape)) for form in set(forms.values())}
    return tuple(
        Member(name=name, shape=_shape_of(form, fitting[form])) for name, form in forms.items() if fitting[form]
    )


def _form_of(value: JsonValue) -> _Form:
    return kind_of(value), _primitive_of(value)


def _fits(form: _Form, shape: Shape) -> bool:
    """Whether a representation may show such a value for the shape: itself, or the name of its type."""
    if shape.states_nothing:
        return True
    kind, named = form
    if shape.items is not None:
        return kind is JsonKind.ARRAY
    if named is not None and named != _TEXT:
        return named == shape.scalar
    if shape.scalar is not None:
        return kind in KINDS.get(shape.scalar, ())
    return kind in (JsonKind.OBJECT, JsonKind.STRING)


def _primitive_of(value: JsonValue) -> str | None:
    """The primitive that a text names: `"Int32"` stands for a number."""
    parsed = parse_type(value) if isinstance(value, str) else None
    return parsed.name if parsed is not None and parsed.primitive and not parsed.collection else None


def _shape_of(form: _Form, fitting: Collection[Shape]) -> Shape:
    """The shape of the lost members that fit, where that is one; else no more than what the representation says."""
    if len(fitting) == 1:
        return next(iter(fitting))
    _, named = form
    return Shape(scalar=named) if named is not None and Shape(scalar=named) in fitting else UNKNOWN
