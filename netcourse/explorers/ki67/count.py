"""What a tally sheet says by itself, with its reasons: index, interval, grade by Ki-67 alone, and what a recount could change.

It knows the marks only, not the slide: a pathologist has no more.
"""

from dataclasses import dataclass

from netcourse.disease.ki67_interval import limits_crossed
from netcourse.disease.proliferation import CellCount, Ki67Index, enough_cells
from netcourse.disease.recount import Recount, chance_of_another_ki67_grade
from netcourse.disease.result import NotDecidable, Reason, because
from netcourse.disease.who_grade import Category, grade_by_ki67
from netcourse.explorers.ki67.sheet import Sheet
from netcourse.explorers.ki67.slide import NEGATIVE, POSITIVE


@dataclass(frozen=True, slots=True)
class Count:
    """A count read: the index, the grade that Ki-67 alone gives, whether enough was counted, and what a recount could change."""

    index: Ki67Index
    grade: Category
    enough: CellCount
    recount: Recount

    @property
    def what(self) -> str:
        """The answer in words."""
        start = "" if self.enough.enough else "provisional, at least "
        return f"{start}{self.grade} by Ki-67 alone: {self.index.what}"

    @property
    def limits_inside(self) -> tuple[str, ...]:
        """The limits of the WHO table, in %, that the 95% interval of the index crosses."""
        return tuple(f"{limit}%" for limit in limits_crossed(self.index.interval))

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Why, in the order in which a student asks."""
        inside = " and ".join(self.limits_inside)
        wide = f"The interval holds {inside}: this count cannot settle the grade." if inside else "The interval holds no limit."
        return (
            because(f"The index {self.index.what} lies in {self.grade}.", *(f"B1-{row}.ki67" for row in (1, 2, 3))),
            because("The grade of a report also needs the mitoses: the higher of the two decides.", "B2-01.rule"),
            *self.enough.reasons[-1:],
            because(wide, "B5-08"),
            *self.recount.reasons[:1],
        )


def read_count(sheet: Sheet) -> Count | NotDecidable:
    """Read a tally sheet.

    Parameters
    ----------
    sheet : Sheet
        The marks; a nucleus without a mark is not counted.

    Returns
    -------
    Count or NotDecidable
        The second when nothing was counted yet.
    """
    signs = "".join(sheet.marks.values())
    positive, counted = signs.count(POSITIVE), signs.count(POSITIVE) + signs.count(NEGATIVE)
    enough, recount = enough_cells(counted or None), chance_of_another_ki67_grade(positive=positive, counted=counted or None)
    if isinstance(enough, NotDecidable) or isinstance(recount, NotDecidable):
        why = because("An index is the share of tumour cells that stain: both kinds have to be marked.", "B2-02")
        return NotDecidable(("at least one marked tumour cell",), (why,))
    index = Ki67Index(positive, counted)
    return Count(index, grade_by_ki67(index.percent), enough, recount)
