"""The on-call telephone: sixteen calls on a Friday evening. Ask, decide how soon, say three sentences, and only then see.

What each call really is, the rules of `netcourse.disease.red_flags` say of all that would be answered. Callers, questions,
sentences, the patience of a caller and what a wrong end costs are chosen for teaching.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from netcourse.explorers.explorer import Control, Explorer, Shown, Task, Values
from netcourse.explorers.on_call.calls import SEALED, Call
from netcourse.explorers.on_call.deck import EVENINGS, FIRST_EVENING, deck
from netcourse.explorers.on_call.drawing import call_figure, minutes_figure, transcript
from netcourse.explorers.on_call.setting import ASKED, CALL, SAYS, as_recorded, asked_of, controls, read_talk, said_of
from netcourse.explorers.on_call.talk import Talk
from netcourse.explorers.on_call.tasks import tasks
from netcourse.explorers.on_call.words import headline, reasons
from netcourse.explorers.told import tell


class OnCall(Explorer):
    """An evening at the telephone of a NET team.

    Parameters
    ----------
    task : str
        One of `tasks`, or empty for free exploring.
    evening : str
        Which evening's calls: ``"friday"`` (where the tasks' hints were written), ``"saturday"``, ``"sunday"`` or ``"monday"``.
    sealed : str
        For a graded question: ``"rosa"``, ``"miguel"``, ``"fever"`` or ``"burning"``. What that call is, is never shown.
        Without a task only.

    Raises
    ------
    ValueError
        If there is no such task, evening or sealed call, or a task is asked about a sealed one.
    """

    title = "On call: sixteen telephone calls"
    note = (
        "All callers are synthetic, and the minutes are counted, not run. This teaches how a group of red flags "
        "is read; it advises nobody. Whoever is ill rings a real team, or the emergency number."
    )
    tasks: Mapping[str, Task] = tasks(deck(EVENINGS[FIRST_EVENING]))

    def __init__(self, task: str = "", evening: str = FIRST_EVENING, sealed: str = "") -> None:
        if evening not in EVENINGS:
            raise ValueError(f"evening={evening!r}: there is {', '.join(EVENINGS)}")
        if sealed and (task or sealed not in SEALED):
            raise ValueError(f"sealed={sealed!r}: there is {', '.join(SEALED)}, each without a task")
        self._sealed = sealed
        self._calls: Mapping[str, Call] = {} if sealed else deck(EVENINGS[evening])
        self.controls: Sequence[Control] = controls(self._calls)
        self.tasks = tasks(self._calls)
        if sealed:
            self.title = "On call: one telephone call"
        super().__init__(task)

    def show(self, values: Values) -> Shown:
        """Before the call is over only what was said; after it what it was, what was missed, and why."""
        talk = self._talk(values)
        figures = (call_figure(talk), minutes_figure(talk)) if talk.committed else (call_figure(talk),)
        told = tell(reasons(talk))
        return Shown(headline(talk), figures, told.reasons, sources=told.sources)

    def read(self, values: Values) -> Values:
        """A question or a sentence that repeats an earlier one is none, so that as an answer it counts for nothing."""
        asked = [{"question": str(one)} for one in asked_of(values)]
        return {ASKED: asked, **dict(zip(SAYS, said_of(values), strict=True))}

    def replay(self, answer: Mapping[str, Any]) -> tuple[str, ...]:
        """A call as lines of text, from a setting or from what was recorded of one.

        Parameters
        ----------
        answer : mapping
            By name of a control: what a question recorded (a list of keys for the questions), or a setting.

        Returns
        -------
        tuple of str
            First words, each question with its answer and its minute, the decision, and the sentences said.

        Raises
        ------
        ValueError
            If something in it can't be set.
        """
        return transcript(self._talk(self.settle({**self._begin(answer), **as_recorded(answer)})))

    def _talk(self, values: Values) -> Talk:
        return read_talk(values, self._calls, self._sealed)

    def _begin(self, answer: Mapping[str, Any]) -> dict[str, Any]:
        return {name: answer[name] for name in (CALL,) if name in answer and not self._sealed}
