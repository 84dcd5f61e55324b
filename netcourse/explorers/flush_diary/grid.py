"""The diary as a drawing: a row for each thing, a column for each day, and below whether the patient flushed."""

from collections.abc import Sequence
from itertools import groupby

from netcourse.explorers.figure import Figure
from netcourse.explorers.flush_diary.layout import NARROW, ROW, WIDE, Layout
from netcourse.explorers.flush_diary.model import NAMES, Day, Exposure
from netcourse.explorers.flush_diary.setting import Reading, is_within, within_words
from netcourse.explorers.plot import GREY, PALE_BLUE, PALE_RUST, Plot
from netcourse.explorers.wording import capital

_WITH, _WITHOUT, _OUT = "+", "–", ""
_GROUNDS = {_WITH: PALE_RUST, _WITHOUT: PALE_BLUE}
_HEAD, _DOT = 26, 4.5
_ROWS = len(Exposure) + 2


def grid_figure(read: Reading) -> Figure:
    """All days; the table has a row for each."""
    numbered = _numbered(read.days)
    return Figure(
        svg=_drawn(read, WIDE),
        narrow=_drawn(read, NARROW),
        alt=_alt(read),
        caption=(
            f"Synthetic diary; T: a test day. Compared: + is a day with {NAMES[read.food]}, – a day without. "
            f"{within_words()[read.within]} count."
        ),
        header=["Day", "What there was", "Flush", "Compared as"],
        rows=[
            [
                f"Test day {name[1:]}" if one.test else f"Day {name}",
                ", ".join(NAMES[each] for each in Exposure if each in one.had) or "nothing listed",
                "yes" if one.flush else "no",
                {_WITH: "with", _WITHOUT: "without", _OUT: "not looked at"}[_side(read, one)],
            ]
            for name, one in numbered
        ],
    )


def _numbered(days: Sequence[Day]) -> list[tuple[str, Day]]:
    """Each day with its number: 1, 2, ... and T1, T2, ..."""
    found = []
    for test, group in groupby(days, key=lambda one: one.test):
        found += [(f"{'T' if test else ''}{number}", one) for number, one in enumerate(group, start=1)]
    return found


def _side(read: Reading, day: Day) -> str:
    if not is_within(day, read.within):
        return _OUT
    return _WITH if read.food in day.had else _WITHOUT


def _drawn(read: Reading, layout: Layout) -> str:
    numbered = _numbered(read.days)
    blocks = [numbered]
    if layout.stacked:
        blocks = [[one for one in numbered if one[1].test is test] for test in (False, True)]
    blocks = [block for block in blocks if block]
    deep = _HEAD + ROW * _ROWS + 14
    canvas = Plot(layout.width, deep * len(blocks))
    for at, block in enumerate(blocks):
        _block(canvas, read, block, layout, deep * at)
    return canvas.svg()


def _block(canvas: Plot, read: Reading, days: Sequence[tuple[str, Day]], layout: Layout, top: float) -> None:
    body = top + _HEAD
    for at, (name, one) in enumerate(days):
        x, side = layout.left + layout.cell * at, _side(read, one)
        if side:
            canvas.rect(x, body, layout.cell, ROW * _ROWS, fill=_GROUNDS[side], stroke="none")
        # In a narrow column every other number of two digits has room.
        if not (layout.stacked and len(name) > 1 and (at + one.test) % 2 == 0):
            canvas.words(x + layout.cell / 2, body - 8, name, anchor="middle")
    end = layout.left + layout.cell * len(days)
    for at in range(_ROWS + 1):
        y = body + ROW * at
        canvas.line(layout.left, y, end, y, width=2 if at in (len(Exposure), len(Exposure) + 1) else 0.5)
    dots = []
    for row, exposure in enumerate(Exposure):
        y = body + ROW * (row + 0.5)
        mine = exposure is read.food
        canvas.words(8, y + 5, capital(NAMES[exposure]), bold=mine)
        dots += [_dot(layout.left + layout.cell * (at + 0.5), y) for at, (_, one) in enumerate(days) if exposure in one.had]
    canvas.marks("".join(dots), fill=GREY)
    flush, compared = (body + ROW * (len(Exposure) + more + 0.5) for more in (0, 1))
    canvas.words(8, flush + 5, "Flush", bold=True)
    canvas.words(8, compared + 5, "Compared")
    for at, (_, one) in enumerate(days):
        x = layout.left + layout.cell * (at + 0.5)
        canvas.words(x, flush + 5, "✱" if one.flush else "", anchor="middle", bold=True)
        canvas.words(x, compared + 5, _side(read, one), anchor="middle", bold=True)


def _dot(x: float, y: float) -> str:
    return f"M{x - _DOT:.1f} {y:.1f}a{_DOT} {_DOT} 0 1 0 {2 * _DOT} 0a{_DOT} {_DOT} 0 1 0 {-2 * _DOT} 0Z"


def _alt(read: Reading) -> str:
    tests = sum(one.test for one in read.days)
    held = read.held
    return (
        f"A diary of {len(read.days) - tests} days and {tests} test days, with a dot for everything that there was. "
        f"Flushes on {sum(one.flush for one in read.days)} days. Of the days that are looked at: {held.having.words} with "
        f"{NAMES[read.food]} and {held.lacking.words} without brought a flush."
    )
