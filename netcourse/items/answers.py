"""Read what a student typed, and say in plain words when it can't be read.

These functions never say whether an answer is right. They stand in the visible part of a test cell, so Validate shows their
message to the student, and the same call runs again when the submission is marked.
"""

import math
import numbers
import operator
import re
import sys
from types import FrameType

from netcourse.frontend import has_frontend
from netcourse.items.show import show_bundle

# What is still open in an exercise, as data: the bar of a unit tells it as well.
OPEN = "application/vnd.netcourse.open+json"
# Stands for a missing answer where the check was run before the answer cell; run again, it is still missing.
_UNANSWERED = float("nan")
_PLAIN_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)")


class AnswerProblem(AssertionError):  # noqa: N818 (its name may reach a student)
    """An answer that is missing or can't be read. IPython shows the message alone, without a traceback."""

    def _render_traceback_(self) -> list[str]:
        # IPython calls this instead of formatting a traceback: a student who does not program needs the sentence, not the stack.
        return [str(self)]


class NotAnswered(AnswerProblem):
    """There is no answer yet, which is no mistake."""


def number(name: str, *, unit: str, low: float, high: float) -> float:
    """The number that the student typed for a question, or took over from the table above it.

    In front of a person a missing answer is told as plain text. nbgrader runs cells without anybody there: then it is an error,
    so that Validate lists the exercise and marking gives it nothing.

    Parameters
    ----------
    name : str
        The variable that holds the answer in the calling notebook.
    unit : str
        The unit in which the answer is asked, shown to the student. A number typed as text may carry it.
    low, high : float
        The smallest and largest value that is possible at all, in `unit`; both are allowed.

    Returns
    -------
    float
        A finite plain float between `low` and `high`; nan where a person has not answered yet.

    Raises
    ------
    AnswerProblem
        If it is not a number or is impossible; and if there is none, and nobody is there.
    """
    how = f"Use a number from the table above, or type one after the equals sign (unit: {unit}) and run the cell."
    try:
        value = _given(name, sys._getframe(1), how)
    except NotAnswered as problem:
        if not has_frontend():
            raise
        show_bundle({OPEN: {"said": str(problem)}, "text/plain": str(problem)})
        return _UNANSWERED
    plain = plain_number(_from_text(value, unit) if type(value) is str else value)
    if plain is None:
        raise AnswerProblem(f"{name}: this is not a number. {how}")
    if not low <= plain <= high:
        raise AnswerProblem(f"{name}: {spelt(plain)} {unit} is not possible; it must lie between {spelt(low)} and {spelt(high)}.")
    print(f"{name}: your answer {spelt(plain)} {unit} is recorded.")
    return plain


def _given(name: str, notebook: FrameType, how: str) -> object:
    value = look_up(name, notebook)
    if value is None or value is ... or value is _UNANSWERED or (type(value) is str and not value.strip()):
        raise NotAnswered(f"{name}: no answer yet. {how}")
    return value


def plain_number(value: object) -> float | None:
    """A finite Python float for a number of Python or numpy, and None for everything else.

    The type is looked at before the value, so that an object that claims to equal everything, a truth value or a nan never
    passes for a number.
    """
    kind = type(value)
    if kind is bool or not (kind in (int, float) or kind.__module__ == "numpy"):
        return None
    try:
        if isinstance(value, numbers.Integral):
            plain = float(operator.index(value))
        elif isinstance(value, numbers.Real):
            plain = float(value)
        else:
            return None
    except OverflowError:
        return None
    return plain if math.isfinite(plain) else None


def spelt(number: float) -> str:
    """A number as it was typed: six digits would turn 100.00001 into the 100 that is still allowed."""
    return f"{number:.15g}"


def _from_text(text: str, unit: str) -> float | None:
    trimmed = text.strip().removesuffix(unit).strip().replace(",", ".")
    return float(trimmed) if _PLAIN_NUMBER.fullmatch(trimmed) else None


def look_up(name: str, notebook: FrameType) -> object:
    """The value of a variable of the notebook that called.

    Raises
    ------
    NotAnswered
        If there is no such variable.
    """
    if name not in notebook.f_globals:
        raise NotAnswered(
            f"{name}: no answer found. Run the answer cell above (click it, press Shift+Enter), and keep the name {name}."
        )
    return notebook.f_globals[name]
