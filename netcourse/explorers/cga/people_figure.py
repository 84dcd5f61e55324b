"""1,000 people and their chromogranin A (CgA) result as a figure: four kinds of mark, told apart by shape and place."""

from collections.abc import Callable, Sequence

from netcourse.disease.bayes import PostTestProbability
from netcourse.explorers.cga.people import PEOPLE_DRAWN, Accuracy, Crowd, crowd
from netcourse.explorers.figure import Figure
from netcourse.explorers.plot import BLUE, GREY, RUST, Plot

WIDTH, LEFT, TOP = 660, 20, 44
_IN_A_COLUMN = 20
_CELL = 11.4
# One column stays free between those who test positive and the rest.
_GAP = 1


def people_figure(known: Accuracy, found: PostTestProbability) -> Figure:
    """Draw 1,000 people.

    Parameters
    ----------
    known : Accuracy
        Which condition it is about.
    found : PostTestProbability
        What the results mean.

    Returns
    -------
    Figure
        Those who test positive on the left, the rest on the right; the table gives the counts before rounding.
    """
    many = crowd(found)
    columns = -(-many.positive // _IN_A_COLUMN)
    bottom = TOP + _IN_A_COLUMN * _CELL
    canvas = Plot(WIDTH, round(bottom + 74))
    border = LEFT + (columns + _GAP / 2) * _CELL
    canvas.words(LEFT, TOP - 12, f"Test positive: {many.positive}", bold=True)
    right = LEFT + (PEOPLE_DRAWN // _IN_A_COLUMN + 1 + _GAP) * _CELL
    canvas.words(right, TOP - 12, f"Test negative: {many.negative}", anchor="end", bold=True)
    canvas.line(border, TOP - 3, border, bottom + 2, width=1.5, dashes="4 3")
    start = columns + _GAP
    canvas.marks(_marks(_square, 0, 0, many.true_positive), fill=BLUE)
    canvas.marks(_marks(_triangle, 0, many.true_positive, many.false_positive), fill=RUST)
    canvas.marks(_marks(_square, start, 0, many.false_negative), fill="#ffffff", stroke=BLUE)
    canvas.marks(_marks(_dot, start, many.false_negative, many.true_negative), fill=GREY)
    _legend(canvas, known, many, bottom + 34)
    return Figure(
        svg=canvas.svg(),
        alt=(
            f"1,000 people as marks. {many.positive} test positive: {many.true_positive} with {known.condition}, "
            f"{many.false_positive} without. {many.negative} test negative: {many.false_negative} with {known.condition}, "
            f"{many.true_negative} without."
        ),
        caption="Each mark is one of 1,000 people like this one, in whole people. The table has the counts before rounding.",
        header=["Of 1,000 people", f"with {known.condition}", f"without {known.condition}"],
        rows=_rows(found),
    )


def _legend(canvas: Plot, known: Accuracy, many: Crowd, y: float) -> None:
    entries = (
        (_square, BLUE, "none", f"{many.true_positive} positive, with {known.condition}"),
        (_triangle, RUST, "none", f"{many.false_positive} positive, without: false alarm"),
        (_square, "#ffffff", BLUE, f"{many.false_negative} negative, with {known.condition}: missed"),
        (_dot, GREY, "none", f"{many.true_negative} negative, without"),
    )
    for at, (shape, fill, stroke, words) in enumerate(entries):
        x, line = LEFT + 300 * (at % 2), y + 26 * (at // 2)
        canvas.marks(shape(x, line - 10), fill=fill, stroke=stroke)
        canvas.words(x + 18, line, words)


def _marks(shape: Callable[[float, float], str], first_column: int, skip: int, many: int) -> str:
    places = (divmod(at, _IN_A_COLUMN) for at in range(skip, skip + many))
    return "".join(shape(LEFT + (first_column + column) * _CELL, TOP + row * _CELL) for column, row in places)


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
