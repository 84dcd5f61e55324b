"""The days before a 5-HIAA collection as a drawing: what was eaten and taken when, the hours of diet, and the collection."""

from dataclasses import dataclass
from fractions import Fraction
from textwrap import wrap

from netcourse.disease.hiaa_diet import HOURS_PER_DAY
from netcourse.evidence import fact
from netcourse.explorers.figure import INK, Figure
from netcourse.explorers.hiaa.diary import FIRST_HOUR, LAST_HOUR, when
from netcourse.explorers.hiaa.judgement import Effect, Judged
from netcourse.explorers.hiaa.words import DIRECTIONS, span
from netcourse.explorers.plot import GREY, Plot, Scale

FOODS, DRUGS = "foods", "drugs"
WIDTH, LEFT, RIGHT, TOP = 560, 198, 536, 46
# A letter of the names on the left is about 7 wide.
LETTERS, LINE, PADDING, LEAST, BELOW = 22, 17, 10, 80, 108
DOT = 6.0
# Light grounds: ink has a contrast of more than 12:1 on both.
DIET_GROUND, COLLECTION_GROUND = "#fdf0d0", "#cfe3f5"
_ACROSS = Scale(FIRST_HOUR, HOURS_PER_DAY, LEFT, RIGHT)


@dataclass(frozen=True, slots=True)
class Line:
    """One entry as a row of the drawing: of which diary, its place there, its name in lines, its hour, and where it is drawn.

    `effect` is how far a food counts, None for a medicine; `top` and `bottom` are in user units.
    """

    diary: str
    at: int
    name: tuple[str, ...]
    hour: Fraction
    effect: Effect | None
    top: float
    bottom: float


def lines(judged: Judged) -> tuple[Line, ...]:
    """The entries of both diaries as rows, foods first, each in the order of its diary."""
    setting = judged.setting
    entries: list[tuple[str, int, str, Fraction, Effect | None]] = [
        (FOODS, i, one.eaten.words, one.eaten.hour, one.effect) for i, one in enumerate(judged.meals)
    ]
    entries += [(DRUGS, i, _capital(one.drug), one.hour, None) for i, one in enumerate(setting.taken)]
    found: list[Line] = []
    top = float(TOP)
    for diary, at, words, hour, effect in entries:
        name = tuple(wrap(_capital(words), LETTERS))
        bottom = top + LINE * len(name) + PADDING
        found.append(Line(diary, at, name, hour, effect, top, bottom))
        top = bottom
    return tuple(found)


def entry_at(judged: Judged, across: float, up: float) -> tuple[str, int, int] | None:
    """The entry in whose row a click falls, and the hour clicked.

    Parameters
    ----------
    judged : Judged
        What is drawn.
    across, up : float
        Shares of the drawing's width from the left and of its height from the top.

    Returns
    -------
    tuple of str, int and int, or None
        The diary, the place of the entry in it, and the whole hour from the start; None beside the rows or left of the days.
    """
    rows = lines(judged)
    x, y = across * WIDTH, up * (_bottom(rows) + BELOW)
    row = next((one for one in rows if one.top <= y < one.bottom), None)
    if row is None or x < LEFT - DOT:
        return None
    hour = round(FIRST_HOUR + (x - LEFT) / (RIGHT - LEFT) * (HOURS_PER_DAY - FIRST_HOUR))
    return row.diary, row.at, min(max(hour, FIRST_HOUR), LAST_HOUR)


def timeline(judged: Judged) -> Figure:
    """Draw the diaries on their days.

    Parameters
    ----------
    judged : Judged
        As `netcourse.explorers.hiaa.judgement.judge` gives it.

    Returns
    -------
    Figure
        Hours from the start of the collection across, an entry a row. The table lists the entries and what each adds.
    """
    rows = lines(judged)
    bottom = _bottom(rows)
    canvas = Plot(WIDTH, round(bottom + BELOW))
    _grounds(canvas, judged, bottom)
    for row in rows:
        _row(canvas, row)
    if not rows:
        empty = "Nothing listed was eaten or taken." if judged.setting.asked else "Nobody asked what was eaten or taken."
        for i, words in enumerate(wrap(empty, LETTERS)):
            canvas.words(8, TOP + LINE * (i + 1), words, bold=True)
    canvas.line(LEFT, bottom, RIGHT, bottom)
    canvas.ticks_across(_ACROSS, bottom, (-72, -48, -24, 0, 24))
    canvas.words((LEFT + RIGHT) / 2, bottom + 40, "Hours from the start of the collection", anchor="middle")
    _legend(canvas, bottom + 66)
    window = float(judged.setting.window)
    return Figure(
        svg=canvas.svg(),
        alt=(
            "A line of time from 72 hours before to 24 hours after the start of the collection. Diet is asked for in the "
            f"{window:g} hours before, and during. {_alt_entries(judged)}"
        ),
        caption=f"What was eaten and taken. A bar shows for how long a food may raise the urine: {_longest():g} hours at most.",
        header=["", "When", f"In the {window:g} hours of diet, or during", "Adds to the result"],
        rows=[
            *_table_rows(judged),
            ["Diet asked for", f"{window:g} h before the start, to the end", "", ""],
            ["Collection", f"the start to {HOURS_PER_DAY} h", "", ""],
        ],
    )


def _bottom(rows: tuple[Line, ...]) -> float:
    return max(TOP + LEAST, rows[-1].bottom if rows else 0)


def _grounds(canvas: Plot, judged: Judged, bottom: float) -> None:
    begins, start = _ACROSS.at(float(-judged.setting.window)), _ACROSS.at(0)
    canvas.rect(begins, TOP, start - begins, bottom - TOP, fill=DIET_GROUND, stroke="none")
    canvas.rect(start, TOP, RIGHT - start, bottom - TOP, fill=COLLECTION_GROUND, stroke="none")
    canvas.line(begins, TOP, begins, bottom, dashes="4 4")
    canvas.line(start, TOP, start, bottom, width=2)
    canvas.line(RIGHT, TOP, RIGHT, bottom, width=2)
    canvas.words(start - 10, TOP - 7, f"Diet: {float(judged.setting.window):g} h before", anchor="end")
    canvas.words((start + RIGHT) / 2, TOP - 24, "Collection", anchor="middle", bold=True)
    canvas.words((start + RIGHT) / 2, TOP - 7, "and during", anchor="middle")


def _row(canvas: Plot, row: Line) -> None:
    for i, words in enumerate(row.name):
        canvas.words(8, row.top + LINE * (i + 1), words)
    x, y = _ACROSS.at(float(row.hour)), (row.top + row.bottom) / 2
    if row.effect is None:
        _diamond(canvas, x, y)
        return
    if row.effect is not Effect.NO_FIGURE:
        canvas.curve([(x, y), (_ACROSS.at(float(row.hour) + _longest()), y)], colour=GREY, width=5)
    _dot(canvas, x, y, row.effect)


def _dot(canvas: Plot, x: float, y: float, effect: Effect) -> None:
    if effect is Effect.WHOLE:
        canvas.circle(x, y, DOT + 1)
        return
    ring = f"M{x - DOT:.1f} {y:.1f}a{DOT} {DOT} 0 1 0 {2 * DOT} 0a{DOT} {DOT} 0 1 0 {-2 * DOT} 0Z"
    canvas.marks(ring, fill="#ffffff", stroke=INK)
    if effect is Effect.PART:
        canvas.marks(f"M{x:.1f} {y - DOT:.1f}a{DOT} {DOT} 0 0 1 0 {2 * DOT}Z", fill=INK)
    if effect is Effect.NO_FIGURE:
        canvas.words(x + DOT + 4, y + 5, "?", bold=True)


def _diamond(canvas: Plot, x: float, y: float) -> None:
    half = DOT + 1
    canvas.marks(f"M{x:.1f} {y - half:.1f}l{half} {half} {-half} {half} {-half} {-half}Z", fill=INK)


def _legend(canvas: Plot, y: float) -> None:
    for x, effect in ((16, Effect.WHOLE), (160, Effect.PART), (340, Effect.NONE)):
        _dot(canvas, x, y - 5, effect)
        canvas.words(x + 14, y, effect)
    _dot(canvas, 16, y + LINE, Effect.NO_FIGURE)
    canvas.words(38, y + LINE + 5, Effect.NO_FIGURE)
    _diamond(canvas, 192, y + LINE)
    canvas.words(206, y + LINE + 5, "medicine")
    canvas.curve([(300, y + LINE), (330, y + LINE)], colour=GREY, width=5)
    canvas.words(338, y + LINE + 5, "urine may be raised")


def _table_rows(judged: Judged) -> list[list[str]]:
    foods = [
        [
            _capital(one.eaten.words),
            when(one.eaten.hour),
            "yes" if one.forbidden else "no",
            one.effect.value if one.effect in (Effect.NONE, Effect.NO_FIGURE) else f"{span(one.load)}; {one.effect}",
        ]
        for one in judged.meals
    ]
    taken = judged.setting.taken
    return [*foods, *([_capital(one.drug), when(one.hour), "a medicine", _push(judged, i)] for i, one in enumerate(taken))]


def _push(judged: Judged, at: int) -> str:
    direction = judged.direction(judged.setting.taken[at].drug)
    return "not judged" if direction is None else f"{DIRECTIONS[direction]}; no size is known"


def _alt_entries(judged: Judged) -> str:
    foods = [f"{one.eaten.words}, {when(one.eaten.hour)}, {one.effect}" for one in judged.meals]
    drugs = [f"{one.drug}, {when(one.hour)}" for one in judged.setting.taken]
    if not foods and not drugs:
        return "Nothing is entered."
    return f"Entered: {'; '.join([*foods, *drugs])}."


def _longest() -> float:
    return float(fact("C5-19.normal").high or 0)


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]
