"""One permission cell: the privileges it lists, which of them are needed together, and what it says instead of names.

A privilege is known by its form (`Word.Word[.Word]`, capitals after the dots), never by a list. Footnote stars are read
before Markdown can take them for emphasis. What looks like a name that translation broke is no privilege; the text of
its cell is kept for recovery to look at. A new way to break a name goes to `_is_cut`.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from itertools import product, zip_longest

from extractor.model.operation import Stated
from extractor.readers.inline import plain_text, read_inline
from extractor.terms.lookup import stated_of
from extractor.terms.names import is_privilege
from extractor.terms.phrases import is_unspaced, normalise_phrase
from extractor.terms.vocabulary import Vocabulary

# ASCII classes: \w and \b fail between CJK or Cyrillic and Latin letters (`和User.ReadWrite.All`)
_CANDIDATE = re.compile(r"(?<![A-Za-z0-9_./@-])[A-Za-z][A-Za-z0-9-]*(?:\.[A-Za-z0-9-]+)+(?![A-Za-z0-9_/@-])")
_BREAK = re.compile(r"</?(?:br|li|ul|ol|p)\s*/?>", re.IGNORECASE)
# a star in a superscript is read as one
_FOOTNOTE = re.compile(r"<sup>(?P<note>[^<>*]{1,9})</sup>", re.IGNORECASE)
# Stars and breaks stand as these while Markdown is read; noncharacters: `decode_page` removed any in the input
_STAR, _LINE = "\ufdd3", "\ufdd4"
_STARS = re.compile(rf"{_STAR}+")
# what a star means is written out: `Lamp.Read.Room ([RSC](../consent.md))`, with the star or without
_RSC = re.compile(r"[(\uff08]\s?RSC\s?[)\uff09]", re.IGNORECASE)
_RSC_BEHIND = re.compile(rf"[\s{_STAR}]*{_RSC.pattern}", re.IGNORECASE)
_STAR_OR_BLANK = re.compile(rf"[\s{_STAR}]+")
_BRACKETED = re.compile(r"[(\uff08][^()\uff08\uff09]*[)\uff09]")
_EDGES = " .:\u3002\uff1a"
_SEPARATORS = f",;\uff0c\u3001\uff1b{_LINE}"
_SEPARATOR = re.compile(f"[{_SEPARATORS}]")
_ITEM = re.compile(f"[^{_SEPARATORS}]+")
# `Bookings。` before `ReadWrite.All`, `. all` after `Group.Read`: one name that lost its dots
_HEAD_LOST = re.compile(r"\s*[^\s.\u3002\uff0e]*[.\u3002\uff0e]\s*")
_TAIL_LOST = re.compile(r"\s*[.\u3002\uff0e]\s*[A-Za-z]+\s*")
# `Lamp.Dim。所有`: the scope of the name was translated; a sentence is longer
_SCOPE_LOST = re.compile(r"\s*[\u3002\uff0e][^\W\d_a-zA-Z]{1,3}\s*")
# `Lamp.Di的 mming。所有`: letters of another script in the middle of a name
_MIDDLE_LOST = re.compile(r"[^\W\d_a-zA-Z]+\s*[a-z]+\s*[.\u3002\uff0e].*", re.DOTALL)
# `Directory AccessAsUser.All`: no name has two segments of which the second only says how far it reaches
_HEADLESS = re.compile(r"[A-Za-z]+\.(?:All|Shared)")
# `DimLamps Lamp.Dim`: what is left of another name
_REST_OF_NAME = re.compile(r"(?:.*\s)?(?:[A-Z][a-z]+){2,}[ \u00a0]+")
_LONE_WORD = re.compile(r"\s*[A-Z][A-Za-z]+[ \u00a0]+")
# `Lamp.ReadFor` and a letter of another script: what stood behind the preposition was translated
_OPEN_END = "For"
_FOREIGN_LETTER = re.compile(r"[^\W\d_a-zA-Z]")
# `Mail. Read`, `Group. Read. all`, and nothing else
_BLANK_AT_DOT = re.compile(r"[A-Z][A-Za-z0-9]*(?:\s*\.\s*(?:[A-Z][A-Za-z0-9]*|all))+")
_DOTTED = re.compile(r"(?<![^\W\d_])[^\W\d_]*\.[^\W\d_]+")
_DOTS_APART = re.compile(r"[A-Za-z]\.\s+[A-Za-z]+\.\s+[A-Za-z]+\s*\Z")
_PLAIN_HOST = re.compile(r"[a-z]+\.[a-z]+")
_CAMEL = re.compile(r"(?<![A-Za-z])[A-Z][a-z]+[A-Z]")
# no page has more than eight
_MAX_COMBINATIONS = 100
_DEGREE = re.compile(r"(?P<subject>[^.]+)\.(?:Read|Write)[A-Za-z]*(?P<reach>(?:\.[^.]+)*)")
_SCOPED = re.compile(r".*\..*\.(?!All$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivilegeCell:
    """What a cell of a permission table says; `damaged` is its text where it holds names that cannot be read.

    `unsure` says that the cell may mean other combinations. `unread` holds the parts that must have been names, or a
    whole cell that neither lists nor states anything known; `remarks` the parts beside names that are neither names
    nor separators nor a known phrase.
    """

    privileges: tuple[str, ...]
    stated: Stated | None
    combinations: tuple[tuple[str, ...], ...] | None
    unsure: bool
    struck: tuple[str, ...]
    resource_specific: tuple[str, ...]
    legacy: tuple[str, ...]
    damaged: str | None
    unread: tuple[str, ...]
    remarks: tuple[str, ...]


def read_privileges(raw: str, vocabulary: Vocabulary) -> PrivilegeCell:
    """The reading of a cell; `raw` is Markdown in the language that it is best read in.

    One star, or the letters RSC, marks a resource-specific permission where the name has the form of one
    (`X.Read.Group`); other footnotes use stars too. Two stars mark a legacy permission.
    """
    marked = _BREAK.sub(_LINE, _FOOTNOTE.sub(_read_footnote, raw)).replace("\\*", "*").replace("*", _STAR)
    inline = read_inline(marked)
    body = _RSC.sub(lambda found: " " * len(found[0]), inline.text)
    struck = tuple(dict.fromkeys(name.text for part in inline.struck for name in _find_names(part, vocabulary).names))
    found = _find_names(body, vocabulary)
    names = [name for name in found.names if name.text not in struck]
    privileges = tuple(dict.fromkeys(name.text for name in names))
    text = plain_text(raw)
    stated = Stated.LISTED if privileges else stated_of(text, vocabulary)
    silent = stated is None and not struck and normalise_phrase(text) != ""
    is_damaged = bool(found.remains) or (silent and _CAMEL.search(text) is not None)
    marks = _read_marks(body, names)
    specific = {name for name, stars in marks.items() if stars == 1}
    specific |= {name.text for name in names if _RSC_BEHIND.match(inline.text, name.end)}
    needed = _needed(body, found.names, frozenset(struck), vocabulary)
    is_joint = any(len(members) > 1 for members in needed.sets)
    return PrivilegeCell(
        privileges=privileges,
        stated=stated,
        combinations=needed.sets if is_joint else None,
        unsure=needed.unsure and is_joint,
        struck=struck,
        resource_specific=tuple(name for name in privileges if name in specific and _SCOPED.match(name)),
        legacy=tuple(name for name in privileges if marks.get(name) == len("**")),
        damaged=text if is_damaged else None,
        unread=(text,) if silent else found.remains,
        remarks=found.remarks if privileges or struck else (),
    )


def _read_footnote(superscript: re.Match[str]) -> str:
    """Nothing for a footnote; the letters RSC are no footnote."""
    return " (RSC)" if superscript["note"].strip("() ").upper() == "RSC" else " "


@dataclass(frozen=True, slots=True, kw_only=True)
class _Name:
    """A privilege and where it stands in the cell."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """Names in their order; what remains of names that translation broke; and what else was said."""

    names: tuple[_Name, ...]
    remains: tuple[str, ...]
    remarks: tuple[str, ...]


def _find_names(text: str, vocabulary: Vocabulary) -> _Found:
    """The names of a cell, and every part of it that is neither a name nor a separator nor a known phrase."""
    items = [_find_in_item(match[0], match.start(), vocabulary) for match in _ITEM.finditer(text)]
    return _Found(
        names=tuple(name for item in items for name in item.names),
        remains=tuple(part for item in items for part in item.remains),
        remarks=tuple(part for item in items for part in item.remarks),
    )


def _find_in_item(item: str, start: int, vocabulary: Vocabulary) -> _Found:
    """What stands between two separators. A name that lost its beginning or end to translation is none."""
    bare = item.replace(_STAR, " ").strip()
    if is_privilege(bare):
        begin = start + item.index(bare)
        return _Found(names=(_Name(text=bare, start=begin, end=begin + len(bare)),), remains=(), remarks=())
    matches = [match for match in _CANDIDATE.finditer(item) if is_privilege(match[0])]
    whole = [match for match in matches if not _is_cut(item, match, is_first=match is matches[0])]
    names = tuple(_Name(text=match[0], start=start + match.start(), end=start + match.end()) for match in whole)
    if len(whole) < len(matches):
        return _Found(names=names, remains=(bare,), remarks=())
    pieces = [_STAR_OR_BLANK.sub(" ", item[end:begin]).strip(_EDGES) for end, begin in _between(matches, len(item))]
    remains = tuple(filter(_holds_remains, pieces))
    if not remains and _holds_remains(" ".join(pieces)):
        return _Found(names=names, remains=(bare,), remarks=())
    said = tuple(piece for piece in pieces if piece not in remains and _says_more(piece, vocabulary))
    return _Found(names=names, remains=remains, remarks=said)


def _says_more(piece: str, vocabulary: Vocabulary) -> bool:
    """Whether a part of a cell beside its names says anything that the reading of the cell does not hold."""
    phrase = normalise_phrase(piece)
    known = phrase in vocabulary.all_of or phrase in vocabulary.any_of or phrase in vocabulary.stated
    return not known and any(map(str.isalnum, piece))


def _between(matches: list[re.Match[str]], length: int) -> Iterator[tuple[int, int]]:
    """What stands before, between and after the matches of a text of this length."""
    return zip((0, *(match.end() for match in matches)), (*(match.start() for match in matches), length), strict=True)


def _is_cut(item: str, match: re.Match[str], *, is_first: bool) -> bool:
    """Whether what stands beside a name belongs to it.

    `Bookings。ReadWrite.All`, `Group.Read. All`, `Directory AccessAsUser.All` (no name is one word and `All`),
    `DimLamps Lamp.Dim`, and `Lamp.ReadFor`, `Lamp.Dim。` or half a name with letters of another script behind it.
    """
    before, after = (item, 0, match.start()), (item, match.end())
    head_lost = is_first and (
        _HEAD_LOST.fullmatch(*before) is not None
        or _REST_OF_NAME.fullmatch(*before) is not None
        or (_HEADLESS.fullmatch(match[0]) is not None and _LONE_WORD.fullmatch(*before) is not None)
    )
    tail_lost = match[0].endswith(_OPEN_END) and _FOREIGN_LETTER.match(*after) is not None
    return (
        head_lost
        or tail_lost
        or any(lost.fullmatch(*after) is not None for lost in (_TAIL_LOST, _SCOPE_LOST, _MIDDLE_LOST))
    )


def _holds_remains(rest: str) -> bool:
    """Whether a text without names holds what was one: `任务.读取`, `.Read.All`, `Group. Read. all`; a host is none."""
    if _DOTS_APART.search(rest) or _BLANK_AT_DOT.fullmatch(rest):
        return True
    return any(_PLAIN_HOST.fullmatch(match[0]) is None for match in _DOTTED.finditer(rest))


def _read_marks(text: str, names: list[_Name]) -> dict[str, int]:
    """The number of stars behind each name that has any.

    Translation moves them: `A **、B**` and `A、**B**` stand for `A**, B**`, and `**A、B**` does too. Stars around one
    name that stand apart from the name before are emphasis and mark nothing.
    """
    marks: dict[str, int] = {}
    runs = list(_STARS.finditer(text))
    ends = [name.end for name in names]
    closed = -1
    for run, following in zip_longest(runs, runs[1:]):
        place = bisect_right(ends, run.start())
        gap = text[ends[place - 1] : run.start()] if place else "no name"
        if run.start() == closed:
            continue
        if not gap.strip():
            marks[names[place - 1].text] = len(run[0])
        elif following is not None and following[0] == run[0]:
            closed = following.start()
            inside = names[place : bisect_right(ends, closed)]
            moved = names[place - 1 : place] if _SEPARATOR.fullmatch(gap.strip()) and gap == gap.rstrip() else []
            if moved or len(inside) > 1:
                marks |= {name.text: len(run[0]) for name in (*(moved if len(inside) == 1 else ()), *inside)}
    return marks


class _Joint(Enum):
    """What stands between two names.

    A line break, a separator, a word of choice; a word for *and*, one for *plus*, either behind a separator of its own,
    and other words (`A, and for rooms also B`, `A with B`), which may well say that both are needed.
    """

    BREAK = auto()
    LIST = auto()
    CHOICE = auto()
    BOTH = auto()
    PLUS = auto()
    SERIAL = auto()
    SERIAL_PLUS = auto()
    PROSE = auto()


_SIGNS = ("+", "&")
_JOINING = (_Joint.BOTH, _Joint.PLUS, _Joint.PROSE)
_SERIAL = (_Joint.SERIAL, _Joint.SERIAL_PLUS)
_PLUS = (_Joint.PLUS, _Joint.SERIAL_PLUS)
# beside a name these join nothing
_SILENT = f" {_STAR}()\uff08\uff09"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Needed:
    """Sets of privileges, any one of which suffices; `unsure` where the cell can be read in another way too."""

    sets: tuple[tuple[str, ...], ...]
    unsure: bool = False


def _needed(text: str, found: tuple[_Name, ...], struck: frozenset[str], vocabulary: Vocabulary) -> _Needed:
    """What a cell needs, line by line: `A and B, C` is two sets. A break starts anew."""
    lines: list[_Needed] = []
    line: list[str] = []
    joints: list[_Joint] = []
    for joint, name in _joints(text, found, struck, vocabulary):
        if joint is _Joint.BREAK:
            lines.append(_needed_on_line(line, joints))
            line, joints = [], []
        elif joint is not None:
            # nobody needs to read beside reading and writing
            is_choice = joint is _Joint.PROSE and _are_degrees([line[-1], name])
            joints.append(_Joint.CHOICE if is_choice else joint)
        line.append(name)
    lines.append(_needed_on_line(line, joints))
    sets = dict.fromkeys(members for needed in lines for members in needed.sets)
    return _Needed(sets=tuple(sets), unsure=any(needed.unsure for needed in lines))


def _joints(
    text: str, found: tuple[_Name, ...], struck: frozenset[str], vocabulary: Vocabulary
) -> Iterator[tuple[_Joint | None, str]]:
    """Each name that is not struck, with what joins it to the one before."""
    between: list[str] | None = None
    end = 0
    for name in found:
        if between is not None:
            between.append(text[end : name.start])
        if name.text not in struck:
            yield None if between is None else _joint_across(between, vocabulary), name.text
            between = []
        end = name.end


def _joint_across(between: list[str], vocabulary: Vocabulary) -> _Joint:
    """What joins two names between which struck names stood: `A or ~~B~~ or C` is a choice, `A ~~B~~ and C` is none."""
    joints = [_joint(part, vocabulary) for part in between if part.strip(_SILENT)] or [_Joint.CHOICE]
    for loosest in (_Joint.BREAK, _Joint.CHOICE):
        if loosest in joints:
            return loosest
    if joints[-1] is _Joint.BOTH and _Joint.LIST in joints:
        return _Joint.SERIAL
    return joints[-1]


def _joint(between: str, vocabulary: Vocabulary) -> _Joint:
    bare = between.replace(_STAR, "")
    phrase = normalise_phrase(bare)
    if phrase not in vocabulary.all_of and phrase not in vocabulary.any_of:
        bare = _BRACKETED.sub(lambda remark: remark[0] if _leads_on(remark[0], vocabulary) else " ", bare)
        phrase = normalise_phrase(bare)
    has_separator = _SEPARATOR.search(bare.replace(_LINE, "")) is not None
    if phrase in vocabulary.plus:
        return _Joint.SERIAL_PLUS if has_separator else _Joint.PLUS
    if phrase in vocabulary.all_of:
        return _Joint.SERIAL if has_separator else _Joint.BOTH
    if bare.replace(_LINE, "").strip() in _SIGNS:
        return _Joint.BOTH
    return _joint_of_words(bare, phrase, vocabulary)


def _joint_of_words(bare: str, phrase: str, vocabulary: Vocabulary) -> _Joint:
    """What words that are none for *and* make of the names beside them."""
    is_choice = phrase == "" or _begins(phrase, vocabulary.any_of) or _ends(phrase, vocabulary.any_of)
    leads_on = not is_choice and _begins(phrase, vocabulary.all_of)
    if _LINE in bare and (not leads_on or bare.rstrip().endswith(_LINE)):
        return _Joint.BREAK
    if leads_on:
        return _Joint.PROSE
    if _SEPARATOR.search(bare):
        return _Joint.LIST
    return _Joint.CHOICE if is_choice else _Joint.PROSE


def _leads_on(remark: str, vocabulary: Vocabulary) -> bool:
    return _begins(normalise_phrase(remark), vocabulary.all_of)


def _begins(phrase: str, words: frozenset[str]) -> bool:
    """Whether the first word of a phrase is one of these."""
    return any(phrase.startswith(word) and (is_unspaced(word) or f"{phrase} ".startswith(f"{word} ")) for word in words)


def _ends(phrase: str, words: frozenset[str]) -> bool:
    return any(phrase.endswith(word) and (is_unspaced(word) or f" {phrase}".endswith(f" {word}")) for word in words)


def _needed_on_line(names: list[str], joints: list[_Joint]) -> _Needed:
    """The sets of a line.

    A single word for *and* that ends a list is `one of these, plus that`, `all of these` or only the last comma: the
    documentation writes it for each of the three. With `plus`, or where the list holds degrees of one permission, it
    is the first; else all are needed, which is enough whichever is meant. So they are where several such words have
    separators of their own, or one has and no other separator tells sets apart.
    """
    joining = [place for place, joint in enumerate(joints) if joint in (*_JOINING, *_SERIAL)]
    if len(joining) == 1 and _may_end_list(joints, joining[0]):
        place = joining[0]
        joint, first, last = joints[place], names[: place + 1], names[place + 1 :]
        is_added = joint in _PLUS and _Joint.LIST not in joints[place + 1 :]
        firsts = _one_of(first, is_choice=is_added)
        lasts = _one_of(last, is_choice=_Joint.LIST not in joints[place + 1 :])
        if len(firsts) * len(lasts) <= _MAX_COMBINATIONS:
            sets = tuple((*one, *other) for one, other in product(firsts, lasts))
            return _Needed(sets=sets, unsure=not is_added)
    serial = sum(joint in _SERIAL for joint in joints)
    if serial > 1 or (serial and not {_Joint.LIST, _Joint.CHOICE} & set(joints)):
        return _Needed(sets=(tuple(dict.fromkeys(names)),), unsure=True)
    return _Needed(sets=_joined(names, joints), unsure=serial > 0 or _Joint.PROSE in joints)


def _joined(names: list[str], joints: list[_Joint]) -> tuple[tuple[str, ...], ...]:
    """The names with those that a word for *and* stands between put together."""
    sets: list[list[str]] = [names[:1]] if names else []
    for name, joint in zip(names[1:], joints, strict=True):
        if joint in _JOINING:
            sets[-1].append(name)
        else:
            sets.append([name])
    return tuple(map(tuple, sets))


def _may_end_list(joints: list[_Joint], place: int) -> bool:
    """Whether the joint at a place is more than what joins the names beside it."""
    if joints[place] in (*_SERIAL, _Joint.PROSE):
        return True
    return _Joint.LIST in joints[:place] and _Joint.LIST not in joints[place + 1 :]


def _one_of(names: list[str], *, is_choice: bool) -> list[tuple[str, ...]]:
    """Each name by itself where any of them does, else all together."""
    return [(name,) for name in names] if is_choice or _are_degrees(names) else [tuple(names)]


def _are_degrees(names: list[str]) -> bool:
    """Whether the names differ in nothing but what they allow: `A.Read.All` and `A.ReadWrite.All` do."""
    degrees = [_DEGREE.fullmatch(name) for name in names]
    about = {None if degree is None else (degree["subject"], degree["reach"]) for degree in degrees}
    return len(about) == 1 and None not in about
