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
from netcourse.explorers.narrow import NARROW_WIDTH
from netcourse.explorers.plot import GREY, Plot, Scale
from netcourse.explorers.wording import capital

FOODS, DRUGS = "foods", "drugs"
TOP, LINE, PADDING, LEAST = 46, 17, 10, 80
DOT = 6.0
# Light grounds: ink has a contrast of more than 12:1 on both.
DIET_GROUND, COLLECTION_GROUND = "#fdf0d0", "#cfe3f5"


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the days stand, how many letters a name on the left has to a line (each about 7 wide), and where the legend does.

    `places` are those of the legend's entries, from the left and from its own top.
    """

    width: int
    left: float
    right: float
    letters: int
    middle: float
    below: int
    places: tuple[tuple[float, float], ...]

    @property
    def across(self) -> Scale:
        """Hours from the start of the collection."""
        return Scale(FIRST_HOUR, HOURS_PER_DAY, self.left, self.right)


WIDE = Layout(560, 198, 536, 22, 367, 108, ((16, 0), (160, 0), (340, 0), (16, 22), (192, 22), (300, 22)))
NARROW = Layout(
    NARROW_WIDTH, 124, 326, 15, NARROW_WIDTH / 2, 66 + 6 * 22 + 6, ((16, 0), (16, 22), (16, 44), (16, 66), (16, 88), (16, 110))
)


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


def lines(judged: Judged, layout: Layout = WIDE) -> tuple[Line, ...]:
    """The entries of both diaries as rows, foods first, each in the order of its diary."""
    setting = judged.setting
    entries: list[tuple[str, int, str, Fraction, Effect | None]] = [
        (FOODS, i, one.eaten.words, one.eaten.hour, one.effect) for i, one in enumerate(judged.meals)
    ]
    entries += [(DRUGS, i, capital(one.drug), one.hour, None) for i, one in enumerate(setting.taken)]
    found: list[Line] = []
    top = float(TOP)
    for diary, at, words, hour, effect in entries:
        name = tuple(wrap(capital(words), layout.letters))
        bottom = top + LINE * len(name) + PADDING
        found.append(Line(diary, at, name, hour, effect, top, bottom))
        top = bottom
    return tuple(found)


def entry_at(judged: Judged, across: float, up: float, layout: Layout = WIDE) -> tuple[str, int, int] | None:
    """The entry in whose row a click falls, and the hour clicked.

    Parameters
    ----------
    judged : Judged
        What is drawn.
    across, up : float
        Shares of the drawing's width from the left and of its height from the top.
    layout : Layout
        Which of the two drawings it is.

    Returns
    -------
    tuple of str, int and int, or None
        The diary, the place of the entry in it, and the whole hour from the start; None beside the rows or left of the days.
    """
    rows = lines(judged, layout)
    x, y = across * layout.width, up * (_bottom(rows) + layout.below)
    row = next((one for one in rows if one.top <= y < one.bottom), None)
    if row is None or x < layout.left - DOT:
        return None
    hour = round(FIRST_HOUR + (x - layout.left) / (layout.right - layout.left) * (HOURS_PER_DAY - FIRST_HOUR))
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
    window = float(judged.setting.window)
    return Figure(
        svg=_drawn(judged, WIDE),
        narrow=_drawn(judged, NARROW),
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


def _drawn(judged: Judged, layout: Layout) -> str:
    rows = lines(judged, layout)
    bottom = _bottom(rows)
    canvas = Plot(layout.width, round(bottom + layout.below))
    _grounds(canvas, judged, bottom, layout)
    for row in rows:
        _row(canvas, row, layout.across)
    if not rows:
        empty = "Nothing listed was eaten or taken." if judged.setting.asked else "Nobody asked what was eaten or taken."
        for i, words in enumerate(wrap(empty, layout.letters)):
            canvas.words(8, TOP + LINE * (i + 1), words, bold=True)
    canvas.line(layout.left, bottom, layout.right, bottom)
    canvas.ticks_across(layout.across, bottom, (-72, -48, -24, 0, 24))
    canvas.words(layout.middle, bottom + 40, "Hours from the start of the collection", anchor="middle")
    _legend(canvas, bottom + 66, layout)
    return canvas.svg()


def _bottom(rows: tuple[Line, ...]) -> float:
    return max(TOP + LEAST, rows[-1].bottom if rows else 0)


def _grounds(canvas: Plot, judged: Judged, bottom: float, layout: Layout) -> None:
    across = layout.across
    begins, start, right = across.at(float(-judged.setting.window)), across.at(0), across.end
    canvas.rect(begins, TOP, start - begins, bottom - TOP, fill=DIET_GROUND, stroke="none")
    canvas.rect(start, TOP, right - start, bottom - TOP, fill=COLLECTION_GROUND, stroke="none")
    canvas.line(begins, TOP, begins, bottom, dashes="4 4")
    canvas.line(start, TOP, start, bottom, width=2)
    canvas.line(right, TOP, right, bottom, width=2)
    diet = f"Diet: {float(judged.setting.window):g} h before"
    if layout == NARROW:
        rim = layout.width - 6
        canvas.words(rim, TOP - 24, "Collection", anchor="end", bold=True)
        canvas.words(rim, TOP - 7, f"{diet} and during", anchor="end")
        return
    canvas.words(start - 10, TOP - 7, diet, anchor="end")
    canvas.words((start + right) / 2, TOP - 24, "Collection", anchor="middle", bold=True)
    canvas.words((start + right) / 2, TOP - 7, "and during", anchor="middle")


def _row(canvas: Plot, row: Line, across: Scale) -> None:
    for i, words in enumerate(row.name):
        canvas.words(8, row.top + LINE * (i + 1), words)
    x, y = across.at(float(row.hour)), (row.top + row.bottom) / 2
    if row.effect is None:
        _diamond(canvas, x, y)
        return
    if row.effect is not Effect.NO_FIGURE:
        canvas.curve([(x, y), (across.at(float(row.hour) + _longest()), y)], colour=GREY, width=5)
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


def _legend(canvas: Plot, top: float, layout: Layout) -> None:
    whole, part, none, no_figure, medicine, raised = ((x, top - 5 + down) for x, down in layout.places)
    for (x, y), effect, after in (
        (whole, Effect.WHOLE, 14), (part, Effect.PART, 14), (none, Effect.NONE, 14), (no_figure, Effect.NO_FIGURE, 22),
    ):  # fmt: skip
        _dot(canvas, x, y, effect)
        canvas.words(x + after, y + 5, effect)
    _diamond(canvas, *medicine)
    canvas.words(medicine[0] + 14, medicine[1] + 5, "medicine")
    canvas.curve([raised, (raised[0] + 30, raised[1])], colour=GREY, width=5)
    canvas.words(raised[0] + 38, raised[1] + 5, "urine may be raised")


def _table_rows(judged: Judged) -> list[list[str]]:
    foods = [
        [
            capital(one.eaten.words),
            when(one.eaten.hour),
            "yes" if one.forbidden else "no",
            one.effect.value if one.effect in (Effect.NONE, Effect.NO_FIGURE) else f"{span(one.load)}; {one.effect}",
        ]
        for one in judged.meals
    ]
    taken = judged.setting.taken
    return [*foods, *([capital(one.drug), when(one.hour), "a medicine", _push(judged, i)] for i, one in enumerate(taken))]


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
