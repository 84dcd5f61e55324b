"""One student's patient: which fork, and a number out of each of the chart's windows."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from netcourse.board.chart_model import Chart, Window
from netcourse.items.identity import PINNED, normal_id, pinned, steps_in
from netcourse.stream import Stream

UNIT = "09_tumour_board"


@dataclass(frozen=True, slots=True)
class Variant:
    """The fork and the numbers that one student has.

    `numbers` holds each draw of the chart by its name, a whole number where the window has no decimals, else an exact fraction.
    `digest` is 8 hexadecimal digits that tell variants apart: they stand in the log.
    """

    patient: str
    fork: str
    numbers: Mapping[str, Fraction | int]
    digest: str


def vary(chart: Chart, student_id: str, salt: str = "") -> Variant:
    """The variant of one student, the same wherever it is asked for.

    Parameters
    ----------
    chart : Chart
        The patient.
    student_id : str
        As typed; `normal_id` is drawn for. Empty: the paper variant, fork A with the middle of each window.
    salt : str
        What the course changes from one run to the next; it is public.

    Returns
    -------
    Variant
        A number for each draw, each from a stream of its own: a draw more in a chart leaves the others as they are.
    """
    student = normal_id(student_id)
    if (kept := _kept(chart, student)) is not None:
        fork, numbers = kept
    else:
        fork = _drawn_fork(chart, student, salt)
        numbers = {
            name: _drawn(window, fork, Stream(UNIT, chart.id, student, salt, f"draw {name}"))
            if student
            else _middle(window, fork)
            for name, window in chart.draws.items()
        }
    return Variant(chart.id, fork, numbers, _digest(chart.id, fork, numbers))


def fork_of(chart: Chart, student_id: str, salt: str = "") -> str:
    """The fork of `vary` alone, at the price of one number drawn."""
    student = normal_id(student_id)
    kept = _kept(chart, student)
    return _drawn_fork(chart, student, salt) if kept is None else kept[0]


def _drawn_fork(chart: Chart, student: str, salt: str) -> str:
    return Stream(UNIT, chart.id, student, salt, "fork").choose(chart.forks) if student else chart.forks[0]


def pick(slot: str, patients: Sequence[str], student_id: str, salt: str = "") -> str:
    """Which of a slot's patients a student has.

    Parameters
    ----------
    slot : str
        The slot's id, such as ``"board-1"``.
    patients : sequence of str
        The patients of the slot, in the order of the text; at least one.
    student_id, salt : str
        As for `vary`; without an id the first patient.

    Returns
    -------
    str
        A patient's id.
    """
    student = normal_id(student_id)
    # Which patient it was stands first among what stands behind a name.
    place = student.partition(PINNED)[2].partition(".")[0]
    if place and (kept := steps_in(f"{PINNED}{place}", [len(patients)])) is not None:
        return patients[kept[0]]
    return Stream(UNIT, slot, student, salt, "patient").choose(patients) if student else patients[0]


def pinned_variant(chart: Chart, slot: tuple[str, Sequence[str]], name: str, student_id: str, salt: str = "") -> str:
    """What stands in place of an id so that its patient, fork and numbers stay and the id goes.

    Parameters
    ----------
    chart : Chart
        Whom the student played.
    slot : (str, sequence of str)
        The slot's id and its patients.
    name : str
        What the student is called instead.
    student_id, salt : str
        As for `vary`.
    """
    variant, windows = vary(chart, student_id, salt), sorted(chart.draws.items())
    lows = {key: window.steps(variant.fork)[0] for key, window in windows}
    steps = (int(variant.numbers[key] * 10**window.decimals) - lows[key] for key, window in windows)
    drawn = list(slot[1]).index(pick(*slot, student_id, salt))
    return pinned(name, (drawn, list(chart.forks).index(variant.fork), *steps))


def _kept(chart: Chart, student: str) -> tuple[str, dict[str, Fraction | int]] | None:
    """The fork and the numbers that stand behind a name; None if none do."""
    windows = sorted(chart.draws.items())
    _, mark, written = student.partition(PINNED)
    parts = written.split(".")
    forks = list(chart.forks)
    # Of how many patients the first one is, no chart knows; `pick` looks at that.
    first = steps_in(f"{PINNED}{'.'.join(parts[1:2])}", [len(forks)]) if mark else None
    if first is None:
        return None
    fork = forks[first[0]]
    spans = [window.steps(fork) for _, window in windows]
    steps = steps_in(f"{PINNED}{'.'.join(parts[2:])}", [high - low + 1 for low, high in spans]) if windows else []
    if steps is None:
        return None
    return fork, {name: window.number(low + step) for (name, window), (low, _), step in zip(windows, spans, steps, strict=True)}


def _drawn(window: Window, fork: str, stream: Stream) -> Fraction | int:
    low, high = window.steps(fork)
    return window.number(stream.whole(low, high))


def _middle(window: Window, fork: str) -> Fraction | int:
    low, high = window.steps(fork)
    return window.number((low + high) // 2)


def _digest(patient: str, fork: str, numbers: Mapping[str, Fraction | int]) -> str:
    told = "\0".join([patient, fork, *(f"{name}={numbers[name]}" for name in sorted(numbers))])
    return hashlib.sha256(told.encode()).hexdigest()[:8]
