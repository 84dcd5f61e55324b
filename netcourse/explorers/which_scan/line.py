"""The probability before and after a scan as bars beside the line from which one acts."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from netcourse.disease.bayes import share_of
from netcourse.disease.imaging import Question, Study
from netcourse.disease.printed import beside
from netcourse.explorers.figure import Figure
from netcourse.explorers.narrow import NARROW_WIDTH
from netcourse.explorers.plot import BLUE, PALE_BLUE, Plot, Scale
from netcourse.explorers.which_scan.setting import Setting, twice

WIDE_WIDTH = 560
TOP, ROW, BAR, SIDE = 44, 52, 20, 12
_PER_CENT = 100


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of the drawing: its name, a probability (None: not decidable; a share of one) up to `most`, and what one does."""

    name: str
    share: Fraction | None
    does: str
    most: Fraction | None = None


def line_figure(one: Setting) -> Figure:
    """Draw the probabilities.

    Parameters
    ----------
    one : Setting

    Returns
    -------
    Figure
        A bar each for before, after a positive and after a negative result, with what one does at it in words.
    """
    bars, act = bars_of(one), percent(one.act_from, Fraction(0))
    told = "; ".join(f"{bar.name}: {amount(bar, one.act_from)}" + (f", {bar.does}" if bar.does else "") for bar in bars)
    return Figure(
        svg=_drawn(one, bars, WIDE_WIDTH),
        narrow=_drawn(one, bars, NARROW_WIDTH),
        alt=f"Bars from 0 to 100%, with a dashed line at {act}, from which you act. {told}.",
        caption=f"How likely it is, before the scan and after its result. Dashed: {act}, from which you act.",
        header=["When", "Probability", "What you do"],
        rows=[[bar.name, amount(bar, one.act_from), bar.does or "-"] for bar in bars],
    )


def bars_of(one: Setting) -> Sequence[Bar]:
    """The lines of the drawing, in their order."""
    bars = [Bar("Before the scan", one.before, does(one.before, one))]
    if one.found is not None:
        bars.append(Bar("After a positive result", one.positive, does(one.positive, one)))
        if one.second:
            low, high = twice(one)
            both = does(low, one) if does(low, one) == does(high, one) else "not decidable"
            bars.append(Bar("After two positive results", low, both, high))
        return [*bars, Bar("After a negative result", one.negative, does(one.negative, one))]
    if one.study is None:
        return bars
    if yield_only(one):
        wrong = 1 - share_of("D-04.specificity")
        return [
            *bars,
            Bar("PET showed something in such people", share_of("D-04.yield"), ""),
            Bar("Tumour-free, yet positive elsewhere", wrong, ""),
        ]
    return [*bars, Bar("After the scan", None, "not decidable")]


def yield_only(one: Setting) -> bool:
    """Whether all that is known of this scan for this question is in how many it showed something."""
    return one.question is Question.MARKER_ALONE and one.study is Study.SSTR_PET


def does(share: Fraction, one: Setting) -> str:
    """What one does at a probability."""
    return "act" if share >= one.act_from else "wait"


def percent(share: Fraction, limit: Fraction) -> str:
    """A share in per cent, plainly on its side of a limit; neither 0 nor 100 unless it is."""
    whole = share * _PER_CENT
    near_an_end = 0 < whole < 1 or _PER_CENT - 1 < whole < _PER_CENT
    return f"{beside(whole, limit * _PER_CENT, 1 if near_an_end else 0)}%"


def amount(bar: Bar, limit: Fraction) -> str:
    """The probability of a line in words."""
    if bar.share is None:
        return "not decidable"
    low = percent(bar.share, limit)
    return low if bar.most is None else f"{low} to {percent(bar.most, limit)}"


def _drawn(one: Setting, bars: Sequence[Bar], width: int) -> str:
    canvas = Plot(width, TOP + ROW * len(bars) + 34)
    across = Scale(0, 1, SIDE, width - SIDE)
    end = TOP + ROW * len(bars)
    for at, bar in enumerate(bars):
        top = TOP + ROW * at
        canvas.words(SIDE, top + 12, bar.name)
        canvas.rect(SIDE, top + 18, width - 2 * SIDE, BAR, fill="#ffffff")
        if bar.most is not None:
            canvas.rect(SIDE, top + 18, across.at(float(bar.most)) - SIDE, BAR, fill=PALE_BLUE)
        if bar.share is not None:
            canvas.rect(SIDE, top + 18, across.at(float(bar.share)) - SIDE, BAR, fill=BLUE)
        said = amount(bar, one.act_from)
        canvas.words(
            width - SIDE, top + 12, f"{said}: {bar.does}" if bar.does and bar.share is not None else said, anchor="end", bold=True
        )
    act = across.at(float(one.act_from))
    for at in range(len(bars)):
        # Beside the words of each bar, not through them.
        canvas.line(act, TOP + ROW * at + 15, act, TOP + ROW * at + 22 + BAR, width=2, dashes="5 3")
    room = 60
    anchor = "start" if act < room else "end" if act > width - room else "middle"
    canvas.words(act, TOP - 20, f"you act from {percent(one.act_from, Fraction(0))}", anchor=anchor)
    canvas.ticks_across(across, end + 2, [])
    for tick in (0.0, 0.5, 1.0):
        canvas.words(across.at(tick), end + 22, f"{tick:.0%}", anchor={0.0: "start", 0.5: "middle", 1.0: "end"}[tick])
    return canvas.svg()
