"""Chromogranin A (CgA) over time as a figure: on the drug, after it, and against the limit of the laboratory."""

from dataclasses import dataclass

from netcourse.disease.cga_washout import half_life_limits, label_days
from netcourse.disease.printed import beside
from netcourse.explorers.cga.course import Course, Push, push_of
from netcourse.explorers.cga.setting import LAST_DAY, NO_PPI, UNIT, Setting
from netcourse.explorers.cga.words import amount, danger_signs, level_words
from netcourse.explorers.figure import Figure
from netcourse.explorers.narrow import BOLD_LETTERS, MARGIN, NARROW_WIDTH, in_lines
from netcourse.explorers.plot import BLUE, DASHES, PALE_BLUE, RUST, Plot, Scale
from netcourse.explorers.wording import capital

# A week on the drug is drawn before it is stopped; above the highest value a tenth stays free for words.
_DAYS_BEFORE = 7
_HEADROOM = 1.3
# Words at the right rim stay as far apart as a line of text is high.
_LINE = 18


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where the plot stands, and how many letters a line below it and the words above it hold."""

    width: int
    left: float
    right: float
    top: float
    bottom: float
    indent: float
    letters: int
    bold_letters: int
    # Lines below the plot: for the name of its axis, and whether each kind of line has one of its own.
    axis_lines: int
    stacked: bool


_WIDE = _Layout(660, 66, 560, 16, 270, 24, 200, 200, 1, stacked=False)
_NARROW = _Layout(NARROW_WIDTH, 58, 264, 60, 260, MARGIN, 44, BOLD_LETTERS, 2, stacked=True)
_ARROWS = {Push.UP: "↑", Push.UP_UNVERIFIED: "↑", Push.DOWN_UNVERIFIED: "↓", Push.NOT_COMPARABLE: "≠"}


def time_figure(course: Course) -> Figure:
    """Draw a course.

    Parameters
    ----------
    course : Course
        As `netcourse.explorers.cga.course.follow` gives it.

    Returns
    -------
    Figure
        Days across, ng/mL up. Causes without a published size stand below as arrows. The table lists days and causes.
    """
    setting = course.setting
    return Figure(
        svg=_drawn(course, _WIDE),
        narrow=_drawn(course, _NARROW),
        alt=_alt(course),
        caption=(
            "CgA of one synthetic patient, if it rises and falls as groups did. On the drug it is drawn level: its rise has no "
            "published course."
        ),
        header=["", "Half-life at its shortest", "Half-life at its longest"],
        rows=[
            ["Upper limit of the laboratory", f"{float(setting.limit):g} {UNIT}", f"{float(setting.limit):g} {UNIT}"],
            *_day_rows(course),
            *([capital(one), push_of(one).value, push_of(one).value] for one in setting.unsized),
        ],
    )


def _drawn(course: Course, layout: _Layout) -> str:
    setting = course.setting
    # How high it is shows once the words below are laid out.
    canvas = Plot(layout.width, round(_draw_below(Plot(layout.width, 0), setting, layout)))
    across = Scale(-_DAYS_BEFORE, LAST_DAY, layout.left, layout.right)
    up = Scale(0, _HEADROOM * float(max(course.on_drug, setting.limit)), layout.bottom, layout.top)
    _draw_level(canvas, across, up, course)
    canvas.frame(across, up)
    canvas.ticks_across(across, layout.bottom, (-_DAYS_BEFORE, 0, 7, 14, 21, LAST_DAY))
    canvas.ticks_up(up, layout.left, _round_ticks(up.high))
    middle = layout.width / 2 if layout.stacked else (layout.left + layout.right) / 2
    in_lines(canvas, middle, layout.bottom + 40, _days_label(setting), letters=layout.letters, anchor="middle", line=_LINE)
    canvas.words(18, (layout.top + layout.bottom) / 2, f"CgA, {UNIT}", anchor="middle", turned=True)
    _draw_rim(canvas, up, setting, layout)
    _draw_today(canvas, across, up, course, layout)
    _draw_below(canvas, setting, layout)
    return canvas.svg()


def _draw_level(canvas: Plot, across: Scale, up: Scale, course: Course) -> None:
    left, right, bottom, top = across.start, across.end, up.start, up.end
    limit, own = up.at(float(course.setting.limit)), up.at(float(course.setting.own))
    if course.setting.ppi != NO_PPI:
        low = [(across.at(float(one.day)), up.at(float(one.low))) for one in course.days]
        high = [(across.at(float(one.day)), up.at(float(one.high))) for one in course.days]
        canvas.area([*high, *reversed(low)], fill=PALE_BLUE)
        canvas.curve([(left, high[0][1]), *high], colour=BLUE, width=2.5)
        canvas.curve(low, colour=BLUE, dashes="3 3")
        canvas.line(across.at(0), bottom, across.at(0), top, dashes="2 4")
        canvas.line(left, own, right, own, dashes="1 5", width=2)
    else:
        canvas.curve([(left, own), (right, own)], colour=BLUE, width=2.5)
    canvas.curve([(left, limit), (right, limit)], colour=RUST, dashes=DASHES)


def _draw_rim(canvas: Plot, up: Scale, setting: Setting, layout: _Layout) -> None:
    limit, own = up.at(float(setting.limit)), up.at(float(setting.own))
    if abs(limit - own) < _LINE:
        # Too close for two lines of text: move both away from their middle.
        middle, sign = (limit + own) / 2, 1 if limit > own else -1
        limit, own = middle + sign * _LINE / 2, middle - sign * _LINE / 2
        low = max(limit, own) - (layout.bottom - 4)
        limit, own = limit - max(low, 0), own - max(low, 0)
    canvas.words(layout.right + 8, limit + 5, f"limit {float(setting.limit):g}")
    canvas.words(layout.right + 8, own + 5, f"own {float(setting.own):g}")


def _draw_today(canvas: Plot, across: Scale, up: Scale, course: Course, layout: _Layout) -> None:
    setting, today = course.setting, course.today
    x = across.at(float(today.day))
    canvas.line(x, layout.top + (0 if layout.stacked else 18), x, up.at(float(today.low)))
    for height in {today.low, today.high}:
        canvas.circle(x, up.at(float(height)), 5)
    taken = setting.ppi != NO_PPI and today.day == 0
    when = "today" if setting.ppi == NO_PPI else f"day {float(today.day):g}{', still taken' if taken else ''}"
    late = float(today.day) > LAST_DAY / 2
    words, harm = f"{when}: {amount(course)}", "Harm: stopping the PPI here"
    if layout.stacked:
        y = in_lines(canvas, MARGIN, 18, words, bold=True)
        if danger_signs(setting):
            canvas.words(MARGIN, y, harm, bold=True)
        return
    canvas.words(x - 8 if late else x + 8, layout.top + 12, words, anchor="end" if late else "start", bold=True)
    if danger_signs(setting):
        canvas.words(layout.right, layout.top + 34, harm, anchor="end", bold=True)


def _draw_below(canvas: Plot, setting: Setting, layout: _Layout) -> float:
    """Draw what the lines mean and what is not drawn; gives where the drawing ends."""
    left, y = (MARGIN if layout.stacked else layout.left), layout.bottom + 48 + _LINE * layout.axis_lines
    if setting.ppi != NO_PPI:
        shortest, longest = (f"{float(one):g} days" for one in half_life_limits())
        step, down = (0, _LINE) if layout.stacked else (170, 0)
        canvas.curve([(left, y - 5), (left + 34, y - 5)], colour=BLUE, width=2.5)
        canvas.words(left + 40, y, f"half-life {longest}")
        left, y = left + step, y + down
        canvas.curve([(left, y - 5), (left + 34, y - 5)], colour=BLUE, dashes="3 3")
        canvas.words(left + 40, y, f"half-life {shortest}")
        left, y = left + step, y + down
        canvas.line(left, y - 5, left + 34, y - 5, dashes="1 5", width=2)
        canvas.words(left + 40, y, "own: without the PPI")
        y += _LINE
    y += 4
    if setting.unsized:
        head = "Not drawn, as no size is verified (↑ raises it, ↓ lowers it, ≠ not comparable):"
        y = in_lines(canvas, layout.indent, y, head, letters=layout.letters)
    for cause in setting.unsized:
        push = push_of(cause)
        doubt = " (general knowledge, not verified)" if push in (Push.UP_UNVERIFIED, Push.DOWN_UNVERIFIED) else ""
        y = in_lines(canvas, layout.indent, y, f"{_ARROWS[push]} {capital(cause)}{doubt}", letters=layout.letters)
    return y - 8


def _day_rows(course: Course) -> list[list[str]]:
    if course.setting.ppi == NO_PPI:
        return [["Today, without a PPI", *(f"{float(course.setting.own):.0f} {UNIT}",) * 2]]
    wanted = {0, 3, 5, 7, 10, 14, 21, LAST_DAY, int(course.today.day)}
    return [
        [
            "On the PPI" if level.day == 0 else f"Day {float(level.day):g} without it",
            *(f"{words} {UNIT}" for words in level_words(level, course.setting.limit)),
        ]
        for level in course.days
        if level.day in wanted
    ]


def _alt(course: Course) -> str:
    setting = course.setting
    limit = f"the laboratory's limit of {float(setting.limit):g} {UNIT}"
    if setting.ppi == NO_PPI:
        return f"A level line: without a PPI, CgA is {amount(course)}, against {limit}."
    on_drug, (low, high) = beside(course.on_drug, setting.limit, 0), level_words(course.days[-1], setting.limit)
    return (
        f"A curve of CgA: {on_drug} {UNIT} on the PPI, falling to {low} to {high} on day {LAST_DAY} without it, "
        f"against {limit}. On the day chosen, day "
        f"{float(course.today.day):g}, it is {amount(course)}."
    )


def _days_label(setting: Setting) -> str:
    if setting.ppi == NO_PPI:
        return "Days (no PPI is taken)"
    return f"Days after the last dose (the assay label asks for {float(label_days()):g} or more)"


def _round_ticks(top: float) -> list[float]:
    step = next(one for one in (25, 50, 100, 200, 500, 1000, 2000) if top / one <= 6)
    return [step * at for at in range(int(top // step) + 1)]
