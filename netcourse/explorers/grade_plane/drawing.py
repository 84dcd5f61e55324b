"""The grade plane as a drawing: the regions of a table, the two indices as strips along the axes, and one tumour."""

from collections.abc import Sequence
from textwrap import wrap

from netcourse.disease.lung import LungCategory
from netcourse.disease.proliferation import shown
from netcourse.disease.who_grade import NET_GRADES, Category
from netcourse.evidence import fact
from netcourse.explorers.figure import Drawing, Figure
from netcourse.explorers.grade_plane.regions import Region, name, regions
from netcourse.explorers.grade_plane.still import KI67_SPAN, MITOSES_SPAN, along, ki67_limits, mitoses_limits
from netcourse.explorers.grade_plane.tumour import WELL, Tumour, Verdict

# As wide as a phone shows whole, with words that can be read.
LEFT, TOP, WIDTH, HEIGHT = 84, 12, 302, 300
STRIP = 24  # thickness of the strip of a single index
TOTAL_WIDTH, TOTAL_HEIGHT = LEFT + WIDTH + 14, TOP + HEIGHT + STRIP + 56
# Of bold words in Drawing's type size; a letter is at most so wide on average.
LETTERS_PER_LINE, LETTER, LINE = 24, 8.5, 17
DOT = 8
# The words in a region say what it is; the ground only helps the eye. Ink has a contrast of 12:1 or more on each of them.
LOW, MIDDLE, HIGH, CARCINOMA, PALE = "#e3f0fb", "#fdf0d0", "#f6d9d5", "#e9dff2", "#eeeeee"
GROUNDS: dict[str, str] = {
    Category.NET_G1: LOW,
    Category.NET_G2: MIDDLE,
    Category.NET_G3: HIGH,
    LungCategory.TYPICAL: LOW,
    LungCategory.ATYPICAL: MIDDLE,
    LungCategory.CARCINOID_HIGH: HIGH,
    Category.NEC_SMALL_CELL: CARCINOMA,
    Category.NEC_LARGE_CELL: CARCINOMA,
    LungCategory.SMALL_CELL: CARCINOMA,
    LungCategory.LARGE_CELL: CARCINOMA,
}


def draw(one: Tumour, found: Verdict) -> Figure:
    """The plane with this tumour on it.

    Parameters
    ----------
    one : Tumour
        Where it lies; values outside the axes are drawn on the rim.
    found : WhoGrade or LungClass or NotDecidable
        What the rule says about it.
    """
    parts = regions(one)
    drawing = Drawing(TOTAL_WIDTH, TOTAL_HEIGHT)
    # A region inside another of the same name is not told apart.
    drawn = [part for part, around in zip(parts, (None, *parts), strict=False) if around is None or part.name != around.name]
    _regions(drawing, drawn)
    _axes(drawing, one)
    _lines(drawing, one)
    _names(drawing, drawn, one)
    drawing.circle(_x(float(one.ki67)), _y(float(one.mitoses)), DOT)
    where = f"Ki-67 {shown(one.ki67)}%, mitoses {shown(one.mitoses)} per 2 mm²"
    names = ", ".join(dict.fromkeys(part.name for part in reversed(parts)))
    return Figure(
        svg=drawing.svg(),
        alt=(
            "Plane of Ki-67 index, across, against mitoses per 2 square millimetres, up, on logarithmic axes. "
            f"Regions from the lower left outwards: {names}. This tumour lies at {where}: {name(found)}."
        ),
        caption=f"{_caption(one)} The dot is this tumour. Both axes are logarithmic; a zero is drawn on the rim.",
        header=["", "Ki-67 index", "Mitoses per 2 mm²"],
        rows=[
            *([part.name, *part.limits] for part in reversed(parts)),
            [f"This tumour: {name(found)}", f"{shown(one.ki67)}%", shown(one.mitoses)],
        ],
    )


def at_shares(across: float, up: float) -> tuple[float, float]:
    """The Ki-67 index (%) and the mitoses per 2 mm2 at shares of the whole drawing, `up` counted from its top."""
    x = (across * TOTAL_WIDTH - LEFT) / WIDTH
    y = 1 - (up * TOTAL_HEIGHT - TOP) / HEIGHT
    return _back(x, KI67_SPAN), _back(y, MITOSES_SPAN)


def _regions(drawing: Drawing, parts: Sequence[Region]) -> None:
    for part in parts:
        x, y = _x(part.ki67), _y(part.mitoses)
        drawing.rect(LEFT, y, x - LEFT, TOP + HEIGHT - y, fill=GROUNDS.get(part.name, PALE))


def _names(drawing: Drawing, parts: Sequence[Region], one: Tumour) -> None:
    for at, part in enumerate(parts):
        lines = wrap(part.name, LETTERS_PER_LINE)
        wide, high = LETTER * max(map(len, lines)), LINE * len(lines)
        right, top, bottom = _x(part.ki67) - 8, _y(part.mitoses) + 4, TOP + HEIGHT - high - 6
        # The upper right corner, unless the tumour or its lines are there; only the innermost region has a free bottom.
        places = [(right - wide, top), (LEFT + 8, top)]
        places += [(right - wide, bottom), (LEFT + 8, bottom)] if at == len(parts) - 1 else []
        left, upper = min(places, key=lambda place: _in_the_way(one, place, wide, high))
        anchor, x = ("start", left) if left == LEFT + 8 else ("end", right)
        # The ground once more, so that a dashed line does not run through the words.
        drawing.rect(left - 2, upper, wide + 2, high, fill=GROUNDS.get(part.name, PALE), stroke="none")
        for row, line in enumerate(lines):
            drawing.words(x, upper + 14 + row * LINE, line, anchor=anchor, bold=True)


def _in_the_way(one: Tumour, place: tuple[float, float], wide: float, high: float) -> int:
    # The dot is worse than a dashed line; equal places keep their order.
    (left, top), x, y = place, _x(float(one.ki67)), _y(float(one.mitoses))
    across, up = left - DOT <= x <= left + wide + DOT, top - DOT <= y <= top + high + DOT
    return 2 * (across and up) + (up and left <= x) + (across and y <= top + high and not one.in_lung_or_thymus)


def _axes(drawing: Drawing, one: Tumour) -> None:
    (low_ki67, high_ki67), (low_mitoses, high_mitoses) = ki67_limits(), mitoses_limits()
    bottom, side = TOP + HEIGHT, LEFT
    if one.in_gut_or_pancreas and one.looks == WELL:
        across = (KI67_SPAN[0], low_ki67, high_ki67, KI67_SPAN[1])
        _strips(drawing, across, (MITOSES_SPAN[0], low_mitoses, high_mitoses, MITOSES_SPAN[1]))
        bottom, side = bottom + STRIP, side - STRIP - 4
    for tick in (1.0, low_ki67, 10.0, high_ki67, 50.0, 100.0):
        drawing.line(_x(tick), bottom, _x(tick), bottom + 5)
        drawing.words(_x(tick), bottom + 18, f"{tick:g}", anchor="middle")
    for tick in (0.5, 1.0, low_mitoses, 5.0, 10.0, high_mitoses, 50.0):
        drawing.line(side - 5, _y(tick), side, _y(tick))
        drawing.words(side - 8, _y(tick) + 5, f"{tick:g}", anchor="end")
    more = " (no criterion here)" if one.in_lung_or_thymus else ""
    drawing.words(LEFT + WIDTH / 2, bottom + 42, f"Ki-67 index, %{more}", anchor="middle", bold=True)
    drawing.words(18, TOP + HEIGHT / 2, "Mitoses per 2 mm²", anchor="middle", turned=True, bold=True)


def _strips(drawing: Drawing, ki67: Sequence[float], mitoses: Sequence[float]) -> None:
    # The ends of G1, G2 and G3 along each axis: what one index says alone.
    for at, grade in enumerate(NET_GRADES):
        short, ground = grade.removeprefix("NET "), GROUNDS[grade]
        left, right = _x(ki67[at]), _x(ki67[at + 1])
        drawing.rect(left, TOP + HEIGHT + 4, right - left, STRIP - 4, fill=ground)
        drawing.words((left + right) / 2, TOP + HEIGHT + 19, short, anchor="middle")
        low, high = _y(mitoses[at]), _y(mitoses[at + 1])
        drawing.rect(LEFT - STRIP - 4, high, STRIP, low - high, fill=ground)
        drawing.words(LEFT - STRIP / 2 - 4, (low + high) / 2 + 5, short, anchor="middle")


def _lines(drawing: Drawing, one: Tumour) -> None:
    x, y = _x(float(one.ki67)), _y(float(one.mitoses))
    drawing.line(x, y, LEFT - 4, y, width=1.5, dashes="5 4")
    if not one.in_lung_or_thymus:
        drawing.line(x, y, x, TOP + HEIGHT + 4, width=1.5, dashes="5 4")


def _caption(one: Tumour) -> str:
    if one.in_lung_or_thymus:
        limit = fact("B4-2.mitoses").high
        return f"In lung and thymus mitoses and necrosis sort the tumour, not Ki-67. On exactly {limit} mitoses sources disagree."
    if not one.in_gut_or_pancreas:
        return "Without a primary site there is no table."
    if one.looks != WELL:
        return "A poorly differentiated tumour gets no G, wherever it lies."
    return "Each strip is the grade by one index alone; the higher of the two is the grade. Limits belong to G2."


def _x(ki67: float) -> float:
    return LEFT + WIDTH * along(ki67, KI67_SPAN)


def _y(mitoses: float) -> float:
    return TOP + HEIGHT * (1 - along(mitoses, MITOSES_SPAN))


def _back(share: float, span: tuple[float, float]) -> float:
    low, high = span
    found: float = low * (high / low) ** min(max(share, 0.0), 1.0)
    return found
