"""The same marks, comments, penalties and outputs as stock nbgrader, on varied submissions of every unit."""

from pathlib import Path

import pytest

from netcourse.authoring.course import Unit, find_course, units
from tests.marking.batch.scratch import DUE
from tests.marking.same import compare
from tests.marking.varied import BY_DESIGN, varied, with_cell

UNITS = units(find_course(Path(__file__)))
FEW = 4


# Units are alike: CI compares one, and `make soak` 60 submissions of each.
TRIED = [pytest.param(unit, marks=() if unit.name == "05_tumour_grade" else pytest.mark.soak, id=unit.name) for unit in UNITS]


@pytest.mark.parametrize("unit", TRIED)
def test_a_few_varied_submissions_get_what_stock_gives_them(unit: Unit, tmp_path: Path) -> None:
    # Each unit takes others of the sixty that the soak compares.
    at = 15 * UNITS.index(unit)
    compared = compare(unit, varied(unit, at + FEW, due=DUE)[at:], tmp_path)
    assert compared.differences == ()
    assert compared.marked == FEW


def test_where_we_differ_from_stock_on_purpose(tmp_path: Path) -> None:
    unit = UNITS[-1]
    handed_in = [with_cell(unit, student, code) for student, code in BY_DESIGN.items()]
    compared = compare(unit, handed_in, tmp_path)
    places = {one.student: one.where for one in compared.differences}
    assert places["writes-a-file"] == "/files/notes.txt"
    assert "/outputs" in places["prints-before-every-cell"]
    assert compared.marked == len(BY_DESIGN)


def test_a_dead_kernel_costs_the_cells_below_it_and_no_more(tmp_path: Path) -> None:
    # Stock gives up on such a submission, and in a batch says so at the very end.
    compared = compare(UNITS[0], [with_cell(UNITS[0], "kills-its-kernel", "import os\nos._exit(3)")], tmp_path)
    assert compared.marked == 0
    (outcome,) = compared.refused
    assert outcome.verdict == "marked"
    assert "the process ended itself with code 3" in outcome.reasons[0]
