"""The grade plane under the student's hand: move a tumour, change its organ, its cells or the way its mitoses were counted.

Chosen for teaching, not sourced: where each control starts, its steps and its ends. The limits of the grades, the field numbers
and the areas are read from facts.
"""

from collections.abc import Mapping, Sequence

from netcourse.disease.lung import LungClass, Necrosis
from netcourse.disease.proliferation import REFERENCE_AREA_MM2, MitoticRate
from netcourse.disease.result import NotDecidable, Reason
from netcourse.disease.sites import Site
from netcourse.disease.who_grade import NET_GRADES
from netcourse.evidence import fact
from netcourse.explorers.explorer import Choice, Control, Dial, Explorer, Shown, Task, Values
from netcourse.explorers.grade_plane.drawing import at_shares, draw
from netcourse.explorers.grade_plane.still import KI67_SPAN, MITOSES_SPAN, along
from netcourse.explorers.grade_plane.tasks import SAME_NUMBER, SAME_NUMBER_TASK, TASKS
from netcourse.explorers.grade_plane.tumour import (
    IN_AREA,
    LARGE_CELL,
    PER_2MM2,
    PER_10_HPF,
    SMALL_CELL,
    WELL,
    Tumour,
    Verdict,
    comparisons,
    count_for,
    grade_alone,
    rate,
    tumour,
    verdict,
)
from netcourse.explorers.told import tell
from netcourse.explorers.values import word

# Eyepieces with a worked-out field: facts M-hpf.fn18 and so on.
FIELD_NUMBERS = ("18", "20", "22", "25", "26.5")
# Chosen: where the tumour lies at first, Ki-67 in % and mitoses per 2 mm2; by task, and otherwise.
STARTS = {SAME_NUMBER_TASK: (SAME_NUMBER, 30.0)}
START = (1.0, 1.0)
# The controls of each way of counting.
WAYS = {PER_2MM2: ("rate",), IN_AREA: ("found", "area"), PER_10_HPF: ("reading", "field")}


class GradePlane(Explorer):
    """The WHO grade as a place in a plane; `task` is one of `tasks`, or empty."""

    title = "The grade plane: Ki-67 across, mitoses up"
    note = "The tumours are made up. This is for learning, not for reporting a real tumour."
    tasks: Mapping[str, Task] = TASKS

    def __init__(self, task: str = "") -> None:
        super().__init__(task)
        self.controls = _controls(*STARTS.get(task, START))

    def read(self, values: Values) -> Values:
        """The mitotic rate per 2 mm², however it was set."""
        return {"rate": float(tumour(values).mitoses)}

    def show(self, values: Values) -> Shown:
        """The grade or class first, then the plane with the tumour on it, then why."""
        one = tumour(values)
        found = verdict(one)
        told = tell([*_how_counted(values), *comparisons(values), *found.reasons, *_comments(found)])
        return Shown(_headline(one, found), (draw(one, found),), told.reasons, _hidden(values), told.sources)

    def point(self, values: Values, across: float, up: float, *, narrow: bool = False) -> Values:  # noqa: ARG002 (one drawing for both)
        """Move the tumour to where was clicked; the way of counting stays, and its number changes."""
        ki67, mitoses = at_shares(across, up)
        counted, how_many = count_for(values, mitoses)
        return {**values, "ki67": ki67, counted: how_many}


def _controls(ki67: float, mitoses: float) -> Sequence[Control]:
    asked = float(fact("B2-04.area").value or 0)
    field = float(fact("B2-06.when").value or 0)
    fields = {one: f"{one} mm (one field {fact(f'M-hpf.fn{one}').value} mm²)" for one in FIELD_NUMBERS}
    cells = {
        WELL: "well differentiated",
        SMALL_CELL: "poorly differentiated, small-cell",
        LARGE_CELL: "poorly differentiated, large-cell",
    }
    ways = {PER_2MM2: "per 2 mm²", IN_AREA: "in a measured area", PER_10_HPF: "per 10 high-power fields"}
    return (
        # Sliders follow the axes of the plane; the number itself goes in even steps.
        Dial("ki67", "Ki-67 index", 0, 100, 0.1, ki67, "%", _across),
        Choice("way", "Mitoses are counted", ways, PER_2MM2),
        Dial("rate", "Mitoses", 0, 60, 0.1, mitoses, "per 2 mm²", _up),
        Dial("found", "Mitoses found", 0, 300, 1, round(mitoses * asked / REFERENCE_AREA_MM2), ""),
        Dial("area", "Counted area", field, asked, field, asked, "mm²"),
        Dial("reading", "Mitoses", 0, 60, 0.1, mitoses, "per 10 fields", _up),
        Choice("field", "Field number of the eyepiece", fields, "22"),
        Choice("looks", "The cells look", cells, WELL),
        Choice("site", "Primary site", {one.value: one.value for one in Site}, Site.PANCREAS.value),
        Choice("necrosis", "Necrosis", {one.value: one.value for one in Necrosis}, Necrosis.ABSENT.value),
    )


def _across(ki67: float) -> float:
    return along(ki67, KI67_SPAN)


def _up(mitoses: float) -> float:
    return along(mitoses, MITOSES_SPAN)


def _hidden(values: Values) -> frozenset[str]:
    way = word(values, "way")
    others = {name for one, names in WAYS.items() if one != way for name in names}
    return frozenset(others if tumour(values).in_lung_or_thymus else {*others, "necrosis"})


def _headline(one: Tumour, found: Verdict) -> str:
    if isinstance(found, NotDecidable):
        return f"No grade: this needs {'; '.join(found.needs)}."
    what = f"{found.what[0].upper()}{found.what[1:]}"
    if isinstance(found, LungClass):
        return f"{what}. The table of lung and thymus gives no G."
    if found.category not in NET_GRADES:
        return f"{what}: no G, whatever the numbers."
    by_ki67, by_mitoses = grade_alone(one)
    if by_ki67 is by_mitoses:
        return f"{what}: Ki-67 and mitoses agree."
    decides, alone = ("Ki-67 decides", by_mitoses) if by_ki67 is found.category else ("the mitoses decide", by_ki67)
    other = "mitoses" if by_ki67 is found.category else "Ki-67"
    return f"{what}: {decides}. By {other} alone it would be {alone}."


def _how_counted(values: Values) -> tuple[Reason, ...]:
    counted = rate(values)
    return counted.reasons if isinstance(counted, MitoticRate) else ()


def _comments(found: Verdict) -> tuple[Reason, ...]:
    return () if isinstance(found, NotDecidable) else found.comments
