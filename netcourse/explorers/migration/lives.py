"""Five lives with a lead: diagnosed sooner, dead on the same day. All ages are chosen."""

from fractions import Fraction
from typing import NamedTuple

from netcourse.disease.stage_migration import counted_alive
from netcourse.explorers.figure import Figure
from netcourse.explorers.migration.people import AT_YEARS
from netcourse.explorers.narrow import BOLD_LETTERS, NARROW_WIDTH, in_lines
from netcourse.explorers.plot import BLUE, RUST, Plot, Scale


class Life(NamedTuple):
    """Ages, in years: at the diagnosis by symptoms, and at death."""

    diagnosed: float
    died: float

    @property
    def lived(self) -> float:
        """Years from symptoms to death."""
        return self.died - self.diagnosed


# Chosen.
LIVES = (Life(47, 49.2), Life(53, 56.4), Life(60, 64.2), Life(66, 73), Life(69, 81))
_YOUNGEST, _OLDEST, _SIDE, _ROW, _TOP = 40, 85, 16, 50, 42
_WIDE = 660


def lives_figure(lead: float) -> Figure:
    """Draw the five lives.

    Parameters
    ----------
    lead : float
        By how many years everybody is diagnosed sooner.

    Returns
    -------
    Figure
        Age across. The table has a row for each life, and one that counts them.
    """
    old, new = alive_at_five(0), alive_at_five(lead)
    return Figure(
        svg=_drawn(lead, _WIDE),
        narrow=_drawn(lead, NARROW_WIDTH),
        alt=(
            f"Five lives, each from diagnosis to death. Diagnosed {lead:g} years sooner everybody dies at the same age; "
            f"{AT_YEARS} years after diagnosis {_of_five(old)} were alive before, {_of_five(new)} now."
        ),
        caption="Five made-up lives. Dashed: the years by which the diagnosis came sooner. The square, death, never moves.",
        header=["Life", "Diagnosed at, before", "Diagnosed at, now", "Died at", f"Alive after {AT_YEARS} years: before, now"],
        rows=[
            *([str(at), *_ages(one, lead), f"{_yes(one, 0)}, {_yes(one, lead)}"] for at, one in enumerate(LIVES, start=1)),
            ["All", "", "", "", f"{_of_five(old)}, {_of_five(new)}"],
        ],
    )


def alive_at_five(lead: float) -> Fraction:
    """The share of the five who are alive five years after diagnosis, with a lead in years."""
    return counted_alive(tuple(one.lived for one in LIVES), AT_YEARS, lead=lead)


def _ages(one: Life, lead: float) -> list[str]:
    return [f"{one.diagnosed:g}", f"{one.diagnosed - lead:g}", f"{one.died:g}"]


def _of_five(share: Fraction) -> str:
    return f"{share * len(LIVES)} of {len(LIVES)}"


def _yes(one: Life, lead: float) -> str:
    return "yes" if counted_alive((one.lived,), AT_YEARS, lead=lead) else "no"


def _drawn(lead: float, width: int) -> str:
    canvas = Plot(width, _TOP + _ROW * len(LIVES) + 46)
    across = Scale(_YOUNGEST, _OLDEST, _SIDE, width - _SIDE)
    in_lines(canvas, _SIDE, 22, f"Diagnosed {lead:g} years sooner, dead at the same age", letters=BOLD_LETTERS - 2, bold=True)
    for at, one in enumerate(LIVES, start=1):
        y = _TOP + _ROW * at - 12
        sooner, then, death = (across.at(age) for age in (one.diagnosed - lead, one.diagnosed, one.died))
        canvas.words(_SIDE, y - 12, f"Life {at}: alive after {AT_YEARS} years? {_yes(one, 0)}, now {_yes(one, lead)}")
        if lead:
            canvas.curve([(sooner, y), (then, y)], colour=RUST, width=3, dashes="5 3")
        canvas.curve([(then, y), (death, y)], colour=BLUE, width=3)
        canvas.line(then, y - 6, then, y + 6, width=2)
        canvas.marks(f"M{death - 5:.1f} {y - 5:.1f}h10v10h-10z", fill=BLUE)
    foot = _TOP + _ROW * len(LIVES) + 6
    canvas.line(across.start, foot, across.end, foot)
    canvas.ticks_across(across, foot, range(_YOUNGEST, _OLDEST + 1, 10))
    canvas.words(across.at(_OLDEST), foot + 36, "Age, years", anchor="end")
    return canvas.svg()
