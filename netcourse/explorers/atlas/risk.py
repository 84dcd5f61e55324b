"""The risk of NET in each inherited syndrome, a line for every source: one figure alone would hide that they differ."""

from netcourse.disease.heredity import HereditarySyndrome, net_risk
from netcourse.evidence import fact
from netcourse.explorers.atlas.heredity import SYNDROMES
from netcourse.explorers.atlas.words import DOUBT, number, source_names
from netcourse.explorers.figure import Figure
from netcourse.explorers.sketch import DOTS, Sketch

LEFT, TOP, ROW, SPAN = 410, 40, 30, 180
PLAIN = "#dbe6f2"
WORDS_ONLY = "rare, no figure"


def draw_risks(chosen: str) -> Figure:
    """Draw the risk of NET in each syndrome, from 0 to 100%.

    Parameters
    ----------
    chosen : str
        The syndrome whose lines are dotted and bold.
    """
    lines = [(syndrome, one) for syndrome in SYNDROMES for one in net_risk(HereditarySyndrome[syndrome])]
    foot = TOP + ROW * len(lines)
    canvas = Sketch(LEFT + SPAN + 124, foot + 50)
    canvas.words(8, 22, "Risk of NET, a line for each source", bold=True)
    for tick in range(0, 101, 20):
        x = LEFT + SPAN * tick / 100
        canvas.line(x, TOP - 4, x, foot, dashes="2 4")
        canvas.words(x, foot + 18, str(tick), anchor="middle")
    canvas.words(LEFT + SPAN / 2, foot + 40, "% of those who have the syndrome", anchor="middle")
    rows = []
    for at, (syndrome, one) in enumerate(lines):
        source = source_names(one.fact_id) if one.verified else "not verified"
        sign = "● " if syndrome == chosen else ""
        _line(canvas, TOP + at * ROW, f"{sign}{syndrome}: {_short(source)}", one.fact_id, chosen=syndrome == chosen)
        rows.append([syndrome, _said(one.fact_id), source if one.verified else f"general knowledge {DOUBT}"])
    spoken = "; ".join(f"{name}: {said}, {source}" for name, said, source in rows)
    return Figure(
        svg=canvas.svg(),
        alt=f"Ranges of the risk of NET by syndrome and source. {spoken}.",
        caption="Groups, not one patient. Where sources differ, all are shown. MEN2 brings no gastroenteropancreatic NET.",
        header=["Syndrome", "Risk of NET", "Source"],
        rows=rows,
    )


def _said(fact_id: str) -> str:
    words = number(fact_id)
    return WORDS_ONLY if words == "none" else words


def _short(source: str) -> str:
    # The full titles stand in the table; several sources are one more than the first.
    first, *more = source.split("; ")
    head = first.split(",")[0]
    return head + (f" + {len(more)}" if more else "")


def _line(canvas: Sketch, y: float, name: str, fact_id: str, *, chosen: bool) -> None:
    one = fact(fact_id)
    canvas.words(LEFT - 10, y + 20, name, anchor="end", bold=chosen)
    low = float(one.low if one.low is not None else one.value or 0)
    high = float(one.high if one.high is not None else one.value or 0)
    left, right = LEFT + SPAN * low / 100, LEFT + SPAN * high / 100
    if high:
        # A single figure is a thin bar, so that it is not taken for a range from nought.
        canvas.rect(left - 2, y + 6, right - left + 4, ROW - 12, fill=DOTS if chosen else PLAIN)
    canvas.clear_words(right + 8, y + 20, _said(fact_id), bold=chosen)
