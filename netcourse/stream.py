"""Numbers from words: the same words give the same numbers on every machine, in every Python and in the browser."""

import hashlib
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")

# What a double holds exactly.
_BITS = 53
_COUNTER_BYTES = 8


class Stream:
    """Numbers from 0 up to 1 that follow from words alone: SHA-256 of the words, then of that digest with a counter.

    `random.Random` is not used: the numbers that it makes of a text differ between versions of Python.
    """

    def __init__(self, *words: str) -> None:
        # No word may be taken for two: the separator is the one character that no id has.
        joined = "\0".join(word.replace("\0", "") for word in words)
        self._seed = hashlib.sha256(joined.encode("utf-8", errors="surrogatepass")).digest()
        self._drawn = 0

    def random(self) -> float:
        """The next number, at least 0 and below 1."""
        block = hashlib.sha256(self._seed + self._drawn.to_bytes(_COUNTER_BYTES, "big")).digest()
        self._drawn += 1
        return (int.from_bytes(block[:_COUNTER_BYTES], "big") >> (8 * _COUNTER_BYTES - _BITS)) / (1 << _BITS)

    def whole(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both included, all equally likely."""
        return low + int(self.random() * (high - low + 1))

    def choose(self, several: Sequence[T]) -> T:
        """One of several, all equally likely."""
        return several[self.whole(0, len(several) - 1)]
