"""The emergency card: at most sixty words for a stranger, out of eighteen lines, some of which would harm.

Whose line would harm is the list of harms; what staff are told and what is agreed in a crisis are facts. The lines, the limit and
the situations are chosen for teaching.
"""

from collections.abc import Mapping, Sequence

from netcourse.explorers.emergency_card.drawing import card_figure, card_sheet, checks_figure
from netcourse.explorers.emergency_card.lines import INSULINOMA
from netcourse.explorers.emergency_card.setting import CARD, HEART, SEALED, controls, lines_of, read_card
from netcourse.explorers.emergency_card.tasks import TASKS
from netcourse.explorers.emergency_card.words import headline, reasons
from netcourse.explorers.explorer import Control, Explorer, Shown, Task, Values
from netcourse.explorers.told import tell


class EmergencyCard(Explorer):
    """A card for an emergency department, which can be printed.

    Parameters
    ----------
    task : str
        One of `tasks`, or empty for free exploring.
    sealed : str
        For a graded question: ``"rosa"`` or ``"nadia"``, whose card it is. What it lacks is never shown. Without a task only.

    Raises
    ------
    ValueError
        If there is no such task or patient, or both are given.
    """

    title = "The emergency card: sixty words for a stranger"
    note = (
        "The patients, their team and its number are synthetic; every printed card says so. It is a teaching "
        "example, no card to be carried: a real one comes from a patient’s own team."
    )
    tasks: Mapping[str, Task] = TASKS

    def __init__(self, task: str = "", sealed: str = "") -> None:
        if sealed and (task or sealed not in SEALED):
            raise ValueError(f"sealed={sealed!r}: there is {', '.join(SEALED)}, each without a task")
        self._sealed = sealed
        self.controls: Sequence[Control] = controls(sealed)
        super().__init__(task)

    def show(self, values: Values) -> Shown:
        """The card; once it is checked, also what is looked for on it."""
        card = read_card(values, self._sealed)
        figures = (card_figure(card), checks_figure(card)) if card.checked else (card_figure(card),)
        told = tell(reasons(card))
        hidden = frozenset({HEART}) if card.patient.syndrome == INSULINOMA else frozenset()
        return Shown(
            headline(card), figures, told.reasons, hidden, told.sources, sheets=(card_sheet(card),) if card.printable else ()
        )

    def read(self, values: Values) -> Values:
        """A line that repeats an earlier one is none, so that as an answer it counts for nothing."""
        return {CARD: [{"line": key} for key in lines_of(values)]}
