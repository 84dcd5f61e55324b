"""The reading room: a synthetic receptor PET is read, place by place, before anybody says what is true.

The model is in `body`, `uptake` and `picture`: which numbers are facts and which are chosen stands there.
"""

from collections.abc import Mapping, Sequence

from netcourse.disease.imaging import Uptake
from netcourse.explorers.explorer import Choice, Control, Dial, Diary, Explorer, Row, Shown, Switch, Task, Values
from netcourse.explorers.reading_room.body import NAMES, Spot, spot_at
from netcourse.explorers.reading_room.drawing import in_the_body, room_figure
from netcourse.explorers.reading_room.patients import KEPT, PATIENTS, TESTS, Check, Patient
from netcourse.explorers.reading_room.reading import (
    FINISHED,
    KIDNEYS,
    PATIENT,
    SPLEEN,
    TESTED,
    TUMOURS,
    own,
    read_reading,
    rows,
)
from netcourse.explorers.reading_room.tasks import TASKS
from netcourse.explorers.reading_room.uptake import DRAWN, Tracer
from netcourse.explorers.reading_room.words import headline, reasons
from netcourse.explorers.told import tell
from netcourse.explorers.wording import capital

# What a click does if it marks nothing.
LOOK = "look"
_MOST = 8


class ReadingRoom(Explorer):
    """Eight synthetic patients to be read.

    Parameters
    ----------
    task : str
        ``"hottest-is-healthy"``, ``"no-window-shows-it"``, ``"without-a-spleen"``, or nothing for free reading.
    kept : str
        For a graded question: ``"J"`` or ``"K"``, a patient whom no task uses. Then this is the only one, and nobody is told what
        is true. What counts is ``"tumours-J"`` and ``"tests-J"``.

    Raises
    ------
    ValueError
        If there is no such task or no such patient.
    """

    title = "The reading room: what is tumour?"
    note = (
        "Synthetic patients, drawn from a seed and a few ovals: no real patient's image or data is here. Means of uptake come "
        "from facts; spread, sizes, what size takes away, FDG, bladder, bowel and CT notes are chosen for teaching. A click "
        "looks at a place or marks it; so do the lists."
    )
    tasks: Mapping[str, Task] = TASKS

    def __init__(self, task: str = "", *, kept: str = "") -> None:
        super().__init__(task)
        if kept and kept not in KEPT:
            raise ValueError(f"{kept!r} is no patient kept for a question; there is {', '.join(KEPT)}")
        self._patients = {kept: KEPT[kept]} if kept else PATIENTS
        self.controls = _controls(self._patients, told=not kept)

    def show(self, values: Values) -> Shown:
        """The picture first, with what was marked; then what is known of the place that is looked at."""
        one = read_reading(values)
        told = tell(reasons(one), DRAWN)
        others = {own(name, key) for key in self._patients if key != one.patient.key for name in (TUMOURS, TESTED, FINISHED)}
        alone = {PATIENT} if len(self._patients) == 1 else set()
        return Shown(headline(one), (room_figure(one),), told.reasons, frozenset(others | alone), told.sources)

    def point(self, values: Values, across: float, up: float, *, narrow: bool = False) -> Values:
        """Look at the place that was clicked, and mark it where that is what a click does."""
        one = read_reading(values)
        spot = spot_at(*in_the_body(one, across, up, narrow=narrow))
        if spot is None:
            return values
        into = str(values["click"])
        if into == LOOK:
            return {**values, "look": spot.value}
        marks = own(into, one.patient.key)
        return {**values, "look": spot.value, marks: _with(rows(values, marks), spot, into)}


def _with(marks: Sequence[Row], spot: Spot, into: str) -> Sequence[Row]:
    # Once for each place: a hand that moves while it clicks marks it no second time.
    if len(marks) >= _MOST or any(row["place"] == spot for row in marks):
        return marks
    more: Row = {"uptake": Uptake.ABOVE_LIVER.value} if into == TUMOURS else {"test": Check.MRI.value}
    return [*marks, {"place": spot.value, **more}]


def _controls(patients: Mapping[str, Patient], *, told: bool) -> Sequence[Control]:
    """The controls, with lists of its own for each patient; `told` tells whether the end of a reading is one of them."""
    places = {spot.value: capital(name) for spot, name in NAMES.items()}
    own_ones = [_own_controls(key, places, told=told) for key in patients]
    return (
        Choice(PATIENT, "Patient", {key: one.words for key, one in patients.items()}, next(iter(patients))),
        Choice("picture", "Picture", {Tracer.RECEPTOR.value: "receptor tracer", Tracer.FDG.value: "FDG"}, Tracer.RECEPTOR.value),
        Dial("window", "Window: black from SUV", 5, 30, 1, 10),
        Choice("reference", "Compare with liver and", {SPLEEN: "spleen", KIDNEYS: "kidneys"}, SPLEEN),
        Choice("look", "Look at", places, Spot.LIVER_RIGHT.value),
        Choice("click", "A click into the picture", {LOOK: "looks", TUMOURS: "calls it tumour", TESTED: "asks for a test"}, LOOK),
        *(control for group in own_ones for control in group),
    )


def _own_controls(key: str, places: Mapping[str, str], *, told: bool) -> Sequence[Control]:
    place = Choice("place", "Place", places, Spot.LIVER_RIGHT.value)
    uptake = Choice("uptake", "Uptake", {one.value: one.value for one in Uptake}, Uptake.ABOVE_LIVER.value)
    test = Choice("test", "Test", dict(TESTS), Check.MRI.value)
    lists: tuple[Control, ...] = (
        Diary(own(TUMOURS, key), "Called tumour", (place, uptake), (), _MOST, "tumour"),
        Diary(own(TESTED, key), "Needs another test first", (place, test), (), _MOST, "test"),
    )
    return (*lists, Switch(own(FINISHED, key), "Finished: say what is true")) if told else lists
