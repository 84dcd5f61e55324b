"""A piece of liver in each phase and on MRI, as grey pictures; what was not taken is an empty frame."""

from functools import lru_cache
from math import hypot
from random import Random

from netcourse.disease.ct_phases import Phase
from netcourse.explorers.figure import Figure
from netcourse.explorers.grey_png import LEVELS, as_address, grey_png
from netcourse.explorers.narrow import NARROW_WIDTH
from netcourse.explorers.phases.lesion import MRI, Lesion
from netcourse.explorers.plot import Plot

# Cells of a piece of liver, each so many mm wide.
ACROSS, DOWN, CELL_MM = 48, 36, 2.5
SHOWN_WIDE, SHOWN_TALL = 200, 150
# Chosen greys of the liver, from 0 (black) to 15, and the seeds of their grain.
LIVERS = {Phase.ARTERIAL: 6, Phase.PORTAL: 9, MRI: 11}
SEEDS = {Phase.ARTERIAL: 1, Phase.PORTAL: 2, MRI: 3}
GRAIN = 1.5
# Where the lesion lies, in mm from the top left.
_X, _Y = 66.25, 41.25
_NAMES = {Phase.ARTERIAL: "Late arterial phase", Phase.PORTAL: "Portal venous phase", MRI: "MRI"}
_TOP, _STEP_WIDE, _STEP_TALL = 30, 212, 250


class _Canvas(Plot):
    """A plot that can hold a picture."""

    def image(self, x: float, y: float, address: str) -> None:
        """A picture of a piece of liver."""
        self._add("image", x=x, y=y, width=SHOWN_WIDE, height=SHOWN_TALL, href=address, preserveAspectRatio="none")


def phases_figure(one: Lesion) -> Figure:
    """Draw a lesion.

    Parameters
    ----------
    one : Lesion

    Returns
    -------
    Figure
        A picture each for the two phases and MRI, with the lesion's contrast in words; the table has the same.
    """
    rows = [_row(one, phase) for phase in _NAMES]
    told = "; ".join(f"{row[0]}: {row[1]}" + (f", {row[3]}" if row[1] in ("taken", "done") else "") for row in rows)
    return Figure(
        svg=_drawn(one, narrow=False),
        narrow=_drawn(one, narrow=True),
        alt=f"A piece of liver with a lesion of {one.size:g} mm. {told}.",
        caption="The same piece of liver, drawn from a seed: no real scan. Contrast: lesion minus liver, in steps of grey.",
        header=["Picture", "Done", "Contrast, lesion minus liver", "What is seen"],
        rows=rows,
    )


@lru_cache(maxsize=64)
def piece(phase: Phase | str, contrast: float, size: float) -> str:
    """A picture of the liver with its lesion, as an address; `contrast` is in steps of grey, `size` in mm."""
    draw = Random(SEEDS[phase]).random  # noqa: S311 (the same grain each time, on purpose)
    rows = []
    for row in range(DOWN):
        line = []
        for column in range(ACROSS):
            x, y = (column + 0.5) * CELL_MM, (row + 0.5) * CELL_MM
            inside = min(max((size / 2 - hypot(x - _X, y - _Y)) / CELL_MM + 0.5, 0), 1)
            grain = GRAIN * (draw() + draw() - 1)
            line.append(min(max(round(LIVERS[phase] + contrast * inside + grain), 0), LEVELS - 1))
        rows.append(line)
    return as_address(grey_png(rows))


def _row(one: Lesion, phase: Phase | str) -> list[str]:
    if not _done(one, phase):
        return [_NAMES[phase], "not done" if phase == MRI else "not taken", "-", "nothing"]
    contrast = one.contrast(phase)
    beside = "equal" if not contrast else "brighter" if contrast > 0 else "darker"
    seen = f"a lesion, {beside}" if one.seen_in(phase) else "no lesion" + (": too faint" if contrast else "")
    return [_NAMES[phase], "done" if phase == MRI else "taken", f"{contrast:+.1f}".replace("-", "−") if contrast else "0", seen]


def _done(one: Lesion, phase: Phase | str) -> bool:
    return one.mri if phase == MRI else phase in one.taken


def _drawn(one: Lesion, *, narrow: bool) -> str:
    canvas = _Canvas(NARROW_WIDTH, 3 * _STEP_TALL + 6) if narrow else _Canvas(3 * _STEP_WIDE + 12, _STEP_TALL + 6)
    for at, phase in enumerate(_NAMES):
        x, y = (70, _TOP + at * _STEP_TALL) if narrow else (12 + at * _STEP_WIDE, _TOP)
        name, done, contrast, seen = _row(one, phase)
        canvas.words(x, y - 9, name, bold=True)
        if _done(one, phase):
            canvas.image(x, y, piece(phase, one.contrast(phase), one.size))
            canvas.words(x, y + SHOWN_TALL + 20, f"contrast {contrast}")
            canvas.words(x, y + SHOWN_TALL + 40, ("✔ " if one.seen_in(phase) else "✘ ") + seen)
        else:
            canvas.words(x + SHOWN_WIDE / 2, y + SHOWN_TALL / 2, done, anchor="middle")
        canvas.rect(x, y, SHOWN_WIDE, SHOWN_TALL, fill="none")
    return canvas.svg()
