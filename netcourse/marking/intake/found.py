"""A file as it was found inside what was handed over."""

from dataclasses import dataclass
from hashlib import sha256

# How far apart two times on the same clock tell them apart: a disk and a zip are as exact as whoever copied, a stated time is not
# copied. Any other clock counts versions.
_SAME_CLOCK = {"disk": 60.0, "zip": 60.0, "stated": 1.0}
_OTHER_CLOCK = 26 * 3600.0


@dataclass(frozen=True, slots=True)
class Moment:
    """A time and the clock it was read from.

    ``disk``, ``zip`` (which has no time zone) and ``stated`` give seconds since 1970. Any other clock counts versions, which are
    compared with each other alone.
    """

    seconds: float
    clock: str


@dataclass(frozen=True, slots=True)
class Held:
    """A file or zip as it lay in its container: `at` is the number of its path's parts."""

    at: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Found:
    """One file, or a zip that can't be looked into.

    Attributes
    ----------
    path : tuple of str
        Names from the source down to the file, through folders and zips.
    held : tuple of Held
        The zips around it from the outside in, and itself at the end.
    times : tuple of Moment
        The time of each of `held`.
    refusal : str
        Why it is not read; empty if it is.
    """

    path: tuple[str, ...]
    held: tuple[Held, ...]
    times: tuple[Moment, ...] = ()
    refusal: str = ""

    @property
    def name(self) -> str:
        """Its own name."""
        return self.path[-1]

    @property
    def data(self) -> bytes:
        """Its bytes; of a zip that was refused, the zip's."""
        return self.held[-1].data if self.held else b""

    def sent(self, claimed_at: int) -> tuple[str, bytes] | None:
        """Name and bytes of what the person sent: the outermost file or zip that the claim already covers.

        Returns
        -------
        tuple or None
            The zip around it, if it could not be taken out; None if nothing of it could be read, as with a link.
        """
        covered = [one for one in self.held if one.at >= claimed_at] or list(self.held[-1:])
        return (self.path[covered[0].at - 1], covered[0].data) if covered else None


def newer(one: tuple[Moment, ...], other: tuple[Moment, ...]) -> bool | None:
    """Whether one is newer than the other, going by the outermost times that tell them apart.

    Returns
    -------
    bool or None
        None if no time tells: a minute apart on the same clock does, a second if both are stated, 26 hours on different ones.
    """
    for mine, theirs in zip(one, other, strict=False):
        if mine.clock != theirs.clock and not {mine.clock, theirs.clock} <= _SAME_CLOCK.keys():
            return None
        apart = mine.seconds - theirs.seconds
        if abs(apart) >= (_SAME_CLOCK.get(mine.clock, 1.0) if mine.clock == theirs.clock else _OTHER_CLOCK):
            return apart > 0
    return None


def digest(data: bytes) -> str:
    """The SHA-256 of bytes, in hexadecimal."""
    return sha256(data).hexdigest()
