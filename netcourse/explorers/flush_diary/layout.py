"""Where the drawings of the flush diary stand on a wide and on a narrow page."""

from dataclasses import dataclass

from netcourse.explorers.narrow import MARGIN, NARROW_WIDTH

ROW, LINE = 22, 18


@dataclass(frozen=True, slots=True)
class Layout:
    """Measures in user units: names stand left of `left`, a day is `cell` wide, a bar ends at `right`.

    `stacked` puts the test days below the diary, and the words of a comparison above its bar.
    """

    width: int
    left: float
    cell: float
    right: float
    stacked: bool


WIDE = Layout(680, 132, 26, 620, stacked=False)
NARROW = Layout(NARROW_WIDTH, 114, 15.6, NARROW_WIDTH - MARGIN - 44, stacked=True)
