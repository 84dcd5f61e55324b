"""From the picture to the hormone: ask a hidden patient, weigh three candidates, choose the next step, and only then see.

What matches and what speaks against are the rules of `netcourse.disease.mimics` and `functional_syndromes`. Patients, the cost of
a question and the order of candidates (matching minus against) are chosen for teaching.
"""

from collections.abc import Mapping

from netcourse.explorers.explorer import Explorer, Shown, Task, Values
from netcourse.explorers.picture_to_hormone.drawing import candidates_figure, card_figure
from netcourse.explorers.picture_to_hormone.patients import SEALED
from netcourse.explorers.picture_to_hormone.setting import controls, hidden, read_play
from netcourse.explorers.picture_to_hormone.tasks import TASKS
from netcourse.explorers.picture_to_hormone.words import headline, reasons
from netcourse.explorers.told import tell


class PictureToHormone(Explorer):
    """Which hormone, if any, is behind a picture.

    Parameters
    ----------
    task : str
        One of `tasks`, or empty for free exploring.
    sealed : str
        For a graded question: the patient to whom it belongs, ``"P"``, ``"Q"``, ``"R"`` or ``"S"``. What is behind the picture is
        never shown then. Without a task only.

    Raises
    ------
    ValueError
        If there is no such task or patient, or both are given.
    """

    title = "From the picture to the hormone"
    note = (
        "The patients are synthetic, and every question has a clear answer, as it seldom has. Common causes of the same picture "
        "are among the candidates. Nothing here is a diagnosis of anybody."
    )
    tasks: Mapping[str, Task] = TASKS

    def __init__(self, task: str = "", sealed: str = "") -> None:
        if sealed and (task or sealed not in SEALED):
            raise ValueError(f"sealed={sealed!r}: there is {', '.join(SEALED)}, each without a task")
        self.controls = controls(sealed)
        self._sealed = sealed
        super().__init__(task)

    def show(self, values: Values) -> Shown:
        """Before the answer is in only what was found; after it what it was, the score, and for and against."""
        play = read_play(values, self._sealed)
        figures = (card_figure(play), candidates_figure(play))
        told = tell(reasons(play))
        return Shown(headline(play), figures, told.reasons, hidden(values), told.sources)
