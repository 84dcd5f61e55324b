"""A student's work on one slide: the guess, and the mark of every nucleus in the fields that were counted. All checked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import cast

from netcourse.disease.arguments import Number, exact
from netcourse.disease.proliferation import PER_CENT
from netcourse.explorers.ki67.area import in_order, is_one_area
from netcourse.explorers.ki67.slide import NEGATIVE, POSITIVE, UNMARKED, Slide

SIGNS = POSITIVE + NEGATIVE + UNMARKED


@dataclass(frozen=True, slots=True)
class Sheet:
    """A tally sheet: `marks` holds for each counted field one sign a nucleus; `guess` is the index by eye in %, or None.

    The signs are ``+`` positive tumour cell, ``-`` negative tumour cell and ``.`` not counted, in the order of the nuclei.
    """

    marks: Mapping[str, str] = field(default_factory=dict)
    guess: Fraction | None = None

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that were counted, row by row."""
        return in_order(self.marks)


def settle_sheet(slide: Slide, marks: object, guess: object = None) -> Sheet:
    """Check what came from outside.

    Parameters
    ----------
    slide : Slide
        The slide that was counted.
    marks : object
        Should map names of fields that hang together to one sign a nucleus.
    guess : object
        Should be a number from 0 to 100, or None.

    Returns
    -------
    Sheet
        Its fields in reading order.

    Raises
    ------
    ValueError
        If it is anything else; one line says what.
    """
    if not isinstance(marks, Mapping):
        raise ValueError("the marks must be given field by field")  # noqa: TRY004 (what comes from outside is a wrong value)
    odd = [name for name in marks if name not in slide.fields]
    if odd:
        raise ValueError(f"this slide has no field {odd[0]!r}")
    if not is_one_area(marks):
        raise ValueError("a hot spot is one place: the fields must share sides")
    for name, signs in marks.items():
        _check_signs(name, signs, len(slide.fields[name]))
    # What is no number is refused there.
    index = None if guess is None else exact("guess", cast("Number", guess), low=0, high=PER_CENT, unit="%")
    return Sheet({name: str(marks[name]) for name in in_order(marks)}, index)


def _check_signs(name: str, signs: object, nuclei: int) -> None:
    if not isinstance(signs, str) or set(signs) - set(SIGNS):
        raise ValueError(f"field {name}: a mark is one of {' '.join(SIGNS)}")
    if len(signs) != nuclei:
        raise ValueError(f"field {name}: {len(signs)} marks for {nuclei} nuclei")
