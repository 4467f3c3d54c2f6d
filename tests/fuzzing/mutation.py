"""Real pages, damaged: bytes flipped, lines swapped, repeated and dropped, ends cut off, payloads put in.

In: the bytes of a page, of another one, and choices. Out: the bytes of a page that was one. A new damage is a function
and a line in `_DAMAGES`.
"""

from collections.abc import Callable

from tests.fuzzing.choices import Choices
from tests.fuzzing.payloads import PAYLOADS

_MOST = 6

Damage = Callable[[bytes, bytes, Choices], bytes]


def mutate(page: bytes, other: bytes, choices: Choices) -> bytes:
    """The page after one to six damages."""
    for _ in range(1 + choices.number(_MOST)):
        page = choices.one_of(_DAMAGES)(page, other, choices)
    return page


def _flip(page: bytes, _: bytes, choices: Choices) -> bytes:
    if not page:
        return page
    at = choices.number(len(page))
    return page[:at] + bytes([page[at] ^ (1 << choices.number(8))]) + page[at + 1 :]


def _cut(page: bytes, _: bytes, choices: Choices) -> bytes:
    at = choices.number(len(page) + 1)
    return choices.one_of((page[:at], page[at:], page[: len(page) // 2]))


def _lines(page: bytes, _: bytes, choices: Choices) -> bytes:
    lines = page.split(b"\n")
    one, other = choices.number(len(lines)), choices.number(len(lines))
    match choices.number(4):
        case 0:
            lines[one], lines[other] = lines[other], lines[one]
        case 1:
            lines.insert(one, lines[other])
        case 2:
            del lines[one]
        case _:
            lines[one : one + 1] = [lines[one]] * (2 + choices.number(20))
    return b"\n".join(lines)


def _splice(page: bytes, other: bytes, choices: Choices) -> bytes:
    at, begin = choices.number(len(page) + 1), choices.number(len(other) + 1)
    return page[:at] + other[begin : begin + choices.number(2000)] + page[at:]


def _inject(page: bytes, _: bytes, choices: Choices) -> bytes:
    payload = choices.one_of(PAYLOADS).encode("utf-8", "surrogatepass")
    at = choices.number(len(page) + 1)
    return page[:at] + payload + page[at:]


def _replace_word(page: bytes, _: bytes, choices: Choices) -> bytes:
    """A payload in the place of a word, wherever the page has that word."""
    words = page[: 1 << 14].replace(b"|", b" ").replace(b'"', b" ").split()
    if not words:
        return page
    return page.replace(choices.one_of(words), choices.one_of(PAYLOADS).encode("utf-8", "surrogatepass"), 3)


def _encode(page: bytes, _: bytes, choices: Choices) -> bytes:
    """The page in another encoding, or with other line ends."""
    match choices.number(5):
        case 0:
            return page.replace(b"\n", b"\r")
        case 1:
            return b"\xef\xbb\xbf" + page
        case 2:
            return page.decode("utf-8", "replace").encode("utf-16")
        case 3:
            return page.decode("utf-8", "replace").encode("latin-1", "replace")
        case _:
            return page.replace(b"\n", b"\r\n")


_DAMAGES: tuple[Damage, ...] = (_flip, _lines, _splice, _inject, _replace_word, _cut, _flip, _lines, _inject, _encode)
