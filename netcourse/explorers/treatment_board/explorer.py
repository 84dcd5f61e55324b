"""The treatment board: decide first, then see the whole set of defensible choices, and flip one feature to see what changes.

The rules are those of `netcourse.disease.treatment`. Patients, answers and flips are chosen for teaching. Emergencies are left
out: they leave no time for a board.
"""

from collections.abc import Sequence

from netcourse.disease.result import NotDecidable
from netcourse.explorers.explorer import Explorer, Shown, Values
from netcourse.explorers.figure import Figure
from netcourse.explorers.told import tell
from netcourse.explorers.treatment_board.drawing import board_figure, case_figure, flip_figure
from netcourse.explorers.treatment_board.round import Round, hidden_controls, read_round, round_controls
from netcourse.explorers.treatment_board.set import Entry
from netcourse.explorers.treatment_board.tasks import BOARD_TASKS
from netcourse.explorers.treatment_board.words import headline, reasons


class TreatmentBoard(Explorer):
    """What is defensible for a synthetic patient, after the student has decided.

    Parameters
    ----------
    task : str
        One of `tasks`, or empty for free exploring.
    patient : str
        The patient to begin with, ``"A"`` to ``"J"``, or ``"own"``.

    Raises
    ------
    ValueError
        If there is no such task or patient.
    """

    title = "Treatment board"
    note = (
        "The patients are synthetic. This is for learning: it names no doses and tells nobody how to treat a real patient. "
        "Each row of the table has the date of its guidance."
    )
    tasks = BOARD_TASKS

    def __init__(self, task: str = "", patient: str = "A") -> None:
        # Here and not on the class: the words read facts, and importing reads no file.
        self.controls = round_controls(patient)
        super().__init__(task)

    def show(self, values: Values) -> Shown:
        """Before the decision the case alone; after it the verdict, the board and its reasons; with a flip both boards."""
        played, hidden = read_round(values), hidden_controls(values)
        if isinstance(played, NotDecidable):
            why = tell(played.reasons)
            return Shown(f"There is no such patient. Needed: {'; '.join(played.needs)}.", (), why.reasons, hidden, why.sources)
        told = tell(reasons(played), (one for entry in _entries(played) for one in entry.cited))
        return Shown(headline(played), _figures(played), told.reasons, hidden, told.sources)


def _entries(played: Round) -> Sequence[Entry]:
    return (*played.board.entries, *(played.after.entries if played.after else ())) if played.committed else ()


def _figures(played: Round) -> tuple[Figure, ...]:
    case = case_figure(played)
    if not played.committed:
        return (case,)
    board = board_figure(played.board, played.move)
    changes = (flip_figure(played),) if any(one.moved or one.why for one in played.changes) else ()
    # What the last touch led to stands first.
    return (*changes, board, case)
