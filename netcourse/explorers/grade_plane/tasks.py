"""What a lesson can ask for on the grade plane.

Chosen for teaching, not sourced: the Ki-67 index of the task "same-number-no-grade", and what counts as near. The limits of the
grades are read from facts.
"""

from collections.abc import Mapping

from netcourse.disease.lung import LungCategory, LungClass
from netcourse.disease.sites import Site
from netcourse.disease.who_grade import NET_GRADES, Category, WhoGrade
from netcourse.explorers.grade_plane.still import ki67_limits, mitoses_limits
from netcourse.explorers.grade_plane.tumour import (
    PER_10_HPF,
    WELL,
    as_if_in_the_gut,
    grade_alone,
    reading_as_it_stands,
    tumour,
    verdict,
)
from netcourse.explorers.task import Task, Want, wanted
from netcourse.explorers.values import Values, number, word

# Chosen: a Ki-67 index that both a NET G3 and a NEC can have.
SAME_NUMBER = 40.0
SAME_NUMBER_TASK = "same-number-no-grade"
_NEC = (Category.NEC_SMALL_CELL, Category.NEC_LARGE_CELL)


def _found(values: Values) -> Category | LungCategory | None:
    found = verdict(tumour(values))
    return found.category if isinstance(found, WhoGrade | LungClass) else None


def _grade_away(mine: Category, goal: Category) -> float:
    return abs(NET_GRADES.index(mine) - NET_GRADES.index(goal)) / len(NET_GRADES)


def _by_ki67(goal: Category) -> Want:
    away = f"Ki-67 alone should say {goal}. Look at the strip below the plane."
    return Want(lambda values: _grade_away(grade_alone(tumour(values))[0], goal), away)


def _higher_by_mitoses(values: Values) -> float:
    one, lowest = tumour(values), mitoses_limits()[0]
    if _found(values) in NET_GRADES[1:]:
        return 0.0
    return max(float((lowest - one.mitoses) / lowest), _JUST)


def _off(mine: float, goal: float) -> float:
    return min(abs(mine - goal) / goal, 1.0)


def _above_g1(values: Values) -> float:
    return 0.0 if _found(values) is Category.NET_G1 else _grade_away(as_if_in_the_gut(tumour(values)), Category.NET_G1) or 1.0


# On the edge of a limit and not yet across it.
_JUST = 0.001
_IN_TABLE = wanted(lambda values: tumour(values).in_gut_or_pancreas, "This is another table: look at the primary site.")
_WELL = wanted(lambda values: word(values, "looks") == WELL, "Look at how the cells look: this task is about a NET.")

TASKS: Mapping[str, Task] = {
    "mitoses-decide": Task(
        "Find a tumour whose Ki-67 alone says G1 and which is NET G2 or higher.",
        (
            _IN_TABLE,
            _WELL,
            _by_ki67(Category.NET_G1),
            Want(_higher_by_mitoses, "Ki-67 says G1, and so does the plane. Look at the other axis."),
        ),
        "The higher index is the grade. Here the mitoses are higher, the less usual way round: check the counted area.",
        (
            "The strip along each axis is the grade by one index alone. Stay left, where Ki-67 says G1.",
            "Leave Ki-67 as it is and raise the mitoses, until the dot leaves the region G1.",
        ),
    ),
    "field-matters": Task(
        "Count per 10 high-power fields. Find a reading that looks like G2, in a tumour that is NET G1 per 2 mm².",
        (
            wanted(lambda values: word(values, "way") == PER_10_HPF, "Look at how the mitoses are counted."),
            _IN_TABLE,
            _WELL,
            Want(
                lambda values: _grade_away(reading_as_it_stands(values), Category.NET_G2),
                "The reading, taken as it stands, should look like G2. Look at the number of mitoses in the ten fields.",
            ),
            Want(_above_g1, "Per 2 mm² this tumour is not G1. Look at how much tissue ten of these fields hold, and at Ki-67."),
        ),
        "A wide eyepiece sees more than 2 mm² in ten fields. Without the field number, a count per ten fields is no rate.",
        (
            "Set the mitoses to be counted per 10 high-power fields, and read how many mm² ten of these fields make.",
            "Set a reading just at the lower limit of G2, and an eyepiece whose ten fields make more than 2 mm².",
        ),
    ),
    SAME_NUMBER_TASK: Task(
        f"Keep the Ki-67 index at {SAME_NUMBER:g}% and the tumour in gut or pancreas. Make the G disappear.",
        (
            Want(lambda values: _off(number(values, "ki67"), SAME_NUMBER), f"Set the Ki-67 index back to {SAME_NUMBER:g}%."),
            _IN_TABLE,
            wanted(lambda values: _found(values) in _NEC, "It still has a G. No number takes it away: look at the cells."),
        ),
        "Differentiation is read first. The same number is a NET G3 in well differentiated cells and no G in a NEC.",
        (
            "Leave every number as it is. What does a pathologist read before any number?",
            "Change “The cells look”.",
        ),
    ),
    "lung-differs": Task(
        "Find a lung tumour whose numbers would be NET G1 in the pancreas, but which is an atypical carcinoid.",
        (
            wanted(lambda values: tumour(values).site is Site.LUNG, "Look at the primary site."),
            _WELL,
            Want(
                lambda values: _grade_away(as_if_in_the_gut(tumour(values)), Category.NET_G1),
                "These numbers would be more than G1 in the pancreas. Look at both of them.",
            ),
            wanted(
                lambda values: _found(values) is LungCategory.ATYPICAL,
                "This is not an atypical carcinoid. What does the table of the lung ask for besides mitoses?",
            ),
        ),
        "In the lung a little necrosis is enough. The table of gut and pancreas does not ask for it and is not used.",
        (
            "Choose the lung. A control appears that gut and pancreas do not have.",
            "Leave the numbers low and change the necrosis by one step.",
        ),
    ),
    "last-g2": Task(
        "Find the highest Ki-67 index and the highest mitotic rate that together still are NET G2.",
        (
            _IN_TABLE,
            _WELL,
            Want(
                lambda values: _off(float(tumour(values).ki67), float(ki67_limits()[1])),
                "Ki-67 is not at the last value of G2. Look at where its strip changes, and at which side the limit belongs to.",
            ),
            Want(
                lambda values: _off(float(tumour(values).mitoses), float(mitoses_limits()[1])),
                "The mitoses are not at the last value of G2. Look at where their strip changes.",
            ),
        ),
        "Both upper limits belong to G2. One step more on either axis is NET G3.",
        (
            "Move to the upper right corner of the region G2. The labels on the axes are its limits.",
            "Type the upper limit of each axis as an exact value: a limit belongs to G2, one step more does not.",
        ),
    ),
}
