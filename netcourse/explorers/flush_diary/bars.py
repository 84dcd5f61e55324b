"""Bars of the flush diary: how often the patient flushed with something and without it, and what is likely to be a trigger."""

from netcourse.explorers.figure import Figure
from netcourse.explorers.flush_diary.layout import LINE, NARROW, ROW, WIDE, Layout
from netcourse.explorers.flush_diary.model import CLEARED, NAMES, SURE, Exposure, trigger_chances
from netcourse.explorers.flush_diary.setting import ALL, Compared, Group, Reading, within_words
from netcourse.explorers.flush_diary.words import percent
from netcourse.explorers.plot import DASHES, PALE_BLUE, PALE_RUST, Plot, Scale
from netcourse.explorers.wording import capital

_BAR, _GAP = 16, 12


def compared_figure(read: Reading) -> Figure:
    """Days with and without, over all days, and among those that are looked at."""
    parts = [("All days", read.crude)]
    if read.within != ALL:
        parts.append((within_words()[read.within], read.held))
    each = "; ".join(
        f"{where.lower()}: {pair.having.words} with {NAMES[read.food]}, {pair.lacking.words} without" for where, pair in parts
    )
    return Figure(
        svg=_compared(read, parts, WIDE),
        narrow=_compared(read, parts, NARROW),
        alt=f"Bars of the share of days with a flush. {capital(each)}.",
        caption=f"How often there was a flush with {NAMES[read.food]} and without it.",
        header=["Days", f"Flush on days with {NAMES[read.food]}", "Flush on days without", "Difference in points"],
        rows=[[where, pair.having.words, pair.lacking.words, _points(pair)] for where, pair in parts],
    )


def chances_figure(read: Reading) -> Figure:
    """What is likely to be a trigger of this patient."""
    chances = trigger_chances(read.days)
    told = {one: percent(chance) for one, chance in chances.items()}
    given = {one: "given up" if one in read.given_up else "" for one in Exposure}
    return Figure(
        svg=_chances(read, chances, WIDE),
        narrow=_chances(read, chances, NARROW),
        alt=f"Bars of how likely each is a trigger: {', '.join(f'{NAMES[one]} {words}' for one, words in told.items())}.",
        caption=(
            f"How likely each is a trigger of this patient, in this model. Dashed: {CLEARED:.0%} and {SURE:.0%}, chosen. "
            "✂: given up for good."
        ),
        header=["What", "Likely to be a trigger", "Given up"],
        rows=[[capital(NAMES[one]), told[one], given[one] or "no"] for one in Exposure],
    )


def _points(pair: Compared) -> str:
    return "nothing to compare" if pair.points is None else f"{pair.points:+d}".replace("-", "−")


def _compared(read: Reading, parts: list[tuple[str, Compared]], layout: Layout) -> str:
    above = LINE if layout.stacked else 0
    deep = LINE + 2 * (above + ROW) + _GAP
    canvas = Plot(layout.width, round(deep * len(parts) + 8))
    left = 8.0 if layout.stacked else 190.0
    across = Scale(0, 1, left, layout.right - 50)
    for at, (where, pair) in enumerate(parts):
        y = deep * at + LINE
        canvas.words(8, y, f"{where}: {_points(pair)}{'' if pair.points is None else ' points'}", bold=True)
        y += 6
        for group, fill, words in (
            (pair.having, PALE_RUST, f"with {NAMES[read.food]}"),
            (pair.lacking, PALE_BLUE, f"without {NAMES[read.food]}"),
        ):
            canvas.words(8, y + 13, words)
            _bar(canvas, across, y + above, group, fill)
            y += above + ROW
    return canvas.svg()


def _bar(canvas: Plot, across: Scale, y: float, group: Group, fill: str) -> None:
    if group.flushes:
        canvas.rect(across.start, y, across.at(group.share) - across.start, _BAR, fill=fill)
    canvas.line(across.start, y, across.start, y + _BAR, width=2)
    canvas.words(across.at(group.share) + 6, y + 13, group.words)


def _chances(read: Reading, chances: dict[Exposure, float], layout: Layout) -> str:
    top, bottom = 26, 26 + ROW * len(Exposure)
    canvas = Plot(layout.width, bottom + 12)
    across = Scale(0, 1, layout.left, layout.right)
    for at, one in enumerate(Exposure):
        y, chance = top + ROW * at, chances[one]
        gone = one in read.given_up
        canvas.words(8, y + 15, f"{'✂ ' if gone else ''}{capital(NAMES[one])}", bold=one is read.food)
        canvas.rect(across.start, y + 3, max(across.at(chance) - across.start, 1), _BAR, fill=PALE_RUST)
        canvas.words(layout.width - 8, y + 15, percent(chance).replace("under ", "<").replace("over ", ">"), anchor="end")
    for limit in (CLEARED, SURE):
        canvas.line(across.at(limit), top - 4, across.at(limit), bottom, dashes=DASHES)
        canvas.words(across.at(limit), top - 9, f"{limit:.0%}", anchor="middle")
    canvas.line(across.start, top - 4, across.start, bottom)
    return canvas.svg()
