"""A player of patients at the board who needs no hands: does acts, waits for results, and writes the log that a person would."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from netcourse.board.body import Body
from netcourse.board.catalogue import acts
from netcourse.board.chain import Numbered
from netcourse.board.chart import Chart
from netcourse.board.course import Course
from netcourse.board.log import LONGEST_WAIT, append, read_line, said, started
from netcourse.board.played import OPENS, PHASES, Played
from netcourse.board.score.worth import RANKED, is_wait
from netcourse.board.variant import Variant, vary
from netcourse.items.answers import AnswerProblem
from netcourse.items.identity import normal_id

SECONDS_A_LINE = 20
# A number of a log that nobody else's has; every synthetic log may have one.
_NONCE = "5e171e55"


@dataclass(frozen=True, slots=True)
class Script:
    """What a synthetic student means to do.

    `steps` are acts, or "wait 14"; before an act of `after` the results of others are waited for. `plan` maps items to the acts
    whose findings they are tied to, the first that is known; where none is known, they are tied to whatever is. What the scene
    refuses or stops is let be.
    """

    steps: Sequence[str] = ()
    after: Mapping[str, Sequence[str]] = field(default_factory=dict)
    urgency: str = "soon"
    ranks: Mapping[str, Sequence[str]] = field(default_factory=dict)
    fields: Mapping[str, str] = field(default_factory=dict)
    jurisdiction: str = "EU"
    plan: Mapping[str, Sequence[str]] = field(default_factory=dict)
    turn: Sequence[str] = ()


class Player:
    """One log that grows; what would not be possible is never written into it."""

    def __init__(self, chart: Chart, student_id: str, salt: str = "", slot: str = "board-1") -> None:
        self.chart = chart
        self.variant: Variant = vary(chart, student_id, salt)
        self.lines: tuple[str, ...] = ()
        self._student = normal_id(student_id)
        self._course = Course(chart, self.variant, Body(0, dict(chart.start)))
        self.tell(started(chart.id, slot, student_id, _NONCE, self.variant.digest))

    @property
    def played(self) -> Played:
        """What came of it, as `replay` finds it in the log."""
        return self._course.played(len(self.lines), SECONDS_A_LINE * (len(self.lines) - 1), (), _NONCE, self._student)

    @property
    def known(self) -> Iterable[str]:
        """The acts of which a result came, in their order."""
        return self._course.findings

    def tell(self, act: str) -> bool:
        """Write a line and play it; whether it was possible."""
        try:
            lines = append(self.lines, act, SECONDS_A_LINE * len(self.lines))
        except AnswerProblem:
            return False
        line, before = read_line(lines[-1]), len(self._course.problems)
        if line is None:
            return False
        self._course.step(Numbered(len(lines), line))
        if len(self._course.problems) > before:
            del self._course.problems[before:]
            return False
        self.lines = lines
        return True

    def wait_for(self, wanted: Iterable[str] | None = None) -> None:
        """Let days pass until these acts' results are there; all that are due by default."""
        names = None if wanted is None else set(wanted)
        due = [done.due for done, _ in self._course.waiting if names is None or done.act in names]
        self._pass(max(due, default=0) - self._course.body.day)

    def _pass(self, days: int) -> None:
        while days > 0:
            if not self.tell(f"wait {min(days, LONGEST_WAIT)}"):
                return
            days -= LONGEST_WAIT

    def follow(self, script: Script) -> None:
        """Play a script to its end."""
        self.tell(f"urgency {script.urgency}")
        self._go_on("d1", script)
        for step in script.steps:
            if is_wait(step):
                self.tell(step)
                continue
            self._go_on(OPENS[acts()[step].kind], script)
            self.wait_for(script.after.get(step, ()))
            self.tell(f"do {step}")
        self._go_on("plan", script)
        self.tell(f"jurisdiction {script.jurisdiction}")
        for item, supports in script.plan.items():
            known = list(self.known)
            support = next((one for one in [*supports, *known] if one in known), "-")
            self.tell(f"plan {item} {support}")
        self._go_on("end", script)
        for act in script.turn:
            self.tell(f"do {act}")
        self.tell("commit end")

    def _go_on(self, until: str, script: Script) -> None:
        """Close phases until this one is open."""
        while self._course.phase in PHASES and PHASES.index(self._course.phase) < PHASES.index(until):
            phase = self._course.phase
            if phase in RANKED:
                self.wait_for()
                if script.ranks.get(phase):
                    self.tell("rank " + ">".join(script.ranks[phase]))
            if phase == "d3":
                for name, text in script.fields.items():
                    self.tell(said("field", name, text))
            if not self.tell(f"commit {phase}"):
                return
