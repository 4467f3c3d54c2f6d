"""Bytes as a stream of choices, so that one target serves random bytes and a fuzzer that learns from coverage.

When the bytes are used up every choice is the first one: a short input is a small page.
"""

from collections.abc import Sequence
from typing import TypeVar

Item = TypeVar("Item")


class Choices:
    """Choices read from bytes."""

    __slots__ = ("_data", "_position")

    def __init__(self, data: bytes) -> None:
        """`data` is read once, from its start."""
        self._data = data
        self._position = 0

    def number(self, below: int) -> int:
        """A number from 0 up to, and without, `below`."""
        size = 1 if below <= 256 else 3
        piece = self._data[self._position : self._position + size]
        self._position += size
        return int.from_bytes(piece, "big") % below

    def one_of(self, items: Sequence[Item]) -> Item:
        """One of the items."""
        return items[self.number(len(items))]

    def chance(self, percent: int) -> bool:
        """True so often; False when the bytes are used up."""
        return self.number(100) >= 100 - percent

    def rest(self) -> bytes:
        """The bytes that no choice has used."""
        return self._data[self._position :]
