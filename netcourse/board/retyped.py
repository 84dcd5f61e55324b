"""Typed commands in a notebook that is run from top to bottom: what was done is not done again."""

from collections.abc import Sequence

from netcourse.board.fields import FIELDS
from netcourse.board.log import read_line
from netcourse.board.scene import Scene
from netcourse.board.typed import read
from netcourse.frontend import request
from netcourse.items.answers import AnswerProblem

_AGAIN = "to do it once more, type it in a new cell"


class Retyped:
    """Knows which typed commands stand for what is done already.

    Parameters
    ----------
    lines : sequence of str
        The log as it was when this kernel took the patient up: a notebook run anew types its first commands again.
    """

    def __init__(self, lines: Sequence[str]) -> None:
        self._there = [_act(line) for line in lines]
        self._from = 0
        self._cells: set[tuple[str, str]] = set()

    def tell(self, scene: Scene, command: str) -> str:
        """Do what was typed, unless this cell did it already or it is an earlier run's; gives what is said.

        Raises
        ------
        AnswerProblem
            If it can't be done.
        """
        this = (_cell(), command)
        if this in self._cells:
            return f"Done already in this cell; {_AGAIN}."
        wanted = read(command, [one.name for one in FIELDS])
        at = self._earlier(wanted)
        if at is not None:
            self._from = at + len(wanted)
            self._remember(this)
            return f"Done already, in line {at + 1}; {_AGAIN}."
        reply = scene.tell(command)
        if not reply.ok:
            raise AnswerProblem(reply.said)
        self._remember(this)
        return f"{reply.said}\n{reply.state['head']['status']}"

    def _remember(self, this: tuple[str, str]) -> None:
        # Where the page does not say which cell runs, two cells of the same words could not be told apart.
        if this[0]:
            self._cells.add(this)

    def _earlier(self, wanted: Sequence[str]) -> int | None:
        places = range(self._from, len(self._there) - len(wanted) + 1)
        return next((at for at in places if self._there[at : at + len(wanted)] == wanted), None)


def _act(line: str) -> str:
    """A line's verb and what it is used with."""
    found = read_line(line)
    return "" if found is None else found.sealed.partition(" ")[2].rpartition(" t=")[0]


def _cell() -> str:
    """The id of the cell that runs, where the page says it; else empty, as in a browser's own kernel."""
    return str(request().get("metadata", {}).get("cellId", ""))
