"""Two boards compared option by option, with the reason of every change."""

from collections.abc import Sequence
from dataclasses import dataclass

from netcourse.explorers.treatment_board.moves import move_of
from netcourse.explorers.treatment_board.set import Board, Column, Entry


@dataclass(frozen=True, slots=True)
class Change:
    """One option before and after a flip; `why` is the reason of a change, empty where column and reason stay."""

    name: str
    before: Column
    after: Column
    why: str

    @property
    def moved(self) -> bool:
        """Whether it changed its column."""
        return self.before is not self.after

    @property
    def enters(self) -> bool:
        """Whether it enters the set of defensible choices."""
        return self.moved and self.after is Column.DEFENSIBLE

    @property
    def leaves(self) -> bool:
        """Whether it leaves the set of defensible choices."""
        return self.moved and self.before is Column.DEFENSIBLE

    @property
    def what(self) -> str:
        """The change in words, with a sign."""
        if not self.moved:
            return "= stays, new reason" if self.why else "= stays"
        if self.after is Column.HARM:
            return "− becomes a harm" if self.leaves else "! is a harm now"
        if self.enters:
            return "+ enters the set"
        if self.leaves:
            return "− leaves the set"
        return "~ no harm any more" if self.before is Column.HARM else "~ other column"


def compare(before: Board, after: Board) -> tuple[Change, ...]:
    """Compare two boards.

    Parameters
    ----------
    before, after : Board
        The boards of one patient without and with a flip.

    Returns
    -------
    tuple of Change
        First what moved, then what stays for another reason, then the rest, each in the order of the boards.
    """
    pairs = _pairs(before, after)
    taken = set(pairs.values())
    names = list(_names(before)) + [name for name in _names(after) if name not in _names(before)]
    changes = [_change(name, pairs.get(name, name), before, after) for name in names if name not in taken]
    return tuple(sorted(changes, key=lambda one: (not one.moved, not one.why)))


def _change(name: str, later: str, before: Board, after: Board) -> Change:
    was, now = before.column_of(name), after.column_of(later)
    there = [one for one in after.entries if one.name == later]
    if not there:
        return Change(name, was, now, _why_gone(name, was, before, after))
    why, old = _reasons(there), _reasons([one for one in before.entries if one.name == name])
    if was is now and why == old:
        return Change(name, was, now, "")
    return Change(name, was, now, why if later == name else f"Now: {later}. {why}")


def _pairs(before: Board, after: Board) -> dict[str, str]:
    """What bears another name after the flip, old name to new: one option of an answer is gone, and one is new."""
    gone = [name for name in _names(before) if name not in _names(after)]
    new = [name for name in _names(after) if name not in _names(before)]
    moves = {move_of(name) for name in gone}
    found = {move: ([n for n in gone if move_of(n) == move], [n for n in new if move_of(n) == move]) for move in moves}
    return {old[0]: later[0] for old, later in found.values() if len(old) == len(later) == 1}


def _why_gone(name: str, was: Column, before: Board, after: Board) -> str:
    instead = list(dict.fromkeys(one.name for one in after.entries if one.move == move_of(name)))
    now = [f"On the board for it: {'; '.join(instead)}."] if instead else []
    if was is Column.HARM:
        return " ".join(["What made it a harm is gone.", *now])
    gaps = [one for one in after.open if one not in before.open]
    if instead or gaps:
        return " ".join([*now, *gaps])
    return f"The rules do not name it here: {'; '.join(dict.fromkeys(one.situation for one in after.entries))}."


def _names(board: Board) -> dict[str, None]:
    return dict.fromkeys(one.name for one in board.entries)


def _reasons(entries: Sequence[Entry]) -> str:
    return " ".join(dict.fromkeys(one.reason for one in entries))
