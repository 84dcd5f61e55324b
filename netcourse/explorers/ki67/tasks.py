"""What a lesson can ask for in the counting lab. When a task counts as done is chosen for teaching.

The count is short enough for five minutes at midnight: a drag of the mouse brushes a mark onto every nucleus that it passes, so
that a sheet of blue cells takes seconds, while the eye still decides what is brown, what is tumour and where to steer around.
Nothing is judged by the machine: a button "mark all negatives" would need to know the answer, and would teach that counting is
not looking. The table of a field, for whoever does not use the picture, marks all nuclei of a look at once: it groups by what is
seen, and whether that is tumour, and stained, is decided by whoever marks it. Who is new to it does one field by hand first.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from netcourse.evidence import fact
from netcourse.explorers.ki67.count import Count
from netcourse.explorers.ki67.truth import Truth

# Chosen: about two thirds of a field, one or two minutes of single clicks.
FEW_CELLS = 100
# Chosen: one slip in twenty marks is forgiven, and an area with four fifths of the highest index is the hot spot.
SLIPS_FORGIVEN = Fraction(1, 20)
NEAR_THE_HOTTEST = Fraction(4, 5)


@dataclass(frozen=True, slots=True)
class LabTask:
    """A task: what to do (`words`), on which plan of slide, with how many cells, when it is done, and what to notice `then`."""

    words: str
    plan: str
    cells: int
    met: Callable[[Count, Truth], bool]
    then: str

    def done(self, count: Count, truth: Truth) -> bool:
        """Whether a count, beside its truth, does what was asked, with as many cells as were asked for."""
        return count.index.counted >= self.cells and self.met(count, truth)


def who_cells() -> int:
    """The number of tumour cells that the WHO asks for (fact B2-02)."""
    return int(fact("B2-02").exact_value or 0)


def lab_tasks() -> Mapping[str, LabTask]:
    """All tasks by name: ``first_field``, ``hot_spot`` and ``limit``."""
    cells, limit = who_cells(), fact("B1-2.ki67").exact_low
    return {
        "first_field": LabTask(
            f"Choose one field and count at least {FEW_CELLS} tumour cells in it. Leave lymphocytes and stroma unmarked.",
            "mixed",
            FEW_CELLS,
            _careful,
            f"A clean count. It is still a small one: see how wide its interval is, and why {cells} cells are asked for.",
        ),
        "hot_spot": LabTask(
            f"Find the hot spot, and count at least {cells} tumour cells there, in fields that touch.",
            "mixed",
            cells,
            lambda count, truth: _careful(count, truth) and truth.chosen.share >= NEAR_THE_HOTTEST * truth.hottest.share,
            "You found the hot spot. Compare its index with that of the whole slide: the place decides as much as the count.",
        ),
        "limit": LabTask(
            f"This tumour lies near {limit}%. Count at least {cells} tumour cells in its hot spot. Does that settle the grade?",
            "limit",
            cells,
            lambda count, truth: _careful(count, truth) and f"{limit}%" in count.limits_inside,
            f"It cannot: the interval of your count holds {limit}%. Near a limit the report gives the index and its count.",
        ),
    }


def _careful(count: Count, truth: Truth) -> bool:
    return truth.counted_wrongly <= SLIPS_FORGIVEN * count.index.counted
