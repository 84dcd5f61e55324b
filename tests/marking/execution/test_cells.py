"""What a test reads, which cells run where, and jobs on their way to another machine."""

import json
from dataclasses import replace
from typing import Any

import pytest
from nbformat import NotebookNode

from netcourse.marking.execution.cells import steps, visible
from netcourse.marking.execution.job import CellTest, Done, Job, Trouble, job_for, pack, pack_done, unpack, unpack_done
from netcourse.marking.execution.reads import names_read
from netcourse.marking.isolation.limits import Limits
from tests.marking.execution.beside_stock import code, marks_cell, notebook, question


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("x = number('x', unit='', low=0, high=1)", ["x"]),
        ("column(globals().get('gep'), 'rate')", ["column", "gep"]),
        ("globals()['a'], 'b' in globals()", ["a", "b"]),
        ("from m import f\nf(x)", ["x"]),
        ("import a.b\na.b.c", []),
        ("y = 1\nassert y == x", ["x"]),
        ("x = x + 1", ["x"]),
        ("x += 1", ["x"]),
        ("x: int = y", ["y"]),
        ("if y:\n    x = 1\nx", ["x", "y"]),
        ("if y:\n    x = 1\nelse:\n    x = 2\nx", ["y"]),
        ("for i in rows:\n    i", ["rows"]),
        ("try:\n    z = x\nexcept ValueError:\n    pass\nz", ["x", "z"]),
        ("with open(p) as f:\n    f", ["p"]),
        ("[i for i in rows if i > limit]", ["limit", "rows"]),
        ("def f(a, b=c):\n    return a + late\nlate = 1", ["c"]),
        ("def f():\n    return theirs", ["theirs"]),
        ("(lambda a: a + theirs)(1)", ["theirs"]),
        ("class C(Base):\n    y = x", ["Base", "x"]),
        ("sum(len(x) for x in rows)", ["rows"]),
        ("key = 'B'\nassert answer == {'G2': 'NEC'}[key]", ["answer"]),
        ("%precision 3\nx", ["x"]),
        ("this is no Python", []),
        ("print(Out, In, get_ipython())", []),
    ],
)
def test_the_names_that_a_test_reads_are_told_from_its_text(source: str, names: list[str]) -> None:
    assert [name for name in names_read(source) if name != "number"] == names


HIDDEN = "a = 1\n### BEGIN HIDDEN TESTS\nsecret\n### END HIDDEN TESTS\nb = 2"


@pytest.mark.parametrize(
    ("test", "seen"),
    [
        (HIDDEN, "a = 1\nb = 2"),
        ("### BEGIN HIDDEN TESTS\nsecret\n### END HIDDEN TESTS", "pass"),
        ("a\n### BEGIN HIDDEN TESTS\nsecret", "a"),
        ("nothing hidden", "nothing hidden"),
    ],
)
def test_only_the_open_part_of_a_test_runs_beside_student_code(test: str, seen: str) -> None:
    assert visible(test) == seen


def shown(whole: NotebookNode, **texts: Any) -> list[tuple[int, str, str, str, str]]:
    found = steps(whole, texts.get("tests", {}), texts.get("locked", {}))
    return [(step.at, step.cell, step.role, step.code, step.trusted) for step in found]


def test_a_test_and_a_question_run_with_the_instructors_text() -> None:
    whole = notebook(question("q", "forged"), "own", marks_cell("m", 1, "forged"))
    whole.cells[1].id = "own-cell"
    assert shown(whole, tests={"m": HIDDEN}, locked={"q": "ask()"}) == [
        (0, "q", "locked", "forged", "ask()"),
        (1, "own-cell", "student", "own", ""),
        (2, "m", "test", "a = 1\nb = 2", HIDDEN),
    ]


def test_a_marks_cell_that_the_instructor_never_wrote_is_student_code() -> None:
    assert shown(notebook(marks_cell("forged", 1, "1.0")))[0][2:] == ("student", "1.0", "")


def test_empty_and_skipped_cells_do_not_run() -> None:
    assert shown(notebook("", "  \n", code("x", tags=["skip-execution"]))) == []


def test_a_job_takes_its_tests_from_the_instructors_notebook() -> None:
    whole = notebook(question("q", "ask()"), "own", marks_cell("m", 1, "assert x == 7"))
    raw = json.dumps(whole).encode()
    job = job_for("student", raw, raw)
    assert (job.tests, job.locked, job.reads) == ({"m": "assert x == 7"}, {"q": "ask()"}, {"m": ("x",)})


def test_a_job_and_its_result_survive_the_way_to_another_machine() -> None:
    job = Job("ä", b"\xff", {"m": "1"}, {"q": "2"}, {"m": ["x"]}, "{}", {"a": b"\0"}, {"b/c": b"\1"}, Limits(cell_seconds=1))
    job = replace(job, beside=("m",), stderr_counts=True)
    assert unpack(pack(job)) == job
    done = Done("ä", b"\xff", {"m": CellTest(whole=True, error="E")}, (Trouble("m", "timeout", "why"),), 1.5, 0.5)
    assert unpack_done(pack_done(done)) == done


@pytest.mark.parametrize("path", ["/etc/passwd", "../x", "a/../../x", ""])
def test_a_file_that_leaves_the_folder_is_refused(path: str) -> None:
    with pytest.raises(ValueError, match="does not lie in the folder"):
        Job("student", b"", {}, files={path: b""})
