"""1,000 people and their chromogranin A (CgA) result as a figure: four kinds of mark, told apart by shape and place."""

from collections.abc import Sequence
from dataclasses import dataclass

from netcourse.disease.bayes import PostTestProbability
from netcourse.explorers.cga.people import PEOPLE_DRAWN, Accuracy, Crowd, crowd
from netcourse.explorers.figure import Figure
from netcourse.explorers.narrow import NARROW_WIDTH
from netcourse.explorers.plot import BLUE, GREY, RUST, Plot

LEFT, TOP = 20, 44
_CELL = 11.4
# One column stays free between those who test positive and the rest.
_GAP = 1


@dataclass(frozen=True, slots=True)
class _Layout:
    """How wide it is, how many marks stand in a column, and where the legend's second column is, if it has one."""

    width: int
    in_a_column: int
    second: int

    @property
    def bottom(self) -> float:
        """Below the last mark."""
        return TOP + self.in_a_column * _CELL


_WIDE, _NARROW = _Layout(660, 20, 300), _Layout(NARROW_WIDTH, 40, 0)


def people_figure(known: Accuracy, found: PostTestProbability, who: str = "people") -> Figure:
    """Draw 1,000 people, or lesions.

    Parameters
    ----------
    known : Accuracy
        Which condition it is about.
    found : PostTestProbability
        What the results mean.
    who : str
        What was counted, in the plural.

    Returns
    -------
    Figure
        Those who test positive on the left, the rest on the right; the table gives the counts before rounding.
    """
    many = crowd(found)
    return Figure(
        svg=_drawn(known, many, _WIDE),
        narrow=_drawn(known, many, _NARROW),
        alt=(
            f"1,000 {who} as marks. {many.positive} test positive: {many.true_positive} with {known.condition}, "
            f"{many.false_positive} without. {many.negative} test negative: {many.false_negative} with {known.condition}, "
            f"{many.true_negative} without."
        ),
        caption=f"Each mark is one of 1,000 {who} like this one, in whole {who}. The table has the counts before rounding.",
        header=[f"Of 1,000 {who}", f"with {known.condition}", f"without {known.condition}"],
        rows=_rows(found),
    )


def _drawn(known: Accuracy, many: Crowd, layout: _Layout) -> str:
    columns = -(-many.positive // layout.in_a_column)
    canvas = Plot(layout.width, round(layout.bottom + (74 if layout.second else 126)))
    border = LEFT + (columns + _GAP / 2) * _CELL
    canvas.words(LEFT, TOP - 12, f"Test positive: {many.positive}", bold=True)
    right = LEFT + (PEOPLE_DRAWN // layout.in_a_column + 1 + _GAP) * _CELL
    canvas.words(right, TOP - 12, f"Test negative: {many.negative}", anchor="end", bold=True)
    canvas.line(border, TOP - 3, border, layout.bottom + 2, width=1.5, dashes="4 3")
    start = columns + _GAP
    for shape, column, skip, count, fill, stroke in (
        (_square, 0, 0, many.true_positive, BLUE, "none"),
        (_triangle, 0, many.true_positive, many.false_positive, RUST, "none"),
        (_square, start, 0, many.false_negative, "#ffffff", BLUE),
        (_dot, start, many.false_negative, many.true_negative, GREY, "none"),
    ):
        places = (divmod(at, layout.in_a_column) for at in range(skip, skip + count))
        marks = "".join(shape(LEFT + (column + across) * _CELL, TOP + row * _CELL) for across, row in places)
        canvas.marks(marks, fill=fill, stroke=stroke)
    _legend(canvas, known, many, layout)
    return canvas.svg()


def _legend(canvas: Plot, known: Accuracy, many: Crowd, layout: _Layout) -> None:
    entries = (
        (_square, BLUE, "none", f"{many.true_positive} positive, with {known.condition}"),
        (_triangle, RUST, "none", f"{many.false_positive} positive, without: false alarm"),
        (_square, "#ffffff", BLUE, f"{many.false_negative} negative, with {known.condition}: missed"),
        (_dot, GREY, "none", f"{many.true_negative} negative, without"),
    )
    for at, (shape, fill, stroke, words) in enumerate(entries):
        row, column = divmod(at, 2) if layout.second else (at, 0)
        x, line = LEFT + layout.second * column, layout.bottom + 34 + 26 * row
        canvas.marks(shape(x, line - 10), fill=fill, stroke=stroke)
        canvas.words(x + 18, line, words)


def _square(x: float, y: float) -> str:
    return f"M{x + 1.2:.1f} {y + 1.2:.1f}h8v8h-8z"


def _triangle(x: float, y: float) -> str:
    return f"M{x + 5.2:.1f} {y + 0.8:.1f}l4.6 8.8h-9.2z"


def _dot(x: float, y: float) -> str:
    return f"M{x + 3.7:.1f} {y + 3.7:.1f}h3v3h-3z"


def _rows(found: PostTestProbability) -> Sequence[Sequence[str]]:
    prior, sens, spec = found.pre_test_probability, found.sensitivity, found.specificity
    shares = (
        ("test positive", sens * prior, (1 - spec) * (1 - prior)),
        ("test negative", (1 - sens) * prior, spec * (1 - prior)),
        ("together", prior, 1 - prior),
    )
    return [[words, *(f"{float(one * PEOPLE_DRAWN):.1f}" for one in pair)] for words, *pair in shares]
