"""Tests run apart from student code and give the marks and reasons that stock nbgrader gives."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import nbformat
import pytest

from netcourse.authoring.course import Unit
from netcourse.authoring.synthetic_class import read_class
from netcourse.marking.batch.outcome import lost_to_stderr
from netcourse.marking.execution import LocalExecutor, job_for
from netcourse.marking.isolation.limits import Limits
from netcourse.marking.preprocessors import SparesStderr
from tests.marking.execution.beside_stock import (
    executed,
    job,
    marks,
    marks_cell,
    notebook,
    outputs,
    question,
    sanitised,
    through_ours,
    through_stock,
)

ASK = """from netcourse.items import SingleBest, ask
ask(SingleBest("q1", "Which grade?", {"A": "NET G1", "B": "NET G2"}))"""
CHECK = """from netcourse.items import check

check("q1")
### BEGIN HIDDEN TESTS
from netcourse.items import Best, award_item

award_item("q1", 2, Best("B", right="The edge belongs to G2.", wrong={"A": "You left the edge to G1."}))
### END HIDDEN TESTS"""
NUMBER = """from netcourse.items import number

x = number("x", unit="reports", low=0, high=9)
### BEGIN HIDDEN TESTS
from netcourse.items import Criterion, award

award(1, Criterion(x == 7, 1, "Seven." if x == 7 else "Not seven."))
### END HIDDEN TESTS"""
COLUMN = """### BEGIN HIDDEN TESTS
from netcourse.items import Criterion, award, column

_got = column(globals().get("table"), "twice") or []
award(1, Criterion(_got == [2.0, None, 6.0], 1, f"I read {_got}."))
### END HIDDEN TESTS"""
ASSERT = """### BEGIN HIDDEN TESTS
assert isinstance(words, list), "words is a list"
assert words == ["a", "b"]
assert 0.29 < share < 0.31
### END HIDDEN TESTS"""
ANSWERS = (
    '{"version": 1, "answers": {"q1": {"id": "q1", "kind": "SingleBest", "value": "%s", '
    '"recorded": "2026-01-01T00:00:00Z", "n": 1}}, "closed": true}'
)
FUNCTION = """assert grade(2, 3) == "G1" and grade(ki67=3, mitoses=1) == "G2"
### BEGIN HIDDEN TESTS
for ki67, expected in ((20, "G2"), (21, "G3")):
    assert grade(ki67, 1) == expected
try:
    grade(-1, 1)
except ValueError:
    pass
else:
    raise AssertionError("a negative index is refused")
### END HIDDEN TESTS"""
GRADE = """def grade(ki67, mitoses):
    if ki67 < 0:
        raise ValueError("below zero")
    return "G1" if ki67 < 3 else "G2" if ki67 <= 20 else "G3"
"""
FUNCTIONS = {
    "defines_what_is_asked": (GRADE, 1),
    "has_the_edge_wrong": (GRADE.replace("<= 20", "< 20"), 0),
    "raises_what_nobody_expects": (GRADE.replace("ValueError", "KeyError"), 0),
    "defines_nothing": ("pass", 0),
    "defines_a_class_that_equals_everything": ("class grade(str):\n    def __eq__(self, other): return True", 0),
}
# What a student did, the answer recorded for q1, and what all tests together give.
CASES = {
    "answers_all": (["x = 7", "import pandas as pd\ntable = pd.DataFrame({'twice': [2, None, 6]})"], "B", 4),
    "records_the_wrong_option": (["x = 7.0"], "A", 1),
    "records_nothing": (["x = 6"], "", 0),
    "types_a_line_that_records": (["from netcourse.items import record\nrecord('q1', 'B')"], "", 2),
    "types_a_line_after_recording_otherwise": (["from netcourse.items import record\nrecord('q1', 'B')"], "A", 0),
    "answers_with_a_number_of_numpy": (["import numpy as np\nx = np.int64(7)"], "B", 3),
    "answers_with_a_text": (["x = '7 reports'"], "B", 3),
    "answers_with_a_truth_value": (["x = True"], "B", 2),
    "answers_with_the_place_holder": (["x = ..."], "B", 2),
    "answers_with_a_list": (["x = [7]"], "B", 2),
    "answers_with_what_is_impossible": (["x = 12"], "B", 2),
    "fails_in_the_answer": (["x = 1 / 0"], "B", 2),
    "takes_the_answer_back": (["x = 7", "del x"], "B", 2),
    "replaces_the_table_by_a_list": (["x = 7\ntable = [1, 2]"], "B", 3),
    "has_a_table_with_other_columns": (["import pandas as pd\ntable = pd.DataFrame({'once': [1]})"], "B", 2),
    "has_a_table_with_texts": (["import pandas as pd\ntable = pd.DataFrame({'twice': ['2', 'x', '6']})"], "B", 2),
    "works_with_lists": (["words = ['a', 'b']\nshare = 0.3"], "B", 3),
    "works_with_lists_of_another_kind": (["words = ('a', 'b')\nshare = 0.3"], "B", 2),
    "redefines_what_tests_use": (["x = 7\nsum = len = None"], "B", 3),
}
# Stock takes a kernel for each: CI tries one of each kind of answer, and one of each way to go wrong.
IN_CI = {
    "answers_all",
    "records_nothing",
    "types_a_line_after_recording_otherwise",
    "answers_with_a_number_of_numpy",
    "answers_with_the_place_holder",
    "fails_in_the_answer",
    "has_a_table_with_texts",
    "works_with_lists",
    "redefines_what_tests_use",
    "has_the_edge_wrong",
    "raises_what_nobody_expects",
    "defines_a_class_that_equals_everything",
    "expert",
    "typed-an-essay-in-a-cell",
}


def some_in_ci(names: Iterable[str]) -> pytest.MarkDecorator:
    """The names as a parameter; what CI leaves out is tried in the soak."""
    return pytest.mark.parametrize("name", [pytest.param(one, marks=() if one in IN_CI else pytest.mark.soak) for one in names])


def handed_in(cells: list[str]) -> nbformat.NotebookNode:
    tests = [marks_cell("q1-marks", 2, CHECK), marks_cell("x-marks", 1, NUMBER), marks_cell("table-marks", 1, COLUMN)]
    return notebook(question("q1", ASK), *cells, *tests, marks_cell("words-marks", 1, ASSERT))


@some_in_ci(CASES)
def test_a_test_gives_the_marks_and_shows_the_reasons_of_stock(executor: LocalExecutor, tmp_path: Path, name: str) -> None:
    cells, answer, total = CASES[name]
    whole, answers = handed_in(cells), ANSWERS % answer if answer else '{"version": 1, "answers": {}, "closed": true}'
    stock = through_stock(whole, tmp_path / "stock", answers)
    (done,) = through_ours(executor, job(whole, answers))
    ours = executed(done)
    assert done.whole
    assert outputs(ours) == outputs(stock)
    assert marks(ours) == marks(stock)
    assert sum(mark or 0 for mark in marks(ours).values()) == total


@some_in_ci(FUNCTIONS)
def test_a_function_is_called_where_it_was_defined(executor: LocalExecutor, tmp_path: Path, name: str) -> None:
    cell, total = FUNCTIONS[name]
    whole = notebook(cell, marks_cell("m", 1, FUNCTION))
    (done,) = through_ours(executor, job(whole))
    assert marks(executed(done)) == marks(through_stock(whole, tmp_path)) == {"m": total}
    # A test that needs what no plain data can carry could not be carried out: the submission is partly marked, and says so.
    assert done.whole is (name != "defines_a_class_that_equals_everything")


def test_an_error_of_the_students_own_is_caught_as_what_it_is_a_kind_of(executor: LocalExecutor, tmp_path: Path) -> None:
    raises = "class TooLow(ValueError):\n    pass\ndef grade(x):\n    raise TooLow(x)"
    whole = notebook(raises, marks_cell("m", 1, "try:\n    grade(1)\nexcept ValueError:\n    pass"))
    (done,) = through_ours(executor, job(whole))
    assert marks(executed(done)) == marks(through_stock(whole, tmp_path)) == {"m": 1}


@pytest.mark.parametrize("says", ["import sys\n    sys.stderr.write(str(y))", "import warnings\n    warnings.warn(str(y))"])
def test_where_stderr_counts_what_a_called_function_writes_there_costs_the_marks_and_is_not_shown(
    executor: LocalExecutor, tmp_path: Path, says: str
) -> None:
    calls = "### BEGIN HIDDEN TESTS\nassert f(70707) == 70707\n### END HIDDEN TESTS"
    whole = notebook(f"def f(y):\n    {says}\n    return y", marks_cell("a", 1, calls), marks_cell("b", 1, "assert f(7) == 7"))
    stock = marks(through_stock(whole, tmp_path))
    (theirs,) = through_ours(executor, replace(job(whole), stderr_counts=True))
    (own,) = through_ours(executor, job(whole))
    assert marks(executed(theirs)) == stock == {"a": 0, "b": 0}
    assert marks(executed(own)) == {"a": 1, "b": 1}
    assert "f: wrote to stderr" in str(outputs(executed(theirs)))
    # The table of `netcourse mark` says it: a test that passed, and has no marks.
    assert [line.rpartition(": ")[2] for line in lost_to_stderr(theirs)] == ["a, b"]
    assert lost_to_stderr(own) == ()
    assert "wrote to stderr" not in str(outputs(executed(own)))
    assert "70707" not in str([outputs(executed(done)) for done in (theirs, own)])


def test_a_function_that_never_comes_back_costs_its_own_test_alone(executor: LocalExecutor) -> None:
    calls = "### BEGIN HIDDEN TESTS\nassert f(7) == 7\n### END HIDDEN TESTS"
    reads = "### BEGIN HIDDEN TESTS\nassert x == 7\n### END HIDDEN TESTS"
    cell = "x = 7\ndef f(y):\n    while y: pass"
    whole = notebook(cell, marks_cell("a", 1, calls), marks_cell("b", 1, reads))
    (done,) = through_ours(executor, job(whole, limits=Limits(cell_seconds=3)))
    assert marks(executed(done)) == {"a": 0, "b": 1}


def test_a_test_that_waited_for_a_function_has_that_long_to_stop(executor: LocalExecutor) -> None:
    stops_slowly = "for _ in range(8):\n    try:\n        time.sleep(0.1)\n    except KeyboardInterrupt:\n        pass"
    calls = f"### BEGIN HIDDEN TESTS\nimport time\ntry:\n    f(7)\nexcept BaseException:\n    pass\n{stops_slowly}\n"
    whole = notebook("def f(y):\n    while y: pass", marks_cell("a", 1, f"{calls}assert False\n### END HIDDEN TESTS"))
    (done,) = through_ours(executor, job(whole, limits=Limits(cell_seconds=4, grace_seconds=0.2)))
    assert done.tests["a"].whole
    assert marks(executed(done)) == {"a": 0}


@some_in_ci(["expert", "blank", "small-letters-and-commas", "typed-an-essay-in-a-cell"])
def test_a_unit_of_the_course_gives_what_it_gives_under_stock(
    executor: LocalExecutor, course: Path, tmp_path: Path, name: str
) -> None:
    unit = Unit(course, "05_tumour_grade")
    source = nbformat.read(unit.source, as_version=4)
    (one,) = [found for found in read_class(unit, source).students if found.id == name]
    whole, answers = sanitised(unit, one)
    stock = through_stock(whole, tmp_path / "stock", answers)
    raw = nbformat.writes(whole).encode()
    (done,) = through_ours(executor, job_for(name, raw, unit.source.read_bytes(), answers=answers))
    assert done.whole
    assert outputs(executed(done)) == outputs(stock)
    assert marks(executed(done)) == marks(stock)


def test_a_hook_that_writes_into_every_cell_does_not_reach_a_test(executor: LocalExecutor, tmp_path: Path) -> None:
    hook = "import sys\nget_ipython().events.register('pre_run_cell', lambda *_: print('Warning', file=sys.stderr))\nx = 7"
    whole, answers = handed_in([hook]), ANSWERS % "B"
    stock, _ = SparesStderr().preprocess(through_stock(whole, tmp_path / "stock", answers), {})
    (done,) = through_ours(executor, job(whole, answers))
    assert marks(executed(done)) == marks(stock)
    assert "Warning" not in str(outputs(executed(done))[2:])


def test_a_later_test_finds_what_an_earlier_one_defined(executor: LocalExecutor, tmp_path: Path) -> None:
    first = "### BEGIN HIDDEN TESTS\n_key = 7\n### END HIDDEN TESTS\nassert x"
    second = "### BEGIN HIDDEN TESTS\nassert x == _key\n### END HIDDEN TESTS"
    whole = notebook("x = 7", marks_cell("a", 1, first), marks_cell("b", 1, second))
    (done,) = through_ours(executor, job(whole))
    assert marks(executed(done)) == marks(through_stock(whole, tmp_path)) == {"a": 1, "b": 1}


def test_a_hidden_test_is_nowhere_in_the_process_that_runs_student_code(executor: LocalExecutor) -> None:
    search = """
import re
hidden, open_to_all = re.compile(b"The edge belong[s] to G2"), re.compile(b"Whic[h] grade")  # which do not find themselves
found, known = 0, 0
with open("/proc/self/maps") as maps, open("/proc/self/mem", "rb") as memory:
    for line in maps:
        span, rights = line.split()[:2]
        if rights.startswith("r") and "[v" not in line:
            start, end = (int(part, 16) for part in span.split("-"))
            memory.seek(start)
            part = memory.read(end - start)
            found, known = found + len(hidden.findall(part)), known + len(open_to_all.findall(part))
found, known > 0
"""
    whole, answers = handed_in(["x = 7", search]), ANSWERS % "B"
    last = notebook(*whole.cells, search)
    (done,) = through_ours(executor, job(last, answers))
    shown = [found[1][0]["data"]["text/plain"] for found in (outputs(executed(done))[2], outputs(executed(done))[-1])]
    assert shown == ["(0, True)", "(0, True)"]
    assert marks(executed(done))["q1-marks"] == 2
