"""A scene: one patient being played. It is told what to do, keeps the line, and says what came of it. No widgets here."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from netcourse.board.catalogue import acts
from netcourse.board.chart_model import Chart
from netcourse.board.fields import FIELDS
from netcourse.board.log import append
from netcourse.board.played import PHASES, Played, Problem
from netcourse.board.replay import replay
from netcourse.board.shown import NAMES, answered, state, stopped, words_of
from netcourse.board.typed import read
from netcourse.board.variant import Variant
from netcourse.items.answers import AnswerProblem

# What keeps a log: told the lines that were there and all of them now; raises AnswerProblem if it can't.
Keep = Callable[[Sequence[str], Sequence[str]], object]

_LATE = "That came too late: something else was done meanwhile. Look at what stands here now, and press again."
_TAGS = {"use": "to be used", "repeat": "to be repeated", "aside": "set aside"}


@dataclass(frozen=True, slots=True)
class Reply:
    """What came of a command: a sentence or more for the person, whether all of it was done, and what is seen now."""

    said: str
    ok: bool
    state: dict[str, Any]


class Scene:
    """One patient being played.

    Parameters
    ----------
    chart, variant
        The patient and this student's numbers.
    lines : sequence of str
        The log so far, which begins with its start line.
    keep : callable
        Keeps the log; see `Keep`. What it refuses was not done.
    clock : callable
        Seconds that only grow.
    """

    def __init__(
        self, chart: Chart, variant: Variant, lines: Sequence[str], keep: Keep, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.chart, self.variant = chart, variant
        self._keep, self._clock = keep, clock
        self._lines = tuple(lines)
        self._played = replay(chart, variant, self._lines)
        # A patient who is taken up again goes on where the time stopped.
        self._begun = clock() - self._played.seconds
        self._last = (0, "", "")

    @property
    def lines(self) -> tuple[str, ...]:
        """The log as it is kept."""
        return self._lines

    @property
    def played(self) -> Played:
        """What was done so far."""
        return self._played

    @property
    def state(self) -> dict[str, Any]:
        """What is seen now; see `netcourse.board.shown.state`."""
        return state(self.chart, self.variant, self._played)

    def tell(self, command: object, line: int | None = None) -> Reply:
        """Do what a command says, as far as it can be done.

        Parameters
        ----------
        command : object
            As typed: ``"do hiaa-plasma; wait 2"``. The commands before one that can't be done are done.
        line : int, optional
            The number that the first line of it should have. If that line is there, nothing is done twice.

        Returns
        -------
        Reply
            Never raises for what a person may do wrong: what was wrong is said.
        """
        if line is not None and line <= len(self._lines):
            at, before, said = self._last
            again = (at, before) == (line, command)
            return Reply(said if again else _LATE, again, self.state)
        try:
            wanted = read(command, [one.name for one in FIELDS])
            said, ok = self._do(wanted)
        except AnswerProblem as problem:
            said, ok = str(problem), False
        if line is not None and ok:
            self._last = (line, str(command), said)
        return Reply(said, ok, self.state)

    def _do(self, wanted: Sequence[str]) -> tuple[str, bool]:
        lines, played = self._lines, self._played
        told, problem = [], ""
        seconds = max(0, int(self._clock() - self._begun))
        for act in wanted:
            try:
                longer = append(lines, act, seconds)
            except AnswerProblem as wrong:
                problem = str(wrong)
                break
            after = replay(self.chart, self.variant, longer)
            if len(after.problems) > len(played.problems):
                problem = refused(next(one for one in after.problems if one not in played.problems))
                break
            told.append(came_of(act, played, after))
            lines, played = longer, after
        if lines != self._lines:
            self._keep(self._lines, lines)
            self._lines, self._played = lines, played
        # Nine fields are kept at once, and once is said so.
        return " ".join(filter(None, [*dict.fromkeys(told), problem])), not problem


def came_of(act: str, before: Played, after: Played) -> str:
    """What a line did, in words.

    Parameters
    ----------
    act : str
        Its verb and what it is used with.
    before, after : Played
        What was played without and with it.
    """
    stops = [stopped(one) for one in after.stops[len(before.stops) :]]
    if stops:
        return " ".join(stops)
    verb, _, rest = act.partition(" ")
    said = _SAID[verb](rest, after) if verb in _SAID else "Kept."
    came = [answered(one.act, after.findings[one.act].text) for one in after.revealed_order[len(before.revealed_order) :]]
    ordered = [f"Ordered: {words_of(one.act)}. It comes on day {one.due}." for one in after.waiting if one not in before.waiting]
    full = [f"The budget is spent: {after.spent}."] if after.full and not before.full else []
    return " ".join(filter(None, [said, *ordered, *came, *full]))


def refused(problem: Problem) -> str:
    """Why a line can't be kept, said to the person who is about to write it."""
    says = problem.says.removeprefix(f"Line {problem.line} ")
    why = says.removeprefix("is left out: ")
    return f"Not done: {_in_words(why)}" if why != says else f"Not kept: this {says}"


def _in_words(why: str) -> str:
    """The ids of a reason as a person knows them."""
    first, _, rest = why.partition(" ")
    known = words_of(first)
    for phase in PHASES:
        rest = rest.replace(f"from {phase} on", f"from “{NAMES[phase]}” on").replace(f"since {phase}", f"since “{NAMES[phase]}”")
    return f"{first if known == first else f'“{known}”'} {rest}"


def _closed(rest: str, after: Played) -> str:
    return f"{NAMES[rest]}: closed. " + (f"Now: {NAMES[after.phase]}." if after.phase in PHASES else "This patient is closed.")


def _tagged(rest: str, _: Played) -> str:
    act, tag = rest.split(" ")
    return f"Kept: {acts()[act].words} is {_TAGS[tag]}."


def _planned(rest: str, after: Played) -> str:
    item = rest.split(" ")[0]
    support = after.plan.get(item, "")
    return f"In the plan: {words_of(item)}" + (f", for “{words_of(support)}”." if support else ", with no finding behind it.")


_SAID: dict[str, Callable[[str, Played], str]] = {
    "do": lambda *_: "",
    "wait": lambda _, after: f"Day {after.day}.",
    "urgency": lambda rest, _: f"Kept: to be seen {'as routine' if rest == 'routine' else rest}.",
    "say": lambda *_: "Your words are kept.",
    "key": lambda rest, _: f"Kept: {', '.join(words_of(one) for one in rest.split(','))}.",
    "rank": lambda rest, _: "Ranked: " + ", ".join(f"{at}. {words_of(one)}" for at, one in enumerate(rest.split(">"), 1)) + ".",
    "tag": _tagged,
    "field": lambda *_: "Kept.",
    "plan": _planned,
    "unplan": lambda rest, _: f"Out of the plan: {words_of(rest)}.",
    "jurisdiction": lambda rest, _: f"Kept: the rules of {rest}.",
    "commit": _closed,
}
