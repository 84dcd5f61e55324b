"""Marks that student code would change, were it beside the tests, are named; the marks of the run apart stand."""

from dataclasses import replace

import pytest

from netcourse.marking.batch.both_ways import BothWays, skipped_in, with_skipped
from netcourse.marking.batch.outcome import verdict_of
from netcourse.marking.execution import Done, Job, LocalExecutor
from tests.marking.execution.beside_stock import executed, job, marks, marks_cell, notebook

TEST = marks_cell("kept", 2, "own = [3, 1]\nassert ordered(own) == [1, 3]\nassert own == [3, 1]")
COPIES = notebook("def ordered(xs):\n    return sorted(xs)", TEST)
SORTS = notebook("def ordered(xs):\n    xs.sort()\n    return xs", TEST)
TOO_MANY = notebook("worth = 3", marks_cell("much", 2, "worth"))
FORGES = notebook(
    "class All:\n    def __eq__(self, other):\n        return True\ntotal = All()", marks_cell("sum", 2, "assert total == 3")
)


def through_both(executor: LocalExecutor, **jobs: Job) -> dict[str, Done]:
    return {done.name: done for done in BothWays(executor).run([replace(one, name=name) for name, one in jobs.items()])}


def test_a_mark_that_differs_is_named_and_that_of_the_run_apart_stands(executor: LocalExecutor) -> None:
    done = through_both(executor, copies=job(COPIES), sorts=job(SORTS))
    assert verdict_of(done["copies"]) == ("marked", ())
    verdict, (said,) = verdict_of(done["sorts"])
    assert verdict == "partly marked"
    assert said.startswith("kept: 2 marks apart from the student's code, 0 marks beside it, where stock nbgrader tests")
    assert marks(executed(done["sorts"])) == {"kept": 2}


def test_who_forges_an_answer_gets_nothing_for_it_and_is_named(executor: LocalExecutor) -> None:
    (done,) = through_both(executor, forges=job(FORGES)).values()
    assert marks(executed(done)) == {"sum": 0}
    assert "sum: 0 marks apart from the student's code, 2 marks beside it" in "; ".join(verdict_of(done)[1])


def test_more_marks_than_a_cell_has_end_nothing(executor: LocalExecutor) -> None:
    (done,) = through_both(executor, much=job(TOO_MANY)).values()
    assert verdict_of(done) == ("marked", ())  # nbgrader says why when it should write it


def test_where_all_tests_run_beside_student_code_a_submission_runs_once(executor: LocalExecutor) -> None:
    asked: list[Job] = []

    class Listens(LocalExecutor):
        def __init__(self) -> None:
            pass

        def run(self, jobs):  # type: ignore[no-untyped-def]
            taken = list(jobs)
            asked.extend(taken)
            return executor.run(taken)

    (done,) = BothWays(Listens()).run([replace(job(SORTS), beside=("kept",))])
    assert [one.name for one in asked] == ["student"]
    assert marks(executed(done)) == {"kept": 0}


@pytest.mark.parametrize(("answer", "marked"), [("total = 3", "marked"), ("total = 4", "partly marked")])
def test_a_test_that_stock_passes_over_is_named_where_it_has_not_full_marks(
    executor: LocalExecutor, answer: str, marked: str
) -> None:
    whole = notebook(answer, marks_cell("sum", 2, "assert total == 3"))
    whole.cells[1].metadata["tags"] = ["skip-execution"]
    assert skipped_in(whole) == ("sum",)
    (done,) = through_both(executor, student=job(whole)).values()
    verdict, said = verdict_of(with_skipped(done, skipped_in(whole)))
    assert verdict == marked
    wanted = ["sum: 0 marks, where stock nbgrader gives full marks without running it"] if verdict != "marked" else []
    assert [line.split(", as it is")[0] for line in said] == wanted


@pytest.mark.parametrize(("as_stock", "marked"), [(True, 2), (False, 0)])
def test_a_locked_cell_that_is_tagged_is_passed_over_in_a_course_of_another_make_alone(
    executor: LocalExecutor,
    as_stock: bool,  # noqa: FBT001 (pytest gives it)
    marked: int,
) -> None:
    forgets = marks_cell("forgets", 0, "total = 0")
    forgets.metadata["nbgrader"] |= {"grade": False}
    forgets.metadata["tags"] = ["skip-execution"]
    whole = notebook("total = 3", forgets, marks_cell("sum", 2, "assert total == 3"))
    (done,) = executor.run([replace(job(whole), stderr_counts=as_stock)])
    assert marks(executed(done))["sum"] == marked
