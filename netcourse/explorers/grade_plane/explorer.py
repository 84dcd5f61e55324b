"""The grade plane under the student's hand: move a tumour, change its organ, its cells or the way its mitoses were counted.

Chosen for teaching, not sourced: where each control starts, its steps and its ends, and the Ki-67 index of the task
"same-number-no-grade". The limits of the grades, the field numbers and the areas are read from facts.
"""

from collections.abc import Mapping, Sequence

from netcourse.disease.lung import LungCategory, LungClass, Necrosis
from netcourse.disease.proliferation import REFERENCE_AREA_MM2, MitoticRate
from netcourse.disease.result import NotDecidable, Reason
from netcourse.disease.sites import Site
from netcourse.disease.who_grade import NET_GRADES, Category, WhoGrade
from netcourse.evidence import fact
from netcourse.explorers.explorer import Choice, Control, Dial, Explorer, Shown, Task, Values
from netcourse.explorers.grade_plane.drawing import at_shares, draw
from netcourse.explorers.grade_plane.still import ki67_limits, mitoses_limits
from netcourse.explorers.grade_plane.tumour import (
    IN_AREA,
    LARGE_CELL,
    PER_2MM2,
    PER_10_HPF,
    SMALL_CELL,
    WELL,
    Tumour,
    Verdict,
    as_if_in_the_gut,
    comparisons,
    count_for,
    grade_alone,
    number,
    rate,
    reading_as_it_stands,
    tumour,
    verdict,
    word,
)

# Eyepieces with a worked-out field: facts M-hpf.fn18 and so on.
FIELD_NUMBERS = ("18", "20", "22", "25", "26.5")
# Chosen: a Ki-67 index that both a NET G3 and a NEC can have.
SAME_NUMBER = 40.0
SAME_NUMBER_TASK = "same-number-no-grade"
# Chosen: where the tumour lies at first, Ki-67 in % and mitoses per 2 mm2; by task, and otherwise.
STARTS = {SAME_NUMBER_TASK: (SAME_NUMBER, 30.0)}
START = (1.0, 1.0)
# The controls of each way of counting.
WAYS = {PER_2MM2: ("rate",), IN_AREA: ("found", "area"), PER_10_HPF: ("reading", "field")}


def _mitoses_decide(values: Values) -> bool:
    one = tumour(values)
    by_ki67, _ = grade_alone(one)
    return by_ki67 is Category.NET_G1 and _category(one) in NET_GRADES[1:]


def _field_matters(values: Values) -> bool:
    one = tumour(values)
    counted_in_fields = word(values, "way") == PER_10_HPF
    return counted_in_fields and reading_as_it_stands(values) is Category.NET_G2 and _category(one) is Category.NET_G1


def _no_grade(values: Values) -> bool:
    one = tumour(values)
    nec = (Category.NEC_SMALL_CELL, Category.NEC_LARGE_CELL)
    return number(values, "ki67") == SAME_NUMBER and _category(one) in nec


def _lung_differs(values: Values) -> bool:
    one = tumour(values)
    is_atypical = one.site is Site.LUNG and _category(one) is LungCategory.ATYPICAL
    return is_atypical and as_if_in_the_gut(one) is Category.NET_G1


def _last_g2(values: Values) -> bool:
    one = tumour(values)
    on_both = one.ki67 == ki67_limits()[1] and one.mitoses == mitoses_limits()[1]
    return on_both and _category(one) is Category.NET_G2


class GradePlane(Explorer):
    """The WHO grade as a place in a plane; `task` is one of `tasks`, or empty."""

    title = "The grade plane: Ki-67 across, mitoses up"
    note = "The tumours are made up. This is for learning, not for reporting a real tumour."
    tasks: Mapping[str, Task] = {
        "mitoses-decide": Task(
            "Find a tumour whose Ki-67 alone says G1 and which is NET G2 or higher.",
            _mitoses_decide,
            "The higher index is the grade. Here the mitoses are higher, the less usual way round: check the counted area.",
        ),
        "field-matters": Task(
            "Count per 10 high-power fields. Find a reading that looks like G2, in a tumour that is NET G1 per 2 mm².",
            _field_matters,
            "A wide eyepiece sees more than 2 mm² in ten fields. Without the field number, a count per ten fields is no rate.",
        ),
        SAME_NUMBER_TASK: Task(
            f"Keep the Ki-67 index at {SAME_NUMBER:g}% and the tumour in gut or pancreas. Make the G disappear.",
            _no_grade,
            "Differentiation is read first. The same number is a NET G3 in well differentiated cells and no G in a NEC.",
        ),
        "lung-differs": Task(
            "Find a lung tumour whose numbers would be NET G1 in the pancreas, but which is an atypical carcinoid.",
            _lung_differs,
            "In the lung a little necrosis is enough. The table of gut and pancreas does not ask for it and is not used.",
        ),
        "last-g2": Task(
            "Find the highest Ki-67 index and the highest mitotic rate that together still are NET G2.",
            _last_g2,
            "Both upper limits belong to G2. One step more on either axis is NET G3.",
        ),
    }

    def __init__(self, task: str = "") -> None:
        super().__init__(task)
        self.controls = _controls(*STARTS.get(task, START))

    def show(self, values: Values) -> Shown:
        """The grade or class first, then the plane with the tumour on it, then why."""
        one = tumour(values)
        found = verdict(one)
        reasons = [*_how_counted(values), *found.reasons, *comparisons(values), *_comments(found)]
        return Shown(_headline(one, found), (draw(one, found),), [_cited(reason) for reason in reasons], _hidden(values))

    def point(self, values: Values, across: float, up: float) -> Values:
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
        Dial("ki67", "Ki-67 index", 0, 100, 0.1, ki67, "%"),
        Choice("way", "Mitoses are counted", ways, PER_2MM2),
        Dial("rate", "Mitoses", 0, 60, 0.1, mitoses, "per 2 mm²"),
        Dial("found", "Mitoses found", 0, 300, 1, round(mitoses * asked / REFERENCE_AREA_MM2), ""),
        Dial("area", "Counted area", field, asked, field, asked, "mm²"),
        Dial("reading", "Mitoses", 0, 60, 0.1, mitoses, "per 10 fields"),
        Choice("field", "Field number of the eyepiece", fields, "22"),
        Choice("looks", "The cells look", cells, WELL),
        Choice("site", "Primary site", {one.value: one.value for one in Site}, Site.PANCREAS.value),
        Choice("necrosis", "Necrosis", {one.value: one.value for one in Necrosis}, Necrosis.ABSENT.value),
    )


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


def _cited(reason: Reason) -> str:
    text = reason.text.replace("mm2", "mm²")
    return f"{text} [{', '.join(reason.facts)}]" if reason.facts else text


def _category(one: Tumour) -> Category | LungCategory | None:
    found = verdict(one)
    return found.category if isinstance(found, WhoGrade | LungClass) else None
