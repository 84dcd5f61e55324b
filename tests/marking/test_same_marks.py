"""The same marks, comments, penalties and outputs as stock nbgrader, on varied submissions of every unit."""

from pathlib import Path

import pytest

from netcourse.authoring.course import Unit, find_course, units
from tests.marking.batch.scratch import DUE
from tests.marking.same import Compared, compare
from tests.marking.varied import BY_DESIGN, Varied, varied, with_cell

UNITS = units(find_course(Path(__file__)))
FEW = 3
# Units are alike: CI compares one, and `make soak` 60 submissions of each.
(UNIT,) = (unit for unit in UNITS if unit.name == "05_tumour_grade")
KILLS = "kills-its-kernel"


def a_few(unit: Unit) -> list[Varied]:
    """Each unit takes others of the sixty that the soak compares."""
    at = 15 * UNITS.index(unit)
    return varied(unit, at + FEW, due=DUE)[at:]


@pytest.fixture(scope="module")
def compared(tmp_path_factory: pytest.TempPathFactory) -> Compared:
    """A class of one unit: varied submissions, those where we differ on purpose, and one whose kernel dies."""
    odd = {**BY_DESIGN, KILLS: "import os\nos._exit(3)"}
    handed_in = [*a_few(UNIT), *(with_cell(UNIT, student, code) for student, code in odd.items())]
    return compare(UNIT, handed_in, tmp_path_factory.mktemp("same"))


def test_a_few_varied_submissions_get_what_stock_gives_them(compared: Compared) -> None:
    assert [one for one in compared.differences if one.student not in BY_DESIGN] == []
    assert compared.marked == FEW + len(BY_DESIGN)


@pytest.mark.soak
@pytest.mark.parametrize("unit", [unit for unit in UNITS if unit is not UNIT], ids=lambda unit: unit.name)
def test_a_few_of_every_other_unit_do_too(unit: Unit, tmp_path: Path) -> None:
    found = compare(unit, a_few(unit), tmp_path)
    assert found.differences == ()
    assert found.marked == FEW


def test_where_we_differ_from_stock_on_purpose(compared: Compared) -> None:
    places = {one.student: one.where for one in compared.differences}
    assert places["writes-a-file"] == "/files/notes.txt"
    assert "/outputs" in places["prints-before-every-cell"]


def test_a_dead_kernel_costs_the_cells_below_it_and_no_more(compared: Compared) -> None:
    # Stock gives up on such a submission, and in a batch says so at the very end.
    (outcome,) = compared.refused
    assert outcome.student == KILLS
    assert outcome.verdict == "marked"
    assert "the process ended itself with code 3" in outcome.reasons[0]
