"""What a lesson can ask for in the crisis. When a task is met is chosen for teaching; what is agreed comes from the rules."""

from collections.abc import Mapping

from netcourse.disease.carcinoid_crisis import CrisisFinding, Suspicion
from netcourse.explorers.crisis_hour.setting import read_hour
from netcourse.explorers.task import Task, Want, wanted
from netcourse.explorers.values import Values

BOTH_SIGN, NOT_CALLED = "both-sign", "not-called-crisis"
_WORST = frozenset({CrisisFinding.HYPOTENSION, CrisisFinding.BRONCHOSPASM})


def _undone(values: Values) -> float:
    hour = read_hour(values)
    return len(hour.missing) / len(hour.bundle)


def _pressure_and_wheeze(values: Values) -> bool:
    hour = read_hour(values)
    return hour.findings >= _WORST and hour.reading.suspicion is Suspicion.CRISIS


def _low(values: Values) -> bool:
    return CrisisFinding.HYPOTENSION in read_hour(values).findings


def _only_possible(values: Values) -> float:
    return {Suspicion.POSSIBLE: 0.0, Suspicion.CRISIS: 0.5}.get(read_hour(values).reading.suspicion, 1.0)


_NO_HARM = wanted(
    lambda values: not read_hour(values).harms,
    "One of these acts costs the patient time: which of them treats nobody in this minute?",
)
_NOTHING_LEFT = Want(
    _undone, "Something that everyone agrees on is still undone. Once you act, the list above the two columns says what."
)

TASKS: Mapping[str, Task] = {
    BOTH_SIGN: Task(
        "Hands are on the tumour, the pressure is 58/30, and the patient wheezes. Choose three acts that leave nothing undone of "
        "what everyone agrees on, so that both sides of the argument would sign.",
        (
            wanted(_pressure_and_wheeze, "This task is about a crisis with low pressure and wheeze. Look at what is seen."),
            _NO_HARM,
            _NOTHING_LEFT,
        ),
        "Now switch octreotide on and off: the trace stays, and so do both signatures. Octreotide is disputed; the rest is not, "
        "and it can’t wait for the dispute.",
        (
            "Once you act, the list above the two columns says what is agreed. "
            "What sets it off, whom do you need, what falls, what is tight?",
            "Stop and call for help; then volume and a vasopressor; then treat the bronchospasm.",
        ),
    ),
    NOT_CALLED: Task(
        "Keep the pressure at 58/30. Find a setting in which the rule does not call it a carcinoid crisis, and do all that this "
        "first minute needs all the same.",
        (
            wanted(_low, "The pressure is not 58/30 any more. Switch it on again."),
            Want(_only_possible, "The rule is still sure of itself. Which trigger, and which sign, make it so?"),
            _NO_HARM,
            _NOTHING_LEFT,
        ),
        "A known NET is no proof that this is a crisis: bleeding, anaphylaxis, the heart or the airway may be behind it, and "
        "each has its own treatment. The first minute is the same, whatever it is called.",
        (
            "The rule calls low pressure a crisis where a procedure sets it off, or where there is a flush.",
            "Take “No procedure”, without a flush. Then do what is agreed, as if it were a crisis.",
        ),
    ),
}
