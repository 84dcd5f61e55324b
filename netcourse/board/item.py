"""A patient at the board as a question: the answer is the log, and what it says in words is played again from it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from netcourse.board.chain import opening, rows_of
from netcourse.board.chart import Chart, load_chart
from netcourse.board.log import MOST_LINES, MOST_OF_A_TEXT
from netcourse.board.missing import WRITTEN
from netcourse.board.played import OVER, Played
from netcourse.board.replay import replay
from netcourse.board.retold import retold
from netcourse.board.variant import pick, vary
from netcourse.errors import CourseError
from netcourse.items.item import Item
from netcourse.items.plain import Entry, Plain
from netcourse.items.recorded import look
from netcourse.items.session import keep_on

VERSION = 1
_AT = {
    "triage": "at the triage note",
    "d1": "before the first ranking",
    "d2": "before the second ranking",
    "d3": "before the third ranking",
    "plan": "at the plan",
    "end": "at the turn",
    OVER: "closed",
}


@dataclass(frozen=True)
class Board(Item):
    """A slot at the board: one of several patients, drawn by the student's id.

    Parameters
    ----------
    patients : tuple of str
        The ids of the patients that the slot may hold, in the order of the text.
    salt : str
        What the course changes from run to run, so that the numbers are others; it is public.
    require_id : bool
        Whether nobody is met without an id. A log that has none is marked all the same: this is asked at play alone.
    """

    patients: tuple[str, ...] = ()
    salt: str = ""
    require_id: bool = False
    kind: ClassVar[str] = "Board"

    def __post_init__(self) -> None:
        super().__post_init__()
        if type(self.patients) is not tuple or not self.patients or not all(type(one) is str and one for one in self.patients):
            raise ValueError(f"{self.id}: patients must be a tuple of at least one patient's id")
        if type(self.salt) is not str:
            raise ValueError(f"{self.id}: salt must be a text")
        if type(self.require_id) is not bool:
            raise ValueError(f"{self.id}: require_id must be True or False")

    @property
    def name(self) -> str:
        """See `Item.name`: "Patient 1" for ``board-1``, "Practice patient" for ``board-practice``."""
        slot = self.id.removeprefix("board-")
        return f"Patient {slot}" if slot.isdecimal() else "Practice patient" if slot == "practice" else super().name

    @property
    def how(self) -> str:
        """See `Item.how`."""
        return "Play the patient above; each thing that you do is recorded at once."

    @property
    def example(self) -> str:
        """See `Item.example`."""
        return '{"v": 1, "log": […]}'

    def parse(self, raw: object) -> Plain:
        """A log as it is recorded: its shape, its lengths, and a start line that names a patient of this slot.

        A line further down that can't be read is kept: replay marks what stands before it.
        """
        rows = rows_of(raw) if type(raw) is dict and set(raw) == {"v", "log"} and raw["v"] == VERSION else ()
        start = opening(rows)
        if start is None:
            raise self.problem("this is no record of a patient.")
        if start.patient not in self.patients:
            raise self.problem(f"the record is of {start.patient}, who is not a patient of this question.")
        lines = [one if type(one) is str else "" for one in rows]
        if len(lines) > MOST_LINES or any(len(one) > MOST_OF_A_TEXT for one in lines):
            raise self.problem(f"a record has at most {MOST_LINES} lines of {MOST_OF_A_TEXT} characters.")
        return value_of(lines)

    def words(self, value: Plain) -> str:
        """See `Item.words`: how far the patient has come, so that a receipt stays short."""
        start = opening(value)
        try:
            chart, played = self.played(value)
        except CourseError:
            return f"{start.patient if start else 'a patient'}, {len(rows_of(value))} lines"
        planned = f", {len(played.plan)} in the plan" if played.plan else ""
        spent = f"{played.spent} of {chart.budget} spent"
        return f"{chart.persona.name}, {_AT[played.phase]}, day {played.day}, {spent}{planned}"

    def replay(self, value: Plain) -> Sequence[str]:
        """See `Item.replay`."""
        try:
            return retold(self.played(value)[1])
        except CourseError:
            return ()

    def written(self, value: Plain) -> Sequence[tuple[str, str]]:
        """See `Item.written`: the sentence, the reasons, the words to the patient."""
        try:
            texts = self.played(value)[1].texts
        except CourseError:
            return ()
        return [(words, texts[kind]) for kind, words in WRITTEN.items() if kind in texts]

    def played(self, log: object) -> tuple[Chart, Played]:
        """The patient's chart and what was played: with the numbers of whoever the log says that it is.

        Raises
        ------
        CourseError
            If there is no start line, or no such patient.
        """
        start = opening(log)
        if start is None:
            raise CourseError(f"{self.id}: there is no start line")
        chart = load_chart(start.patient)
        return chart, replay(chart, vary(chart, start.student_id, self.salt), log)

    def drawn(self, student_id: str) -> str:
        """The patient whom a student has in this slot."""
        return pick(self.id, self.patients, student_id, self.salt)


def value_of(lines: Sequence[str]) -> dict[str, Plain]:
    """A log as it is recorded."""
    return {"v": VERSION, "log": list[Plain](lines)}


def keeper(item: Board) -> Callable[[Sequence[str], Sequence[str]], Entry]:
    """What keeps the log of a patient as it grows, for one cell that was run.

    Parameters
    ----------
    item : Board
        The question, as its cell asks it.

    Returns
    -------
    callable
        Takes the lines that were there and all that are there now; raises AnswerProblem, and records nothing, if another tab or
        kernel wrote meanwhile, or the file can't be written.
    """
    entry, _ = look(item)
    # What this cell last saw recorded, whose lines may be more than those that could be played.
    there: list[Plain | None] = [entry.value if entry else None]

    def keep(_: Sequence[str], now: Sequence[str]) -> Entry:
        kept = keep_on(item, value_of(now), there[0])
        there[0] = kept.value
        return kept

    return keep
