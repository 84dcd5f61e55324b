"""Chromogranin A (CgA) over time as a figure: on the drug, after it, and against the limit of the laboratory."""

from netcourse.disease.cga_washout import half_life_limits, label_days
from netcourse.disease.printed import beside
from netcourse.explorers.cga.course import Course, Push, push_of
from netcourse.explorers.cga.setting import LAST_DAY, NO_PPI, UNIT, Setting
from netcourse.explorers.cga.words import amount, capital, danger_signs, level_words
from netcourse.explorers.figure import Figure
from netcourse.explorers.plot import BLUE, DASHES, PALE_BLUE, RUST, Plot, Scale

WIDTH, LEFT, RIGHT, TOP, BOTTOM = 660, 66, 560, 16, 270
# A week on the drug is drawn before it is stopped; above the highest value a tenth stays free for words.
_DAYS_BEFORE = 7
_HEADROOM = 1.3
# Words at the right rim stay as far apart as a line of text is high.
_LINE = 18
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
    rows_below = 1 + (1 + len(setting.unsized) if setting.unsized else 0)
    canvas = Plot(WIDTH, BOTTOM + 62 + _LINE * rows_below)
    across = Scale(-_DAYS_BEFORE, LAST_DAY, LEFT, RIGHT)
    up = Scale(0, _HEADROOM * float(max(course.on_drug, setting.limit)), BOTTOM, TOP)
    _draw_level(canvas, across, up, course)
    canvas.frame(across, up)
    canvas.ticks_across(across, BOTTOM, (-_DAYS_BEFORE, 0, 7, 14, 21, LAST_DAY))
    canvas.ticks_up(up, LEFT, _round_ticks(up.high))
    canvas.words(LEFT + (RIGHT - LEFT) / 2, BOTTOM + 40, _days_label(setting), anchor="middle")
    canvas.words(18, (TOP + BOTTOM) / 2, f"CgA, {UNIT}", anchor="middle", turned=True)
    _draw_rim(canvas, up, setting)
    _draw_today(canvas, across, up, course)
    _draw_below(canvas, setting)
    return Figure(
        svg=canvas.svg(),
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


def _draw_level(canvas: Plot, across: Scale, up: Scale, course: Course) -> None:
    limit, own = up.at(float(course.setting.limit)), up.at(float(course.setting.own))
    if course.setting.ppi != NO_PPI:
        low = [(across.at(float(one.day)), up.at(float(one.low))) for one in course.days]
        high = [(across.at(float(one.day)), up.at(float(one.high))) for one in course.days]
        canvas.area([*high, *reversed(low)], fill=PALE_BLUE)
        canvas.curve([(LEFT, high[0][1]), *high], colour=BLUE, width=2.5)
        canvas.curve(low, colour=BLUE, dashes="3 3")
        canvas.line(across.at(0), BOTTOM, across.at(0), TOP, dashes="2 4")
        canvas.line(LEFT, own, RIGHT, own, dashes="1 5", width=2)
    else:
        canvas.curve([(LEFT, own), (RIGHT, own)], colour=BLUE, width=2.5)
    canvas.curve([(LEFT, limit), (RIGHT, limit)], colour=RUST, dashes=DASHES)


def _draw_rim(canvas: Plot, up: Scale, setting: Setting) -> None:
    limit, own = up.at(float(setting.limit)), up.at(float(setting.own))
    if abs(limit - own) < _LINE:
        # Too close for two lines of text: move both away from their middle.
        middle, sign = (limit + own) / 2, 1 if limit > own else -1
        limit, own = middle + sign * _LINE / 2, middle - sign * _LINE / 2
        low = max(limit, own) - (BOTTOM - 4)
        limit, own = limit - max(low, 0), own - max(low, 0)
    canvas.words(RIGHT + 8, limit + 5, f"limit {float(setting.limit):g}")
    canvas.words(RIGHT + 8, own + 5, f"own {float(setting.own):g}")


def _draw_today(canvas: Plot, across: Scale, up: Scale, course: Course) -> None:
    setting, today = course.setting, course.today
    x = across.at(float(today.day))
    canvas.line(x, TOP + 18, x, up.at(float(today.low)))
    for height in {today.low, today.high}:
        canvas.circle(x, up.at(float(height)), 5)
    taken = setting.ppi != NO_PPI and today.day == 0
    when = "today" if setting.ppi == NO_PPI else f"day {float(today.day):g}{', still taken' if taken else ''}"
    late = float(today.day) > LAST_DAY / 2
    canvas.words(x - 8 if late else x + 8, TOP + 12, f"{when}: {amount(course)}", anchor="end" if late else "start", bold=True)
    if danger_signs(setting):
        canvas.words(RIGHT, TOP + 34, "Harm: stopping the PPI here", anchor="end", bold=True)


def _draw_below(canvas: Plot, setting: Setting) -> None:
    y = BOTTOM + 66
    if setting.ppi != NO_PPI:
        shortest, longest = (f"{float(one):g} days" for one in half_life_limits())
        canvas.curve([(LEFT, y - 5), (LEFT + 34, y - 5)], colour=BLUE, width=2.5)
        canvas.words(LEFT + 40, y, f"half-life {longest}")
        canvas.curve([(LEFT + 170, y - 5), (LEFT + 204, y - 5)], colour=BLUE, dashes="3 3")
        canvas.words(LEFT + 210, y, f"half-life {shortest}")
        canvas.line(LEFT + 340, y - 5, LEFT + 374, y - 5, dashes="1 5", width=2)
        canvas.words(LEFT + 380, y, "own: without the PPI")
        y += _LINE
    if setting.unsized:
        canvas.words(24, y + 4, "Not drawn, as no size is verified (↑ raises it, ↓ lowers it, ≠ not comparable):")
    for at, cause in enumerate(setting.unsized, start=1):
        push = push_of(cause)
        doubt = " (general knowledge, not verified)" if push in (Push.UP_UNVERIFIED, Push.DOWN_UNVERIFIED) else ""
        canvas.words(24, y + 4 + at * _LINE, f"{_ARROWS[push]} {capital(cause)}{doubt}")


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
