"""How a question with numbers of one's own is marked: its scheme is made again from the numbers that the student had."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from netcourse.items.award import Marks
from netcourse.items.plain import Plain
from netcourse.items.schemes import Quantity, Scheme
from netcourse.items.setting import Between, OneOf, Placed
from netcourse.items.varied import Numbers, Varied

# Before an answer is called right for other numbers, so many others are tried.
_OTHERS = 500
# What is said then, before the numbers that the student had.
OTHERS = "That is right for other numbers than yours"


@dataclass(frozen=True)
class Drawn:
    """For a `Varied` question: gives the scheme for a student's numbers.

    Parameters
    ----------
    rule : callable
        Takes the numbers by name and gives a scheme: ``lambda positive, counted: Quantity(100 * positive / counted, …)``.
    sides : callable, optional
        Takes the numbers by name and gives, by the id of a fact, the value that is held against its limits; where there is
        no fact, by words, the value with its limit. The build refuses windows in which a value comes onto a limit, or lies now on
        this side of it and now on that.
    """

    rule: Callable[..., Scheme]
    sides: Callable[..., Mapping[str, Any]] | None = None

    def scheme(self, numbers: Numbers) -> Scheme:
        """How a student with these numbers is marked."""
        return self.rule(**numbers)

    def marks(self, varied: Varied, student_id: str, value: Plain, points: float) -> Marks:
        """Mark a parsed answer by the numbers of whoever gave it; see `Scheme.marks`.

        An answer that is right for other numbers, and no slip with the own ones, is told so.
        """
        own = varied.numbers(student_id)
        scheme, item = self.scheme(own), varied.with_numbers(own)
        marks = scheme.marks(item, value, points)
        if marks.earned == marks.points or _is_slip(scheme, marks) or not self._fits_others(varied, own, value, points):
            return marks
        return _told(marks, f"{OTHERS}: you had {varied.said(own)}. Read your own once more.")

    def _fits_others(self, varied: Varied, own: Numbers, value: Plain, points: float) -> bool:
        others = (numbers for numbers in varied.some(_OTHERS) if numbers != own)
        return any(self.scheme(one).marks(varied.item, value, points).earned == points for one in others)


def slips_of(scheme: Scheme) -> Collection[str]:
    """What is said of the wrong numbers that a scheme knows."""
    if isinstance(scheme, Quantity):
        return [*(slip.reason for slip in scheme.slips), *(unit.reason for unit in scheme.wrong_units)]
    if isinstance(scheme, Placed):
        wants = scheme.wants.values()
        named = [words for want in wants if isinstance(want, OneOf) for words in want.named.values()]
        return [*named, *(slip.reason for want in wants if isinstance(want, Between) for slip in want.slips)]
    return []


def _is_slip(scheme: Scheme, marks: Marks) -> bool:
    return any(slip in words for slip in slips_of(scheme) for _, _, words in marks.reasons)


def _told(marks: Marks, says: str) -> Marks:
    """The same marks, with a sentence before the first reason that lost some."""
    lost = next(at for at, (got, of, _) in enumerate(marks.reasons) if got < of)
    rows = [(got, of, f"{says} {words}" if at == lost else words) for at, (got, of, words) in enumerate(marks.reasons)]
    return replace(marks, reasons=tuple(rows))
