"""A tally sheet beside the truth: what was right, missed or wrongly counted, and what the hottest area would have given."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from netcourse.disease.proliferation import Ki67Index
from netcourse.explorers.ki67.area import hottest_area
from netcourse.explorers.ki67.sheet import Sheet
from netcourse.explorers.ki67.slide import NEGATIVE, POSITIVE, UNMARKED, Nucleus, Slide, true_index
from netcourse.explorers.ki67.tissue import Kind
from netcourse.explorers.ki67.words import is_faint


class Verdict(StrEnum):
    """What a mark is worth; the letter is drawn beside a nucleus that was marked wrongly."""

    RIGHT = "."
    LYMPHOCYTE = "L"
    STROMA = "S"
    FAINT_MISSED = "F"
    CALLED_NEGATIVE = "P"
    CALLED_POSITIVE = "N"
    LEFT_OUT_POSITIVE = "M"
    LEFT_OUT_NEGATIVE = "O"


# What a screen reader, the legend and the table say for each letter.
VERDICT_WORDS: Mapping[Verdict, str] = {
    Verdict.RIGHT: "right",
    Verdict.LYMPHOCYTE: "a lymphocyte, not to be counted",
    Verdict.STROMA: "a stroma cell, not to be counted",
    Verdict.FAINT_MISSED: "a faint positive, called negative",
    Verdict.CALLED_NEGATIVE: "a positive, called negative",
    Verdict.CALLED_POSITIVE: "a negative, called positive",
    Verdict.LEFT_OUT_POSITIVE: "a positive tumour cell, missed",
    Verdict.LEFT_OUT_NEGATIVE: "a negative tumour cell, omitted (without a letter)",
}
# In a field counted in part this one stands everywhere, and its letters would hide the slips.
NOT_LETTERED = Verdict.LEFT_OUT_NEGATIVE
_OTHERS = {Kind.LYMPHOCYTE: Verdict.LYMPHOCYTE, Kind.STROMA: Verdict.STROMA}


@dataclass(frozen=True, slots=True)
class Truth:
    """What a count should have given.

    `verdicts` holds for each counted field one verdict a nucleus, `tally` how many of each there are. `stained_others` counts the
    lymphocytes and stroma cells that were called positive. `chosen` is the true index of the counted fields, `hottest` that of
    `hottest_fields`, `whole` that of the slide.
    """

    verdicts: Mapping[str, tuple[Verdict, ...]]
    tally: Mapping[Verdict, int]
    stained_others: int
    chosen: Ki67Index
    hottest_fields: tuple[str, ...]
    hottest: Ki67Index
    whole: Ki67Index

    @property
    def counted_wrongly(self) -> int:
        """How many nuclei carry a mark that they should not have; those left out are none of them."""
        left_out = self.tally[Verdict.LEFT_OUT_POSITIVE] + self.tally[Verdict.LEFT_OUT_NEGATIVE]
        return sum(self.tally.values()) - self.tally[Verdict.RIGHT] - left_out


def compare(slide: Slide, sheet: Sheet, cells: int) -> Truth:
    """Lay a tally sheet beside the truth.

    Parameters
    ----------
    slide : Slide
        The slide that was counted.
    sheet : Sheet
        The marks, in at least one field.
    cells : int
        Tumour cells that were asked for; the hottest area holds at least as many.

    Returns
    -------
    Truth
        The verdict on every nucleus of the counted fields, and the three true indices.

    Raises
    ------
    ValueError
        If no field was counted.
    """
    if not sheet.fields:
        raise ValueError("no field was counted")
    pairs = {name: list(zip(slide.fields[name], sheet.marks[name], strict=True)) for name in sheet.fields}
    verdicts = {name: tuple(verdict(*pair) for pair in field) for name, field in pairs.items()}
    every = [pair for field in pairs.values() for pair in field]
    hottest = hottest_area(slide, cells)
    return Truth(
        verdicts,
        Counter(one for field in verdicts.values() for one in field),
        sum(nucleus.kind is not Kind.TUMOUR and mark == POSITIVE for nucleus, mark in every),
        true_index(slide, sheet.fields),
        hottest,
        true_index(slide, hottest),
        true_index(slide, tuple(slide.fields)),
    )


def verdict(nucleus: Nucleus, mark: str) -> Verdict:
    """Judge one mark: ``+``, ``-`` or ``.`` on this nucleus."""
    if mark == nucleus.due:
        return Verdict.RIGHT
    if nucleus.due == UNMARKED:
        return _OTHERS[nucleus.kind]
    if mark == UNMARKED:
        return Verdict.LEFT_OUT_POSITIVE if nucleus.due == POSITIVE else Verdict.LEFT_OUT_NEGATIVE
    if mark == NEGATIVE:
        return Verdict.FAINT_MISSED if is_faint(nucleus.looks) else Verdict.CALLED_NEGATIVE
    return Verdict.CALLED_POSITIVE
