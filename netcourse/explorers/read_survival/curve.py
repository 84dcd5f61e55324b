"""The curve of a group from diagnosis, and that of those who have come some years, which starts anew at all of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from netcourse.disease.survival import alive, alive_given
from netcourse.explorers.figure import Figure
from netcourse.explorers.narrow import LETTERS, NARROW_WIDTH, in_lines
from netcourse.explorers.plot import BLUE, DASHES, PALE_BLUE, RUST, Plot, Scale
from netcourse.explorers.read_survival.groups import GROUPS, REGISTRY, in_months, published_shares
from netcourse.explorers.read_survival.setting import YEARS, Reading, span

ILLUSTRATION = "An illustration, no trial’s curve"
_TOP, _BOTTOM, _STEPS, _LEFT = 40, 260, 80, 48
_ALL, _HALF = 100, 50


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where the plot ends, and how many letters a line below it holds."""

    width: int
    letters: int


_WIDE, _NARROW = _Layout(660, 90), _Layout(NARROW_WIDTH, LETTERS - 1)


def curve_figure(one: Reading) -> Figure:
    """Draw a setting as curves.

    Parameters
    ----------
    one : Reading

    Returns
    -------
    Figure
        Years since diagnosis across, people alive of 100 up. The table has a row for each year.
    """
    told = " ".join(f"{line}." for _, line in _legend(one))
    return Figure(
        svg=_drawn(one, _WIDE),
        narrow=_drawn(one, _NARROW),
        alt=f"{ILLUSTRATION}: years since diagnosis across, people alive of 100 up. {told}",
        caption=f"{ILLUSTRATION}. Only its median comes from a count; its shape is chosen. Dot: the median.",
        header=year_header(one),
        rows=year_rows(one),
    )


def year_header(one: Reading) -> list[str]:
    """The heads of the table by years."""
    here = [f"Alive of 100 who were alive at year {one.survived:g}"] if one.survived else []
    return ["Year since diagnosis", "Alive of 100 at diagnosis", *here]


def year_rows(one: Reading) -> list[list[str]]:
    """A row for each year: alive from diagnosis, and of those who have come as far; before that year there is no such group."""
    rows = []
    for year in range(YEARS + 1):
        row = [str(year), span(replace(one, survived=0.0, horizon=year).from_diagnosis)]
        if one.survived:
            ahead = year - one.survived
            row.append(span(replace(one, horizon=ahead).from_here) if ahead >= 0 else "-")
        rows.append(row)
    return rows


def _legend(one: Reading) -> Sequence[tuple[str, str]]:
    """Lines below the drawing, each with the mark that it explains."""
    lines = [
        (
            "none",
            f"From diagnosis: median {in_months(one.median)}; of 100, {span(one.from_diagnosis)} alive at year {one.until:g}",
        )
    ]
    if one.low != one.high:
        lines.append(("band", "Pale: between the ends of what is known; the line is the middle"))
    if one.survived:
        lines.append(
            (
                DASHES,
                f"Of 100 alive at year {one.survived:g}: {span(one.from_here)} alive at year {one.until:g}",
            )
        )
    if one.group is GROUPS[REGISTRY]:
        shares = ", ".join(f"{share:g}% at {year}" for year, share in published_shares().items())
        lines.append(("square", f"Published, years since diagnosis: {shares}"))
    return lines


def _drawn(one: Reading, layout: _Layout) -> str:
    height = _lay(Plot(layout.width, 0), one, layout)
    canvas = Plot(layout.width, round(height))
    _lay(canvas, one, layout)
    return canvas.svg()


def _lay(canvas: Plot, one: Reading, layout: _Layout) -> float:
    across, up = Scale(0, YEARS, _LEFT, layout.width - 14), Scale(0, _ALL, _BOTTOM, _TOP)
    canvas.words(layout.width / 2, 18, ILLUSTRATION, anchor="middle", bold=True)
    canvas.frame(across, up)
    canvas.ticks_across(across, _BOTTOM, range(0, YEARS + 1, 5))
    canvas.ticks_up(up, _LEFT, (0, _HALF, _ALL))
    canvas.line(across.start, up.at(_HALF), across.end, up.at(_HALF), dashes="2 4")
    canvas.words((across.start + across.end) / 2, _BOTTOM + 38, "Years since diagnosis", anchor="middle")
    _curves(canvas, one, across, up)
    if one.group is GROUPS[REGISTRY]:
        squares = "".join(
            f"M{across.at(year) - 5:.1f} {up.at(share) - 5:.1f}h10v10h-10z" for year, share in published_shares().items()
        )
        canvas.marks(squares, fill="#ffffff", stroke=RUST)
    y: float = _BOTTOM + 64
    for mark, line in _legend(one):
        _key(canvas, mark, y - 5)
        y = in_lines(canvas, 44, y, line, letters=layout.letters - 6) + 4
    return y - 8


def _curves(canvas: Plot, one: Reading, across: Scale, up: Scale) -> None:
    years = [YEARS * at / _STEPS for at in range(_STEPS + 1)]
    if one.low != one.high:
        ends = ([(across.at(year), up.at(_ALL * alive(end, year))) for year in years] for end in (one.low, one.high))
        low, high = ends
        canvas.area([*high, *reversed(low)], fill=PALE_BLUE)
    canvas.curve([(across.at(year), up.at(_ALL * alive(one.whole, year))) for year in years], colour=BLUE, width=3)
    if one.survived:
        later = [one.survived, *(year for year in years if year > one.survived)]
        points = [(across.at(at), up.at(_ALL * alive_given(one.whole, one.survived, at - one.survived))) for at in later]
        canvas.curve(points, colour=RUST, width=2.5, dashes=DASHES)
        canvas.line(across.at(one.survived), _BOTTOM, across.at(one.survived), _TOP, dashes="1 3", width=1.5)
    canvas.line(across.at(one.until), _BOTTOM, across.at(one.until), _TOP, dashes="1 3", width=1.5)
    if one.median <= YEARS:
        canvas.circle(across.at(one.median), up.at(_HALF), 6)


def _key(canvas: Plot, mark: str, y: float) -> None:
    if mark == "band":
        canvas.area([(8, y - 6), (36, y - 6), (36, y + 6), (8, y + 6)], fill=PALE_BLUE)
    elif mark == "square":
        canvas.marks(f"M17 {y - 5:.1f}h10v10h-10z", fill="#ffffff", stroke=RUST)
    else:
        canvas.curve([(8, y), (36, y)], colour=BLUE if mark == "none" else RUST, width=2.5, dashes=mark)
