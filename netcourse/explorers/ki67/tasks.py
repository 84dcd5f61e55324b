"""What a lesson can ask for in the counting lab. When a task counts as done is chosen for teaching.

The count is short enough for five minutes at midnight: a drag of the mouse brushes a mark onto every nucleus that it passes, so
that a sheet of blue cells takes seconds, while the eye still decides what is brown, what is tumour and where to steer around.
Nothing is judged by the machine: a button "mark all negatives" would need to know the answer, and would teach that counting is
not looking. The table of a field, for whoever does not use the picture, marks all nuclei of a look at once: it groups by what is
seen, and whether that is tumour, and stained, is decided by whoever marks it. Who is new to it does one field by hand first.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from netcourse.evidence import fact
from netcourse.explorers.ki67.count import Count
from netcourse.explorers.ki67.truth import Truth
from netcourse.explorers.task import how

# Chosen: about two thirds of a field, one or two minutes of single clicks.
FEW_CELLS = 100
# Chosen: one slip in twenty marks is forgiven, and an area with four fifths of the highest index is the hot spot.
SLIPS_FORGIVEN = Fraction(1, 20)
NEAR_THE_HOTTEST = Fraction(4, 5)


@dataclass(frozen=True, slots=True)
class LabWant:
    """One thing that a task wants of a count: `gap` is 0 where it is so and grows to 1; `look` says what to look at meanwhile."""

    gap: Callable[[Count, Truth], float]
    look: str


@dataclass(frozen=True, slots=True)
class LabTask:
    """A task: what to do (`words`), on which plan of slide, how many cells, what else it wants, `then` what to notice, hints."""

    words: str
    plan: str
    cells: int
    wants: Sequence[LabWant]
    then: str
    hints: tuple[str, str]

    @property
    def all_wants(self) -> tuple[LabWant, ...]:
        """What is wanted: first of all as many cells as were asked for."""
        enough = LabWant(
            lambda count, _: max(1 - count.index.counted / self.cells, 0.0), "Fewer cells are counted than were asked for."
        )
        return (enough, *self.wants)

    def distance(self, count: Count, truth: Truth) -> float:
        """How far a count, beside its truth, is from what was asked, at least 0."""
        return sum(min(want.gap(count, truth), 1.0) for want in self.all_wants)

    def done(self, count: Count, truth: Truth) -> bool:
        """Whether a count, beside its truth, does what was asked."""
        return self.distance(count, truth) == 0

    def answer(self, count: Count, truth: Truth, last: float | None) -> str:
        """What to say of a count that is not there yet, beside the distance of the try before; empty once it is done."""
        look = next((want.look for want in self.all_wants if want.gap(count, truth) > 0), "")
        return f"{how(0.0 if last is None else last - self.distance(count, truth))} {look}" if look else ""


def who_cells() -> int:
    """The number of tumour cells that the WHO asks for (fact B2-02)."""
    return int(fact("B2-02").exact_value or 0)


def _slips(count: Count, truth: Truth) -> float:
    counted = count.index.counted
    return float(max(Fraction(truth.counted_wrongly, counted) - SLIPS_FORGIVEN, Fraction(0))) if counted else 1.0


def _from_the_hottest(_: Count, truth: Truth) -> float:
    lacks = NEAR_THE_HOTTEST * truth.hottest.share - truth.chosen.share
    return float(max(lacks / truth.hottest.share, Fraction(0)))


_CAREFUL = LabWant(_slips, "Too many marks are wrong. Look at what the list below says of them.")
_HOT = LabWant(_from_the_hottest, "Another place is hotter. Look over the whole map before you open a field.")


def lab_tasks() -> Mapping[str, LabTask]:
    """All tasks by name: ``first_field``, ``hot_spot`` and ``limit``."""
    cells, limit = who_cells(), fact("B1-2.ki67").exact_low
    return {
        "first_field": LabTask(
            f"Choose one field and count at least {FEW_CELLS} tumour cells in it. Leave lymphocytes and stroma unmarked.",
            "mixed",
            FEW_CELLS,
            (_CAREFUL,),
            f"A clean count. It is still a small one: see how wide its interval is, and why {cells} cells are asked for.",
            (
                "Ask first whether a nucleus is tumour: lymphocytes are small, round and dark, stroma is thin and long.",
                "Mark the brown tumour nuclei one by one, then brush over the blue ones; leave the others unmarked.",
            ),
        ),
        "hot_spot": LabTask(
            f"Find the hot spot, and count at least {cells} tumour cells there, in fields that touch.",
            "mixed",
            cells,
            (_CAREFUL, _HOT),
            "You found the hot spot. Compare its index with that of the whole slide: the place decides as much as the count.",
            (
                "Look over the whole map before you open a field: where do brown nuclei lie close together?",
                "Open the two or three brownest fields. One that is full of small, dark, round nuclei is a clump of lymphocytes.",
            ),
        ),
        "limit": LabTask(
            f"This tumour lies near {limit}%. Count at least {cells} tumour cells in its hot spot. Does that settle the grade?",
            "limit",
            cells,
            (
                _CAREFUL,
                LabWant(
                    lambda count, _: 0.0 if f"{limit}%" in count.limits_inside else 1.0,
                    f"The interval of this count does not hold {limit}%. Look at the place, and at which nuclei were left out.",
                ),
            ),
            f"It cannot: the interval of your count holds {limit}%. Near a limit the report gives the index and its count.",
            (
                "Find the hot spot on the map first, and count it as carefully as you can.",
                f"Then read the row of the interval: does it hold {limit}%?",
            ),
        ),
    }
