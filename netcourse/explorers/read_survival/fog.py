"""One person: a fog with no point in it, in multiples of a median and without a single year."""

from netcourse.disease.scenarios import BEST, TYPICAL, WORST
from netcourse.evidence import fact
from netcourse.explorers.figure import Figure
from netcourse.explorers.narrow import LETTERS, NARROW_WIDTH, in_lines
from netcourse.explorers.plot import PALE_BLUE, PALE_RUST, Plot, Scale

_TOP, _TALL, _SIDE = 60, 90, 14
# Chosen: the fog ends nowhere, so the drawing goes on beyond the best scenario.
_BEYOND = 1.25
_WIDE, _WIDE_LETTERS = 660, 86
_STUDY = "F-15.typical"


def fog_figure() -> Figure:
    """Draw what can be said of one person: no year, for any group.

    Returns
    -------
    Figure
        A band without a point. The table has three scenarios, and how many of a study lived so long.
    """
    people = fact(_STUDY).population
    told = "; ".join(f"{scenario.lower()}, {share}" for scenario, share in _rows())
    return Figure(
        svg=_drawn(_WIDE, _WIDE_LETTERS),
        narrow=_drawn(NARROW_WIDTH, LETTERS - 2),
        alt=f"A band of fog over the time from here, without years and with no point in it. Of {people}: {told}.",
        caption=f"Scenarios in multiples of a median. Shares are of {people}, not of NET. No point in the fog is this person’s.",
        header=["Scenario", "So many lived so long"],
        rows=[list(row) for row in _rows()],
    )


def _rows() -> tuple[tuple[str, str], ...]:
    return (
        ("Worst: a quarter of the estimate or less", _share("F-15.worst")),
        ("Typical: half to double the estimate", _share(_STUDY)),
        ("Best: three times the estimate or longer", _share("F-15.best")),
    )


def _share(fact_id: str) -> str:
    return f"{fact(fact_id).value}%"


def _drawn(width: int, letters: int) -> str:
    height = _lay(Plot(width, 0), width, letters)
    canvas = Plot(width, round(height))
    _lay(canvas, width, letters)
    return canvas.svg()


def _lay(canvas: Plot, width: int, letters: int) -> float:
    across = Scale(0, BEST * _BEYOND, _SIDE, width - _SIDE)
    low, high = (across.at(one) for one in TYPICAL)
    in_lines(canvas, _SIDE, 22, "One person, from here on", letters=letters, bold=True)
    in_lines(canvas, _SIDE, 44, "No point in the fog is this person’s.", letters=letters)
    foot = _TOP + _TALL
    canvas.area([(across.start, _TOP), (across.end, _TOP), (across.end, foot), (across.start, foot)], fill=PALE_BLUE)
    canvas.area([(low, _TOP + 14), (high, _TOP + 14), (high, foot - 14), (low, foot - 14)], fill=PALE_RUST)
    canvas.words((low + high) / 2, _TOP + _TALL / 2 + 5, "typical", anchor="middle", bold=True)
    for times, words, step in (
        (WORST, "a quarter", 18),
        (TYPICAL[0], "half", 36),
        (TYPICAL[1], "double", 36),
        (BEST, "three times", 18),
    ):
        x = across.at(times)
        canvas.line(x, _TOP, x, foot, dashes="2 4")
        canvas.words(max(x, _SIDE + 26), foot + step, words, anchor="middle")
    y: float = foot + 64
    for scenario, share in _rows():
        y = in_lines(canvas, _SIDE, y, f"{scenario}: {share}", letters=letters)
    return y - 4
