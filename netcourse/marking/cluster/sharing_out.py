"""Which worker does which job: plain bookkeeping, which asks nobody."""

from collections.abc import Mapping
from dataclasses import dataclass

# A job waits on each worker for the next free thread, so that none is idle while a result travels.
_AHEAD = 1


@dataclass(frozen=True, slots=True)
class Hand:
    """A worker that was accepted.

    Attributes
    ----------
    address : str
        By which Dask knows it.
    name : str
        For a person.
    threads : int
        How many jobs it does at once.
    bounded : bool
        Whether memory and processes of a submission are bounded together there; see `LocalExecutor.bounds_together`.
    """

    address: str
    name: str
    threads: int
    bounded: bool


@dataclass(frozen=True, slots=True)
class _Given:
    address: str
    alone: bool


class Sharing:
    """Who is there, and what each has to do.

    A worker that dies takes all its jobs along, though one of them may be the cause. Those are suspects: each is done once
    more on a worker that does nothing else meanwhile, so that a second death is the fault of one job and no other.
    """

    def __init__(self) -> None:
        self._hands: dict[str, Hand] = {}
        self._given: dict[str, _Given] = {}

    @property
    def hands(self) -> Mapping[str, Hand]:
        """The workers by address."""
        return self._hands

    @property
    def room(self) -> int:
        """How many jobs may be on their way at most."""
        return sum(hand.threads + _AHEAD for hand in self._hands.values())

    def join(self, hand: Hand) -> None:
        """A worker is there."""
        self._hands[hand.address] = hand

    def leave(self, address: str) -> list[str]:
        """A worker is gone; the jobs that it had."""
        self._hands.pop(address, None)
        lost = [key for key, given in self._given.items() if given.address == address]
        for key in lost:
            del self._given[key]
        return lost

    def give(self, key: str, address: str, *, alone: bool = False) -> None:
        """A worker has a job, `alone` if it gets no other meanwhile."""
        self._given[key] = _Given(address, alone)

    def whose(self, key: str) -> str:
        """The worker that has a job."""
        return self._given[key].address

    def take(self, key: str) -> None:
        """A job is done."""
        del self._given[key]

    def idle(self) -> str | None:
        """A worker with nothing to do, the one with most threads; None if all have something."""
        free = [hand for hand in self._hands.values() if not self._load(hand.address)]
        return max(free, key=lambda hand: hand.threads).address if free else None

    def free(self, *, saving_one: bool = False) -> str | None:
        """The worker with most room for one more job; None if there is no room.

        Parameters
        ----------
        saving_one : bool
            Leave out the worker that has least to do, as a suspect waits until it is idle.
        """
        alone = {given.address for given in self._given.values() if given.alone}
        hands = [hand for hand in self._hands.values() if hand.address not in alone]
        if saving_one and hands:
            hands.remove(min(hands, key=lambda hand: self._load(hand.address)))
        rooms = {hand.address: hand.threads + _AHEAD - self._load(hand.address) for hand in hands}
        best = max(rooms, key=lambda address: rooms[address], default=None)
        return best if best is not None and rooms[best] > 0 else None

    def _load(self, address: str) -> int:
        return sum(given.address == address for given in self._given.values())
