"""The drawings of a report, as SVG that takes its colours from the page: light, dark and on paper. None computes a figure."""

from base64 import b64encode
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from math import ceil

from markupsafe import Markup

from netcourse.reporting.facility import Interval

# As wide as a page, and as a phone.
_STRIPS = (640.0, 330.0)
_BAR, _COLUMN = (120, 16), 12
# Half the width of the longest words in a drawing of marks, in its own units.
_HALF_OF_WORDS = 75
_TALLEST = 40
_DOT = 3.2
# As page.css has them.
_LIGHT = {
    "paper": "#fffefb",
    "ink": "#1b1b1b",
    "ground": "#dfe3e8",
    "rule": "#c9c5bb",
    "line": "#767d85",
    "bar": "#2f6ea3",
    "accent": "#8a1f11",
}
_DARK = {
    "paper": "#15181b",
    "ink": "#e9ebed",
    "ground": "#333a42",
    "rule": "#3d444b",
    "line": "#8d959d",
    "bar": "#6fb1ea",
    "accent": "#ffb4a6",
}
_STYLE = (
    ".band{{fill:{ground}}}.bar{{fill:{bar}}}.dot{{fill:{ink}}}.axis{{stroke:{line}}}.grid{{stroke:{rule}}}"
    ".middle{{stroke:{ink};stroke-width:2}}.pass{{stroke:{accent};stroke-width:2;stroke-dasharray:5 4}}"
    ".whisker{{fill:none;stroke:{ink};stroke-width:1.6}}.curve{{fill:none;stroke:{bar};stroke-width:2}}"
    ".tick{{fill:{ink};font:12px system-ui,sans-serif}}.edge{{fill:none;stroke:{line}}}.paper{{fill:{paper}}}"
)
_COLOURS = {"light": _STYLE.format(**_LIGHT), "dark": _STYLE.format(**_DARK)}


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is drawn, in user units from the top left, with its size."""

    width: float
    height: float
    inside: str

    def source(self, colours: str) -> str:
        """The drawing in light or dark colours, as an address that holds it."""
        size = f'viewBox="0 0 {self.width:g} {self.height:g}" width="{self.width:g}" height="{self.height:g}"'
        whole = f'<svg xmlns="http://www.w3.org/2000/svg" {size}><style>{_COLOURS[colours]}</style>{self.inside}</svg>'
        return f"data:image/svg+xml;base64,{b64encode(whole.encode()).decode()}"


def svg(width: float, height: float, inside: str, kind: str = "") -> Markup:
    """A drawing that repeats what is written beside it, in the page's own colours; hidden from whoever can't see it."""
    style = f' class="{kind}"' if kind else ""
    size = f'viewBox="0 0 {width:g} {height:g}" width="{width:g}" height="{height:g}"'
    return Markup(f'<svg {size}{style} aria-hidden="true" focusable="false">{inside}</svg>')  # noqa: S704 (ours)


def picture(drawing: Drawing, alt: str, narrow: Drawing | None = None) -> Markup:
    """A drawing with words in it, as an image with its alt text, in light and in dark: the page shows the one that it needs.

    An image by itself can't know that it is printed. `narrow` is the same for a page as narrow as a phone.
    """
    return Markup("").join(_picture(drawing, alt, narrow, colours) for colours in _COLOURS)


def _picture(drawing: Drawing, alt: str, narrow: Drawing | None, colours: str) -> Markup:
    small = f'<source media="(max-width: 40rem)" srcset="{narrow.source(colours)}">' if narrow else ""
    wide = ' class="wide"' if narrow else ""
    size = f'width="{drawing.width:g}" height="{drawing.height:g}"'
    image = f'<img src="{drawing.source(colours)}" {size} alt="{escape(alt)}"{wide}>'
    return Markup(f'<picture class="{colours}">{small}{image}</picture>')  # noqa: S704 (ours)


def strip(marks: Sequence[float], most: float, quarters: tuple[float, float, float], pass_mark: float | None, alt: str) -> Markup:
    """Every student as a dot above the marks, stacked; the middle half as a band, the pass mark as a broken line.

    Parameters
    ----------
    marks : sequence of float
        One a student.
    most : float
        What the unit is worth.
    quarters : tuple of float
        Lower quartile, median, upper quartile.
    pass_mark : float or None
        From which on it is passed.
    alt : str
        What it shows, in words.
    """
    wide, narrow = (_strip(width, marks, most, quarters, pass_mark) for width in _STRIPS)
    return picture(wide, alt, narrow)


def _strip(
    width: float, marks: Sequence[float], most: float, quarters: tuple[float, float, float], pass_mark: float | None
) -> Drawing:
    left, right = 14.0, 14.0
    bins = min(80, max(10, ceil(most)))
    step = (width - left - right) / bins
    dot = min(_DOT, step / 2)
    places = Counter(min(bins, max(0, round(one / most * bins))) if most else 0 for one in marks)
    tallest = max(places.values(), default=1)
    many = ceil(tallest / _TALLEST)
    floor = 22 + 2 * dot * ceil(tallest / many) + 10

    def x(value: float) -> float:
        return left + (value / most if most else 0) * (width - left - right)

    low, middle, high = quarters
    drawn = [f'<rect class="band" x="{x(low):.1f}" y="16" width="{max(x(high) - x(low), 1):.1f}" height="{floor - 16:.1f}"/>']
    drawn.append(f'<line class="middle" x1="{x(middle):.1f}" x2="{x(middle):.1f}" y1="16" y2="{floor:.1f}"/>')
    # Near an end of the axis the words stay on the page, and the line beside them.
    words = min(max(x(middle), _HALF_OF_WORDS), width - _HALF_OF_WORDS)
    drawn.append(f'<text class="tick" x="{words:.1f}" y="11" text-anchor="middle">half above, half below</text>')
    drawn += [
        f'<circle class="dot" cx="{left + place * step:.1f}" cy="{floor - 5 - at * 2 * dot:.1f}" r="{dot:.2f}"/>'
        for place, count in sorted(places.items())
        for at in range(ceil(count / many))
    ]
    drawn.append(f'<line class="axis" x1="{left}" x2="{width - right}" y1="{floor:.1f}" y2="{floor:.1f}"/>')
    if pass_mark is not None and 0 <= pass_mark <= most:
        drawn.append(f'<line class="pass" x1="{x(pass_mark):.1f}" x2="{x(pass_mark):.1f}" y1="16" y2="{floor + 4:.1f}"/>')
    drawn += [f'<text class="tick" x="{x(at):.1f}" y="{floor + 15:.1f}" text-anchor="middle">{at:g}</text>' for at in ticks(most)]
    return Drawing(width, floor + 20, "".join(drawn))


def people_in_a_dot(marks: Sequence[float], most: float) -> int:
    """For how many students a dot of `strip` stands."""
    bins = min(80, max(10, ceil(most)))
    places = Counter(min(bins, max(0, round(one / most * bins))) if most else 0 for one in marks)
    return ceil(max(places.values(), default=1) / _TALLEST)


def ticks(most: float) -> list[float]:
    """Round marks along an axis, from 0 to at most `most`."""
    step = next(one for one in (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000, 10**6) if most / one <= 8)
    return [float(at * step) for at in range(int(most // step) + 1)]


def binned(marks: Sequence[float], most: float) -> list[tuple[str, int]]:
    """How many students have how many marks, in steps that make about ten rows."""
    ends = [*ticks(most)]
    step = ends[1] if len(ends) > 1 else max(most, 1.0)
    count = Counter(int(one // step) for one in marks)
    return [(f"{at * step:g} to below {(at + 1) * step:g}", count[at]) for at in range(min(count), max(count) + 1)]


def share_bar(share: float, interval: Interval | None = None) -> Markup:
    """A share as a bar, with its interval as a whisker; the number stands beside it."""
    width, height = _BAR
    share = min(max(share, 0), 1)
    drawn = f'<rect class="ground" width="{width}" height="{height}"/>'
    drawn += f'<rect class="bar" width="{share * width:.1f}" height="{height}"/>'
    if interval:
        low, high, middle = interval.low * width, interval.high * width, height / 2
        drawn += f'<path class="whisker" d="M{low:.1f} {middle}H{high:.1f}M{low:.1f} 4V12M{high:.1f} 4V12"/>'
    return svg(width, height, drawn)


def correlation_bar(r: float, interval: Interval) -> Markup:
    """A correlation from -1 to 1 as a point on a line, with its interval."""
    width, height = _BAR

    def x(value: float) -> float:
        return 4 + (value + 1) / 2 * (width - 8)

    drawn = f'<line class="axis" x1="4" x2="{width - 4}" y1="8" y2="8"/>'
    drawn += f'<line class="zero" x1="{x(0):.1f}" x2="{x(0):.1f}" y1="1" y2="15"/>'
    drawn += f'<path class="whisker" d="M{x(interval.low):.1f} 8H{x(interval.high):.1f}"/>'
    return svg(width, height, drawn + f'<circle class="dot" cx="{x(r):.1f}" cy="8" r="4"/>')


def group_bars(shares: Sequence[float | None]) -> Markup:
    """The share of each group as small columns, the weakest on the left."""
    width, height = (_COLUMN + 3) * len(shares) - 3, 28
    drawn = []
    for at, share in enumerate(shares):
        x = at * (_COLUMN + 3)
        drawn.append(f'<rect class="ground" x="{x}" width="{_COLUMN}" height="{height}"/>')
        tall = min(max(share or 0, 0), 1) * height
        drawn.append(f'<rect class="bar" x="{x}" y="{height - tall:.1f}" width="{_COLUMN}" height="{tall:.1f}"/>')
    return svg(width, height, "".join(drawn), kind="tall")


def calibration(points: Sequence[tuple[str, float, Interval]], alt: str) -> Markup:
    """How often the class was right at each level of certainty, with intervals.

    Parameters
    ----------
    points : sequence of (str, float, Interval)
        The level, the share that was right, its interval.
    alt : str
        What it shows, in words.
    """
    width, height, left, foot = 320, 200, 44, 30
    tall = height - foot - 10

    def y(share: float) -> float:
        return 10 + (1 - share) * tall

    drawn = []
    for share in (0, 0.5, 1):
        drawn.append(f'<line class="grid" x1="{left}" x2="{width - 8}" y1="{y(share):.1f}" y2="{y(share):.1f}"/>')
        drawn.append(f'<text class="tick" x="{left - 6}" y="{y(share) + 4:.1f}" text-anchor="end">{share:.0%}</text>')
    step = (width - left - 8) / max(len(points), 1)
    places = [left + step * (at + 0.5) for at in range(len(points))]
    line = " L".join(f"{x:.1f} {y(share):.1f}" for x, (_, share, _) in zip(places, points, strict=True))
    drawn.append(f'<path class="curve" d="M{line}"/>')
    for x, (level, share, interval) in zip(places, points, strict=True):
        drawn.append(f'<path class="whisker" d="M{x:.1f} {y(interval.low):.1f}V{y(interval.high):.1f}"/>')
        drawn.append(f'<circle class="dot" cx="{x:.1f}" cy="{y(share):.1f}" r="4.5"/>')
        drawn.append(f'<text class="tick" x="{x:.1f}" y="{height - 10}" text-anchor="middle">{escape(level)}</text>')
    return picture(Drawing(width, height, "".join(drawn)), alt)
