"""What a hidden test gives to a function of the student's never reaches what that student is shown."""

import json
from textwrap import dedent

import pytest

from netcourse.marking.execution import LocalExecutor
from netcourse.marking.execution.job import Done
from tests.marking.execution.beside_stock import executed, job, marks, marks_cell, notebook, outputs, question, through_ours

KEEPS = "tried = []\n\ndef rate(seen, fields):\n    tried.append(seen)\n    return seen / fields"
HIDDEN = "assert rate(6, 2) == 3\n### BEGIN HIDDEN TESTS\nassert rate(4711, 1) == 4711\n### END HIDDEN TESTS"
SEEN = "assert rate(6, 2) == 3"
ASKS = "from netcourse.items import NumberWithUnit, ask\nask(NumberWithUnit('q1', 'How many?', 'cells', 0, 9000))"
SHOWS = "### BEGIN HIDDEN TESTS\nfrom netcourse.items import check\ncheck('q1')\n### END HIDDEN TESTS"
# What a student may do with what a function kept, so that somebody shows it; `tried` stands for that.
WAYS = {
    "it is printed": "print(tried)",
    "it is in an error": "raise ValueError(tried)",
    "it is displayed above": "shown.update(str(tried))",
    "it is in a file": "print(open('kept.txt').read())",
    "it is a recorded answer": "from netcourse.items import record\nrecord('q1', f'{(tried or [8])[-1]} cells')",
    "it is written into the answers": """
        import json
        value = {"unit": "cells", "number": (tried or [8])[-1]}
        entry = {"id": "q1", "kind": "NumberWithUnit", "value": value, "recorded": "2026-01-01T00:00:00Z", "n": 1}
        open("answers.json", "w").write(json.dumps({"answers": {"q1": entry}}))
    """,
    "it is a variable that a test speaks of": "x = (tried or [8])[-1]",
    "a thread prints it": "import threading\nthreading.Thread(target=lambda: print(tried)).start()",
    "a program that was left behind prints it": "import time\ntime.sleep(1)",
}


def everything(done: Done) -> str:
    """All that a submission gave out, of whichever cell, and what its widgets hold."""
    ran = executed(done)
    return json.dumps([[cell.get("outputs") for cell in ran.cells], ran.metadata, [one.says for one in done.troubles]])


def test_the_marks_and_what_is_shown_below_stand(executor: LocalExecutor) -> None:
    cells = (KEEPS, "print('above', tried)", marks_cell("a", 2, HIDDEN), "print('below', tried)", marks_cell("b", 1, SEEN))
    (done,) = through_ours(executor, job(notebook(*cells)))
    shown = outputs(executed(done))
    assert marks(executed(done)) == {"a": 2, "b": 1}
    assert (shown[1][1][0]["text"], shown[3][1][0]["text"]) == ("above []\n", "below [6]\n")
    assert [count for count, _ in shown] == [1, 2, 3, 4, 5]
    assert done.troubles == ()


def test_a_hidden_test_finds_the_function_as_the_cells_above_left_it(executor: LocalExecutor) -> None:
    """Each finds the one of its place, with what was drawn at random above it."""
    draws = "import random\nscale = random.random()\ndef rate(seen, fields): return scale * seen / fields"
    finds = "### BEGIN HIDDEN TESTS\nassert rate(2, 1) == 2 * scale\n### END HIDDEN TESTS"
    again = "### BEGIN HIDDEN TESTS\nassert rate(2, 1) == 2 * scale + 1\n### END HIDDEN TESTS"
    changed = "scale = scale / 3\ndef rate(seen, fields): return scale * seen / fields + 1"
    cells = (draws, marks_cell("a", 1, finds), changed, marks_cell("b", 1, again))
    (done,) = through_ours(executor, job(notebook(*cells)))
    assert marks(executed(done)) == {"a": 1, "b": 1}


@pytest.mark.parametrize("way", WAYS)
def test_whatever_a_student_does_with_what_a_function_kept_it_is_not_shown(way: str, executor: LocalExecutor) -> None:
    keeps = """
        import json, os, subprocess, sys
        from pathlib import Path
        from IPython.display import display

        tried = []
        shown = display("nothing yet", display_id=True)
        Path("kept.txt").write_text("nothing yet")
        waits = "import time, pathlib; time.sleep(0.5); print(pathlib.Path('kept.txt').read_text(), flush=True)"
        subprocess.Popen([sys.executable, "-S", "-c", waits])

        def rate(seen, fields):
            tried.append(seen)
            shown.update(str(tried))
            Path("kept.txt").write_text(str(tried))
            print(tried, flush=True)
            os.write(1, str(tried).encode())
            return seen / fields
    """
    speaks = "from netcourse.items import number\nnumber('x', unit='cells', low=0, high=9)"
    cells = (
        question("asked", ASKS),
        dedent(keeps),
        marks_cell("a", 2, HIDDEN),
        dedent(WAYS[way]),
        marks_cell("b", 1, SHOWS),
        marks_cell("c", 9000, speaks),
    )
    (done,) = through_ours(executor, job(notebook(*cells)))
    assert marks(executed(done))["a"] == 2
    assert "4711" not in everything(done)


def test_a_function_that_hidden_tests_end_takes_nothing_else_along(executor: LocalExecutor) -> None:
    dies = "import os\ndef rate(seen, fields): return os._exit(3) if seen == 4711 else seen / fields"
    (done,) = through_ours(
        executor, job(notebook(dies, marks_cell("a", 2, HIDDEN), "x = 7", marks_cell("b", 1, "assert x == 7")))
    )
    assert marks(executed(done)) == {"a": 0, "b": 1}
    assert [(one.cell, one.kind) for one in done.troubles] == [("a", "dead")]
    assert "a function that it called gave no answer: the process ended itself with code 3" in done.troubles[0].says


def test_a_call_that_students_see_goes_where_their_cells_run(executor: LocalExecutor) -> None:
    (done,) = through_ours(executor, job(notebook(KEEPS, marks_cell("a", 2, SEEN), "print('below', tried)")))
    # The part that students see runs beside their code as well, as the test does.
    assert outputs(executed(done))[2][1][0]["text"] == "below [6, 6]\n"


def test_a_second_run_is_no_time_of_the_test(executor: LocalExecutor) -> None:
    """The test may take as long as any cell, however long the cells above it took."""
    from netcourse.marking.isolation.limits import MB, Limits

    limits = Limits(cell_seconds=2, grace_seconds=1, memory_bytes=400 * MB)
    slow = ["import time", *["time.sleep(1)"] * 3, KEEPS]
    (done,) = through_ours(executor, job(notebook(*slow, marks_cell("a", 2, HIDDEN)), limits=limits))
    assert marks(executed(done)) == {"a": 2}
    assert done.troubles == ()
