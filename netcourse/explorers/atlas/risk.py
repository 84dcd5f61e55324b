"""The risk of NET in each inherited syndrome, a line for every source: one figure alone would hide that they differ."""

from dataclasses import dataclass
from textwrap import shorten

from netcourse.disease.heredity import HereditarySyndrome, net_risk
from netcourse.evidence import fact
from netcourse.explorers.atlas.heredity import SYNDROMES
from netcourse.explorers.atlas.words import DOUBT, number, source_names
from netcourse.explorers.figure import Figure
from netcourse.explorers.narrow import MARGIN, NARROW_WIDTH
from netcourse.explorers.sketch import DOTS, Sketch

TOP = 40
# Of a name on a narrow page; the full titles stand in the table.
LETTERS = 36
PLAIN = "#dbe6f2"
WORDS_ONLY = "rare, no figure"


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where the lines start and how long 100% is; a name stands `above` its line by so much, or beside it."""

    width: int
    left: float
    span: float
    row: float
    above: float


_WIDE, _NARROW = _Layout(714, 410, 180, 30, 0), _Layout(NARROW_WIDTH, MARGIN + 8, 190, 50, 20)


def draw_risks(chosen: str) -> Figure:
    """Draw the risk of NET in each syndrome, from 0 to 100%.

    Parameters
    ----------
    chosen : str
        The syndrome whose lines are dotted and bold.
    """
    lines = [(syndrome, one) for syndrome in SYNDROMES for one in net_risk(HereditarySyndrome[syndrome])]
    rows = [
        [syndrome, _said(one.fact_id), source_names(one.fact_id) if one.verified else f"general knowledge {DOUBT}"]
        for syndrome, one in lines
    ]
    named = [
        (syndrome, f"{syndrome}: {_short(source_names(one.fact_id) if one.verified else 'not verified')}", one.fact_id)
        for syndrome, one in lines
    ]
    spoken = "; ".join(f"{name}: {said}, {source}" for name, said, source in rows)
    return Figure(
        svg=_drawn(named, chosen, _WIDE),
        narrow=_drawn(named, chosen, _NARROW),
        alt=f"Ranges of the risk of NET by syndrome and source. {spoken}.",
        caption="Groups, not one patient. Where sources differ, all are shown. MEN2 brings no gastroenteropancreatic NET.",
        header=["Syndrome", "Risk of NET", "Source"],
        rows=rows,
    )


def _drawn(named: list[tuple[str, str, str]], chosen: str, layout: _Layout) -> str:
    foot = TOP + layout.row * len(named)
    canvas = Sketch(layout.width, round(foot + 50))
    canvas.words(8, 22, "Risk of NET, a line for each source", bold=True)
    for tick in range(0, 101, 20):
        x = layout.left + layout.span * tick / 100
        canvas.line(x, TOP - 4, x, foot, dashes="2 4")
        canvas.words(x, foot + 18, str(tick), anchor="middle")
    middle = layout.left + layout.span / 2 if not layout.above else layout.width / 2
    canvas.words(middle, foot + 40, "% of those who have the syndrome", anchor="middle")
    for at, (syndrome, name, fact_id) in enumerate(named):
        sign = "● " if syndrome == chosen else ""
        _line(canvas, layout, TOP + at * layout.row, f"{sign}{name}", fact_id, chosen=syndrome == chosen)
    return canvas.svg()


def _said(fact_id: str) -> str:
    words = number(fact_id)
    return WORDS_ONLY if words == "none" else words


def _short(source: str) -> str:
    # The full titles stand in the table; several sources are one more than the first.
    first, *more = source.split("; ")
    head = first.split(",")[0]
    return head + (f" + {len(more)}" if more else "")


def _line(canvas: Sketch, layout: _Layout, y: float, name: str, fact_id: str, *, chosen: bool) -> None:
    one = fact(fact_id)
    if layout.above:
        canvas.clear_words(MARGIN, y + 18, shorten(name, LETTERS, placeholder="…"), bold=chosen)
    else:
        canvas.words(layout.left - 10, y + 20, name, anchor="end", bold=chosen)
    y += layout.above
    low = float(one.low if one.low is not None else one.value or 0)
    high = float(one.high if one.high is not None else one.value or 0)
    left, right = (layout.left + layout.span * share / 100 for share in (low, high))
    if high:
        # A single figure is a thin bar, so that it is not taken for a range from nought.
        canvas.rect(left - 2, y + 6, right - left + 4, 18, fill=DOTS if chosen else PLAIN)
    canvas.clear_words(right + 8, y + 20, _said(fact_id), bold=chosen)
