"""What the JSON representation of a type still tells of members whose names translation damaged in the table.

In come the members that the table gives a type, and its representation, in which nobody translates a name; out come the
names that stand there and in no table, as members, where they can be nothing but those that the table lost. Which of
them is called which is for `extractor.recovery` to find; here the type is told only where all that are lost have one.
"""

from collections.abc import Collection, Sequence

from extractor.linking.lexical import is_member_name
from extractor.linking.shape import UNKNOWN, Member, Shape
from extractor.model.example import Example
from extractor.model.type_name import parse_type


def find_represented(
    members: Sequence[Member], representation: Example | None, inherited: Collection[str]
) -> tuple[Member, ...]:
    """The members that only the representation names; none where it names more than the table lost.

    `inherited` are the names of the members of all bases: a representation may repeat them.
    """
    lost = [member for member in members if member.damaged]
    body = None if representation is None else representation.body
    if not lost or not isinstance(body, dict):
        return ()
    known = {name.lower() for name in (*inherited, *(member.name for member in members))}
    names = [name for name in body if "@" not in name and is_member_name(name) and name.lower() not in known]
    if len(names) > len(lost):
        return ()
    shape = lost[0].shape if len({member.shape for member in lost}) == 1 else None
    return tuple(Member(name=name, shape=shape or _shape_of(body[name])) for name in names)


def _shape_of(value: object) -> Shape:
    """What a representation says of a value: `"Int32"` stands for a number, and no name of a primitive for nothing."""
    parsed = parse_type(value) if isinstance(value, str) else None
    is_plain = parsed is not None and parsed.primitive and not parsed.collection and not parsed.alternatives
    return Shape(scalar=parsed.name) if parsed is not None and is_plain and parsed.name != "Untyped" else UNKNOWN
