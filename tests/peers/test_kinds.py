"""Kinds of marks cells that teachers write: `netcourse mark` gives the marks of stock nbgrader, or names the test."""

import json
from contextlib import closing
from pathlib import Path

import pytest
from nbformat import NotebookNode

from netcourse.marking.batch.settings import instructors_api
from tests.peers.courses import OURS, HandIn, cell, notebook, write_course
from tests.peers.kinds import KINDS, NAMES
from tests.peers.ways import Told, hand_in, marked_both_ways, release

UNIT = "kinds"
STOCK = "c = get_config()\nc.Execute.timeout = 60\n"


def unit() -> NotebookNode:
    cells = []
    for one in KINDS:
        solution = f"### BEGIN SOLUTION\n{one.right}\n### END SOLUTION"
        cells.append(cell("code", one.name, solution, solution=True))
        cells.append(cell("code", f"{one.name}-test", one.test, grade=True, points=2))
    return notebook(*cells)


def right(one: HandIn) -> None:
    one.types(**{kind.name: kind.right for kind in KINDS})


def wrong(one: HandIn) -> None:
    one.types(**{kind.name: kind.wrong for kind in KINDS})


pytestmark = pytest.mark.soak
STUDENTS = {"right": right, "wrong": wrong}


def marks(folder: Path, student: str) -> dict[str, float]:
    with closing(instructors_api(folder, apart=False).gradebook) as gradebook:
        books = gradebook.find_submission(UNIT, student).notebooks
        return {grade.name.removesuffix("-test"): float(grade.auto_score) for book in books for grade in book.grades}


class Table:
    """What stock nbgrader and `netcourse mark` gave each student, and which tests ran beside student code."""

    def __init__(self, stock: Path, ours: Path, told: Told) -> None:
        self.stock, self.ours = ({student: marks(folder, student) for student in STUDENTS} for folder in (stock, ours))
        self.told = told
        self.beside = json.loads((ours / ".netcourse" / "beside" / UNIT / f"{UNIT}.json").read_text("utf-8"))["cells"]


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Table:
    stock = tmp_path_factory.mktemp("kinds") / "stock"
    write_course(stock, [STOCK], {UNIT: unit()}, UNIT)
    release(stock, UNIT)
    for name, does in STUDENTS.items():
        hand_in(stock, name, does, UNIT)
    ours, told = marked_both_ways(stock, UNIT, f"{OURS}\n{STOCK}")
    return Table(stock, ours, told)


@pytest.mark.parametrize("student", STUDENTS)
@pytest.mark.parametrize("name", NAMES)
def test_marks_are_those_of_stock(table: Table, name: str, student: str) -> None:
    assert table.ours[student][name] == table.stock[student][name], table.told.says(student)


def test_each_kind_tells_right_from_wrong_under_stock(table: Table) -> None:
    assert [name for name in NAMES if table.stock["right"][name] != 2 or table.stock["wrong"][name] == 2] == []


def test_what_needs_no_more_than_plain_data_is_tested_apart(table: Table) -> None:
    beside = {name.removesuffix("-test") for name in table.beside}
    assert beside.isdisjoint({"whole", "pairs", "frame", "call", "raises", "part", "unittest", "given_file"})
    assert beside >= {"generator", "relies_on_another", "instance", "file"}
