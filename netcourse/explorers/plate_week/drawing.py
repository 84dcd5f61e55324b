"""The week as it is served, the frontier of flushes against energy, and the foods with their lists."""

from netcourse.explorers.figure import Figure
from netcourse.explorers.narrow import MARGIN, NARROW_WIDTH
from netcourse.explorers.panels import HEAD, Cell, one_below_the_other, side_by_side
from netcourse.explorers.plate_week.foods import FOODS, MEALS, WINE, list_words
from netcourse.explorers.plate_week.kitchen import DAYS, Day, Week, best_with, cooked, frontier, internet_week
from netcourse.explorers.plate_week.setting import Plan
from netcourse.explorers.plot import BLUE, PALE_BLUE, PALE_RUST, Plot, Scale
from netcourse.explorers.wording import capital

_WEEK, _FOODS = (0.1, 0.26, 0.26, 0.26, 0.12), (0.3, 0.3, 0.4)
_WIDE, _HEIGHT = 680, 300
# The axes: chosen so that every plan of every patient lies on them.
_MOST_FLUSHES, _LEAST_ENERGY, _MOST_ENERGY = 4, 20, 110
_ROUND = 1e-9


def week_figure(plan: Plan) -> Figure:
    """Seven days, three meals, and how likely a flush is."""
    week = plan.week
    head = tuple(Cell((words,), HEAD, bold=True) for words in ("Day", *MEALS, "Flush"))
    lines = [
        (Cell((str(at),), HEAD, bold=True), *(Cell((_served(day, meal),)) for meal in range(len(MEALS))),
         Cell((f"{chance:.0%}",), _ground(chance)))
        for at, (day, chance) in enumerate(zip(week.days, week.chances, strict=True), start=1)
    ]  # fmt: skip
    folded = [
        (Cell((f"Day {at}: flush {chance:.0%}", *(_served(day, meal) for meal in range(len(MEALS)))), _ground(chance)),)
        for at, (day, chance) in enumerate(zip(week.days, week.chances, strict=True), start=1)
    ]
    return Figure(
        svg=side_by_side([head, *lines], _WEEK),
        narrow=one_below_the_other(folded),
        alt=(
            f"A week of {week.variety} different dishes. How likely a flush is, day by day: "
            f"{', '.join(f'{chance:.0%}' for chance in week.chances)}."
        ),
        caption="The week that is cooked from what is left. Flush: how likely on that day, in this model.",
        header=["Day", *MEALS, "Flush"],
        rows=[
            [str(at), *(_served(day, meal) for meal in range(len(MEALS))), f"{chance:.0%}"]
            for at, (day, chance) in enumerate(zip(week.days, week.chances, strict=True), start=1)
        ],
    )


def frontier_figure(plan: Plan) -> Figure:
    """One's own plan, the diet from the internet, and the line that no plan betters."""
    patient = plan.patient
    told = [("Yours", plan.week), ("Nothing left out", cooked(patient, frozenset())), ("Internet diet", internet_week(patient))]
    best = [("Best with one food left out", best_with(patient, 1)), ("Best with two", best_with(patient, 2))]
    return Figure(
        svg=_drawn(plan, _WIDE),
        narrow=_drawn(plan, NARROW_WIDTH),
        alt=(
            "A plane of expected flushes, from few to many, against energy. "
            f"{'; '.join(f'{words}: {week.flushes:.1f} flushes, energy {week.energy}%' for words, week in told)}. "
            f"A line through {len(frontier(patient))} {'plan' if len(frontier(patient)) == 1 else 'plans'} that none betters."
        ),
        caption="Flushes against what may still be eaten: to the left fewer flushes, up more to eat. Line: what none betters.",
        header=["Plan", "Flushes a week", "Energy", "Protein", "Different dishes"],
        rows=[
            [words, f"{week.flushes:.1f}", f"{week.energy}%", f"{week.protein}%", str(week.variety)]
            for words, week in [*told, *best]
        ],
    )


def foods_figure(plan: Plan) -> Figure:
    """Each food with its list, and how the days with it compare with those without."""
    head = tuple(Cell((words,), HEAD, bold=True) for words in ("Food", "List", "This week"))
    rows = [
        (capital(FOODS[key].words) + (" (alcohol)" if key == WINE else ""), list_words(key), _response(plan, key))
        for key in FOODS
    ]
    cells = [tuple(Cell((words,), PALE_RUST if key in plan.left_out else "#ffffff") for words in row)
             for key, row in zip(FOODS, rows, strict=True)]  # fmt: skip
    folded = [
        (Cell((f"{name}: {where}", response), cell[0].fill),) for (name, where, response), cell in zip(rows, cells, strict=True)
    ]
    return Figure(
        svg=side_by_side([head, *cells], _FOODS),
        narrow=one_below_the_other(folded),
        alt=f"A table of {len(FOODS)} foods: on which list each stands, and how days with it compare with the others.",
        caption="Triggers may set off a flush; test foods disturb urinary 5-HIAA. Percent: a flush on days with it, and else.",
        header=["Food", "List", "This week"],
        rows=[list(row) for row in rows],
    )


def _served(day: Day, meal: int) -> str:
    dish = day.dishes[meal]
    if dish is None:
        return "nothing is left to cook"
    beside = [FOODS[key].words for key in sorted(dish.beside & day.eaten)]
    return ", ".join([dish.words, *beside])


def _ground(chance: float) -> str:
    return PALE_RUST if chance > 1 / 2 else PALE_BLUE


def _response(plan: Plan, key: str) -> str:
    if key in plan.left_out:
        return "left out for good"
    week = plan.week
    pairs = list(zip(week.days, week.chances, strict=True))
    having = [chance for day, chance in pairs if key in day.eaten]
    lacking = [chance for day, chance in pairs if key not in day.eaten]
    if not having or not lacking:
        return "not eaten" if not having else "eaten every day"
    return f"on {len(having)} {'day' if len(having) == 1 else 'days'}: {_mean(having)}; else {_mean(lacking)}"


def _mean(chances: list[float]) -> str:
    return f"{sum(chances) / len(chances):.0%}"


def _drawn(plan: Plan, width: int) -> str:
    canvas = Plot(width, _HEIGHT)
    across = Scale(0, _MOST_FLUSHES, 52, width - 110)
    up = Scale(_LEAST_ENERGY, _MOST_ENERGY, _HEIGHT - 52, 24)
    canvas.frame(across, up)
    canvas.ticks_across(across, up.start, range(_MOST_FLUSHES + 1))
    canvas.ticks_up(up, across.start, range(_LEAST_ENERGY, _MOST_ENERGY + 1, 30))
    canvas.words(across.start, up.start + 42, f"flushes in {DAYS} days, expected")
    canvas.words(MARGIN, 14, "energy, % of the need")
    line = [(across.at(one.flushes), up.at(one.energy)) for one in frontier(plan.patient)]
    steps = [(line[0][0], up.start), *_stairs(line), (across.end, line[-1][1])]
    canvas.curve(steps, colour=BLUE, width=3)
    for words, week, drop in _labelled(plan):
        x, y = across.at(week.flushes), up.at(week.energy)
        canvas.circle(x, y, 6)
        canvas.words(x + 10, y + drop, words, bold=words.startswith("◀"))
    return canvas.svg()


def _stairs(line: list[tuple[float, float]]) -> list[tuple[float, float]]:
    found = [line[0]]
    for x, y in line[1:]:
        found += [(x, found[-1][1]), (x, y)]
    return found


def _labelled(plan: Plan) -> list[tuple[str, Week, float]]:
    """What is drawn as a dot, and how far below it its words stand: those of one's own never lie on those of another."""
    others = [("all foods", cooked(plan.patient, frozenset())), ("internet diet", internet_week(plan.patient))]
    mine = plan.week
    above, below = -10.0, 22.0
    apart = [(words, week) for words, week in others if _away(week, mine)]
    near = [words for words, week in others if not _away(week, mine)]
    # The words of the higher of two dots stand above it, and those of the lower one below: none comes to lie at the other's.
    closest = min(apart, key=lambda one: abs(one[1].energy - mine.energy), default=None)
    mine_above = closest is not None and closest[1].energy < mine.energy
    return [
        *((words, week, below if week.energy < mine.energy else above) for words, week in apart),
        (f"◀ yours{f' ({near[0]})' if near else ''}", mine, above if mine_above else below),
    ]


def _away(one: Week, other: Week) -> bool:
    return abs(one.flushes - other.flushes) > _ROUND or one.energy != other.energy
