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

_PLAIN_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)")


class AnswerProblem(AssertionError):  # noqa: N818 (its name may reach a student)
    """An answer that is missing or can't be read. IPython shows the message alone, without a traceback."""

    def _render_traceback_(self) -> list[str]:
        # IPython calls this instead of formatting a traceback: a student who does not program needs the sentence, not the stack.
        return [str(self)]


def number(name: str, *, unit: str, low: float, high: float) -> float:
    """The number that the student typed for a question.

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
        A finite plain float between `low` and `high`.

    Raises
    ------
    AnswerProblem
        If nothing was typed, it is not a number, or it is impossible.
    """
    value = look_up(name, sys._getframe(1))
    how = f"Type a number after the equals sign (unit: {unit}), then press Shift+Enter."
    if value is None or value is ... or (type(value) is str and not value.strip()):
        raise AnswerProblem(f"{name}: no answer yet. {how}")
    plain = plain_number(_from_text(value, unit) if type(value) is str else value)
    if plain is None:
        raise AnswerProblem(f"{name}: this is not a number. {how}")
    if not low <= plain <= high:
        raise AnswerProblem(f"{name}: {plain:g} {unit} is not possible; it must lie between {low:g} and {high:g}.")
    print(f"{name}: your answer {plain:g} {unit} is recorded.")
    return plain


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


def _from_text(text: str, unit: str) -> float | None:
    trimmed = text.strip().removesuffix(unit).strip().replace(",", ".")
    return float(trimmed) if _PLAIN_NUMBER.fullmatch(trimmed) else None


def look_up(name: str, notebook: FrameType) -> object:
    """The value of a variable of the notebook that called.

    Raises
    ------
    AnswerProblem
        If there is no such variable.
    """
    if name not in notebook.f_globals:
        raise AnswerProblem(
            f"{name}: no answer found. Run the answer cell above (click it, press Shift+Enter), and keep the name {name}."
        )
    return notebook.f_globals[name]
